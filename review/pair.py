"""The page on two ads: why they are, or are not, linked, beside what both say and show, so that it can be checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import store
from model import AdRecord, BadInput, Capture, Finding, Level, Operation, add_up
from review import custody, why
from review.look import Shown, pictures
from review.overlaps import Shared, shared
from review.readings import Reading, readings
from review.spotted import digests, spotted
from review.text import Written, written
from review.visit import Answer, Entry, Visit


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two ads: its words with what was found in them, its contacts as read, its pictures with writing."""

    record: AdRecord
    words: Written
    contacts: tuple[Reading, ...]
    pictures: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Both ads, the pictures they share, and what their pages were captured as."""

    sides: tuple[Side, ...] = ()
    overlaps: tuple[Shared, ...] = ()
    captures: tuple[Capture, ...] = ()


def show_why(visit: Visit, unit: store.Unit) -> Answer:
    """Why two ads, named by their keys, are or are not linked; an empty form without them."""
    left, right = visit.query("left"), visit.query("right")
    level = Level(visit.query("level")) if visit.query("level") in list(Level) else Level.OPERATOR
    asked, problem = None, ""
    if left or right:
        try:
            asked = why.ask(unit, left, right, level)
        except BadInput:
            problem = visit.say("Name two different ads that are on record and were linked already.")
    pair = _pair(unit, asked.left, asked.right) if asked else Pair()
    subject = f"{asked.left} {asked.right}" if asked else "-"  # what was typed may be anything: not into the log
    home = next((one for one in asked.clusters if one), None) if asked else None
    versions = [side.record.version for side in pair.sides]
    handled = custody.viewed(visit, versions, pair.captures, subject, custody.reason(unit, home))
    answers = zip(asked.comparison.answers, add_up(asked.comparison.weights), strict=True) if asked else ()
    response = visit.show(
        "why.html", asked=asked, problem=problem, left=left, right=right, level=level, pair=pair, home=home or "",
        answers=list(answers), altered=custody.altered(handled),
    )  # fmt: skip
    return Answer(response, Entry(Operation.CONSULTATION, "link.why", subject, detail=level), handled)


def _pair(unit: store.Unit, left: str, right: str) -> Pair:
    """In the order of the reasons, which speak of a first and a second ad."""
    first, second = sorted(store.ads.many(unit, (left, right)), key=lambda ad: ad.key)
    findings = store.findings.of_ads(unit, (left, right))
    sides = tuple(_side(unit, ad, findings.get(ad.key, ())) for ad in (first, second))
    return Pair(sides, shared(unit, (first, second)), tuple(store.captures.of_ads(unit, (left, right))))


def _side(unit: store.Unit, ad: AdRecord, findings: Sequence[Finding]) -> Side:
    texts = store.written.texts(unit, digests({ad.key: findings}))
    lettered = tuple(one for one in pictures([ad], spotted(findings, texts)) if one.written)
    return Side(ad, written(ad.ad, findings), readings(ad.ad, findings), lettered)
