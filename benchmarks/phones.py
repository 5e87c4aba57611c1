"""Telephone numbers, plain and disguised, found in made-up ads: precision, recall and F1 per form and language.

    python benchmarks/phones.py [--seed N] [--each N] [--town] [--misses]

turbohtml's finder is measured beside the rest where the package is installed; it is no dependency.

Numbers are made up from the shapes that numbering plans give, the French and British fiction ranges among them.
Figures from made-up ads say nothing of the reliability on real ones. Read a seed's misses, and it is no test any more.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import phonenumbers
from made_up_numbers import FORMS, TONGUES, ad, decoys, national
from phonenumbers import PhoneNumberFormat, PhoneNumberType
from written_ads import written

from reading import read_ad
from reading.dialling import readings
from reading.passage import Passage
from reading.phones import read_phones
from sandbox import build


@dataclass
class Count:
    hit: int = 0
    missed: int = 0
    false: int = 0

    def row(self) -> tuple[float, float, float]:
        precision = self.hit / (self.hit + self.false) if self.hit + self.false else 1.0
        recall = self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def ours(text: str, region: str) -> set[str]:
    from reading.read import READERS

    found: tuple = ()
    passage = Passage.of(text, (region,))
    for reader in READERS[:6]:
        found += tuple(reader(passage, found))
    return {f.value for f in found if f.kind == "phone" and f.accepted}


def theirs(text: str, region: str) -> set[str]:
    return {
        phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        for match in phonenumbers.PhoneNumberMatcher(text, region)
    }


def measure(
    finder: Callable[[str, str], set[str]], seed: int, each: int, misses: bool
) -> tuple[dict[str, Count], dict[str, Count], dict[str, int]]:
    rng = random.Random(seed)
    by_form: dict[str, Count] = defaultdict(Count)
    by_tongue: dict[str, Count] = defaultdict(Count)
    for name, write in FORMS.items():
        for tongue in TONGUES:
            for _ in range(each):
                e164, number, groups = national(tongue, rng)
                text = ad(tongue, write(e164, number, groups, tongue, rng), rng)
                found = finder(text, tongue.region)
                if misses and found != {e164}:
                    print(f"  {name} {tongue.code}: wanted {e164}, found {sorted(found)} in {text!r}")
                for count in (by_form[name], by_tongue[tongue.code]):
                    count.hit += e164 in found
                    count.missed += e164 not in found
                    count.false += len(found - {e164})
    false: dict[str, int] = defaultdict(int)
    for _ in range(max(1, 15 * each // 3)):
        for kind, region, text in decoys(rng):
            found = finder(text, region)
            false[kind] += len(found)
            false["texts"] += 1
            if misses and found:
                print(f"  decoy {kind} {region}: found {sorted(found)} in {text!r}")
    return by_form, by_tongue, false


def town(seed: int) -> Count:
    """The ads of the sandbox town, whose disguises were written by others: its truth against what is read."""
    world, count = build(seed=seed, ads=1500), Count()
    for one in world.ads:
        said = read_ad(one.as_ad(world.end), (), "BE")
        found = {f.value for f in said if f.kind == "phone" and f.accepted}
        wanted = set(world.truth[one.key].phones)
        count.hit += len(wanted & found)
        count.missed += len(wanted - found)
        count.false += len(found - wanted)
    return count


def one_by_one(finder: Callable[[str, str], set[str]], seed: int) -> Count:
    """The ads that were written one by one, with three sets of digits."""
    count = Count()
    for ad_ in [ad_ for shift in range(3) for ad_ in written(seed + shift)]:
        found, wanted = finder(ad_.text, ad_.region), {ad_.e164} if ad_.e164 else set()
        count.hit += len(found & wanted)
        count.missed += len(wanted - found)
        count.false += len(found - wanted)
    return count


def speed(finders: dict[str, Callable[[str, str], object]], texts: list[tuple[str, str]]) -> dict[str, list[float]]:
    """Sorted microseconds of processor time per ad.

    Two hundred ads a finder, in turn, as the first ones behind another finder's take longer.
    """
    times: dict[str, list[float]] = {name: [] for name in finders}
    for first in range(0, len(texts), 200):
        for name, finder in finders.items():
            for text, region in texts[first : first + 200]:
                start = time.process_time_ns()
                finder(text, region)
                times[name].append((time.process_time_ns() - start) / 1000)
    return {name: sorted(spent) for name, spent in times.items()}


def fastest(finder: Callable[[str, str], object], texts: list[tuple[str, str]]) -> list[float]:
    """Sorted microseconds of the fastest of nine readings of each ad, which others on the machine slow least.

    What `readings` keeps of the ad's digits is forgotten before each.
    """
    times = []
    for text, region in texts:
        spent = []
        for _ in range(9):
            readings.cache_clear()
            start = time.process_time_ns()
            finder(text, region)
            spent.append((time.process_time_ns() - start) / 1000)
        times.append(min(spent))
    return sorted(times)


def long_ads(seed: int, count: int, numbered: bool = True, forms: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Ads of 380 characters or more, with a number in one of these forms (in any) or with none: (text, region)."""
    rng = random.Random(seed)
    texts = []
    for index in range(count):
        tongue = TONGUES[index % len(TONGUES)]
        e164, number, groups = national(tongue, rng)
        said = FORMS[rng.choice(forms or list(FORMS))](e164, number, groups, tongue, rng) if numbered else ""
        text = ad(tongue, said, rng)
        while len(text) < 380:
            text += " " + rng.choice(tongue.filler)
        texts.append((text, tongue.region))
    return texts


