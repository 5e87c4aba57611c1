"""How one ad's values and words are weighed, kept beside it: any two ads can be compared without all the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

from dedup.context import Context
from dedup.gallery import Gallery
from dedup.hubs import sort_hubs
from dedup.vocabulary import Vocabulary
from dedup.weights import Profile, Rarity
from dedup.words import words_of
from model import AdFacts, Hub, Level, PictureMatch

_ZERO = ord("0")
_EXACT = 4  # counts up to here are written as they are, powers of two beyond by their exponent


@dataclass(frozen=True, slots=True)
class Weighing:
    """Of one ad. `kept` says which of its words are in no default text; `carriers` and `creatives` belong to the kept
    words in order, then to each of them with the next one."""

    counts: Mapping[Level, Mapping[str, int]]  # creatives, in steps, that carry a value
    pictures: Gallery  # what its own show, without matches
    family: bool
    kept: tuple[bool, ...]
    carriers: tuple[int, ...]
    creatives: tuple[int, ...]


def context_of(
    facts: Iterable[AdFacts],
    weighings: Mapping[str, Weighing],
    marked: tuple[Iterable[Hub], Iterable[PictureMatch]],
    level: Level,
    profile: Profile,
) -> Context:
    """What signals may know beyond these ads, as it was when they were linked; `marked` are hubs and matches."""
    hubs, matches = marked
    said: dict[str, list[str]] = {}
    creatives: dict[str, int] = {}
    carriers: dict[str, int] = {}
    for one in facts:
        weighing = weighings[one.key]
        words = [word for word, keep in zip(words_of(one), weighing.kept, strict=True) if keep]
        said[one.key] = words
        terms = [*words, *(" ".join(pair) for pair in pairwise(words))]
        carriers.update(zip(terms, weighing.carriers, strict=True))
        creatives.update(zip(terms, weighing.creatives, strict=True))
    known = list(weighings.values())
    counts = dict(chain.from_iterable(one.counts[level].items() for one in known))
    return Context(
        level,
        Rarity(profile, counts, *sort_hubs(hubs)),
        Vocabulary(said, creatives, carriers),
        Gallery(
            dict(chain.from_iterable(one.pictures.own.items() for one in known)),
            dict(chain.from_iterable(one.pictures.shown.items() for one in known)),
            {(one.left, one.right): one for one in matches},
            dict(chain.from_iterable(one.pictures.rooms.items() for one in known)),
        ),
        frozenset(key for key, one in weighings.items() if one.family),
    )


def write_weighing(weighing: Weighing) -> dict[str, object]:
    """A weighing as JSON; counts of terms are one letter each."""
    return {
        "counts": {level.value: dict(counts) for level, counts in weighing.counts.items()},
        "pictures": dict(weighing.pictures.own),
        "shown": {name: sorted(some) for name, some in weighing.pictures.shown.items()},
        "rooms": {name: sorted(some) for name, some in weighing.pictures.rooms.items()},
        "family": weighing.family,
        "kept": "".join("1" if keep else "0" for keep in weighing.kept),
        "carriers": "".join(map(_letter, weighing.carriers)),
        "creatives": "".join(map(_letter, weighing.creatives)),
    }


def read_weighing(written: Mapping[str, Any]) -> Weighing:
    """What `write_weighing` wrote."""
    return Weighing(
        {Level(level): counts for level, counts in written["counts"].items()},
        Gallery(written["pictures"], _names(written["shown"]), {}, _names(written["rooms"])),
        written["family"],
        tuple(letter == "1" for letter in written["kept"]),
        tuple(map(_count, written["carriers"])),
        tuple(map(_count, written["creatives"])),
    )


def _names(written: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(some) for name, some in written.items()}


def _letter(count: int) -> str:
    code = count if count <= _EXACT else count.bit_length() + 1
    return chr(_ZERO + code)


def _count(letter: str) -> int:
    code = ord(letter) - _ZERO
    return code if code <= _EXACT else 1 << (code - 2)
