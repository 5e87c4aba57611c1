"""An ad in the making: the creative it repeats, what was written, and what unrelated people of the town share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from model import Category
from sandbox.town import TownPhoto


@dataclass(frozen=True, slots=True)
class Creative:
    """The master text of an ad: `LATE` slots are still open, all others are filled."""

    id: str
    category: Category
    language: str
    titles: tuple[str, ...]  # the usual one first
    sentences: tuple[str, ...]
    price: str | None = None
    reviews: tuple[str, ...] = ()  # patterns of what people say under it
    review_rate: float = 0.0


@dataclass(slots=True)
class Draft:
    """One ad before a board took it. `phones` are the numbers written in it, E.164; `shared` those that are hubs."""

    creative: str
    category: Category
    posted_at: datetime
    title: str
    text: str
    place: str
    country: str
    language: str
    price: str | None
    contacts: tuple[str, ...]
    reviews: tuple[str, ...]
    photos: tuple[TownPhoto, ...]
    phones: tuple[str, ...]
    shared: tuple[str, ...] = ()


@dataclass(slots=True)
class Commons:
    """What unrelated people of the town share: numbers given out, stock pictures, copied sentences, a booking desk."""

    seed: int
    end: datetime
    taken: set[str] = field(default_factory=set)
    scenes: int = 0
    stock: tuple[int, ...] = ()
    popular: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    desk: str = ""
    stolen: list[int] = field(default_factory=list)  # scenes that scammers take from others
    retired: dict[str, list[str]] = field(default_factory=dict)  # by country: numbers given up, to be handed out again

    def scene(self) -> int:
        """The number of a scene nobody has."""
        self.scenes += 1
        return self.seed % 1_000_000 * 100_000 + self.scenes
