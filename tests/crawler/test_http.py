"""Awkward servers: every byte is kept as it came, and what became of it is said."""

import asyncio
import gzip
import json
import os
import subprocess
import sys
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Error, async_playwright

from crawler.browser import FLAGS
from crawler.egress import Answer, FetchFailed, HttpClient, Limits, Outgoing, Policy
from crawler.egress.proxy import EgressProxy
from evidence.reader import read, record_at
from evidence.writer import Exchange, WarcWriter
from model import Capture, CaptureKind, CaptureVerdict, RefusalReason, Refused

OK, CUT, BAD = CaptureVerdict.OK, CaptureVerdict.TRUNCATED, CaptureVerdict.MALFORMED
WARCIO = Path(sys.executable).with_name("warcio")
QUICK = Limits(total_s=3.0, slow_after_s=0.3, quiet_s=0.3)


def ask(wire, limits: Limits = QUICK, path: str = "/ad/1?x=%C3%A9", **extra) -> Answer:
    """One request to a server; `wire` is its asynchronous context manager."""

    async def scene() -> Answer:
        async with wire as served:
            client = HttpClient(Policy(frozenset({served.host}), training=True), limits)
            try:
                return await client.fetch(Outgoing(f"http://{served.host}{path}", (("User-Agent", "Vigie"),), **extra))
            finally:
                client.close()

    return asyncio.run(scene())


