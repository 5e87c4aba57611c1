"""Default text: phrases that the site adds to the ads, found by their spread like every other hub."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dedup.vocabulary import PASSAGE
from model import Hub

FEWEST = 8  # ads that carry a passage before it is suspected
SPREAD = 6.0  # effective number of unrelated groups, every ad counted; measured with benchmarks/linking.py


@dataclass(frozen=True, slots=True)
class Passage:
    """On how many ads eight words stand, and the effective number of their groups."""

    ads: int
    spread: float


def hubs_of(passages: Mapping[str, Passage]) -> list[Hub]:
    """Hubs that tell a reviewer which text is left out of every comparison; `passages` are of eight words each."""
    hubs = []
    for text, parts in _chains(passages):
        ads = max(passages[part].ads for part in parts)
        spread = max(passages[part].spread for part in parts)
        why = f"the same words on {ads} ads of about {spread:.0f} otherwise unrelated groups: left out of comparisons"
        hubs.append(Hub("wording", text, ads, round(spread, 1), why))
    return hubs


def _chains(passages: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Passages that continue one another, told as one text."""
    ordered = sorted(passages)
    following: dict[tuple[str, ...], list[str]] = {}
    for passage in ordered:
        following.setdefault(tuple(passage.split()[:-1]), []).append(passage)
    ends = {tuple(passage.split()[1:]) for passage in ordered}
    starts = [passage for passage in ordered if tuple(passage.split()[:-1]) not in ends]
    chains, used = [], set()
    for start in [*starts, *ordered]:
        parts: list[str] = []
        at: str | None = start
        while at is not None and at not in used:
            parts.append(at)
            used.add(at)
            at = next((one for one in following.get(tuple(at.split()[1:]), []) if one not in used), None)
        if parts:
            chains.append((" ".join([parts[0], *(part.split()[PASSAGE - 1] for part in parts[1:])]), parts))
    return chains
