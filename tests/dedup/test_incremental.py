"""What is linked step by step, with what is remembered, is what linking everything at once would give."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dedup import pack, replay, unpack
from model import EventKind, Level, Sameness
from tests.dedup.world import World, Writer, at_once


class ComingAndGoing(RuleBasedStateMachine):
    """Ads come, change, are seen again and go; people judge and judge anew; after every step all is as at once."""

    @initialize(seed=st.integers(0, 10**6), words=st.sampled_from([40, 400]))
    def begin(self, seed, words):
        self.world, self.writer, self.named = World(), Writer(seed, words=words), 0

    @rule(choices=st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
    def come(self, choices):
        for choice in choices:
            self.named += 1
            self.world.put(self.writer.ad(f"s:{self.named}", choice))

    @precondition(lambda self: self.world.ads)
    @rule(choice=st.integers(0, 10**6), data=st.data())
    def change(self, choice, data):
        self.world.put(self.writer.ad(self.some(data), choice))

    @precondition(lambda self: self.world.ads)
    @rule(days=st.integers(1, 400), data=st.data())
    def be_seen_again(self, days, data):
        one = self.world.ads[self.some(data)]
        self.world.put(replace(one, last_seen=one.last_seen + timedelta(days=days)))

    @precondition(lambda self: self.world.ads)
    @rule(data=st.data())
    def go(self, data):
        self.world.remove(data.draw(st.sets(st.sampled_from(sorted(self.world.ads)), min_size=1, max_size=5)))

    @precondition(lambda self: len(self.world.ads) > 1)
    @rule(sameness=st.sampled_from(Sameness), level=st.sampled_from(Level), data=st.data())
    def judge(self, sameness, level, data):
        pair = st.lists(st.sampled_from(sorted(self.world.ads)), min_size=2, max_size=2, unique=True)
        self.world.judge(*sorted(data.draw(pair)), sameness, level)

    @rule()
    def be_kept_as_bytes(self):
        self.world.memory = unpack(pack(self.world.memory))

    @invariant()
    def all_is_as_at_once(self):
        before = {level: dict(self.world.member[level]) for level in Level}
        told = {level: len(self.world.told[level]) for level in Level}

        self.world.link()

        assert self.world.whole() == at_once(self.world)
        for level in Level:
            events = self.world.told[level]
            assert replay({}, events) == self.world.member[level]
            named = {ad for one in events[told[level] :] for ad in (*one.added, *one.removed)}
            moved = {ad for ad, cluster in self.world.member[level].items() if before[level].get(ad) != cluster}
            assert moved <= named

    def some(self, data):
        return data.draw(st.sampled_from(sorted(self.world.ads)))


ComingAndGoing.TestCase.settings = settings(max_examples=4, stateful_step_count=6, deadline=None)
TestComingAndGoing = ComingAndGoing.TestCase


class ComingAndGoingForLong(ComingAndGoing):
    """The same for longer."""


ComingAndGoingForLong.TestCase.settings = settings(max_examples=150, stateful_step_count=20, deadline=None)
TestComingAndGoingForLong = pytest.mark.slow(pytest.mark.timeout(1800)(ComingAndGoingForLong.TestCase))


def strangers(prose, facts, number):
    """Ads of a few reposts each, under numbers of their own, that share no word with others."""
    return [facts(f"s:{n}", f"{prose(n // 3)} x{n}", [f"+3319{n // 3:07}"], day=n % 90) for n in range(number)]


def test_one_new_ad_among_a_thousand_touches_a_handful(facts, prose):
    world = World()
    world.put(*strangers(prose, facts, 450))
    first = world.link().touched

    world.put(facts("s:new", f"{prose(7)} y", ["+33190000007"], day=95))
    second = world.link().touched

    assert (first.ads, first.components) == (450, 300)
    assert (second.ads, second.components) == (4, 2)
    assert second.pairs <= 6


def test_nothing_new_touches_nothing(facts, prose):
    world = World()
    world.put(*strangers(prose, facts, 60))
    world.link()

    again = world.link()

    assert (again.links, again.gone, again.touched.pairs, again.touched.components) == ((), (), 0, 0)
    assert all(not again.groups[level].again for level in Level)


def test_being_seen_again_touches_nothing_while_no_year_lies_between(facts, prose):
    world = World()
    world.put(*strangers(prose, facts, 60))
    world.link()

    world.put(*(replace(one, last_seen=one.last_seen + timedelta(days=20)) for one in world.ads.values()))

    assert world.link().touched.pairs == 0


def test_a_late_bridge_merges_and_its_going_splits_again(facts, prose):
    world = World()
    world.put(facts("a", prose(1), ["+33190000001"]), facts("b", prose(2), ["+33190000002"]))
    world.link()
    first = dict(world.member[Level.OPERATOR])

    world.put(facts("c", prose(3), ["+33190000001", "+33190000002"], day=3))
    world.link()
    bridged = world.told[Level.OPERATOR][2:]
    world.remove(["c"])
    world.link()
    parted = world.told[Level.OPERATOR][2 + len(bridged) :]

    assert EventKind.MERGED in {one.kind for one in bridged}
    assert {one.kind for one in parted} == {EventKind.SHRUNK, EventKind.SPLIT}
    assert parted[-1].others == (first["a"],) and parted[-1].cluster not in first.values()
    assert world.member[Level.OPERATOR]["a"] == first["a"]


def test_a_picture_match_that_comes_later_comes_to_the_same(prose, facts, picture):
    world = World(matched=False)
    world.put(facts("a", prose(101), ["+33198000001"], [picture(1)]), facts("b", prose(102), (), [picture(1, 9)]))
    world.put(*strangers(prose, facts, 30))
    world.link()
    assert len({world.member[Level.OPERATOR][ad] for ad in "ab"}) == 2

    world.matched = True
    touched = world.link().touched

    assert len({world.member[Level.OPERATOR][ad] for ad in "ab"}) == 1
    assert touched.ads == 2
    assert world.whole() == at_once(world)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("size", "batch", "orders"), [(400, 100, 20), (2000, 1000, 4)])
def test_any_order_of_arrival_comes_to_the_same_as_all_at_once(size, batch, orders):
    writer, rng = Writer(2026, people=size // 8, words=3000), Random(5)
    ads = [writer.ad(f"s:{n}") for n in range(size)]
    keys = [one.key for one in ads]
    said = [(*sorted(rng.sample(keys, 2)), rng.choice(list(Sameness)), rng.choice(list(Level))) for _ in range(60)]
    gone = rng.sample(keys, size // 16)
    outcomes = []
    for _ in range(orders):
        rng.shuffle(ads)
        world = World()
        for start in range(0, len(ads), batch):
            world.put(*ads[start : start + batch])
            world.link()
        for one in said:
            world.judge(*one)
        world.remove(gone)
        world.link()
        assert all(replay({}, world.told[level]) == world.member[level] for level in Level)
        outcomes.append(world.whole())

    assert outcomes == [at_once(world)] * orders
