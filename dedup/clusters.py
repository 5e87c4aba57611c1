"""Groups of ads: the strongest links first, people's judgements always kept, and no bridge of a single thread.

Two groups of three ads or more become one only on two independent kinds of evidence or a very strong one, carried by
more ads than errors explain: of a hundred ads one shows a number that was misread or a picture that was stolen, so a
single thread joins nobody, and between two groups of hundreds neither do two. A person's NEVER keeps two ads apart
however many links lead from one to the other. The result does not depend on the order in which ads, links or judgements
are given, and what becomes of one connected component depends on nothing outside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from dedup.candidates import RING
from dedup.errors import tail_bits
from dedup.weights import DEFAULT, Profile
from model import Judgement, Level, Link, LinkState, Sameness

Groups = tuple[frozenset[str], ...]


def group(
    keys: Iterable[str],
    links: Iterable[Link],
    judgements: Iterable[Judgement],
    level: Level,
    profile: Profile = DEFAULT,
) -> Groups:
    """A partition of `keys`, each group once, sorted by its smallest ad. Links and judgements on others are ignored."""
    names = sorted(set(keys))
    known = frozenset(names)
    merging = _Merging(names, profile)
    always, never = standing(judgements, level)
    for left, right in never:
        if left in known and right in known:
            merging.keep_apart(left, right)
    for left, right in always:
        if left in known and right in known:
            merging.join(left, right)
    for link in sorted(links, key=lambda one: (one.left, one.right)):
        if link.level is level and link.state is LinkState.ACCEPTED and {link.left, link.right} <= known:
            merging.connect(link)
    merging.run()
    return merging.groups()


def standing(judgements: Iterable[Judgement], level: Level) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pairs that people hold together (newest word first) and apart; the newest word on a pair counts."""
    newest: dict[tuple[str, str], Judgement] = {}
    for one in sorted(judgements, key=lambda one: (one.at, one.sameness, one.account)):
        if one.level is level and one.left != one.right:
            newest[min(one.left, one.right), max(one.left, one.right)] = one
    pairs = sorted(newest, key=lambda pair: (newest[pair].at, pair), reverse=True)
    always = [pair for pair in pairs if newest[pair].sameness is Sameness.ALWAYS]
    never = [pair for pair in pairs if newest[pair].sameness is Sameness.NEVER]
    return always, never


@dataclass(slots=True)
class Evidence:
    """What speaks for joining two groups: bits of the best reason of each kind, and on either side who says so."""

    kinds: dict[str, float] = field(default_factory=dict)
    ends: dict[str, set[str]] = field(default_factory=dict)  # name of the group -> its ads

    @property
    def strength(self) -> float:
        """Bits of all kinds together."""
        return sum(self.kinds[kind] for kind in sorted(self.kinds))

    @property
    def threads(self) -> int:
        """Ads that carry it on the side with fewer of them."""
        return min(map(len, self.ends.values()))

    def add(self, kinds: Mapping[str, float], ends: Mapping[str, Iterable[str]]) -> None:
        for kind, bits in kinds.items():
            self.kinds[kind] = max(self.kinds.get(kind, 0.0), bits)
        for name, ads in ends.items():
            self.ends.setdefault(name, set()).update(ads)


@dataclass(slots=True)
class _Merging:
    """Groups that grow together. Every group goes by its smallest ad; `between` holds the evidence across groups."""

    names: Sequence[str]
    profile: Profile
    members: dict[str, list[str]] = field(default_factory=dict)
    home: dict[str, str] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=dict)
    between: dict[str, dict[str, Evidence]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.names:
            self.members[name], self.home[name] = [name], name
            self.apart[name], self.between[name] = set(), {}

    def groups(self) -> Groups:
        return tuple(frozenset(self.members[name]) for name in sorted(self.members))

    def keep_apart(self, left: str, right: str) -> None:
        one, other = self.home[left], self.home[right]
        self.apart[one].add(other)
        self.apart[other].add(one)

    def join(self, left: str, right: str) -> None:
        """A person's word: no evidence is asked for, only that nobody said the opposite."""
        one, other = self.home[left], self.home[right]
        if one != other and other not in self.apart[one]:
            self._merge(one, other)

    def connect(self, link: Link) -> None:
        one, other = self.home[link.left], self.home[link.right]
        if one == other:
            return
        evidence = self.between[one].setdefault(other, Evidence())
        self.between[other][one] = evidence
        evidence.add(kinds_of(link), {one: (link.left,), other: (link.right,)})

    def run(self) -> None:
        """Merge the surest allowed pair of groups until none is left."""
        heap = [self._entry(one, other) for one in self.between for other in self.between[one] if one < other]
        heapify(heap)
        while heap:
            entry = heappop(heap)
            _, one, other = entry
            if other not in self.between.get(one, {}) or entry != self._entry(one, other):
                continue
            if self._allowed(one, other):
                for neighbour in self._merge(one, other):
                    heappush(heap, self._entry(self.home[one], neighbour))

    def _entry(self, one: str, other: str) -> tuple[float, str, str]:
        """Surest first: neither the value may be shared by chance, nor may errors explain that these ads share it."""
        sureness = min(self.between[one][other].strength, self._beyond_errors(one, other))
        return -sureness, min(one, other), max(one, other)

    def _beyond_errors(self, one: str, other: str) -> float:
        """Bits by which the threads between two groups go beyond errors; without bound from six threads.

        A value is followed to the three ads before and after only (`dedup.candidates.RING`): more need not show.
        """
        threads = self.between[one][other].threads
        if threads >= 2 * len(RING):
            return math.inf
        chances = len(self.members[one]) * len(self.members[other])
        return tail_bits(threads, 2 * self.profile.error * chances / self.profile.market)

    def _allowed(self, one: str, other: str) -> bool:
        if other in self.apart[one]:
            return False
        smaller = min(len(self.members[one]), len(self.members[other]))
        if smaller < self.profile.guarded:
            return smaller == 1 or self._beyond_errors(one, other) >= self.profile.beyond
        evidence = self.between[one][other]
        if evidence.threads < 2 or self._beyond_errors(one, other) < self.profile.beyond:
            return False
        enough = self.profile.strong_wide if evidence.threads >= self.profile.wide else self.profile.strong
        kinds = sum(bits >= self.profile.kind for bits in evidence.kinds.values())
        return kinds >= 2 or evidence.strength >= enough

    def _merge(self, one: str, other: str) -> list[str]:
        """Merge two groups under the smaller name and return the neighbours of the whole."""
        kept, gone = sorted((one, other))
        for name in self.members[gone]:
            self.home[name] = kept
        self.members[kept] += self.members.pop(gone)
        for enemy in self.apart.pop(gone):
            self.apart[enemy].discard(gone)
            self.apart[enemy].add(kept)
            self.apart[kept].add(enemy)
        for neighbour, evidence in self.between.pop(gone).items():
            self.between[neighbour].pop(gone, None)
            if neighbour != kept:
                whole = self.between[kept].setdefault(neighbour, Evidence())
                whole.add(evidence.kinds, {kept: evidence.ends[gone], neighbour: evidence.ends[neighbour]})
                self.between[neighbour][kept] = whole
        return list(self.between[kept])


def kinds_of(link: Link) -> dict[str, float]:
    """Bits by kind; what speaks against is taken off every kind in proportion."""
    speaks_for = sum(reason.weight for reason in link.reasons if reason.weight > 0)
    share = max(link.score / speaks_for, 0.0) if speaks_for else 0.0
    return {reason.signal: reason.weight * share for reason in link.reasons if reason.weight > 0}
