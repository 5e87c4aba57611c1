"""Bits of every reason, counted on labelled data: the table that `dedup/weights.py` holds, and how to make it again.

    python benchmarks/weights.py --town 41 --trade 1 2

After Fellegi and Sunter (1969): a reason weighs log2(m / u), m being how often it is seen between ads that belong
together and u between ads that do not, each count with half a case added. What agrees is counted on pairs that share
one value of one kind and nothing else, by the creatives that carry it (so the figure holds the prior odds of such a
pair, as `Profile.market` does). What contradicts is counted among the pairs that a kind of evidence speaks for,
whatever else does: how much oftener it is seen on those of one operator (or creative) than on the others.
All ads are made up.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from linking import Sample, town
from made_up_trade import build

from dedup import DEFAULT, group, link
from dedup.market import names_of
from model import AdFacts, Level, Link

ALL = replace(DEFAULT, suggest=dict.fromkeys(Level, -math.inf))  # every pair with a reason for it
VALUES = ("phone", "contact")
DOUBTS = {
    Level.CREATIVE: ("other-wording", "other-language"),
    Level.OPERATOR: ("other-contacts", "two-countries", "long-gap"),
}


@dataclass
class Tally:
    """Pairs that belong together, and others."""

    same: Counter[object] = field(default_factory=Counter)
    other: Counter[object] = field(default_factory=Counter)

    def add(self, key: object, together: bool) -> None:
        (self.same if together else self.other)[key] += 1


def trade(seed: int) -> Sample:
    made = build(seed, 3000)
    truth = {Level.CREATIVE: made.creative, Level.OPERATOR: made.operator}
    return Sample(f"trade {seed}", made.facts, truth, made.hubs)


def count(samples: Iterable[Sample]) -> tuple[Tally, Tally]:
    """What agrees, by signal and creatives; what contradicts, by level, kind of evidence and reason."""
    agrees, contradicts = Tally(), Tally()
    for sample in samples:
        linked = link(sample.facts, (), ALL)
        ads = {one.key: one for one in sample.facts}
        widely = {hub.value.rpartition(":")[2] for hub in linked.hubs}
        carriers = _creatives(sample.facts, linked.links)
        for one in linked.links:
            together = sample.truth[one.level][one.left] == sample.truth[one.level][one.right]
            kinds = {reason.signal: reason.weight for reason in one.reasons if reason.weight > 0}
            against = {reason.signal for reason in one.reasons if reason.weight < 0}
            shared = _shared(ads[one.left], ads[one.right])
            if len(kinds) == 1 and len(shared) == 1 and one.level is Level.OPERATOR and not shared & widely:
                agrees.add((*kinds, _step(carriers[next(iter(shared))])), together)
            for kind in (kind for kind, weight in kinds.items() if weight > DEFAULT.kind):
                for name in ("pairs", *against):
                    contradicts.add((one.level, kind, name), together)
        print(f"counted {sample.name}: {len(linked.links)} pairs", flush=True)
    return agrees, contradicts


def _creatives(facts: Iterable[AdFacts], links: Iterable[Link]) -> Mapping[str, int]:
    """Value -> creatives that show it."""
    keys = [one.key for one in facts]
    creative = names_of(group(keys, links, (), Level.CREATIVE))
    shown = {(value, creative[one.key]) for one in facts for value in _values(one)}
    return Counter(value for value, _ in shown)


def _values(one: AdFacts) -> frozenset[str]:
    return frozenset(found.value for found in one.findings if found.accepted and found.field == "body")


def _shared(left: AdFacts, right: AdFacts) -> frozenset[str]:
    """Contacts of both ads; of a town's ads also names and words are read, which are no contacts."""

    def contacts(one: AdFacts) -> frozenset[str]:
        kinds = {"phone", "email", "handle", "iban", "wallet", "url", "company"}
        return frozenset(found.value for found in one.findings if found.kind in kinds) & _values(one)

    return contacts(left) & contacts(right)


def _step(creatives: int) -> int:
    return 1 << (creatives.bit_length() - 1)


def bits(tally: Tally, key: object, base: object = None) -> float:
    """log2 of the odds, or against how often `base` is seen of log2(m / u); half a case is added to every count."""
    same, other = tally.same[key] + 0.5, tally.other[key] + 0.5
    if base is None:
        return math.log2(same / other)
    return math.log2(same / (tally.same[base] + 1)) - math.log2(other / (tally.other[base] + 1))


def agreeing(tally: Tally) -> Iterator[str]:
    for signal in VALUES:
        for step in (1 << power for power in range(13)):
            key: object = (signal, step)
            if tally.same[key] + tally.other[key]:
                held = math.log2(DEFAULT.market / step)
                yield (f"{signal:10} on {step:4} creatives or more {tally.same[key]:9} {tally.other[key]:7}"
                       f" {bits(tally, key):8.1f} {held:8.1f}")  # fmt: skip


def contradicting(tally: Tally) -> Iterator[str]:
    for level, names in DOUBTS.items():
        for name in names:
            for kind in ("phone", "contact", "picture", "wording"):
                key, base = (level, kind, name), (level, kind, "pairs")
                if tally.same[key] + tally.other[key]:
                    yield (f"{name:15} beside {kind:8} {tally.same[key]:8} of {tally.same[base]:7}"
                           f" {tally.other[key]:7} of {tally.other[base]:7} {bits(tally, key, base):7.1f}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--town", nargs="*", type=int, default=[])
    parser.add_argument("--trade", nargs="*", type=int, default=[])
    asked = parser.parse_args()
    samples = [town(seed) for seed in asked.town] + [trade(seed) for seed in asked.trade]
    agrees, contradicts = count(samples)
    print("one value shared and nothing else         together  others     bits    as held")
    print("\n".join(agreeing(agrees)))
    print("what contradicts                together          others            bits")
    print("\n".join(contradicting(contradicts)))


if __name__ == "__main__":
    main()
