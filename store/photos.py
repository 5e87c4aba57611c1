"""Photos: which pictures an ad shows, which bytes came, what was computed from them, what is sealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from model import Capture, Picture
from store.session import Unit


def expected(unit: Unit, version_id: int, urls: Sequence[str]) -> None:
    """Note the pictures of a version in their order; bytes that the ad's earlier versions had are carried over."""
    raise NotImplementedError


def fetched(unit: Unit, url: str, ad_key: str, capture_id: str | None, sha256: str) -> None:
    """The bytes of a picture of this ad came: its digest and capture."""
    raise NotImplementedError


def missing(unit: Unit, site: str) -> list[tuple[str, str]]:
    """Ad key and address of pictures still to fetch, of ads that are not gone."""
    raise NotImplementedError


def save_picture(unit: Unit, picture: Picture) -> None:
    """Keep what was computed from a picture's bytes; a later pipeline replaces an earlier one."""
    raise NotImplementedError


def unhashed(unit: Unit, pipeline: str | None = None) -> list[tuple[str, str]]:
    """Digest and capture id of fetched pictures nothing was computed from yet (or not by this pipeline)."""
    raise NotImplementedError


def picture(unit: Unit, sha256: str) -> Picture | None:
    """What was computed from these bytes, or None."""
    raise NotImplementedError


def capture_of(unit: Unit, sha256: str) -> Capture | None:
    """A capture that holds these bytes, or None."""
    raise NotImplementedError


def seal(unit: Unit, sha256: str, by: str, why: str, at: datetime) -> None:
    """Seal a picture: it is never shown, thumbnailed or exported again."""
    raise NotImplementedError


def is_sealed(unit: Unit, sha256: str) -> bool:
    """Whether the picture is sealed."""
    raise NotImplementedError


def describe(unit: Unit, sha256: str, text: str, by: str, at: datetime) -> None:
    """Keep a colleague's description, so that nobody need look twice; the newest counts."""
    raise NotImplementedError
