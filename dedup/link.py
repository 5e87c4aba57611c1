"""The whole of linking: from facts of ads to links on both levels, and the hubs that were damped on the way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from dedup.clusters import group, standing
from dedup.market import names_of, survey
from dedup.weights import DEFAULT, Profile
from model import AdFacts, Hub, Judgement, Level, Link, LinkState, PictureMatch


@dataclass(frozen=True, slots=True)
class Linked:
    """Links of both levels, sorted by level and ends, and the hubs."""

    links: tuple[Link, ...]
    hubs: tuple[Hub, ...]


def link(
    facts: Sequence[AdFacts],
    judgements: Sequence[Judgement] = (),
    profile: Profile = DEFAULT,
    matches: Iterable[PictureMatch] = (),
) -> Linked:
    """Find, weigh and sort all pairs. An accepted link stays inside its group; one that crosses groups is suggested."""
    market = survey(facts, profile, matches)
    creative = market.links(Level.CREATIVE)
    grouping = names_of(group(market.facts, creative, judgements, Level.CREATIVE, profile))
    operator = market.links(Level.OPERATOR, grouping)
    settled = [settle(links, market.facts, judgements, profile) for links in (creative, operator)]
    return Linked((*settled[0], *settled[1]), (*market.default.hubs, *market.hubs))


def settle(
    links: Sequence[Link], keys: Collection[str], judgements: Sequence[Judgement], profile: Profile = DEFAULT
) -> list[Link]:
    """Links of one level with their final states: a person's word counts, what the guard held back waits for a person.

    A pair that a person keeps apart is no longer suggested.
    """
    if not links:
        return []
    level = links[0].level
    always, never = (frozenset(pairs) for pairs in standing(judgements, level))
    grouping = names_of(group(keys, links, judgements, level, profile))
    settled = []
    for one in links:
        pair = (one.left, one.right)
        if pair not in never:
            together = one.state is LinkState.ACCEPTED and grouping[one.left] == grouping[one.right]
            state = LinkState.ACCEPTED if together or pair in always else LinkState.SUGGESTED
            settled.append(replace(one, state=state))
    return settled
