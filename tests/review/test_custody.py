"""Whoever is shown what captures hold leaves a line that names them, with what their bytes were then."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import unquote

import pytest

import store as rooms
from evidence import WarcWriter
from model import AuditEntry, Capture, CaptureKind
from tests.review.test_linking import weighed


@pytest.fixture
def page(office) -> Capture:
    """The page that a newer version of the ad town-pages:a1 was read from."""
    with office.store.reading() as unit:
        ad = rooms.ads.get(unit, "town-pages:a1").ad
    writer = WarcWriter(office.settings.evidence, "page", "vigie test")
    made = writer.resource(
        ad.url, b"<p>made up</p>" * 50, "text/html", run=None, site=ad.site, kind=CaptureKind.PAGE, at=office.clock.at
    )
    writer.close()
    with office.store.writing() as unit:
        rooms.captures.add(unit, [made])
        rooms.ads.ingest(unit, replace(ad, title="Lina, back again"), made.id, None, office.clock.at)
    return made


def damage(office, capture: Capture) -> None:
    path = office.settings.evidence / capture.warc_file
    data = bytearray(path.read_bytes())
    data[capture.offset + capture.length // 2] ^= 0xFF
    path.write_bytes(data)


def acts(office, capture_id: str) -> list[AuditEntry]:
    with office.store.reading() as unit:
        assert list(rooms.custody.check(unit)) == []
        return [act.entry for act in rooms.audit.custody_of(unit, capture_id)]


def test_look_at_a_cluster_names_the_pages_behind_it_in_one_line(at_desk, office, page) -> None:
    at_desk("rita").get("/cluster/cl-flats")

    (entry,) = acts(office, page.id)

    assert (entry.account, entry.action, entry.subject) == ("rita", "custody.view", "cl-flats")
    assert entry.justification == "flag rotating-flat"
    said = json.loads(entry.detail)
    assert (said["captures"], said["as_recorded"]) == (1, 1)


def test_look_at_an_ad_and_at_its_picture_are_each_a_line(at_desk, office, page) -> None:
    rita = at_desk("rita")
    with office.store.reading() as unit:
        sha256 = next(p.sha256 for p in rooms.ads.get(unit, "town-pages:a3").photos if p.sha256)
        photo = rooms.photos.capture_of(unit, sha256)

    rita.get("/ad/town-pages:a1")
    rita.post(f"/picture/{sha256}/look?cluster=cl-flats")

    assert [(one.action, one.subject) for one in acts(office, page.id)] == [("custody.view", "town-pages:a1")]
    (look,) = acts(office, photo.id)
    assert (look.action, look.subject, look.justification) == ("custody.view", photo.id, "flag rotating-flat")


def test_look_at_two_ads_names_the_pages_behind_them(at_desk, office, page) -> None:
    weighed(office)

    at_desk("rita").get("/why?left=town-pages%3Aa1&right=town-cards%3Aa2")

    (look,) = acts(office, page.id)
    assert (look.action, look.subject) == ("custody.view", "town-cards:a2 town-pages:a1")


def test_cluster_of_nobody_is_no_reason(at_desk, office, page) -> None:
    with office.store.reading() as unit:
        sha256 = next(p.sha256 for p in rooms.ads.get(unit, "town-pages:a3").photos if p.sha256)
        photo = rooms.photos.capture_of(unit, sha256)

    at_desk("rita").post(f"/picture/{sha256}/look?cluster=made-up-by-hand")

    assert [one.justification for one in acts(office, photo.id)] == ["no flag"]


def test_page_whose_bytes_changed_is_said_so_at_once_and_in_the_log(at_desk, office, page) -> None:
    rita = at_desk("rita")
    sound = rita.get("/cluster/cl-flats").text
    damage(office, page)

    shown = rita.get("/cluster/cl-flats").text
    alone = rita.get("/ad/town-pages:a1").text

    told = "The stored bytes that this was read from do not match their record."
    assert [told in text for text in (sound, shown, alone)] == [False, True, True]
    with office.store.reading() as unit:
        seen = [act.altered for act in rooms.audit.custody_of(unit, page.id)]
    assert seen == [{}, {page.id: ""}, {page.id: ""}]
    assert "NOT as recorded" in rita.get("/ad/town-pages:a1").text


def test_picture_whose_bytes_changed_is_not_shown_and_its_line_names_it(at_desk, office) -> None:
    with office.store.reading() as unit:
        sha256 = next(p.sha256 for p in rooms.ads.get(unit, "town-pages:a3").photos if p.sha256)
        photo = rooms.photos.capture_of(unit, sha256)
    damage(office, photo)

    reply = at_desk("rita").post(f"/picture/{sha256}/look")

    assert reply.status == 500
    assert unquote(reply.headers["x-why"]) == "Stored bytes do not match their record."
    (look,) = acts(office, photo.id)
    assert json.loads(look.detail)["altered"].keys() == {photo.id}


def test_seal_names_every_capture_of_the_picture_and_says_that_its_bytes_stay(at_desk, office) -> None:
    with office.store.reading() as unit:
        sha256 = next(p.sha256 for p in rooms.ads.get(unit, "town-pages:a1").photos if p.sha256)
        holding = rooms.photos.captures_of(unit, sha256)

    at_desk("rita").post(f"/picture/{sha256}/seal", cluster="cl-flats", why="it may show a child")

    assert len(holding) == 2
    for capture in holding:
        (entry,) = acts(office, capture.id)
        assert (entry.action, entry.justification) == ("custody.redact", "it may show a child")
        assert json.loads(entry.detail)["bytes"] == "kept, hidden"


def test_page_of_an_ad_tells_who_handled_its_captures(at_desk, office, page) -> None:
    at_desk("rob").get("/cluster/cl-flats")

    shown = at_desk("rita").get("/ad/town-pages:a1").text

    table = shown[shown.index('id="custody"') :]
    assert all(word in table for word in ("rob", "looked at", "flag rotating-flat", "as recorded"))