def town_ads(seed: int) -> list[tuple[str, str]]:
    """The sandbox town's ads of 360 to 440 characters, with a number or without: (text, region)."""
    world = build(seed=seed, ads=3000)
    ads = [one.as_ad(world.end) for one in world.ads]
    texts = [f"{ad.title}\n{ad.body}" for ad in ads]
    return [(text, "BE") for text in texts if 360 <= len(text) <= 440]


PLAIN = ("spaced", "dotted", "dashed", "slashed", "solid", "plus", "plus (0)", "double zero")


def plain(finder: Callable[[str, str], set[str]]) -> Count:
    """libphonenumber's own example numbers of every region, as it writes them and as people do, told their region."""
    count = Count()
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE):
            example = phonenumbers.example_number_for_type(region, kind)
            if example is None:
                continue
            e164 = phonenumbers.format_number(example, PhoneNumberFormat.E164)
            there = phonenumbers.format_number(example, PhoneNumberFormat.NATIONAL)
            abroad = phonenumbers.format_number(example, PhoneNumberFormat.INTERNATIONAL)
            for said in (there, abroad, e164, abroad.replace(" ", "-"), there.replace(" ", "."), f"({abroad})"):
                found = finder(f"Please call {said} today", region)
                count.hit += e164 in found
                count.missed += e164 not in found
                count.false += len(found - {e164})
    return count


def rival() -> Callable[[str, str], set[str]] | None:
    """turbohtml's finder, if it is installed."""
    try:
        from turbohtml.clean import LinkDetector, PhoneNumbers
    except ImportError:
        return None

    detectors: dict[str, LinkDetector] = {}

    def find(text: str, region: str) -> set[str]:
        if region not in detectors:
            phones = PhoneNumbers(regions=(region,), require_national_prefix=False)
            detectors[region] = LinkDetector(phones=phones)
        return {link.url.removeprefix("tel:") for link in detectors[region].find(text) if link.url.startswith("tel:")}

    return find


def alone(text: str, region: str) -> object:
    """Folding and phones only, as the speed target counts them."""
    return list(read_phones(Passage.of(text, (region,)), ()))


def show(title: str, ours_: dict[str, Count], theirs_: dict[str, Count]) -> None:
    print(f"\n{title:<18} {'P':>6} {'R':>6} {'F1':>6}   libphonenumber {'P':>6} {'R':>6} {'F1':>6}")
    for name, count in ours_.items():
        mine, peer = ("{:6.3f} {:6.3f} {:6.3f}".format(*c.row()) for c in (count, theirs_[name]))
        print(f"{name:<18} {mine}                  {peer}")


def total(counts: dict[str, Count]) -> Count:
    return Count(*(sum(getattr(c, field) for c in counts.values()) for field in ("hit", "missed", "false")))


def _middle(spent: list[float]) -> str:
    """The median and the 95th percentile of sorted times."""
    return f"{statistics.median(spent):6.0f} {spent[int(len(spent) * 0.95)]:6.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=3, help="ads per form and language")
    parser.add_argument("--misses", action="store_true", help="print what went wrong")
    parser.add_argument("--town", action="store_true", help="read the ads of the sandbox town too")
    options = parser.parse_args()
    forms, tongues, false = measure(ours, options.seed, options.each, options.misses)
    peer_forms, peer_tongues, peer_false = measure(theirs, options.seed, options.each, False)
    show("form", forms, peer_forms)
    show("language", tongues, peer_tongues)
    show("all", {"all": total(forms)}, {"all": total(peer_forms)})
    print(f"\nfalse numbers in {false['texts']} decoy texts: ours, libphonenumber")
    for kind in sorted(set(false) - {"texts"}):
        print(f"{kind:<18} {false[kind]:6d} {peer_false[kind]:6d}")
    if options.town:
        print("sandbox town         P {:.4f}  R {:.4f}  F1 {:.4f}".format(*town(options.seed).row()))
    finders: dict[str, Callable[[str, str], set[str]]] = {"ours": ours, "libphonenumber": theirs}
    peer = rival()
    if peer:
        finders["turbohtml"] = peer
    print("\nads written one by one")
    for name, finder in finders.items():
        print("{:<20} P {:.4f}  R {:.4f}  F1 {:.4f}".format(name, *one_by_one(finder, options.seed).row()))
    print("\nlibphonenumber's own example numbers of all regions, plainly written")
    for name, finder in finders.items():
        print("{:<20} P {:.4f}  R {:.4f}  F1 {:.4f}".format(name, *plain(finder).row()))
    timed: dict[str, Callable[[str, str], object]] = {"ours, numbers": alone, "ours, contacts": ours, **finders}
    del timed["ours"]
    speed(timed, long_ads(options.seed + 1, 600) + town_ads(options.seed + 1))
    print("\nµs of processor time for an ad of 380 characters and more: median, 95th percentile; and when read again")
    for title, texts in (
        ("a number in any form", long_ads(options.seed, 800)),
        ("a plain number", long_ads(options.seed + 2, 400, forms=PLAIN)),
        ("no number", long_ads(options.seed + 3, 400, numbered=False)),
        ("half with, half without", long_ads(options.seed + 4, 400) + long_ads(options.seed + 5, 400, numbered=False)),
        ("an ad of the town", town_ads(options.seed)),
    ):
        first, again = speed(timed, texts), speed(timed, texts)
        for name in timed:
            print(f"{title:<24} {name:<16} {_middle(first[name])}   {_middle(again[name])}")
    print("\nthe fastest of nine readings of each ad: median, 95th percentile")
    for title, texts in (
        ("a number in any form", long_ads(options.seed + 6, 800)),
        ("a plain number", long_ads(options.seed + 7, 400, forms=PLAIN)),
    ):
        for name in ("ours, numbers", "libphonenumber"):
            print(f"{title:<24} {name:<16} {_middle(fastest(timed[name], texts))}")


if __name__ == "__main__":
    main()
