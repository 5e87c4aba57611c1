"""The append-only log: leaves that stand for records, and checkpoints that say how it stood."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from model.ad import holdable

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SALT = 32  # bytes: as long as the digest, so that a removed record cannot be guessed back from its leaf
ENCODER = json.JSONEncoder(separators=(",", ":"))


class LeafKind(StrEnum):
    """What a leaf stands for: a capture, an entry of the log of who did what (custody), an erasure's tombstone."""

    CAPTURE = "capture"
    CUSTODY = "custody"
    ERASURE = "erasure"


@dataclass(frozen=True, slots=True)
class LogLeaf:
    """One leaf of the log, in its place (from 0). `data` is the salted digest of the record, 32 bytes.

    `subject` is the record's own id. A record removed by law takes subject and salt along: `data` then says nothing.
    """

    index: int
    kind: LeafKind
    subject: str | None
    data: bytes
    salt: bytes | None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed note over the first `size` leaves, and the roots of their whole subtrees, largest first."""

    size: int
    at: datetime
    note: str
    peaks: tuple[bytes, ...]


def leaf_data(salt: bytes, kind: LeafKind, index: int, record: DataclassInstance) -> bytes:
    """SHA-256 over salt and canonical bytes: what a leaf says of its record, and of its place."""
    return hashlib.sha256(salt + canonical(kind, index, record)).digest()


def canonical(kind: LeafKind, index: int, record: DataclassInstance) -> bytes:
    """The bytes that stand for a record in its place: JSON in ASCII of kind, index, and names and values of its fields.

    A field that has its default is left out, so that a field added later leaves older leaves as they are.
    """
    said = [
        [name, _plain(value)]
        for name, default in _fields(type(record))
        if (value := getattr(record, name)) != default
    ]  # fmt: skip
    return ENCODER.encode([kind, index, said]).encode("ascii")


@cache
def _fields(kind: type[DataclassInstance]) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


def _plain(value: object) -> object:
    """A value as the database gives it back."""
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else holdable(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    assert value is None or isinstance(value, int), "a record of the log holds texts, numbers and times"
    return value
