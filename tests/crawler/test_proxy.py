"""The browser's way out: closed list, checked addresses, everything else refused and counted."""

import asyncio

import pytest

from crawler.egress import HttpClient, Policy
from crawler.egress.proxy import EgressProxy
from model import NotKept

PAGE = b"HTTP/1.1 200 OK\r\nX-oDD: 1\r\nContent-Length: 5\r\n\r\nhello"


async def through(proxy: EgressProxy, sent: bytes, more: bytes = b"") -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
    writer.write(sent)
    if more:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(more)
    try:
        return await asyncio.wait_for(reader.read(), 5)
    finally:
        writer.close()
        await writer.wait_closed()


def scene(serve, ask, *, hosts=(), training=True, resolve=None, keep=None):
    """Run `ask(proxy, served)` against a board behind a proxy; what was kept comes along."""
    kept = []

    async def note(answer):
        kept.append(answer)

    async def run():
        async with serve(PAGE) as served:
            policy = Policy(frozenset({served.host, *hosts}), training)
            extra = {"resolve": resolve} if resolve else {}
            client = HttpClient(policy, **extra)
            async with EgressProxy(client, keep or note, **extra) as proxy:
                said = await ask(proxy, served)
                await asyncio.sleep(0.02)
            client.close()
            return said, proxy, served

    return *asyncio.run(run()), kept


def test_plain_request_passes_and_is_kept_first(serve):
    async def ask(proxy, served):
        return await through(
            proxy, f"GET http://{served.host}/a HTTP/1.1\r\nHost: x\r\nProxy-Connection: k\r\nA: b\r\n\r\n".encode()
        )

    said, proxy, served, kept = scene(serve, ask)

    assert said == PAGE == kept[0].response
    assert served.requests == [f"GET /a HTTP/1.1\r\nHost: {served.host}\r\nA: b\r\n\r\n".encode()]
    assert proxy.passed == {served.host: 1}


def test_tunnel_passes_bytes_both_ways(serve):
    async def ask(proxy, served):
        return await through(
            proxy, f"CONNECT {served.host} HTTP/1.1\r\nHost: x\r\n\r\n".encode(), b"GET / HTTP/1.1\r\n\r\n"
        )

    said, _, served, kept = scene(serve, ask)

    assert said == PAGE
    assert served.requests == [b"GET / HTTP/1.1\r\n\r\n"]
    assert kept == []


@pytest.mark.parametrize(
    "sent",
    [
        b"GET http://127.0.0.1:9/ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET http://169.254.169.254/ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET http://2130706433/ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET ftp://127.0.0.1/ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /relative HTTP/1.1\r\nHost: x\r\n\r\n",
        b"CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"CONNECT [::1]:22 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"CONNECT user@127.0.0.1:1 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"CONNECT nonsense HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
)
def test_what_is_not_listed_is_refused_and_counted(serve, sent):
    async def ask(proxy, served):
        return await through(proxy, sent)

    said, proxy, served, kept = scene(serve, ask)

    assert said.startswith(b"HTTP/1.1 403 ")
    assert proxy.refused == {"host-not-listed": 1}
    assert (served.requests, kept) == ([], [])


@pytest.mark.parametrize("line", ["GET http://board.example/ HTTP/1.1", "CONNECT board.example:443 HTTP/1.1"])
def test_listed_name_with_a_forbidden_address_is_refused(serve, line):
    async def resolve(host, port):
        return ["8.8.8.8", "127.0.0.1"]

    async def ask(proxy, served):
        return await through(proxy, f"{line}\r\nHost: x\r\n\r\n".encode())

    said, proxy, served, _ = scene(serve, ask, hosts=("board.example",), training=False, resolve=resolve)

    assert said.startswith(b"HTTP/1.1 403 ")
    assert proxy.refused == {"address-forbidden": 1}
    assert served.requests == []


@pytest.mark.parametrize("sent", [b"\x16\x03\x01\x02\x00", b"nonsense\r\n\r\n", b"GET http://a b/ HTTP/1.1\r\n\r\n"])
def test_nonsense_is_answered_and_harms_nobody(serve, sent):
    async def ask(proxy, served):
        return await through(proxy, sent + b"\r\n\r\n")

    said, proxy, _, _ = scene(serve, ask)

    assert said.startswith(b"HTTP/1.1 502 ")
    assert proxy.refused == {"failed": 1}


def test_what_cannot_be_kept_is_not_shown(serve):
    async def full(answer):
        raise NotKept("disk full")

    async def ask(proxy, served):
        return await through(proxy, f"GET http://{served.host}/ HTTP/1.1\r\nHost: x\r\n\r\n".encode())

    said, proxy, _, _ = scene(serve, ask, keep=full)

    assert said.startswith(b"HTTP/1.1 503 ")
    assert b"hello" not in said
    assert isinstance(proxy.failure, NotKept)
