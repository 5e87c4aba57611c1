"""The log's part of a package: the checkpoint, and for each capture the proof that it covers it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evidence.log.checkpoint import TreeHead, read_checkpoint
from evidence.log.note import Note, Verifier
from evidence.log.proofs import is_included
from evidence.log.tree import Tree, leaf_hash
from evidence.report import Problem, Report
from model import BadInput, Capture, LeafKind, LogLeaf, leaf_data

FOLDER = "data/log"
CHECKPOINT, KEY, PROOFS = "checkpoint", "log.vkey", "inclusion.json"

NO_LOG = "log: the package carries no checkpoint, so nothing shows that its captures stood in the log"
REWRITTEN = "log: whether it was rewritten since: the unit shows it with `vigie log compare`, given this package"


@dataclass(frozen=True, slots=True)
class Covered:
    """A capture as the log has it, with its leaf."""

    capture: Capture
    leaf: LogLeaf


def log_part(tree: Tree, note: Note, key: Verifier, covered: Iterable[Covered]) -> dict[str, bytes]:
    """The files of `data/log`, by their names. The tree holds at least the leaves that the checkpoint covers."""
    head = TreeHead.parse(note.text)
    proofs = [
        {
            "capture": one.capture.id,
            "index": one.leaf.index,
            "salt": (one.leaf.salt or b"").hex(),
            "warc_file": one.capture.warc_file,
            "offset": one.capture.offset,
            "proof": [node.hex() for node in tree.inclusion(one.leaf.index, head.size)],
        }
        for one in covered
    ]
    said = json.dumps({"captures": proofs}, indent=1).encode()
    return {CHECKPOINT: str(note).encode(), KEY: f"{key}\n".encode(), PROOFS: said + b"\n"}


def verify_inclusion(package: Path, captures: Sequence[Capture]) -> Report:
    """Check that the checkpoint in a package covers each of its captures, its place in the unit's own WARC included.

    Whose key signed the checkpoint stays open, as for the package's own signature.
    """
    folder = package / FOLDER
    if not folder.is_dir():
        return Report(0, unchecked=(NO_LOG,))
    try:
        note, head = read_checkpoint((folder / CHECKPOINT).read_text("utf-8"))
        key = Verifier.parse((folder / KEY).read_text("utf-8"))
        proofs = {one.capture: one for one in _proofs(folder / PROOFS)}
    except (OSError, ValueError, KeyError, TypeError, BadInput):
        return Report(0, (Problem(FOLDER, "", "log", "is incomplete or cannot be read"),))
    if not note.signers([key]):
        return Report(0, (Problem(f"{FOLDER}/{CHECKPOINT}", "", "signature", f"is not by the key of {KEY}"),))
    return Report(
        0,
        tuple(_failures(captures, proofs, head)),
        (f"{REWRITTEN}; it signs as {key}",),
        (f"log: {len(captures)} captures under the checkpoint of {head.size} leaves of {head.origin}",),
    )


@dataclass(frozen=True, slots=True)
class _Proof:
    capture: str
    index: int
    salt: bytes
    warc_file: str
    offset: int
    nodes: tuple[bytes, ...]

    def leads(self, capture: Capture, head: TreeHead) -> bool:
        """From the capture, as it lies in the workspace, to the head."""
        there = replace(capture, warc_file=self.warc_file, offset=self.offset)
        data = leaf_data(self.salt, LeafKind.CAPTURE, self.index, there)
        return is_included(leaf_hash(data), self.index, head.size, self.nodes, head.root)


def _proofs(path: Path) -> Iterator[_Proof]:
    for row in json.loads(path.read_bytes())["captures"]:
        nodes = tuple(bytes.fromhex(node) for node in row["proof"])
        place = str(row["warc_file"]), int(row["offset"])
        yield _Proof(str(row["capture"]), int(row["index"]), bytes.fromhex(row["salt"]), *place, nodes)


def _failures(captures: Iterable[Capture], proofs: Mapping[str, _Proof], head: TreeHead) -> Iterator[Problem]:
    for capture in captures:
        proof = proofs.get(capture.id)
        if proof is None:
            yield Problem(f"{FOLDER}/{PROOFS}", capture.id, "proof", "is missing")
        elif not proof.leads(capture, head):
            yield Problem(
                f"{FOLDER}/{PROOFS}", capture.id, "proof", "does not lead from this capture to the checkpoint"
            )
