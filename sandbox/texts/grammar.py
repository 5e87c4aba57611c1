"""`[a|b|c]` chooses, also nested and with an empty choice; `{name}` is a slot that is filled when an ad is written."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from random import Random

FULL = ("company", "work", "papers", "town")
AREAS = {"en": FULL, "fr": FULL, "nl": FULL, "de": FULL, "ro": ("town",), "es": ("town",)}


@cache
def topics(language: str) -> dict[str, tuple[str, ...]]:
    """All sentences of a language by topic. A text module holds `# topic` headings with one sentence per line."""
    found: dict[str, list[str]] = {}
    for area in AREAS[language]:
        heading = ""
        for line in import_module(f"sandbox.texts.{language}_{area}").TEXTS.strip().splitlines():
            if line.startswith("# "):
                heading = line[2:].strip()
                found.setdefault(heading, [])
            elif line.strip():
                found[heading].append(line.strip())
    return {topic: tuple(said) for topic, said in found.items()}


def lines(language: str, topic: str) -> tuple[str, ...]:
    """Every sentence of a topic, unexpanded."""
    return topics(language)[topic]


def has_topic(language: str, topic: str) -> bool:
    return topic in topics(language)


def expand(rng: Random, pattern: str) -> str:
    """One of the many readings of a pattern, slots left in place."""
    text, position = reading(rng, pattern, 0)
    if position != len(pattern):
        raise ValueError(f"a closing bracket too many: {pattern}")
    return " ".join(text.split())


def reading(rng: Random, pattern: str, position: int) -> tuple[str, int]:
    """Read up to the end, or to the `|` or `]` that ends the choice we are in."""
    out: list[str] = []
    while position < len(pattern) and pattern[position] not in "|]":
        if pattern[position] != "[":
            out.append(pattern[position])
            position += 1
            continue
        options: list[str] = []
        while True:
            option, position = reading(rng, pattern, position + 1)
            options.append(option)
            if pattern[position] == "]":
                break
        out.append(rng.choice(options))
        position += 1
    return "".join(out), position