HEAD = b"HTTP/1.1 200 OK\r\n"
TWICE = gzip.compress(gzip.compress(b"hello", mtime=0), mtime=0)
CASES = {
    "plain": (HEAD + b"Content-Length: 5\r\n\r\nhello", OK, b"hello"),
    "odd case and spacing": (b"HTTP/1.1 200 Fine by me\r\ncOnTeNt-LeNgTh:5\r\nX-A:  two  \r\n\r\nhello", OK, b"hello"),
    "repeated headers": (HEAD + b"Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 2\r\n\r\nhi", OK, b"hi"),
    "folded header": (HEAD + b"X-Long: one\r\n two\r\nContent-Length: 2\r\n\r\nhi", OK, b"hi"),
    "latin-1 header": (HEAD + b"X-Name: caf\xe9\r\nContent-Length: 2\r\n\r\nhi", OK, b"hi"),
    "no reason": (b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi", OK, b"hi"),
    "empty reason": (b"HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nhi", OK, b"hi"),
    "to the close": (HEAD + b"Content-Type: text/html\r\n\r\nhello", OK, b"hello"),
    "version 1.0": (b"HTTP/1.0 200 OK\r\n\r\nhello", OK, b"hello"),
    "line feeds only": (b"HTTP/1.1 200 OK\nContent-Length: 2\n\nhi", OK, b"hi"),
    "nothing to say": (b"HTTP/1.1 204 No Content\r\n\r\n", OK, b""),
    "empty body": (HEAD + b"Content-Length: 0\r\n\r\n", OK, b""),
    "chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", OK, b"hello"),
    "chunk extensions and trailer": (
        HEAD + b'Transfer-Encoding: chunked\r\n\r\n5;a=b;c="d"\r\nhello\r\n0;last\r\nX-Sum: 1\r\n\r\n', OK, b"hello",
    ),
    "interim response": (
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + HEAD + b"Content-Length: 2\r\n\r\nhi", OK, b"hi",
    ),
    "bytes beyond the length": (HEAD + b"Content-Length: 2\r\n\r\nhi there", OK, b"hi"),
    "length given twice alike": (HEAD + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\nhi", OK, b"hi"),
    "cut in the body": (HEAD + b"Content-Length: 50\r\n\r\nhello", CUT, b"hello"),
    "cut in a chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n50\r\nhello", CUT, b"hello"),
    "cut before the last chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", CUT, b"hello"),
    "cut in the head": (HEAD + b"Content-Le", CUT, b""),
    "lengths that differ": (HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nhi", BAD, b"hi"),
    "length that is no number": (HEAD + b"Content-Length: two\r\n\r\nhi", BAD, b"hi"),
    "negative length": (HEAD + b"Content-Length: -2\r\n\r\nhi", BAD, b"hi"),
    "header without a colon": (HEAD + b"This is not a header\r\nContent-Length: 2\r\n\r\nhi", BAD, b"hi"),
    "space before the colon": (HEAD + b"Content-Length : 2\r\n\r\nhi", BAD, b"hi"),
    "header name with a space": (HEAD + b"X Y: 1\r\n\r\nhi", BAD, b"hi"),
    "chunk size that is no number": (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n", BAD, None),
    "unknown transfer coding": (HEAD + b"Transfer-Encoding: gzip\r\n\r\nhello", BAD, b"hello"),
    "no HTTP at all": (b"<html>bare page</html>", BAD, b""),
    "status that is no number": (b"HTTP/1.1 OK\r\n\r\nhello", BAD, b"hello"),
    "another protocol": (b"SSH-2.0-OpenSSH_9.2\r\n", BAD, b""),
    "order of its own": (HEAD + b"Content-Length: 2\r\nDate: x\r\nAGE: 0\r\nserver: y\r\n\r\nhi", OK, b"hi"),
    "two interim responses": (
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\nX: 1\r\n\r\n" + HEAD + b"Content-Length: 2\r\n\r\nhi",
        OK, b"hi",
    ),
    "compressed twice": (
        HEAD + b"Content-Encoding: gzip, gzip\r\nContent-Length: %d\r\n\r\n" % len(TWICE) + TWICE, OK, TWICE,
    ),
    "coding that it has not": (HEAD + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", OK, b"hello"),
    "coding of its own": (HEAD + b"Content-Encoding: x-made-up\r\nContent-Length: 5\r\n\r\nhello", OK, b"hello"),
    "coding kept quiet": (HEAD + b"Content-Length: %d\r\n\r\n" % len(TWICE) + TWICE, OK, TWICE),
    "no content and a body": (b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello", OK, b""),
    "not modified and a body": (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\nhello", OK, b""),
    "NUL in a header": (HEAD + b"X-A: a\0b\r\nContent-Length: 2\r\n\r\nhi", BAD, b"hi"),
    "NUL in a header's name": (HEAD + b"X\0A: a\r\nContent-Length: 2\r\n\r\nhi", BAD, b"hi"),
    "NUL in the status line": (b"HTTP/1.1 200 O\0K\r\nContent-Length: 2\r\n\r\nhi", BAD, b"hi"),
    "NUL in the body": (HEAD + b"Content-Length: 3\r\n\r\na\0b", OK, b"a\0b"),
    "huge header": (HEAD + b"X-Huge: " + b"h" * 30_000 + b"\r\nContent-Length: 2\r\n\r\nhi", OK, b"hi"),
    "many headers": (HEAD + b"X-Many: y\r\n" * 300 + b"Content-Length: 2\r\n\r\nhi", OK, b"hi"),
    "return without a line feed": (HEAD + b"X-A: a\rb\r\nContent-Length: 2\r\n\r\nhi", BAD, b"hi"),
    "line ends of both kinds": (HEAD + b"X-A: a\nContent-Length: 2\r\n\r\nhi", OK, b"hi"),
    "line that looks blank": (HEAD + b"Content-Length: 2\r\n\r\r\n\r\nhi", BAD, None),
    "chunks between line feeds": (HEAD + b"Transfer-Encoding: chunked\n\n3\nhel\n2\nlo\n0\n\n", CUT, None),
    "bytes after the last chunk": (
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\nmore", OK, b"hello",
    ),
    "chunks and a length": (
        HEAD + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n5\r\nhello\r\n0\r\n\r\n", OK, b"hello",
    ),
    "chunked twice": (HEAD + b"Transfer-Encoding: chunked, chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", BAD, None),
    "chunk longer than it says": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n", BAD, None),
    "folded trailer": (
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX: a\r\n b\r\n\r\n", OK, b"hello",
    ),
    "version 0.9": (b"a page and no head\r\n<p>old</p>", BAD, b""),
    "version 2 on a plain line": (b"HTTP/2 200\r\nContent-Length: 2\r\n\r\nhi", BAD, b"hi"),
    "protocol in small letters": (b"http/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", BAD, None),
    "blank line first": (b"\r\n" + HEAD + b"Content-Length: 2\r\n\r\nhi", BAD, None),
    "header without a name": (HEAD + b": nothing\r\nContent-Length: 2\r\n\r\nhi", BAD, b"hi"),
    "fold before any header": (HEAD + b" folded\r\nContent-Length: 2\r\n\r\nhi", BAD, b"hi"),
    "status nobody knows": (b"HTTP/1.1 999 Denied\r\nContent-Length: 2\r\n\r\nhi", OK, b"hi"),
    "length beyond any body": (HEAD + b"Content-Length: 99999999999999999999\r\n\r\nhi", CUT, b"hi"),
    "length with a sign": (HEAD + b"Content-Length: +2\r\n\r\nhi", BAD, b"hi"),
    "upgrade offered": (HEAD + b"Upgrade: h2c\r\nConnection: Upgrade\r\nContent-Length: 2\r\n\r\nhi", OK, b"hi"),
    "unasked change of protocol": (b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\nhello", BAD, b"hello"),
}  # fmt: skip


@pytest.mark.parametrize(("sent", "verdict", "payload"), CASES.values(), ids=CASES)
def test_response_is_kept_byte_for_byte(serve, tmp_path, sent, verdict, payload):
    answer = ask(serve(sent))

    assert answer.response == sent
    assert answer.verdict is verdict
    assert payload is None or answer.payload == payload
    assert bytes_on_disk(tmp_path, answer) == sent


def written(folder, answer: Answer) -> Capture:
    """Write the answer as the fetcher does."""
    at = datetime(2026, 11, 1, tzinfo=UTC)
    writer = WarcWriter(folder, "run", "test")
    exchange = Exchange(
        answer.url, answer.method, answer.request, answer.response, answer.address, at, at, answer.verdict,
        answer.detail, None if answer.surplus or answer.verdict is not OK else answer.payload,
    )  # fmt: skip
    capture = writer.exchange(exchange, run="r", site="town", kind=CaptureKind.PAGE)
    writer.close()
    return capture


def bytes_on_disk(folder, answer: Answer) -> bytes:
    """The block of the record that the answer was written to, its digests checked."""
    capture = written(folder, answer)
    assert capture.verdict is answer.verdict
    read(folder, capture)
    with (folder / capture.warc_file).open("rb") as file:
        return record_at(file, capture.offset)[1].block


def through_proxy(wire) -> Answer:
    """What the egress proxy keeps of a page that a browser asks it for."""

    async def scene() -> Answer:
        async with wire as served:
            client, kept = HttpClient(Policy(frozenset({served.host}), training=True), QUICK), []

            async def keep(answer: Answer) -> None:
                kept.append(answer)

            async with EgressProxy(client, keep) as proxy:
                reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
                writer.write(f"GET http://{served.host}/ad/1 HTTP/1.1\r\nHost: {served.host}\r\n\r\n".encode())
                passed = await asyncio.wait_for(reader.read(), 5)
                writer.close()
                await writer.wait_closed()
            client.close()
            assert passed == kept[0].response
            return kept[0]

    return asyncio.run(scene())


@pytest.mark.parametrize(("sent", "verdict", "payload"), CASES.values(), ids=CASES)
def test_response_to_a_browser_is_kept_byte_for_byte(serve, tmp_path, sent, verdict, payload):
    answer = through_proxy(serve(sent))

    assert (answer.response, answer.verdict) == (sent, verdict)
    assert bytes_on_disk(tmp_path, answer) == sent


def test_others_accept_every_file_that_such_servers_fill(serve, tmp_path):
    for sent, *_ in CASES.values():
        written(tmp_path, ask(serve(sent)))

    files = sorted(tmp_path.glob("*.warc.gz"))
    checked = subprocess.run([WARCIO, "check", "-v", *files], capture_output=True, text=True, check=False)

    assert len(files) == len(CASES) > 60
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.count("digest pass") >= 2 * len(CASES)


def test_request_is_kept_as_the_server_received_it(serve):
    async def scene():
        async with serve(CASES["plain"][0]) as served:
            client = HttpClient(Policy(frozenset({served.host}), training=True))
            answer = await client.fetch(Outgoing(f"http://{served.host}/a?b", (("X-One", "1"), ("x-two", "2"))))
            client.close()
            return answer, served

    answer, served = asyncio.run(scene())

    assert answer.request == served.requests[0]
    assert answer.request == f"GET /a?b HTTP/1.1\r\nHost: {served.host}\r\nX-One: 1\r\nx-two: 2\r\n\r\n".encode()
    assert answer.address == served.host


def test_surplus_bytes_are_counted_and_kept(serve):
    answer = ask(serve(CASES["bytes beyond the length"][0]))

    assert json.loads(answer.detail)["surplus"] == 6
    assert answer.response.endswith(b"hi there")


def test_connection_is_kept_for_the_next_request(serve):
    async def scene():
        async with serve(CASES["plain"][0], close=False) as served:
            client = HttpClient(Policy(frozenset({served.host}), training=True))
            for _ in range(5):
                await client.fetch(Outgoing(f"http://{served.host}/"))
            client.close()
            return served

    served = asyncio.run(scene())

    assert (len(served.requests), served.connections) == (5, 1)


def test_bytes_sent_unasked_never_become_the_next_answer(serve, say):
    """A server that says more than it was asked for would otherwise put words into the mouth of the next page."""
    late = say(HEAD + b"Content-Length: 2\r\n\r\nhi", HEAD + b"Content-Length: 5\r\n\r\nfalse", pause=0.05)

    async def scene():
        async with serve(late, close=False) as served:
            client = HttpClient(Policy(frozenset({served.host}), training=True))
            answers = []
            for _ in range(3):
                answers.append(await client.fetch(Outgoing(f"http://{served.host}/")))
                await asyncio.sleep(0.15)
            client.close()
            return answers, served

    answers, served = asyncio.run(scene())

    assert {answer.payload for answer in answers} == {b"hi"}
    assert served.connections == 3


def test_stale_connection_is_replaced_once(serve):
    async def scene():
        async with serve(CASES["plain"][0], close=True) as served:
            client = HttpClient(Policy(frozenset({served.host}), training=True))
            first = await client.fetch(Outgoing(f"http://{served.host}/"))
            second = await client.fetch(Outgoing(f"http://{served.host}/"))
            client.close()
            return first, second

    first, second = asyncio.run(scene())

    assert first.payload == second.payload == b"hello"


def test_silence_is_a_failure_and_no_empty_page(serve):
    with pytest.raises(FetchFailed, match="closed without an answer"):
        ask(serve(b""))


def test_silent_server_is_left_when_the_time_is_up(serve):
    async def mute(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(5)

    with pytest.raises(FetchFailed, match="total time"):
        ask(serve(mute), Limits(total_s=0.2))


def test_refused_connection_is_a_failure():
    async def scene():
        client = HttpClient(Policy(frozenset({"127.0.0.1:1"}), training=True))
        return await client.fetch(Outgoing("http://127.0.0.1:1/"))

    with pytest.raises(FetchFailed, match="no connection"):
        asyncio.run(scene())


def test_slow_drip_is_cut_and_kept(serve, say):
    answer = ask(serve(say(HEAD + b"Content-Length: 1000\r\n\r\n", *[b"x"] * 100, pause=0.05)))

    assert answer.verdict is CUT
    assert "too slow" in answer.detail
    assert answer.payload.startswith(b"xx")


def test_endless_body_is_cut_at_the_limit(serve, say):
    limits = Limits(body=100_000, total_s=5)
    answer = ask(serve(say(HEAD + b"\r\n", *[b"x" * 50_000] * 10)), limits)

    assert (answer.verdict, len(answer.payload)) == (CUT, 100_000)
    assert "limit: body" in answer.detail


def test_framing_may_not_outweigh_the_body(serve, say):
    chunk = b"1;" + b"e" * 2000 + b"\r\nx\r\n"
    answer = ask(serve(say(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", *[chunk * 50] * 20)), Limits(body=100_000))

    assert answer.verdict is CUT
    assert "bytes received" in answer.detail


def test_flood_of_headers_is_cut(serve, say):
    answer = ask(serve(say(HEAD, *[b"X-Flood: " + b"y" * 8000 + b"\r\n"] * 100)))

    assert answer.verdict is CUT
    assert "limit: head" in answer.detail
    assert len(answer.response) < 300_000


def test_malformed_answer_is_recorded_until_silence(serve, say):
    async def garbage(writer: asyncio.StreamWriter) -> None:
        for _ in range(3):
            writer.write(b"garbage\r\n\r\n")
            await asyncio.sleep(0.05)
        await asyncio.sleep(5)

    answer = ask(serve(garbage))

    assert answer.verdict is BAD
    assert answer.response == b"garbage\r\n\r\n" * 3


def test_reset_in_mid_answer_is_truncated(serve):
    async def reset(writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"Content-Length: 50\r\n\r\nhello")
        await writer.drain()
        await asyncio.sleep(0.1)
        writer.transport.abort()

    answer = ask(serve(reset))

    assert (answer.verdict, answer.payload) == (CUT, b"hello")


def test_redirect_is_recorded_and_not_followed(serve):
    answer = ask(serve(b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n"))

    assert (answer.status, answer.header(b"location")) == (302, "http://10.0.0.1/")


def test_content_coding_stays_on_the_kept_payload(serve):
    packed = gzip.compress(b"hello", mtime=0)
    head = HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)

    assert ask(serve(head + packed)).payload == packed


def test_host_off_the_list_is_refused_before_any_look_up():
    async def never(host: str, port: int) -> list[str]:
        raise AssertionError("resolved")

    client = HttpClient(Policy(frozenset({"site.example"})), resolve=never)
    with pytest.raises(Refused) as caught:
        asyncio.run(client.fetch(Outgoing("http://other.example/")))

    assert caught.value.reason is RefusalReason.HOST_NOT_LISTED


@pytest.mark.parametrize("path", ["/a b", "/a\r\nX: y", "/é"])
def test_address_that_cannot_be_sent_is_not_sent(serve, path):
    with pytest.raises((FetchFailed, Refused)):
        ask(serve(CASES["plain"][0]), path=path)


@pytest.mark.parametrize("step", [1, 2, 3, 7, 64])
def test_pieces_of_any_size_read_the_same(serve, say, step):
    sent = CASES["chunk extensions and trailer"][0]
    answer = ask(serve(say(*(sent[at : at + step] for at in range(0, len(sent), step)))))

    assert (answer.response, answer.payload, answer.verdict) == (sent, b"hello", OK)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_what_a_real_browser_is_given_is_kept_byte_for_byte(serve):
    """Chromium asks for each, whatever it then makes of it."""

    async def scene() -> dict[str, bytes]:
        kept: dict[str, bytes] = {}

        async def keep(answer: Answer) -> None:
            kept.setdefault(answer.url, answer.response)

        async with AsyncExitStack() as stack:
            served = {name: await stack.enter_async_context(serve(case[0])) for name, case in CASES.items()}
            hosts = frozenset(one.host for one in served.values())
            client = HttpClient(Policy(hosts, training=True), QUICK)
            proxy = await stack.enter_async_context(EgressProxy(client, keep))
            playwright = await stack.enter_async_context(async_playwright())
            browser = await playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=list(FLAGS), chromium_sandbox=os.getuid() != 0,
                proxy={"server": f"http://127.0.0.1:{proxy.port}"},
            )  # fmt: skip
            page = await browser.new_page()
            for one in served.values():
                with suppress(Error):  # an answer that it cannot show
                    await page.goto(f"http://{one.host}/ad/1", timeout=10_000)
            await browser.close()
            client.close()
            return {name: kept.get(f"http://{one.host}/ad/1", b"never asked for") for name, one in served.items()}

    assert asyncio.run(scene()) == {name: case[0] for name, case in CASES.items()}
