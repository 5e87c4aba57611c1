"""Numbers and accounts that changed hands: shown by one, given up, shown by others later.

A value is split in time where the ads before and after share nothing else: no other contact, no picture, no wording.
Sharing nothing is not enough, for operators write new texts too; so three measures are added, in bits (Fellegi and
Sunter 1969): how long the silence was beside the usual pause between these ads, how unlikely it is that ads in any
order fall so neatly apart, and whether they stand in other places. Depends on nothing but the ads that show the value,
the hubs, and the groups of like wording.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from typing import Protocol

from model import Hub


class Posted(Protocol):
    """What is asked of an ad here: no text is needed."""

    @property
    def key(self) -> str: ...

    @property
    def posted_at(self) -> datetime | None: ...

    @property
    def first_seen(self) -> datetime: ...

    @property
    def place(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class HandoverProfile:
    """Where a handover begins: judgements, held against the silences in trade 1 of `benchmarks/made_up_trade.py`."""

    shortest: float = 7.0  # days; a shorter silence is never one
    usual: float = 10.0  # days between the ads of one poster, before anything is known of them
    apart: float = 4.0  # most bits for falling neatly apart: campaigns of one poster do so too
    places: float = 1.0  # bits for other places, and against when a place is shared
    needed: float = 6.0  # bits; one number in twenty changes hands, which alone takes 4.3


DEFAULT = HandoverProfile()
Epochs = Mapping[str, Sequence[datetime]]  # key -> first posting of every owner but the first


def find_handovers(
    carriers: Mapping[str, Sequence[str]],
    facts: Mapping[str, Posted],
    wordings: Mapping[str, str],
    hubs: Iterable[Hub],
    profile: HandoverProfile = DEFAULT,
) -> tuple[Hub, ...]:
    """The contacts that changed hands, told with the days since when others show them.

    `carriers` are the ads with each value in posting order, `wordings` names the wording of each ad (its own if it is
    missing); hubs tie nobody and change no hands.
    """
    shown = shown_by(carriers, facts, hubs)
    found = []
    for key in sorted(frozenset().union(*shown.values())):
        if not key.startswith("picture:") and len(carriers[key]) > 1:
            ads = [facts[ad] for ad in carriers[key]]
            rest = [shown[ad.key] - {key} | {f"wording:{wordings.get(ad.key, ad.key)}"} for ad in ads]
            since = tuple(posted(ads[at]) for at in _cuts(ads, rest, profile))
            found += [_tell(key, len(ads), since)] if since else []
    return tuple(found)


def shown_by(
    carriers: Mapping[str, Sequence[str]], facts: Iterable[str], hubs: Iterable[Hub]
) -> Mapping[str, frozenset[str]]:
    """Ad -> the keys of its values that are no hubs."""
    widely = {hub.key for hub in hubs}
    shown: dict[str, set[str]] = {ad: set() for ad in facts}
    for key, ads in carriers.items():
        for ad in ads if key not in widely else ():
            shown[ad].add(key)
    return {ad: frozenset(keys) for ad, keys in shown.items()}


def epochs_of(hubs: Iterable[Hub]) -> Epochs:
    """Key -> the days on which it changed hands."""
    return {hub.key: hub.since for hub in hubs if hub.since}


def posted(ad: Posted) -> datetime:
    """When an ad was posted, as far as anyone knows. An old ad may stay online long after its number was given up."""
    return ad.posted_at or ad.first_seen


def _cuts(ads: Sequence[Posted], rest: Sequence[frozenset[str]], profile: HandoverProfile) -> list[int]:
    """Places in the ads before which the value changed hands; `rest` is what else each of them shows."""
    pauses = [(posted(later) - posted(earlier)) / timedelta(days=1) for earlier, later in pairwise(ads)]
    ends = [0, *_nothing_across(rest), len(ads)]
    cuts = []
    for start, at, stop in zip(ends, ends[1:], ends[2:], strict=False):
        silence = pauses[at - 1]
        usual = (sum(pauses) - silence + profile.usual) / len(pauses)
        if silence >= profile.shortest and _bits(ads, (start, at, stop), silence / usual, profile) >= profile.needed:
            cuts.append(at)
    return cuts


def _nothing_across(rest: Sequence[frozenset[str]]) -> list[int]:
    """Places where what stands before has nothing in common with what stands after."""
    spans: dict[str, tuple[int, int]] = {}
    for at, keys in enumerate(rest):
        for key in keys:
            spans[key] = spans.get(key, (at, at))[0], at
    changes = [0] * (len(rest) + 1)
    for first, last in spans.values():
        changes[first + 1] += 1
        changes[last + 1] -= 1
    return [at for at, across in enumerate(accumulate(changes[: len(rest)])) if at and not across]


def _bits(ads: Sequence[Posted], run: tuple[int, int, int], silence: float, profile: HandoverProfile) -> float:
    """For a change of hands in the middle of a run of ads that hang together before and after.

    A pause `silence` times the usual has a heavy tail (Lomax, shape two).
    """
    start, at, stop = run
    neat = min(math.log2(math.comb(stop - start, at - start)), profile.apart)
    ours, theirs = ({ad.place for ad in some if ad.place} for some in (ads[:at], ads[at:]))
    places = (-profile.places if ours & theirs else profile.places) if ours and theirs else 0.0
    return 2 * math.log2(1 + silence) + neat + places


def _tell(key: str, ads: int, since: tuple[datetime, ...]) -> Hub:
    signal, _, value = key.partition(":")
    days = ", ".join(one.date().isoformat() for one in since)
    why = f"changed hands: shown since {days} by others, whose ads share nothing else with those before"
    return Hub(signal, value, ads, float(len(since) + 1), why, since)
