"""What a page says would happen is what happens."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedup import what_if
from dedup.clusters import standing
from dedup.weights import DEFAULT
from model import Level, LinkState, Sameness
from tests.dedup.world import World, Writer


def component(world: World, level: Level, start: Iterable[str]):
    """All ads that accepted scores and ALWAYS lead to from these, and the links among them."""
    links = [one for (of, _, _), one in world.links.items() if of is level]
    ways = [(one.left, one.right) for one in links if one.score >= DEFAULT.accept[level]]
    ways += standing(world.judgements, level)[0]
    found, new = set(), set(start)
    while new:
        found |= new
        new = {end for way in ways if new & set(way) for end in way} - found
    return found, [one for one in links if {one.left, one.right} <= found]


@pytest.mark.parametrize("level", Level)
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**6), data=st.data())
def test_what_is_shown_before_is_what_linking_makes_of_it(level, seed, data):
    world, writer = World(), Writer(seed, words=300)
    world.put(*(writer.ad(f"s:{n:02}") for n in range(24)))
    world.link()
    links = sorted((one for one in world.links.values() if one.level is level), key=lambda one: (one.left, one.right))
    if not links:
        return
    chosen, sameness = data.draw(st.sampled_from(links)), data.draw(st.sampled_from(Sameness))
    ads, inside = component(world, level, (chosen.left, chosen.right))

    said = world.judgements.copy()
    world.judge(chosen.left, chosen.right, sameness, level)
    prospect = what_if(ads, inside, said, world.judgements[-1])
    world.link()

    assert set(prospect.groups) == {one for one in world.groups()[level] if one & ads}
    after = {(one.left, one.right): one.state for one in world.links.values() if one.level is level}
    assert all(after[one.left, one.right] is LinkState.SUGGESTED for one in prospect.waiting)
