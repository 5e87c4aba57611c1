"""The log's part of a package: the checkpoint, and for each capture and log entry the proof that it is covered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from evidence.log.checkpoint import TreeHead, read_checkpoint
from evidence.log.contents import CONTENTS, contents
from evidence.log.note import Note, Verifier
from evidence.log.proofs import is_included
from evidence.log.tree import Tree, leaf_hash
from evidence.openssl import CannotCheck
from evidence.report import Problem, Report
from evidence.rows import read_row
from evidence.trust import NOTHING, Trust
from model import AuditEntry, BadInput, Capture, LeafKind, LogLeaf, leaf_data

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FOLDER = "data/log"
CASE = "data/case.json"
CHECKPOINT, KEY, PROOFS, CUSTODY = "checkpoint", "log.vkey", "inclusion.json", "custody.json"

NO_LOG = "log: the package carries no checkpoint, so nothing shows that its captures stood in the log"
REWRITTEN = "log: whether it was rewritten since: the unit shows it with `vigie log compare`, given this package"
UNREADABLE = "is missing or cannot be read"
UNLED = "does not lead from this {} to the checkpoint"

Kept = TypeVar("Kept", Capture, AuditEntry)


@dataclass(frozen=True, slots=True)
class Covered(Generic[Kept]):
    """A capture or an entry as the log has it, with its leaf."""

    record: Kept
    leaf: LogLeaf


def log_part(
    tree: Tree,
    note: Note,
    key: Verifier,
    captures: Iterable[Covered[Capture]],
    entries: Iterable[Covered[AuditEntry]],
) -> dict[str, bytes]:
    """The files of `data/log`, by their names. The tree holds at least the leaves that the checkpoint covers.

    Captures name their place in the unit's own WARC, which the package's rows do not have.
    """
    size = TreeHead.parse(note.text).size

    def row(leaf: LogLeaf) -> dict[str, object]:
        nodes = [node.hex() for node in tree.inclusion(leaf.index, size)]
        return {"index": leaf.index, "salt": (leaf.salt or b"").hex(), "proof": nodes}

    kept = [
        {"capture": one.record.id, "warc_file": one.record.warc_file, "offset": one.record.offset} | row(one.leaf)
        for one in sorted(captures, key=lambda one: one.leaf.index)
    ]
    handled = [{"entry": asdict(one.record)} | row(one.leaf) for one in sorted(entries, key=lambda one: one.leaf.index)]
    return {
        CHECKPOINT: str(note).encode(),
        KEY: f"{key}\n".encode(),
        PROOFS: _json({"captures": kept}),
        CUSTODY: _json({"count": len(handled), "entries": handled}),
    }


def verify_inclusion(
    package: Path, captures: Sequence[Capture], entries: Sequence[AuditEntry], trust: Trust = NOTHING
) -> Report:
    """Check that the checkpoint in a package covers its captures, their places in the unit's own WARC included, and
    its entries of the log of who did what; that neither is fewer or more than the unit said it gave away.

    Whose key signed the checkpoint stays open unless `trust` names it. Raises BadInput when what it names is no key.
    """
    folder = package / FOLDER
    if not folder.is_dir():
        missing = (Problem(FOLDER, "", "log", "is missing, though you were given its key"),) if trust.log_key else ()
        return Report(0, missing, unchecked=(NO_LOG,))
    try:
        note, head = read_checkpoint((folder / CHECKPOINT).read_text("utf-8"))
    except (OSError, ValueError, BadInput):
        return Report(0, (Problem(f"{FOLDER}/{CHECKPOINT}", "", "checkpoint", UNREADABLE),))
    scan = _Scan(folder, head)
    scan.captures({one.id: one for one in captures})
    scan.entries(entries)
    scan.said()
    found = (
        f"log: {len(captures)} captures and {len(entries)} entries of who did what, compared with the checkpoint of "
    )
    return _signature(folder, note, head, trust) + Report(
        0, tuple(scan.failures), notes=(f"{found}{head.size} leaves of {head.origin}",)
    )


def _signature(folder: Path, note: Note, head: TreeHead, trust: Trust) -> Report:
    try:
        inside = Verifier.parse((folder / KEY).read_text("utf-8"))
    except (OSError, ValueError, BadInput):
        return Report(0, (Problem(f"{FOLDER}/{KEY}", "", "key", UNREADABLE),))
    given = Verifier.parse(trust.log_key) if trust.log_key else None
    key, whose = given or inside, "you were given" if given else f"{KEY} holds"
    failures = []
    if inside.name != head.origin:
        failures.append(Problem(f"{FOLDER}/{KEY}", "", "name", "is not that of the checkpoint's log"))
    if given and given != inside:
        failures.append(Problem(f"{FOLDER}/{KEY}", "", "key", "is not the one that you were given"))
    try:
        if not note.signers([key]):
            failures.append(
                Problem(f"{FOLDER}/{CHECKPOINT}", "", "signature", f"is not by the key that {whose}, or not over this")
            )
    except CannotCheck as problem:
        return Report(0, tuple(failures), hindered=(f"log: the checkpoint's signature: {problem}",))
    open_ = () if given else (f"log: whose key signed it: compare {inside} with what the unit gave you",)
    return Report(0, tuple(failures), (REWRITTEN, *open_))


@dataclass(frozen=True, slots=True)
class _Proof:
    index: int
    salt: bytes
    nodes: tuple[bytes, ...]

    @classmethod
    def read(cls, row: Mapping[str, object]) -> _Proof:
        """Raises KeyError, TypeError or ValueError."""
        index, nodes = row["index"], row["proof"]
        if type(index) is not int or not isinstance(nodes, list):
            raise TypeError("no proof")
        return cls(index, bytes.fromhex(str(row["salt"])), tuple(bytes.fromhex(str(node)) for node in nodes))

    def leads(self, kind: LeafKind, record: DataclassInstance, head: TreeHead) -> bool:
        """From the record in its place to the head."""
        data = leaf_data(self.salt, kind, self.index, record)
        return is_included(leaf_hash(data), self.index, head.size, self.nodes, head.root)


class _Scan:
    """The proofs against the head; what is wrong is named by file, record and field."""

    def __init__(self, folder: Path, head: TreeHead) -> None:
        self.folder, self.head = folder, head
        self.failures: list[Problem] = []
        self.places: list[int] = []  # of captures
        self.handled: list[tuple[int, AuditEntry]] = []

    def captures(self, rows: Mapping[str, Capture]) -> None:
        """One proof for each capture, in the log's order, and none for others."""
        proved = set()
        for row in self._rows(PROOFS, "captures"):
            name = str(row.get("capture"))
            capture = rows.get(name)
            if capture is None or name in proved:
                self._fail(PROOFS, name, "capture", f"is not one capture of {CASE}")
                continue
            proved.add(name)
            try:
                there = replace(capture, warc_file=str(row["warc_file"]), offset=int(str(row["offset"])))
                self._take(PROOFS, "capture", name, LeafKind.CAPTURE, there, row, self.places)
            except (KeyError, ValueError, TypeError):
                self._fail(PROOFS, name, "proof", "cannot be read")
        for name in sorted(rows.keys() - proved):
            self._fail(PROOFS, name, "proof", "is missing")

    def entries(self, told: Sequence[AuditEntry]) -> None:
        """One proof for each entry, and the very same entries in case.json."""
        places: list[int] = []
        for row in self._rows(CUSTODY, "entries"):
            name = f"entry {_seq(row)}"
            try:
                entry = read_row(AuditEntry, row["entry"])
                self._take(CUSTODY, "entry", name, LeafKind.CUSTODY, entry, row, places)
                self.handled.append((_Proof.read(row).index, entry))
            except BadInput as problem:
                self._fail(CUSTODY, name, problem.where, problem.what)
            except (KeyError, ValueError, TypeError):
                self._fail(CUSTODY, name, "proof", "cannot be read")
        self.failures += _differences([entry for _, entry in self.handled], told)

    def said(self) -> None:
        """What the unit's own entry says of the whole."""
        named = [entry for _, entry in self.handled if entry.action == CONTENTS]
        if not named:
            self._fail(CUSTODY, "", CONTENTS, "is missing: the entry that says how much the package holds")
            return
        others = [index for index, entry in self.handled if entry != named[-1]]
        if named[-1].detail != contents(self.places, others):
            held = f"{len(self.places)} captures and {len(others)} entries are here, the log says: "
            self._fail(CUSTODY, f"entry {named[-1].seq}", "detail", f"{held}{named[-1].detail.partition(', sha')[0]}")

    def _rows(self, file: str, name: str) -> list[Mapping[str, object]]:
        try:
            said = json.loads((self.folder / file).read_bytes())
            rows = said[name]
            if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
                raise TypeError("no list of rows")
        except (OSError, ValueError, KeyError, TypeError):
            self._fail(file, "", name, UNREADABLE)
            return []
        if said.get("count", len(rows)) != len(rows):
            self._fail(file, "", "count", f"is not that of the {len(rows)} {name} here")
        return rows

    def _take(
        self, file: str, noun: str, name: str, kind: LeafKind, record: DataclassInstance,
        row: Mapping[str, object], places: list[int],
    ) -> None:  # fmt: skip
        proof = _Proof.read(row)
        if places and proof.index <= places[-1]:
            self._fail(file, name, "index", "is not in the order of the log")
        places.append(proof.index)
        if not proof.leads(kind, record, self.head):
            self._fail(file, name, "proof", UNLED.format(noun))

    def _fail(self, file: str, record: str, field: str, what: str) -> None:
        self.failures.append(Problem(f"{FOLDER}/{file}", record, field, what))


