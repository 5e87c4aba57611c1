"""Cases, and requests to export them: one asks, another countersigns, one approval is good for one export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, Row, func, insert, select, update

from model import BadInput, Case, CaseFile, CaseItem, RefusalReason, Refused, Rule
from store import case_file, clusters, mandates
from store.insert import in_chunks, insert_new
from store.session import Unit
from store.tables.collected import ad, photo, seal
from store.tables.people import case_file as table
from store.tables.people import case_item, export_request


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """A wish to export a case, who countersigned it, and what came of it."""

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
    if mandates.get(unit, case.mandate) is None:
        raise BadInput("its mandate is not on record", "case", "see `vigie mandate list`")
    row = {
        "reference": case.reference,
        "title": case.title,
        "mandate": case.mandate,
        "purpose": case.purpose,
        "opened_by": case.opened_by,
        "opened_at": case.opened_at,
    }
    if not insert_new(unit, table, [row]):
        raise BadInput("a case of this reference is open already", "case", "choose another reference")
    for item in case.items:
        add_item(unit, case.reference, item)


def add_item(unit: Unit, reference: str, item: CaseItem) -> None:
    """Put something into a case; the same thing twice changes nothing. BadInput for an unknown case or kind of item."""
    _known(unit, reference)
    if item.kind not in ("cluster", "ad", "number"):
        raise BadInput("an item is a cluster, an ad or a number", "case")
    row = {
        "case_reference": reference,
        "kind": item.kind,
        "value": item.value,
        "why": item.why,
        "account": item.account,
        "at": item.at,
    }
    insert_new(unit, case_item, [row])


def get(unit: Unit, reference: str) -> Case | None:
    """The case with its items, or None."""
    return next((case for case in _cases(unit, reference)), None)


def all_of(unit: Unit) -> list[Case]:
    """Every case, oldest first."""
    return _cases(unit, None)


def request_export(unit: Unit, reference: str, by: str, why: str, at: datetime) -> str:
    """Ask for an export of the case as it stands; returns the id of the request. BadInput for an unknown case."""
    _known(unit, reference)
    name = uuid4().hex
    unit.execute(
        insert(export_request).values(
            name=name, case_reference=reference, held=_size(unit, reference), requested_by=by, why=why,
            requested_at=at, countersigned_by="", folder_name="", manifest_sha256="",
        )
    )  # fmt: skip
    return name


def countersign_export(unit: Unit, request_id: str, by: str, at: datetime, *, training: bool = False) -> None:
    """Countersign a request.

    Refused (SELF_APPROVAL) when `by` made it, outside training; BadInput when it is unknown or countersigned.
    """
    request = next(iter(_requests(unit, export_request.c.name == request_id)), None)
    if request is None or request.countersigned_by:
        raise BadInput("no such request waits for a second person", "export")
    if request.requested_by == by and not training:
        raise Refused(RefusalReason.SELF_APPROVAL, "an export is countersigned by another account than asked for it")
    mine = update(export_request).where(export_request.c.name == request_id)
    unit.execute(mine.values(countersigned_by=by, countersigned_at=at))


def requests(unit: Unit, reference: str | None = None) -> list[ExportRequest]:
    """The requests of a case, or of all, oldest first."""
    return _requests(unit, *([] if reference is None else [export_request.c.case_reference == reference]))


def approved_export(unit: Unit, reference: str) -> ExportRequest | None:
    """The newest countersigned request not used yet, if the case holds what it held when it was made."""
    usable = (
        export_request.c.case_reference == reference,
        export_request.c.countersigned_at.is_not(None),
        export_request.c.exported_at.is_(None),
        export_request.c.held == _size(unit, reference),
    )
    return next(iter(reversed(_requests(unit, *usable))), None)


def record_export(unit: Unit, request_id: str, folder_name: str, manifest_sha256: str, at: datetime) -> None:
    """Note what an approved request was used for. Refused (NOT_COUNTERSIGNED) without approval, or when used before."""
    usable = update(export_request).where(
        export_request.c.name == request_id,
        export_request.c.countersigned_at.is_not(None),
        export_request.c.exported_at.is_(None),
    )
    used = unit.execute(usable.values(folder_name=folder_name, manifest_sha256=manifest_sha256, exported_at=at))
    if used.rowcount != 1:
        raise Refused(RefusalReason.NOT_COUNTERSIGNED, "an export needs a countersigned request of its own")


def is_overtaken(unit: Unit, request: ExportRequest) -> bool:
    """Whether a picture of the case was sealed after this export was made: its package still holds it."""
    case = _known(unit, request.case)
    keys = case_file.keys_of(unit, case, clusters.many(unit, [item.value for item in case.items]))
    after = select(seal.c.sha256).join(photo, photo.c.sha256 == seal.c.sha256).join(ad, ad.c.id == photo.c.ad)
    after = after.where(seal.c.at >= request.exported_at)
    return any(unit.execute(after.where(ad.c.key.in_(some)).limit(1)).first() for some in in_chunks(keys))


def load(
    unit: Unit, reference: str, *, made_at: datetime, made_by: str, training: bool = False, rules: Iterable[Rule] = ()
) -> CaseFile:
    """Everything an export is made from, `software` left empty.

    Of `rules`, those by whose text the alerts were raised are kept. BadInput for an unknown case.
    """
    case = _known(unit, reference)
    mandate = mandates.get(unit, case.mandate)
    if mandate is None:
        raise BadInput("its mandate is not on record", "case")
    approved = approved_export(unit, reference)
    who = case_file.Maker(made_at, made_by, approved.countersigned_by if approved else "", training)
    return case_file.load(unit, case, mandate, who, rules)


def _known(unit: Unit, reference: str) -> Case:
    case = get(unit, reference)
    if case is None:
        raise BadInput("no case of this reference", "case", "see `vigie case list`")
    return case


def _size(unit: Unit, reference: str) -> int:
    held = select(func.count()).select_from(case_item).where(case_item.c.case_reference == reference)
    return unit.execute(held).scalar_one()


def _cases(unit: Unit, reference: str | None) -> list[Case]:
    chosen, held = select(table).order_by(table.c.opened_at, table.c.reference), select(case_item)
    if reference is not None:
        chosen = chosen.where(table.c.reference == reference)
        held = held.where(case_item.c.case_reference == reference)
    items: dict[str, list[CaseItem]] = {}
    for row in unit.execute(held.order_by(case_item.c.id)):
        item = CaseItem(row.kind, row.value, row.why, row.account, row.at)
        items.setdefault(row.case_reference, []).append(item)
    return [
        Case(
            reference=row.reference,
            title=row.title,
            mandate=row.mandate,
            purpose=row.purpose,
            opened_by=row.opened_by,
            opened_at=row.opened_at,
            items=tuple(items.get(row.reference, ())),
        )
        for row in unit.execute(chosen)
    ]


def _requests(unit: Unit, *where: ColumnElement[bool]) -> list[ExportRequest]:
    chosen = select(export_request).where(*where).order_by(export_request.c.id)
    return [_request(row) for row in unit.execute(chosen)]


def _request(row: Row[*tuple[object, ...]]) -> ExportRequest:
    return ExportRequest(
        id=row.name,
        case=row.case_reference,
        requested_by=row.requested_by,
        why=row.why,
        requested_at=row.requested_at,
        countersigned_by=row.countersigned_by,
        countersigned_at=row.countersigned_at,
        folder_name=row.folder_name,
        manifest_sha256=row.manifest_sha256,
        exported_at=row.exported_at,
    )
