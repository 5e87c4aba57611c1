"""Keys that sign packages: ECDSA P-384 with a self-signed certificate.

OpenSSL 3.0 cannot check CMS signatures made with Ed25519, and a receiver must need nothing but `openssl`. Players of
web archives check signatures on this one curve only. Keys made earlier, on P-256, go on signing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from evidence.durable import write_durably
from evidence.openssl import fingerprint
from model import BadInput

PASSPHRASE = "VIGIE_KEY_PASSPHRASE"  # noqa: S105  the name of an environment variable
VALID = timedelta(days=3 * 365)  # a unit renews its key at least as often as its equipment
KEY, CERTIFICATE = ".key.pem", ".cert.pem"

PrivateKey: TypeAlias = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class PackageKey:
    """A signing key as others may know it; receivers are given `fingerprint`, the SHA-256 of its certificate."""

    name: str
    unit: str
    fingerprint: str
    start: datetime
    expiry: datetime


@dataclass(frozen=True, slots=True)
class Signature:
    """An ECDSA signature with SHA-256: two numbers side by side (IEEE P1363), and the key's public half (SPKI, DER)."""

    public_key: bytes
    value: bytes


def new_package_key(folder: Path, unit: str, at: datetime) -> PackageKey:
    """Make a key and its certificate in `folder`; the newest key signs, older certificates stay for verification.

    The key file is readable by its owner only, and encrypted when VIGIE_KEY_PASSPHRASE is set.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"package-{at.astimezone(UTC):%Y%m%dT%H%M%S%fZ}"
    if (folder / (name + KEY)).exists():
        raise BadInput("a key of this instant exists already", name)
    key = ec.generate_private_key(ec.SECP384R1())
    write_durably(folder / (name + KEY), sealed(key))
    certificate = _certify(key, unit, at)
    write_durably(folder / (name + CERTIFICATE), certificate.public_bytes(serialization.Encoding.PEM), mode=0o644)
    return _described(name, certificate)


def package_keys(folder: Path) -> tuple[PackageKey, ...]:
    """Every key of the folder, the oldest first."""
    return tuple(
        _described(path.name.removesuffix(CERTIFICATE), x509.load_pem_x509_certificate(path.read_bytes()))
        for path in sorted(folder.glob(f"package-*{CERTIFICATE}"))
    )


def certificate(folder: Path) -> bytes:
    """The certificate of the newest key, PEM. Raises BadInput when there is none."""
    return (folder / (_newest(folder) + CERTIFICATE)).read_bytes()


def sign_detached(folder: Path, data: bytes) -> bytes:
    """A detached CMS signature (RFC 5652, DER) with the newest key, as `openssl cms -verify -binary` checks it.

    Raises BadInput when there is no key, or when its passphrase is missing or wrong.
    """
    key = _signing_key(folder)
    signer = x509.load_pem_x509_certificate(certificate(folder))
    builder = pkcs7.PKCS7SignatureBuilder().set_data(data).add_signer(signer, key, hashes.SHA256())
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    return builder.sign(serialization.Encoding.DER, options)


def sign_plain(folder: Path, data: bytes) -> Signature:
    """A signature of `data` with the newest key, as players of web archives check it. Raises as `sign_detached`."""
    key = _signing_key(folder)
    width = (key.curve.key_size + 7) // 8
    numbers = decode_dss_signature(key.sign(data, ec.ECDSA(hashes.SHA256())))
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return Signature(public, b"".join(number.to_bytes(width, "big") for number in numbers))


def _certify(key: ec.EllipticCurvePrivateKey, unit: str, at: datetime) -> x509.Certificate:
    name = x509.Name(
        (
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, unit[:64] or "unnamed unit"),
            x509.NameAttribute(NameOID.COMMON_NAME, "Vigie package signing"),
        )
    )
    use = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), at, at + VALID)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    return builder.add_extension(use, critical=True).sign(key, hashes.SHA256())


def sealed(key: PrivateKey) -> bytes:
    """A private key as PEM, encrypted when VIGIE_KEY_PASSPHRASE is set."""
    secret = _passphrase()
    lock = serialization.BestAvailableEncryption(secret) if secret else serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)


def unsealed(path: Path) -> object:
    """The private key of a file. Raises BadInput when its passphrase is missing or wrong."""
    try:
        return serialization.load_pem_private_key(path.read_bytes(), _passphrase())
    except (TypeError, ValueError) as problem:
        name = path.name.removesuffix(KEY)
        raise BadInput("the key does not open", name, f"set {PASSPHRASE} as it was when the key was made") from problem


def _passphrase() -> bytes | None:
    return os.environ.get(PASSPHRASE, "").encode() or None


def _signing_key(folder: Path) -> ec.EllipticCurvePrivateKey:
    key = unsealed(folder / (_newest(folder) + KEY))
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def _newest(folder: Path) -> str:
    names = sorted(path.name.removesuffix(CERTIFICATE) for path in folder.glob(f"package-*{CERTIFICATE}"))
    if not names:
        raise BadInput("no package key", str(folder), "make one with `vigie key new`")
    return names[-1]


def _described(name: str, certificate: x509.Certificate) -> PackageKey:
    owner = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value
    return PackageKey(
        name, str(owner), fingerprint(certificate.public_bytes(serialization.Encoding.DER)),
        certificate.not_valid_before_utc, certificate.not_valid_after_utc,
    )  # fmt: skip
