"""What the ads of one creative share, and the gaps where they differ, so that a reviewer can check it by eye."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

import store
from dedup import Agreement, Part, template
from model import AdRecord, Level

MOST_ADS = 60  # of one creative that are laid over one another: a second of work at the most
MOST_CREATIVES = 3  # of one cluster
LONGEST = 20_000  # characters of one ad, as in a list of ads


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in one place, empty for nothing, and the ads where it does."""

    text: str
    ads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the shared text: plain when all ads have it, `number` when it is a gap.

    `values` are what was seen there, most ads first; the first is `text`.
    """

    text: str
    values: tuple[Value, ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """The text that the ads of one creative share; `direction` is that of its script; `more` ads were not compared."""

    ads: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    direction: str
    more: int

    @property
    def gaps(self) -> tuple[Stretch, ...]:
        return tuple(one for one in self.stretches if one.number)

    @property
    def changes(self) -> tuple[Stretch, ...]:
        """Places where few ads say something of their own."""
        return tuple(one for one in self.stretches if one.values and not one.number)


def shared_texts(unit: store.Unit, ads: Sequence[AdRecord]) -> tuple[Shared, ...]:
    """The largest creatives with two ads or more among these ads."""
    creative = store.clusters.of_ads(unit, [ad.key for ad in ads], Level.CREATIVE)
    groups: dict[str, list[AdRecord]] = {}
    for ad in ads:
        groups.setdefault(creative.get(ad.key, ad.key), []).append(ad)
    several = sorted((group for group in groups.values() if len(group) > 1), key=len, reverse=True)
    return tuple(_shared(group) for group in several[:MOST_CREATIVES])


def _shared(ads: Sequence[AdRecord]) -> Shared:
    laid = ads[:MOST_ADS]
    parts = template([ad.ad.body[:LONGEST] for ad in laid])
    keys = tuple(ad.key for ad in laid)
    numbers = count(1)
    stretches = tuple(_stretch(part, keys, numbers) for part in parts)
    return Shared(keys, stretches, _direction(one.text for one in stretches), len(ads) - len(laid))


def _stretch(part: Part, keys: Sequence[str], numbers: Iterable[int]) -> Stretch:
    if part.agreement is Agreement.SHARED:
        return Stretch(part.usual)
    values = tuple(Value(text, tuple(keys[at] for at in carriers)) for text, carriers in part.seen)
    number = next(iter(numbers)) if part.agreement is Agreement.SLOT else None
    return Stretch(part.usual, values, number)


def _direction(texts: Iterable[str]) -> str:
    """`rtl` when the first letter with a direction is written from right to left."""
    sides = (unicodedata.bidirectional(letter) for text in texts for letter in text)
    return "rtl" if next((side for side in sides if side in {"L", "R", "AL"}), "L") in {"R", "AL"} else "ltr"
