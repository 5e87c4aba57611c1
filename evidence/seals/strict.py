"""A second opinion on a stamp: `rfc3161-client`, which shares no code for reading replies with OpenSSL.

The one module that imports it, from version 1.0.6 on: before, one authority's stamp could pass for another's.
"""

from __future__ import annotations

import hashlib

from cryptography import x509
from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

from evidence.seals.token import Wanted


class Unreadable(Exception):
    """The library's reader takes no such reply. It wants strict DER, which some authorities do not send."""


def objection(reply: bytes, wanted: Wanted, roots: bytes, chain: bytes = b"") -> str:
    """Why the library does not accept a reply that answers `wanted`; empty when it does.

    `roots` and `chain` are PEM; trusted are only the self-signed certificates among the roots. Raises Unreadable.
    """
    try:
        read = decode_timestamp_response(reply)
        given, sent = _certificates(roots), _certificates(chain)
    except ValueError as error:
        raise Unreadable(str(error)) from error
    builder = VerifierBuilder(
        roots=[one for one in given if one.issuer == one.subject],
        intermediates=[one for one in {*given, *sent} if one.issuer != one.subject],
        nonce=wanted.nonce,
        policy_id=x509.ObjectIdentifier(wanted.policy) if wanted.policy else None,
    )
    try:
        builder.build().verify(read, hashlib.sha256(wanted.data).digest())
    except (VerificationError, ValueError) as error:
        return str(error) or "refused without a reason"
    return ""


def _certificates(pem: bytes) -> list[x509.Certificate]:
    return x509.load_pem_x509_certificates(pem) if b"-----BEGIN" in pem else []
