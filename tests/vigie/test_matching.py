"""From pictures that came in to links: a crop is found, in one go or one after the other, and a sealed one never."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import store
from sandbox.pictures import painted
from store import matches, photos

TEXTS = ("Anna, new in town, by appointment", "Lina, only this week, call early", "Mia, two rooms near the station")


@pytest.fixture
def bring(vigie, training, tmp_path, write):
    """bring(0, 1): ads 0 and 1 come in and are linked; 0 shows a scene, 1 a crop of it, 2 another crop, mirrored."""
    today = datetime.now(UTC)
    dates = {"start": f"{today - timedelta(days=1):%Y-%m-%d}", "expiry": f"{today + timedelta(days=90):%Y-%m-%d}"}
    assert vigie("--home", training, "mandate", "add", write(tmp_path, sites="[board]", **dates)).code == 0
    assert vigie("--home", training, "hashlist", "none", "--why", "made-up pictures").code == 0
    scene = painted(9001)
    scene.save(tmp_path / "0.jpg", quality=85)
    scene.crop((40, 30, 320, 240)).save(tmp_path / "1.jpg", quality=80)
    scene.transpose(0).crop((0, 0, 270, 240)).save(tmp_path / "2.jpg", quality=80)

    def call(*numbers: int) -> None:
        lines = [
            {"id": f"{number}", "site": "board", "url": f"https://board.example/{number}", "category": "escort",
             "title": TEXTS[number], "text": TEXTS[number], "contacts": [], "photos": [f"{number}.jpg"]}
            for number in numbers
        ]  # fmt: skip
        ads = tmp_path / "ads.jsonl"
        ads.write_text("\n".join(json.dumps(line) for line in lines))
        assert vigie("--home", training, "import", ads, "--mandate", "M-1", "--photos", tmp_path).code == 0
        assert vigie("--home", training, "link").code == 0

    return call


def held(home: Path, question):
    opened = store.open_store(f"sqlite:///{home / 'vigie.db'}")
    try:
        with opened.reading() as unit:
            return question(unit)
    finally:
        opened.close()


def test_ads_with_a_picture_and_its_crop_are_linked_and_told_why(vigie, training, bring) -> None:
    bring(0, 1)

    said = vigie("--home", training, "--json", "links", "--purpose", "practice", "--suggested")
    accepted = vigie("--home", training, "--json", "links", "--purpose", "practice")

    details = [reason["detail"] for row in (*said.rows, *accepted.rows) for reason in row["reasons"]]
    assert any("cropped or framed" in detail and "matching points" in detail for detail in details)


@pytest.mark.slow
def test_pictures_that_come_later_match_as_if_all_had_come_together(training, bring) -> None:
    for number in (2, 0, 1):
        bring(number)

    one_by_one = held(training, matches.all_of)
    with_all = held(training, lambda unit: len(matches.unmatched(unit, "another matcher")))

    assert with_all == 3
    assert len(one_by_one) == 3
    assert sorted(one.mirrored for one in one_by_one) == [False, True, True]


def test_a_sealed_picture_is_compared_with_nothing(training, bring) -> None:
    bring(0)
    (sha256,) = [one.sha256 for one in held(training, lambda unit: matches.unmatched(unit, "another matcher"))]
    opened = store.open_store(f"sqlite:///{training / 'vigie.db'}")
    with opened.writing() as unit:
        photos.seal(unit, sha256, "trainee", "practice", datetime.now(UTC))
    opened.close()

    bring(1, 2)

    assert {sha256} & {end for one in held(training, matches.all_of) for end in (one.left, one.right)} == set()
    assert len(held(training, matches.all_of)) == 1
