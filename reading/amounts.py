"""Amounts of money and stretches of time, as prices and pay both need them."""

from __future__ import annotations

import re

CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "eu": "EUR", "e": "EUR", "£": "GBP", "gbp": "GBP",
    "pounds": "GBP", "quid": "GBP", "pond": "GBP", "$": "USD", "usd": "USD", "dollar": "USD",
    "dollars": "USD", "chf": "CHF",
    "fr.": "CHF", "lei": "RON", "ron": "RON", "zl": "PLN", "pln": "PLN", "zloty": "PLN", "kr": "SEK", "rub": "RUB",
    "rubley": "RUB", "руб": "RUB", "р": "RUB", "₽": "RUB", "roses": "EUR", "rose": "EUR", "rosen": "EUR", "🌹": "EUR",
    "kisses": "EUR", "bisous": "EUR",
}  # fmt: skip
CURRENCY = (
    r"(?:€|£|\$|₽|🌹|(?:euros?|eur|eu|gbp|pounds|quid|pond|usd|"
    r"dollars?|chf|lei|ron|zloty|zl|pln|kr|rub|руб|р|roses?|rosen|kisses|bisous)\b)"
)
NUMBER = r"\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?"
_HOME = {"GB": "GBP", "CH": "CHF", "RO": "RON", "PL": "PLN", "SE": "SEK", "RU": "RUB", "US": "USD", "HU": "HUF"}

DURATION = (
    r"(?:(?P<minutes>\d{1,3}) ?(?:min(?:uten|utes|uti|utos|uut|ute|s|ut)?\.?|mn|мин|'|′)(?![a-z])"
    r"|(?P<hours>\d{1,2}) ?(?:h(?:rs?|eures?|ours?|oras?)?|u(?:ur|ren)?|st(?:d|unden?)|or[ae]|horas?|godz\w*|час\w*)\.?"
    r"(?: ?(?P<and>[0-5]\d)(?![\d€]))?(?![a-z])"
    r"|(?P<quarter>(?:un )?quart d'heure|1/4 ?h|kwartier(?:tje)?|viertelstunde|quarter(?: of an)? hour"
    r"|cuarto de hora|quarto d'ora|sfert de ora)"
    r"|(?P<half>(?:une? )?demi[ -]?heure|1/2 ?h|half ?uur(?:tje)?|halbe stunde|half (?:an )?hour|media hora|mezz'?ora"
    r"|jumatate de ora)"
    r"|(?P<hour>(?:l'|par |une |per |het |een |pro |die |eine |an |the |la |por |pe |all'|un'|za |na |в |за )?"
    r"(?:heure|uurtje|uur|u|stunde|std"
    r"|hour|hora|ora|час|h|hr|godz\w*)(?![a-z]))"
    r"|(?P<night>(?:la |par |per |une |pro |die |de |hele )?(?:nuit|nacht|night|overnight|noche|noapte|notte"
    r"|noite)(?![a-z]))"
    r"|(?P<day>(?:la |par |per |une? |pro |a |al |op |pe |por )?(?:jour(?:nee)?|dag|tag|day|dia|zi|giorno|dzien"
    r"|dziennie|dniowka|смен[уа]|день)(?![a-z]))"
    r"|(?P<week>(?:la |par |per |une |pro |a |die |op |pe |por )?"
    r"(?:semaine|week|woche|semana|saptamana|settimana|tydzien|tygodniowo|неделю)(?![a-z]))"
    r"|(?P<month>(?:le |par |per |un |pro |a |al |im |op |pe |por |na |в )?"
    r"(?:mois|maand|monat|month|mes|luna|mese|miesiac|miesiecznie|mensuel(?:s|les?)?|mensual(?:es)?|mensili?"
    r"|maandelijks|monatlich|lunar|месяц|мес)(?![a-z]))"
    r"|(?P<person>(?:par |per |pro |a )?(?:personne|persoon|pers|person|persona|pp)(?![a-z])))"
)


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
    if match["quarter"] or match["half"]:
        return "15min" if match["quarter"] else "30min"
    return next(name for name in ("hour", "night", "day", "week", "month", "person") if match[name])


def _hours(hours: int, minutes: int) -> str:
    if minutes:
        return f"{60 * hours + minutes}min"
    return {1: "hour", 24: "day"}.get(hours, f"{hours}h")
