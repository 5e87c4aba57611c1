"""Made-up exchanges, awkward ones among them, and a folder that holds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evidence import Exchange, WarcWriter
from model import Capture, CaptureKind

AT = datetime(2026, 11, 2, 9, 30, 0, 125000, tzinfo=UTC)

AWKWARD = {
    "plain": b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 5\r\n\r\nhello",
    "odd-case": b"HTTP/1.1 200 oK\r\ncOnTeNt-TyPe:text/html\r\nX-TWICE: 1\r\nx-twice:   2\r\n\r\n<p>odd</p>",
    "folded": b"HTTP/1.1 200 OK\r\nX-Long: one\r\n two\r\n\tthree\r\nContent-Type: text/plain\r\n\r\nfolded",
    "chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;name=value\r\nhello\r\n"
    b'6 ; q="a;b"\r\n world\r\n0\r\nX-Trailer: yes\r\n\r\n',
    "chunked-torn": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nff\r\nthe rest is mis",
    "chunked-lie": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>no chunk at all</p>",
    "old": b"HTTP/1.0 200 OK\r\n\r\nan old server",
    "empty": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "not-modified": b'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\nTransfer-Encoding: chunked\r\n\r\n',
    "binary": b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + bytes(range(256)) * 8,
    "bare-line-feeds": b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>line feeds</p>\r\n\r\nand more",
    "latin-1-header": b"HTTP/1.1 200 d\xe9j\xe0\r\nX-Name: \xff\xfe\r\n\r\nlatin",
    "early-hints": b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nX: y\r\n\r\nfinal",
    "no-blank-line": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
    "no-http": b"SSH-2.0-OpenSSH_9.2\r\n",
    "nothing": b"",
    "lonely-return": b"HTTP/1.1 200 OK\r\n\r\r\n\r\n",
    "no-reason": b"HTTP/1.1 404\r\nServer: x\r\n\r\ngone",
}


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def awkward() -> dict[str, bytes]:
    return AWKWARD


@pytest.fixture
def exchange() -> Callable[..., Exchange]:
    """Build an exchange with a response; anything else can be given by name."""

    def build(response: bytes, **other: object) -> Exchange:
        made = Exchange(
            url="http://127.0.0.1:8080/ads/1?q=caf\u00e9 cr\u00e8me",
            method="GET",
            request=b"GET /ads/1 HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: vigie\r\n\r\n",
            response=response,
            address="127.0.0.1:8080",
            requested_at=AT,
            received_at=AT + timedelta(milliseconds=12),
            detail='{"tls": "none"}',
        )
        return replace(made, **other)  # type: ignore[arg-type]

    return build


@pytest.fixture
def keep(tmp_path: Path, exchange: Callable[..., Exchange]) -> Callable[..., tuple[Path, list[Capture]]]:
    """Write responses into a folder, close it, and give the folder with the captures."""

    def write(responses: list[bytes], **options: object) -> tuple[Path, list[Capture]]:
        folder = tmp_path / "evidence"
        writer = WarcWriter(folder, "run-1", "vigie test", **options)  # type: ignore[arg-type]
        captures = [
            writer.exchange(exchange(response), run="run-1", site="town-pages", kind=CaptureKind.PAGE)
            for response in responses
        ]
        captures.append(
            writer.resource(
                "http://127.0.0.1:8080/ads/1", b"\x89PNG made up", "image/png", run="run-1", site="town-pages",
                kind=CaptureKind.SCREENSHOT, at=AT, source=captures[0].id if captures else None,
            )
        )  # fmt: skip
        writer.close()
        return folder, captures

    return write
