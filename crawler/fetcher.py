"""One request of a run: gate, pace, egress, recorder. Whoever gets the arrival can be sure that it is kept."""

from __future__ import annotations

import asyncio
import hashlib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import urljoin, urlsplit

from crawler.egress import Answer, FetchFailed, HttpClient, Limits, Outgoing
from crawler.egress.connect import read_origin
from crawler.gate import Gate, Pace
from crawler.recorder import Recorder
from crawler.robots import MOST_HOPS, Rules, read_rules, unreachable
from crawler.tally import Tally
from evidence.coding import decode
from evidence.exchange import Exchange
from model import (
    Capture,
    CaptureKind,
    CaptureVerdict,
    FaultKind,
    LimitHit,
    PageUnfit,
    RefusalReason,
    Refused,
    Run,
    VigieError,
)

ACCEPT = {
    CaptureKind.PAGE: "text/html,application/xhtml+xml,application/json;q=0.9,application/xml;q=0.9,*/*;q=0.8",
    CaptureKind.PHOTO: "image/jpeg,image/png,image/webp,image/gif,image/*;q=0.8",
    CaptureKind.ROBOTS: "text/plain,*/*;q=0.5",
    CaptureKind.TERMS: "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
}
CODINGS = "gzip, br"  # what players of web archives take off; others are read where a server sends them unasked
ROBOTS_TRIES = 3
_MOVED = {301, 302, 303, 307, 308}
_LATER = {408, 425, 429}
_NAMED = {CaptureKind.ROBOTS, CaptureKind.TERMS}  # whose captures the run's method names


