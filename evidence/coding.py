"""Content codings taken off a body, within limits: a bomb gives a typed error, never memory."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # the package has no type information
from backports import zstd

from evidence.message import header
from evidence.reader import NOWHERE, Bodies, read
from model import Capture, LimitHit, PageUnfit

MAX_BODY = 8 << 20
"""Bytes a decoded body may have. The largest of a million public pages seen by web archives stay below 5 MB."""

MAX_RATIO = 200
"""Decoded bytes per coded byte. Pages of repeated markup reach about 100; bombs start at 1,000."""

FREE = 64 << 10  # small bodies may unpack to this much whatever their ratio
STEP = 16 << 10


def decode(payload: bytes, coding: str, limit: int = MAX_BODY, ratio: int = MAX_RATIO) -> bytes:
    """Remove the content coding named by a Content-Encoding header from a body.

    Raises LimitHit when the result would pass `limit` bytes or `ratio` times the coded size, PageUnfit when the bytes
    do not follow the coding, end early, or carry more than one layer.
    """
    layers = [name for part in coding.split(",") if (name := part.strip().lower()) not in ("", "identity")]
    if len(layers) > 1:
        raise PageUnfit(f"the body carries {len(layers)} layers of content coding; one is read")
    if not layers or not payload:  # a HEAD answer and a 304 may declare a coding and send nothing
        return _collect(iter((payload,)), limit)
    decoder = _DECODERS.get(layers[0])
    if decoder is None:
        raise PageUnfit("the body is in a content coding that is not read (gzip, deflate, br and zstd are)")
    try:
        return _collect(decoder(payload), min(limit, max(FREE, len(payload) * ratio)))
    except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as problem:
        raise PageUnfit(f"the body does not decode as {layers[0]}") from problem


def body(folder: Path, capture: Capture, limit: int = MAX_BODY, bodies: Bodies = NOWHERE) -> bytes:
    """The body of a capture without its content coding. Raises as `decode` does, and EvidenceBroken."""
    record = read(folder, capture, bodies)
    return decode(record.payload, header(record.headers, "content-encoding"), limit)


def _collect(parts: Iterator[bytes], allowed: int) -> bytes:
    out = io.BytesIO()
    for part in parts:
        if out.tell() + len(part) > allowed:
            raise LimitHit(f"the body unpacks to more than {allowed} bytes")
        out.write(part)
    return out.getvalue()


def _inflate(payload: bytes, bits: int) -> Iterator[bytes]:
    engine, rest = zlib.decompressobj(bits), payload
    while not engine.eof:
        part = engine.decompress(rest, STEP)
        rest = engine.unconsumed_tail
        if not part and not engine.eof:
            raise EOFError
        yield part
    # RFC 1952 allows several members one after the other; anything else behind the last one is ignored, as browsers do
    if engine.unused_data.startswith(b"\x1f\x8b") and bits > zlib.MAX_WBITS:
        yield from _inflate(engine.unused_data, bits)


def _deflate(payload: bytes) -> Iterator[bytes]:
    """The coding named deflate is zlib by its standard and a raw stream from many servers."""
    wrapped = len(payload) > 1 and payload[0] & 15 == zlib.DEFLATED and not (payload[0] << 8 | payload[1]) % 31
    return _inflate(payload, zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)


def _brotli(payload: bytes) -> Iterator[bytes]:
    engine, rest = brotli.Decompressor(), payload
    while not engine.is_finished():
        part = engine.process(rest, output_buffer_limit=STEP)
        rest = b""
        if not part and not engine.is_finished() and engine.can_accept_more_data():
            raise EOFError
        yield part


def _zstd(payload: bytes) -> Iterator[bytes]:
    # RFC 9659: a web body needs a window of 8 MB at most
    engine = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: 23})
    rest = payload
    while not engine.eof:
        part = engine.decompress(rest, STEP)
        rest = b""
        if not part and not engine.eof and engine.needs_input:
            raise EOFError
        yield part


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": partial(_inflate, bits=16 + zlib.MAX_WBITS),
    "x-gzip": partial(_inflate, bits=16 + zlib.MAX_WBITS),
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
