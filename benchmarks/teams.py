"""Who shares an account or a number: small advertisers, each with a number of their own, or one operator with several.

    python benchmarks/teams.py 300 --from 1000

Every world is linked alone. Teams: four to eight advertisers of two to six texts each. Operators: eight to twenty texts
under two to six numbers, two on each ad in turn, or one on each ad, where every other text is posted under two of them
or none is. Nine in ten ads, or all, show what is shared. All ads are made up.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from random import Random

from made_up_market import _Writer

from dedup import group, link
from model import AdFacts, Finding, FindingKind, Level

START = datetime(2026, 3, 1, tzinfo=UTC)
SHARED = (
    Finding(FindingKind.HANDLE, "rosa", 0, 1, "rosa", 0.9, unit="telegram"),
    Finding(FindingKind.PHONE, "+33199009999", 0, 1, "0199009999", 0.9),
)

Post = tuple[int, int, tuple[int, ...]]  # owner, text, numbers


def team(rng: Random) -> list[Post]:
    owners = [owner for owner in range(rng.randint(4, 8)) for _ in range(rng.randint(2, 6))]
    rng.shuffle(owners)
    return [(owner, text, (owner,)) for text, owner in enumerate(owners)]


def in_turn(rng: Random) -> list[Post]:
    numbers = rng.randint(2, 6)
    return [(0, text, (text % numbers, (text + 1) % numbers)) for text in range(rng.randint(8, 20))]


def reposting(rng: Random) -> list[Post]:
    posts = apart(rng)
    numbers = 1 + max(shown for _, _, (shown,) in posts)
    return posts + [(0, text, ((shown + 1) % numbers,)) for _, text, (shown,) in posts if text % 2]


def apart(rng: Random) -> list[Post]:
    numbers = rng.randint(2, 6)
    return [(0, text, (rng.randrange(numbers),)) for text in range(rng.randint(8, 20))]


def two(rng: Random) -> list[Post]:
    return [(0, text, (rng.randrange(2),)) for text in range(rng.randint(8, 20))]


KINDS: dict[str, Callable[[Random], list[Post]]] = {
    "team": team,
    "operator, two numbers on each ad in turn": in_turn,
    "operator, texts under two numbers": reposting,
    "operator, two numbers apart": two,
    "operator, two to six numbers apart": apart,
}


def write(posts: Iterable[Post], writer: _Writer) -> list[AdFacts]:
    """An ad a day."""
    rng, shared = writer.rng, writer.rng.choice(SHARED)
    often = rng.choice((0.9, 1.0))
    texts: dict[int, str] = {}
    facts = []
    for day, (_, text, numbers) in enumerate(posts):
        body = texts.setdefault(text, " ".join(word for _ in range(5) for word in writer.sentence()))
        phones = (f"+331990001{number:02}" for number in sorted({*numbers}))
        findings = [Finding(FindingKind.PHONE, phone, 0, 1, phone, 0.9) for phone in phones]
        findings += [shared] if rng.random() < often else []
        at = START + timedelta(days=day)
        facts.append(
            AdFacts(f"one:{day:04}", "one", "escort", "BE", None, None, at, at, at, body, body, tuple(findings))
        )
    return facts


def is_right(posts: list[Post], facts: list[AdFacts]) -> bool:
    """Whether the groups are those of the owners."""
    keys = [one.key for one in facts]
    groups = group(keys, link(facts).links, (), Level.OPERATOR)
    owners: dict[int, set[str]] = {}
    for key, (owner, _, _) in zip(keys, posts, strict=True):
        owners.setdefault(owner, set()).add(key)
    return set(groups) == {frozenset(ads) for ads in owners.values()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("worlds", nargs="?", type=int, default=100, help="of each kind")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first seed")
    asked = parser.parse_args()
    for name, build in KINDS.items():
        right = 0
        for seed in range(asked.first, asked.first + asked.worlds):
            writer = _Writer(seed)
            posts = build(writer.rng)
            right += is_right(posts, write(posts, writer))
        print(f"  {name:42} {right} of {asked.worlds} right", flush=True)


if __name__ == "__main__":
    main()
