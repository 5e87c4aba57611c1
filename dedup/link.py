"""The whole of linking: from ads to links on both levels, their groups, and the hubs that were damped on the way.

Linking is one function of the ads and of what people said. `relink` takes what an earlier run remembered and works
out again only what cannot be as it was; `link` starts from nothing. The outcome is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from dedup.candidates import Pair
from dedup.clusters import Groups, group, standing
from dedup.corpus import Corpus, Fetch, Rows, corpus_of, distinct
from dedup.gallery import Gallery, sort_pictures
from dedup.layers import NOTHING, Layer, Renewed, changed_ads, pair_number, pairs_of, recall
from dedup.market import Market, View, names_of, survey
from dedup.memory import Memory, Run
from dedup.scores import make_links
from dedup.sheets import Sheet, sheet_of
from dedup.weighing import Weighing
from dedup.weights import DEFAULT, Profile
from model import AdFacts, Hub, Judgement, Level, Link, LinkState, PictureMatch

_STATES = {1: LinkState.SUGGESTED, 2: LinkState.ACCEPTED}  # as they are remembered; 0 is no link


@dataclass(frozen=True, slots=True)
class Grouped:
    """The groups of one level. `again` are the ads whose component was grouped again; all others stayed together."""

    keys: Sequence[str]
    row: Mapping[str, int]
    label: Rows
    again: frozenset[str]

    def of(self, ads: Iterable[str]) -> Groups:
        """The whole groups of these ads, sorted by their smallest ad; ads that are gone are left out."""
        names = np.unique(self.label[[self.row[ad] for ad in ads if ad in self.row]])
        parts: dict[int, set[str]] = {}
        for row in np.flatnonzero(np.isin(self.label, names)).tolist():
            parts.setdefault(int(self.label[row]), set()).add(self.keys[row])
        return tuple(sorted((frozenset(part) for part in parts.values()), key=min))


@dataclass(frozen=True, slots=True)
class Touched:
    """How much of the corpus was worked on: ads that were read again, pairs compared, components grouped again."""

    ads: int
    pairs: int
    components: int


@dataclass(frozen=True, slots=True)
class Linked:
    """Links of both levels that are new or other than remembered, sorted by level and ends, and those that are gone.

    Links of an ad that is gone are not named: they go with it.
    """

    links: tuple[Link, ...]
    gone: tuple[tuple[Level, str, str], ...]
    hubs: tuple[Hub, ...]
    groups: Mapping[Level, Grouped] = field(compare=False)
    memory: Memory = field(compare=False)
    touched: Touched = field(compare=False)


@dataclass(frozen=True, slots=True)
class Linking:
    """Linking done: the market, how each level looked at it, and what it came to."""

    market: Market
    views: Mapping[Level, View]
    done: Mapping[Level, Renewed]

    @property
    def run(self) -> Run:
        return self.market.run

    def weighed_again(self) -> list[str]:
        """Ads of which a comparison would read something else than before, sorted."""
        numbers = {int(number): key for key, number in zip(self.corpus.keys, self.corpus.numbers, strict=True)}
        changed: set[int] = set()
        for level in Level:
            before = self.run.before.layers.get(level, NOTHING)
            changed.update(changed_ads(before, self.done[level].layer).tolist())
        return sorted(numbers[number] for number in changed)

    def weighings(self, keys: Iterable[str]) -> Iterator[tuple[str, Weighing]]:
        """How these ads are weighed, each with its key."""
        contexts = {level: self.market.context(view) for level, view in self.views.items()}
        for key in keys:
            yield key, self.market.weighing(key, contexts)

    @property
    def corpus(self) -> Corpus:
        return self.run.corpus

    def result(self) -> Linked:
        """What is other than before."""
        run, before = self.run, self.run.before.layers
        settled = {level: _settle(run, done, before.get(level, NOTHING)) for level, done in self.done.items()}
        return Linked(
            tuple(link for level in Level for link in settled[level].links),
            tuple(pair for level in Level for pair in settled[level].gone),
            (*self.market.default, *self.market.hubs),
            {level: _grouped(run.corpus, self.done[level]) for level in Level},
            Memory(run.layers | {level: done.layer for level, done in settled.items()}, run.rare),
            self._touched(),
        )

    def _touched(self) -> Touched:
        pairs = len(distinct(np.concatenate(self.run.compared)))
        return Touched(self.corpus.fetched, pairs, sum(done.components for done in self.done.values()))


def link(
    facts: Sequence[AdFacts],
    judgements: Sequence[Judgement] = (),
    profile: Profile = DEFAULT,
    matches: Iterable[PictureMatch] = (),
) -> Linked:
    """Link all these ads from nothing."""
    return link_all(facts, judgements, profile, matches).result()


def link_all(
    facts: Sequence[AdFacts],
    judgements: Sequence[Judgement] = (),
    profile: Profile = DEFAULT,
    matches: Iterable[PictureMatch] = (),
) -> Linking:
    """Link all these ads from nothing; with all that was known on the way."""
    known = {one.key: one for one in facts}
    sheets = [sheet_of(number, one) for number, one in enumerate(known.values())]
    gallery = sort_pictures((picture for one in known.values() for picture in one.pictures), matches)
    return relink(sheets, lambda keys: [known[key] for key in keys], gallery, judgements, profile=profile)


def relink(
    sheets: Iterable[Sheet],
    fetch: Fetch,
    gallery: Gallery,
    judgements: Sequence[Judgement],
    before: Memory | None = None,
    profile: Profile = DEFAULT,
) -> Linking:
    """Link all these ads. An accepted link stays inside its group; one that crosses groups is suggested.

    `fetch` gives the ads that have to be read again; `before` is what the last run remembered. KeyError when an ad
    cannot be fetched.
    """
    run = Run(corpus_of(sheets, gallery, fetch), before or Memory())
    market = survey(run, profile)
    creative = View(Level.CREATIVE, market.wordings, judgements)
    reposts = market.layer(Level.CREATIVE, creative)
    operator = View(Level.OPERATOR, reposts.label, judgements)
    done = {Level.CREATIVE: reposts, Level.OPERATOR: market.layer(Level.OPERATOR, operator)}
    return Linking(market, {Level.CREATIVE: creative, Level.OPERATOR: operator}, done)


def settle(
    links: Sequence[Link], keys: Collection[str], judgements: Sequence[Judgement], profile: Profile = DEFAULT
) -> list[Link]:
    """Links of one level with the states that they would have if there were no others."""
    if not links:
        return []
    level = links[0].level
    always, never = (frozenset(pairs) for pairs in standing(judgements, level))
    grouping = names_of(group(keys, links, judgements, level, profile))
    settled = []
    for one in links:
        pair = (one.left, one.right)
        if pair not in never:
            together = one.state is LinkState.ACCEPTED and grouping[one.left] == grouping[one.right]
            state = LinkState.ACCEPTED if together or pair in always else LinkState.SUGGESTED
            settled.append(replace(one, state=state))
    return settled


@dataclass(frozen=True, slots=True)
class _Settled:
    layer: Layer
    links: list[Link]
    gone: list[tuple[Level, str, str]]


def _settle(run: Run, done: Renewed, before: Layer) -> _Settled:
    """Links with their final states: a person's word counts, what the guard held back waits for a person.

    A pair that a person keeps apart is no longer suggested.
    """
    corpus, layer, level = run.corpus, done.layer, done.way.level
    states = _states(corpus, done)
    place, known = recall(before.pairs, layer.pairs)
    old, reasons = np.zeros_like(states), np.zeros_like(layer.reasons)
    old[known], reasons[known] = before.states[place[known]], before.reasons[place[known]]
    changed = (states > 0) & ((states != old) | (layer.reasons != reasons))
    pairs = pairs_of(corpus, done.left[changed], done.right[changed])
    final = dict(zip(pairs, states[changed].tolist(), strict=True))
    links = make_links(done.reasons(sorted(pairs)), level, done.way.profile)
    kept = [replace(one, state=_STATES[final[one.left, one.right]]) for one in links]
    vanished = pairs_of(corpus, done.left[(states == 0) & (old > 0)], done.right[(states == 0) & (old > 0)])
    gone = [(level, *pair) for pair in (*vanished, *_no_longer_sought(corpus, layer, before))]
    return _Settled(replace(layer, states=states), kept, gone)


def _states(corpus: Corpus, done: Renewed) -> Rows:
    """0 for no link, 1 for one that waits for a person, 2 for an accepted one."""
    layer, level = done.layer, done.way.level
    always, never = standing(done.way.judgements, level)
    strong = layer.bits >= done.way.profile.accept[level]
    together = done.label[done.left] == done.label[done.right]
    accepted = (strong & together) | np.isin(layer.pairs, _names(corpus, always))
    held = (layer.bits > 0) & ~np.isin(layer.pairs, _names(corpus, never))
    return np.where(held, np.where(accepted, 2, 1), 0)


def _names(corpus: Corpus, pairs: Iterable[Pair]) -> Rows:
    """Numbers of those pairs whose ads are there."""
    rows = [(corpus.row[one], corpus.row[other]) for one, other in pairs if {one, other} <= corpus.row.keys()]
    return np.array([pair_number(*corpus.numbers[list(pair)].tolist()) for pair in rows], dtype=np.int64)


def _no_longer_sought(corpus: Corpus, layer: Layer, before: Layer) -> list[Pair]:
    """Pairs that were linked and are no candidates any more, both ads being there still."""
    _, still = recall(layer.pairs, before.pairs)
    left = before.pairs[(before.states > 0) & ~still]
    order = np.argsort(corpus.numbers)
    known = corpus.numbers[order]
    (one, here), (other, there) = recall(known, left >> 32), recall(known, left & 0xFFFFFFFF)
    both = here & there
    return pairs_of(corpus, order[one[both]], order[other[both]])


def _grouped(corpus: Corpus, done: Renewed) -> Grouped:
    again = frozenset(corpus.keys[row] for row in np.flatnonzero(done.grouped).tolist())
    return Grouped(corpus.keys, corpus.row, done.label, again)
