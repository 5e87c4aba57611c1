"""Custody: what was done with which captures, each act one entry of the log with what a new hash of the bytes found.

The table names the captures of each act, so that all acts on one are found among a million; the entry, which has its
leaf in the append-only log, says how many they were and carries one digest over their ids and what was found, so that
the table cannot be changed apart from it. An act on everything (`verify`) has rows only for what was not as recorded,
and says how long the log was: it concerns the captures whose leaves came before.

An entry about an erasure says nothing of the bytes: only whether they were as recorded.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, insert, select

from model import Act, AuditEntry, Found
from store import audit, photos
from store.insert import in_chunks
from store.session import Unit
from store.tables.authority import audit_entry
from store.tables.authority import custody as table
from store.tables.collected import capture, tombstone

NAMED = 20  # altered captures that an entry names; the table names all


def log(
    unit: Unit,
    at: datetime,
    account: str,
    act: Act,
    found: Sequence[Found],
    *,
    subject: str,
    why: str,
    case: str = "",
    **more: str,
) -> AuditEntry:
    """Append the one entry of an act on some captures; `more` are words of its detail. `subject` is an opaque id."""
    said = _counted(found)
    if act is not Act.ERASE:
        said["sha256"] = _digest((one.capture, one.sha256) for one in found)
    return _write(unit, at, account, act, found, subject, why, case, said | more)


def log_every(
    unit: Unit, at: datetime, account: str, checked: int, altered: Sequence[Found], size: int, why: str
) -> AuditEntry:
    """Append the entry of a check of every capture whose leaf is among the first `size`; what was not as recorded."""
    said = {**_counted(altered), "captures": checked, "as_recorded": checked - len(altered), "leaves": size}
    return _write(unit, at, account, Act.VERIFY, altered, audit.EVERY_CAPTURE, why, "", said)


def redact(unit: Unit, sha256: str, found: Sequence[Found], by: str, why: str, at: datetime) -> None:
    """Seal a picture, and say in the log which captures hold it and that their bytes stay."""
    photos.seal(unit, sha256, by, why, at)
    named = next((one.capture for one in found), "-")  # not by its digest: the entry outlives an erasure
    log(unit, at, by, Act.REDACT, found, subject=named, why=why, bytes="kept, hidden")


def check(unit: Unit) -> Iterator[str]:
    """Entries whose captures are not those that the table has, and rows without an entry; one line each."""
    seqs = set(unit.execute(select(table.c.entry).distinct()).scalars())
    for entry in audit.matching(unit, audit_entry.c.action.in_(list(Act))):
        seqs.discard(entry.seq)
        if not _agrees(unit, entry):
            yield f"entry {entry.seq}: the captures that it is about are not those that it was written for"
    for seq in sorted(seqs):
        yield f"captures are said to have been handled in entry {seq}, which is no such entry"
    unknown = select(func.count(table.c.capture.distinct())).where(table.c.capture.not_in(select(capture.c.id)))
    gone, erased = unit.scalar(unknown) or 0, unit.scalar(select(func.sum(tombstone.c.captures))) or 0
    if gone > erased:
        yield f"{gone} captures that were handled are not on record, and tombstones speak of {erased}"


def _counted(found: Sequence[Found]) -> dict[str, object]:
    altered = {one.capture: one.fault for one in found if one.fault}
    said: dict[str, object] = {"captures": len(found), "as_recorded": len(found) - len(altered)}
    return said | ({"altered": dict(list(altered.items())[:NAMED])} if altered else {})


def _write(
    unit: Unit,
    at: datetime,
    account: str,
    act: Act,
    found: Sequence[Found],
    subject: str,
    why: str,
    case: str,
    said: Mapping[str, object],
) -> AuditEntry:
    detail = json.dumps(said, separators=(",", ":"))
    entry = audit.log(unit, at, account, act.operation, act, subject, why, case, detail)
    rows = [{"capture": one.capture, "entry": entry.seq, "found": one.sha256 if one.fault else None} for one in found]
    if rows:
        unit.execute(insert(table), rows)
    return entry


def _digest(found: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over one line for each capture, sorted: its id, a space, the digest found."""
    return hashlib.sha256("".join(sorted(f"{one} {sha256}\n" for one, sha256 in found)).encode()).hexdigest()


def _agrees(unit: Unit, entry: AuditEntry) -> bool:
    """Whether the table names as many captures as the entry, and those with the digests that it was written for.

    What was erased since has no digest on record any more, and is only counted.
    """
    try:
        said = json.loads(entry.detail)
        expected = said["captures"] - (said["as_recorded"] if entry.subject == audit.EVERY_CAPTURE else 0)
    except (ValueError, TypeError, KeyError):
        return False
    rows = {row.capture: row.found for row in unit.execute(select(table).where(table.c.entry == entry.seq))}
    if len(rows) != expected or "sha256" not in said:
        return bool(len(rows) == expected)
    recorded: dict[str, str] = {}
    for some in in_chunks(rows):
        chosen = select(capture.c.id, capture.c.payload_sha256).where(capture.c.id.in_(some))
        recorded |= {row.id: row.payload_sha256 for row in unit.execute(chosen)}
    digests = {one: recorded.get(one) if found is None else found for one, found in rows.items()}
    known = {one: digest for one, digest in digests.items() if digest is not None}
    return len(known) < len(rows) or bool(_digest(known.items()) == said["sha256"])
