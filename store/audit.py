"""The log of who did what: a hash chain that only grows.

The digest of an entry is the SHA-256 of the digest before it and the entry's canonical JSON. The newest number and
digest are kept apart as well, so that entries cut off at the end are missed too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, RowMapping, Select, delete, insert, select, update

from model import Act, AuditEntry, Handling, LeafKind, Operation
from store import appending, leaves
from store.insert import in_chunks
from store.session import Unit
from store.tables.authority import audit_entry as table
from store.tables.authority import audit_head, custody
from store.tables.log import log_pruned

BATCH = 1000  # entries fetched at a time
PRUNING = "log.prune"
EVERY_CAPTURE = "every capture"  # subject of an act of custody on all that were held


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
    entry = replace(entry, digest=digest)
    appending.append(unit, LeafKind.CUSTODY, str(entry.seq), entry)
    return entry


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


def custody_of(unit: Unit, *captures: str) -> list[Handling]:
    """Every act on these captures that the log tells, oldest first; of an erased one, without checks of everything."""
    handled: dict[int, dict[str, str | None]] = {}
    places = {one: leaf.index for one, leaf in leaves.of(unit, LeafKind.CAPTURE, captures).items()}
    checks = entries(unit, subject=EVERY_CAPTURE, action=Act.VERIFY) if places else []
    for entry in checks:
        size = json.loads(entry.detail)["leaves"]
        handled[entry.seq] = {one: None for one, place in places.items() if place < size}
    for some in in_chunks(captures):
        for row in unit.execute(select(custody).where(custody.c.capture.in_(some))):
            handled.setdefault(row.entry, {})[row.capture] = row.found
    return [_handling(entry, handled[entry.seq]) for some in in_chunks(sorted(handled))
            for entry in matching(unit, table.c.seq.in_(some)) if handled[entry.seq]]  # fmt: skip


def _handling(entry: AuditEntry, found: Mapping[str, str | None]) -> Handling:
    return Handling(entry, tuple(found), {one: digest for one, digest in found.items() if digest is not None})


def check(unit: Unit) -> list[str]:
    """What is wrong with the chain, one line per problem; empty when it is whole."""
    problems = []
    seq, digest = _start(unit)
    for entry in _entries(unit, select(table)):
        if entry.seq != seq + 1:
            problems.append(f"entries {seq + 1} to {entry.seq - 1} are missing")
        elif digest_of(entry, digest) != entry.digest:
            problems.append(f"entry {entry.seq} was altered, or does not follow the one before it")
        seq, digest = entry.seq, entry.digest
    problems += _unnamed_pruning(unit)
    noted, sealed = head(unit)
    if noted > seq:
        problems.append(f"entries {seq + 1} to {noted} are missing at the end")
    elif (noted, sealed) != (seq, digest):
        problems.append(f"the log ends with entry {seq}, which is not the one noted as its end ({noted})")
    return problems


def prune(unit: Unit, size: int, by: str, why: str, at: datetime) -> int:
    """Remove, by law, the entries that have their leaves among the first `size` of the log; how many.

    Their leaves stay and say nothing of them; the entries that follow are still a chain, and still in every checkpoint.
    """
    last = leaves.last_before(unit, LeafKind.CUSTODY, size)
    if last is None:
        return 0
    entry = next(iter(matching(unit, table.c.seq == int(last.subject or 0))))
    before = _start(unit)[0]
    leaves.forget(unit, LeafKind.CUSTODY, map(str, range(before + 1, entry.seq + 1)))
    unit.execute(delete(custody).where(custody.c.entry <= entry.seq))
    unit.execute(delete(table).where(table.c.seq <= entry.seq))
    unit.execute(insert(log_pruned).values(seq=entry.seq, digest=entry.digest, size=size, until=entry.at))
    log(unit, at, by, Operation.ERASURE, PRUNING, "-", why, detail=_pruning(entry.seq, size))
    return entry.seq - before


def _unnamed_pruning(unit: Unit) -> list[str]:
    row = unit.execute(select(log_pruned).order_by(log_pruned.c.seq.desc())).first()
    if row is None or any(one.detail == _pruning(row.seq, row.size) for one in entries(unit, action=PRUNING)):
        return []
    return [f"entries up to {row.seq} were removed, and no entry says who did it"]


def _pruning(seq: int, size: int) -> str:
    """How the log names a pruning."""
    return f"entries up to {seq}, before the checkpoint of {size} leaves"


def pruned(unit: Unit) -> int:
    """How many entries were removed by law: the first ones, all of them."""
    return _start(unit)[0]


def tells_of(unit: Unit, at: datetime) -> bool:
    """Whether what was done at this time must still have its entry: none as old was removed by law."""
    until = unit.scalar(select(log_pruned.c.until).order_by(log_pruned.c.seq.desc()).limit(1))
    return until is None or at > until


def _start(unit: Unit) -> tuple[int, str]:
    """Number and digest of the entry that the first one kept follows."""
    row = unit.execute(select(log_pruned.c.seq, log_pruned.c.digest).order_by(log_pruned.c.seq.desc())).first()
    return (row.seq, row.digest) if row else (0, "")


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
