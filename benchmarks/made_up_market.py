"""A quick made-up market for the linker alone: pseudo-words, random hashes, planted hubs. Known truth, no boards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random

from model import AdFacts, Finding, FindingKind, Picture

_START = datetime(2026, 1, 1, tzinfo=UTC)
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "el", "or")]


@dataclass(frozen=True)
class MadeUp:
    facts: tuple[AdFacts, ...]
    operator: dict[str, str]
    creative: dict[str, str]
    hubs: frozenset[str]


class _Writer:
    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.words = ["".join(self.rng.choices(_SYLLABLES, k=self.rng.randint(1, 4))) for _ in range(9000)]
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.words))))
        self.common = [self.sentence() for _ in range(80)]
        self.photos = 0

    def word(self) -> str:
        return self.rng.choices(self.words, cum_weights=self.weights)[0]

    def sentence(self) -> list[str]:
        return [self.word() for _ in range(self.rng.randint(5, 12))]

    def template(self) -> list[list[str]]:
        count = self.rng.randint(3, 9)
        return [self.rng.choice(self.common) if self.rng.random() < 0.35 else self.sentence() for _ in range(count)]

    def edit(self, template: list[list[str]]) -> str:
        hard = self.rng.random() < 0.4
        rate = self.rng.uniform(0, 0.15 if hard else 0.03)
        sentences = [[self.word() if self.rng.random() < rate else word for word in one] for one in template]
        if hard and self.rng.random() < 0.25:
            self.rng.shuffle(sentences)
        if hard and self.rng.random() < 0.15 and len(sentences) > 3:
            sentences.pop(self.rng.randrange(len(sentences)))
        return " ".join(" ".join(one) for one in sentences)

    def photo(self) -> int:
        return self.rng.getrandbits(256)

    def picture(self, pdq: int) -> Picture:
        self.photos += 1
        kind = self.rng.random()
        if kind < 0.1:
            pdq = self.rng.getrandbits(256)  # cropped: PDQ cannot know it
        elif kind < 0.5:
            for bit in self.rng.sample(range(256), self.rng.randint(0, 28)):
                pdq ^= 1 << bit
        mirror = pdq ^ ((1 << 256) - 1)  # stands for the hash of the mirror image
        if kind > 0.95:
            pdq, mirror = mirror, pdq
        name = f"{pdq:064x}"
        return Picture(name, 320, 240, "jpeg", name, f"{mirror:064x}", 90, "1")


def build(seed: int, ads: int = 3500) -> MadeUp:
    """About `ads` ads of operators of one to some sixty ads, with switchboards, footers, stock and stolen pictures."""
    writer = _Writer(seed)
    rng = writer.rng
    switchboards = [f"+32800{n:05}" for n in range(4)]
    stock = [writer.photo() for _ in range(6)]
    footers = {
        "one": " ".join(writer.sentence() + writer.sentence() + writer.sentence()),
        "two": "",
        "three": " ".join(writer.sentence() + writer.sentence()),
    }
    facts: list[AdFacts] = []
    operator: dict[str, str] = {}
    creative: dict[str, str] = {}
    seen_photos: list[int] = []
    seen_phones: list[str] = []
    number = 0
    while len(facts) < ads:
        number += 1
        size = min(80, 1 + int(rng.paretovariate(0.9)))
        phones = [f"+3247{rng.randrange(10**7):07}" for _ in range(1 + size // 12)]
        handle = f"h{rng.randrange(10**8)}" if rng.random() < 0.4 else None
        pool = [writer.photo() for _ in range(rng.randint(1, 3 + size // 4))]
        if seen_photos and rng.random() < 0.04:
            pool.append(rng.choice(seen_photos))
        if seen_phones and rng.random() < 0.02:
            phones.append(rng.choice(seen_phones))
        seen_photos += pool[:1]
        seen_phones += phones[:1]
        board = rng.choice(switchboards) if rng.random() < 0.08 else None
        templates = []
        for turn in range(1 + int(size**0.5 / 1.5)):
            pictures = [writer.photo() for _ in range(rng.choice((0, 1, 1, 2, 3)))]
            if pool and rng.random() < 0.3:
                pictures.append(rng.choice(pool))
            shown = [phones[(turn + step) % len(phones)] for step in range(min(len(phones), 2))]
            templates.append((f"o{number}c{turn}", writer.template(), pictures, shown))
        for _ in range(size):
            name, template, pictures, shown = rng.choice(templates)
            site = rng.choice(("one", "two", "three"))
            key = f"{site}:{len(facts):06}"
            numbers = [*shown, *([board] if board and rng.random() < 0.9 else [])]
            if rng.random() < 0.05:
                numbers = numbers[1:]
            body = f"{writer.edit(template)} " + " ".join(numbers) + " " + footers[site]
            findings = [Finding(FindingKind.PHONE, one, 0, 1, one, rng.choice((1.0, 0.9, 0.8))) for one in numbers]
            if handle and rng.random() < 0.7:
                findings.append(Finding(FindingKind.HANDLE, handle, 0, 1, handle, 0.9, unit="telegram"))
            shots = pictures if rng.random() < 0.8 else pictures[:1]
            photos = [writer.picture(rng.choice(stock) if rng.random() < 0.03 else one) for one in shots]
            when = _START + timedelta(minutes=rng.randrange(200_000))
            facts.append(
                AdFacts(
                    key, site, "escort", "BE", None, None, when, when, when, body, body, tuple(findings), tuple(photos)
                )
            )
            operator[key], creative[key] = f"o{number}", name
    return MadeUp(tuple(facts), operator, creative, frozenset(switchboards))
