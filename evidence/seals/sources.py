"""What a signer's certificate says of itself: where its revocation is looked up, and when it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID

MOST = 8  # addresses: a chain has two or three certificates with one list each, and one responder


@dataclass(frozen=True, slots=True)
class Source:
    """An address, and what to send there: nothing for a list (CRL), a question in DER for an answer (OCSP)."""

    url: str
    question: bytes = b""


def sources(signer: bytes, chain: bytes, roots: bytes) -> tuple[Source, ...]:
    """Lists named by every certificate below the root, and the signer's responder; certificates in PEM."""
    try:
        certificates = [one for pem in (signer, chain, roots) for one in _certificates(pem)]
        found = dict.fromkeys(source for one in certificates for source in _lists(one))
        found |= dict.fromkeys(source for one in certificates[:1] for source in _responders(one, certificates))
    except (ValueError, UnsupportedAlgorithm, x509.DuplicateExtension):  # what OpenSSL took and this library does not
        return ()
    return tuple(found)[:MOST]


def expiry(signer: bytes) -> datetime | None:
    """When a certificate (PEM) ends; None for one that OpenSSL reads and this library does not."""
    try:
        return x509.load_pem_x509_certificate(signer).not_valid_after_utc
    except ValueError:
        return None


def _lists(certificate: x509.Certificate) -> Iterator[Source]:
    """None of a root's own: trusting it is the unit's decision."""
    if certificate.issuer == certificate.subject:
        return
    try:
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except x509.ExtensionNotFound:
        return
    for point in points:
        yield from (Source(name.value) for name in point.full_name or () if _is_web(name))


def _responders(signer: x509.Certificate, others: Sequence[x509.Certificate]) -> Iterator[Source]:
    issuer = next((one for one in others if one.subject == signer.issuer and one != signer), None)
    try:
        access = signer.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except x509.ExtensionNotFound:
        return
    for one in access:
        name = one.access_location
        if issuer and one.access_method == AuthorityInformationAccessOID.OCSP and _is_web(name):
            # SHA-1 only names the issuer here; responders that know no other are common (RFC 6960, section 4.3)
            asked = ocsp.OCSPRequestBuilder().add_certificate(signer, issuer, SHA1()).build()  # noqa: S303
            yield Source(name.value, asked.public_bytes(Encoding.DER))


def _is_web(name: x509.GeneralName) -> bool:
    return isinstance(name, x509.UniformResourceIdentifier) and name.value.startswith(("http://", "https://"))


def _certificates(pem: bytes) -> list[x509.Certificate]:
    return x509.load_pem_x509_certificates(pem) if b"-----BEGIN" in pem else []
