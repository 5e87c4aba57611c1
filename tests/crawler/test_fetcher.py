"""One request of a run: what is kept, what is handed on, what is not, and why."""

import asyncio
import gzip
import ssl
import zlib
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from crawler.egress import HttpClient, Limits, Policy
from crawler.fetcher import Fetcher, Setback
from crawler.gate import open_gate
from crawler.recorder import Recorder
from crawler.tally import Tally
from evidence.coding import body
from evidence.reader import read
from evidence.writer import WarcWriter
from model import CaptureKind, FaultKind, Fetch, Gate, RefusalReason, Refused, Run, VigieError
from store import captures

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
QUICK = Limits(total_s=3.0, slow_after_s=0.3, quiet_s=0.2)


def answer(content: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(content)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


class Board:
    """A server that answers by path; robots.txt is absent unless given."""

    def __init__(self, pages: dict[str, bytes]) -> None:
        self.pages = {"/robots.txt": answer(b"", status="404 Not Found")} | pages
        self.asked: list[str] = []
        self.headers: list[bytes] = []

    async def serve(self, reader, writer):
        with suppress(asyncio.IncompleteReadError, OSError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split()[1].decode()
                self.asked.append(path)
                self.headers.append(head)
                writer.write(self.pages[path])
                await writer.drain()
                content = self.pages[path].partition(b"\r\n\r\n")[2]
                if b"Content-Length: %d\r\n" % len(content) not in self.pages[path]:
                    break
        writer.close()


def crawl(workspace, definition, folder, pages, scene, **fields):
    """Run `scene(fetcher, base)` against a board."""
    board = Board(pages)

    async def whole():
        server = await asyncio.start_server(board.serve, "127.0.0.1", 0)
        host = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        found = definition(host, **fields)
        with workspace.reading() as unit:
            gate = open_gate(unit, found, NOW, training=True)
        client = HttpClient(Policy(frozenset({host}), training=True), QUICK)
        recorder = Recorder(workspace, WarcWriter(folder, "run", "test"))
        run = Run("r1", "town", "s1", "M-1", "ada", "0" * 64, NOW)
        fetcher = Fetcher(gate, client, recorder, run, Tally(), user_agent="Vigie/0.1", clock=lambda: NOW)
        try:
            return await scene(fetcher, f"http://{host}")
        finally:
            client.close()
            await recorder.close()
            server.close()
            await asyncio.sleep(0.02)

    return asyncio.run(whole()), board


def on_record(workspace):
    with workspace.reading() as unit:
        return list(captures.every(unit))


def test_page_is_kept_and_decoded(workspace, definition, tmp_path):
    packed = gzip.compress(b"hello " * 50)

    async def scene(fetcher, base):
        return await fetcher.fetch(f"{base}/ad/1", CaptureKind.PAGE)

    pages = {"/ad/1": answer(packed, "Content-Encoding: gzip", "X-oDD: yes")}
    arrival, board = crawl(workspace, definition, tmp_path, pages, scene)

    assert arrival.body == b"hello " * 50
    assert (b"X-oDD", b"yes") in arrival.headers
    assert read(tmp_path, arrival.capture).payload == packed
    assert body(tmp_path, arrival.capture) == arrival.body
    assert [capture.kind for capture in on_record(workspace)] == [CaptureKind.ROBOTS, CaptureKind.PAGE]
    assert b"User-Agent: Vigie/0.1\r\n" in board.headers[1]
    assert b"referer" not in board.headers[1].lower()
    assert b"cookie" not in board.headers[1].lower()


def test_robots_are_asked_for_once_and_obeyed(workspace, definition, tmp_path):
    async def scene(fetcher, base):
        await fetcher.fetch(f"{base}/ad/1", CaptureKind.PAGE)
        with pytest.raises(Refused) as caught:
            await fetcher.fetch(f"{base}/private", CaptureKind.PAGE)
        return caught.value.reason

    pages = {"/robots.txt": answer(b"User-agent: *\nDisallow: /private\n"), "/ad/1": answer(b"x")}
    reason, board = crawl(workspace, definition, tmp_path, pages, scene)

    assert reason is RefusalReason.ROBOTS
    assert board.asked == ["/robots.txt", "/ad/1"]


def test_without_an_answer_for_robots_nothing_is_fetched(workspace, definition, tmp_path):
    async def scene(fetcher, base):
        with pytest.raises(Refused) as caught:
            await fetcher.fetch(f"{base}/ad/1", CaptureKind.PAGE)
        return caught.value.reason, fetcher.gate.closed

    pages = {"/robots.txt": answer(b"", status="503 Later"), "/ad/1": answer(b"x")}
    (reason, closed), board = crawl(workspace, definition, tmp_path, pages, scene)

    assert reason is RefusalReason.ROBOTS
    assert closed is not None
    assert board.asked == ["/robots.txt"] * 3
    assert len(on_record(workspace)) == 3


def test_override_fetches_and_keeps_robots_all_the_same(workspace, definition, tmp_path):
    async def scene(fetcher, base):
        return await fetcher.fetch(f"{base}/ad/1", CaptureKind.PAGE)

    pages = {"/robots.txt": answer(b"User-agent: *\nDisallow: /\n"), "/ad/1": answer(b"x")}
    override = Fetch(robots="PV-2026-17", delay_s=0.0)
    _, board = crawl(workspace, definition, tmp_path, pages, scene, fetch=override)

    assert board.asked == ["/robots.txt", "/ad/1"]
    assert on_record(workspace)[0].kind is CaptureKind.ROBOTS


def test_robots_that_point_elsewhere_are_not_followed_there(workspace, definition, tmp_path):
    async def scene(fetcher, base):
        with pytest.raises(Refused):
            await fetcher.fetch(f"{base}/ad/1", CaptureKind.PAGE)

    moved = answer(b"", "Location: http://evil.example/robots.txt", status="302 Found")
    _, board = crawl(workspace, definition, tmp_path, {"/robots.txt": moved}, scene)

    assert set(board.asked) == {"/robots.txt"}


def test_declared_notice_is_answered_and_nothing_else(workspace, definition, tmp_path):
    async def scene(fetcher, base):
        await fetcher.fetch(f"{base}/ad/1", CaptureKind.PAGE)

    notice = Gate((("adult", "yes"), ("lang", "fr")), "age notice, any visitor answers it", "bea")
    _, board = crawl(workspace, definition, tmp_path, {"/ad/1": answer(b"x")}, scene, gate=notice)

    assert b"Cookie: adult=yes; lang=fr\r\n" in board.headers[1]
    assert b"Cookie" not in board.headers[0]


BOMB = zlib.compressobj(9, zlib.DEFLATED, 31)
BOMB = BOMB.compress(b"\0" * 50_000_000) + BOMB.flush()


@pytest.mark.parametrize(
    ("page", "kind", "again", "detail"),
    [
        (answer(b"", status="500 Broken"), FaultKind.FETCH, True, "status 500"),
        (answer(b"", status="429 Slow down"), FaultKind.FETCH, True, "status 429"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello", FaultKind.TRUNCATED, True, "closed early"),
        (b"nonsense", FaultKind.FETCH, True, "malformed"),
        (answer(BOMB, "Content-Encoding: gzip"), FaultKind.LIMIT, False, "unpacks"),
        (
            answer(gzip.compress(b"x" * 999)[:-9], "Content-Encoding: gzip"),
            FaultKind.TRUNCATED,
            True,
            "does not decode",
        ),
        (answer(b"x", "Content-Encoding: secret"), FaultKind.TRUNCATED, True, "not read"),
    ],
    ids=["500", "429", "cut", "malformed", "bomb", "torn gzip", "unknown coding"],
)
def test_what_is_no_page_is_kept_and_not_handed_on(workspace, definition, tmp_path, page, kind, again, detail):
    async def scene(fetcher, base):
        with pytest.raises(Setback) as caught:
            await fetcher.fetch(f"{base}/ad/1", CaptureKind.PAGE)
        return caught.value

    setback, _ = crawl(workspace, definition, tmp_path, {"/ad/1": page}, scene)

    assert (setback.kind, setback.again) == (kind, again)
    assert detail in setback.detail
    kept = on_record(workspace)[1]
    assert kept.id == setback.capture
    record = read(tmp_path, kept)
    assert record.head + record.payload == page


@pytest.mark.parametrize("status", ["403 Forbidden", "404 Not Found", "410 Gone"])
def test_status_that_the_definition_knows_is_a_page(workspace, definition, tmp_path, status):
    async def scene(fetcher, base):
        return await fetcher.fetch(f"{base}/ad/1", CaptureKind.PAGE)

    arrival, _ = crawl(workspace, definition, tmp_path, {"/ad/1": answer(b"no", status=status)}, scene)

    assert arrival.capture.status == int(status[:3])


def test_redirect_says_where_and_is_not_followed(workspace, definition, tmp_path):
    async def scene(fetcher, base):
        with pytest.raises(Setback) as caught:
            await fetcher.fetch(f"{base}/ad/1", CaptureKind.PAGE)
        return caught.value.moved

    page = answer(b"", "Location: //evil.example/x", status="301 Moved")
    moved, board = crawl(workspace, definition, tmp_path, {"/ad/1": page}, scene)

    assert moved == "http://evil.example/x"
    assert board.asked == ["/robots.txt", "/ad/1"]


def test_closed_gate_lets_nothing_through(workspace, definition, tmp_path):
    async def scene(fetcher, base):
        fetcher.gate.close(VigieError("stopped"))
        with pytest.raises(VigieError, match="stopped"):
            await fetcher.fetch(f"{base}/ad/1", CaptureKind.PAGE)

    _, board = crawl(workspace, definition, tmp_path, {"/ad/1": answer(b"x")}, scene)

    assert board.asked == []


def test_picture_digests_are_those_of_hash_lists(workspace, definition, tmp_path):
    async def scene(fetcher, base):
        return await fetcher.fetch(f"{base}/p.jpg", CaptureKind.PHOTO)

    arrival, _ = crawl(workspace, definition, tmp_path, {"/p.jpg": answer(b"abc")}, scene)

    assert [digest[:8] for digest in arrival.digests] == ["ba7816bf", "90015098", "a9993e36"]


def test_chain_is_kept_once_per_run(workspace, definition, tmp_path):
    """The certificates stand beside the pages they vouched for."""

    async def scene(fetcher, base):
        arrival = await fetcher.fetch(f"{base}/ad/1", CaptureKind.PAGE)
        answered = await fetcher.client.fetch(fetcher._outgoing(f"{base}/ad/1", CaptureKind.PAGE))
        import dataclasses

        shown = dataclasses.replace(answered, chain=(b"certificate",))
        await fetcher.keep(shown, CaptureKind.PAGE)
        await fetcher.keep(shown, CaptureKind.PAGE)
        return arrival

    crawl(workspace, definition, tmp_path, {"/ad/1": answer(b"x")}, scene)

    chains = [capture for capture in on_record(workspace) if capture.content_type == "application/x-pem-file"]
    assert len(chains) == 1
    assert read(tmp_path, chains[0]).payload == ssl.DER_cert_to_PEM_cert(b"certificate").encode()


def test_half_an_answer_is_counted_as_not_captured(workspace, definition, tmp_path):
    half = b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\nDate: Sun, 01 Nov 2026 11:59:00 GMT\r\n\r\nhalf"

    async def scene(fetcher, base):
        with pytest.raises(Setback):
            await fetcher.fetch(f"{base}/ad/1", CaptureKind.PAGE)
        return fetcher.tally

    tally, _ = crawl(workspace, definition, tmp_path, {"/ad/1": half}, scene)

    assert dict(tally.left) == {("response", "truncated"): 1}
    assert len(tally.skews) == 1
