"""TLS: a good chain lets the request go, a bad one is kept as evidence and nothing is sent."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives import serialization

from crawler.egress import HttpClient, Outgoing, Policy
from crawler.egress.connect import read_anchors, system_anchors
from model import CaptureVerdict

NOW = datetime.now(UTC)
PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


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


def test_good_chain_is_bound_to_the_bytes(serve, certificates, tmp_path):
    issuer, key = certificates.authority()
    answer, _ = ask(serve(PAGE, tls=certificates.server_context(tmp_path, issuer, key)), issuer)

    said = json.loads(answer.detail)
    assert (answer.verdict, answer.payload) == (CaptureVerdict.OK, b"hello")
    assert said["tls"].startswith("TLSv1.")
    assert said["cipher"]
    assert len(said["chain_sha256"]) == len(answer.chain) == 2


def test_name_is_sent_and_checked(serve, certificates, tmp_path):
    issuer, key = certificates.authority()
    answer, _ = ask(
        serve(PAGE, tls=certificates.server_context(tmp_path, issuer, key, names=("board.example",))),
        issuer,
        "board.example",
    )

    assert answer.verdict is CaptureVerdict.OK


@pytest.mark.parametrize("fault", ["unknown authority", "other name", "expired", "not yet valid"])
def test_bad_chain_is_kept_and_nothing_is_sent(serve, certificates, tmp_path, fault):
    issuer, key = certificates.authority()
    trusted = certificates.authority()[0] if fault == "unknown authority" else issuer
    names = ("other.example",) if fault == "other name" else ("127.0.0.1",)
    times = {
        "expired": {"start": NOW - timedelta(days=9), "end": NOW - timedelta(days=2)},
        "not yet valid": {"start": NOW + timedelta(days=2), "end": NOW + timedelta(days=9)},
    }.get(fault, {})
    answer, served = ask(
        serve(PAGE, tls=certificates.server_context(tmp_path, issuer, key, names=names, **times)), trusted
    )

    assert answer.verdict is CaptureVerdict.BAD_CERTIFICATE
    assert (answer.request, answer.response, answer.status) == (b"", b"", 0)
    assert served.requests == []
    assert json.loads(answer.detail)["certificate"]
    assert len(answer.chain) == 2


def test_certificate_that_a_server_signed_itself_is_kept_and_nothing_is_sent(serve, certificates, tmp_path):
    trusted, _ = certificates.authority()
    answer, served = ask(serve(PAGE, tls=certificates.server_context(tmp_path)), trusted)

    assert (answer.verdict, answer.response, len(answer.chain)) == (CaptureVerdict.BAD_CERTIFICATE, b"", 1)
    assert served.requests == []


@pytest.mark.parametrize("shown", [True, False])
def test_chain_without_its_middle_is_bad_and_with_it_good(serve, certificates, tmp_path, shown):
    """Not fetched from elsewhere, as browsers do: what the server showed is what is judged."""
    root = certificates.authority()
    middle = certificates.authority(above=root)
    answer, served = ask(serve(PAGE, tls=certificates.server_context(tmp_path, *middle, alone=not shown)), root[0])

    assert answer.verdict is (CaptureVerdict.OK if shown else CaptureVerdict.BAD_CERTIFICATE)
    assert len(answer.chain) >= 1
    assert len(served.requests) == shown
    assert shown or json.loads(answer.detail)["certificate"]


def test_the_systems_authorities_can_be_read():
    assert system_anchors() is system_anchors()
