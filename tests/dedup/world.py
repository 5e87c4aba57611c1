"""A small world of ads that come, change and go, linked step by step with what is remembered, and all at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from dedup import Linked, Memory, follow, link, match_hashes, relink, replay, sheet_of, sort_pictures
from model import AdFacts, Finding, FindingKind, Judgement, Level, Link, Picture, PictureMatch, Sameness

START = datetime(2026, 3, 1, tzinfo=UTC)
WHOLE = tuple[tuple[Link, ...], object, dict[Level, frozenset[frozenset[str]]]]


@dataclass
class World:
    """Ads with numbers of their own for good, what people said of them, and linking as it stands."""

    ads: dict[str, AdFacts] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    judgements: list[Judgement] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    links: dict[tuple[Level, str, str], Link] = field(default_factory=dict)
    member: dict[Level, dict[str, str]] = field(default_factory=lambda: {level: {} for level in Level})
    told: dict[Level, list] = field(default_factory=lambda: {level: [] for level in Level})
    hubs: object = ()
    ids: int = 0
    matched: bool = True  # whether pictures were compared with each other yet

    def put(self, *ads: AdFacts) -> None:
        for one in ads:
            self.ads[one.key] = one
            if one.key not in self.numbers:  # a database may give a number again
                self.numbers[one.key] = next(n for n in range(len(self.numbers) + 1) if n not in self.numbers.values())

    def remove(self, keys: Iterable[str]) -> None:
        """As erasure does: nothing of these ads is left but what others remember of them."""
        for key in keys:
            self.ads.pop(key)
            del self.numbers[key]

    def judge(self, left: str, right: str, sameness: Sameness, level: Level) -> None:
        at = START + timedelta(minutes=len(self.judgements))
        self.judgements.append(Judgement(left, right, level, sameness, "rita", "seen", at))

    def fetch(self, keys: Collection[str]) -> list[AdFacts]:
        return [self.ads[key] for key in keys]

    def link(self) -> Linked:
        """Link what is new, with what the last time remembered, and let the clusters follow."""
        sheets = [sheet_of(self.numbers[key], one) for key, one in self.ads.items()]
        pictures, matches = _shown(self.ads.values())
        gallery = sort_pictures(pictures, matches if self.matched else ())
        linked = relink(sheets, self.fetch, gallery, self.judgements, self.memory).result()
        self.memory, self.hubs = linked.memory, linked.hubs
        self.links = {name: one for name, one in self.links.items() if {one.left, one.right} <= self.ads.keys()}
        for pair in linked.gone:
            del self.links[pair]
        self.links |= {(one.level, one.left, one.right): one for one in linked.links}
        for level in Level:
            self._follow(level, linked)
        return linked

    def whole(self) -> WHOLE:
        """Everything as it stands."""
        return tuple(sorted(self.links.values(), key=_place)), self.hubs, self.groups()

    def groups(self) -> dict[Level, frozenset[frozenset[str]]]:
        parts: dict[Level, dict[str, set[str]]] = {level: {} for level in Level}
        for level in Level:
            for ad, cluster in self.member[level].items():
                parts[level].setdefault(cluster, set()).add(ad)
        return {level: frozenset(map(frozenset, parts[level].values())) for level in Level}

    def _follow(self, level: Level, linked: Linked) -> None:
        before = self.member[level]
        touched = linked.groups[level].again | (before.keys() ^ self.ads.keys())
        clusters = {before[ad] for ad in touched if ad in before}
        old = {ad: cluster for ad, cluster in before.items() if cluster in clusters}
        groups = linked.groups[level].of({*touched, *old})
        happened = follow(old, groups, level, START, "test", self._new_id)
        self.told[level] += happened
        self.member[level] = replay(before, happened)

    def _new_id(self) -> str:
        self.ids += 1
        return f"K-{self.ids:06}"


def at_once(world: World) -> WHOLE:
    """What linking all of the world from nothing gives."""
    linked = link(list(world.ads.values()), world.judgements, matches=_shown(world.ads.values())[1])
    groups = {level: frozenset(linked.groups[level].of(world.ads)) for level in Level}
    return tuple(sorted(linked.links, key=_place)), linked.hubs, groups


def _shown(ads: Iterable[AdFacts]) -> tuple[list[Picture], list[PictureMatch]]:
    """All pictures of these ads, and how they match by their hashes."""
    pictures = list({one.sha256: one for ad in ads for one in ad.pictures}.values())
    return pictures, list(match_hashes(pictures, ()))


def _place(link: Link) -> tuple[str, str, str]:
    return link.level, link.left, link.right


class Writer:
    """Made-up ads that share words, numbers and pictures, so that links, hubs and default text come and go."""

    def __init__(self, seed: int, people: int = 4, words: int = 60) -> None:
        self.rng = Random(seed)
        self.vocabulary = [f"w{self.rng.randrange(36**4):x}x" for _ in range(words)]
        self.footer = self.rng.choices(self.vocabulary, k=10)
        self.texts = [self.rng.choices(self.vocabulary, k=self.rng.randint(5, 40)) for _ in range(people * 2)]
        self.people = people

    def ad(self, key: str, choice: int | None = None) -> AdFacts:
        """An ad of some person: a text of theirs, somewhat edited, numbers and pictures of theirs or of others."""
        rng = self.rng if choice is None else Random(choice)
        person = rng.randrange(self.people)
        words = list(self.texts[person * 2 + rng.randrange(2)])
        for _ in range(rng.choice((0, 0, 1, 3))):
            words[rng.randrange(len(words))] = rng.choice(self.vocabulary)
        if rng.random() < 0.4:
            words += self.footer
        numbers = {person for _ in range(rng.randrange(2))} | {9 for _ in range(rng.random() < 0.3)}
        if rng.random() < 0.1:
            numbers.add(rng.randrange(self.people))
        findings = tuple(
            Finding(FindingKind.PHONE, f"+3319900000{n}", 0, 1, f"n{n}", 0.9, accepted=rng.random() < 0.9)
            for n in sorted(numbers)
        )
        pictures = tuple(_picture(person * 3 + rng.randrange(3)) for _ in range(rng.randrange(3)))
        seen = START + timedelta(hours=rng.randrange(24 * 500))
        text = " ".join(words)
        return AdFacts(
            key, "town", "escort", "BE", None, None, seen, seen + timedelta(days=rng.randrange(60)), seen, text, text,
            findings, tuple({one.sha256: one for one in pictures}.values()),
        )  # fmt: skip


def _picture(number: int) -> Picture:
    value = Random(number // 2).getrandbits(256) ^ (number % 2)  # every other is a copy of the one before
    return Picture(f"{number:064x}", 9, 9, "jpeg", f"{value:064x}", f"{value ^ ((1 << 200) - 1):064x}", 90, "1")
