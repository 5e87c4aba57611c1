"""How well ads are linked by their wording alone, per language and number of changed words, beside other methods.

    python benchmarks/wording.py                              a table per language and changed words in fifty
    python benchmarks/wording.py --peers --ads 2000           beside rensa, datasketch, sparse_dot_topn, RapidFuzz
    python benchmarks/wording.py --growth 10000 30000         processor time per ad, and how it grows

Seeds below 100 were looked at while choosing numbers; report others. Figures are from made-up ads: they say what the
linker can do with such ads, and nothing about a real site or a case. The peers are no dependency: install `rensa`,
`datasketch`, `sparse_dot_topn` and `scikit-learn` beside it; what is missing is said. Every peer gets the words as the
linker sees them, and the threshold that is best for it on the very ads measured.
"""

from __future__ import annotations

import argparse
import math
import time
from collections import Counter
from collections.abc import Sequence

from linking import Labels, Score, b_cubed, pairwise
from made_up_wording import ASKED, OTHERS, MadeUpAds, build
from wording_peers import PEERS, Missing

from dedup import group, link
from dedup.market import names_of
from model import Level

_CHANGES = (0, 1, 2, 3, 4, 5, 8)


def linked(ads: MadeUpAds) -> Labels:
    """Ad -> its group at the level of creatives, as the product links."""
    found = link(ads.facts)
    return names_of(group([one.key for one in ads.facts], found.links, (), Level.CREATIVE))


def largest(labels: Labels) -> int:
    return max(Counter(labels.values()).values(), default=0)


def table(seeds: Sequence[int], languages: Sequence[str], changes: Sequence[int], count: int, site: float) -> None:
    print(f"pairwise P R F1, B-cubed F1, largest cluster and the true one; {count} ads for each line, seeds {seeds}")
    for language in languages:
        for changed in changes:
            for seed in seeds:
                made = build(seed * 1000 + changed, [language], [changed], count, boilerplate=site)
                print(f"{language} {changed} of 50, seed {seed}: {_scores(linked(made), made.creative)}", flush=True)


def _scores(found: Labels, true: Labels) -> str:
    sizes = largest(found), largest(true)
    return (
        f"{pairwise(found, true)}   {_f1(b_cubed(found, true))}   {sizes[0]} of {sizes[1]} ({sizes[0] / sizes[1]:.2f})"
    )


def _f1(score: Score) -> str:
    return f"{score.f1:.3f}"


def beside(seeds: Sequence[int], languages: Sequence[str], changes: Sequence[int], count: int) -> None:
    """All languages and numbers of changed words in one market."""
    for seed in seeds:
        made = build(seed, languages, changes, count)
        print(f"mixed market {seed}: {count} ads")
        before = time.process_time()
        found = linked(made)
        print(f"  {'vigie':34} {_scores(found, made.creative)}   {_each(before, count)}", flush=True)
        for name, cluster in PEERS.items():
            before = time.process_time()
            try:
                best = max(cluster(made.facts), key=lambda one: pairwise(one, made.creative).f1)
            except Missing as missing:
                print(f"  {name:34} {missing}")
                continue
            print(f"  {name:34} {_scores(best, made.creative)}   {_each(before, count)}", flush=True)


def _each(before: float, count: int) -> str:
    return f"{(time.process_time() - before) / count * 1e6:.0f} µs an ad"


def growth(seed: int, sizes: Sequence[int]) -> None:
    """Microseconds of one core for an ad, and the slope of log time over log ads; sparse_dot_topn in the same run."""
    cost: dict[str, list[float]] = {}
    for size in sizes:
        made = build(seed, ASKED, _CHANGES[:6], size)
        before = time.process_time()
        found = linked(made)
        cost.setdefault("vigie", []).append(time.process_time() - before)
        print(f"{size}: {_scores(found, made.creative)}   {cost['vigie'][-1] / size * 1e6:.0f} µs an ad", flush=True)
        for name in [one for one in PEERS if one.startswith("sparse_dot_topn")]:
            before = time.process_time()
            next(iter(PEERS[name](made.facts)))
            cost.setdefault(name, []).append(time.process_time() - before)
            ratio = cost["vigie"][-1] / cost[name][-1]
            print(f"   {name}: {cost[name][-1] / size * 1e6:.0f} µs an ad; ratio {ratio:.2f}", flush=True)
    for name, spent in cost.items():
        if len(sizes) > 1:
            slope = math.log(spent[-1] / spent[0]) / math.log(sizes[-1] / sizes[0])
            print(f"{name}: slope {slope:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", nargs="*", type=int, default=[501])
    parser.add_argument("--languages", nargs="*", default=list(ASKED), choices=ASKED + OTHERS)
    parser.add_argument("--changes", nargs="*", type=int, default=list(_CHANGES))
    parser.add_argument("--ads", type=int, default=1000)
    parser.add_argument("--boilerplate", type=float, default=0.25, help="share of set phrases among the sentences")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--growth", nargs="*", type=int)
    asked = parser.parse_args()
    if asked.growth:
        growth(asked.seeds[0], asked.growth)
    elif asked.peers:
        beside(asked.seeds, asked.languages, asked.changes, asked.ads)
    else:
        table(asked.seeds, asked.languages, asked.changes, asked.ads, asked.boilerplate)


if __name__ == "__main__":
    main()
