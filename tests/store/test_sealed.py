"""A seal hides every capture of a picture and every picture of a page that showed it, in whichever version."""

from __future__ import annotations

import pytest

from model import CaptureKind, Case, CaseItem
from store import ads, captures, cases, mandates, photos, sealed


@pytest.fixture
def shown(store, make):
    """An ad that showed `old` and shows `new`: captures of both pages, of both pictures, and what was made of them."""
    page, later, listing = make.capture(), make.capture(), make.capture()
    old = make.capture(kind=CaptureKind.PHOTO, url="http://127.0.0.1/p/old", content_type="image/jpeg")
    new = make.capture(kind=CaptureKind.PHOTO, url="http://127.0.0.1/p/new", content_type="image/jpeg")
    kept = {
        "page": page, "later": later, "listing": listing, "old": old, "new": new,
        "shot": make.capture(kind=CaptureKind.SCREENSHOT, source=page.id, content_type="image/png"),
        "later shot": make.capture(kind=CaptureKind.SCREENSHOT, source=later.id, content_type="image/png"),
        "listing shot": make.capture(kind=CaptureKind.SCREENSHOT, source=listing.id, content_type="image/png"),
        "thumbnail": make.capture(kind=CaptureKind.RESOURCE, source=page.id, content_type="image/webp"),
        "script": make.capture(kind=CaptureKind.RESOURCE, source=page.id, content_type="text/javascript"),
        "again": make.capture(kind=CaptureKind.RESOURCE, url=old.url, content_type="image/jpeg"),
        "same bytes": make.capture(kind=CaptureKind.PHOTO, payload_sha256="d" * 64, content_type="image/jpeg"),
    }  # fmt: skip
    with store.writing() as unit:
        captures.add(unit, list(kept.values()))
        for capture, url, digest in ((page, old.url, "d" * 64), (later, new.url, "e" * 64)):
            ad = make.ad(photos=(url,), text=url)
            _, version = ads.ingest(unit, ad, capture.id, None, make.at())
            photos.expected(unit, version, ad.photos)
            photos.fetched(unit, url, ad.key, (old if url == old.url else new).id, digest)
        ads.sight(unit, ad.key, listing.id, None, make.at(1))
    return kept


HIDDEN = {"old", "shot", "later shot", "listing shot", "thumbnail", "again", "same bytes"}


def test_nothing_is_hidden_before_a_seal(store, shown) -> None:
    with store.reading() as unit:
        assert sealed.hidden(unit, list(shown.values())) == frozenset()


def test_seal_hides_copies_and_pictures_of_pages_but_no_text(store, make, shown) -> None:
    with store.writing() as unit:
        photos.seal(unit, "d" * 64, "ann", "why", make.at())

    with store.reading() as unit:
        found = sealed.hidden(unit, list(shown.values()))
        one_by_one = {name for name, capture in shown.items() if sealed.is_hidden(unit, capture)}

    assert {name for name, capture in shown.items() if capture.id in found} == one_by_one == HIDDEN


def test_case_file_names_the_captures_that_must_not_leave(store, make, shown) -> None:
    with store.writing() as unit:
        mandates.propose(unit, make.mandate(), "text", "ann", make.at())
        cases.open_case(unit, Case("C-1", "t", make.mandate().reference, "why", "ann", make.at()))
        cases.add_item(unit, "C-1", CaseItem("ad", make.ad().key, "why", "ann", make.at()))
        photos.seal(unit, "d" * 64, "ann", "why", make.at())

    with store.reading() as unit:
        case = cases.load(unit, "C-1", made_at=make.at(), made_by="ann")

    assert {shown[name].id for name in ("old", "shot", "later shot", "listing shot", "thumbnail")} <= case.sealed
    assert shown["page"].id not in case.sealed
