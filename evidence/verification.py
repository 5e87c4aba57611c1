"""Every digest recomputed from the files alone, in one pass over each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from evidence.durable import ERASING, OPEN
from evidence.member import BrokenMember, Member, find_header, oddity, read_member
from evidence.promises import CONTEXT, broken_promises, stray_context, told_otherwise
from evidence.reader import (
    ERASED,
    MISMATCH,
    Bodies,
    Seen,
    differences,
    evidence_file,
    examine,
    locate,
    misfits,
    own_faults,
    record_at,
)
from evidence.record import WarcRecord, parse_record, same_digest
from evidence.report import Problem, Report
from model import BadInput, Capture, EvidenceBroken, LimitHit

UNSEALED = (
    "unsealed: no trusted time stamp covers these records; the digests show that bytes and rows agree, not since when"
)
EVERY = 500  # records between two reports of progress

Progress = Callable[[int], None]


def verify_workspace(folder: Path, captures: Iterable[Capture], progress: Progress | None = None) -> Report:
    """Check every capture against the bytes in the evidence folder, and every record against its own digests.

    `progress` is called with the number of records read so far. Never raises for what it finds in files.
    """
    rows: dict[str, dict[int, list[Capture]]] = {}
    kept = list(captures)
    for capture in kept:
        rows.setdefault(capture.warc_file, {}).setdefault(capture.offset, []).append(capture)
    referred = {capture.refers_to for capture in kept if capture.refers_to}
    bodies = {capture.id: capture for capture in kept if capture.id in referred}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.warc.gz")}
    counter = _Counter(progress)
    report = Report(0, unchecked=(UNSEALED,))
    for name in sorted(there | rows.keys()):
        report += _verify_file(folder, name, rows.get(name, {}), bodies, counter)
    return report + _left_over(folder)


def verify_warc(path: Path) -> Report:
    """Check one WARC file, ours or another's, against the digests it carries. Raises BadInput for another format."""
    with path.open("rb") as file:
        if file.read(2) != b"\x1f\x8b":
            raise BadInput("no WARC file compressed record by record", str(path), "give a .warc.gz file")
    scan = _Scan(path.parent, path.name, {}, {}, _Counter(None), strict=False)
    with path.open("rb") as file:
        scan.run(file)
    unchecked = ("no rows to compare with: a file and its digests changed together would not be noticed", UNSEALED)
    return Report(
        scan.read, tuple(scan.failures), (*unchecked, *scan.without_digest(), *scan.apart()), tuple(scan.notes)
    )


def _verify_file(
    folder: Path, name: str, rows: Mapping[int, list[Capture]], bodies: Bodies, counter: _Counter
) -> Report:
    scan = _Scan(folder, name, rows, bodies, counter, strict=True)
    try:
        path = evidence_file(folder, name)
        scan.still_open = path.with_name(path.name + OPEN).exists()
        with path.open("rb") as file:
            scan.run(file)
    except (OSError, EvidenceBroken) as problem:
        what = (problem.strerror if isinstance(problem, OSError) else str(problem)) or "cannot be read"
        scan.failures.append(Problem(name, "", "file", f"{what}; {sum(map(len, rows.values()))} rows point into it"))
    else:
        scan.missing()
    return Report(scan.checked, tuple(scan.failures), tuple(scan.unrowed()), tuple(scan.notes))


def _left_over(folder: Path) -> Report:
    torn = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.warc.gz.torn-*"))]
    plans = list(folder.rglob(f"*.warc.gz{ERASING}*"))
    unchecked = [f"{name}: torn bytes set aside after a crash" for name in torn]
    if plans:
        unchecked.append("an erasure was interrupted: run recover before trusting this report")
    return Report(0, unchecked=tuple(unchecked))