def _differences(proved: Sequence[AuditEntry], told: Sequence[AuditEntry]) -> Iterator[Problem]:
    """Where the entries of case.json are not the proven ones: fewer, more, in another order, or another field."""
    by_number = {entry.seq: entry for entry in proved}
    numbers = [entry.seq for entry in told]
    for seq in sorted(by_number.keys() - set(numbers)):
        yield Problem(CASE, f"entry {seq}", "log", f"is missing, though in {CUSTODY}")
    if numbers != sorted(set(numbers)):
        yield Problem(CASE, "", "log", "its entries are not in their order")
    for entry in told:
        if (other := by_number.get(entry.seq)) is None:
            yield Problem(CASE, f"entry {entry.seq}", "log", f"is not in {CUSTODY}: nothing shows that it is the log's")
            continue
        for field in fields(AuditEntry):
            if getattr(entry, field.name) != getattr(other, field.name):
                yield Problem(CASE, f"entry {entry.seq}", field.name, f"is not what {CUSTODY} has")


def _seq(row: Mapping[str, object]) -> object:
    entry = row.get("entry")
    return entry.get("seq") if isinstance(entry, dict) else "?"


def _json(said: object) -> bytes:
    return json.dumps(said, indent=1, default=datetime.isoformat).encode() + b"\n"
