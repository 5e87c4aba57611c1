"""From a pair of ads to its reasons, and from reasons to a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dedup.candidates import Pair
from dedup.context import Context
from dedup.signals import SIGNALS, Signal
from dedup.weights import Profile
from model import AdFacts, Level, Link, LinkState, Reason

Reasons = tuple[Reason, ...]


def signals_for(context: Context) -> tuple[Signal, ...]:
    """The signals that count at the level of the context."""
    return tuple(signal(context) for signal in SIGNALS if context.level in signal.levels)


def reasons_for(signals: Sequence[Signal], left: AdFacts, right: AdFacts) -> Reasons:
    """All reasons for and against; doubts alone are no reasons."""
    found = tuple(reason for signal in signals if (reason := signal.compare(left, right)))
    return found if any(reason.weight > 0 for reason in found) else ()


def score_pairs(pairs: Iterable[Pair], facts: Mapping[str, AdFacts], context: Context) -> dict[Pair, Reasons]:
    """The reasons of every pair that has one."""
    signals = signals_for(context)
    scored = ((pair, reasons_for(signals, facts[pair[0]], facts[pair[1]])) for pair in sorted(pairs))
    return {pair: reasons for pair, reasons in scored if reasons}


def make_links(scored: Mapping[Pair, Reasons], level: Level, profile: Profile) -> list[Link]:
    """Links of the pairs that reach the threshold of suggestion, in the order of the pairs."""
    links = (Link(left, right, level, reasons) for (left, right), reasons in scored.items())
    return [with_state(link, profile) for link in links if link.score >= profile.suggest[level]]


def with_state(link: Link, profile: Profile) -> Link:
    """The link, accepted if its score is high enough, otherwise suggested."""
    accepted = link.score >= profile.accept[link.level]
    state = LinkState.ACCEPTED if accepted else LinkState.SUGGESTED
    return link if link.state is state else Link(link.left, link.right, link.level, link.reasons, state)
