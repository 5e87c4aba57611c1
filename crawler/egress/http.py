"""An HTTP/1.1 client that keeps the bytes as sent and as received. Follows nothing, stores nothing, adds nothing."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
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
    connect,
    system_resolver,
)
from crawler.egress.date import skew
from crawler.egress.wire import KIB, Limits, Reading
from model import CaptureVerdict

IDLE_S = 10.0  # servers commonly close idle connections after 15 s or less
_READ = 64 * KIB
_COMPACT = json.JSONEncoder(separators=(",", ":"))


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
    the certificate was not accepted and so nothing was asked. `detail` is JSON, its keys are told in docs/evidence.md;
    `fault` says why the verdict is not OK. `skew` is our time of receipt less the server's `Date`, in seconds.
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
    fault: str = ""
    skew: float | None = None
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
        asked = _Asked(outgoing, self.policy.admit(outgoing.url), media, self._clock(), time.monotonic())
        try:
            connected, kept = await self._connection(asked.origin)
        except BadCertificate as error:
            return self._unasked(asked, error)
        try:
            return await self._ask(asked, connected)
        except FetchFailed:
            if not kept or outgoing.method != "GET":
                raise
        connected = await connect(asked.origin, self.policy, resolve=self._resolve, anchors=self._anchors)
        return await self._ask(asked, connected)

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

    async def _ask(self, asked: _Asked, connected: Connected) -> Answer:
        parser = h11.Connection(h11.CLIENT, max_incomplete_event_size=self.limits.head)
        reading = Reading(parser, self.limits.media if asked.media else self.limits.body)
        self._busy.add(connected)
        try:
            sent = _written(parser, asked.outgoing, asked.origin)
            connected.writer.write(sent)
            connected.uses += 1
            first = await self._receive(connected.reader, reading)
        except BaseException:
            connected.close()
            raise
        finally:
            self._busy.discard(connected)
        if reading.reusable:
            connected.idle_since = time.monotonic()
            connected.taken += len(reading.wire)
            self._idle.setdefault(asked.origin, []).append(connected)
        else:
            connected.close()
        off = skew(reading.headers, asked.requested.timestamp() + first - asked.start)
        return Answer(
            asked.outgoing.url, asked.outgoing.method, sent, bytes(reading.wire), connected.address,
            asked.requested, self._clock(), reading.verdict, _detail(asked, connected, reading, first, off),
            reading.status, reading.headers, bytes(reading.payload), connected.tls.chain if connected.tls else (),
            reading.refused or reading.cut, off, reading.surplus,
        )  # fmt: skip

    async def _receive(self, reader: asyncio.StreamReader, reading: Reading) -> float:
        """Read to the end of the response, its close, or a limit; when its first byte came, by the monotonic clock.

        `FetchFailed` when not one came.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + self.limits.total_s
        first = 0.0
        try:
            async with asyncio.timeout_at(end) as timer:
                while not reading.finished:
                    data = await reader.read(_READ)
                    first = first or loop.time()
                    reading.feed(data)
                    if not reading.finished:
                        timer.reschedule(min(end, self._patience(reading, first, loop.time())))
        except TimeoutError:
            late = loop.time() >= end
            reading.stop("limit: total time" if late else "silence" if reading.refused else "limit: too slow")
        except OSError:
            reading.feed(b"")
        if not reading.wire:
            raise FetchFailed(reading.cut or "closed without an answer")
        return first

    def _patience(self, reading: Reading, first: float, now: float) -> float:
        """Until when the next bytes must come, so that the rate since the first byte stays above the slowest."""
        until = first + max(self.limits.slow_after_s, len(reading.wire) / self.limits.slowest)
        return min(until, now + self.limits.quiet_s) if reading.refused else until

    def _unasked(self, asked: _Asked, error: BadCertificate) -> Answer:
        detail = _COMPACT.encode(error.connected.facts | {"ms": _marks(error.connected, asked.start)})
        return Answer(
            asked.outgoing.url, asked.outgoing.method, b"", b"", error.connected.address, asked.requested,
            self._clock(), CaptureVerdict.BAD_CERTIFICATE, detail, 0, (), b"", error.tls.chain, error.why,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request on its way, and when it began: by the clock, and by the monotonic one in seconds."""

    outgoing: Outgoing
    origin: Origin
    media: bool
    requested: datetime
    start: float


def _written(parser: h11.Connection, outgoing: Outgoing, origin: Origin) -> bytes:
    """The request as it goes over the wire; `FetchFailed` when it cannot be written as HTTP."""
    parts = urlsplit(outgoing.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    length = (("Content-Length", str(len(outgoing.body))),) if outgoing.body else ()
    try:
        checked = _checked((("Host", origin.authority), *outgoing.headers, *length))
        request = h11.Request(method=outgoing.method, target=target, headers=checked.headers)
        sent = parser.send(request) or b""
        if outgoing.body:
            sent += parser.send(h11.Data(data=outgoing.body)) or b""
        return sent + (parser.send(h11.EndOfMessage()) or b"")
    except (h11.LocalProtocolError, UnicodeError) as error:
        raise FetchFailed("request cannot be written as HTTP") from error


@lru_cache(maxsize=64)
def _checked(headers: tuple[tuple[str, str], ...]) -> h11.Request:
    """A request with these headers, checked by h11 once for all pages that are asked for with the same."""
    return h11.Request(method="GET", target="/", headers=list(headers))


def _marks(connected: Connected, start: float) -> dict[str, float]:
    """Milliseconds from the beginning of the request to each step of its connection."""
    return {name: round((at - start) * 1000, 1) for name, at in connected.times}


def _detail(asked: _Asked, connected: Connected, reading: Reading, first: float, off: float | None) -> str:
    """What is known of an answer beside its bytes; a connection that was there already took no time."""
    marks = _marks(connected, asked.start) if connected.uses == 1 else {}
    marks["first"] = round((first - asked.start) * 1000, 1)
    marks["end"] = round((time.monotonic() - asked.start) * 1000, 1)
    said = connected.facts | {"nth": connected.uses, "ms": marks}
    if off is not None:
        said["skew"] = off
    if reading.refused:
        said["malformed"] = reading.refused
    if reading.cut:
        said["cut"] = reading.cut
    if reading.surplus:
        said["surplus"] = reading.surplus
    return _COMPACT.encode(said)
