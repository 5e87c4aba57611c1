"""What would become of a group if a person said something of two ads, before it is said."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dedup.clusters import Groups, group
from dedup.link import settle
from dedup.scores import with_state
from dedup.weights import DEFAULT, Profile
from model import Judgement, Link, LinkState


@dataclass(frozen=True, slots=True)
class Prospect:
    """The groups that would be, and the links, accepted now, that would wait for a person."""

    groups: Groups
    waiting: tuple[Link, ...]


def what_if(
    ads: Collection[str],
    links: Sequence[Link],
    judgements: Sequence[Judgement],
    new: Judgement,
    profile: Profile = DEFAULT,
) -> Prospect:
    """Group a whole connected component as if `new` were said, with whatever else was said of two of its ads.

    A component is all that accepted scores and ALWAYS lead to from one of its ads, `new` among them: nothing outside
    has a say in it, so this is what the next linking will make of it.
    """
    said = [one for one in judgements if {one.left, one.right} != {new.left, new.right} or one.level is not new.level]
    scored = [with_state(link, profile) for link in links if link.level is new.level]
    groups = group(ads, scored, [*said, new], new.level, profile)
    accepted = {(link.left, link.right) for link in links if link.state is LinkState.ACCEPTED}
    settled = settle(scored, ads, [*said, new], profile)
    waiting = [one for one in settled if one.state is LinkState.SUGGESTED and (one.left, one.right) in accepted]
    return Prospect(groups, tuple(sorted(waiting, key=lambda one: (-one.score, one.left, one.right))))
