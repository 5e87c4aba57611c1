"""Site definitions, every version of them, and the kill switch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from model import SiteDefinition
from store.session import Unit


@dataclass(frozen=True, slots=True)
class SiteState:
    """A site as it stands: its newest definition and whether it may be fetched."""

    id: str
    version: int
    sha256: str
    owner: str
    recorded_by: str
    recorded_at: datetime
    enabled: bool
    switched_by: str
    switched_at: datetime | None
    why: str


def record(unit: Unit, definition: SiteDefinition, text: str, by: str, at: datetime) -> None:
    """Keep a version of a definition by its digest, and make it the newest. A site is disabled until somebody enables it."""
    raise NotImplementedError


def enable(unit: Unit, site: str, by: str, why: str, at: datetime) -> None:
    """Allow fetching. Raises BadInput when no definition of the site is on record."""
    raise NotImplementedError


def disable(unit: Unit, site: str, by: str, why: str, at: datetime) -> None:
    """The kill switch: from now on nothing of this site is fetched. A site without a definition can be disabled too."""
    raise NotImplementedError


def is_enabled(unit: Unit, site: str) -> bool:
    """Whether somebody enabled the site and nobody disabled it since."""
    raise NotImplementedError


def get(unit: Unit, site: str) -> SiteState | None:
    """The site as it stands, or None when nothing is on record."""
    raise NotImplementedError


def all_of(unit: Unit) -> list[SiteState]:
    """Every site with a definition on record, by id."""
    raise NotImplementedError


def text_of(unit: Unit, sha256: str) -> str | None:
    """The text of a definition by its digest, as recorded."""
    raise NotImplementedError
