"""Lists that are shipped with this room: towns and given names, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reading.fold import fold_listed


@dataclass(frozen=True, slots=True)
class Town:
    """A town; `common` says that its name is also an ordinary word."""

    name: str
    country: str  # ISO 3166-1
    spellings: tuple[str, ...]
    common: bool


def _lines(name: str) -> list[str]:
    text = files("reading").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def towns() -> tuple[Town, ...]:
    """The gazetteer, places.txt."""
    return tuple(_town(line) for line in _lines("places.txt"))


def _town(line: str) -> Town:
    name, country, others = line.split(";")
    plain = name.removeprefix("!")
    return Town(plain, country, (plain, *filter(None, others.split("|"))), name != plain)


@cache
def given_names() -> dict[str, bool]:
    """Given names, folded, and whether each is also an ordinary word or a town."""
    names = " ".join(_lines("given_names.txt")).split()
    return {fold_listed(name.removeprefix("!")): name.startswith("!") for name in names}
