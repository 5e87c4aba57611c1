"""Pay and working time in job ads: amount and unit, hours a day or week, days a week."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Category, Finding, FindingKind
from reading.amounts import CURRENCIES, CURRENCY, DURATION, NUMBER, decimal, home_currency, per
from reading.passage import Passage, Taken

_WORK = re.compile(
    r"\b(?:salaires?|salaris|gezocht|recrut\w*|recherch\w*|angajam|cautam|remuner\w*|paye|paie|gagne[rz]?|gagnes|loon|lonen|\w{3,5}loon|verdien\w*|lohn\w*|\w{3,7}lohn|gehalt|salary|"
    r"salaries|wages?|earn|earnings|pay|paid|sueldo|salario|stipendio|salariu|castig\w*|brut[oe]?|brutto|net|netto|nett|"
    r"travail|travailler|emploi|job|jobs|werk|werken|vacature|arbeit|arbeiten|stelle|work|working|trabajo|munca|lucru|lavoro|horaires?|werkuren|arbeitszeit|praca|prace|zarobki|stawka|zatrudni\w*|plata|работа\w*|зарплата|оплата|требу\w*|ищем|vacant\w*|cercasi|busca\w*|precisa\w*|suche\w*|zoeken)\b"
)
_TO = r"(?: ?(?:-|a|to|tot|bis|al|la|do|до|et|en|und|and|y|e|si|i|и) ?)"
_MONEY = (
    rf"(?:(?P<before>{CURRENCY}) ?(?P<first>{NUMBER})(?:{_TO}(?:{CURRENCY} ?)?(?P<upto>{NUMBER}))?"
    rf"|(?:(?<!/)(?<!\d-)(?<!\d- )(?P<least>{NUMBER})(?: ?{CURRENCY})?{_TO})?(?P<second>{NUMBER}) ?"
    rf"(?P<after>{CURRENCY}|e(?![\w])))"
    r"(?: ?(?:brute?s?|brutto|bruto|nets?|netto|net|gross|cash|contant|en liquide|bar|na reke|на руки"
    r"|in mano|in mana|en mano|na mao))?"
)
_PER_HOUR = r"(?P<short>(?:p\.?/?u\.?|p\.?/?h\.?)(?![a-z]))"  # "p/u", "ph"
_PAY = re.compile(rf"(?<![\w.,]){_MONEY} ?(?:/|-|\()? ?(?:{DURATION}|{_PER_HOUR})")
_BARE = re.compile(rf"(?<![\w.,])(?P<second>\d{{1,2}}[.,]\d\d) ?(?:brutto?s?|nett?o?)? ?(?:/ ?)?(?:{DURATION})")
_LABELLED = re.compile(
    r"\b(?:(?P<hour>salaire horaire|taux horaire|uurloon|stundenlohn|hourly|salario por hora|paga oraria|salariu orar"
    r"|stawka godzinowa|почасов\w+)"
    r"|(?P<day>salaire journalier|dagloon|tageslohn|daily (?:pay|rate|wages?)|day rate|jornal|salario diario"
    r"|paga giornaliera|diaria|dniowka|stawka dzienna)"
    r"|(?P<week>salaire hebdomadaire|weekloon|wochenlohn|weekly|salario semanal|paga settimanale|tygodniowka)"
    r"|(?P<month>salaire mensuel|maandloon|monatslohn|monatsgehalt|monthly|salario mensual|stipendio mensile"
    r"|salario mensal|ordenado|salariu lunar|оклад))"
    rf"(?:[^\W\d_]|[ ]){{0,16}}:? ?{_MONEY}"
)
_HOUR = r"(?:h|heures?|uurs?|uren|urige|u|stund\w{1,4}|std|hours?|hrs|horas|ore|godz\w*|час\w*)"
_PER_DAY = (
    r"(?:jour(?:nee|nalieres?)?|quotidien(?:ne)?s|dag|dagelijks|tag|taglich|day|daily|dia|diari[oae]s?|zi|zilnic[ei]?"
    r"|giorno|giornalier[ei]|j|d|dziennie|dzien|dobe|день|сутки|ежедневно)"
)
_PER_WEEK = (
    r"(?:semaine|hebdo(?:madaires?)?|week|weken|weekly|wekelijks|werkweek|woche|wochentlich|semana|semanales|semanais"
    r"|saptamana|saptamanale?|settimana|settimanali|sem|wk|tygodniowo|tydzien|tygodniu|неделю|еженедельно)"
)
_PER_SHIFT = r"(?:shifts?|schicht(?:en)?|dienst(?:en)?|zmian[ya]?|смен\w{0,2})"
_HOURS = re.compile(
    r"(?<![\w.,/])(?P<value>\d{1,3}(?:[.,]\d)?)(?: ?(?:a|-|tot|bis|to|la|do|до) ?(?P<most>\d{1,3}))?\+? ?-?"
    rf"{_HOUR}\.?[ -]?(?:(?:de travail|di lavoro|de trabajo|de trabalho|de lucru|arbeit|werk|work|pracy|работы) )?"
    r"(?:/|par|per|pro|chaque|elke|iedere|jeden|jede|every|each|cada|a|am|op een|la|pe"
    r"|al|alla|ao|por|de|na|w|в|in der)?(?: рабоч\w{1,4})?"
    rf" ?(?:(?P<day>{_PER_DAY})|(?P<week>{_PER_WEEK})|(?P<shift>{_PER_SHIFT}))(?![^\W\d_]|')"
    r"|\b(?:temps plein|voltijds|vollzeit|full[- ]time|temps partiel|deeltijds|teilzeit|part[- ]time)[ :,(]{1,3}"
    r"(?P<time>\d{2}(?:[.,]\d)?) ?(?:h|u|std)(?![a-z\d])"
)
_LASTING = re.compile(
    r"\b(?:(?P<day>journees?|jours|postes?|dag(?:en)?|werkdag(?:en)?|dienst(?:en)?|shifts?|schicht(?:en)?|arbeitstage?"
    r"|tage|days?|jornadas?|turnos?|dias|turni|giornat[ae]|giorni|ture|zile|zmiany?|dni|смен[аы]?|день)"
    r"|(?P<week>semaines?|werkweek|week|weken|woche|wochen|weeks?|semanas?|settimane?|saptamani|tydzien|неделя))"
    r" (?:(?:laboral(?:es)?|de trabajo|de trabalho|de travail|de lucru|lavorativ[ae]) )?"
    rf"(?:(?:de|van|von|of|di|po|по) |(?<=смена )|(?<=смены ))(?P<value>\d{{1,2}}(?:[.,]\d)?) ?{_HOUR}"
    r"(?![^\W\d_]|\d| ?(?:a|al|alle|as|to|till|tot|bis|la|do|до|-) ?\d)"
)
_DAYS = re.compile(
    r"(?<![\w.,/])(?P<value>[1-7])(?: ?(?:a|-|tot|bis|to) ?(?P<most>[1-7]))? ?-?(?:jours?|j|dagen|dag|d|tage|days?"
    r"|dias|zile|giorni|dni|дн\w+)\b ?"
    r"(?:(?:/|sur|op|von|out of|din|su|de|z|из) ?7|(?:/|par|per|pro|a|alla|in der|in de|die|la|pe|por|w|na|в) ?(?:la )?"
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
    r"horair|travail|uren|werk|arbeit|schicht|shift|hours|work|program|lucr|turn|orari|lavor|jornada|prac|godzin|смен|работ|loon|lohn|salair"
)
_AROUND = 40  # characters before a shift in which its word stands
_SHIFT_HOURS = range(3, 17)
_MOST_HOURS = {"day": 24, "week": 168}
_WIDEST = 3  # times the least pay of a range
_SPANS = ("hour", "day", "week", "month")


def read_pay(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Pay (`per` hour, day, week, month) and HOURS: `unit` is `hour` or `day`, `per` is `day` or `week`.

    Read in job ads, and elsewhere only when words of work and pay stand in the text.
    """
    text = passage.folded.text
    if passage.category is not Category.JOB and (passage.category is not None or not _WORK.search(text)):
        return
    taken = Taken(len(text))
    for match in _PAY.finditer(text):
        if (span := "hour" if match["short"] else per(match)) in _SPANS and _near_work(passage, match):
            taken.take(*match.span())
            yield from _amounts(passage, match, span)
    for match in _BARE.finditer(text) if passage.category is Category.JOB else ():
        if (span := per(match)) in _SPANS:
            yield passage.found(
                FindingKind.PAY, decimal(match["second"]), match.start(), match.end(), 0.6,
                unit=home_currency(passage.regions[0]), per=span,
            )  # fmt: skip
    for match in _LABELLED.finditer(text):
        if not taken.has(*match.span()):
            yield from _amounts(passage, match, next(span for span in _SPANS if match[span]))
    yield from _hours(passage)


