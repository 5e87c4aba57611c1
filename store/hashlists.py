"""Hash lists of the competent authority, checked before anything is shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import and_, delete, insert, or_, select, update

from model import BadInput, RefusalReason, Refused
from store.insert import in_chunks, insert_new, upsert
from store.session import Unit
from store.tables.authority import hash_absence as absences
from store.tables.authority import hash_entry, hash_list

DIGITS = {"md5": 32, "sha1": 40, "sha256": 64}
BATCH = 5000  # entries in one statement: lists run to millions


def load_list(unit: Unit, name: str, entries: Iterable[tuple[str, str]], by: str, at: datetime) -> int:
    """Load a list in place of the one of that name; returns how many different digests it holds.

    Entries are pairs of an algorithm (sha256, sha1 or md5) and a hexadecimal digest. BadInput names the entry that is
    neither, and when the list is empty; then the earlier list stays.
    """
    upsert(unit, hash_list, {"name": name, "entries": 0, "account": by, "at": at})
    unit.execute(delete(hash_entry).where(hash_entry.c.list == name))
    loaded = 0
    numbered = ((number, *entry) for number, entry in enumerate(entries, start=1))
    for some in in_chunks(numbered, BATCH):
        loaded += insert_new(unit, hash_entry, [_row(name, *entry) for entry in some])
    if not loaded:
        raise BadInput("the list is empty", name)
    unit.execute(update(hash_list).where(hash_list.c.name == name).values(entries=loaded))
    return loaded


def propose_absence(unit: Unit, by: str, why: str, at: datetime) -> None:
    """Propose to work without a list, because none can be had."""
    unit.execute(insert(absences).values(proposed_by=by, why=why, proposed_at=at))


def approve_absence(unit: Unit, by: str, at: datetime, *, training: bool = False) -> None:
    """Approve the newest proposal to work without a list.

    Refused (SELF_APPROVAL) when `by` made it, outside training; BadInput when none waits.
    """
    row = unit.execute(select(absences).order_by(absences.c.id.desc()).limit(1)).one_or_none()
    if row is None or row.approved_by is not None:
        raise BadInput("no proposal to work without a hash list waits for approval", "hash list")
    if row.proposed_by == by and not training:
        raise Refused(RefusalReason.SELF_APPROVAL, "working without a hash list is approved by another account")
    unit.execute(update(absences).where(absences.c.id == row.id).values(approved_by=by, approved_at=at))


def ready(unit: Unit) -> bool:
    """Whether a list is loaded, or its absence was approved by a second person."""
    loaded = unit.execute(select(hash_list.c.name).where(hash_list.c.entries > 0).limit(1)).first()
    without = unit.execute(select(absences.c.id).where(absences.c.approved_by.is_not(None)).limit(1)).first()
    return loaded is not None or without is not None


def hit(unit: Unit, sha256: str, md5: str | None = None, sha1: str | None = None) -> str | None:
    """The name of a list that holds one of these digests, or None."""
    digests = (("sha256", sha256), ("md5", md5), ("sha1", sha1))
    same = [
        and_(hash_entry.c.digest == digest.lower(), hash_entry.c.algorithm == algorithm)
        for algorithm, digest in digests
        if digest
    ]
    return unit.execute(select(hash_entry.c.list).where(or_(*same)).limit(1)).scalar_one_or_none() if same else None


def _row(name: str, number: int, algorithm: str, digest: str) -> dict[str, str]:
    plain, said = digest.strip().lower(), algorithm.strip().lower()
    if DIGITS.get(said) != len(plain) or not set(plain) <= set("0123456789abcdef"):
        raise BadInput(f"entry {number} is no digest of sha256, sha1 or md5", name)
    return {"list": name, "algorithm": said, "digest": plain}
