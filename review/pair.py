"""The page on two ads: why they are, or are not, linked, beside what both say and show, so that it can be checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import store
from model import AdRecord, BadInput, Capture, Finding, Hub, Level, Operation, Reason, add_up
from review import custody, why
from review.look import Shown, pictures, touching
from review.overlaps import Shared, shared
from review.quoted import mark_quoted
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
    """Both ads, what they share too widely to link, the pictures they share, what their pages were captured as."""

    sides: tuple[Side, ...] = ()
    hubs: tuple[Hub, ...] = ()
    overlaps: tuple[Shared, ...] = ()
    captures: tuple[Capture, ...] = ()

    @property
    def quotes(self) -> bool:
        """Whether a phrase is marked in one of the ads."""
        return any(one.quoted for side in self.sides for one in (*side.words.title, *side.words.text))


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
    pair = _pair(unit, asked) if asked else Pair()
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


def _pair(unit: store.Unit, asked: why.Why) -> Pair:
    """In the order of the reasons, which speak of a first and a second ad."""
    keys = asked.left, asked.right
    first, second = sorted(store.ads.many(unit, keys), key=lambda ad: ad.key)
    findings = store.findings.of_ads(unit, keys)
    reasons = [answer.reason for answer in asked.comparison.answers if answer.reason]
    sides = tuple(_side(unit, ad, findings.get(ad.key, ()), reasons, first=ad is first) for ad in (first, second))
    hubs = touching(store.links.hubs(unit, Level.OPERATOR), findings, [])
    captures = tuple(store.captures.of_ads(unit, keys))
    return Pair(sides, hubs, shared(unit, (first, second)), captures)


def _side(
    unit: store.Unit, ad: AdRecord, findings: Sequence[Finding], reasons: Sequence[Reason], *, first: bool
) -> Side:
    texts = store.written.texts(unit, digests({ad.key: findings}))
    lettered = tuple(one for one in pictures([ad], spotted(findings, texts)) if one.written)
    words = mark_quoted(written(ad.ad, findings), ad.ad, reasons, first=first)
    return Side(ad, words, readings(ad.ad, findings), lettered)
