"""Keys that sign checkpoints: Ed25519, the public half beside it in the form in which logs hand theirs on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evidence.durable import write_durably
from evidence.keys import KEY, sealed, unsealed
from evidence.log.note import Sign, Verifier
from model import BadInput

PUBLIC = ".vkey"


def new_log_key(folder: Path, origin: str, at: datetime) -> Verifier:
    """Make a key for the log of this name; the newest signs, the public halves of older ones stay for verification.

    The key file is readable by its owner only, and encrypted when VIGIE_KEY_PASSPHRASE is set.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"log-{at.astimezone(UTC):%Y%m%dT%H%M%S%fZ}"
    if (folder / (name + KEY)).exists():
        raise BadInput("a key of this instant exists already", name)
    key = Ed25519PrivateKey.generate()
    made = Verifier(origin, key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw))
    write_durably(folder / (name + KEY), sealed(key))
    write_durably(folder / (name + PUBLIC), f"{made}\n".encode(), mode=0o644)
    return made


def log_keys(folder: Path) -> dict[str, Verifier]:
    """The public half of every key of the folder by its file's name, the oldest first."""
    return {
        path.name.removesuffix(PUBLIC): Verifier.parse(path.read_text("utf-8"))
        for path in sorted(folder.glob(f"log-*{PUBLIC}"))
    }


def log_signer(folder: Path) -> tuple[Verifier, Sign]:
    """The newest key, and what signs with it. Raises BadInput when there is none or it does not open."""
    keys = log_keys(folder)
    if not keys:
        raise BadInput("no key for the log", str(folder), "make one with `vigie key new`")
    name, public = list(keys.items())[-1]
    key = unsealed(folder / (name + KEY))
    assert isinstance(key, Ed25519PrivateKey)
    return public, key.sign
