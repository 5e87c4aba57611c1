"""Pay and working time in job ads: amount and unit, hours a day or week, days a week."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Category, Finding, FindingKind
from reading.amounts import CURRENCIES, CURRENCY, DURATION, NUMBER, decimal, home_currency, per
from reading.passage import Passage

_WORK = re.compile(
    r"\b(?:salaires?|salaris|gezocht|recrut\w*|recherch\w*|angajam|cautam|remuner\w*|paye|paie|gagne[rz]?|gagnes|loon|lonen|uurloon|maandloon|verdien\w*|lohn\w*|stundenlohn|gehalt|salary|"
    r"salaries|wages?|earn|earnings|pay|paid|sueldo|salario|stipendio|salariu|castig\w*|brut[oe]?|brutto|net|netto|nett|"
    r"travail|travailler|emploi|job|jobs|werk|werken|vacature|arbeit|arbeiten|stelle|work|working|trabajo|munca|lucru|lavoro|horaires?|werkuren|arbeitszeit|praca|prace|zarobki|stawka|zatrudni\w*|plata|работа\w*|зарплата|оплата|требу\w*|ищем|vacant\w*|cercasi|busca\w*|precisa\w*|suche\w*|zoeken)\b"
)
_MONEY = (
    rf"(?:(?P<before>{CURRENCY}) ?(?P<first>{NUMBER})|(?P<second>{NUMBER}) ?(?P<after>{CURRENCY}|e(?![\w])))"
    r"(?: ?(?:brute?s?|brutto|bruto|nets?|netto|net|gross|cash|contant|en liquide|bar))?"
)
_PER_HOUR = r"(?P<short>(?:p\.?/?u\.?|p\.?/?h\.?)(?![a-z]))"  # "p/u", "ph"
_PAY = re.compile(rf"(?<![\w.,]){_MONEY} ?(?:/|-|\()? ?(?:{DURATION}|{_PER_HOUR})")
_BARE = re.compile(rf"(?<![\w.,])(?P<second>\d{{1,2}}[.,]\d\d) ?(?:brutto?s?|nett?o?)? ?(?:/ ?)?(?:{DURATION})")
_LABELLED = re.compile(
    rf"\b(?P<label>salaire (?:mensuel|horaire)|uurloon|maandloon|stundenlohn|monatslohn|monatsgehalt|hourly"
    rf"|monthly)[a-z ]{{0,16}}:? ?{_MONEY}"
)
_LABEL_PER = {"horaire": "hour", "uurloon": "hour", "stundenlohn": "hour", "hourly": "hour"}
_HOURS = re.compile(
    r"(?<![\w.,/])(?P<value>\d{1,3}(?:[.,]\d)?)(?: ?(?:a|-|tot|bis|to) ?(?P<most>\d{1,3}))? ?-? ?(?:h|heures?|uur"
    r"|uren|u|stunden|std|hours?|hrs|horas|ore|godz\w*|час\w*)\.?[ -]?"
    r"(?:/|par|per|pro|de travail par|chaque|elke|iedere|jeden|jede|every|each|cada|a|am|op een|la|pe|al|por|de)?"
    r" ?(?P<per>jour|dag|tag|day|dia|zi|giorno|j|d"
    r"|dziennie|dzien|день|tygodniowo|tydzien|неделю"
    r"|semaine|week|weken|woche|semana|saptamana|settimana|sem|wk)(?![a-z])"
    r"|\b(?:temps plein|voltijds|vollzeit|full[- ]time|temps partiel|deeltijds|teilzeit|part[- ]time)[ :,(]{1,3}"
    r"(?P<time>\d{2}(?:[.,]\d)?) ?(?:h|u|std)(?![a-z\d])"
)
_DAYS = re.compile(
    r"(?<![\w.,/])(?P<value>[1-7])(?: ?(?:a|-|tot|bis|to) ?(?P<most>[1-7]))? ?-?(?:jours?|j|dagen|dag|d|tage|days?"
    r"|dias|zile|giorni|dni|дн\w+)\b ?"
    r"(?:(?:/|sur|op|von|out of|din|su|de|z) ?7|(?:/|par|per|pro|a|in der|in de|die|la|pe|por|w|na|в) ?(?:la )?"
    r"(?:semaine"
    r"|week|woche|semana|saptamana|settimana|tygodniu|tydzien|неделю))"
)
_CLOCK = r"(?:[01]?\d|2[0-4])"
_SHIFT = re.compile(
    rf"(?<![\d.,/:h])(?:de |from |von |van |dalle |das |de la |od |с |intre |entre |tussen |zwischen |between )?"
    rf"(?P<begin>{_CLOCK})(?P<sign> ?(?:h|u|:|uhr|uur|am|pm)\.? ?)?(?P<past>[0-5]\d)?(?: ?(?:h|u|uur|uhr|am))?"
    rf" ?(?:-|a|tot|bis|to|till|until|al|alle|as|la|do|до|et|en|and|und) ?"
    rf"(?P<end>{_CLOCK})(?P<last> ?(?:h|u|:|uhr|uur|am|pm)\.? ?)(?P<late>[0-5]\d)?(?!\d)"
    r"(?! ?(?:/|par|per|pro|dziennie|pe |al |a (?:day|week)|each|elke))"
)
_CALLS = re.compile(
    r"appel|joign|bel\b|bell|bereik|tel\b|call|phone|anruf|erreich|suna|chiam|llam|liga|звон|dzwon|ouvert|open"
)
_WORKING = re.compile(
    r"horair|travail|uren|werk|arbeit|schicht|shift|hours|work|program|lucr|turn|orari|lavor|jornada|prac|godzin|смен|работ"
)
_AROUND = 40  # characters before a shift in which its word stands
_SHIFT_HOURS = range(3, 17)
_WEEKS = frozenset(
    "semaine week weken woche semana saptamana settimana sem wk tygodniowo tydzien неделю".split()  # noqa: SIM905 words
)
_SPANS = ("hour", "day", "week", "month")


def read_pay(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Pay (`per` hour, day, week, month) and HOURS: `unit` is `hour` or `day`, `per` is `day` or `week`.

    Read in job ads, and elsewhere only when words of work and pay stand in the text.
    """
    text = passage.folded.text
    if passage.category is not Category.JOB and (passage.category is not None or not _WORK.search(text)):
        return
    for match in _PAY.finditer(text):
        if (span := "hour" if match["short"] else per(match)) in _SPANS and _near_work(passage, match):
            yield _amount(passage, match, span)
    for match in _BARE.finditer(text) if passage.category is Category.JOB else ():
        if (span := per(match)) in _SPANS:
            yield passage.found(
                FindingKind.PAY, decimal(match["second"]), match.start(), match.end(), 0.6,
                unit=home_currency(passage.regions[0]), per=span,
            )  # fmt: skip
    for match in _LABELLED.finditer(text):
        yield _amount(passage, match, next((s for word, s in _LABEL_PER.items() if word in match["label"]), "month"))
    for match in _HOURS.finditer(text):
        value = float((match["most"] or match["value"] or match["time"]).replace(",", "."))
        span = "week" if match["time"] or match["per"] in _WEEKS else "day"
        if value <= (24 if span == "day" else 168):
            yield passage.found(
                FindingKind.HOURS, f"{value:g}", match.start(), match.end(), 0.85, unit="hour", per=span
            )
    yield from _shifts(passage)
    for match in _DAYS.finditer(text):
        yield passage.found(
            FindingKind.HOURS, match["most"] or match["value"], match.start(), match.end(), 0.85, unit="day", per="week"
        )


