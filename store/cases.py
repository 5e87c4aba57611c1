"""Cases, requests to export them, and the case file an export is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from model import Case, CaseFile, CaseItem, Rule
from store.session import Unit


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """A wish to export a case, who countersigned it, and what came of it. One approval is good for one export."""

    id: str
    case: str
    requested_by: str
    why: str
    requested_at: datetime
    countersigned_by: str = ""
    countersigned_at: datetime | None = None
    folder_name: str = ""
    manifest_sha256: str = ""
    exported_at: datetime | None = None


def open_case(unit: Unit, case: Case) -> None:
    """Open a case with its first items. BadInput when the reference is taken or the mandate is not on record."""
    raise NotImplementedError


def add_item(unit: Unit, reference: str, item: CaseItem) -> None:
    """Put something into a case."""
    raise NotImplementedError


def get(unit: Unit, reference: str) -> Case | None:
    """The case with its items, or None."""
    raise NotImplementedError


def all_of(unit: Unit) -> list[Case]:
    """Every case, oldest first."""
    raise NotImplementedError


def request_export(unit: Unit, reference: str, by: str, why: str, at: datetime) -> str:
    """Ask for an export of the case as it stands; returns the id of the request."""
    raise NotImplementedError


def countersign_export(unit: Unit, request_id: str, by: str, at: datetime, *, training: bool = False) -> None:
    """Countersign a request. Refused (SELF_APPROVAL) when `by` made it, outside training."""
    raise NotImplementedError


def requests(unit: Unit, reference: str | None = None) -> list[ExportRequest]:
    """The requests of a case, or of all, oldest first."""
    raise NotImplementedError


def approved_export(unit: Unit, reference: str) -> ExportRequest | None:
    """The newest countersigned request not used yet, if the case holds what it held when it was made."""
    raise NotImplementedError


def record_export(unit: Unit, request_id: str, folder_name: str, manifest_sha256: str, at: datetime) -> None:
    """Note what an approved request was used for. Refused (NOT_COUNTERSIGNED) without approval or when used already."""
    raise NotImplementedError


def load(
    unit: Unit, reference: str, *, made_at: datetime, made_by: str, training: bool = False, rules: Iterable[Rule] = ()
) -> CaseFile:
    """Everything an export is made from, `software` left empty. Of `rules`, those the alerts were raised by are kept."""
    raise NotImplementedError
