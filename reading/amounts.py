"""Amounts of money and stretches of time, as prices and pay both need them."""

from __future__ import annotations

import re

CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "eu": "EUR", "e": "EUR", "евро": "EUR", "£": "GBP",
    "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "quid": "GBP", "pond": "GBP", "$": "USD", "usd": "USD",
    "dollar": "USD", "dollars": "USD", "chf": "CHF", "fr.": "CHF", "lei": "RON", "ron": "RON", "zl": "PLN",
    "pln": "PLN", "zloty": "PLN", "zlotych": "PLN", "kr": "SEK", "rub": "RUB", "rubley": "RUB", "руб": "RUB",
    "рубль": "RUB", "рубля": "RUB", "рублеи": "RUB", "р": "RUB", "₽": "RUB", "roses": "EUR", "rose": "EUR",
    "rosen": "EUR", "🌹": "EUR", "kisses": "EUR", "bisous": "EUR",
}  # fmt: skip
CURRENCY = (
    r"(?:€|£|\$|₽|🌹|(?:euros?|eur|eu|евро|gbp|pounds?|quid|pond|usd|"
    r"dollars?|chf|lei|ron|zlotych|zloty|zl|pln|kr|rub|руб(?:ль|ля|леи)?|р|roses?|rosen|kisses|bisous)\b)"
)
NUMBER = r"\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?"
_HOME = {"GB": "GBP", "CH": "CHF", "RO": "RON", "PL": "PLN", "SE": "SEK", "RU": "RUB", "US": "USD", "HU": "HUF"}

_EACH = (
    r"(?:all'|un'|(?:(?:de |a |in )?(?:l'|la |las |le |les |los |the |der |het |die )|(?:par|per|une?|una|uma|een|eine?"
    r"|pro|an?|one|al|alla|ao|o|am|im|por|pe|op|je|na|za|w|в|за|de|hele|heel|ganze|toute|toda|toata|tutta|chaque|elke|iedere?"
    r"|jede[nrs]?|every|each|cada|ogni|fiecare|kazdy|kazdego) ){1,2})?"
)
_COUNTS = {
    "deux": 2, "trois": 3, "twee": 2, "drie": 3, "zwei": 2, "drei": 3, "two": 2, "three": 3, "dos": 2, "tres": 3,
    "doua": 2, "trei": 3, "due": 2, "tre": 3, "duas": 2, "два": 2, "три": 3, "dwie": 2, "trzy": 3,
}  # fmt: skip
DURATION = (
    r"(?:(?P<minutes>\d{1,3}) ?(?:min(?:uten|utes|uti|utos|uut|ute|ut|s)?\.?|mn|мин(?:ут[аы]?)?|'|′)(?![a-z])"
    r"|(?P<hours>\d{1,2}) ?(?:h(?:rs?|eures?|ours?|oras?)?|u(?:ur|ren)?|st(?:d|unden?)|or[ae]|horas?|godz\w*|час\w*)\.?"
    r"(?: ?(?P<and>[0-5]\d)(?![\d€]))?(?![a-z])"
    r"|(?P<ninety>(?:une )?heure et demie|anderhalf uur|(?:anderthalb|eineinhalb) stunden|(?:an )?hour and a half"
    r"|hora y media|hora e meia|ora e mezz[ao]|ora si jumatate|полтора часа|poltorej godziny)"
    rf"|(?P<count>{'|'.join(_COUNTS)}) (?:heures|uur|stunden|hours|horas|ore|часа|godziny)(?![a-z])"
    rf"|{_EACH}(?:(?P<quarter>(?:quart d'heure|1/4 ?(?:h(?:eure|our|ora|r)?|ora|uur|u|std|stunde|godz\w*)\b"
    r"|kwartier(?:tje)?|viertelstunde"
    r"|quarter(?: of an)? hour|cuarto de hora|quarto d'ora|quarto de hora|sfert de ora|kwadrans|четверть часа))"
    r"|(?P<half>(?:demi[ -]?heure|1/2 ?(?:h(?:eure|our|ora|r)?|ora|uur|u|std|stunde|godz\w*)\b|half ?uur(?:tje)?"
    r"|halbe stunde|half (?:an )?h(?:ou)?r\b|media hora|meia[ -]hora|mezz['a]? ?ora|jum(?:atat|at)ea? de ora"
    r"|pol (?:godziny|godz|h)\b|полчаса))"
    r"|(?P<hour>(?:heure|uurtje|uur|u|stunde|std|hour|hora|ora|час|h|hr|godz\w*)(?![a-z]))"
    r"|(?P<night>(?:nuit|nacht|night|overnight|noche|noaptea?|notte|noite|noc|ночь)(?![a-z]))"
    r"|(?P<day>(?:jour(?:nee)?|dag|tag|day|daily|dia|diari[oae]s?|zi|zilnic|giorno|giornalier[oaie]|journalier"
    r"|dagelijks|taglich|dzien|dziennie|dniowka|смен[уа]|день|сутки)(?![a-z]))"
    r"|(?P<week>(?:semaine|hebdo(?:madaires?)?|week|weekly|wekelijks|woche|wochentlich|semana|semanal(?:es)?"
    r"|semanais|saptamana|saptamanal|settimana|settimanal[ei]|tydzien|tygodniu|tygodniowo|недел[юя]|еженедельно)(?![a-z]))"
    r"|(?P<month>(?:mois|maand|monat|month|monthly|mes|luna|mese|miesiac|miesiacu|miesiecznie|mensuel(?:s|les?)?"
    r"|mensual(?:es)?|mensili?|mensal|mensais|maandelijks|monatlich|mtl|lunar|месяц|мес|ежемесячно)(?![a-z])))"
    r"|(?P<person>(?:par |per |pro |a )?(?:personne|persoon|pers|person|persona|pp)(?![a-z])))"
)
_LONGEST_SOLD = 4  # hours that are sold with minutes, "1h30"; "10h30" is a time of day
_DAY = 24  # hours of the day
_HALF_DAY = 12


def decimal(written: str) -> str:
    """ "1.200,50" -> "1200.50"; "1 200" -> "1200"; "150" -> "150"."""
    match = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", written)
    whole, cents = (match[1], match[2]) if match else (written, None)
    digits = re.sub(r"\D", "", whole).lstrip("0") or "0"
    return f"{digits}.{cents.ljust(2, '0')}" if cents and int(cents) else digits


def home_currency(region: str) -> str:
    return _HOME.get(region, "EUR")


def per(match: re.Match[str]) -> str:
    """The span of time (or the person) that a match of DURATION names: "30min", "hour", "2h", "night", "month"."""
    if match["minutes"]:
        minutes = int(match["minutes"])
        return "hour" if minutes == 60 else f"{minutes}min"
    if match["hours"]:
        return _hours(int(match["hours"]), int(match["and"] or 0))
    if match["ninety"]:
        return "90min"
    if match["count"]:
        return f"{_COUNTS[match['count']]}h"
    if match["quarter"] or match["half"]:
        return "15min" if match["quarter"] else "30min"
    return next(name for name in ("hour", "night", "day", "week", "month", "person") if match[name])


def is_clock(match: re.Match[str]) -> bool:
    """Whether hours that a match of DURATION names are rather a time of day: "14h", "9h30"."""
    if not match["hours"]:
        return False
    hours = int(match["hours"])
    return _HALF_DAY < hours < _DAY or bool(match["and"] and hours > _LONGEST_SOLD)


def _hours(hours: int, minutes: int) -> str:
    if minutes:
        return f"{60 * hours + minutes}min"
    return {1: "hour", 24: "day"}.get(hours, f"{hours}h")