def _shifts(passage: Passage) -> Iterator[Finding]:
    """The length of a working day told by its ends, "de 7h à 19h"; weak unless a word of work stands before it."""
    text = passage.folded.text
    for match in _SHIFT.finditer(text) if passage.category is Category.JOB else ():
        before = text[max(0, match.start() - _AROUND) : match.start()]
        minutes = 60 * (int(match["end"]) - int(match["begin"])) + int(match["late"] or 0) - int(match["past"] or 0)
        if "pm" in match["last"] and int(match["end"]) < 12 and "pm" not in (match["sign"] or ""):
            minutes += 12 * 60
        hours = minutes % (24 * 60) / 60
        if int(hours) in _SHIFT_HOURS and not _CALLS.search(before):
            sure = _WORKING.search(before) is not None
            yield passage.found(
                FindingKind.HOURS, f"{hours:g}", match.start(), match.end(), 0.7 if sure else 0.4, accepted=sure,
                unit="hour", per="day",
            )  # fmt: skip


def _near_work(passage: Passage, match: re.Match[str]) -> bool:
    if passage.category is Category.JOB:
        return True
    return _WORK.search(passage.folded.text, max(0, match.start() - 60), match.end() + 40) is not None


def _amount(passage: Passage, match: re.Match[str], span: str) -> Finding:
    currency = CURRENCIES[(match["before"] or match["after"]).strip()]
    return passage.found(
        FindingKind.PAY, decimal(match["first"] or match["second"]), match.start(), match.end(), 0.85,
        unit=currency, per=span,
    )  # fmt: skip
