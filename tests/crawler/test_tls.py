"""TLS: a good chain lets the request go, a bad one is kept as evidence and nothing is sent."""

import asyncio
import json
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from crawler.egress import HttpClient, Outgoing, Policy
from crawler.egress.connect import read_anchors, system_anchors
from model import CaptureVerdict

NOW = datetime.now(UTC)
PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


def named(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def authority():
    key = ec.generate_private_key(ec.SECP256R1())
    usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    made = (
        builder(named("Town authority"), named("Town authority"), key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return made, key


def builder(subject, issuer, key, start=NOW - timedelta(days=1), end=NOW + timedelta(days=1)):
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def server_context(folder, issuer, issuer_key, *, names=("127.0.0.1",), **times) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    alternatives = [x509.IPAddress(ip_address(n)) if n[0].isdigit() else x509.DNSName(n) for n in names]
    made = (
        builder(named("board"), issuer.subject, key, **times)
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .sign(issuer_key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "chain.pem").write_bytes(made.public_bytes(pem) + issuer.public_bytes(pem))
    (folder / "key.pem").write_bytes(private)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "chain.pem", folder / "key.pem")
    return context


def ask(wire, trusted, host=None):
    async def scene():
        async with wire as served:

            async def resolve(name, port):
                return ["127.0.0.1"]

            at = f"{host or '127.0.0.1'}:{served.port}"
            anchors = read_anchors([trusted.public_bytes(serialization.Encoding.DER)])
            client = HttpClient(Policy(frozenset({at}), training=True), anchors=anchors, resolve=resolve)
            answer = await client.fetch(Outgoing(f"https://{at}/"))
            client.close()
            return answer, served

    return asyncio.run(scene())


def test_good_chain_is_bound_to_the_bytes(serve, tmp_path):
    issuer, key = authority()
    answer, _ = ask(serve(PAGE, tls=server_context(tmp_path, issuer, key)), issuer)

    said = json.loads(answer.detail)
    assert (answer.verdict, answer.payload) == (CaptureVerdict.OK, b"hello")
    assert said["tls"].startswith("TLSv1.")
    assert said["cipher"]
    assert len(said["chain_sha256"]) == len(answer.chain) == 2


def test_name_is_sent_and_checked(serve, tmp_path):
    issuer, key = authority()
    answer, _ = ask(
        serve(PAGE, tls=server_context(tmp_path, issuer, key, names=("board.example",))), issuer, "board.example"
    )

    assert answer.verdict is CaptureVerdict.OK


@pytest.mark.parametrize("fault", ["unknown authority", "other name", "expired", "not yet valid"])
def test_bad_chain_is_kept_and_nothing_is_sent(serve, tmp_path, fault):
    issuer, key = authority()
    trusted = authority()[0] if fault == "unknown authority" else issuer
    names = ("other.example",) if fault == "other name" else ("127.0.0.1",)
    times = {
        "expired": {"start": NOW - timedelta(days=9), "end": NOW - timedelta(days=2)},
        "not yet valid": {"start": NOW + timedelta(days=2), "end": NOW + timedelta(days=9)},
    }.get(fault, {})
    answer, served = ask(serve(PAGE, tls=server_context(tmp_path, issuer, key, names=names, **times)), trusted)

    assert answer.verdict is CaptureVerdict.BAD_CERTIFICATE
    assert (answer.request, answer.response, answer.status) == (b"", b"", 0)
    assert served.requests == []
    assert json.loads(answer.detail)["certificate"]
    assert len(answer.chain) == 2


def test_the_systems_authorities_can_be_read():
    assert system_anchors() is system_anchors()
