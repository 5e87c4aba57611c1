"""Why two ads are, or are not, linked: every signal's answer, what is missing, who or what holds them apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import store
from dedup import Comparison, explain, read_weighing
from model import AdFacts, BadInput, Judgement, Level, Link, LinkState, Reason, Sameness, Spread
from review.spreads import Told, of_links


class Standing(StrEnum):
    """How two ads stand to each other at one level."""

    LINKED = "linked"
    TOGETHER = "together"  # no link of their own, others hold them in one cluster
    JUDGED_TOGETHER = "judged-together"
    JUDGED_APART = "judged-apart"
    GUARDED = "guarded"  # enough for a link, but two groups of this size need more
    SUGGESTED = "suggested"
    UNSOUGHT = "unsought"  # enough for a suggestion, but the two were never compared: too many others are nearer
    UNLINKED = "unlinked"


@dataclass(frozen=True, slots=True)
class Why:
    """The answers on two ads and how they stand; `missing` is in bits, 0 when nothing is missing."""

    left: str
    right: str
    level: Level
    standing: Standing
    comparison: Comparison
    link: Link | None
    judgement: Judgement | None
    clusters: tuple[str | None, str | None]
    spreads: Told  # of the answers' reasons

    def spread_of(self, reason: Reason | None) -> tuple[Spread, ...]:
        """Who else shows what a reason doubts."""
        return self.spreads.get(reason, ()) if reason else ()

    @property
    def missing_to_suggest(self) -> float:
        return max(self.comparison.suggest - self.comparison.score, 0.0)

    @property
    def missing_to_accept(self) -> float:
        return max(self.comparison.accept - self.comparison.score, 0.0)


def ask(unit: store.Unit, one: str, other: str, level: Level) -> Why:
    """Ask about two ads. BadInput when one is not on record, not linked yet, or both are the same."""
    left, right = sorted((one, other))
    if left == right:
        raise BadInput("two different ads are compared", "why")
    facts = {found.key: found for found in facts_of(unit, left, right)}
    written = store.linking.weighings(unit, (left, right))
    if len(facts) < 2 or len(written) < 2:
        raise BadInput("no such ad is on record, or it was not linked yet", "why", "vigie link")
    weighings = {key: read_weighing(value) for key, value in written.items()}
    hubs = store.links.hubs(unit, Level.OPERATOR)
    matches = store.matches.all_of(unit, [one.sha256 for ad in facts.values() for one in ad.pictures])
    comparison = explain(facts[left], facts[right], level, weighings, hubs, matches)
    link = next((found for found in store.links.between(unit, left, right) if found.level is level), None)
    judged = [said for said in store.links.judgements(unit, level) if {said.left, said.right} == {left, right}]
    home = store.clusters.of_ads(unit, (left, right), level)
    clusters = home.get(left), home.get(right)
    judgement = judged[-1] if judged else None
    standing = _standing(comparison, link, judgement, together=clusters[0] is not None and clusters[0] == clusters[1])
    reasons = tuple(answer.reason for answer in comparison.answers if answer.reason)
    spreads = of_links(unit, [Link(left, right, level, reasons)], [one for one in clusters if one])
    return Why(left, right, level, standing, comparison, link, judgement, clusters, spreads)


def facts_of(unit: store.Unit, *keys: str) -> list[AdFacts]:
    """Ads as the linker sees them."""
    from reading import fold  # number tables take a second to load, and most people never ask

    read = ((one, fold(one.text)) for one in store.findings.facts(unit, keys))
    return [replace(one, folded=folded.text, offsets=folded.offsets) for one, folded in read]


def _standing(comparison: Comparison, link: Link | None, judgement: Judgement | None, *, together: bool) -> Standing:
    if judgement and judgement.sameness is Sameness.NEVER:
        return Standing.JUDGED_APART
    if judgement and judgement.sameness is Sameness.ALWAYS:
        return Standing.JUDGED_TOGETHER
    if link and link.state is LinkState.ACCEPTED:
        return Standing.LINKED
    if together:
        return Standing.TOGETHER
    if link:
        return Standing.GUARDED if link.score >= comparison.accept else Standing.SUGGESTED
    return Standing.UNSOUGHT if comparison.score >= comparison.suggest else Standing.UNLINKED
