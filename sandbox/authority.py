"""A time-stamping authority for practice, on loopback: its stamps are real ones, and prove nothing to anybody."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

VALID = timedelta(days=365)
LIST_VALID = timedelta(days=7)
LONGEST = 1 << 16  # bytes of a query
CONFIGURATION = """
[tsa]
default_tsa = training
[training]
serial = serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""

Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class Issuer:
    """A certificate and its key."""

    key: Key
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def new_root(at: datetime, name: str = "Training root, worth nothing") -> Issuer:
    """A root of its own."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _certificate(name, name, key, at, at + VALID)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return Issuer(key, builder.sign(key, hashes.SHA256()))


def new_signer(root: Issuer, crl_url: str, start: datetime, expiry: datetime, *, purpose: bool = True) -> Issuer:
    """A certificate that may stamp times and nothing else; without `purpose` it may not even that."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = str(root.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)
    point = x509.DistributionPoint([x509.UniformResourceIdentifier(crl_url)], None, None, None)
    builder = _certificate("Training authority", issuer, key, start, expiry)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    if purpose:
        use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(use, critical=True)  # RFC 3161, section 2.3
    return Issuer(key, builder.sign(root.key, hashes.SHA256()))


def revocation_list(root: Issuer, at: datetime, *revoked: x509.Certificate) -> bytes:
    """The root's list of revoked certificates, in DER."""
    builder = x509.CertificateRevocationListBuilder(root.certificate.subject, at, at + LIST_VALID)
    for one in revoked:
        entry = x509.RevokedCertificateBuilder(one.serial_number, at).build()
        builder = builder.add_revoked_certificate(entry)
    return builder.sign(root.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def stamp(query: bytes, signer: Issuer, serial: int, chain: bytes = b"") -> bytes:
    """The reply to a query as `openssl ts` makes it; `chain` is PEM to be sent along."""
    with tempfile.TemporaryDirectory(prefix="vigie-authority-") as place:
        folder = Path(place)
        secret = signer.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        files = {"query": query, "key": secret, "certificate": signer.pem, "chain": chain,
                 "configuration": CONFIGURATION.encode(), "serial": f"{serial:032X}\n".encode()}  # fmt: skip
        for name, data in files.items():
            (folder / name).write_bytes(data)
        words = ["-queryfile", "query", "-config", "configuration", "-signer", "certificate", "-inkey", "key"]
        words += ["-chain", "chain"] if chain else []
        subprocess.run(
            ["openssl", "ts", "-reply", *words, "-out", "reply"], cwd=folder, capture_output=True, check=True
        )
        return (folder / "reply").read_bytes()


class TrainingAuthority:
    """One root, one signer, a list that says nothing is revoked; new ones each time it is started."""

    def __init__(self, at: datetime, port: int = 0) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.root = new_root(at)
        self.signer = new_signer(self.root, f"{self.url}/crl", at, at + VALID)
        self.crl = revocation_list(self.root, at)
        self._serial, self._turn = 0, Lock()

    def reply(self, query: bytes) -> bytes:
        """The answer to a query."""
        with self._turn:
            self._serial += 1
            return stamp(query, self.signer, self._serial)

    def serve(self) -> None:
        """Answer until interrupted or closed."""
        self.server.serve_forever(poll_interval=0.05)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def _handler(authority: TrainingAuthority) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length", 0))
            if size > LONGEST:
                self.send_error(413)
            else:
                self._send(authority.reply(self.rfile.read(size)), "application/timestamp-reply")

        def do_GET(self) -> None:
            self._send(authority.crl, "application/pkix-crl")

        def _send(self, data: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing on standard error."""

    return Handler


def _certificate(subject: str, issuer: str, key: Key, start: datetime, expiry: datetime) -> x509.CertificateBuilder:
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in (subject, issuer)]
    return x509.CertificateBuilder(names[1], names[0], key.public_key(), x509.random_serial_number(), start, expiry)
