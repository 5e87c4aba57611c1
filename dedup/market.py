"""All ads at once: which pairs to compare, how rare everything is, what is default text, which values are hubs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dedup.candidates import Pair, equal_keys, like_worded, posting_order
from dedup.clusters import group
from dedup.context import Context
from dedup.defaults import DefaultText, find_default_text
from dedup.gallery import sort_pictures
from dedup.hubs import Grouping, find_hubs, sort_hubs
from dedup.scores import Reasons, make_links, score_pairs
from dedup.signals import SIGNALS
from dedup.signals.contact import SameContact
from dedup.signals.phone import SamePhone
from dedup.signals.wording import SameWording
from dedup.vocabulary import Vocabulary, count_words, without_passages
from dedup.weights import DEFAULT, Profile, Rarity
from dedup.words import places_of, words_of
from model import AdFacts, Hub, Level, Link


@dataclass(frozen=True, slots=True)
class Market:
    """What linking knows of the whole corpus. Make one with `survey`."""

    facts: Mapping[str, AdFacts]  # by ad key, in posting order
    profile: Profile
    vocabulary: Vocabulary
    gallery: Mapping[str, str]
    carriers: Mapping[str, Sequence[str]]  # key -> ads in posting order
    pairs: frozenset[Pair]
    default: DefaultText
    wordings: Grouping  # ad -> ads with its wording
    hubs: tuple[Hub, ...] = ()

    def context(self, level: Level, creative: Grouping | None = None) -> Context:
        """For the signals; values are counted once per creative, or per wording while creatives are unknown."""
        counted = self.wordings if creative is None else creative
        rarity = Rarity(self.profile, count_creatives(self.carriers, counted), *sort_hubs(self.hubs))
        return Context(level, rarity, self.vocabulary, self.gallery)

    def links(self, level: Level, creative: Grouping | None = None) -> list[Link]:
        """All links of a level, before people's judgements and the guard of the groups."""
        return make_links(score_pairs(self.pairs, self.facts, self.context(level, creative)), level, self.profile)


def survey(facts: Sequence[AdFacts], profile: Profile = DEFAULT) -> Market:
    """Count, index and pair all ads: by ad, then by wording, then without default text; find hubs last."""
    ordered = posting_order(facts)
    known = {one.key: one for one in ordered}
    gallery = sort_pictures(picture for one in ordered for picture in one.pictures)
    said = {one.key: words_of(one) for one in ordered}
    first = count_words(said, {})
    rough = _wordings(known, like_worded(list(known), first), first, profile)
    second = count_words(said, rough)  # a text on sixty ads looks common until its ads are counted as one
    rough = _wordings(known, like_worded(list(known), second), second, profile)
    default = find_default_text(said, rough, lambda ad: [word.text for word in places_of(known[ad])])
    own = {ad: without_passages(words, default.passages) for ad, words in said.items()}
    vocabulary = count_words(own, rough)
    alike = like_worded(list(known), vocabulary)
    wordings = _wordings(known, alike, vocabulary, profile)
    carriers = carriers_of(ordered, Context(Level.OPERATOR, Rarity(profile), vocabulary, gallery))
    pairs = frozenset(equal_keys(carriers) | alike)
    market = Market(known, profile, vocabulary, gallery, carriers, pairs, default, wordings)
    return replace(market, hubs=_hubs(market))


def names_of(groups: Sequence[frozenset[str]]) -> dict[str, str]:
    """Ad -> the smallest ad of its group."""
    return {ad: name for ads in groups for name in (min(ads),) for ad in ads}


def count_creatives(carriers: Mapping[str, Sequence[str]], creative: Grouping) -> dict[str, int]:
    """Key -> how many creatives carry it: posting one ad sixty times makes its number no commoner."""
    return {key: len({creative.get(ad, ad) for ad in ads}) for key, ads in carriers.items()}


def _wordings(
    facts: Mapping[str, AdFacts], pairs: Iterable[Pair], vocabulary: Vocabulary, profile: Profile
) -> Grouping:
    """Groups by wording alone."""
    signal = SameWording(Context(Level.CREATIVE, Rarity(profile), vocabulary, {}))
    compared = ((pair, signal.weigh(facts[pair[0]], facts[pair[1]])) for pair in sorted(pairs))
    links = make_links({pair: (reason,) for pair, reason in compared if reason}, Level.CREATIVE, profile)
    return names_of(group(facts, links, (), Level.CREATIVE, profile))


def carriers_of(ordered: Sequence[AdFacts], context: Context) -> dict[str, list[str]]:
    """Key -> ads that show it, in the order given; words have an index of their own."""
    signals = [signal(context) for signal in SIGNALS if signal is not SameWording]
    carriers: dict[str, list[str]] = {}
    for one in ordered:
        for signal in signals:
            for key in signal.keys(one):
                carriers.setdefault(key, []).append(one.key)
    return carriers


def _hubs(market: Market) -> tuple[Hub, ...]:
    """Group all ads as operators without the suspected values, and judge each value by its spread."""
    context = market.context(Level.OPERATOR)
    signals = (SamePhone(context), SameContact(context))
    contacts = {key: frozenset().union(*(one.keys(ad) for one in signals)) for key, ad in market.facts.items()}
    by_ad: dict[str, set[str]] = {key: set() for key in market.facts}
    for key, ads in market.carriers.items():
        for ad in ads:
            by_ad[ad].add(key)
    scored: dict[Pair, Reasons] = {}
    without: frozenset[str] = frozenset()

    def group_without(keys: frozenset[str]) -> Grouping:
        nonlocal without
        changed = keys ^ without
        aside = replace(context, rarity=replace(context.rarity, hubs=keys))
        stale = [pair for pair in market.pairs if by_ad[pair[0]] & by_ad[pair[1]] & changed] if scored else market.pairs
        for pair in stale:
            scored.pop(pair, None)
        scored.update(score_pairs(stale, market.facts, aside))
        without = keys
        links = make_links(scored, Level.OPERATOR, market.profile)
        return names_of(group(market.facts, links, (), Level.OPERATOR, market.profile))

    return find_hubs(market.carriers, market.wordings, group_without, contacts)
