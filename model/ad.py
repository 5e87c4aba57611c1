"""An ad as its page said it, nothing inferred; its versions, its sightings, and what we found in it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")
LONGEST_ID = 200  # characters; the id becomes part of the ad's key
LONGEST_URL = 2_000  # bytes; browsers and servers agree on about as much, and no database's index takes 2,700


def holdable(text: str) -> str:
    """What no database can hold (NUL, half a surrogate pair) as U+FFFD, one for one: offsets still fit."""
    return UNHOLDABLE.sub("\ufffd", text)


def is_short_url(url: str) -> bool:
    """Whether an address is no longer than those that servers answer."""
    return len(url.encode("utf-8", "replace")) <= LONGEST_URL


def is_native_id(text: str) -> bool:
    """Whether a site's own name for an ad can be ours: short, and every character of it can be seen."""
    return 0 < len(text) <= LONGEST_ID and text.isprintable() and text == text.strip() and "\ufffd" not in text


class Category(StrEnum):
    """The kinds of ad that a mandate may name."""

    ESCORT = "escort"
    MASSAGE = "massage"
    JOB = "job"
    HOUSING = "housing"
    SERVICE = "service"
    TRANSPORT = "transport"
    DOCUMENTS = "documents"
    DATING = "dating"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Ad:
    """What one page said. `None` means the page did not say; times carry a zone; `photos` are absolute addresses."""

    site: str
    native_id: str
    url: str
    category: Category
    title: str
    text: str
    place: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2, as the site definition or the page states it
    language: str | None = None  # ISO 639-1, only when the page declares it
    posted_at: datetime | None = None
    price: str | None = None  # as written
    currency: str | None = None
    contacts: tuple[str, ...] = ()  # contact fields of the page, as written
    reviews: tuple[str, ...] = ()  # public comments under the ad
    photos: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """`site:native_id`, the name of the ad everywhere."""
        return f"{self.site}:{self.native_id}"

    @property
    def content_sha256(self) -> str:
        """Digest of what the page said, its address left out: equal content is a sighting, other content a version."""
        said = [
            self.category, self.title, self.text, self.place, self.country, self.language,
            self.posted_at.isoformat() if self.posted_at else None,
            self.price, self.currency, self.contacts, self.reviews, self.photos,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def body(self) -> str:
        """Everything the advertiser wrote, as one text: title, text and contact fields, a line break between them.

        Offsets of findings with field `body` count code points of this string.
        """
        return "\n".join((self.title, self.text, *self.contacts))


class AdState(StrEnum):
    """`suspect`: missed once; `gone`: missed by listing and page, or said to be removed, on a complete run."""

    LIVE = "live"
    SUSPECT = "suspect"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class AdVersion:
    """One content of an ad: the row `id`, the capture it was read from, when it was first seen."""

    id: int
    ad: Ad
    capture_id: str | None
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class AdRecord:
    """An ad as the store holds it: the newest version, its life, its pictures."""

    key: str
    version: AdVersion
    versions: int
    first_seen: datetime
    last_seen: datetime
    state: AdState
    missed_at: datetime | None  # gone between last_seen and missed_at: an interval, never a point
    photos: tuple[Photo, ...] = ()
    sealed: bool = False

    @property
    def ad(self) -> Ad:
        return self.version.ad


class IngestOutcome(StrEnum):
    """What saving an ad did."""

    NEW = "new"
    CHANGED = "changed"
    SEEN = "seen"
    ERASED = "erased"  # erased on request before: nothing was saved


class FindingKind(StrEnum):
    """What reading can find in an ad."""

    PHONE = "phone"  # value: E.164
    EMAIL = "email"
    HANDLE = "handle"  # value: handle without @; unit: network (whatsapp, telegram, instagram, ...)
    URL = "url"
    IBAN = "iban"
    WALLET = "wallet"  # unit: btc, eth, ...
    LANGUAGE = "language"  # value: ISO 639-1
    PRICE = "price"  # value: decimal; unit: ISO 4217; per: 30min, hour, night, person, ...
    AGE = "age"  # value: whole years
    NAME = "name"
    COMPANY = "company"  # value: register number; unit: bce, siren, ...
    PLACE = "place"  # value: gazetteer name; unit: country
    PAY = "pay"  # value: decimal; unit: ISO 4217; per: hour, day, week, month
    HOURS = "hours"  # value: decimal; per: day or week
    CUE = "cue"  # value: indicator id of the catalogue, e.g. LAB-04; a phrase of the lexicon stands here


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an ad's text says, and where.

    `start` and `end` are code-point offsets into the field named: `body` is `Ad.body`; `review:0` the first review.
    `disguise` runs from 0 (plainly written) to 1; `confidence` from 0 to 1 is an ordinal, not a probability.
    `accepted` is false for weak readings, which never link by themselves.
    """

    kind: FindingKind
    value: str
    start: int
    end: int
    raw: str
    confidence: float
    field: str = "body"
    disguise: float = 0.0
    accepted: bool = True
    unit: str | None = None
    per: str | None = None


VIDEOS = ("mp4", "mov", "webm")
"""Formats whose frames are compared."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is computed from the bytes of one picture. No faces, no biometrics.

    `pdq` and `pdq_mirror` are 256-bit PDQ hashes in hexadecimal of the picture and of its mirror image, `None` when
    the bytes could not be decoded (`fault` says why); `quality` is PDQ's own, 0 to 100; below 50 it links nothing.
    A video has no hash; its frames are pictures of their own, with the time at which they stand in it.
    """

    sha256: str
    width: int = 0
    height: int = 0
    format: str = ""
    pdq: str | None = None
    pdq_mirror: str | None = None
    quality: int = 0
    pipeline: str = ""  # version of decoding and hashing
    fault: str | None = None
    at_ms: int | None = None  # of a frame of a video, whose `sha256` is made from the video's and this

    @property
    def is_video(self) -> bool:
        """Whether these are the bytes of a video."""
        return self.format in VIDEOS

    @property
    def moment(self) -> str:
        """When a frame is shown in its video, minutes and seconds: `1:03`. Empty for a picture that is none."""
        return "" if self.at_ms is None else f"{self.at_ms // 60_000}:{self.at_ms // 1000 % 60:02}"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture in its place in an ad. `sha256` is `None` until its bytes were fetched."""

    url: str
    position: int
    sha256: str | None = None
    capture_id: str | None = None
    picture: Picture | None = None
    sealed: bool = False
    reviewed_as: str | None = None  # a colleague's description, so that nobody need look twice


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase of the lexicon: it stands for an indicator of the catalogue, in one language.

    `phrase` is matched as whole words in folded text; `not_before` and `not_after` are words whose presence within
    three words turns the match off (negation, innocent compounds).
    """

    indicator: str
    language: str
    phrase: str
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
