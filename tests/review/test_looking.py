"""Pictures: small, grey, one logged request per look; sealed, listed or without a list, never."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from urllib.parse import unquote

import cv2
import numpy as np
import pytest
from PIL import Image

import evidence
import store as rooms


@pytest.fixture
def sha256(office):
    with office.store.reading() as unit:
        return rooms.ads.get(unit, "town-pages:a1").photos[0].sha256


def test_no_page_carries_a_picture(at_desk, sha256):
    page = at_desk("rita").get("/cluster/cl-flats").text

    assert "<img" not in page and "data:image" not in page
    assert f'data-picture="/picture/{sha256}/look?cluster=cl-flats"' in page


def test_a_look_gives_a_small_grey_drawing_and_is_logged(at_desk, office, sha256):
    reply = at_desk("rita").post(f"/picture/{sha256}/look")

    assert reply.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(reply.body)) as picture:
        assert picture.mode == "L" and max(picture.size) <= 360
    assert office.log()[-1] == ("rita", "consultation", "picture.look")
    assert "Looked at today: 1" in at_desk("rita").get("/cluster/cl-flats").text


@pytest.fixture
def video(office, tmp_path):
    """A video of an ad: a second of darkness, then a second of light."""
    path = tmp_path / "made-up.mp4"
    out = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"mp4v"), 10, (320, 240))
    for grey in (30, 220):
        for _ in range(10):
            out.write(np.full((240, 320, 3), grey, np.uint8))
    out.release()
    url = "http://127.0.0.1:8101/photo/made-up.mp4"
    key = office.ad(replace(_an_ad(office), native_id="film", photos=(url,)))
    return office.picture(key, url, path.read_bytes(), "video/mp4")


def test_a_frame_of_a_video_is_drawn_as_it_was_compared(at_desk, office, video):
    rita = at_desk("rita")

    shown = [rita.post(f"/picture/{video}/look?at={at}") for at in (0, 1000)]

    assert office.log()[-1] == ("rita", "consultation", "picture.look")
    for reply, grey in zip(shown, (30, 220), strict=True):
        with Image.open(io.BytesIO(reply.body)) as picture:
            assert (picture.mode, picture.size) == ("L", (320, 240))
            assert abs(picture.getpixel((160, 120)) - grey) < 12


def test_where_no_frame_was_compared_none_is_drawn(at_desk, video, sha256):
    rita = at_desk("rita")

    assert [rita.post(f"/picture/{video}/look{at}").status for at in ("?at=700", "?at=x", "")] == [422, 422, 422]


def test_no_frame_of_a_sealed_video_is_drawn(at_desk, video, monkeypatch):
    monkeypatch.setattr("reading.videos.take_frames", lambda data: pytest.fail("a sealed video was decoded"))
    at_desk("rita").post(f"/picture/{video}/seal", cluster="cl-flats")

    assert at_desk("rob").post(f"/picture/{video}/look?at=0").status == 403


def test_a_look_needs_the_token_and_cannot_be_an_address(at_desk, sha256):
    rita = at_desk("rita")

    assert rita.get(f"/picture/{sha256}/look").status == 405
    rita.csrf = ""
    assert rita.post(f"/picture/{sha256}/look").status == 403


def test_a_sealed_picture_is_never_shown_again_to_anybody(at_desk, office, sha256):
    at_desk("rita").post(f"/picture/{sha256}/seal", cluster="cl-flats")

    reply = at_desk("rob").post(f"/picture/{sha256}/look")
    assert reply.status == 403 and reply.body == b""
    assert unquote(reply.headers["x-why"]) == "This picture is sealed and is not shown."
    page = at_desk("rob").get("/cluster/cl-flats").text
    assert sha256 not in page and "Not shown to anybody." in page
    assert ("rob", "refusal", "picture.look") in office.log()


def test_a_picture_on_a_hash_list_is_sealed_instead_of_shown(at_desk, office, sha256):
    with office.store.reading() as unit:
        data = evidence.body(office.settings.evidence, rooms.photos.capture_of(unit, sha256))
    with office.store.writing() as unit:
        rooms.hashlists.load_list(unit, "authority", [("md5", hashlib.md5(data).hexdigest())], "paul", office.clock.at)

    reply = at_desk("rita").post(f"/picture/{sha256}/look")

    assert (reply.status, reply.body) == (403, b"")
    with office.store.reading() as unit:
        assert rooms.photos.is_sealed(unit, sha256)


def test_without_a_hash_list_no_picture_is_shown(desk_over, empty_office, office, sha256):
    key = empty_office.ad(_an_ad(office))
    with office.store.reading() as unit:
        data = evidence.body(office.settings.evidence, rooms.photos.capture_of(unit, sha256))
    empty_office.picture(key, "http://127.0.0.1:8101/photo/0.png", data)

    reply = desk_over(empty_office)("rita").post(f"/picture/{sha256}/look")

    assert reply.status == 403 and "hash list" in unquote(reply.headers["x-why"])


def _an_ad(office):
    with office.store.reading() as unit:
        return rooms.ads.get(unit, "town-pages:a1").ad


def test_bytes_that_are_no_picture_are_not_served(at_desk, office):
    url = "http://127.0.0.1:8101/photo/x.png"
    key = office.ad(replace(_an_ad(office), native_id="x", photos=(url,)))
    sha256 = office.picture(key, url, b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")

    reply = at_desk("rita").post(f"/picture/{sha256}/look")

    assert (reply.status, reply.body) == (422, b"")


def test_bytes_that_do_not_match_their_record_are_said_so(at_desk, office, sha256):
    with office.store.reading() as unit:
        capture = rooms.photos.capture_of(unit, sha256)
    path = office.settings.evidence / capture.warc_file
    data = bytearray(path.read_bytes())
    data[capture.offset + capture.length // 2] ^= 0xFF
    path.write_bytes(data)

    reply = at_desk("rita").post(f"/picture/{sha256}/look")

    assert reply.status == 500 and "do not match" in reply.text
    assert office.log()[-1][2] == "evidence.broken"


def test_a_description_spares_the_next_person_the_look(at_desk, sha256):
    at_desk("rita").post(f"/picture/{sha256}/describe", text="A room with a window, no person.", cluster="cl-flats")

    assert "Described as: A room with a window, no person." in at_desk("rob").get("/cluster/cl-flats").text


def test_a_screenshot_is_shown_like_a_photo_and_can_be_sealed(at_desk, office, screenshot):
    rita = at_desk("rita")
    assert rita.post(f"/screenshot/{screenshot}/look").headers["content-type"] == "image/png"
    with office.store.reading() as unit:
        digest = rooms.captures.get(unit, screenshot).payload_sha256

    assert rita.post(f"/picture/{digest}/seal", capture=screenshot, cluster="cl-young").status == 303
    assert rita.post(f"/screenshot/{screenshot}/look").status == 403


@pytest.mark.parametrize("path", ["/picture/0000/look", "/picture/0000/seal", "/screenshot/urn:uuid:none/look"])
def test_a_picture_nobody_kept_is_not_here(at_desk, path):
    assert at_desk("rita").post(path).status == 404


def test_the_log_does_not_keep_the_digest_of_a_picture_that_was_erased(at_desk, office, sha256):
    rita = at_desk("rita")
    rita.post(f"/picture/{sha256}/look?cluster=cl-flats")
    rita.post(f"/picture/{sha256}/describe", text="A room.", cluster="cl-flats")
    rita.post(f"/picture/{sha256}/seal", cluster="cl-flats")
    rita.post(f"/picture/{sha256}/look")
    with office.store.writing() as unit:
        rooms.erasure.erase_ad(unit, "town-pages:a1", "paul", "request 12", office.clock.at)
        entries = rooms.audit.entries(unit)

    pictured = [entry for entry in entries if entry.action.startswith(("picture.", "custody."))]
    assert len(pictured) >= 6
    assert not any(sha256 in str(entry) for entry in entries)


def test_a_page_capture_is_never_served(at_desk, office, screenshot):
    with office.store.reading() as unit:
        page = rooms.captures.get(unit, screenshot).source

    assert at_desk("rita").post(f"/screenshot/{page}/look").status == 404


def test_a_screenshot_of_a_page_whose_picture_is_sealed_is_not_shown_either(at_desk, office, screenshot):
    rita, url, digest = at_desk("rita"), "http://127.0.0.1/p/1.jpg", "a" * 64
    assert rita.post(f"/screenshot/{screenshot}/look").status == 200
    with office.store.writing() as unit:
        record = rooms.ads.get(unit, "town-cards:y0")
        _, version = rooms.ads.ingest(unit, replace(record.ad, photos=(url,)), None, None, record.last_seen)
        rooms.photos.expected(unit, version, (url,))
        rooms.photos.fetched(unit, url, record.key, None, digest)
        rooms.photos.seal(unit, digest, "rob", "on a hash list", record.last_seen)

    assert rita.post(f"/screenshot/{screenshot}/look").status == 403
