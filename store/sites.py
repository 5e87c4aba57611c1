"""Site definitions, every version of them, and the kill switch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, insert, select

from model import BadInput, SiteDefinition
from store.session import Unit
from store.tables.authority import site_definition as definitions
from store.tables.authority import site_switch as switches


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
    """Keep a version of a definition by its digest, and make it the newest; the newest again changes nothing.

    A site is disabled until somebody enables it; a new definition leaves the switch as it is.
    """
    state = get(unit, definition.id)
    if state and state.sha256 == definition.sha256:
        return
    unit.execute(
        insert(definitions).values(
            site=definition.id,
            sha256=definition.sha256,
            version=definition.version,
            owner=definition.owner,
            text=text,
            recorded_by=by,
            recorded_at=at,
        )
    )


def enable(unit: Unit, site: str, by: str, why: str, at: datetime) -> None:
    """Allow fetching. Raises BadInput when no definition of the site is on record."""
    if get(unit, site) is None:
        raise BadInput("no definition of this site is on record", "site", "see `vigie site list`")
    _switch(unit, site, True, by, why, at)


def disable(unit: Unit, site: str, by: str, why: str, at: datetime) -> None:
    """The kill switch: from now on nothing of this site is fetched. A site without a definition can be disabled too."""
    _switch(unit, site, False, by, why, at)


def is_enabled(unit: Unit, site: str) -> bool:
    """Whether somebody enabled the site and nobody disabled it since."""
    newest = select(switches.c.enabled).where(switches.c.site == site).order_by(switches.c.id.desc()).limit(1)
    return bool(unit.execute(newest).scalar_one_or_none())


def is_stopped(unit: Unit, site: str) -> bool:
    """Whether somebody used the kill switch and nobody took it back; false for a site that was never switched."""
    newest = select(switches.c.enabled).where(switches.c.site == site).order_by(switches.c.id.desc()).limit(1)
    return unit.execute(newest).scalar_one_or_none() is False


def get(unit: Unit, site: str) -> SiteState | None:
    """The site as it stands, or None when no definition is on record."""
    return next(iter(_states(unit, _select().where(definitions.c.site == site))), None)


def all_of(unit: Unit) -> list[SiteState]:
    """Every site with a definition on record, by id."""
    return sorted(_states(unit, _select()), key=lambda state: state.id)


def _switch(unit: Unit, site: str, enabled: bool, by: str, why: str, at: datetime) -> None:
    unit.execute(insert(switches).values(site=site, enabled=enabled, account=by, why=why, at=at))


def _select() -> Select[*tuple[object, ...]]:
    newest = select(func.max(definitions.c.id)).group_by(definitions.c.site)
    switched = select(func.max(switches.c.id)).group_by(switches.c.site)
    return (
        select(definitions, switches.c.enabled, switches.c.account, switches.c.at, switches.c.why)
        .outerjoin(switches, (switches.c.site == definitions.c.site) & switches.c.id.in_(switched))
        .where(definitions.c.id.in_(newest))
    )


def _states(unit: Unit, chosen: Select[*tuple[object, ...]]) -> list[SiteState]:
    return [
        SiteState(
            id=row["site"],
            version=row["version"],
            sha256=row["sha256"],
            owner=row["owner"],
            recorded_by=row["recorded_by"],
            recorded_at=row["recorded_at"],
            enabled=bool(row["enabled"]),
            switched_by=row["account"] or "",
            switched_at=row["at"],
            why=row["why"] or "",
        )
        for row in unit.execute(chosen).mappings()
    ]
