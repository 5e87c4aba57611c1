"""Links and hubs, derived and replaced as a whole; people's judgements on pairs, appended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from model import Hub, Judgement, Level, Link, LinkState
from store.session import Unit


def save(unit: Unit, level: Level, links: Iterable[Link], hubs: Iterable[Hub], at: datetime) -> None:
    """Put these links and hubs in place of all of that level."""
    raise NotImplementedError


def of_ads(unit: Unit, keys: Iterable[str], level: Level | None = None) -> list[Link]:
    """Links with at least one end among `keys`, the strongest first."""
    raise NotImplementedError


def all_of(unit: Unit, level: Level | None = None, state: LinkState | None = None) -> Iterator[Link]:
    """Every link, by level and ends."""
    raise NotImplementedError


def between(unit: Unit, left: str, right: str) -> list[Link]:
    """The links of two ads, whichever comes first, one per level."""
    raise NotImplementedError


def hubs(unit: Unit, level: Level | None = None) -> list[Hub]:
    """The hubs, those with the most ads first."""
    raise NotImplementedError


def judge(unit: Unit, judgement: Judgement) -> None:
    """Append a person's word on two ads. BadInput when both ends are the same ad."""
    raise NotImplementedError


def judgements(unit: Unit, level: Level | None = None) -> list[Judgement]:
    """The newest judgement per pair and level, oldest first."""
    raise NotImplementedError
