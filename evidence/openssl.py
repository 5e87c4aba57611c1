"""Signatures checked with the `openssl` program, so that whoever verifies needs no library of ours."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from model import BadInput

SPKI = bytes.fromhex("302a300506032b6570032100")  # RFC 8410: what stands before the 32 bytes of an Ed25519 key
KNOWN = (
    bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
    bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
    b"\x72",
)
"""RFC 8032, section 7.1, test 2: a program that does not accept it cannot check such signatures at all."""

CERTIFICATE = re.compile(rb"-----BEGIN CERTIFICATE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END CERTIFICATE-----\r?\n?")


class CannotCheck(BadInput):
    """This machine cannot make a check: it is to be made elsewhere, and until then it is not passed."""


def run(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run `openssl` with these words. Raises CannotCheck when it is not installed."""
    program = shutil.which("openssl")
    if program is None or not Path(program).is_absolute():  # never one that lies in the folder that is checked
        raise CannotCheck("the openssl program is not installed here", do="install it (3.0 or newer), and verify again")
    return subprocess.run([program, *map(str, words)], cwd=cwd, capture_output=True, check=False)


def is_ed25519(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a key (32 bytes) made a signature (RFC 8032). Raises CannotCheck when nothing here can tell."""
    if len(signature) != 64:
        return False
    if _accepts(public, signature, message):
        return True
    if not _knows_ed25519():
        said = run("version").stdout.decode("utf-8", "replace").strip()
        raise CannotCheck(
            f"{said} cannot check Ed25519 signatures", do="install OpenSSL 3.0 or newer, and verify again"
        )
    return False


def is_cms(content: Path, signature: Path, certificate: bytes) -> bool:
    """Whether a file has this detached CMS signature (DER) by the key of a certificate (DER). Raises CannotCheck.

    Whose certificate it is, and whether it was valid, is not looked at.
    """
    with tempfile.TemporaryDirectory() as folder:
        signer = Path(folder) / "signer.pem"
        lines = base64.encodebytes(certificate)
        signer.write_bytes(b"-----BEGIN CERTIFICATE-----\n" + lines + b"-----END CERTIFICATE-----\n")
        done = run(
            "cms", "-verify", "-binary", "-inform", "DER", "-in", signature.absolute(), "-content", content.absolute(),
            "-certfile", signer, "-nointern", "-noverify", "-out", os.devnull,
        )  # fmt: skip
    return done.returncode == 0


def read_certificate(pem: bytes) -> bytes:
    """The one certificate of a PEM file, in DER. Raises BadInput for anything else.

    More than one would let a signature be by another than the one whose fingerprint is shown.
    """
    found = CERTIFICATE.fullmatch(pem)
    try:
        return base64.b64decode(b"".join(found[1].split()) if found else b"", validate=True) or _no_certificate()
    except binascii.Error:
        return _no_certificate()


def fingerprint(certificate: bytes) -> str:
    """SHA-256 of a certificate (DER), as `openssl x509 -fingerprint -sha256` prints it."""
    return hashlib.sha256(certificate).digest().hex(":").upper()


def _no_certificate() -> bytes:
    raise BadInput("not one certificate in PEM", "certificate")


def _accepts(public: bytes, signature: bytes, message: bytes) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        key, signed, said = (Path(folder) / name for name in ("key.der", "signature", "message"))
        key.write_bytes(SPKI + public)
        signed.write_bytes(signature)
        said.write_bytes(message)
        done = run("pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", key, "-rawin", "-in", said,
                   "-sigfile", signed)  # fmt: skip
    return done.returncode == 0 and b"Verified Successfully" in done.stdout


@cache
def _knows_ed25519() -> bool:
    return _accepts(*KNOWN)
