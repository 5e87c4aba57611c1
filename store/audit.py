"""The log of who did what: a hash chain that only grows.

The digest of an entry is the SHA-256 of the digest before it and the entry's canonical JSON. The newest number and
digest are kept apart as well, so that entries cut off at the end are missed too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, RowMapping, Select, insert, select, update

from model import AuditEntry, Operation
from store.session import Unit
from store.tables.authority import audit_entry as table
from store.tables.authority import audit_head

BATCH = 1000  # entries fetched at a time


def log(
    unit: Unit,
    at: datetime,
    account: str,
    operation: Operation,
    action: str,
    subject: str,
    justification: str = "",
    case: str = "",
    detail: str = "",
) -> AuditEntry:
    """Append one entry in the caller's transaction; other writers of the log wait until it ends."""
    seq, before = unit.execute(select(audit_head.c.seq, audit_head.c.digest).with_for_update()).one()
    entry = AuditEntry(seq + 1, at.astimezone(UTC), account, operation, action, subject, justification, case, detail)
    digest = digest_of(entry, before)
    unit.execute(
        insert(table).values(
            seq=entry.seq,
            at=entry.at,
            account=account,
            operation=operation,
            action=action,
            subject=subject,
            justification=justification,
            case_reference=case,
            detail=detail,
            digest=digest,
        )
    )
    unit.execute(update(audit_head).values(seq=entry.seq, digest=digest))
    return AuditEntry(
        entry.seq, entry.at, account, operation, action, subject, justification, case, detail, digest
    )  # fmt: skip


def entries(
    unit: Unit,
    since_seq: int = 0,
    *,
    account: str | None = None,
    operation: Operation | None = None,
    action: str | None = None,
    subject: str | None = None,
    case: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int | None = None,
) -> list[AuditEntry]:
    """Entries after `since_seq`, oldest first; each filter narrows the search. `until` is exclusive."""
    equal = {
        table.c.account: account,
        table.c.operation: operation,
        table.c.action: action,
        table.c.subject: subject,
        table.c.case_reference: case,
    }
    chosen = select(table).where(table.c.seq > since_seq, *(field == value for field, value in equal.items() if value))
    if since is not None:
        chosen = chosen.where(table.c.at >= since)
    if until is not None:
        chosen = chosen.where(table.c.at < until)
    return list(_entries(unit, chosen.limit(limit)))


def matching(unit: Unit, where: ColumnElement[bool]) -> list[AuditEntry]:
    """The entries for which an expression over the table holds, oldest first; for modules of the store."""
    return list(_entries(unit, select(table).where(where)))


def check(unit: Unit) -> list[str]:
    """What is wrong with the chain, one line per problem; empty when it is whole."""
    problems = []
    seq, digest = 0, ""
    for entry in _entries(unit, select(table)):
        if entry.seq != seq + 1:
            problems.append(f"entries {seq + 1} to {entry.seq - 1} are missing")
        elif digest_of(entry, digest) != entry.digest:
            problems.append(f"entry {entry.seq} was altered, or does not follow the one before it")
        seq, digest = entry.seq, entry.digest
    noted, sealed = head(unit)
    if noted > seq:
        problems.append(f"entries {seq + 1} to {noted} are missing at the end")
    elif (noted, sealed) != (seq, digest):
        problems.append(f"the log ends with entry {seq}, which is not the one noted as its end ({noted})")
    return problems


def head(unit: Unit) -> tuple[int, str]:
    """Number and digest of the newest entry, to be noted outside of the database; (0, "") when there is none."""
    row = unit.execute(select(audit_head.c.seq, audit_head.c.digest)).one_or_none()
    return (row.seq, row.digest) if row else (0, "")


def digest_of(entry: AuditEntry, before: str) -> str:
    """The digest of an entry that follows one with digest `before`; its own `digest` is left out."""
    said = [
        before, entry.seq, entry.at.astimezone(UTC).isoformat(), entry.account, entry.operation, entry.action,
        entry.subject, entry.justification, entry.case, entry.detail,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()


def _entries(unit: Unit, chosen: Select[*tuple[object, ...]]) -> Iterator[AuditEntry]:
    ordered = chosen.order_by(table.c.seq).execution_options(yield_per=BATCH)
    return (_entry(row) for row in unit.execute(ordered).mappings())


def _entry(row: RowMapping) -> AuditEntry:
    return AuditEntry(
        seq=row["seq"],
        at=row["at"],
        account=row["account"],
        operation=Operation(row["operation"]),
        action=row["action"],
        subject=row["subject"],
        justification=row["justification"],
        case=row["case_reference"],
        detail=row["detail"],
        digest=row["digest"],
    )
