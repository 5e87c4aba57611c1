"""The nouns of the town: what an ad said at which time, its photos, and the whole world of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from model import Ad, Category
from sandbox.truth import AdTruth, Operator

SITES = ("town-pages", "town-cards", "town-api", "town-feed")
"""Ids of the four boards."""


@dataclass(frozen=True, slots=True)
class TownPhoto:
    """A picture by its recipe: `scene` is drawn from its number alone, the rest is what a repost did to it.

    `crop` is the share cut off at left, top, right and bottom; `mark` is a watermark's number, 0 for none;
    `quality` is that of JPEG and WebP; `written` is a number that somebody wrote over the picture, empty for none.
    """

    scene: int
    mirror: bool = False
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    scale: float = 1.0
    brightness: float = 1.0
    mark: int = 0
    border: int = 0  # pixels of plain frame
    quality: int = 82
    format: str = "jpeg"  # jpeg, png or webp
    written: str = ""

    @property
    def suffix(self) -> str:
        """File suffix without the dot."""
        return "jpg" if self.format == "jpeg" else self.format

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits that name the recipe in an address and say nothing."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Edition:
    """What an ad said from `since` on, as its author typed it."""

    since: datetime
    title: str
    text: str
    place: str
    country: str
    language: str
    price: str | None = None
    currency: str | None = None
    contacts: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    photos: tuple[TownPhoto, ...] = ()


@dataclass(frozen=True, slots=True)
class TownAd:
    """One ad of one board. `notice`: once gone, its page says so with status 200; otherwise the page is 404."""

    site: str
    native_id: str
    category: Category
    posted_at: datetime
    editions: tuple[Edition, ...]
    gone_at: datetime | None = None
    notice: bool = False

    @property
    def key(self) -> str:
        """`site:native_id`, as everywhere."""
        return f"{self.site}:{self.native_id}"

    def at(self, moment: datetime) -> Edition | None:
        """What the board shows of the ad at a moment; `None` before it was posted and after it was taken down."""
        if moment < self.posted_at or (self.gone_at is not None and moment >= self.gone_at):
            return None
        return [edition for edition in self.editions if edition.since <= moment][-1]

    def photo_path(self, photo: TownPhoto) -> str:
        """Path of a photo on the ad's board, below the board's own prefix."""
        return f"{self.native_id}-{photo.digest}.{photo.suffix}"

    def as_ad(self, moment: datetime, url: str = "", photo_base: str = "") -> Ad:
        """The ad as a perfect reader would store it; for tests and for measuring without boards."""
        said = self.at(moment) or self.editions[-1]
        return Ad(
            site=self.site,
            native_id=self.native_id,
            url=url,
            category=self.category,
            title=said.title,
            text=said.text,
            place=said.place,
            country=said.country,
            language=said.language,
            posted_at=self.posted_at,
            price=said.price,
            currency=said.currency,
            contacts=said.contacts,
            reviews=said.reviews,
            photos=tuple(photo_base + self.photo_path(photo) for photo in said.photos),
        )


@dataclass(frozen=True, slots=True)
class World:
    """The town: every ad that any board will ever serve, and, kept apart from them, the truth by ad key."""

    seed: int
    end: datetime
    ads: tuple[TownAd, ...]
    operators: tuple[Operator, ...]
    truth: Mapping[str, AdTruth]

    def served(self, moment: datetime) -> dict[str, frozenset[str]]:
        """Native ids that each board serves at a moment."""
        return {site: frozenset(ad.native_id for ad in self.ads if ad.site == site and ad.at(moment)) for site in SITES}
