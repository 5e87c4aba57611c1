"""Default text: phrases that the site adds to the ads, found by their spread like every other hub."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from dedup.hubs import Grouping, effective
from dedup.vocabulary import PASSAGE, passages_of
from model import Hub

_FEWEST = 8  # ads that carry a passage before it is suspected
_SPREAD = 4.0  # effective number of unrelated groups, every ad counted; six let a large creative hide its footer


@dataclass(frozen=True, slots=True)
class DefaultText:
    """Passages that are left out of every comparison, and the hubs that tell a reviewer so.

    They are found in the whole corpus: the one thing about wording that does not depend on the two ads alone.
    """

    passages: frozenset[str]
    hubs: tuple[Hub, ...]


def find_default_text(
    words: Mapping[str, Sequence[str]], grouping: Grouping, folded: Callable[[str], Sequence[str]]
) -> DefaultText:
    """Passages on many ads of otherwise unrelated groups; `words` are the words of each ad in order.

    `folded` gives the same words of an ad as a reviewer can read them.
    """
    counts = Counter(passage for one in words.values() for passage in passages_of(one))
    common = {passage for passage, count in counts.items() if count >= _FEWEST}
    carriers: dict[str, list[str]] = {}
    for ad, said in words.items():
        for passage in passages_of(said) & common:
            carriers.setdefault(passage, []).append(ad)
    spreads = {key: effective(Counter(grouping.get(ad, ad) for ad in ads).values()) for key, ads in carriers.items()}
    passages = frozenset(key for key, spread in spreads.items() if spread >= _SPREAD)
    found = {key: carriers[key] for key in passages}
    read = {key: _read(key, words[ads[0]], folded(ads[0])) for key, ads in found.items()}
    return DefaultText(passages, tuple(_hubs(found, spreads, read)))


def _read(passage: str, words: Sequence[str], folded: Sequence[str]) -> Sequence[str]:
    at = next(at for at in range(len(words)) if " ".join(words[at : at + PASSAGE]) == passage)
    return folded[at : at + PASSAGE]


def _hubs(
    carriers: Mapping[str, Sequence[str]], spreads: Mapping[str, float], read: Mapping[str, Sequence[str]]
) -> list[Hub]:
    hubs = []
    for parts in _chains(carriers.keys()):
        text = " ".join([*read[parts[0]], *(read[part][-1] for part in parts[1:])])
        ads = max(len(carriers[part]) for part in parts)
        spread = max(spreads[part] for part in parts)
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
