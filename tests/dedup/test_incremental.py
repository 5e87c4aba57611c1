"""What is linked step by step, with what is remembered, is what linking everything at once would give."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dedup import replay
from model import Judgement, Level, Sameness
from tests.dedup.world import START, World, Writer, at_once


class ComingAndGoing(RuleBasedStateMachine):
    """Ads come, change, are seen again and go; people judge and judge anew; after every step all is as at once."""

    @initialize(seed=st.integers(0, 10**6))
    def begin(self, seed):
        self.world, self.writer, self.said = World(), Writer(seed), 0
        self.shown = set()

    @rule(choices=st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
    def come(self, choices):
        self.world.put(*(self.writer.ad(f"s:{len(self.world.numbers) + n}", one) for n, one in enumerate(choices)))

    @precondition(lambda self: self.world.ads)
    @rule(choice=st.integers(0, 10**6), data=st.data())
    def change(self, choice, data):
        self.world.put(self.writer.ad(self.some(data), choice))

    @precondition(lambda self: self.world.ads)
    @rule(days=st.integers(1, 400), data=st.data())
    def is_seen_again(self, days, data):
        one = self.world.ads[self.some(data)]
        self.world.put(replace(one, last_seen=one.last_seen + timedelta(days=days)))

    @precondition(lambda self: self.world.ads)
    @rule(data=st.data())
    def go(self, data):
        keys = sorted(self.world.ads)
        self.world.remove(data.draw(st.sets(st.sampled_from(keys), min_size=1, max_size=5)))

    @precondition(lambda self: len(self.world.ads) > 1)
    @rule(sameness=st.sampled_from(Sameness), level=st.sampled_from(Level), data=st.data())
    def judge(self, sameness, level, data):
        left, right = sorted(
            data.draw(st.lists(st.sampled_from(sorted(self.world.ads)), min_size=2, max_size=2, unique=True))
        )
        self.said += 1
        at = START + timedelta(minutes=self.said)
        self.world.judgements.append(Judgement(left, right, level, sameness, "rita", "seen", at))

    @invariant()
    def all_is_as_at_once(self):
        before = {level: dict(self.world.member[level]) for level in Level}
        self.world.link()
        assert self.world.whole() == at_once(self.world)
        for level in Level:
            assert replay({}, self.world.told[level]) == self.world.member[level]
        del before

    def some(self, data):
        return data.draw(st.sampled_from(sorted(self.world.ads)))


ComingAndGoing.TestCase.settings = settings(max_examples=10, stateful_step_count=8, deadline=None)
TestComingAndGoing = ComingAndGoing.TestCase
