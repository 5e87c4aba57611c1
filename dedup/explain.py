"""Why two ads are, or are not, linked: every signal's answer, those that failed included."""

from __future__ import annotations

import inspect
from dataclasses import dataclass

from dedup.link import Linking
from dedup.scores import signals_for
from dedup.signals import Signal
from model import AdFacts, Level, Reason


@dataclass(frozen=True, slots=True)
class Answer:
    """What one signal says: its sentence, and either a reason or why there is none."""

    signal: str
    sentence: str
    reason: Reason | None
    miss: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All answers on a pair, their sum, and the scores from which it would be suggested and accepted; in bits."""

    level: Level
    answers: tuple[Answer, ...]
    suggest: float
    accept: float

    @property
    def score(self) -> float:
        return sum(answer.reason.weight for answer in self.answers if answer.reason)


def explain(linking: Linking, left: str, right: str, level: Level) -> Comparison:
    """Ask every signal about two ads, every value and word weighed as it is for all links of that level.

    KeyError when one of the two is not among the ads that were linked.
    """
    market = linking.market
    facts = market.know([(left, right)])
    context = market.context(linking.views[level])
    answers = tuple(_answer(signal, facts[left], facts[right]) for signal in signals_for(context))
    return Comparison(level, answers, market.profile.suggest[level], market.profile.accept[level])


def _answer(signal: Signal, left: AdFacts, right: AdFacts) -> Answer:
    reason = signal.compare(left, right)
    sentence = " ".join((inspect.getdoc(type(signal)) or "").split())
    return Answer(signal.name, sentence, reason, "" if reason else signal.miss(left, right))
