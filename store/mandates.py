"""Mandates: proposed by one account, approved by another, ended by a third event; nothing is ever changed in place."""

from __future__ import annotations

from datetime import datetime

from model import Mandate
from store.session import Unit


def propose(unit: Unit, mandate: Mandate, text: str, by: str, at: datetime) -> None:
    """Put a mandate on record as proposed, with the `text` of its file. Raises BadInput when the reference is taken."""
    raise NotImplementedError


def approve(unit: Unit, reference: str, by: str, at: datetime, *, training: bool = False) -> None:
    """Approve a proposed mandate. Refused (SELF_APPROVAL) when `by` proposed it, outside training; BadInput when unknown."""
    raise NotImplementedError


def end(unit: Unit, reference: str, by: str, at: datetime) -> None:
    """End a mandate: from `at` on it covers nothing."""
    raise NotImplementedError


def get(unit: Unit, reference: str) -> Mandate | None:
    """The mandate with its present state, or None."""
    raise NotImplementedError


def all_of(unit: Unit) -> list[Mandate]:
    """Every mandate, oldest first."""
    raise NotImplementedError


def covering(unit: Unit, site: str, category: str | None, at: datetime) -> Mandate:
    """The mandate that covers site and category at that time (category None: any). Refused with the precise reason otherwise."""
    raise NotImplementedError
