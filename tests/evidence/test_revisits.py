"""A page with the body of an earlier one: its head is kept, the rest referred to, and nothing of the wire is lost."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from evidence import Exchange, WarcWriter, body, erase, extract, read, rehash, verify_warc, verify_workspace
from evidence.exchange import WORTH_IT, draft
from evidence.member import members, pack
from evidence.reader import locate
from model import Capture, CaptureKind, CaptureVerdict, EvidenceBroken

PAGE: dict[str, Any] = {"run": "run-1", "site": "town-pages", "kind": CaptureKind.PAGE}
TEXT = b"".join(b"<p>the same words again, %d</p>\n" % (number**4) for number in range(300))
HEAD = b"HTTP/1.1 200 OK\r\nDate: Mon, 02 Nov 2026 09:30:00 GMT\r\nContent-Length: %d\r\n\r\n" % len(TEXT)
LATER = HEAD.replace(b"09:30:00", b"10:30:00")
CODED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nDate: %d\r\n\r\n"
WARCIO = [str(Path(sys.executable).with_name("warcio")), "check", "-v"]


def chunked(text: bytes, size: int) -> bytes:
    parts = [text[at : at + size] for at in range(0, len(text), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


class Visits:
    """Exchanges written one after the other, each told of the capture before it that held its body."""

    def __init__(self, folder: Path, exchange: Callable[..., Exchange]) -> None:
        self.folder, self._exchange = folder, exchange
        self._writer = WarcWriter(folder, "run-1", "vigie test")
        self.captures: list[Capture] = []

    def __call__(self, response: bytes, earlier: Capture | None = None, **changes: Any) -> Capture:
        about = {name: changes.pop(name, said) for name, said in PAGE.items()}
        self.captures.append(self._writer.write(draft(self._exchange(response, **changes), **about), earlier))
        self._writer.sync()
        return self.captures[-1]

    def closed(self) -> tuple[Path, list[Capture]]:
        self._writer.close()
        return self.folder, self.captures


@pytest.fixture
def visits(tmp_path: Path, exchange: Callable[..., Exchange]) -> Visits:
    return Visits(tmp_path / "evidence", exchange)


@pytest.fixture
def twice(visits: Visits) -> tuple[Path, Capture, Capture]:
    """A page, and the same page an hour later."""
    first = visits(HEAD + TEXT)
    again = visits(LATER + TEXT, first)
    folder, _ = visits.closed()
    return folder, first, again


def by_id(*captures: Capture) -> dict[str, Capture]:
    return {one.id: one for one in captures}


def changed(path: Path, old: bytes, new: bytes, capture: Capture) -> None:
    """Alter the record of one capture, its checksum mended, its length kept."""
    raw = path.read_bytes()
    told = []
    for member in members(io.BytesIO(raw)):
        if member.offset != capture.offset:
            told.append(raw[member.offset : member.offset + member.length])
            continue
        assert member.data.count(old) >= 1
        told.append(pack(member.data.replace(old, new, 1)))
    path.write_bytes(b"".join(told))


def test_head_is_kept_and_the_body_read_where_it_is(twice) -> None:
    folder, first, again = twice
    record = read(folder, again, by_id(first))

    assert (again.refers_to, first.refers_to) == (first.id, None)
    assert record.head + record.payload == LATER + TEXT
    assert body(folder, again, bodies=by_id(first)) == TEXT
    assert again.length < first.length / 2
    assert again.block_sha256 != first.block_sha256
    assert again.payload_sha256 == first.payload_sha256


def test_other_programs_read_the_record_as_the_standard_says(twice) -> None:
    folder, first, again = twice
    path = folder / again.warc_file

    with path.open("rb") as file:
        (record,) = [one for one in ArchiveIterator(file, check_digests="raise") if one.rec_type == "revisit"]
        said, kept = record.rec_headers.get_header, record.http_headers
    checked = subprocess.run([*WARCIO, path], capture_output=True, text=True, check=False)

    assert said("WARC-Profile") == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert said("WARC-Refers-To") == f"<{first.id}>"
    assert said("WARC-Refers-To-Target-URI") == said("WARC-Target-URI")
    assert said("WARC-Refers-To-Date") == "2026-11-02T09:30:00.125000Z"
    assert said("WARC-Truncated") == "length"
    assert kept.get_header("Date") == "Mon, 02 Nov 2026 10:30:00 GMT"
    assert (checked.returncode, checked.stdout.count("(revisit)")) == (0, 1)


def test_verification_puts_both_together(twice) -> None:
    folder, first, again = twice

    report = verify_workspace(folder, [first, again])
    alone = verify_warc(folder / again.warc_file)

    assert (report.checked, report.failures, alone.failures) == (2, (), ())
    assert not [line for line in alone.unchecked if "body" in line]


NOT_THE_SAME: dict[str, dict[str, Any]] = {
    "another address": {"url": "http://127.0.0.1:8080/ads/2"},
    "another site": {"site": "town-feed"},
    "a picture": {"kind": CaptureKind.PHOTO},
    "what a page loaded": {"kind": CaptureKind.RESOURCE},
    "a cut answer": {"verdict": CaptureVerdict.TRUNCATED},
    "an answer read otherwise": {"payload": b"other"},
    "another method": {"method": "POST"},
}


@pytest.mark.parametrize("change", NOT_THE_SAME.values(), ids=NOT_THE_SAME)
def test_only_a_whole_page_of_the_same_address_and_site_refers(visits: Visits, change) -> None:
    first = visits(HEAD + TEXT)

    assert visits(LATER + TEXT, first, **change).refers_to is None
    assert visits(LATER + TEXT, first).refers_to == first.id


def test_other_bodies_and_other_framing_are_kept_whole(visits: Visits) -> None:
    first = visits(CODED % 1 + chunked(TEXT, 1000))

    same = visits(CODED % 2 + chunked(TEXT, 1000), first)
    otherwise = visits(CODED % 3 + chunked(TEXT, 999), first)
    edited = visits(CODED % 4 + chunked(TEXT.replace(b"words", b"word5", 1), 1000), first)
    folder, captures = visits.closed()

    assert [one.refers_to for one in captures] == [None, first.id, None, None]
    assert otherwise.payload_sha256 == same.payload_sha256 != edited.payload_sha256
    assert read(folder, same, by_id(first)).payload == TEXT
    assert not verify_workspace(folder, captures).failures


def test_pages_that_take_little_are_kept_whole(visits: Visits) -> None:
    """Little on the disk, that is: markup that repeats itself packs to nothing."""
    for text in (b"x" * 100_000, TEXT[: WORTH_IT - len(HEAD)]):
        first = visits(HEAD + text)
        assert first.length < WORTH_IT
        assert visits(LATER + text, first).refers_to is None


def test_reference_is_never_made_to_a_reference(visits: Visits) -> None:
    first = visits(HEAD + TEXT)
    again = visits(LATER + TEXT, first)

    assert visits(LATER + TEXT, again).refers_to is None
    assert visits(LATER + TEXT, replace(again, refers_to=None)).refers_to is None


@pytest.mark.parametrize("harm", ["erased", "torn", "altered", "gone"])
def test_harmed_record_is_not_referred_to(visits: Visits, at, harm: str) -> None:
    first = visits(HEAD + TEXT)
    path = visits.folder / first.warc_file
    if harm == "erased":
        erase(visits.folder, first, at)
    elif harm == "torn":
        path.write_bytes(path.read_bytes()[: first.offset + first.length - 1])
    elif harm == "altered":
        changed(path, b"words", b"word5", first)
    else:
        path.unlink()

    assert visits(LATER + TEXT, first).refers_to is None


TAMPERING: dict[str, tuple[str, bytes, bytes, str]] = {
    "the body referred to": ("first", b"words", b"word5", "WARC-Refers-To"),
    "the head": ("again", b"10:30:00", b"11:30:00", "WARC-Block-Digest"),
    "which record": ("again", b"WARC-Refers-To: <urn:uuid:", b"WARC-Refers-To: <urn:uuid-", "WARC-Refers-To"),
    "when it was made": ("again", b"WARC-Refers-To-Date: 2026", b"WARC-Refers-To-Date: 2025", "WARC-Refers-To-Date"),
    "its address": ("again", b"Refers-To-Target-URI: http:", b"Refers-To-Target-URI: ftp:", "WARC-Refers-To-Target"),
    "the digest of the body": ("again", b"Payload-Digest: sha256:", b"Payload-Digest: sha256:7", "WARC-Payload-Digest"),
    "the digest of all": ("again", b"Wire-Digest: sha256:", b"Wire-Digest: sha256:7", "Vigie-Wire-Digest"),
    "the profile": ("again", b"identical-payload-digest", b"server-not-modified", "WARC-Profile"),
    "its kind of record": ("again", b"WARC-Type: revisit", b"WARC-Type: response", "block_sha256"),
}


@pytest.mark.parametrize("how", TAMPERING.values(), ids=TAMPERING)
def test_whatever_is_changed_is_named(twice, how) -> None:
    folder, first, again = twice
    which, old, new, field = how
    changed(folder / again.warc_file, old, new, first if which == "first" else again)
    shifted = {one.offset for one in members(io.BytesIO((folder / again.warc_file).read_bytes()))}
    places = sorted(shifted)
    moved = [replace(first, offset=places[1]), replace(again, offset=places[4])]

    told = [problem for problem in verify_workspace(folder, moved).failures if problem.record == again.id]

    assert any(problem.field.startswith(field) for problem in told), told
    with pytest.raises(EvidenceBroken):
        read(folder, replace(moved[1], length=places[5] - places[4]), by_id(moved[0]))


ROWS: dict[str, Callable[[Capture, Capture], list[Capture]]] = {
    "refers to nothing": lambda first, again: [first, replace(again, refers_to=None)],
    "refers to another": lambda first, again: [first, replace(again, refers_to="urn:uuid:1")],
    "what it refers to is not on record": lambda first, again: [again],
    "another digest": lambda first, again: [first, replace(again, block_sha256=first.block_sha256)],
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_changed_row_is_named(twice, rows) -> None:
    folder, first, again = twice
    told = rows(first, again)

    problems = verify_workspace(folder, told).failures

    assert {problem.record for problem in problems} == {again.id}
    with pytest.raises(EvidenceBroken, match=again.id):
        read(folder, told[-1], by_id(*told))


def test_record_that_refers_to_an_erased_one_is_named(twice, at) -> None:
    folder, first, again = twice
    erase(folder, first, at)

    with_rows = verify_workspace(folder, [first, again])
    erase(folder, again, at)

    assert [problem.record for problem in with_rows.failures] == [first.id, again.id]
    assert "a row still points to it" in with_rows.failures[0].what
    assert "removed by hand on 2026-11-02" in with_rows.failures[1].what
    assert not verify_workspace(folder, []).failures


def test_body_in_another_file_is_said_to_be_unchecked(visits: Visits, exchange) -> None:
    first = visits(HEAD + TEXT)
    folder, _ = visits.closed()
    writer = WarcWriter(folder, "run-2", "vigie test")
    again = writer.write(draft(exchange(LATER + TEXT), **PAGE), first)
    writer.close()

    alone = verify_warc(folder / again.warc_file)

    assert again.refers_to == first.id
    assert not alone.failures
    assert any("1 records have their body in one that does not precede them" in line for line in alone.unchecked)
    assert not verify_workspace(folder, [first, again]).failures


def test_copies_stand_alone(twice, tmp_path: Path) -> None:
    folder, first, again = twice
    target = tmp_path / "out" / "captures.warc.gz"
    target.parent.mkdir()

    moved = extract(folder, [first, again], target)

    assert not verify_workspace(target.parent, moved).failures
    assert not verify_warc(target).failures
    assert read(target.parent, moved[1], by_id(*moved)) == read(folder, again, by_id(first))
    with pytest.raises(EvidenceBroken, match="not at hand"):
        extract(folder, [again], tmp_path / "alone.warc.gz")


def test_both_are_hashed_again(twice) -> None:
    folder, first, again = twice

    found = [*rehash(folder, [first, again]), *rehash(folder, [again], by_id(first)), *rehash(folder, [again])]

    assert [one.fault for one in found[:3]] == ["", "", ""]
    assert {one.sha256 for one in found[:3]} == {first.payload_sha256}
    assert "not at hand" in found[3].fault


def test_browser_page_refers_by_its_decoded_body(visits: Visits) -> None:
    first = visits(HEAD + TEXT, wire=False, detail="")

    again = visits(LATER + TEXT, first, wire=False, detail="")
    folder, captures = visits.closed()

    assert again.refers_to == first.id
    assert body(folder, again, bodies=by_id(first)) == TEXT
    assert not verify_workspace(folder, captures).failures


BODIES = st.sampled_from(
    [TEXT, TEXT + b"!", chunked(TEXT, 700), chunked(TEXT, 701), b"", b"short", gzip.compress(TEXT)]
)
HEADS = st.sampled_from(
    [HEAD, LATER, CODED % 1, b"HTTP/1.1 103 Early\r\n\r\n" + HEAD, b"HTTP/1.0 404\n\n", b"SSH-2.0\r\n"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(served=st.lists(st.tuples(HEADS, BODIES, st.integers(0, 9)), min_size=1, max_size=8))
def test_whatever_is_served_reading_gives_what_was_on_the_wire(tmp_path_factory, exchange, served) -> None:
    """However wrongly the earlier capture is chosen."""
    visits = Visits(tmp_path_factory.mktemp("any"), exchange)
    for number, (head, text, which) in enumerate(served):
        earlier = visits.captures[which % number] if number else None
        at = exchange(b"").requested_at + timedelta(hours=number)
        visits(head + text, earlier, requested_at=at, received_at=at)
    folder, captures = visits.closed()

    wires = [locate(folder, one, by_id(*captures))[1].wire for one in captures]

    assert wires == [head + text for head, text, _ in served]
    assert not verify_workspace(folder, captures).failures
