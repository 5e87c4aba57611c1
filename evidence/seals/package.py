"""All that an exported package carries of trusted time: stamps over the log's checkpoint, and over the package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from evidence.openssl import CannotCheck
from evidence.report import Problem, Report
from evidence.seals.checking import FOLDER, verify_seals
from evidence.seals.judging import root_fingerprints
from evidence.seals.token import BadReply, Token, Wanted, check_token

LOG = "data/log"
MANIFEST = "tagmanifest-sha256.txt"
STAMP = f"{MANIFEST}.tsr"
NO_STAMP = "when the package was made: no trusted time stamp covers it; the signing time is the signer's own word"


def verify_times(package: Path, own_roots: bytes | None = None) -> Report:
    """Check every stamp of a package. `own_roots` (PEM) are the reader's own certificates of authorities."""
    try:
        checkpoint = (package / LOG / "checkpoint").read_bytes()
        proofs = json.loads((package / LOG / "inclusion.json").read_bytes())["captures"]
        leaves = [int(row["index"]) for row in proofs]  # that they are true is checked with the proofs
    except (OSError, ValueError, KeyError, TypeError):
        checkpoint, leaves = b"", []
    return verify_seals(checkpoint, package / FOLDER, leaves, own_roots) + _check_stamp(package, own_roots)


def stamped(manifest: bytes, reply: bytes, roots: bytes) -> Token:
    """The stamp over the list of lists. Raises BadReply, CannotCheck."""
    return check_token(reply, Wanted(manifest), roots)


def _check_stamp(package: Path, own_roots: bytes | None) -> Report:
    if not (package / STAMP).is_file():
        return Report(0, unchecked=(NO_STAMP,))
    manifest, reply = (package / MANIFEST).read_bytes(), (package / STAMP).read_bytes()
    why = "no root certificate of an authority is there to check it with"
    try:
        for name, roots in [("yours", own_roots)] if own_roots is not None else _claimed(package):
            try:
                token = stamped(manifest, reply, roots)
            except BadReply as bad:
                why = str(bad)
            else:
                return _stamped_by(name, roots, token)
    except CannotCheck as missing:
        return Report(0, unchecked=(NO_STAMP,), hindered=(f"{STAMP}: {missing}",))
    return Report(0, (Problem(STAMP, "", "seal", why),), (NO_STAMP,))


def _claimed(package: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((package / FOLDER).glob("*.roots.pem")):
        yield path.name, path.read_bytes()


def _stamped_by(name: str, roots: bytes, token: Token) -> Report:
    note = f"the package was sealed at {token.at:%Y-%m-%d %H:%M:%S} UTC, under a root of {name}"
    claim = (
        f"{STAMP}: the root is the sender's claim. Compare the SHA-256 fingerprint "
        f"{', '.join(root_fingerprints(roots))} with the one that the authority publishes, or give its certificate "
        "with --tsa-root"
    )
    unrevoked = f"{STAMP}: whether its certificate was revoked"
    return Report(0, unchecked=(unrevoked,) if name == "yours" else (claim, unrevoked), notes=(note,))
