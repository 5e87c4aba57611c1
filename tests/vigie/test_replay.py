from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from model import Ad, AdVersion, Capture, CaptureKind, Case, CaseFile, Mandate
from vigie.steps import replay
from vigie.steps.replay import lay_replay, page_titles

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def capture(name: str, kind: CaptureKind = CaptureKind.PAGE, day: int = 0, **more) -> Capture:
    at = NOW + timedelta(days=day)
    return Capture(f"urn:uuid:{name}", None, "town", kind, "http://127.0.0.1/1", "GET", 200, at, at, None, "text/html",
                   "0" * 64, "0" * 64, 1, "a.warc.gz", 0, 1, **more)  # fmt: skip


def version(number: int, title: str, capture_id: str) -> AdVersion:
    ad = Ad("town", str(number), "http://127.0.0.1/1", "job", title, "text")
    return AdVersion(number, ad, f"urn:uuid:{capture_id}", NOW)


def case_file(captures: tuple[Capture, ...], *ads: AdVersion) -> CaseFile:
    mandate = Mandate("M", "a", "b", "p", ("*",), ("*",), NOW, NOW, "x", "none")
    empty = CaseFile(Case("C", "t", "M", "p", "anna", NOW), mandate, True, NOW, "anna", "marc",
                     (), (), {}, {}, (), (), (), (), (), (), (), captures, (), ())  # fmt: skip
    return replace(empty, versions={f"town:{number}": (one,) for number, one in enumerate(ads)})


def test_page_goes_by_the_title_its_ad_had_when_it_was_captured() -> None:
    captures = (capture("1"), capture("2", day=1), capture("3", day=2), capture("4", day=3))

    titles = page_titles(case_file(captures, version(1, "before", "1"), version(1, "after", "3")), str)

    assert [titles[one.id] for one in captures] == ["before", "before", "after", "after"]


def test_picture_goes_by_the_title_of_its_page() -> None:
    page, picture = capture("1"), capture("2", CaptureKind.SCREENSHOT, 1, source="urn:uuid:1")
    unread = capture("3", CaptureKind.SCREENSHOT, 1, source="urn:uuid:9")

    titles = page_titles(case_file((page, picture, unread), version(1, "an ad", "1")), lambda said: said.upper())

    assert titles[picture.id] == "PICTURE OF THE PAGE: an ad"
    assert titles[unread.id] == "PICTURE OF THE PAGE: http://127.0.0.1/1"


def test_page_of_many_ads_goes_by_the_first_three() -> None:
    ads = [version(number, f"ad {number}", "1") for number in range(4)]

    assert page_titles(case_file((capture("1"),), *ads), str) == {"urn:uuid:1": "ad 0 · ad 1 · ad 2 …"}


@pytest.mark.parametrize("size", [None, 11])
def test_no_copy_is_made_of_no_captures_or_too_many(tmp_path, monkeypatch, size) -> None:
    monkeypatch.setattr(replay, "MOST", 10)
    warc = tmp_path / "captures.warc.gz"
    if size is not None:
        warc.write_bytes(b"x" * size)

    lay_replay(SimpleNamespace(), case_file(()), warc, str)

    assert not (tmp_path / "replay.wacz").exists()
