"""Figures as plain geometry, drawn as SVG by the templates: the timeline of a cluster and the weights of a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, pairwise

from model import AdRecord, Finding, FindingKind, Link, LinkState, Reason, add_up

LANES = 8  # per kind: more no longer fit a screen, the table twin lists them all
LANE_HEIGHT = 22
LEFT = 118  # room for the lane's name
WIDTH = 420  # about as wide as the column it stands in, so that its text keeps its size
LONGEST_AGO = timedelta(days=400)
SHORT = timedelta(days=3)
HOLDING = 40  # links drawn: with more, a picture stops explaining


@dataclass(frozen=True, slots=True)
class Bar:
    """One ad on a lane, from first to last sighting; `open` if it was still there when last looked for.

    `said` is where the date stands that the page gives, when that is earlier: a claim of the page, no sighting.
    """

    ad: str
    said: float | None
    x: float
    width: float
    first: datetime
    last: datetime
    open: bool


@dataclass(frozen=True, slots=True)
class Lane:
    kind: str  # site, phone or place
    name: str
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    at: datetime
    fine: bool  # the figure is so short that the hour matters


@dataclass(frozen=True, slots=True)
class Timeline:
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    height: int
    left_out: int  # lanes that did not fit
    width: int = WIDTH
    left: int = LEFT


@dataclass(frozen=True, slots=True)
class Weight:
    """One reason of a link as a step of its waterfall: bits as printed, which add up, and where its bar stands."""

    reason: Reason
    bits: float
    total: float
    x: float
    width: float


def timeline(ads: Sequence[AdRecord], findings: Mapping[str, Sequence[Finding]]) -> Timeline:
    """Swim lanes of sites, phones and places, the busiest first; every bar is one ad."""
    if not ads:
        return Timeline((), (), 0, 0)
    start = min(_earliest(ad) for ad in ads)
    span = max(max(ad.last_seen for ad in ads) - start, timedelta(hours=1))
    lanes: list[Lane] = []
    left_out = 0
    for kind, groups in (("site", _by_site(ads)), ("phone", _by_phone(ads, findings)), ("place", _by_place(ads))):
        busiest = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
        left_out += max(len(busiest) - LANES, 0)
        for name, members in busiest[:LANES]:
            bars = tuple(_bar(ad, start, span) for ad in sorted(members, key=lambda ad: (ad.first_seen, ad.key)))
            lanes.append(Lane(kind, name, len(lanes) * LANE_HEIGHT, bars))
    return Timeline(tuple(lanes), _ticks(start, span), len(lanes) * LANE_HEIGHT + 24, left_out)


def _by_site(ads: Iterable[AdRecord]) -> dict[str, list[AdRecord]]:
    groups: dict[str, list[AdRecord]] = {}
    for ad in ads:
        groups.setdefault(ad.ad.site, []).append(ad)
    return groups


def _by_place(ads: Iterable[AdRecord]) -> dict[str, list[AdRecord]]:
    groups: dict[str, list[AdRecord]] = {}
    for ad in ads:
        if ad.ad.place:
            groups.setdefault(ad.ad.place, []).append(ad)
    return groups


def _by_phone(ads: Iterable[AdRecord], findings: Mapping[str, Sequence[Finding]]) -> dict[str, list[AdRecord]]:
    groups: dict[str, list[AdRecord]] = {}
    for ad in ads:
        for number in sorted(phones(findings.get(ad.key, ()))):
            groups.setdefault(number, []).append(ad)
    return groups


def phones(findings: Iterable[Finding]) -> frozenset[str]:
    """The accepted numbers among the findings, as E.164."""
    return frozenset(found.value for found in findings if found.kind is FindingKind.PHONE and found.accepted)


def _earliest(ad: AdRecord) -> datetime:
    """The date that the page gives, or the first sighting: a date in the future or long past says nothing."""
    said = ad.ad.posted_at
    believable = said is not None and ad.first_seen - LONGEST_AGO < said < ad.first_seen
    return said if said is not None and believable else ad.first_seen


def _bar(ad: AdRecord, start: datetime, span: timedelta) -> Bar:
    room = WIDTH - LEFT - 10
    x = LEFT + room * ((ad.first_seen - start) / span)
    width = max(room * ((ad.last_seen - ad.first_seen) / span), 4)
    said = LEFT + room * ((_earliest(ad) - start) / span) if _earliest(ad) < ad.first_seen else None
    return Bar(
        ad=ad.key,
        said=None if said is None else round(said, 1),
        x=round(x, 1),
        width=round(width, 1),
        first=ad.first_seen,
        last=ad.last_seen,
        open=ad.missed_at is None,
    )


def _ticks(start: datetime, span: timedelta) -> tuple[Tick, ...]:
    room = WIDTH - LEFT - 10
    parts = 2 if span < SHORT else 3
    return tuple(
        Tick(round(LEFT + room * part / parts, 1), start + span * part / parts, span < SHORT)
        for part in range(parts + 1)
    )


def waterfall(link: Link, width: int = 200) -> tuple[Weight, ...]:
    """The reasons of a link, strongest first, as cumulative steps in bits on a scale of `width` units."""
    reasons = sorted(link.reasons, key=lambda reason: -reason.weight)
    levels = [0.0, *accumulate(reason.weight for reason in reasons)]
    printed = add_up(reason.weight for reason in reasons)
    low, high = min(levels), max(*levels, min(levels) + 1)
    scale = width / (high - low)
    return tuple(
        Weight(
            reason=reason,
            bits=bits,
            total=after,
            x=round((min(before, after) - low) * scale, 1),
            width=round(max(abs(after - before) * scale, 2), 1),
        )
        for reason, bits, (before, after) in zip(reasons, printed, pairwise(levels), strict=True)
    )


def holding(links: Iterable[Link]) -> tuple[Link, ...]:
    """The accepted links that hold a cluster together: a maximum spanning forest by score (Kruskal 1956).

    Taking any other link away changes nothing, so only these are shown, at most HOLDING of them.
    """
    accepted = [link for link in links if link.state is LinkState.ACCEPTED]
    root: dict[str, str] = {}
    kept = []
    for link in sorted(accepted, key=lambda link: (-link.score, link.left, link.right)):
        left, right = _root(root, link.left), _root(root, link.right)
        if left != right:
            root[left] = right
            kept.append(link)
    return tuple(kept[:HOLDING])


def _root(root: dict[str, str], key: str) -> str:
    while root.setdefault(key, key) != key:
        key = root[key]
    return key
