"""The leaves of a log compared with every checkpoint that was signed over them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from evidence.log.checkpoint import TreeHead, read_checkpoint
from evidence.log.note import Note, Verifier
from evidence.log.tree import Frontier, leaf_hash
from evidence.openssl import CannotCheck
from evidence.report import Problem, Report
from model import BadInput, Checkpoint, LogLeaf

FILE = "log"
CHUNK = 4096  # leaves hashed between two looks at how far it is


def verify_log(
    origin: str, leaves: Iterable[LogLeaf], checkpoints: Sequence[Checkpoint], keys: Collection[Verifier]
) -> Report:
    """Rebuild the tree from the leaves, in their order, and compare its heads with the checkpoints, the oldest first.

    Each checkpoint also carries what is needed to go on from it: so whatever was changed, removed, inserted or put in
    another order is narrowed down to the leaves between two checkpoints.
    """
    scan = _Scan(origin, keys, iter(leaves))
    for one in checkpoints:
        scan.compare(one)
    return scan.finish()


@dataclass(slots=True)
class _Scan:
    origin: str
    keys: Collection[Verifier]
    leaves: Iterator[LogLeaf]
    tree: Frontier = field(default_factory=Frontier)
    covered: int = 0
    count: int = 0
    failures: list[Problem] = field(default_factory=list)
    hindered: str = ""

    def compare(self, one: Checkpoint) -> None:
        """Grow the tree up to a checkpoint's size; if the heads differ, go on from the checkpoint's own."""
        head = self._read(one)
        if head is None:
            return
        self._grow(head.size - self.tree.size)
        if self.tree.size < head.size:
            self._fail(one, "size", f"the log has only {self.tree.size} leaves: its end is missing")
            return
        if self.tree.root != head.root:
            self._fail(
                one, "root",
                f"leaves {self.covered} to {head.size - 1}: one of them was altered, removed, inserted or moved after "
                "it was signed",
            )  # fmt: skip
        self.tree = Frontier(head.size, one.peaks)
        self.covered = head.size

    def finish(self) -> Report:
        self._grow(None)
        rest = self.count - self.covered
        newest = f"log: the newest {rest} of {self.count} records are covered by no checkpoint yet"
        note = f"log: {self.count} leaves, {self.covered} of them under a signed checkpoint"
        hindered = (self.hindered,) if self.hindered else ()
        return Report(0, tuple(self.failures), (newest,) if rest > 0 else (), (note,), hindered)

    def _read(self, one: Checkpoint) -> TreeHead | None:
        """What a checkpoint says, once it is ours, signed, and its row says the same."""
        try:
            note, head = read_checkpoint(one.note)
            frontier = Frontier(head.size, one.peaks)
        except (BadInput, ValueError):
            self._fail(one, "note", "cannot be read, or the roots kept with it are not as many as they must be")
            return None
        if head.origin != self.origin or head.size != one.size or head.size < self.tree.size:
            self._fail(one, "note", "is not of this log, or not of this size")
        elif not self._signed(note):
            self._fail(one, "signature", "is by no key of this unit")
        elif frontier.root != head.root:
            self._fail(one, "peaks", "the roots kept with it do not lead to its head")
        else:
            return head
        return None

    def _signed(self, note: Note) -> bool:
        """Whether one of our keys signed; where nothing can tell, that is said, and the leaves are compared anyway."""
        try:
            return bool(note.signers(self.keys))
        except CannotCheck as problem:
            self.hindered = f"log: signatures of checkpoints: {problem}"
            return True

    def _grow(self, leaves: int | None) -> None:
        """Take up so many leaves more, or all."""
        while leaves is None or leaves > 0:
            some = list(islice(self.leaves, CHUNK if leaves is None else min(leaves, CHUNK)))
            if not some:
                return
            self.tree = self.tree.grown(leaf_hash(leaf.data) for leaf in some)
            self.count += len(some)
            leaves = leaves and leaves - len(some)

    def _fail(self, one: Checkpoint, what: str, how: str) -> None:
        self.failures.append(Problem(FILE, f"checkpoint of {one.size} leaves", what, how))
