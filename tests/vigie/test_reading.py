"""Reading what came in: an ad made to break or to stall the reader keeps none of the others waiting."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest

import reading
from model import Ad, AdVersion, Category, FaultKind
from vigie.steps import read

AT = datetime(2026, 5, 1, tzinfo=UTC)


def version(**said: object) -> AdVersion:
    return AdVersion(1, Ad("board", "1", "", Category.ESCORT, **({"title": "", "text": ""} | said)), None, AT)


def test_ad_that_breaks_a_reader_is_a_fault_without_its_words(monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("+32470123456")

    monkeypatch.setattr(reading, "read_ad", broken)

    found = read._findings_of(([version(), version()], (), "BE"))

    assert [(one.findings, one.trouble) for one in found] == [((), FaultKind.PARSE)] * 2
    assert "ValueError" in found[0].why
    assert "470123456" not in found[0].why


def test_text_beyond_all_measure_is_read_in_part_and_says_so() -> None:
    long = version(text="call 0470 12 34 56 " + "x " * reading.MOST_READ)

    (found,) = read._findings_of(([long], (), "BE"))

    assert found.trouble is FaultKind.LIMIT
    assert "+32470123456" in {one.value for one in found.findings}


def test_ordinary_ad_is_read_whole() -> None:
    (found,) = read._findings_of(([version(text="call 0470 12 34 56")], (), "BE"))

    assert (found.trouble, len(found.findings) > 0) == (None, True)


def typed(monkeypatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_half_a_character_is_read_around_with_offsets_into_the_text_as_given(vigie, monkeypatch) -> None:
    text = "\ud800 call \x00 0470 12 34 56 \udfff"
    typed(monkeypatch, json.dumps({"id": "\ud800", "text": text}).encode() + b"\n")

    said = vigie("read")

    (phone,) = said.row["phones"]
    assert (said.code, said.row["id"]) == (0, "\ud800")
    assert text[phone["start"] : phone["end"]] == phone["raw"] == "0470 12 34 56"
    said.out[0].encode()


@pytest.mark.parametrize("data", [b"\xff\xfe", b"[" * 100_000, b"{}", b'{"id": 1, "text": 5}', b"nonsense"])
def test_line_that_is_none_is_named(vigie, monkeypatch, data: bytes) -> None:
    typed(monkeypatch, b'{"id": 1, "text": "x"}\n' + data + b"\n")

    said = vigie("read")

    assert (said.code, len(said.out)) == (2, 1)
    assert said.err.startswith("vigie: standard input:2: ")
