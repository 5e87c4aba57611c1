"""All ads at once: which pairs to compare, how rare everything is, what is default text, which values are hubs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dedup.candidates import Pair, equal_keys, like_worded
from dedup.context import Context
from dedup.corpus import Counts, Rows
from dedup.families import find_families
from dedup.gallery import Gallery
from dedup.handover import find_handovers
from dedup.hubs import Grouping, find_hubs, sort_hubs
from dedup.layers import Pairs, Renewed, Way, numbered
from dedup.memory import Run
from dedup.passages import find_default_text
from dedup.scores import Reasons, score_pairs
from dedup.signals.wording import SameWording
from dedup.terms import Terms, count_terms
from dedup.weighing import Weighing
from dedup.weights import Profile, Rarity
from model import AdFacts, Hub, Judgement, Level


@dataclass(frozen=True, slots=True)
class View:
    """A level; the groups (of each ad the row that names its group) for each of which a value is counted once; what
    people said; and values to set aside, in place of the hubs."""

    level: Level
    counted: Rows
    judgements: Sequence[Judgement] = ()
    aside: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Market:
    """What linking knows of the whole corpus. Make one with `survey`."""

    run: Run
    profile: Profile
    terms: Terms
    pairs: Pairs
    wordings: Rows  # of each ad the row that names the ads with its wording
    default: tuple[Hub, ...]
    hubs: tuple[Hub, ...] = ()
    families: frozenset[str] = frozenset()

    def layer(self, stage: str, way: View) -> Renewed:
        """All pairs compared in one way, and their groups."""
        context = self.context(way)

        def compare(pairs: Sequence[Pair]) -> Mapping[Pair, Reasons]:
            return score_pairs(pairs, self.know(pairs), context)

        prints = self.run.corpus.prints(self.terms.prints, context.rarity, context.families)
        return self.run.layer(stage, self.pairs, Way(way.level, prints, compare, self.profile, way.judgements))

    def context(self, way: View) -> Context:
        """For the signals; the words of ads that are to be compared are yet to be put into the vocabulary."""
        corpus = self.run.corpus
        counts = Counts(corpus.weighed.names, corpus.steps(way.counted))
        if way.aside is None:
            rarity = Rarity(self.profile, counts, *sort_hubs(self.hubs))
        else:
            rarity = Rarity(self.profile, counts, way.aside, on_trial=True)
        return Context(way.level, rarity, self.terms.vocabulary, corpus.gallery, self.families)

    def weighing(self, key: str, contexts: Mapping[Level, Context]) -> Weighing:
        """How an ad's values and words are weighed."""
        corpus = self.run.corpus
        held = corpus.values_of(key)
        kept, carriers, creatives = self.terms.of(key)
        return Weighing(
            {
                level: {name: count for name in held if (count := context.rarity.carriers.get(name))}
                for level, context in contexts.items()
            },
            corpus.gallery.of(corpus.pictures_of(key)),
            key in self.families,
            tuple(kept),
            tuple(carriers),
            tuple(creatives),
        )

    def know(self, pairs: Iterable[Pair]) -> Mapping[str, AdFacts]:
        """Fetch the ads of these pairs."""
        ends = {key for pair in pairs for key in pair}
        self.terms.know(ends)
        return self.run.corpus.facts(ends)


def survey(run: Run, profile: Profile) -> Market:
    """Count, index and pair all ads: by ad, then by wording, then without default text; find hubs last."""
    corpus = run.corpus
    # A text on sixty ads looks common until its ads are counted as one.
    creative = _rough(run, "rough", np.arange(len(corpus.keys)), profile)
    creative = _rough(run, "by wording", creative, profile)
    default = find_default_text(corpus, creative)
    terms = count_terms(corpus, default.kept, creative)
    alike = like_worded(corpus.keys, run.index("wording", terms))
    wordings = _wordings(run, "wording", alike, terms, profile)
    carriers = corpus.carriers()
    market = Market(run, profile, terms, numbered(corpus, equal_keys(carriers) | alike), wordings.label, default.hubs)
    grouping, sheets = wordings.grouping(corpus), {one.key: one for one in corpus.sheets}
    market = replace(market, hubs=_hubs(market, carriers, grouping))
    handovers = find_handovers(carriers, sheets, grouping, market.hubs)
    families = find_families(carriers, sheets, grouping, market.hubs)
    return replace(market, hubs=(*market.hubs, *handovers), families=families)


def names_of(groups: Sequence[frozenset[str]]) -> dict[str, str]:
    """Ad -> the smallest ad of its group."""
    return {ad: name for ads in groups for name in (min(ads),) for ad in ads}


def _rough(run: Run, stage: str, creative: Rows, profile: Profile) -> Rows:
    """Groups by wording, default text and all; its weighed words are let go, for the next count weighs them anew."""
    terms = count_terms(run.corpus, np.ones(len(run.corpus.words), dtype=np.bool_), creative)
    return _wordings(run, stage, like_worded(run.corpus.keys, run.index(stage, terms)), terms, profile).label


def _wordings(run: Run, stage: str, pairs: Iterable[Pair], terms: Terms, profile: Profile) -> Renewed:
    """Groups by wording alone."""
    signal = SameWording(Context(Level.CREATIVE, Rarity(profile), terms.vocabulary, Gallery()))

    def compare(pairs: Sequence[Pair]) -> Mapping[Pair, Reasons]:
        ends = {key for pair in pairs for key in pair}
        terms.know(ends)
        facts = run.corpus.facts(ends)
        compared = ((pair, signal.weigh(facts[pair[0]], facts[pair[1]])) for pair in pairs)
        return {pair: (reason,) for pair, reason in compared if reason}

    return run.layer(stage, numbered(run.corpus, pairs), Way(Level.CREATIVE, terms.prints, compare, profile))


def _hubs(market: Market, carriers: Mapping[str, Sequence[str]], wordings: Grouping) -> tuple[Hub, ...]:
    """Group all ads as operators without the suspected values, and judge each value by its spread."""
    rounds = 0

    def group_without(keys: frozenset[str]) -> Grouping:
        nonlocal rounds
        rounds += 1
        stage = f"without suspects {rounds}"
        aside = market.layer(stage, View(Level.OPERATOR, market.wordings, aside=keys))
        return aside.grouping(market.run.corpus)

    return find_hubs(carriers, wordings, group_without, market.run.corpus.contacts())
