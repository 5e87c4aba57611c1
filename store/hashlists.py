"""Hash lists of the competent authority, checked before anything is shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from store.session import Unit


def load_list(unit: Unit, name: str, entries: Iterable[tuple[str, str]], by: str, at: datetime) -> int:
    """Load a list (pairs of algorithm sha256, sha1 or md5 and hexadecimal digest) in place of the one of that name."""
    raise NotImplementedError


def propose_absence(unit: Unit, by: str, why: str, at: datetime) -> None:
    """Propose to work without a list, because none can be had."""
    raise NotImplementedError


def approve_absence(unit: Unit, by: str, at: datetime, *, training: bool = False) -> None:
    """Approve the newest proposal to work without a list. Refused (SELF_APPROVAL) when `by` made it, outside training."""
    raise NotImplementedError


def ready(unit: Unit) -> bool:
    """Whether a list is loaded, or its absence was approved by a second person."""
    raise NotImplementedError


def hit(unit: Unit, sha256: str, md5: str | None = None, sha1: str | None = None) -> str | None:
    """The name of a list that holds one of these digests, or None."""
    raise NotImplementedError
