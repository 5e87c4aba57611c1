"""Contacts written in pictures: named with their picture, outlined when it is held, gone when it is sealed."""

from __future__ import annotations

import html
import json
import re

import pytest

import store as rooms
from model import Finding, FindingKind, PictureText, WrittenLine

NUMBER = "+32470999888"


@pytest.fixture
def sha256(office):
    """The first picture of an ad, on which a number was read."""
    with office.store.writing() as unit:
        record = rooms.ads.get(unit, "town-pages:a1")
        sha256 = record.photos[0].sha256
        line = WrittenLine(0, 13, 0.1, 0.6, 0.8, 0.75, 0.1)
        rooms.written.save(unit, PictureText(sha256, "w1", "0470 99 98 88", (line,)))
        read = Finding(FindingKind.PHONE, NUMBER, 0, 13, "0470 99 98 88", 0.8, f"picture:{sha256}")
        rooms.written.save_findings(unit, record.version.id, sha256, "f1", [read])
    return sha256


def test_number_in_a_picture_is_named_with_it_and_its_place(at_desk, sha256):
    page = at_desk("rita").get("/cluster/cl-flats").text

    assert NUMBER in page
    assert f'href="#picture-{sha256[:16]}"' in page
    (boxes,) = re.findall(rf'id="picture-{sha256[:16]}" data-boxes="([^"]+)"', page)
    assert json.loads(html.unescape(boxes)) == [[0.1, 0.6, 0.8, 0.75]]


def test_sealed_picture_tells_its_number_no_more(at_desk, sha256):
    at_desk("rita").post(f"/picture/{sha256}/seal", cluster="cl-flats")

    page = at_desk("rita").get("/cluster/cl-flats").text
    assert NUMBER not in page
    assert "data-boxes" not in page
