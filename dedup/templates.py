"""What several texts share, and the slots where they differ: an alignment over words.

Every text is aligned with one of them, then with what most of them say in each place (a star alignment, made twice:
Gusfield 1993). For n texts of m words that takes 2n comparisons of two texts and n * m steps more.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import Indel

from dedup.spelling import spell
from dedup.words import MOST_WORDS, place_words

_MOSTLY = 0.8  # share of the texts that agree where a few made a change of their own


class Agreement(StrEnum):
    SHARED = "shared"  # all texts say the same here, but for capitals and what stands between words
    MOSTLY = "mostly"  # nearly all; the others made a change, left something out or added something
    SLOT = "slot"  # they differ


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a template. `values[i]` is the stretch of text i; joined over all parts they give text i."""

    agreement: Agreement
    values: tuple[str, ...]

    @property
    def seen(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Each value as it is usually written, with the texts that have it; most texts first. Empty: nothing there."""
        written: dict[str, Counter[str]] = {}
        carriers: dict[str, list[int]] = {}
        for number, value in enumerate(self.values):
            carriers.setdefault(_plain(value), []).append(number)
            written.setdefault(_plain(value), Counter())[value.strip()] += 1
        order = sorted(carriers, key=lambda plain: (-len(carriers[plain]), plain))
        return tuple((_usual(written[plain]), tuple(carriers[plain])) for plain in order)

    @property
    def usual(self) -> str:
        """The value as most texts write it, with the spaces around it."""
        best = _plain(self.seen[0][0])
        return _usual(Counter(value for value in self.values if _plain(value) == best))


Template = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A word with what stands behind it, up to the next word; `key` is what it is aligned by."""

    key: str
    text: str


def template(texts: Sequence[str]) -> Template:
    """The parts of some texts in reading order. The order in which the texts are given changes nothing else."""
    told = {text: _tokens(text) for text in texts}
    if not told:
        return ()
    middle = sorted(map(len, told.values()))[len(told) // 2]
    first = min(told, key=lambda text: (abs(len(told[text]) - middle), text))
    rough = _align([token.key for token in told[first]], told)
    spine = [key for row in zip(*(rough[text] for text in texts), strict=True) for key in _consensus(row)]
    rows = _align(spine, told)
    places = [_join(row) for row in zip(*(rows[text] for text in texts), strict=True)]
    return tuple(_merged([part for part in places if any(part.values)]))


def _tokens(text: str) -> list[_Token]:
    """The text in pieces; the first holds what stands before the first word, the last one all words too many."""
    starts = [(0, "")]
    for word in place_words(text):
        if len(starts) > MOST_WORDS:
            break
        starts.append((word.start, _key(word.text)))
    ends = [*(start for start, _ in starts[1:]), len(text)]
    return [_Token(key, text[start:end]) for (start, key), end in zip(starts, ends, strict=True)]


def _key(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return spell(["".join(letter for letter in letters if not unicodedata.combining(letter))])[0]


Row = tuple[_Token, ...]  # the tokens of one text in one place: none, one, or what it adds between two places


def _align(spine: Sequence[str], told: dict[str, list[_Token]]) -> dict[str, list[Row]]:
    """Every text laid along the spine: a row before each of its words, one for the word, and one behind the last."""
    return {text: _laid(spine, tokens) for text, tokens in told.items()}


def _laid(spine: Sequence[str], tokens: Sequence[_Token]) -> list[Row]:
    rows: list[Row] = [()] * (2 * len(spine) + 1)
    here = there = 0
    for step in [*Indel.opcodes(list(spine), [token.key for token in tokens]), None]:
        if step and step.tag != "equal":
            continue
        stop, end = (step.src_start, step.dest_start) if step else (len(spine), len(tokens))
        _replace(rows, range(here, stop), tokens[there:end])
        if step:
            for at, token in enumerate(tokens[end : step.dest_end], stop):
                rows[2 * at + 1] = (token,)
            here, there = step.src_end, step.dest_end
    return rows


def _replace(rows: list[Row], places: range, tokens: Sequence[_Token]) -> None:
    """Lay what stands in place of some words of the spine, one for one, the rest with the last; or between two."""
    for at, token in zip(places[:-1], tokens, strict=False):
        rows[2 * at + 1] = (token,)
    rest = tuple(tokens[max(len(places) - 1, 0) :])
    rows[2 * places[-1] + 1 if places else 2 * places.start] = rest


def _consensus(row: Iterable[Row]) -> tuple[str, ...]:
    """What more texts say here than anything else; of equals the one that says more."""
    counts = Counter(tuple(token.key for token in tokens) for tokens in row)
    return max(counts, key=lambda keys: (counts[keys], len(keys), keys))


def _join(row: Sequence[Row]) -> Part:
    values = tuple("".join(token.text for token in tokens) for tokens in row)
    most = max(Counter(map(_plain, values)).values())
    if most == len(values):
        return Part(Agreement.SHARED, values)
    return Part(Agreement.MOSTLY if most >= _MOSTLY * len(values) else Agreement.SLOT, values)


def _merged(parts: Sequence[Part]) -> Iterable[Part]:
    """Neighbours that are all shared, or all slots, or changed by the very same texts, as one.

    Where few texts add something in the midst of a slot, the slot goes on.
    """
    kinds = [part.agreement for part in parts]
    for at in range(1, len(parts) - 1):
        if kinds[at - 1] is kinds[at + 1] is Agreement.SLOT and not _plain(parts[at].usual):
            kinds[at] = Agreement.SLOT
    changed = [_changed(part) if kind is Agreement.MOSTLY else () for kind, part in zip(kinds, parts, strict=True)]
    for (kind, _), run in groupby(zip(kinds, changed, parts, strict=True), key=lambda one: one[:2]):
        members = [part.values for *_, part in run]
        yield Part(kind, tuple("".join(values) for values in zip(*members, strict=True)))


def _changed(part: Part) -> tuple[int, ...]:
    """The texts that do not say what most say."""
    return tuple(sorted(at for _, carriers in part.seen[1:] for at in carriers))


@lru_cache(maxsize=16_384)  # the copies of an ad share most stretches
def _plain(value: str) -> str:
    """Without capitals and what stands between words, unless there is nothing else."""
    words = " ".join(word.text for word in place_words(value.casefold()))
    return words or " ".join(value.split())


def _usual(values: Counter[str]) -> str:
    return max(values, key=lambda value: (values[value], value))
