"""How well operators are told apart in a trade with hubs, numbers that change hands, spam and false evidence.

    python benchmarks/operators.py 51 52 --operators 6000
    python benchmarks/operators.py 51 --operators 6000 --peers /tmp/peers/bin/python

`--peers` names an interpreter that has `splink` and `igraph`: one of a throw-away environment, for neither is part of
the project (igraph is under the GPL). What it lacks is printed as "not installed". Connected components and Leiden work
on the very links that the linker found; Splink has its own candidates and weights. Seeds 1 to 40 were looked at while
choosing numbers; report others. All ads are made up.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from linking import b_cubed, components, pairwise
from made_up_trade import Trade, build

from dedup import DEFAULT, group, link
from dedup.market import names_of
from model import AdFacts, FindingKind, Hub, Level, Link

PEERS = Path(__file__).with_name("operators_peers.py")


def report(name: str, found: Mapping[str, str], trade: Trade, seconds: float) -> None:
    """One line of the table; spam families are judged like everybody."""
    largest, true = (max(Counter(labels.values()).values()) for labels in (found, trade.operator))
    print(
        f"  {name:34} pairs {pairwise(found, trade.operator)}   B-cubed {b_cubed(found, trade.operator)}"
        f"   largest {largest} of {true} ({largest / true:.2f})   {seconds:.1f} s",
        flush=True,
    )


def measure(seed: int, operators: int, peers: str | None) -> None:
    trade = build(seed, operators)
    keys = [one.key for one in trade.facts]
    print(f"seed {seed}: {len(keys)} ads of {len(set(trade.operator.values()))} operators, {len(trade.hubs)} hubs,"
          f" {len(trade.recycled)} numbers that changed hands", flush=True)  # fmt: skip
    before = time.process_time()
    linked = link(trade.facts)
    links = [one for one in linked.links if one.level is Level.OPERATOR]
    found = names_of(group(keys, links, (), Level.OPERATOR))
    report("ours", found, trade, time.process_time() - before)
    before = time.process_time()
    report("components, same links", components(keys, links), trade, time.process_time() - before)
    told(trade, linked.hubs, found)
    if peers:
        compare(peers, trade, links)


def told(trade: Trade, hubs: Sequence[Hub], found: Mapping[str, str]) -> None:
    """What became of each kind of trouble."""
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(hub.signal for hub in hubs).items()))
    numbers = {hub.value if hub.signal == "phone" else hub.value.rpartition(":")[2] for hub in hubs}
    planted = {value for value in trade.hubs if value.startswith(("+", "team"))}
    print(f"  hubs: {len(numbers & planted)} of {len(planted)} planted contacts; found {kinds}")
    melted = sum(_melted(number, trade, found) for number in trade.recycled)
    print(f"  numbers that changed hands: {melted} of {len(trade.recycled)} still hold two owners together")


def _melted(number: str, trade: Trade, found: Mapping[str, str]) -> bool:
    homes: dict[str, set[str]] = {}
    for ad in trade.facts:
        if any(one.value == number for one in ad.findings):
            homes.setdefault(found[ad.key], set()).add(trade.operator[ad.key])
    return any(len(owners) > 1 for owners in homes.values())


def compare(peers: str, trade: Trade, links: Sequence[Link]) -> None:
    """The peers, in their own interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "trade.json")
        accepted = [(one.left, one.right, round(one.score, 3)) for one in links
                    if one.score >= DEFAULT.accept[Level.OPERATOR]]  # fmt: skip
        told.write_text(json.dumps({"ads": [_plain(ad) for ad in trade.facts], "links": accepted}))
        for method in ("leiden", "splink"):
            done = subprocess.run([peers, PEERS, method, told], check=False, capture_output=True, text=True)
            if done.returncode:
                why = "not installed" if "ModuleNotFoundError" in done.stderr else done.stderr.strip()[-300:]
                print(f"  {method:34} {why}")
                continue
            for line in done.stdout.splitlines():
                row = json.loads(line)
                report(row["name"], row["labels"], trade, row["seconds"])


def _plain(ad: AdFacts) -> dict[str, object]:
    def of(kind: FindingKind) -> list[str]:
        return sorted({one.value for one in ad.findings if one.kind is kind})

    return {
        "unique_id": ad.key,
        "text": ad.folded,
        "phones": of(FindingKind.PHONE),
        "handles": of(FindingKind.HANDLE),
        "pictures": sorted({one.pdq for one in ad.pictures if one.pdq}),
        "place": ad.place,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", nargs="*", type=int, default=[51])
    parser.add_argument("--operators", type=int, default=6000)
    parser.add_argument("--peers", help="interpreter with splink and igraph")
    asked = parser.parse_args()
    for seed in asked.seeds:
        measure(seed, asked.operators, asked.peers)


if __name__ == "__main__":
    main()
