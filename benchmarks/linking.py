"""How well, and how fast, ads are linked: a table over made-up markets and the sandbox town, known truth beside it.

    python benchmarks/linking.py                       three made-up markets
    python benchmarks/linking.py --town 21 22 23       sandbox towns of these seeds, read as the product reads them
    python benchmarks/linking.py --town 1 2 --calibrate    bits per cosine of wording, counted on the pairs compared

Seeds 1 to 40 were looked at while choosing the numbers of `dedup.weights` and `dedup.signals`; report others. The plain
column is connected components over the very same links. Figures are from made-up ads: they say what the linker can do
with such ads, and nothing about a real site or a case.
"""

from __future__ import annotations

import argparse
import math
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from made_up_market import build

import sandbox
from dedup import DEFAULT, group, link, link_all, match_features, match_hashes
from dedup.layers import pairs_of
from dedup.market import names_of
from model import AdFacts, Hub, Level, Link, Picture, PictureFeature, PictureMatch
from reading import fold, read_ad, study_picture
from sandbox.pictures import draw
from sandbox.town import TownAd, TownPhoto
from sandbox.world import BOARD_PHONES

Labels = Mapping[str, str]


@dataclass(frozen=True)
class Sample:
    """Ads and their truth: ad -> label for both levels, and the values planted as hubs; local features of pictures."""

    name: str
    facts: Sequence[AdFacts]
    truth: Mapping[Level, Labels]
    hubs: frozenset[str]
    features: Sequence[PictureFeature] = ()


@dataclass(frozen=True)
class Score:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision else 0.0

    def __str__(self) -> str:
        return f"{self.precision:.3f} {self.recall:.3f} {self.f1:.3f}"


def pairwise(found: Labels, true: Labels) -> Score:
    """Over all pairs of ads: put together rightly, of those put together and of those that belong together."""
    both = _pairs(Counter((found[ad], true[ad]) for ad in true))
    return Score(both / max(_pairs(Counter(found.values())), 1), both / max(_pairs(Counter(true.values())), 1))


def b_cubed(found: Labels, true: Labels) -> Score:
    """The same, averaged over ads, so that a few large groups do not decide (Bagga and Baldwin 1998)."""
    both = Counter((found[ad], true[ad]) for ad in true)
    ours, theirs = Counter(found[ad] for ad in true), Counter(true.values())
    count = len(true)
    precision = sum(size * size / ours[one] for (one, _), size in both.items()) / count
    return Score(precision, sum(size * size / theirs[other] for (_, other), size in both.items()) / count)


def _pairs(sizes: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def components(keys: Sequence[str], links: Sequence[Link]) -> Labels:
    """Plain connected components over links that reach the threshold, whatever guards said."""
    home = {key: key for key in keys}

    def root(key: str) -> str:
        while home[key] != key:
            home[key] = home[home[key]]
            key = home[key]
        return key

    for one in links:
        if one.score >= DEFAULT.accept[one.level]:
            home[root(one.left)] = root(one.right)
    return {key: root(key) for key in keys}


def measure(sample: Sample) -> None:
    before = time.process_time()
    matches = matched(sample)
    compared = time.process_time() - before
    before = time.process_time()
    linked = link(sample.facts, matches=matches)
    keys = [one.key for one in sample.facts]
    groups = {level: names_of(group(keys, linked.links, (), level)) for level in Level}
    seconds = time.process_time() - before
    photos = sum(len(one.pictures) for one in sample.facts)
    print(
        f"{sample.name}: {len(keys)} ads, {photos} photos, {len(linked.links)} links, {seconds:.1f} s of one core;"
        f" {len(matches)} pairs of pictures in {compared:.1f} s"
    )
    for level in Level:
        true, found = sample.truth[level], groups[level]
        plain = components(keys, [one for one in linked.links if one.level is level])
        print(
            f"  {level:9} pairs {pairwise(found, true)}   B-cubed {b_cubed(found, true)}   largest"
            f" {_largest(found)} of {_largest(true)}   plain components {pairwise(plain, true).f1:.3f},"
            f" largest {_largest(plain)}"
        )
    print(f"  hubs      {_hub_score(sample.hubs, linked.hubs)}")


def matched(sample: Sample) -> Sequence[PictureMatch]:
    """All pictures against all, as the step of the product does it."""
    pictures = [picture for one in sample.facts for picture in one.pictures]
    alike = match_hashes(pictures, ())
    features = sorted(sample.features, key=lambda one: (one.sha256, one.part))
    blocks = [features[start : start + 4096] for start in range(0, len(features), 4096)]
    return [*alike, *match_features(features, blocks, {(one.left, one.right) for one in alike})]


def _largest(labels: Labels) -> int:
    return max(Counter(labels.values()).values(), default=0)


def _hub_score(planted: frozenset[str], found: Sequence[Hub]) -> str:
    numbers = {hub.value for hub in found if hub.signal == "phone"}
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(hub.signal for hub in found).items()))
    return f"{len(numbers & planted)} of {len(planted)} planted numbers, {len(numbers - planted)} others; found {kinds}"


