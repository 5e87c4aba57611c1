"""Why two ads are, or are not, linked: every signal's answer, those that failed included."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import dataclass

from dedup.context import Context
from dedup.gallery import sort_pictures
from dedup.hubs import sort_hubs
from dedup.market import carriers_of, count_creatives
from dedup.scores import signals_for
from dedup.signals import Signal
from dedup.vocabulary import count_words, passages_of, without_passages
from dedup.weights import DEFAULT, Profile, Rarity
from dedup.words import words_of
from model import AdFacts, Hub, Level, PictureMatch, Reason


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


def explain(
    left: AdFacts,
    right: AdFacts,
    level: Level,
    *,
    among: Sequence[AdFacts] = (),
    hubs: Sequence[Hub] = (),
    matches: Sequence[PictureMatch] = (),
    profile: Profile = DEFAULT,
) -> Comparison:
    """Ask every signal about two ads.

    How rare a value or word is gets counted in `among`, every ad by itself: weights can differ from those of a stored
    link, which were counted in the whole corpus and by creative. `hubs` are those of the last linking, `matches` those
    of the two ads' pictures.
    """
    corpus = list({one.key: one for one in (*among, left, right)}.values())
    default = frozenset[str]().union(*(passages_of(hub.value.split()) for hub in hubs if hub.signal == "wording"))
    context = Context(
        level,
        Rarity(profile),
        count_words({one.key: without_passages(words_of(one), default) for one in corpus}, {}),
        sort_pictures((picture for one in corpus for picture in one.pictures), matches),
    )
    counts = count_creatives(carriers_of(corpus, context), {})
    weighed = Context(level, Rarity(profile, counts, *sort_hubs(hubs)), context.vocabulary, context.gallery)
    answers = tuple(_answer(signal, left, right) for signal in signals_for(weighed))
    return Comparison(level, answers, profile.suggest[level], profile.accept[level])


def _answer(signal: Signal, left: AdFacts, right: AdFacts) -> Answer:
    reason = signal.compare(left, right)
    sentence = " ".join((inspect.getdoc(type(signal)) or "").split())
    return Answer(signal.name, sentence, reason, "" if reason else signal.miss(left, right))
