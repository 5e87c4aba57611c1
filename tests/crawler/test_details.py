"""What is kept of a connection beside its bytes, on real servers."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives import serialization

from crawler.egress import HttpClient, Limits, Outgoing, Policy
from crawler.egress.connect import read_anchors
from crawler.egress.date import read_date

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"
PAGE = HEAD + b"\r\nhello"


def ask(wire, *, times=1, scheme="http", host=None, answers=("127.0.0.1",), limits=None, **more):
    """So many requests, one after the other, and what was told of each."""

    async def scene():
        async with wire as served:

            async def resolve(name, port):
                return list(answers)

            at = f"{host or '127.0.0.1'}:{served.port}"
            client = HttpClient(Policy(frozenset({at}), training=True), limits, resolve=resolve, **more)
            found = [await client.fetch(Outgoing(f"{scheme}://{at}/")) for _ in range(times)]
            client.close()
            return found

    return asyncio.run(scene())


def told(answer):
    return json.loads(answer.detail)


def test_every_resolved_address_is_told_beside_the_one_connected(serve):
    (answer,) = ask(serve(PAGE), host="board.example", answers=("127.0.0.1", "127.0.0.2"))

    assert told(answer)["ips"] == ["127.0.0.1", "127.0.0.2"]
    assert answer.address.startswith("127.0.0.1:")


def test_reused_connection_is_told_and_took_no_time(serve):
    first, second = ask(serve(PAGE, close=False), times=2)

    assert [told(first)["nth"], told(second)["nth"]] == [1, 2]
    assert set(told(first)["ms"]) == {"dns", "tcp", "first", "end"}
    assert set(told(second)["ms"]) == {"first", "end"}


def test_steps_follow_one_another_by_the_monotonic_clock(serve, certificates, say, tmp_path):
    issuer, key = certificates.authority()
    context = certificates.server_context(tmp_path, issuer, key)
    anchors = read_anchors([issuer.public_bytes(serialization.Encoding.DER)])

    (answer,) = ask(serve(say(HEAD + b"\r\n", b"hello", pause=0.05), tls=context), scheme="https", anchors=anchors)

    marks = told(answer)["ms"]
    assert list(marks) == ["dns", "tcp", "tls", "first", "end"]
    assert sorted(marks.values()) == list(marks.values())
    assert marks["end"] - marks["first"] >= 40
    assert answer.received_at - answer.requested_at >= timedelta(milliseconds=marks["first"])


def test_tls_tells_version_cipher_name_chain_and_verdict(serve, certificates, tmp_path):
    issuer, key = certificates.authority()
    context = certificates.server_context(tmp_path, issuer, key, names=("board.example",))
    anchors = read_anchors([issuer.public_bytes(serialization.Encoding.DER)])

    (answer,) = ask(serve(PAGE, tls=context), scheme="https", host="board.example", anchors=anchors)

    said = told(answer)
    assert (said["tls"], said["sni"], said["certificate"]) == ("TLSv1.3", "board.example", "trusted")
    assert said["cipher"].startswith("TLS_")
    assert said["chain_sha256"] == [sha256(one).hexdigest() for one in answer.chain]


def test_address_has_no_server_name(serve, certificates, tmp_path):
    issuer, key = certificates.authority()
    context = certificates.server_context(tmp_path, issuer, key)
    anchors = read_anchors([issuer.public_bytes(serialization.Encoding.DER)])

    (answer,) = ask(serve(PAGE, tls=context), scheme="https", anchors=anchors)

    assert "sni" not in told(answer)


def test_certificate_that_is_not_trusted_says_why(serve, certificates, tmp_path):
    issuer, key = certificates.authority()
    context = certificates.server_context(tmp_path, issuer, key)
    stranger = read_anchors([certificates.authority()[0].public_bytes(serialization.Encoding.DER)])

    (answer,) = ask(serve(PAGE, tls=context), scheme="https", anchors=stranger)

    assert told(answer)["certificate"] == answer.fault != "trusted"
    assert list(told(answer)["ms"]) == ["dns", "tcp", "tls"]


@pytest.mark.parametrize("hours", [0, 2, -2])
def test_clock_of_the_server_is_held_against_ours(serve, hours):
    """`Date` has whole seconds: at the same time it lies up to one behind."""
    date = format_datetime(datetime.now(UTC) - timedelta(hours=hours), usegmt=True)

    (answer,) = ask(serve(HEAD + f"Date: {date}\r\n\r\nhello".encode()))

    assert told(answer)["skew"] == answer.skew
    assert answer.skew == pytest.approx(hours * 3600 + 2.5, abs=2.5)


@pytest.mark.parametrize(
    "date", [b"", b"yesterday", b"Sunday, 01-Nov-26 12:00:00 GMT", b"Sun, 01 Nov 2026 12:00:00 CET"]
)
def test_date_that_is_none_tells_nothing(serve, date):
    (answer,) = ask(serve(HEAD + b"Date: " + date + b"\r\n\r\nhello"))

    assert answer.skew is None
    assert "skew" not in told(answer)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"Sun, 06 Nov 1994 08:49:37 GMT", 784111777),
        (b"Thu, 01 Jan 1970 00:00:00 GMT", 0),
        (b"Thu, 29 Feb 2024 23:59:59 GMT", 1709251199),
        (b"Wed, 30 Feb 2024 00:00:00 GMT", None),
        (b"Sun, 06 Nov 1994 24:00:00 GMT", None),
        (b"Sun, 06 Nov 0000 08:49:37 GMT", None),
        (b"Sun, 6 Nov 1994 08:49:37 GMT", None),
        (b"Sun Nov  6 08:49:37 1994", None),
        ("Sun, 0٦ Nov 1994 08:49:37 GMT".encode(), None),
    ],
)
def test_dates_are_read_strictly(value, seconds):
    assert read_date(value) == seconds


def test_limit_hit_is_told(serve):
    (answer,) = ask(serve(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + b"x" * 900), limits=Limits(body=100))

    assert told(answer)["cut"] == answer.fault
    assert answer.fault.startswith("limit")
