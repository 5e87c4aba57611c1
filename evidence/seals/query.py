"""The request to a time-stamping authority (RFC 3161, section 2.4.1): a digest, a nonce, and nothing else."""

from __future__ import annotations

import hashlib
import secrets

from evidence.seals import der

SHA256 = "2.16.840.1.101.3.4.2.1"
NONCE_BITS = 64  # RFC 3161, section 2.4.1 asks for no less; some authorities take no more


def new_nonce() -> int:
    """A random number: a reply that was recorded earlier cannot hold it."""
    return secrets.randbits(NONCE_BITS)


def query(data: bytes, nonce: int, policy: str = "") -> bytes:
    """The request to stamp the SHA-256 of `data`, in DER; the authority is to send its certificate along."""
    imprint = der.encode(
        der.SEQUENCE,
        der.encode(der.SEQUENCE, der.oid(SHA256), b"\x05\x00"),
        der.encode(der.OCTETS, hashlib.sha256(data).digest()),
    )
    wanted = der.oid(policy) if policy else b""
    return der.encode(
        der.SEQUENCE, der.integer(1), imprint, wanted, der.integer(nonce), der.encode(der.BOOLEAN, b"\xff")
    )
