"""Bodies lose one content coding, within limits."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from evidence import body, decode
from model import LimitHit, PageUnfit


def raw_deflate(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(data) + engine.flush()


ENCODERS = {
    "gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "raw deflate": raw_deflate,
    "br": brotli.compress, "zstd": zstd.compress,
}  # fmt: skip


@given(data=st.binary(max_size=5000), name=st.sampled_from(sorted(ENCODERS)))
def test_decoding_undoes_each_coding(data, name):
    assert decode(ENCODERS[name](data), name.removeprefix("raw ")) == data


@pytest.mark.parametrize("name", sorted(ENCODERS))
def test_bomb_is_a_typed_error_and_no_memory(name):
    bomb = ENCODERS[name](b"\0" * (64 << 20))
    tracemalloc.start()

    with pytest.raises(LimitHit, match="unpacks to more than"):
        decode(bomb, name.removeprefix("raw "))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 20 << 20


def test_ratio_is_a_limit_of_its_own():
    with pytest.raises(LimitHit, match="unpacks to more than 65536 bytes"):
        decode(gzip.compress(b"\0" * (256 << 10)), "gzip")


@pytest.mark.parametrize("name", sorted(ENCODERS))
@pytest.mark.parametrize("damage", ["cut", "noise"])
def test_broken_body_is_unfit(name, damage):
    coded = ENCODERS[name](bytes(range(256)) * 40)

    with pytest.raises(PageUnfit, match="does not decode"):
        decode(coded[: len(coded) // 2] if damage == "cut" else b"\xfe\xfe\xfe\xfe" + coded, name.removeprefix("raw "))


def test_empty_body_decodes_to_nothing():
    """A 304 or a HEAD answer may declare a coding and send no body."""
    assert [decode(b"", coding) for coding in ("gzip", "deflate", "br", "zstd", "")] == [b""] * 5


def test_one_layer_is_read_and_unknown_codings_are_not():
    with pytest.raises(PageUnfit, match="2 layers"):
        decode(b"x", "gzip, br")
    with pytest.raises(PageUnfit, match="not read"):
        decode(b"x", "exi")
    assert decode(b"x", "identity, ") == b"x"


def test_members_of_gzip_are_joined_and_garbage_behind_them_ignored():
    assert decode(gzip.compress(b"one") + gzip.compress(b"two") + b"garbage", "gzip") == b"onetwo"


def test_body_of_a_capture_is_decoded(keep):
    coded = gzip.compress(b"<p>a page</p>")
    folder, (capture, _) = keep([b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + coded])

    assert body(folder, capture) == b"<p>a page</p>"
    with pytest.raises(LimitHit):
        body(folder, capture, limit=5)