def _hours(passage: Passage) -> Iterator[Finding]:
    text = passage.folded.text
    for match in (*_HOURS.finditer(text), *_LASTING.finditer(text)):
        said = match.groupdict()
        value = float((said.get("most") or match["value"] or match["time"]).replace(",", "."))
        shift = said.get("shift") or (match.re is _LASTING and match["day"])
        span = "day" if shift or match["day"] else "week"
        if int(value) in _SHIFT_HOURS if shift else value <= _MOST_HOURS[span]:
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


def _amounts(passage: Passage, match: re.Match[str], span: str) -> Iterator[Finding]:
    """What is paid; of a range ("1500-2500 € par mois") both ends, where they are no two things ("2 et 15 €/h")."""
    currency = CURRENCIES[(match["before"] or match["after"]).strip()]
    ends = (match["least"], match["second"]) if match["second"] else (match["first"], match["upto"])
    amounts, start = [decimal(end) for end in ends if end], match.start()
    if len(amounts) > 1 and not float(amounts[0]) < float(amounts[1]) <= _WIDEST * float(amounts[0]):
        amounts, start = (amounts[1:], match.start("second")) if match["second"] else (amounts[:1], start)
    for amount in amounts:
        yield passage.found(FindingKind.PAY, amount, start, match.end(), 0.85, unit=currency, per=span)
