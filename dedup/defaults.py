"""Default text: phrases that the site adds to the ads, found by their spread like every other hub."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from model import Hub

FEWEST = 8  # ads that carry a passage before it is suspected
SPREAD = 4.0  # effective number of unrelated groups, every ad counted; six let a large creative hide its footer


@dataclass(frozen=True, slots=True)
class Passage:
    """On how many ads a passage stands, the effective number of their groups, its words as a reviewer can read them."""

    ads: int
    spread: float
    words: Sequence[str]


def hubs_of(passages: Mapping[str, Passage]) -> list[Hub]:
    """Hubs that tell a reviewer which text is left out of every comparison; passages go by their compared words."""
    hubs = []
    for parts in _chains(passages.keys()):
        text = " ".join([*passages[parts[0]].words, *(passages[part].words[-1] for part in parts[1:])])
        ads = max(passages[part].ads for part in parts)
        spread = max(passages[part].spread for part in parts)
        why = f"the same words on {ads} ads of about {spread:.0f} otherwise unrelated groups: left out of comparisons"
        hubs.append(Hub("wording", text, ads, round(spread, 1), why))
    return hubs


def _chains(passages: Set[str]) -> list[list[str]]:
    """Passages that continue one another."""
    following: dict[tuple[str, ...], list[str]] = {}
    for passage in sorted(passages):
        following.setdefault(tuple(passage.split()[:-1]), []).append(passage)
    ends = {tuple(passage.split()[1:]) for passage in passages}
    starts = [passage for passage in sorted(passages) if tuple(passage.split()[:-1]) not in ends]
    chains, used = [], set()
    for start in [*starts, *sorted(passages)]:
        parts: list[str] = []
        at: str | None = start
        while at is not None and at not in used:
            parts.append(at)
            used.add(at)
            at = next((one for one in following.get(tuple(at.split()[1:]), []) if one not in used), None)
        if parts:
            chains.append(parts)
    return chains
