"""What is written inside pictures: read once, beside the findings of the text, gone with picture, seal or number."""

from __future__ import annotations

from sqlalchemy import select

from model import CaptureKind, Finding, FindingKind, Picture, PictureText, WrittenLine
from store import Store, Unit, ads, captures, erasure, findings, photos, search, written
from store.tables import metadata

SHA = "9" * 64
NUMBER = "+32470000009"
TEXT = PictureText(SHA, "w1", "call 0470 00 00 09", (WrittenLine(0, 18, 0.1, 0.8, 0.9, 0.95, 0.1),))
IN_PICTURE = Finding(FindingKind.PHONE, NUMBER, 5, 18, "0470 00 00 09", 0.8, f"picture:{SHA}")


def shown(unit: Unit, make, *native_ids: str, sha256: str = SHA, hashed: bool = True) -> list[int]:
    """Ads on record that show the same picture; the row ids of their versions."""
    versions = []
    for native_id in native_ids:
        url = f"http://127.0.0.1/{native_id}.jpg"
        capture = make.capture(kind=CaptureKind.PHOTO, url=url)
        captures.add(unit, [capture])
        _, version = ads.ingest(unit, make.ad(native_id, photos=(url,)), None, None, make.at())
        photos.expected(unit, version, (url,))
        photos.fetched(unit, url, f"town:{native_id}", capture.id, sha256)
        versions.append(version)
    if hashed:
        photos.save_picture(unit, Picture(sha256, pipeline="p1"))
    return versions


def said(unit: Unit) -> str:
    return "\n".join(str(tuple(row)) for table in metadata.sorted_tables for row in unit.execute(select(table)))


def test_hashed_picture_is_looked_at_once_by_each_reader(store: Store, make) -> None:
    with store.writing() as unit:
        shown(unit, make, "1", "2")
        before = written.unlooked(unit, "w1")
        written.save(unit, TEXT)

        assert [sha256 for sha256, _ in before] == [SHA]
        assert written.unlooked(unit, "w1") == []
        assert [sha256 for sha256, _ in written.unlooked(unit, "w2")] == [SHA]


def test_picture_not_hashed_yet_or_sealed_is_never_looked_at(store: Store, make) -> None:
    with store.writing() as unit:
        shown(unit, make, "1", sha256="a" * 64, hashed=False)
        shown(unit, make, "2")
        photos.seal(unit, SHA, "ann", "known", make.at())

        assert written.unlooked(unit, "w1") == []


def test_text_is_read_into_every_ad_that_shows_the_picture(store: Store, make) -> None:
    with store.writing() as unit:
        one, other = shown(unit, make, "1", "2")
        written.save(unit, TEXT)
        waiting = [(version.id, text) for version, text in written.unread(unit, "f1")]
        for version, text in waiting:
            written.save_findings(unit, version, text.sha256, "f1", [IN_PICTURE])

        assert waiting == [(one, TEXT), (other, TEXT)]
        assert list(written.unread(unit, "f1")) == []
        assert len(list(written.unread(unit, "f2"))) == 2
        assert search.by_contact(unit, NUMBER) == ["town:1", "town:2"]
        assert [facts.findings for facts in findings.facts(unit)] == [(IN_PICTURE,), (IN_PICTURE,)]


def test_findings_in_text_and_in_pictures_are_replaced_apart(store: Store, make) -> None:
    with store.writing() as unit:
        (version,) = shown(unit, make, "1")
        written.save(unit, TEXT)
        written.save_findings(unit, version, SHA, "f1", [IN_PICTURE])
        findings.save(unit, version, "r1", [make.phone("+32470000001")])
        findings.save(unit, version, "r2", [make.phone("+32470000002")])
        written.save_findings(unit, version, SHA, "f2", [IN_PICTURE])

        values = {one.value for one in findings.of_ads(unit, ["town:1"])["town:1"]}
    assert values == {NUMBER, "+32470000002"}


def test_picture_read_anew_loses_what_was_found_in_it(store: Store, make) -> None:
    with store.writing() as unit:
        (version,) = shown(unit, make, "1")
        written.save(unit, TEXT)
        written.save_findings(unit, version, SHA, "f1", [IN_PICTURE])
        written.save(unit, PictureText(SHA, "w2"))

        assert findings.of_ads(unit, ["town:1"]) == {"town:1": ()}
        assert written.texts(unit, [SHA]) == {}


def test_sealed_picture_says_nothing_any_more(store: Store, make) -> None:
    with store.writing() as unit:
        (version,) = shown(unit, make, "1")
        written.save(unit, TEXT)
        written.save_findings(unit, version, SHA, "f1", [IN_PICTURE])
        photos.seal(unit, SHA, "ann", "asked", make.at())

        assert "0470 00 00 09" not in said(unit)
        assert NUMBER not in said(unit)


def test_erased_number_takes_every_ad_that_shows_it_in_a_picture(store: Store, make) -> None:
    with store.writing() as unit:
        one, _ = shown(unit, make, "1", "2")
        shown(unit, make, "3", sha256="c" * 64)
        written.save(unit, TEXT)
        written.save_findings(unit, one, SHA, "f1", [IN_PICTURE])
        erasure.erase_number(unit, NUMBER, "ann", "asked", make.at())

        assert "0470 00 00 09" not in said(unit)
        assert NUMBER not in said(unit)
        assert [record.key for record in ads.many(unit, ["town:1", "town:2", "town:3"])] == ["town:3"]


def test_lines_read_before_their_height_was_kept_have_that_of_their_box(store: Store, make) -> None:
    with store.writing() as unit:
        shown(unit, make, "1")
        written.save(unit, TEXT)
        old = {"start": 0, "end": 18, "left": 0.1, "top": 0.8, "right": 0.9, "bottom": 0.95}
        unit.execute(metadata.tables["picture_text"].update().values(lines=[old]))

        (line,) = written.texts(unit, [SHA])[SHA].lines
        assert round(line.height, 4) == 0.15
