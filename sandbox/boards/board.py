"""What every board has: its ads at a moment, photos, robots.txt and terms; a request comes in, an answer goes out."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from html import escape
from urllib.parse import parse_qs, urlsplit

from model import Category
from sandbox.pictures import draw
from sandbox.town import Edition, TownAd

TERMS = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Terms of use</title></head>
<body><h1>Terms of use</h1><p>This board is made up, and so are its ads. Read as you like.</p></body></html>
"""
TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


@dataclass(frozen=True, slots=True)
class Request:
    """A GET as the board sees it; `base` is the board's own address, without a slash at the end."""

    target: str
    base: str

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    def number(self, name: str, default: int) -> int:
        """A whole number of the query, never below 0."""
        values = parse_qs(urlsplit(self.target).query).get(name, [""])
        return int(values[0]) if values[0].isdigit() else default

    def word(self, name: str) -> str | None:
        return next(iter(parse_qs(urlsplit(self.target).query).get(name, [])), None)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    content_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


def page(body: str, status: int = 200) -> Answer:
    return Answer(status, "text/html; charset=utf-8", body.encode())


def data(value: object, status: int = 200) -> Answer:
    return Answer(status, "application/json", json.dumps(value, ensure_ascii=False).encode())


def xml(body: str) -> Answer:
    return Answer(200, "application/xml; charset=utf-8", body.encode())


def plain(body: str, status: int = 200) -> Answer:
    return Answer(status, "text/plain; charset=utf-8", body.encode())


def paragraphs(text: str) -> str:
    """Text as HTML: an empty line parts paragraphs, a single line break is `<br>`."""
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in text.split("\n\n"))


def stamp(moment: datetime) -> str:
    """`2026-05-01T10:00:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Stock:
    """The ads of one board at one moment. `listed` is newest first; `ads` holds those to come and those gone too."""

    ads: Mapping[str, TownAd]
    at: datetime

    @cached_property
    def listed(self) -> tuple[tuple[TownAd, Edition], ...]:
        shown = ((ad, ad.at(self.at)) for ad in self.ads.values())
        live = [(ad, said) for ad, said in shown if said is not None]
        return tuple(sorted(live, key=lambda pair: (pair[0].posted_at, pair[0].native_id), reverse=True))

    @cached_property
    def by_category(self) -> Mapping[Category, tuple[tuple[TownAd, Edition], ...]]:
        return {kind: tuple(pair for pair in self.listed if pair[0].category is kind) for kind in Category}

    @cached_property
    def gone(self) -> tuple[TownAd, ...]:
        """Ads taken down within the last thirty days, newest first."""
        left = [ad for ad in self.ads.values() if ad.gone_at and ad.gone_at <= self.at]
        recent = [ad for ad in left if ad.gone_at and (self.at - ad.gone_at).days < 30]
        return tuple(sorted(recent, key=lambda ad: (ad.posted_at, ad.native_id), reverse=True))

    def find(self, native_id: str) -> tuple[TownAd | None, Edition | None]:
        """The ad of that id and what it says now: `(None, None)` unknown or to come, `(ad, None)` taken down."""
        ad = self.ads.get(native_id)
        if ad is None or ad.posted_at > self.at:
            return None, None
        return ad, ad.at(self.at)


class Board(ABC):
    """One board: `respond` is a pure function of the request and the stock."""

    site: str
    photo_prefix: str
    robots: str

    def respond(self, request: Request, stock: Stock) -> Answer:
        """Photos, robots.txt and the terms of use (`/terms`) here, everything else by the board itself."""
        if request.path == "/robots.txt":
            return plain(self.robots.format(base=request.base))
        if request.path == "/terms":
            return page(TERMS)
        if request.path.startswith(self.photo_prefix):
            return self.photo(request.path.removeprefix(self.photo_prefix), stock)
        return self.show(request, stock)

    @abstractmethod
    def show(self, request: Request, stock: Stock) -> Answer:
        """A page of the board's own."""

    def photo(self, name: str, stock: Stock) -> Answer:
        """The picture of that name if a served ad shows it, else 404."""
        ad, said = stock.find(name.rpartition("-")[0])
        if ad is None or said is None:
            return plain("no such picture", 404)
        for shown in said.photos:
            if ad.photo_path(shown) == name:
                return Answer(200, TYPES[shown.suffix], draw(shown), (("Cache-Control", "max-age=86400"),))
        return plain("no such picture", 404)

    def photo_urls(self, ad: TownAd, said: Edition, base: str = "") -> Sequence[str]:
        return [base + self.photo_prefix + ad.photo_path(photo) for photo in said.photos]
