"""Replies of a real authority (`openssl ts`), good and bad."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evidence import log as tlog
from evidence.seals import Evidence, query
from model import Authority, AuthorityStatus
from sandbox.authority import Issuer, new_root, new_signer, revocation_list, stamp

HOUR = timedelta(hours=1)
AUTHORITY = Authority("post", "https://stamp.example/", AuthorityStatus.QUALIFIED, "post.pem")


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Maker:
    """An authority's keys, and a log whose checkpoints it stamps."""

    at: datetime = field(default_factory=lambda: now() - HOUR)
    numbers: Any = field(default_factory=lambda: count(1))
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    tree: tlog.Tree = field(default_factory=lambda: tlog.Tree(tlog.leaf_hash(bytes([n])) for n in range(20)))

    def __post_init__(self) -> None:
        self.root = new_root(self.at)
        self.signer = self.new_signer()

    def new_signer(self, start: timedelta = -HOUR, expiry: timedelta = HOUR, **changes: Any) -> Issuer:
        return new_signer(self.root, "http://127.0.0.1/crl", now() + start, now() + expiry, **changes)

    def note(self, size: int = 10) -> str:
        public = self.key.public_key().public_bytes_raw()
        frontier = self.tree.frontier(size)
        return str(tlog.checkpoint(frontier, tlog.Verifier("vigie.example/log", public), self.key.sign))

    def crl(self, *revoked: Issuer) -> bytes:
        return revocation_list(self.root, self.at, *(one.certificate for one in revoked))

    def evidence(self, size: int = 10, signer: Issuer | None = None, **changes: Any) -> Evidence:
        """A good reply over the checkpoint of a size, with a list that revokes nothing."""
        nonce, note = next(self.numbers) << 40, self.note(size)
        reply = stamp(query(note.encode(), nonce), signer or self.signer, nonce)
        return replace(Evidence("post", note, nonce, now(), reply, b"", (self.crl(),), (), now()), **changes)


@pytest.fixture
def make() -> Maker:
    return Maker()


@pytest.fixture
def authority() -> Authority:
    return AUTHORITY


@pytest.fixture
def lay(tmp_path: Path) -> Callable[[dict[str, bytes]], Path]:
    """Writes files into a folder of their own."""

    def write(files: dict[str, bytes]) -> Path:
        folder = tmp_path / "seals"
        folder.mkdir(exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        return folder

    return write
