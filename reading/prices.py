"""Prices: amount, currency, and what they are for ("150 € l'heure", "30min 80 / 1h 150")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.amounts import CURRENCIES, CURRENCY, DURATION, NUMBER, decimal, home_currency, per
from reading.passage import Passage, overlaps

_MONEY = re.compile(
    rf"(?<![\w.,])(?:(?P<before>{CURRENCY}) ?(?P<first>{NUMBER})(?![\d])(?! ?h\b)"
    rf"|(?P<second>{NUMBER}) ?(?P<after>{CURRENCY}|e(?![\w])))"
)
_LISTED = re.compile(
    rf"(?<![\w])(?:{DURATION}) ?(?:[:=>-]|->|a|fur|voor|pour|for)? ?(?P<amount>\d{{2,4}})(?!\w|[:.,]\d|[ -]?(?:min"
    rf"|h\b|u\b|%|cm|kg))"
)
_AFTER = re.compile(rf" ?(?:/|:|-|=|pour|voor|fur|for|par|per|pro|a|de|les|la|l'|por|pe|\()? ?(?:{DURATION})")
_BEFORE = re.compile(rf"(?:{DURATION})\)? ?(?:[:=>-]|->|a|fur|voor|pour|for|is|est)? ?$")
_SANE = range(5, 20001)


def read_prices(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Amounts with a currency, and amounts in a price list ("1h 150"). Pay and numbers found before are left out."""
    text = passage.folded.text
    busy = [f for f in earlier if f.kind in (FindingKind.PAY, FindingKind.PHONE, FindingKind.URL, FindingKind.IBAN)]
    taken: list[Finding] = []
    for match in _MONEY.finditer(text):
        found = _money(passage, match)
        if found and not any(overlaps(other, found.start, found.end) for other in busy):
            taken.append(found)
    for match in _LISTED.finditer(text):
        start, end = match.span("amount")
        first, last = passage.folded.span(start, end)
        if any(overlaps(other, first, last) for other in (*busy, *taken)) or int(match["amount"]) not in _SANE:
            continue
        taken.append(
            passage.found(
                FindingKind.PRICE, decimal(match["amount"]), start, end, 0.55,
                unit=home_currency(passage.regions[0]), per=per(match),
            )
        )  # fmt: skip
    yield from sorted(taken, key=lambda found: found.start)


def _money(passage: Passage, match: re.Match[str]) -> Finding | None:
    value = decimal(match["first"] or match["second"])
    if round(float(value)) not in _SANE:
        return None
    currency = CURRENCIES[(match["before"] or match["after"]).strip()]
    span = _span(passage.folded.text, match)
    return passage.found(
        FindingKind.PRICE, value, match.start(), match.end(), 0.9 if span else 0.75, unit=currency, per=span
    )


def _span(text: str, match: re.Match[str]) -> str | None:
    """What the price is for: named just before ("1h : 150 €") or just after ("150 €/h")."""
    before = _BEFORE.search(text, max(0, match.start() - 24), match.start())
    after = _AFTER.match(text, match.end())
    if before and (not after or after["minutes"] or after["hours"]):  # in a list, what follows is the next line
        return per(before)
    return per(after) if after else None
