"""The seals of a package checked in `data/log/seals`, with nothing but `openssl`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from evidence.log.checkpoint import read_checkpoint
from evidence.log.proofs import is_consistent
from evidence.openssl import CannotCheck
from evidence.report import Problem, Report
from evidence.seals.judging import Evidence, describe, judge, root_fingerprints
from evidence.seals.laying import INDEX
from model import Authority, AuthorityStatus, BadInput, Seal, SealProfile, SealRule

FOLDER = "data/log/seals"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
NO_SEALS = "unsealed: the package carries no trusted time stamp; the signing time is the signer's own word"
CLOCK_S = 60  # an authority's time that differs so much from when it was asked says that a clock is wrong


def verify_seals(checkpoint: bytes, folder: Path, leaves: Sequence[int] = (), own_roots: bytes | None = None) -> Report:
    """Check the stamps in `folder` over the package's checkpoint, or over earlier ones that it goes on from.

    `leaves` are the places of the package's captures in the log: how many of them are sealed is said. `own_roots`
    (PEM) are certificates that the reader got from the authorities; without them the package's own are used, and the
    report says that they are the sender's claim.
    """
    if not folder.is_dir():
        return Report(0, unchecked=(NO_SEALS,))
    try:
        index = _Index.read(folder, own_roots)
        scan = _Scan(folder, checkpoint, index, own_roots is not None)
        for row in index.rows:
            scan.take(row)
    except CannotCheck as missing:
        return Report(0, unchecked=(NO_SEALS,), hindered=(f"seals: {missing}",))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, BadInput):
        return Report(0, (Problem(FOLDER, "", "seals", "are incomplete or cannot be read"),), (NO_SEALS,))
    return scan.report(leaves)


@dataclass(frozen=True, slots=True)
class _Row:
    evidence: Evidence
    reply: str
    consistency: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """What seals.json says."""

    rule: SealRule
    authorities: Mapping[str, Authority]
    roots: Mapping[str, bytes]
    rows: tuple[_Row, ...]

    @classmethod
    def read(cls, folder: Path, own_roots: bytes | None) -> _Index:
        """Raises OSError, ValueError, KeyError, TypeError, AttributeError for what is not as we write it."""
        said = json.loads((folder / INDEX).read_bytes())
        authorities = {
            one["name"]: Authority(
                _name(one["name"]), "", AuthorityStatus(one["status"]), _name(one["roots"]), one["policy"]
            )
            for one in said["authorities"]
        }
        roots = {
            name: _file(folder, one.roots) if own_roots is None else own_roots for name, one in authorities.items()
        }
        rule = SealRule(int(said["quorum"]), SealProfile(said["profile"]), said["training"] is True)
        return cls(rule, authorities, roots, tuple(_row(folder, row) for row in said["seals"]))


@dataclass(slots=True)
class _Scan:
    folder: Path
    checkpoint: bytes
    index: _Index
    own: bool
    seals: list[Seal] = field(default_factory=list)
    failures: list[Problem] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def take(self, row: _Row) -> None:
        authority = self.index.authorities[row.evidence.authority]
        if not _goes_on(row, self.checkpoint):
            self._fail(row, "is over a checkpoint that the package's own does not go on from")
            return
        judged = judge(row.evidence, authority, self.index.roots[authority.name])
        if judged.seal is None:
            if self.own and judge(row.evidence, authority, _file(self.folder, authority.roots)).seal:
                self.unchecked.append(f"seal {row.reply}: leads to none of the roots you gave, and was not counted")
            else:
                self._fail(row, judged.problem)
            return
        self.seals.append(judged.seal)
        self.notes.append(describe(judged.seal))
        if judged.revocation and not judged.revocation.checked:
            self.unchecked.append(f"seal {row.reply}: whether its certificate was revoked: {judged.revocation.how}")
        if abs((judged.seal.at - row.evidence.asked_at).total_seconds()) > CLOCK_S:
            self.notes.append(f"seal {row.reply}: asked for at {row.evidence.asked_at} by the unit's own clock")

    def report(self, leaves: Sequence[int]) -> Report:
        covered = self.index.rule.covered(self.seals)
        unsealed = sum(leaf >= covered for leaf in leaves)
        if not covered:
            self.unchecked.append(NO_SEALS)
        else:
            rule = self.index.rule
            asked = f"quorum of {rule.quorum}, profile {rule.profile}, as the unit chose"
            self.notes.append(f"sealed: {len(leaves) - unsealed} of {len(leaves)} captures ({asked})")
        if covered and unsealed:
            self.unchecked.append(f"unsealed: {unsealed} captures are covered by no trusted time stamp")
        self.unchecked += self._claimed(sorted({seal.authority for seal in self.seals}))
        return Report(0, tuple(self.failures), tuple(self.unchecked), tuple(self.notes))

    def _claimed(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            prints = ", ".join(root_fingerprints(self.index.roots[name]))
            if not self.own:
                yield (
                    f"authority {name}: that it is who it says is the sender's claim. Compare the SHA-256 fingerprint "
                    f"{prints} with the one that the authority publishes, or give its certificate with --tsa-root"
                )
            if self.index.authorities[name].status is AuthorityStatus.QUALIFIED:
                yield f"authority {name}: whether it was a qualified one then: look it up in the EU's trusted list"
        if self.index.rule.training:
            yield "seals: the unit calls this training, where a test's authority counts; elsewhere it proves nothing"

    def _fail(self, row: _Row, how: str) -> None:
        self.failures.append(Problem(f"{FOLDER}/{row.reply}", "", "seal", how))


def _goes_on(row: _Row, checkpoint: bytes) -> bool:
    """Whether the package's checkpoint is the sealed one, or begins with the tree of the sealed one."""
    if row.evidence.note.encode() == checkpoint:
        return True
    old, new = read_checkpoint(row.evidence.note)[1], read_checkpoint(checkpoint.decode())[1]
    return old.origin == new.origin and is_consistent(old.size, new.size, old.root, new.root, row.consistency)


def _row(folder: Path, row: dict[str, object]) -> _Row:
    texts = {name: str(row[name]) for name in ("authority", "checkpoint", "reply", "chain", "nonce", "asked_at")}
    many = {name: tuple(_file(folder, str(one)) for one in _list(row[name])) for name in ("crl", "ocsp")}
    fetched = row["fetched_at"]
    evidence = Evidence(
        texts["authority"], _file(folder, texts["checkpoint"]).decode(), int(texts["nonce"], 16),
        datetime.fromisoformat(texts["asked_at"]), _file(folder, texts["reply"]), _file(folder, texts["chain"]),
        many["crl"], many["ocsp"], datetime.fromisoformat(str(fetched)) if fetched else None,
    )  # fmt: skip
    return _Row(evidence, texts["reply"], tuple(bytes.fromhex(str(node)) for node in _list(row["consistency"])))


def _list(said: object) -> list[object]:
    if not isinstance(said, list):
        raise TypeError("not a list")
    return said


def _file(folder: Path, name: str) -> bytes:
    return (folder / _name(name)).read_bytes()


def _name(said: str) -> str:
    """A file's or an authority's name that leads nowhere else. Raises ValueError."""
    if not NAME.fullmatch(said):
        raise ValueError("no plain name")
    return said
