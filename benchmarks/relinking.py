"""What one more batch of ads costs: linked with what the last run remembered, and everything from nothing beside it.

    python benchmarks/relinking.py                    a made-up market of 3,000 ads, batches of 1, 10 and 100
    python benchmarks/relinking.py --town 41 --ads 0  a sandbox town, all of its ads

Ads arrive in an order of their own; each batch is linked, then all is linked from nothing, and both are held together:
links, hubs and groups of both levels must be equal. Seconds are of the processor, one thread; the ratio says more.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Mapping, Sequence
from random import Random

from linking import town
from made_up_market import build

from dedup import Linked, Memory, link, match_hashes, pack, relink, sheet_of, sort_pictures
from model import AdFacts, Level, Link, PictureMatch

Links = Mapping[tuple[Level, str, str], Link]


def measure(name: str, facts: Sequence[AdFacts], sizes: Sequence[int], repeats: int, seed: int) -> None:
    ads = list(facts)
    Random(seed).shuffle(ads)
    held = sum(sizes) * repeats
    sheets = {one.key: sheet_of(number, one) for number, one in enumerate(ads)}
    known = {one.key: one for one in ads}
    pictures = list({one.sha256: one for ad in ads for one in ad.pictures}.values())
    matches = list(match_hashes(pictures, ()))
    gallery = sort_pictures(pictures, matches)
    there = [one.key for one in ads[: len(ads) - held]]
    rest = [one.key for one in ads[len(ads) - held :]]

    def relinked(memory: Memory) -> tuple[Linked, float]:
        before = time.process_time()
        done = relink([sheets[key] for key in there], lambda keys: [known[key] for key in keys], gallery, (), memory)
        return done.result(), time.process_time() - before

    linked, whole = relinked(Memory())
    links: Links = {(one.level, one.left, one.right): one for one in linked.links}
    stored = sum(map(len, pack(linked.memory).values())) + sum(len(one.words) * 8 for one in sheets.values())
    print(f"{name}: {len(there)} ads from nothing in {whole:.1f} s; remembered: {stored / len(there):.0f} bytes an ad")
    for size in sizes:
        rows = []
        for _ in range(repeats):
            there += rest[:size]
            rest = rest[size:]
            linked, seconds = relinked(linked.memory)
            gone = set(linked.gone)
            kept = {pair: one for pair, one in links.items() if pair not in gone}
            links = kept | {(one.level, one.left, one.right): one for one in linked.links}
            rows.append((linked.touched.ads, linked.touched.pairs, linked.touched.components, seconds / whole))
        told = "  ".join(
            f"{what} {statistics.median(column):.0f} ({min(column)} to {max(column)})"
            for what, column in zip(("ads read", "pairs", "components"), zip(*rows, strict=True), strict=False)
        )
        print(f"  {size:4} more: {told}  time {statistics.median(row[3] for row in rows):.3f} of everything")
    print(f"  equal to everything from nothing: {_is_equal(links, linked, [known[key] for key in there], matches)}")


def _is_equal(links: Links, linked: Linked, facts: Sequence[AdFacts], matches: Sequence[PictureMatch]) -> bool:
    whole = link(facts, matches=matches)
    keys = [one.key for one in facts]
    same = all(linked.groups[level].of(keys) == whole.groups[level].of(keys) for level in Level)
    return same and linked.hubs == whole.hubs and sorted(links.values(), key=repr) == sorted(whole.links, key=repr)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=71)
    parser.add_argument("--town", type=int, help="a sandbox town of this seed in place of a made-up market")
    parser.add_argument("--ads", type=int, default=3000, help="how many of its ads; 0 for all")
    parser.add_argument("--repeats", type=int, default=7)
    args = parser.parse_args()
    sample = town(args.town).facts if args.town is not None else build(args.seed).facts
    chosen = sample[: args.ads] if args.ads else sample
    what = f"town {args.town}" if args.town is not None else f"made-up market {args.seed}"
    measure(what, chosen, (1, 10, 100), args.repeats, args.seed)