def calibrate(samples: Sequence[Sample]) -> None:
    """Bits of a cosine: log2 of how much commoner it is among candidate pairs of one creative than among others."""
    same: Counter[int] = Counter()
    other: Counter[int] = Counter()
    for sample in samples:
        market = link_all(sample.facts, matches=matched(sample)).market
        truth = sample.truth[Level.CREATIVE]
        pairs = pairs_of(market.run.corpus, market.pairs.left, market.pairs.right)
        market.know(pairs)
        for left, right in pairs:
            overlap = market.terms.vocabulary.overlap(left, right)
            (same if truth[left] == truth[right] else other)[min(int(overlap.cosine * 20), 19)] += 1
    print("cosine   same creative   others    bits")
    for place in range(20):
        rates = (same[place] + 0.5) / sum(same.values()), (other[place] + 0.5) / sum(other.values())
        print(f"{place / 20:5.2f} {same[place]:12} {other[place]:12} {math.log2(rates[0] / rates[1]):8.1f}")


def made_up(seed: int) -> Sample:
    market = build(seed)
    truth = {Level.CREATIVE: market.creative, Level.OPERATOR: market.operator}
    return Sample(f"made-up market {seed}", market.facts, truth, market.hubs)


def town(seed: int) -> Sample:
    """A sandbox town as its boards show it in the end, read by the readers of the product."""
    world = sandbox.build(seed)
    shown = [ad for ad in world.ads if ad.at(world.end)]
    known: dict[TownPhoto, tuple[Picture, tuple[PictureFeature, ...]]] = {}
    facts = tuple(_facts(ad, world.end, known) for ad in shown)
    truth = {
        Level.CREATIVE: {ad.key: world.truth[ad.key].creative for ad in shown},
        Level.OPERATOR: {ad.key: world.truth[ad.key].operator for ad in shown},
    }
    hubs = frozenset(number for ad in shown for number in world.truth[ad.key].shared)
    features = {part for _, parts in known.values() for part in parts}
    return Sample(f"town {seed}", facts, truth, hubs | frozenset(BOARD_PHONES.values()), tuple(features))


def _facts(
    posted: TownAd, end: datetime, known: dict[TownPhoto, tuple[Picture, tuple[PictureFeature, ...]]]
) -> AdFacts:
    ad, said = posted.as_ad(end), posted.at(end)
    photos = said.photos if said else ()
    for photo in photos:
        if photo not in known:
            known[photo] = study_picture(draw(photo))
    return AdFacts(
        ad.key, ad.site, ad.category, ad.country, ad.place, ad.language, posted.posted_at, end, posted.posted_at,
        ad.body, fold(ad.body).text, read_ad(ad, (), "BE"), tuple(known[photo][0] for photo in photos),
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", nargs="*", type=int, default=[41, 42, 43])
    parser.add_argument("--town", action="store_true", help="sandbox towns in place of made-up markets")
    parser.add_argument("--calibrate", action="store_true", help="count bits per cosine of wording")
    asked = parser.parse_args()
    samples = [(town if asked.town else made_up)(seed) for seed in asked.seeds]
    if asked.calibrate:
        calibrate(samples)
        return
    for sample in samples:
        measure(sample)


if __name__ == "__main__":
    main()
