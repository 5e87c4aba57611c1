"""Why two ads are, or are not, linked: every signal's answer, those that failed included."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dedup.scores import signals_for
from dedup.signals import Signal
from dedup.weighing import Weighing, context_of
from dedup.weights import DEFAULT, Profile
from model import AdFacts, Clause, Hub, Level, PictureMatch, Reason


@dataclass(frozen=True, slots=True)
class Answer:
    """What one signal says: its sentence, an English message id, and either a reason or why there is none."""

    signal: str
    sentence: str
    reason: Reason | None
    miss: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All answers on a pair, their sum, and the scores from which it would be suggested and accepted; in bits."""

    level: Level
    answers: tuple[Answer, ...]
    suggest: float
    accept: float

    @property
    def weights(self) -> tuple[float, ...]:
        """Of each answer; 0 where there is no reason."""
        return tuple(answer.reason.weight if answer.reason else 0.0 for answer in self.answers)

    @property
    def score(self) -> float:
        return sum(self.weights)


def explain(
    left: AdFacts,
    right: AdFacts,
    level: Level,
    weighings: Mapping[str, Weighing],
    hubs: Sequence[Hub],
    matches: Sequence[PictureMatch] = (),
    profile: Profile = DEFAULT,
) -> Comparison:
    """Ask every signal about two ads, every value and word weighed as it was when all ads were linked.

    `weighings` are those of the two, `hubs` those of that linking,
    `matches` those between their pictures. KeyError when one of them was not linked yet.
    """
    context = context_of((left, right), weighings, (hubs, matches), level, profile)
    answers = tuple(_answer(signal, left, right) for signal in signals_for(context))
    return Comparison(level, answers, profile.suggest[level], profile.accept[level])


def _answer(signal: Signal, left: AdFacts, right: AdFacts) -> Answer:
    reason = signal.compare(left, right)
    sentence = " ".join((inspect.getdoc(type(signal)) or "").split())
    return Answer(signal.name, sentence, reason, () if reason else (signal.miss(left, right),))
