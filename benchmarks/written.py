"""Telephone numbers written in pictures: recall, false numbers and time, on made-up pictures with and without one.

    python benchmarks/written.py [--seed N] [--count N] [--misses] [--alone]
    python benchmarks/written.py --without [--seed N] [--count N]    only pictures that bear no number

Needs tesseract with its language files, and the fonts of FONT_PACKAGES (Debian). Beside it in the same run: plain
tesseract on the whole picture, its text given to libphonenumber's matcher. Figures from made-up pictures say nothing of
the reliability on real ones. Read a seed's misses, and it is no test any more.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import sqrt

import phonenumbers
from made_up_writing import FONT_PACKAGES, Made, missing_fonts, with_number, without_number

from model import FindingKind
from reading import written
from reading.written_findings import read_written

BATCH = 16  # pictures read in one go, as the step does


@dataclass
class Tally:
    """What one way of reading found, picture by picture, and its processor seconds."""

    found: list[set[str]] = field(default_factory=list)
    looked: float = 0.0
    read: float = 0.0
    spotted: int = 0


def spent() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def ours(pictures: Sequence[Made]) -> Tally:
    tally = Tally()
    for start in range(0, len(pictures), BATCH):
        batch = pictures[start : start + BATCH]
        begun = spent()
        sheets = [written.look(one.data) for one in batch]
        looked = spent()
        told = written.read_sheets([sheet for sheet in sheets if sheet])
        tally.looked += looked - begun
        tally.read += spent() - looked
        tally.spotted += sum(bool(sheet and sheet.spots) for sheet in sheets)
        for text, one in zip(told, batch, strict=True):
            found = read_written(text, (one.region,))
            tally.found.append({f.value for f in found if f.kind is FindingKind.PHONE})
    return tally


def theirs(pictures: Sequence[Made]) -> Tally:
    tally = Tally()
    begun = spent()
    for one in pictures:
        done = subprocess.run(
            ["tesseract", "stdin", "stdout"], input=one.data, capture_output=True, check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
        text = done.stdout.decode("utf-8", "replace")
        matches = phonenumbers.PhoneNumberMatcher(text, one.region)
        tally.found.append({phonenumbers.format_number(m.number, phonenumbers.PhoneNumberFormat.E164) for m in matches})
    tally.read = spent() - begun
    return tally


def interval(hits: int, of: int) -> tuple[float, float]:
    """Wilson's interval at 95 %."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, hits / of
    middle, spread = share + z * z / (2 * of), z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, (middle - spread) / (1 + z * z / of)), min(1.0, (middle + spread) / (1 + z * z / of))


def share(hits: int, of: int) -> str:
    low, high = interval(hits, of)
    return f"{hits} of {of} = {hits / max(1, of):.3f} ({low:.3f} to {high:.3f})"


def tell(name: str, pictures: Sequence[Made], tally: Tally) -> None:
    having = [(one, found) for one, found in zip(pictures, tally.found, strict=True) if one.number]
    lacking = [found for one, found in zip(pictures, tally.found, strict=True) if not one.number]
    print(f"{name}")
    if having:
        print(
            f"  recall                        {share(sum(one.number in found for one, found in having), len(having))}"
        )
        wrong = sum(bool(found - {one.number}) for one, found in having)
        print(f"  another number beside or instead  {share(wrong, len(having))}")
    print(f"  false, pictures without       {share(sum(bool(found) for found in lacking), len(lacking))}")
    each = 1000 / len(pictures)
    print(f"  processor ms a picture        looking {tally.looked * each:.0f}, reading {tally.read * each:.0f}")
    if tally.spotted:
        print(f"  pictures given to the program {tally.spotted} of {len(pictures)}")


def by(trait: str, pictures: Sequence[Made], tally: Tally) -> None:
    counts: dict[str, list[bool]] = defaultdict(list)
    for one, found in zip(pictures, tally.found, strict=True):
        if one.number:
            counts[one.how[trait]].append(one.number in found)
    print(f"  by {trait}: " + ", ".join(f"{name} {sum(hits)}/{len(hits)}" for name, hits in sorted(counts.items())))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100, help="pictures with a number, and as many without")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--alone", action="store_true", help="without the peer")
    parser.add_argument("--without", action="store_true", help="only pictures without a number, read by ours alone")
    options = parser.parse_args()
    if missing := missing_fonts():
        sys.exit(f"missing fonts: {', '.join(missing)}. Install {FONT_PACKAGES}")
    first = options.seed * 100_000
    makers: tuple[Callable[[int], Made], ...] = (without_number,) if options.without else (with_number, without_number)
    pictures = [make(first + index) for make in makers for index in range(options.count)]
    started = time.monotonic()
    mine = ours(pictures)
    tell("Vigie", pictures, mine)
    for trait in () if options.without else ("form", "decor", "shape", "size", "ground", "picture"):
        by(trait, pictures, mine)
    if options.misses:
        for index, (one, found) in enumerate(zip(pictures, mine.found, strict=True)):
            if found != ({one.number} if one.number else set()):
                print(first + index % options.count, one.number, found, one.how)
    if not (options.alone or options.without):
        tell("plain tesseract on the whole picture, libphonenumber's matcher", pictures, theirs(pictures))
    print(f"{time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