class _Counter:
    """Records read over all files, for the person who waits."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress, self._read = progress, 0

    def step(self) -> None:
        self._read += 1
        if self._progress and self._read % EVERY == 0:
            self._progress(self._read)


@dataclass
class _Scan:
    """One pass over one file. `strict` also looks at bytes that only our own writer promises."""

    folder: Path
    name: str
    rows: Mapping[int, list[Capture]]
    bodies: Bodies
    counter: _Counter
    strict: bool
    still_open: bool = False
    read: int = 0
    checked: int = 0
    rowless: int = 0
    digestless: int = 0
    bodiless: int = 0
    responses: dict[str, int] = field(default_factory=dict)  # offsets by record id, where no rows know them
    owner: tuple[int, WarcRecord] | None = None  # the last record that others may belong to, and where it stands
    context: list[WarcRecord] = field(default_factory=list)  # what belongs to it
    ids: set[str] = field(default_factory=set)
    damaged: bool = False  # what stood before cannot be read: whose the following ones are is not known
    met: set[int] = field(default_factory=set)
    failures: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def run(self, file: BinaryIO) -> None:
        for member in self._members(file):
            self.counter.step()
            self.read += 1
            self.met.add(member.offset)
            try:
                record = parse_record(member.data)
            except EvidenceBroken as problem:
                self._fail(member.offset, "", str(problem), "is not as a record has it")
                self._settle(damaged=True)
                continue
            if self.strict and (odd := self._oddity(file, member)):
                self._fail(member.offset, record.id, odd, "was changed")
            self._judge(member, record)
        self._settle()

    def _members(self, file: BinaryIO) -> Iterator[Member]:
        """Whole members in order; after damage, from the next place that a row or a header points to."""
        at, size = 0, file.seek(0, 2)
        while at < size:
            try:
                member = read_member(file, at)
            except (BrokenMember, LimitHit) as problem:
                following = self._next(file, at)
                self._damaged(at, following, size, problem)
                at = following or size
                continue
            yield member
            at += member.length

    def _damaged(self, at: int, following: int | None, size: int, problem: Exception) -> None:
        if self.still_open and following is None and at not in self.rows:
            self.notes.append(f"{self.name}: not closed yet; its last {size - at} bytes are no whole record")
            return
        self.met.add(at)
        self._fail(at, "", "gzip member", str(problem))
        self._settle(damaged=True)

    def _next(self, file: BinaryIO, at: int) -> int | None:
        """The next whole record behind damage."""
        following = find_header(file, at + 1)
        while following is not None and not record_at(file, following):
            following = find_header(file, following + 1)
        return following

    def _judge(self, member: Member, record: WarcRecord) -> None:
        if erased_at := record.get(ERASED):
            self.notes.append(f"{self.name}, {record.id}: removed by hand on {erased_at}")
            self._settle()
            if member.offset in self.rows:
                self._fail(member.offset, record.id, "record", "was removed by hand, and a row still points to it")
            return
        if self.strict:
            self._hold_to_promises(member, record)
        seen = self._seen(member, record)
        if not (record.get("WARC-Block-Digest") or record.get("WARC-Payload-Digest")):
            self.digestless += 1
        rows = self.rows.get(member.offset, [])
        if seen:
            told = (*own_faults(seen), *(name for row in rows for name in differences(row, member, seen)))
            for fault in dict.fromkeys(told):
                self._fail(member.offset, record.id, fault, MISMATCH)
        self.checked += len(rows)
        self.rowless += not rows and record.type in ("response", "resource", "revisit")

    def _hold_to_promises(self, member: Member, record: WarcRecord) -> None:
        faults = broken_promises(record) + (["WARC-Record-ID"] if record.id in self.ids else [])
        self.ids.add(record.id)
        if record.type in CONTEXT:
            faults += [] if self.damaged else stray_context(record, self.owner[1] if self.owner else None)
            self.context.append(record)
        else:
            self._settle()
            self.owner = member.offset, record
        for fault in dict.fromkeys(faults):
            self._fail(member.offset, record.id, fault, "is not what the rest of the record, or the one before, says")

    def _settle(self, *, damaged: bool = False) -> None:
        """The record that others belonged to is past: what its row says of the connection against what they said."""
        if self.owner:
            for row in self.rows.get(self.owner[0], []):
                for name in () if damaged else told_otherwise(self.context, row):
                    self._fail(self.owner[0], row.id, name, "is not what the records beside it say")
        self.owner, self.context, self.damaged = None, [], damaged

    def _seen(self, member: Member, record: WarcRecord) -> Seen | None:
        """The record recomputed; none for a revisit whose body cannot be had, which is told."""
        if record.type == "response" and not self.strict:
            self.responses[record.id] = member.offset
        if record.type != "revisit":
            return examine(record)
        try:
            referred = self._referred(record)
        except (EvidenceBroken, LimitHit) as problem:
            self._fail(member.offset, record.id, "WARC-Refers-To", f"the record that holds its body: {problem}")
            return None
        if referred is None:
            self._without_body(member, record)
            return None
        for name in misfits(record, referred.record):
            self._fail(member.offset, record.id, name, "does not match the record that holds its body")
        return examine(record, referred.body)

    def _referred(self, record: WarcRecord) -> Seen | None:
        """What a revisit refers to: by the rows, or in this same file where there are none."""
        wanted = record.get("WARC-Refers-To").strip("<>")
        if wanted in self.bodies:
            return locate(self.folder, self.bodies[wanted])[1]
        if wanted not in self.responses:
            return None
        with (self.folder / self.name).open("rb") as file:
            found = record_at(file, self.responses[wanted])
        return examine(found[1]) if found else None

    def _without_body(self, member: Member, record: WarcRecord) -> None:
        said = record.get("WARC-Block-Digest")
        if said and same_digest(said, record.block) is False:
            self._fail(member.offset, record.id, "WARC-Block-Digest", MISMATCH)
        if member.offset in self.rows:
            self._fail(member.offset, record.id, "WARC-Refers-To", "the record that holds its body is not on record")
        self.bodiless += 1

    def _oddity(self, file: BinaryIO, member: Member) -> str | None:
        file.seek(member.offset)
        return oddity(file.read(member.length))

    def _fail(self, offset: int, record: str, what: str, how: str) -> None:
        rows = self.rows.get(offset)
        label = rows[0].id if rows else record or f"record at {offset}"
        self.failures.append(Problem(self.name, label, what, how))

    def missing(self) -> None:
        """Rows whose offset is the start of no record."""
        for offset in sorted(self.rows.keys() - self.met):
            for row in self.rows[offset]:
                self.failures.append(Problem(self.name, row.id, "offset", "no record starts there"))

    def unrowed(self) -> Iterator[str]:
        if self.rowless:
            yield f"{self.name}: {self.rowless} captures that no row points to (their own digests were recomputed)"

    def apart(self) -> Iterator[str]:
        if self.bodiless:
            yield f"{self.name}: {self.bodiless} records have their body in one that does not precede them in this file"

    def without_digest(self) -> Iterator[str]:
        if self.digestless:
            yield f"{self.name}: {self.digestless} records carry no digest"
