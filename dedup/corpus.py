"""All ads at once, as compact as their sheets: in posting order, their words in one row, their values numbered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from dedup.digests import Digests, digest, digests, mix, summed
from dedup.gallery import Gallery
from dedup.handover import posted
from dedup.sheets import Sheet, in_posting_order
from dedup.signals.picture import SamePicture
from dedup.steps import stepped
from dedup.weights import Rarity
from dedup.words import words_of
from model import AdFacts, Picture

Rows = NDArray[np.int64]
Kept = NDArray[np.bool_]
_ALL = (1 << 64) - 1
_CONTESTED, _HUB = np.uint64(1 << 62), np.uint64(1 << 63)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Fetch = Callable[[Collection[str]], Iterable[AdFacts]]


def different(numbers: Rows, groups: Rows, size: int) -> Rows:
    """How many different groups go with each number from 0 to `size`."""
    wide = int(groups.max(initial=0)) + 1
    return np.bincount(distinct(numbers * wide + groups) // wide, minlength=size)


def distinct(numbers: Rows) -> Rows:
    """Each number once. Sorting is faster than NumPy's own way, which hashes."""
    ordered = np.sort(numbers)
    first = np.ones(len(ordered), dtype=np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    once: Rows = ordered[first]
    return once


@dataclass(frozen=True, slots=True)
class Values:
    """Which ad has which values: one entry for each, by row of the ad and by number of the value."""

    names: Mapping[str, int]
    digests: Digests
    ads: Rows
    held: Rows

    def counts(self, label: Rows) -> Rows:
        """How many groups (`label`: of each ad) carry each value."""
        return different(self.held, label[self.ads], len(self.names))


@dataclass(frozen=True, slots=True)
class Counts(Mapping[str, int]):
    """How many creatives carry a value, in steps: what a score is told, and all that it is told."""

    names: Mapping[str, int]
    steps: Rows

    def __getitem__(self, key: str) -> int:
        count = int(self.steps[self.names[key]])
        if not count:  # shown by weak readings alone
            raise KeyError(key)
        return count

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sheets in posting order. `facts` fetches the ads themselves, and only those that have to be read again."""

    sheets: Sequence[Sheet]
    keys: Sequence[str]
    row: Mapping[str, int]
    numbers: Rows
    stamps: Digests  # of the ads and of the matches of their pictures
    since: Rows  # microseconds
    until: Rows
    words: Digests
    starts: Rows  # of each ad's words, and the end of the last one's
    gallery: Gallery
    found: Values  # by which candidates are found
    weighed: Values  # as `found`, and weak readings; numbered alike
    fetch: Fetch
    _facts: dict[str, AdFacts] = field(default_factory=dict, repr=False)
    _words: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def facts(self, keys: Iterable[str]) -> Mapping[str, AdFacts]:
        """The ads of these keys and all that were fetched before. KeyError for one that cannot be had any more."""
        missing = [key for key in dict.fromkeys(keys) if key not in self._facts]
        if missing:
            self._facts.update((one.key, one) for one in self.fetch(missing))
        if any(key not in self._facts for key in missing):
            raise KeyError("an ad that is to be linked is no longer there")
        return self._facts

    def values_of(self, key: str) -> list[str]:
        """The values of an ad, weak readings too."""
        sheet = self.sheets[self.row[key]]
        return _values(sheet.weighed, sheet, self.gallery)

    def pictures_of(self, key: str) -> tuple[str, ...]:
        """The pictures of an ad, by their SHA-256."""
        return self.sheets[self.row[key]].pictures

    def words_of(self, key: str) -> tuple[str, ...]:
        """The words of an ad that was fetched."""
        known = self._words.get(key)
        if known is None:
            known = self._words[key] = words_of(self._facts[key])
        return known

    @property
    def fetched(self) -> int:
        """How many ads were read again."""
        return len(self._facts)

    def carriers(self) -> dict[str, list[str]]:
        """Value -> ads that show it, in posting order."""
        names = list(self.found.names)
        carriers: dict[str, list[str]] = {}
        for ad, held in zip(self.found.ads.tolist(), self.found.held.tolist(), strict=True):
            carriers.setdefault(names[held], []).append(self.keys[ad])
        return carriers

    def contacts(self) -> dict[str, frozenset[str]]:
        """The contacts of each ad."""
        return {one.key: frozenset(one.contacts) for one in self.sheets}

    def steps(self, label: Rows) -> Rows:
        """For each value, how many groups carry it, in steps."""
        return stepped(self.found.counts(label))

    def prints(self, wording: Digests, rarity: Rarity, families: Collection[str] = ()) -> Digests:
        """For each ad a digest of all that a comparison may read of it.

        That is the ad itself, its weighed wording, whether it is of a family, and of its values how rare they are, or
        that they are hubs, contested, or when they changed hands. Two ads whose digests stay compare as they did.
        """
        names = self.weighed.names
        states = np.array([rarity.carriers.get(name, 0) for name in names], dtype=np.uint64)
        states[[names[key] for key in rarity.contested if key in names]] += _CONTESTED
        states[[names[key] for key in rarity.hubs if key in names]] = _HUB
        for key, since in rarity.epochs.items():
            if key in names:
                states[names[key]] ^= np.uint64(digest(repr(since)))
        said = mix(self.weighed.digests, states)[self.weighed.held]
        familiar = np.array([key in families for key in self.keys], dtype=np.uint64)
        return mix(self.stamps, wording, familiar, summed(said, self.weighed.ads, len(self.sheets)))


def corpus_of(sheets: Iterable[Sheet], gallery: Gallery, fetch: Fetch) -> Corpus:
    """The corpus of these sheets; `gallery` says what their pictures show."""
    ordered = in_posting_order(sheets)
    found = [_values(one.values, one, gallery) for one in ordered]
    weighed = [_values(one.weighed, one, gallery) for one in ordered]
    names = {name: number for number, name in enumerate(dict.fromkeys(chain(*found, *weighed)))}
    marks = digests(names)
    keys = [one.key for one in ordered]
    lengths = np.array([len(one.words) for one in ordered], dtype=np.int64)
    return Corpus(
        ordered,
        keys,
        {key: row for row, key in enumerate(keys)},
        np.array([one.number for one in ordered], dtype=np.int64),
        mix(np.array([one.stamp for one in ordered], dtype=np.uint64), _matched(ordered, gallery)),
        np.array([_moment(posted(one)) for one in ordered], dtype=np.int64),
        np.array([_moment(one.until) for one in ordered], dtype=np.int64),
        np.concatenate([np.empty(0, np.uint64), *(one.words for one in ordered)]),
        np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        gallery,
        _numbered(found, names, marks),
        _numbered(weighed, names, marks),
        fetch,
    )


def _values(keys: Iterable[str], sheet: Sheet, gallery: Gallery) -> list[str]:
    """The values of an ad, each once, those of its pictures among them."""
    shown = [key for sha256 in sheet.pictures for key in sorted(_shown(sha256, gallery))]
    return list(dict.fromkeys([*keys, *shown]))


def _shown(sha256: str, gallery: Gallery) -> frozenset[str]:
    """Keys of what a picture shows."""
    classes = gallery.classes(Picture(sha256))
    return frozenset(f"{SamePicture.name}:{name}" for name in classes) | gallery.rooms.get(sha256, frozenset())


def _matched(ordered: Sequence[Sheet], gallery: Gallery) -> Digests:
    """For each ad a digest of all matches of its pictures."""
    of_picture: dict[str, int] = {}
    for (left, right), match in gallery.matches.items():
        said = digest(repr(match))
        for sha256 in (left, right):
            of_picture[sha256] = (of_picture.get(sha256, 0) + said) & _ALL
    sums = (sum(of_picture.get(sha256, 0) for sha256 in one.pictures) & _ALL for one in ordered)
    return np.array(list(sums), dtype=np.uint64)


def _numbered(held: Sequence[Sequence[str]], names: Mapping[str, int], marks: Digests) -> Values:
    ads = np.repeat(np.arange(len(held)), [len(some) for some in held])
    return Values(names, marks, ads, np.array([names[name] for some in held for name in some], dtype=np.int64))


def _moment(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)
