"""An HTTP/1.1 client that keeps the bytes as sent and as received. Follows nothing, stores nothing, adds nothing."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

import h11
from cryptography.x509.verification import Store

from crawler.egress.connect import (
    BadCertificate,
    Connected,
    FetchFailed,
    Origin,
    Policy,
    Resolver,
    Tls,
    connect,
    system_resolver,
)
from crawler.egress.wire import KIB, Limits, Reading
from model import CaptureVerdict

IDLE_S = 10.0  # servers commonly close idle connections after 15 s or less
_READ = 64 * KIB


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request to be sent, headers in the order they go out; `Host` is added in front."""

    url: str
    headers: tuple[tuple[str, str], ...] = ()
    method: str = "GET"
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """A request as sent, the response as received, and what the parser made of it.

    `payload` is the body with transfer coding removed and content coding kept; `status` is 0 and `response` empty when
    the certificate was not accepted and so nothing was asked. `detail` is JSON: TLS, limits hit, surplus bytes.
    """

    url: str
    method: str
    request: bytes
    response: bytes
    address: str
    requested_at: datetime
    received_at: datetime
    verdict: CaptureVerdict
    detail: str
    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    payload: bytes
    chain: tuple[bytes, ...] = ()
    surplus: int = 0  # bytes received beyond the declared end; they are in `response`, not in `payload`

    def header(self, name: bytes) -> str | None:
        """The first value of a header, by its lower-case name."""
        return next((value.decode("latin-1") for key, value in self.headers if key.lower() == name), None)


class HttpClient:
    """Requests under one policy, over kept-alive connections."""

    def __init__(
        self,
        policy: Policy,
        limits: Limits | None = None,
        *,
        resolve: Resolver = system_resolver,
        anchors: Store | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self.policy = policy
        self.limits = limits or Limits()
        self._resolve = resolve
        self._anchors = anchors
        self._clock = clock
        self._idle: dict[Origin, list[Connected]] = {}
        self._busy: set[Connected] = set()

    async def fetch(self, outgoing: Outgoing, *, media: bool = False) -> Answer:
        """One request, one answer. Raises `Refused` (host or address), `FetchFailed` (no byte came back)."""
        origin = self.policy.admit(outgoing.url)
        requested = self._clock()
        try:
            connected, kept = await self._connection(origin)
        except BadCertificate as error:
            return self._unasked(outgoing, requested, error)
        try:
            return await self._ask(outgoing, origin, connected, requested, media)
        except FetchFailed:
            if not kept or outgoing.method != "GET":
                raise
        connected = await connect(origin, self.policy, resolve=self._resolve, anchors=self._anchors)
        return await self._ask(outgoing, origin, connected, requested, media)

    def close(self) -> None:
        for waiting in self._idle.values():
            for connected in waiting:
                connected.close()
        self._idle.clear()

    def abort(self) -> None:
        """Break off every request under way; what came of it until now is answered as truncated."""
        for connected in tuple(self._busy):
            connected.close()

    async def _connection(self, origin: Origin) -> tuple[Connected, bool]:
        waiting = self._idle.get(origin, [])
        while waiting:
            connected = waiting.pop()
            fresh = time.monotonic() - connected.idle_since < IDLE_S
            if fresh and connected.quiet:
                return connected, True
            connected.close()
        return await connect(origin, self.policy, resolve=self._resolve, anchors=self._anchors), False

    async def _ask(
        self, outgoing: Outgoing, origin: Origin, connected: Connected, requested: datetime, media: bool
    ) -> Answer:
        parser = h11.Connection(h11.CLIENT, max_incomplete_event_size=self.limits.head)
        reading = Reading(parser, self.limits.media if media else self.limits.body)
        self._busy.add(connected)
        try:
            sent = _written(parser, outgoing, origin)
            connected.writer.write(sent)
            await self._receive(connected.reader, reading)
        except BaseException:
            connected.close()
            raise
        finally:
            self._busy.discard(connected)
        if reading.reusable:
            connected.idle_since = time.monotonic()
            connected.taken += len(reading.wire)
            self._idle.setdefault(origin, []).append(connected)
        else:
            connected.close()
        return Answer(
            outgoing.url, outgoing.method, sent, bytes(reading.wire), connected.address, requested, self._clock(),
            reading.verdict, _detail(connected.tls, reading), reading.status, reading.headers,
            bytes(reading.payload), connected.tls.chain if connected.tls else (), reading.surplus,
        )  # fmt: skip

    async def _receive(self, reader: asyncio.StreamReader, reading: Reading) -> None:
        """Read to the end of the response, its close, or a limit; `FetchFailed` when not one byte came."""
        loop = asyncio.get_running_loop()
        end = loop.time() + self.limits.total_s
        first = 0.0
        try:
            async with asyncio.timeout_at(end) as timer:
                while not reading.finished:
                    data = await reader.read(_READ)
                    first = first or loop.time()
                    reading.feed(data)
                    timer.reschedule(min(end, self._patience(reading, first, loop.time())))
        except TimeoutError:
            late = loop.time() >= end
            reading.stop("limit: total time" if late else "silence" if reading.refused else "limit: too slow")
        except OSError:
            reading.feed(b"")
        if not reading.wire:
            raise FetchFailed(reading.cut or "closed without an answer")

    def _patience(self, reading: Reading, first: float, now: float) -> float:
        """Until when the next bytes must come, so that the rate since the first byte stays above the slowest."""
        until = first + max(self.limits.slow_after_s, len(reading.wire) / self.limits.slowest)
        return min(until, now + self.limits.quiet_s) if reading.refused else until

    def _unasked(self, outgoing: Outgoing, requested: datetime, error: BadCertificate) -> Answer:
        detail = json.dumps({**_tls(error.tls), "certificate": error.why})
        return Answer(
            outgoing.url, outgoing.method, b"", b"", error.address, requested, self._clock(),
            CaptureVerdict.BAD_CERTIFICATE, detail, 0, (), b"", error.tls.chain,
        )  # fmt: skip


def _written(parser: h11.Connection, outgoing: Outgoing, origin: Origin) -> bytes:
    """The request as it goes over the wire; `FetchFailed` when it cannot be written as HTTP."""
    parts = urlsplit(outgoing.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", origin.authority), *outgoing.headers]
    if outgoing.body:
        headers.append(("Content-Length", str(len(outgoing.body))))
    try:
        request = h11.Request(method=outgoing.method, target=target, headers=headers)
        sent = parser.send(request) or b""
        if outgoing.body:
            sent += parser.send(h11.Data(data=outgoing.body)) or b""
        return sent + (parser.send(h11.EndOfMessage()) or b"")
    except (h11.LocalProtocolError, UnicodeError) as error:
        raise FetchFailed("request cannot be written as HTTP") from error


def _tls(tls: Tls | None) -> dict[str, object]:
    return {"tls": tls.version, "cipher": tls.cipher, "chain_sha256": tls.digests} if tls else {}


def _detail(tls: Tls | None, reading: Reading) -> str:
    said: dict[str, object] = _tls(tls)
    if reading.refused:
        said["malformed"] = reading.refused
    if reading.cut:
        said["cut"] = reading.cut
    if reading.surplus:
        said["surplus"] = reading.surplus
    return json.dumps(said) if said else ""
