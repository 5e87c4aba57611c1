"""Whether every record of the log is still what was written, in its place, and none was slipped in or taken away.

Each record is hashed again with its salt and compared with its leaf; the evidence room compares the leaves with the
signed checkpoints. What was removed by law must be accounted for: captures by tombstones, entries of the log of who did
what by a pruning that the log itself names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, String, cast, exists, func, select

from model import LeafKind, LogLeaf, leaf_data
from store import audit, captures, erasure, leaves
from store.insert import in_chunks
from store.session import Unit
from store.tables.authority import audit_entry
from store.tables.collected import capture, tombstone
from store.tables.log import log_leaf

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

TRIED = 200  # altered leaves among which places are exchanged, to tell "moved" from "altered"

NOUN = {
    LeafKind.CAPTURE: "capture",
    LeafKind.CUSTODY: "entry",
    LeafKind.ERASURE: "tombstone",
}
IDS: dict[LeafKind, ColumnElement[str]] = {
    LeafKind.CAPTURE: capture.c.id,
    LeafKind.CUSTODY: cast(audit_entry.c.seq, String),
    LeafKind.ERASURE: tombstone.c.name,
}
"""By what a leaf names its record."""


def check(unit: Unit) -> list[str]:
    """What does not agree, one line per problem."""
    found = _Comparison()
    for some in in_chunks(leaves.every(unit), leaves.BATCH):
        found.compare(some, _records(unit, some))
    return [*found.problems, *found.moved(), *_unlogged(unit), *_unaccounted(unit, found)]


def removed(unit: Unit) -> int:
    """How many records were removed by law: their leaves stay."""
    return unit.scalar(select(func.count()).select_from(log_leaf).where(log_leaf.c.salt.is_(None))) or 0


@dataclass(slots=True)
class _Comparison:
    """One pass over the leaves, in order."""

    size: int = 0
    gone: Counter[LeafKind] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    altered: list[tuple[LogLeaf, DataclassInstance]] = field(default_factory=list)

    def compare(self, some: Sequence[LogLeaf], records: Mapping[tuple[LeafKind, str], DataclassInstance]) -> None:
        for leaf in some:
            if leaf.index != self.size:
                self.problems.append(f"{_stretch(self.size, leaf.index)} missing")
            self.size = leaf.index + 1
            if leaf.subject is None and leaf.salt is None:
                self.gone[leaf.kind] += 1
            elif leaf.subject is None or leaf.salt is None:
                self.problems.append(f"leaf {leaf.index}: its id or its salt is gone, but not both")
            elif (record := records.get((leaf.kind, leaf.subject))) is None:
                self.problems.append(f"{_name(leaf)}: it was removed, and no erasure says so")
            elif leaf_data(leaf.salt, leaf.kind, leaf.index, record) != leaf.data:
                self.altered.append((leaf, record))

    def moved(self) -> Iterator[str]:
        """The leaves that do not agree with their records: those that would, in another's place, were moved."""
        places = [leaf.index for leaf, _ in self.altered[:TRIED]]
        for number, (leaf, record) in enumerate(self.altered):
            came = _place(leaf, record, places) if number < TRIED else None
            if came is None:
                yield f"{_name(leaf)}: it, its salt or its leaf was altered"
            else:
                yield f"{_name(leaf)}: it was moved here from place {came}"


def _place(leaf: LogLeaf, record: DataclassInstance, places: Sequence[int]) -> int | None:
    """The place in which the leaf would agree with its record."""
    salt = leaf.salt or b""
    return next((at for at in places if leaf_data(salt, leaf.kind, at, record) == leaf.data), None)


def _records(unit: Unit, some: Sequence[LogLeaf]) -> dict[tuple[LeafKind, str], DataclassInstance]:
    """The records that the leaves stand for, as far as they are there."""
    found: dict[tuple[LeafKind, str], DataclassInstance] = {}
    for kind, read in READ.items():
        ids = [leaf.subject for leaf in some if leaf.kind is kind and leaf.subject is not None]
        for chunk in in_chunks(ids):
            found |= {(kind, one): record for one, record in read(unit, chunk)}
    return found


def _captures(unit: Unit, ids: Sequence[str]) -> Iterator[tuple[str, DataclassInstance]]:
    chosen = select(capture).where(capture.c.id.in_(ids))
    return ((one.id, one) for one in captures.read(unit, chosen))


def _entries(unit: Unit, ids: Sequence[str]) -> Iterator[tuple[str, DataclassInstance]]:
    seqs = [int(one) for one in ids if one.isdecimal()]
    return ((str(one.seq), one) for one in audit.matching(unit, audit_entry.c.seq.in_(seqs)))


def _tombstones(unit: Unit, ids: Sequence[str]) -> Iterator[tuple[str, DataclassInstance]]:
    return ((one.id, one) for one in erasure.tombstones(unit) if one.id in ids)


READ: dict[LeafKind, Callable[[Unit, Sequence[str]], Iterator[tuple[str, DataclassInstance]]]] = {
    LeafKind.CAPTURE: _captures,
    LeafKind.CUSTODY: _entries,
    LeafKind.ERASURE: _tombstones,
}


def _unlogged(unit: Unit) -> Iterator[str]:
    """Records without a leaf: every one is given its own when it is written."""
    for kind, name in IDS.items():
        leaf = select(log_leaf.c.index).where(log_leaf.c.subject == name, log_leaf.c.kind == kind)
        for (one,) in unit.execute(select(name).where(~exists(leaf)).order_by(name)):
            yield f"{NOUN[kind]} {one}: it was slipped in, the log has no leaf of it"


def _unaccounted(unit: Unit, found: _Comparison) -> Iterator[str]:
    """Leaves cut off at the end, and more or fewer records removed than was said."""
    if found.size != leaves.size(unit):
        yield f"the log ends with {found.size} leaves and says that it has {leaves.size(unit)}"
    erased = sum(stone.captures for stone in erasure.tombstones(unit))
    if found.gone[LeafKind.CAPTURE] != erased:
        yield f"{found.gone[LeafKind.CAPTURE]} captures were removed, and tombstones speak of {erased}"
    pruned = audit.pruned(unit)
    if found.gone[LeafKind.CUSTODY] != pruned:
        yield f"{found.gone[LeafKind.CUSTODY]} entries were removed, and prunings speak of {pruned}"
    if found.gone[LeafKind.ERASURE]:
        yield f"{found.gone[LeafKind.ERASURE]} tombstones were removed: nothing may remove those"


def _name(leaf: LogLeaf) -> str:
    return f"leaf {leaf.index}, {NOUN[leaf.kind]} {leaf.subject}"


def _stretch(start: int, end: int) -> str:
    return f"leaf {start} is" if end - start == 1 else f"leaves {start} to {end - 1} are"
