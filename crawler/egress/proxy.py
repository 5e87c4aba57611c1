"""The proxy that the browser must use: same closed list, same address checks, and it sees what Chromium hides.

A page has 68 ways to make a browser contact an address (notes/threats-and-faults.md, F1); a proxy below the browser,
with the flags in `crawler/browser.py`, leaves none. Plain requests go through the HTTP client, so that their bytes are
kept as sent and received; CONNECT is a tunnel whose bytes stay sealed to us.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

import h11

from crawler.egress.connect import Connected, FetchFailed, Resolver, connect, system_resolver
from crawler.egress.http import Answer, HttpClient, Outgoing
from crawler.egress.wire import KIB, MIB
from model import Refused, VigieError

Keep = Callable[[Answer], Awaitable[None]]

TUNNEL_BYTES = 256 * MIB  # a page that wants more is no ad
TUNNEL_S = 300.0
_HOP_BY_HOP = {b"host", b"proxy-connection", b"proxy-authorization", b"connection", b"keep-alive", b"te", b"upgrade"}
_HOP_BY_HOP |= {b"content-length", b"transfer-encoding", b"trailer"}


class EgressProxy:
    """Listens on a loopback port. `keep` is awaited for every plain answer before the browser sees a byte of it."""

    def __init__(self, client: HttpClient, keep: Keep, *, resolve: Resolver = system_resolver) -> None:
        self._client = client
        self._keep = keep
        self._resolve = resolve
        self._server: asyncio.Server | None = None
        self.passed: Counter[str] = Counter()  # by host
        self.refused: Counter[str] = Counter()  # by reason
        self.tunnels: dict[str, tuple[str, dict[str, object]]] = {}  # host -> address and facts of its newest tunnel
        self.failure: VigieError | None = None  # why answers cannot be kept any more

    @property
    def port(self) -> int:
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request per connection: the browser opens another for the next."""
        try:
            request, body, rest = await asyncio.wait_for(_request(reader), 30)
            if request.method == b"CONNECT":
                await self._tunnel(request.target.decode("ascii"), rest, reader, writer)
            else:
                writer.write(await self._plain(request, body))
                await writer.drain()
        except Refused as refusal:
            self.refused[refusal.reason] += 1
            writer.write(_said(403, str(refusal.reason)))
        except (FetchFailed, h11.RemoteProtocolError, TimeoutError, OSError, UnicodeError):
            self.refused["failed"] += 1
            writer.write(_said(502, "no answer"))
        except VigieError as error:  # the answer could not be kept, so nobody may see it
            self.failure = error
            writer.write(_said(503, "not kept"))
        finally:
            writer.close()

    async def _plain(self, request: h11.Request, body: bytes) -> bytes:
        url = request.target.decode("ascii")
        origin = self._client.policy.admit(url)
        headers = tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in request.headers.raw_items()
            if name.lower() not in _HOP_BY_HOP
        )
        outgoing = Outgoing(url, headers, request.method.decode("ascii"), body)
        answer = await self._client.fetch(outgoing, media=True)
        self.passed[origin.authority] += 1
        await self._keep(answer)
        return answer.response

    async def _tunnel(
        self, target: str, rest: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        origin = self._client.policy.admit(f"https://{target}")
        onward = await connect(origin, self._client.policy, resolve=self._resolve, tunnel=True)
        self.passed[origin.authority] += 1
        self.tunnels[origin.authority] = onward.address, onward.facts
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        onward.writer.write(rest)
        try:
            async with asyncio.timeout(TUNNEL_S):
                await _both_ways(reader, writer, onward)
        finally:
            onward.close()


async def _both_ways(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, onward: Connected) -> None:
    ways = {
        asyncio.create_task(_pump(reader, onward.writer)),
        asyncio.create_task(_pump(onward.reader, writer)),
    }
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    left = TUNNEL_BYTES
    while left > 0 and (data := await reader.read(64 * KIB)):
        left -= len(data)
        writer.write(data)
        await writer.drain()


async def _request(reader: asyncio.StreamReader) -> tuple[h11.Request, bytes, bytes]:
    """The request head, its body (8 MiB at most) and what already came of a tunnel."""
    parser = h11.Connection(h11.SERVER, max_incomplete_event_size=64 * KIB)
    request: h11.Request | None = None
    body = bytearray()
    while True:
        event = parser.next_event()
        if event is h11.NEED_DATA:
            parser.receive_data(await reader.read(64 * KIB))
        elif isinstance(event, h11.Request):
            request = event
        elif isinstance(event, h11.Data):
            body += event.data
            if len(body) > 8 * MIB:
                raise FetchFailed("request body above 8 MiB")
        elif isinstance(event, h11.EndOfMessage) and request is not None:
            return request, bytes(body), parser.trailing_data[0]
        else:
            raise FetchFailed("closed before a request came")


def _said(status: int, why: str) -> bytes:
    body = why.encode()
    return b"HTTP/1.1 %d Egress\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % (status, len(body)) + body
