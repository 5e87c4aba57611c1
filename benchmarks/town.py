"""How the whole work does on towns it was not tuned on: ads, clusters and flags against the truth.

    .venv/bin/python benchmarks/town.py [--ads 1600] [--seeds 11 12 13]

Every row is a run of `vigie demo --once --json` with another seed: boards served, crawled, read, linked, flagged,
verified. The data is made up; the figures say how the parts work together, and nothing of real ads.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

VIGIE = Path(sys.executable).with_name("vigie")
COLUMNS = (
    ("creative", "precision"), ("creative", "recall"), ("creative", "f1"),
    ("operator", "precision"), ("operator", "recall"), ("operator", "f1"),
    ("flag", "precision"), ("flag", "recall"),
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ads", type=int, default=1600)
    parser.add_argument("--seeds", type=int, nargs="+", default=[11, 12, 13])
    told = parser.parse_args()
    print(
        "seed  served  collected  twice  verified/captures  "
        + "  ".join(f"{a[:2]}-{b[:4]}" for a, b in COLUMNS)
        + "   s"
    )
    results = [run(seed, told.ads) for seed in told.seeds]
    for seed, result in zip(told.seeds, results, strict=True):
        print(row(str(seed), result))
    print("median of the rows: " + "  ".join(f"{a} {b} {median(figures(results, a, b)):.3f}" for a, b in COLUMNS))
    return 0


def run(seed: int, ads: int) -> dict[str, Any]:
    """One town from the boards to the flags."""
    words = [str(VIGIE), "demo", "--once", "--json", "--seed", str(seed), "--ads", str(ads)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def row(seed: str, result: dict[str, Any]) -> str:
    shown = "  ".join(f"{result['quality'][level][name]:7.3f}" for level, name in COLUMNS)
    return (
        f"{seed:>4}  {result['served']:6}  {result['collected']:9}  {result['duplicates']:5}  "
        f"{result['verified']:8}/{result['captures']:<8}  {shown}  {result['seconds']:4.0f}"
    )


def figures(results: list[dict[str, Any]], level: str, name: str) -> list[float]:
    return [result["quality"][level][name] for result in results]


if __name__ == "__main__":
    sys.exit(main())
