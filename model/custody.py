"""Custody: what people did with a capture once it was kept, and what its bytes were at that moment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.case import AuditEntry, Operation


class Act(StrEnum):
    """What can be done with captures that are kept; the log knows it by these names."""

    VIEW = "custody.view"
    VERIFY = "custody.verify"
    EXPORT = "custody.export"
    REDACT = "custody.redact"  # sealed: the bytes stay, nobody is shown them
    ERASE = "custody.erase"

    @property
    def operation(self) -> Operation:
        return OPERATIONS[self]


OPERATIONS = {
    Act.VIEW: Operation.CONSULTATION,
    Act.VERIFY: Operation.CONSULTATION,
    Act.EXPORT: Operation.DISCLOSURE,
    Act.REDACT: Operation.ALTERATION,
    Act.ERASE: Operation.ERASURE,
}


@dataclass(frozen=True, slots=True)
class Found:
    """What stood in a capture's place when its digests were recomputed.

    `sha256` is that of the payload found, empty when none could be read. `fault` names what is not as recorded, and is
    empty when everything is: then `sha256` is the digest on record.
    """

    capture: str
    sha256: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Handling:
    """One act as the log tells it: its entry, which of the captures asked for it concerned, which were altered then.

    `altered` maps the id of a capture to the digest of the payload found, empty when none could be read.
    """

    entry: AuditEntry
    captures: tuple[str, ...]
    altered: dict[str, str]
