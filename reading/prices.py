"""Prices: amount, currency, and what they are for ("150 € l'heure", "30min 80 / 1h 150")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.amounts import CURRENCIES, CURRENCY, DURATION, NUMBER, decimal, home_currency, per
from reading.passage import Passage, Taken

_MONEY = re.compile(
    rf"(?<![\w.,])(?:(?P<before>{CURRENCY}) ?(?P<first>{NUMBER})(?:[.,]-)?(?![\d])(?! ?h\b)"
    rf"|(?P<second>{NUMBER})(?:[.,]-)? ?(?P<after>{CURRENCY}|e(?![\w])))"
)
_LISTED = re.compile(
    rf"(?<![\w])(?:{DURATION}) ?(?:[:=>-]|->|a|fur|voor|pour|for)? ?(?P<amount>\d{{2,4}})(?!\w|[:.,]\d|[ -]?(?:min"
    rf"|h\b|u\b|%|cm|kg))"
)
_RATED = re.compile(
    rf"(?<![\w.,/:-])(?P<amount>\d{{2,4}})(?:[.,]-)? ?(?:/ ?|(?:per|for|pour|voor|fur|pro|par) )(?:{DURATION})"
)
_AFTER = re.compile(rf" ?(?:/|:|-|=|pour|voor|fur|for|par|per|pro|a|de|les|la|l'|por|pe|\()? ?(?:{DURATION})")
_BEFORE = re.compile(rf"(?:{DURATION})\)? ?(?:[:=>/-]|->|a|fur|voor|pour|for|is|est)? ?$")
_SANE = range(5, 20001)


def read_prices(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Amounts with a currency, and amounts in a price list ("1h 150"). Pay and numbers found before are left out."""
    text = passage.folded.text
    taken = Taken.by(passage, earlier, FindingKind.PAY, FindingKind.PHONE, FindingKind.URL, FindingKind.IBAN)
    prices: list[Finding] = []
    for match in (*_MONEY.finditer(text), *_LISTED.finditer(text), *_RATED.finditer(text)):
        found = _money(passage, match) if match.re is _MONEY else _listed(passage, match)
        if found and not taken.has(found.start, found.end):
            taken.take(found.start, found.end)
            prices.append(found)
    yield from sorted(prices, key=lambda found: found.start)


def _listed(passage: Passage, match: re.Match[str]) -> Finding | None:
    """An amount without a currency behind a duration, or before one: "1h 150", "150/h"."""
    if int(match["amount"]) not in _SANE or (match.re is _RATED and not per(match).endswith(("min", "hour"))):
        return None
    start, end = match.span("amount")
    return passage.found(
        FindingKind.PRICE, decimal(match["amount"]), start, end, 0.55, unit=home_currency(passage.regions[0]),
        per=per(match),
    )  # fmt: skip


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
    if before:  # in a list, what follows is the next line
        return per(before)
    return per(after) if after else None