class Setback(VigieError):
    """A response, or the lack of one, that is no page: which fault, whether another try may help, where it moved."""

    def __init__(
        self, kind: FaultKind, detail: str, *, capture: str | None = None, again: bool = False, moved: str | None = None
    ) -> None:
        self.kind, self.detail, self.capture, self.again, self.moved = kind, detail, capture, again, moved
        super().__init__(detail)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A response that is kept. `body` is decoded; header names and values are as received."""

    capture: Capture
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    @property
    def digests(self) -> tuple[str, str, str]:
        """SHA-256, MD5 and SHA-1 of the decoded body, as hash lists hold them."""
        weak = partial(hashlib.new, usedforsecurity=False)
        return (
            hashlib.sha256(self.body).hexdigest(),
            weak("md5", self.body).hexdigest(),
            weak("sha1", self.body).hexdigest(),
        )


class Fetcher:
    """Requests of one run."""

    def __init__(
        self,
        gate: Gate,
        client: HttpClient,
        recorder: Recorder,
        run: Run,
        tally: Tally,
        *,
        user_agent: str,
        clock: Callable[[], datetime],
    ) -> None:
        self.gate, self.client, self.recorder, self.run, self.tally = gate, client, recorder, run, tally
        self.user_agent = user_agent
        self.clock = clock
        self.pace = Pace(gate)
        self._robots = asyncio.Lock()
        self._chains: set[tuple[bytes, ...]] = set()

    async def fetch(self, url: str, kind: CaptureKind) -> Arrival:
        """The response for `url`, kept. Raises Refused, Setback, and what stops the run (NotKept, StoreBusy)."""
        await self.admit(url)
        return self._usable(await self._exchange(url, kind), kind)

    async def admit(self, url: str) -> None:
        """Everything that must hold before `url` may be asked for, its host's robots.txt being learnt on the way."""
        self.gate.admit(url, self.clock())
        authority = read_origin(url).authority
        async with self._robots:
            if not self.gate.knows_robots(authority):
                self.gate.learn_robots(authority, await self._rules(urljoin(url, "/robots.txt")))
        self.gate.admit_robots(url)

    async def keep(self, answer: Answer, kind: CaptureKind, source: str | None = None) -> Capture:
        """Keep an answer, and once per run each certificate chain shown."""
        self._count(answer)
        await self._keep_chain(answer)
        exchange = Exchange(
            url=answer.url, method=answer.method, request=answer.request, response=answer.response,
            address=answer.address, requested_at=answer.requested_at, received_at=answer.received_at,
            verdict=answer.verdict, detail=answer.detail,
            payload=answer.payload if answer.verdict is CaptureVerdict.OK and not answer.surplus else None,
        )  # fmt: skip
        run, site = self.run.id, self.run.site
        capture = await self.recorder.keep_exchange(exchange, run=run, site=site, kind=kind, source=source)
        if kind in _NAMED:
            self.tally.shown[kind].append(capture.id)
        return capture

    def _count(self, answer: Answer) -> None:
        tally = self.tally
        tally.captures += 1
        tally.bytes += len(answer.response)
        tally.note_skew(answer.skew)
        if answer.verdict is not CaptureVerdict.OK:
            tally.left["response", answer.verdict] += 1

    async def _keep_chain(self, answer: Answer) -> None:
        if not answer.chain or answer.chain in self._chains:
            return
        self._chains.add(answer.chain)
        pem = "".join(map(ssl.DER_cert_to_PEM_cert, answer.chain)).encode()
        url = f"https://{urlsplit(answer.url).netloc}/"
        run, site, at = self.run.id, self.run.site, answer.requested_at
        kind = CaptureKind.RESOURCE
        await self.recorder.keep(
            lambda warc: warc.resource(url, pem, "application/x-pem-file", run=run, site=site, kind=kind, at=at)
        )
        self.tally.captures += 1

    async def _exchange(self, url: str, kind: CaptureKind) -> tuple[Answer, Capture]:
        async with self.pace.turn():
            self.gate.admit_time(self.clock())
            self.gate.spend()
            self.tally.requests += 1
            try:
                answer = await self.client.fetch(self._outgoing(url, kind), media=kind is CaptureKind.PHOTO)
            except FetchFailed as error:
                raise Setback(FaultKind.FETCH, str(error), again=True) from error
        return answer, await self.keep(answer, kind)

    def _outgoing(self, url: str, kind: CaptureKind) -> Outgoing:
        headers = [("User-Agent", self.user_agent), ("Accept", ACCEPT[kind]), ("Accept-Encoding", CODINGS)]
        notice = self.gate.definition.gate
        if notice is not None and kind is not CaptureKind.ROBOTS:
            headers.append(("Cookie", "; ".join(f"{name}={value}" for name, value in notice.cookies)))
        return Outgoing(url, tuple(headers))

    def _usable(self, kept: tuple[Answer, Capture], kind: CaptureKind) -> Arrival:
        answer, capture = kept
        setback = self.setback(answer, capture)
        if setback is not None:
            raise setback
        limits = self.client.limits
        limit = limits.media if kind is CaptureKind.PHOTO else limits.body
        return Arrival(capture, answer.headers, decoded(answer, capture, limit))

    def setback(self, answer: Answer, capture: Capture) -> Setback | None:
        """Why this answer is no page for the parser; blocked pages are pages, the parser says what they are."""
        if answer.verdict is CaptureVerdict.TRUNCATED:
            return Setback(FaultKind.TRUNCATED, answer.fault, capture=capture.id, again=True)
        if answer.verdict is not CaptureVerdict.OK:
            return Setback(FaultKind.FETCH, f"{answer.verdict}: {answer.fault}", capture=capture.id, again=True)
        return self.status_setback(answer.url, answer.status, answer.header(b"location"), capture.id)

    def status_setback(self, url: str, status: int, location: str | None, capture: str) -> Setback | None:
        """Why a status is no page: it moved, or the server asks to come again later."""
        if status in {*self.gate.definition.blocked_status, *self.gate.definition.gone_status}:
            return None
        if status in _MOVED:
            moved = urljoin(url, location) if location else None
            return Setback(FaultKind.FETCH, f"redirect {status}", capture=capture, moved=moved)
        if status >= 500 or status in _LATER:
            return Setback(FaultKind.FETCH, f"status {status}", capture=capture, again=True)
        return None

    async def _rules(self, url: str) -> Rules:
        """The rules of a host; a run whose own site has none to show goes no further."""
        rules = unreachable(self.user_agent)
        for _ in range(ROBOTS_TRIES):
            rules = await self._ask_rules(url)
            if not rules.closed:
                return rules
        self.tally.left[CaptureKind.ROBOTS, FaultKind.FETCH] += 1
        if self.gate.obeys_robots and read_origin(url) == read_origin(self.gate.definition.base):
            self.gate.close(Refused(RefusalReason.ROBOTS, rules.why))
        return rules

    async def _ask_rules(self, url: str) -> Rules:
        """One try, over at most five redirects that stay on the closed list."""
        for _ in range(MOST_HOPS + 1):
            try:
                answer, capture = await self._exchange(url, CaptureKind.ROBOTS)
            except Setback:
                return unreachable(self.user_agent)
            target = answer.header(b"location") if answer.status in _MOVED else None
            if target is None:
                return self._read_rules(answer, capture)
            url = urljoin(url, target)
            try:
                self.gate.policy.admit(url)
            except Refused:
                return unreachable(self.user_agent)
        return unreachable(self.user_agent)

    def _read_rules(self, answer: Answer, capture: Capture) -> Rules:
        if answer.verdict is not CaptureVerdict.OK:
            return unreachable(self.user_agent)
        try:
            return read_rules(answer.status, decoded(answer, capture, Limits().body), self.user_agent)
        except Setback:
            return unreachable(self.user_agent)


def decoded(answer: Answer, capture: Capture, limit: int) -> bytes:
    """The body without its content coding. Raises Setback: a bomb, an unknown coding, bytes that do not follow it."""
    try:
        return decode(answer.payload, answer.header(b"content-encoding") or "", limit)
    except LimitHit as error:
        raise Setback(FaultKind.LIMIT, str(error), capture=capture.id) from error
    except PageUnfit as error:
        raise Setback(FaultKind.TRUNCATED, str(error), capture=capture.id, again=True) from error
