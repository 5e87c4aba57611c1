"""The signature of a WACZ (WACZ Signing and Verification 0.1.0), checked with the `openssl` program."""

from __future__ import annotations

import base64
import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path

from evidence.openssl import CannotCheck, run
from evidence.report import Problem, Report

SAID = {"hash", "created", "software", "version", "signature", "publicKey"}
"""What an anonymous signature says; the specification allows nothing else."""


def check_signature(
    name: str, signed: object, digest: str, about: Mapping[str, object], signer: bytes | None
) -> Report:
    """Whether `signedData` is a signature of the digest of the list of files, and says of it what the list `about`
    says itself. Whose key it is stays open, unless it must be that of `signer` (SPKI, DER)."""
    if signer is None and (signed is None or (isinstance(signed, dict) and "domain" in signed)):
        how = "it is not signed" if signed is None else "a signature in the name of a domain is not checked here"
        return Report(0, unchecked=(f"who made {name}: {how}",))
    try:
        what = _fault(signed, digest, about)
    except CannotCheck as problem:
        return Report(0, hindered=(f"signature of {name}: {problem}",))
    if what or not isinstance(signed, dict):
        return Report(0, (Problem(name, "", "signature", what),))
    key = public_key(signed)
    if signer is not None:
        other = (Problem(name, "", "signature", "is by another key than that of the package"),)
        return Report(0, () if key == signer else other)
    print_ = hashlib.sha256(key).hexdigest()
    whose = f"whose key signed {name}: compare the SHA-256 of its public key, {print_}, with that of the unit's key"
    return Report(0, unchecked=(whose,))


def _fault(signed: object, digest: str, about: Mapping[str, object]) -> str:
    if not isinstance(signed, dict) or set(signed) != SAID:
        return "does not say what a signature must, and nothing else"
    if signed["hash"] != digest or any(signed[said] != about.get(said) for said in ("created", "software")):
        return "is not about this list of files"
    try:
        value = base64.b64decode(str(signed["signature"]), validate=True)
        return "" if is_ecdsa(public_key(signed), value, digest.encode()) else "is not by the key beside it"
    except ValueError:
        return "cannot be read"


def public_key(signed: Mapping[str, object]) -> bytes:
    """The key beside a signature (SPKI, DER). Raises ValueError when it cannot be read."""
    return base64.b64decode(str(signed["publicKey"]), validate=True)


def certified_key(certificate: Path) -> bytes:
    """The public key of a certificate (PEM), as SPKI in DER; empty when it cannot be read. Raises CannotCheck."""
    pem = run("x509", "-in", certificate.absolute(), "-noout", "-pubkey").stdout
    return base64.b64decode(b"".join(pem.split(b"\n")[1:-2]))


def is_ecdsa(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a key (SPKI, DER) made a signature with SHA-256 (IEEE P1363). Raises CannotCheck without `openssl`."""
    half = len(signature) // 2
    if len(signature) % 2 or not 32 <= half <= 66:
        return False
    with tempfile.TemporaryDirectory() as folder:
        key, signed, said = (Path(folder) / name for name in ("key.der", "signature", "message"))
        key.write_bytes(public)
        signed.write_bytes(_sequence(_integer(signature[:half]) + _integer(signature[half:])))
        said.write_bytes(message)
        done = run("pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", key, "-rawin", "-digest", "sha256",
                   "-in", said, "-sigfile", signed)  # fmt: skip
    return done.returncode == 0 and b"Verified Successfully" in done.stdout


def _integer(number: bytes) -> bytes:
    """A number in DER: without leading zeros, but for one that keeps it positive."""
    short = number.lstrip(b"\0") or b"\0"
    short = b"\0" + short if short[0] & 0x80 else short
    return b"\x02" + bytes((len(short),)) + short


def _sequence(content: bytes) -> bytes:
    size = bytes((len(content),)) if len(content) < 0x80 else bytes((0x81, len(content)))
    return b"\x30" + size + content
