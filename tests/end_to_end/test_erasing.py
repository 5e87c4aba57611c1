"""What the law takes away is gone from every byte of the workspace; what stays still verifies."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

import store
from model import FindingKind

REQUEST = "request 12 of the data protection officer"
SITES = ("town-pages", "town-feed", "town-api")


class Subject(NamedTuple):
    """A number, the ads that carry it, and every way in which they write it."""

    number: str
    ads: list[str]
    written: set[bytes]


def subject(unit) -> Subject:
    """The number that most ads of the town carry."""
    with unit.stored() as reading:
        found = store.findings.of_ads(reading, store.ads.keys(reading))
    phones = [(key, one) for key, of_ad in found.items() for one in of_ad if one.kind is FindingKind.PHONE]
    ((number, _),) = Counter(one.value for _, one in phones if one.accepted).most_common(1)
    theirs = [(key, one) for key, one in phones if one.value == number]
    written = {form.encode() for _, one in theirs for form in (one.raw, one.value) if len(form) > 7}
    return Subject(number, sorted({key for key, _ in theirs}), written)


def everything(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file below a folder, as it is and unpacked."""
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            yield path, data
            yield path, unpacked(data)


def unpacked(data: bytes) -> bytes:
    """What a file of gzip members, a workbook or a PDF says."""
    if data.startswith(b"%PDF"):
        return "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).encode()
    if data.startswith(b"PK\x03\x04"):
        with ZipFile(BytesIO(data)) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())
    out = b""
    while data[:2] == b"\x1f\x8b":
        member = zlib.decompressobj(31)
        out += member.decompress(data)
        data = member.unused_data
    return out


def remains(folder: Path, words: set[bytes]) -> set[tuple[str, bytes]]:
    """Files that still hold one of the words."""
    return {(path.name, word) for path, data in everything(folder) for word in words if word in data}


@contextmanager
def desk_open(unit) -> Iterator[None]:
    """The desk has the database open, as it does all day, but no page is being read."""
    desk = store.open_store(f"sqlite:///{unit.home / 'vigie.db'}")
    with desk.reading() as reading:
        store.ads.count(reading)
    yield
    desk.close()


def exported(unit, cluster: str, folder: Path) -> Path:
    """The package of a case with this cluster, which people judged in words that name nobody."""
    if not unit.done("case", "list").out:
        unit.done("case", "new", "BE-2026-7", "--title", "made up", "--mandate", "M-1")
        unit.done("case", "add", "BE-2026-7", cluster)
    return Path(unit.done("case", "export", "BE-2026-7", "--to", folder).row["package"])


@pytest.mark.slow
def test_what_is_erased_is_in_no_byte_of_the_workspace_and_does_not_come_back(visited, tmp_path: Path) -> None:
    unit, person = visited.unit, subject(visited.unit)
    words = person.written | {key.encode() for key in person.ads}
    other = next(key for key in unit.ads_held() if key not in person.ads)
    (cluster,) = [row["cluster"] for row in unit.done("clusters").rows if person.ads[0] in row["ads"]]
    package = exported(unit, cluster, unit.home / "exports")
    before = remains(unit.home, person.written)

    with desk_open(unit):
        said = unit.done("erase", person.number, "--why", REQUEST)
        left = remains(unit.home, words)
    one = unit.done("erase", other, "--why", REQUEST)
    report = unit.done("verify", unit.home).row
    again = exported(unit, cluster, tmp_path / "out")

    assert {Path(name).suffix for name, _ in before} == {".db", ".gz", ".json", ".pdf", ".xlsx"}
    assert left == set()
    assert (said.row["ads"], said.row["packages"], len(said.err)) == (len(person.ads), [package.name], 1)
    assert (one.row["ads"], one.row["packages"], one.row["captures"] > 0) == (1, [], True)
    assert report["failures"] == []
    removed = [note for note in report["notes"] if "removed by hand" in note]
    assert len(removed) >= said.row["captures"] + one.row["captures"]
    assert unit("verify", again).code == 0
    assert remains(again, words) == remains(unit.home, words | {other.encode()}) == set()
    kept = unit.ads_held()
    assert kept == sorted(visited.expected(*SITES) - {other, *person.ads})

    unit.done("crawl", *SITES, "--at-once", 3)
    unit.done("link")

    assert unit.ads_held() == kept
    assert not [name for name, _ in remains(unit.home, words) if name.startswith("vigie.db")]


@pytest.mark.slow
def test_pages_kept_as_references_leave_with_their_bodies_and_are_erased_with_them(visited, tmp_path: Path) -> None:
    unit = visited.unit
    unit.done("crawl", "town-feed")
    with unit.stored() as reading:
        twice = [one for one in store.captures.every(reading) if one.refers_to]
        clusters = {ad: row["cluster"] for row in unit.done("clusters").rows for ad in row["ads"]}
        of_ads = {ad: store.captures.of_ads(reading, [ad]) for ad in clusters if ad.startswith("town-feed:")}
    shown = {one.id: ad for ad, kept in of_ads.items() for one in kept if one.refers_to}
    again = next(one for one in twice if one.id in shown)

    package = exported(unit, clusters[shown[again.id]], tmp_path / "out")
    left = json.loads((package / "data" / "case.json").read_bytes())["facts"]["captures"]
    proofs = json.loads((package / "data" / "log" / "inclusion.json").read_bytes())
    unit.done("erase", shown[again.id], "--why", REQUEST)

    assert {again.id: again.refers_to, again.refers_to: None}.items() <= {
        row["id"]: row["refers_to"] for row in left
    }.items()
    assert again.refers_to in json.dumps(proofs)
    assert unit("verify", package).code == 0
    assert unit.done("verify", unit.home).row["failures"] == []
    with unit.stored() as reading:
        assert store.captures.get(reading, again.id) is store.captures.get(reading, again.refers_to) is None
    kept = gzip_of(unit.home / "evidence" / again.warc_file, again.offset)
    assert b"Vigie-Erased" in kept
    assert b"WARC-Refers-To" not in kept


def gzip_of(path: Path, offset: int) -> bytes:
    """The member that begins there, unpacked."""
    return zlib.decompressobj(31).decompress(path.read_bytes()[offset:])
