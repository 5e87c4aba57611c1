"""What linking keeps of an ad between two runs: digests of its words, its values, and a digest of all the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dedup.context import Context
from dedup.digests import Digests, digest, digests
from dedup.gallery import Gallery
from dedup.handover import posted
from dedup.signals import SIGNALS, Signal
from dedup.signals.contact import SameContact
from dedup.signals.phone import SamePhone
from dedup.signals.picture import SamePicture
from dedup.signals.room import SameRoom
from dedup.signals.wording import SameWording
from dedup.vocabulary import Vocabulary
from dedup.weights import Rarity
from dedup.words import words_of
from model import AdFacts, Level

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One ad. `number` is its own for good and below 2**31; `stamp` covers whatever a comparison reads of the ad but
    `until`, which moves whenever the ad is seen again."""

    number: int
    key: str
    stamp: int
    posted_at: datetime | None
    first_seen: datetime
    until: datetime
    place: str | None
    words: Digests  # in their order
    pictures: tuple[str, ...]  # by their SHA-256; what they show is known when all are sorted
    values: tuple[str, ...]  # keys by which candidates are found, apart from those of pictures
    contacts: tuple[str, ...]  # those of them that are contacts
    weighed: tuple[str, ...]  # values and weak readings: all whose rarity a comparison may ask for


def sheet_of(number: int, facts: AdFacts) -> Sheet:
    """The sheet of an ad. ValueError when the number is too large."""
    if not 0 <= number < 1 << 31:
        raise ValueError("an ad's number has 31 bits")
    sure = replace(facts, findings=tuple(replace(one, accepted=True) for one in facts.findings))
    return Sheet(
        number,
        facts.key,
        stamp_of(facts),
        facts.posted_at,
        facts.first_seen,
        facts.last_seen,
        facts.place,
        digests(words_of(facts)),
        tuple(dict.fromkeys(one.sha256 for one in facts.pictures)),
        _values(facts),
        _keys((SamePhone, SameContact), facts),
        _values(sure),
    )


def stamp_of(facts: AdFacts) -> int:
    """A digest of all that a comparison reads of an ad, but when it was last seen."""
    return digest(repr(replace(facts, last_seen=_LONG_AGO)))


def in_posting_order(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Ads as they were posted; an ad whose page gives no date stands where it was first seen."""
    return sorted(sheets, key=lambda one: (posted(one), one.key))


def _values(facts: AdFacts) -> tuple[str, ...]:
    return _keys((signal for signal in SIGNALS if signal not in (SameWording, SamePicture, SameRoom)), facts)


def _keys(signals: Iterable[type[Signal]], facts: AdFacts) -> tuple[str, ...]:
    context = Context(Level.OPERATOR, Rarity(), Vocabulary({}, {}, {}), Gallery())
    return tuple(sorted(frozenset[str]().union(*(signal(context).keys(facts) for signal in signals))))
