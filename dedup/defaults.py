"""Default text: phrases that the site adds to the ads, found by their spread like every other hub."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dedup.hubs import Grouping, effective
from dedup.vocabulary import PASSAGE, passages_of
from model import Hub

_FEWEST = 8  # ads that carry a passage before it is suspected
_SPREAD = 6.0  # effective number of unrelated groups, every ad counted; measured with benchmarks/linking.py


@dataclass(frozen=True, slots=True)
class DefaultText:
    """Passages of eight words that are left out of every comparison, and the hubs that tell a reviewer so."""

    passages: frozenset[str]
    hubs: tuple[Hub, ...]


def find_default_text(words: Mapping[str, Sequence[str]], grouping: Grouping) -> DefaultText:
    """Passages on many ads of otherwise unrelated groups; `words` are the words of each ad in order."""
    counts = Counter(passage for one in words.values() for passage in passages_of(one))
    common = {passage for passage, count in counts.items() if count >= _FEWEST}
    carriers: dict[str, list[str]] = {}
    for ad, said in words.items():
        for passage in passages_of(said) & common:
            carriers.setdefault(passage, []).append(ad)
    spreads = {key: effective(Counter(grouping.get(ad, ad) for ad in ads).values()) for key, ads in carriers.items()}
    passages = frozenset(key for key, spread in spreads.items() if spread >= _SPREAD)
    return DefaultText(passages, tuple(_hubs(passages, carriers, spreads)))


def _hubs(passages: frozenset[str], carriers: Mapping[str, Sequence[str]], spreads: Mapping[str, float]) -> list[Hub]:
    hubs = []
    for text, parts in _chains(passages):
        ads = max(len(carriers[part]) for part in parts)
        spread = max(spreads[part] for part in parts)
        why = f"the same words on {ads} ads of about {spread:.0f} otherwise unrelated groups: left out of comparisons"
        hubs.append(Hub("wording", text, ads, round(spread, 1), why))
    return hubs


def _chains(passages: frozenset[str]) -> list[tuple[str, list[str]]]:
    """Passages that continue one another, told as one text."""
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
            chains.append((" ".join([parts[0], *(part.split()[PASSAGE - 1] for part in parts[1:])]), parts))
    return chains
