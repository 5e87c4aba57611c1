"""Prices: amount, currency, and what they are for ("150 € l'heure", "30min 80 / 1h 150")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.amounts import CURRENCIES, CURRENCY, DURATION, NUMBER, decimal, home_currency, is_clock, per
from reading.language import guess
from reading.numberwords import spoken
from reading.passage import Passage, Taken

_MONEY = re.compile(
    rf"(?<![\w.,])(?:(?P<before>{CURRENCY}) ?(?P<first>{NUMBER})(?:[.,]-)?(?![\d])(?! ?h\b)"
    rf"|(?P<second>{NUMBER})(?:[.,]-)? ?(?P<after>{CURRENCY}|e(?![\w])))"
)
_LISTED = re.compile(
    rf"(?<![\w])(?:{DURATION})(?P<sign> ?(?:[:=>-]|->|a|fur|voor|pour|for)? ?)(?P<amount>\d{{2,4}})(?!\w|[:.,]\d"
    r"|[ -]?(?:min|h\b|u\b|uur|uhr|heures|hours|horas|ore|godz|час|%|cm|kg))"
)
_RATED = re.compile(
    rf"(?<![\w.,/:-])(?P<amount>\d{{2,4}})(?:[.,]-)? ?(?:/ ?|(?:per|for|pour|voor|fur|pro|par|les|za|за) "
    r"|(?P<each>(?:(?:a )?l'|all'|un'|(?:a )?la |(?:het|een|die|eine|the|an?|una|uma|de|pe|в) )?)(?!\d))"
    rf"(?:{DURATION})"
)
_AMOUNT_BEFORE = re.compile(r"(?<!\d)\d{2,4}[ /.,-]{0,3}$")
_AFTER = re.compile(rf" ?(?:/|:|-|=|pour|voor|fur|for|par|per|pro|a|de|les|la|l'|por|pe|\()? ?(?:{DURATION})")
_BEFORE = re.compile(rf"(?<![^\W\d_])(?:{DURATION})\)? ?(?:[:=>/-]|->|a|fur|voor|pour|for|is|est)? ?$")
_SANE = range(5, 20001)
_CALENDAR = 31  # hours of the day, days of the month: "van 10u-22", "el dia 15", "o godzinie 18"
_LEAST_NIGHT = 100  # "bus 48 la nuit"
_MINUTES = 60
_WORD = 20  # characters before "uur" in which the hour is spelt
_E_JOINS = ("it", "pt")


def read_prices(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Amounts with a currency, and amounts in a price list ("1h 150"). Pay and numbers found before are left out."""
    text = passage.folded.text
    taken = Taken.by(passage, earlier, FindingKind.PAY, FindingKind.PHONE, FindingKind.URL, FindingKind.IBAN)
    prices: list[Finding] = []
    used = 0
    for match in _MONEY.finditer(text):
        span, used = _span(text, match, used)
        found = _money(passage, match, span)
        if found and not taken.has(found.start, found.end):
            taken.take(found.start, found.end)
            prices.append(found)
    for match in (*_LISTED.finditer(text), *_RATED.finditer(text)):
        if match.re is _LISTED and _is_rated(passage, match, taken):
            continue
        found = _listed(passage, match)
        if found and not taken.has(found.start, found.end):
            taken.take(found.start, found.end)
            prices.append(found)
    yield from sorted(prices, key=lambda found: found.start)


def _listed(passage: Passage, match: re.Match[str]) -> Finding | None:
    """An amount without a currency behind a duration, or before one: "1h 150", "150/h", "120 la demi-heure"."""
    other = _tells_time(passage.folded.text, match) if match.re is _LISTED else not _is_rate(match)
    if other or int(match["amount"]) not in _SANE:
        return None
    start, end = match.span("amount")
    return passage.found(
        FindingKind.PRICE, decimal(match["amount"]), start, end, 0.55, unit=home_currency(passage.regions[0]),
        per=per(match),
    )  # fmt: skip


def _tells_time(text: str, match: re.Match[str]) -> bool:
    """Whether a time and what follows it are a time of day or a date: "14h30", "acht uur 45", "10u-22", "dia 15"."""
    amount = int(match["amount"])
    minutes = amount < _MINUTES and not match["sign"].strip() and not match["and"]
    if match["hours"] or match["count"]:
        return minutes or amount <= _CALENDAR or is_clock(match)
    words = text[max(0, match.start() - _WORD) : match.start()].split()
    if minutes and match["hour"] and words and spoken(words[-1]):
        return True
    return not match["minutes"] and not match["person"] and amount <= _CALENDAR


def _is_rate(match: re.Match[str]) -> bool:
    """Whether the amount is for what it stands before; with a mere article, or nothing, only where little else is."""
    if match["each"] is None:
        return per(match).endswith(("min", "hour"))
    if match["night"] and match["each"]:
        return int(match["amount"]) >= _LEAST_NIGHT
    short = match["half"] or match["quarter"] or (match["hour"] and match["each"])
    return bool(short) and int(match["amount"]) > _CALENDAR


def _is_rated(passage: Passage, match: re.Match[str], taken: Taken) -> bool:
    """Whether the duration of a listed amount belongs to another amount before it: "120 la demi-heure 200 l'heure"."""
    text = passage.folded.text
    before = _AMOUNT_BEFORE.search(text, max(0, match.start() - 7), match.start())
    if before is None or taken.has(*passage.folded.span(*before.span())):
        return False
    rated = _RATED.match(text, before.start())
    return rated is not None and _is_rate(rated)


def _money(passage: Passage, match: re.Match[str], span: str | None) -> Finding | None:
    value = decimal(match["first"] or match["second"])
    if round(float(value)) not in _SANE:
        return None
    currency = CURRENCIES[(match["before"] or match["after"]).strip()]
    if match["after"] == "e" and span is None and _joins(passage, match):
        return None
    return passage.found(
        FindingKind.PRICE, value, match.start(), match.end(), 0.9 if span else 0.75, unit=currency, per=span
    )


def _joins(passage: Passage, match: re.Match[str]) -> bool:
    """Whether "e" behind a number is Italian or Portuguese for "and": "tra 25 e 30", "dalle 9 alle 12:30 e dopo"."""
    text = passage.folded.text
    if text[match.end() - 2] != " ":
        return False
    clock = text[max(0, match.start() - 1)] == ":"
    return clock or text[match.end() : match.end() + 2].strip().isdigit() or guess(passage.folded) in _E_JOINS


def _span(text: str, match: re.Match[str], used: int) -> tuple[str | None, int]:
    """What the price is for: named just before ("1h : 150 €") or just after ("150 €/h"); no time of day. Also up to
    where its words belong to this price and not to the next ("60 € la demi-heure 100 € l'heure")."""
    before = _BEFORE.search(text, max(used, match.start() - 24), match.start())
    after = _AFTER.match(text, match.end())
    if before and not is_clock(before):  # in a list, what follows is the next line
        return per(before), used
    if after is None or is_clock(after):
        return None, used
    return per(after), used if after.group().strip()[0].isdigit() else after.end()
