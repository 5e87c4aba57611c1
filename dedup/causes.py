"""Why a cluster changed, in a sentence: which ads are new, which link or whose word joined them, what came between.

The sentence names ads by their keys and people by their accounts, never what an ad shows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dedup.clusters import standing
from dedup.ids import Membership
from model import ClusterEvent, EventKind, Judgement, Level, Link, LinkState, Sameness

_NAMED = 3  # ads that a sentence names


@dataclass(frozen=True, slots=True)
class News:
    """What a run found at one level. `links_of` gives all links of some ads, the strongest first."""

    level: Level
    changed: Collection[str]  # ads that say something else than before
    there: Collection[str]  # all ads that are there
    judgements: Sequence[Judgement]
    links_of: Callable[[Collection[str]], Iterable[Link]]


def with_causes(events: Iterable[ClusterEvent], previous: Membership, news: News) -> tuple[ClusterEvent, ...]:
    """The events, each with its own sentence before what they have in common."""
    parts: dict[str, set[str]] = {}
    for ad, cluster in previous.items():
        parts.setdefault(cluster, set()).add(ad)
    return tuple(replace(one, cause=f"{_sentence(one, parts, news)} ({one.cause})") for one in events)


def _sentence(event: ClusterEvent, parts: Mapping[str, set[str]], news: News) -> str:
    own = parts.get(event.cluster, set())
    if event.kind in (EventKind.GROWN, EventKind.MERGED):
        came = set(event.added)
        return f"{_change(came - set().union(*parts.values()), came, news)}{_joined(came, own, news)}"
    if event.kind is EventKind.SPLIT:
        left = parts.get(event.others[0], set()) - set(event.added)
        return _parted(set(event.added), left, news)
    if event.kind is EventKind.BORN:
        return f"first linked: {_names(event.added)}"
    gone = [ad for ad in event.removed if ad not in news.there]
    if gone:
        return f"{len(gone)} of its ads are no longer on record"
    return _parted(set(event.removed), own - set(event.removed), news)


def _joined(came: set[str], own: set[str], news: News) -> str:
    """What leads from the ads that came to those that were there."""
    for judgement in _standing(news, Sameness.ALWAYS):
        if _across(judgement.left, judgement.right, came, own):
            return f"{judgement.account} judged {judgement.left} and {judgement.right} to belong together"
    for link in news.links_of(came):
        if link.level is news.level and link.state is LinkState.ACCEPTED and _across(link.left, link.right, came, own):
            signals = ", ".join(reason.signal for reason in link.reasons if reason.weight > 0)
            return f"{link.left} and {link.right} are linked by {signals}"
    return "nothing keeps them apart any more"


def _parted(out: set[str], left: set[str], news: News) -> str:
    """What came between two parts of a cluster."""
    for judgement in _standing(news, Sameness.NEVER):
        if _across(judgement.left, judgement.right, out, left):
            return f"{judgement.account} judged {judgement.left} and {judgement.right} not to belong together"
    return f"{_change(set(), out | left, news)}nothing links {_names(sorted(out))} strongly enough any more"


def _change(new: set[str], ads: set[str], news: News) -> str:
    if new:
        return f"new: {_names(sorted(new))}; "
    changed = sorted(ads & set(news.changed))
    return f"changed: {_names(changed)}; " if changed else ""


def _standing(news: News, sameness: Sameness) -> list[Judgement]:
    """The judgements of one kind that count, the newest first."""
    always, never = standing(news.judgements, news.level)
    pairs = set(always if sameness is Sameness.ALWAYS else never)
    counted = [one for one in news.judgements if one.sameness is sameness and one.level is news.level]
    return sorted(
        (one for one in counted if tuple(sorted((one.left, one.right))) in pairs), key=lambda one: one.at, reverse=True
    )


def _across(one: str, other: str, ours: set[str], theirs: set[str]) -> bool:
    return (one in ours and other in theirs) or (one in theirs and other in ours)


def _names(ads: Sequence[str]) -> str:
    more = len(ads) - _NAMED
    return ", ".join(ads[:_NAMED]) + (f" and {more} more" if more > 0 else "")
