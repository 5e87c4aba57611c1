"""How well operators are told apart in a trade with hubs, numbers that change hands, spam and false evidence.

    python benchmarks/operators.py 51 52 --ads 3000 12000
    python benchmarks/operators.py 51 --ads 12000 --peers /tmp/peers/bin/python

`--peers` names an interpreter that has `splink`, `igraph` and `leidenalg`: one of a throw-away environment, for none is
part of the project (igraph and leidenalg are under the GPL). What it lacks is printed as "not installed". Connected
components and Leiden work on the very links that the linker accepted; Splink has its own candidates and weights.
Seeds 1 to 40 were looked at while choosing numbers; report others. All ads are made up.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from linking import b_cubed, components, pairwise
from made_up_trade import Trade, build

from dedup import DEFAULT, Linked, group, link
from dedup.market import names_of
from model import AdFacts, FindingKind, Level, Link

PEERS = Path(__file__).with_name("operators_peers.py")


def report(name: str, found: Mapping[str, str], true: Mapping[str, str], seconds: float) -> None:
    """One line of the table; spam families are judged like everybody."""
    largest, real = (max(Counter(labels.values()).values()) for labels in (found, true))
    print(
        f"  {name:36} pairs {pairwise(found, true)}   B-cubed {b_cubed(found, true)}"
        f"   largest {largest} of {real} ({largest / real:.2f})   {seconds:.1f} s",
        flush=True,
    )


def measure(seed: int, ads: int, peers: str | None) -> None:
    trade = build(seed, ads)
    keys = [one.key for one in trade.facts]
    print(f"seed {seed}: {len(keys)} ads of {len(set(trade.operator.values()))} operators, {len(trade.hubs)} hubs,"
          f" {len(trade.recycled)} numbers that changed hands", flush=True)  # fmt: skip
    before = time.process_time()
    linked = link(trade.facts)
    found = {level: names_of(group(keys, linked.links, (), level)) for level in Level}
    seconds = time.process_time() - before
    report("ours, creatives", found[Level.CREATIVE], trade.creative, seconds)
    report("ours, operators", found[Level.OPERATOR], trade.operator, seconds)
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    before = time.process_time()
    links = [one for one in linked.links if one.level is Level.OPERATOR]
    report("components, same links", components(keys, links), trade.operator, time.process_time() - before)
    told(trade, linked, found[Level.OPERATOR])
    if peers:
        compare(peers, trade, links)


def told(trade: Trade, linked: Linked, found: Mapping[str, str]) -> None:
    """What became of each kind of trouble."""
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(hub.signal for hub in linked.hubs).items()))
    numbers = {hub.value if hub.signal == "phone" else hub.value.rpartition(":")[2] for hub in linked.hubs}
    planted = {value for value in trade.hubs if value.startswith(("+", "team"))}
    print(f"  hubs: {len(numbers & planted)} of {len(planted)} planted contacts; found {kinds}")
    melted = sum(_melted(number, trade, found) for number in trade.recycled)
    print(f"  numbers that changed hands: {melted} of {len(trade.recycled)} still hold two owners together")
    for name, troubles in (("wrong pairs", wrong_pairs(trade, found)), ("missed pairs", missed_pairs(trade, found))):
        print(f"  {name}: {', '.join(f'{count} {kind}' for kind, count in troubles.most_common()) or 'none'}")


def _melted(number: str, trade: Trade, found: Mapping[str, str]) -> bool:
    homes: dict[str, set[str]] = {}
    for ad in trade.facts:
        if any(one.value == number for one in ad.findings):
            homes.setdefault(found[ad.key], set()).add(trade.operator[ad.key])
    return any(len(owners) > 1 for owners in homes.values())


def wrong_pairs(trade: Trade, found: Mapping[str, str]) -> Counter[str]:
    """Pairs of ads put together wrongly, by the trouble that ties their operators; `chain` ties by a third one."""
    sizes: dict[str, Counter[str]] = {}
    for ad, home in found.items():
        sizes.setdefault(home, Counter())[trade.operator[ad]] += 1
    troubles: Counter[str] = Counter()
    for counts in sizes.values():
        for one, other in combinations(sorted(counts), 2):
            troubles[_trouble(trade, one, other)] += counts[one] * counts[other]
    return troubles


def _trouble(trade: Trade, one: str, other: str) -> str:
    shared = trade.under.get(one, frozenset()) & trade.under.get(other, frozenset())
    return trade.threads.get(frozenset((one, other)), "hub" if shared else "chain")


def missed_pairs(trade: Trade, found: Mapping[str, str]) -> Counter[str]:
    """Pairs of one operator left apart, by the kind of operator."""
    homes: dict[str, Counter[str]] = {}
    for ad, home in found.items():
        homes.setdefault(trade.operator[ad], Counter())[home] += 1
    troubles: Counter[str] = Counter()
    for operator, counts in homes.items():
        missed = sum(one * other for one, other in combinations(counts.values(), 2))
        if missed:
            troubles[trade.kinds[operator]] += missed
    return troubles


def compare(peers: str, trade: Trade, links: Sequence[Link]) -> None:
    """The peers, in their own interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "trade.json")
        accepted = [(one.left, one.right, round(one.score, 3)) for one in links
                    if one.score >= DEFAULT.accept[Level.OPERATOR]]  # fmt: skip
        told.write_text(json.dumps({"ads": [_plain(ad) for ad in trade.facts], "links": accepted}))
        for method in ("igraph", "leidenalg", "splink"):
            done = subprocess.run([peers, PEERS, method, told], check=False, capture_output=True, text=True)
            if done.returncode:
                why = "not installed" if "ModuleNotFoundError" in done.stderr else done.stderr.strip()[-300:]
                print(f"  {method:36} {why}")
                continue
            for line in done.stdout.splitlines():
                row = json.loads(line)
                report(row["name"], row["labels"], trade.operator, row["seconds"])


def _plain(ad: AdFacts) -> dict[str, object]:
    def of(*kinds: FindingKind) -> list[str]:
        return sorted({one.value for one in ad.findings if one.kind in kinds})

    return {
        "unique_id": ad.key,
        "text": ad.folded,
        "phones": of(FindingKind.PHONE),
        "handles": of(FindingKind.HANDLE, FindingKind.URL),
        "pictures": sorted({one.pdq for one in ad.pictures if one.pdq}),
        "place": ad.place,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", nargs="*", type=int, default=[51])
    parser.add_argument("--ads", nargs="+", type=int, default=[3000])
    parser.add_argument("--peers", help="interpreter with splink, igraph and leidenalg")
    asked = parser.parse_args()
    for ads in asked.ads:
        for seed in asked.seeds:
            measure(seed, ads, asked.peers)


if __name__ == "__main__":
    main()
