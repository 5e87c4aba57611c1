"""Videos of ads, from import to links: a frame posted as a photo and a video encoded anew are found and told."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import cv2
import numpy as np
import pytest

import store
from sandbox.pictures import painted
from store import faults, findings, frames, matches, photos

TEXTS = ("Anna, new in town, by appointment", "Lina, only this week, call early", "Mia, two rooms near the station",
         "Noor, quiet flat by the river")  # fmt: skip
FILES = ("0.mp4", "1.jpg", "2.webm", "3.mp4")


def film(path: Path, tag: str, size: tuple[int, int] = (320, 240)) -> None:
    out = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*tag), 10, size)
    for scene in (9001, 9002):
        picture = np.asarray(painted(scene).convert("RGB").resize(size))[:, :, ::-1]
        for _ in range(30):
            out.write(np.ascontiguousarray(picture))
    out.release()


@pytest.fixture
def linked(vigie, training, tmp_path, write) -> Path:
    """Four ads: a video, a photo of its second scene, the video in another size and code, a broken video."""
    today = datetime.now(UTC)
    dates = {"start": f"{today - timedelta(days=1):%Y-%m-%d}", "expiry": f"{today + timedelta(days=90):%Y-%m-%d}"}
    assert vigie("--home", training, "mandate", "add", write(tmp_path, sites="[board]", **dates)).code == 0
    assert vigie("--home", training, "hashlist", "none", "--why", "made-up pictures").code == 0
    film(tmp_path / "0.mp4", "mp4v")
    painted(9002).save(tmp_path / "1.jpg", quality=80)
    film(tmp_path / "2.webm", "VP80", (480, 360))
    (tmp_path / "3.mp4").write_bytes((tmp_path / "0.mp4").read_bytes()[:500])
    lines = [
        {"id": f"{number}", "site": "board", "url": f"https://board.example/{number}", "category": "escort",
         "title": text, "text": text, "contacts": [], "photos": [FILES[number]]}
        for number, text in enumerate(TEXTS)
    ]  # fmt: skip
    (tmp_path / "ads.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    assert (
        vigie("--home", training, "import", tmp_path / "ads.jsonl", "--mandate", "M-1", "--photos", tmp_path).code == 0
    )
    assert vigie("--home", training, "link").code == 0
    return training


@pytest.fixture
def kept(linked):
    opened = store.open_store(f"sqlite:///{linked / 'vigie.db'}")
    yield opened
    opened.close()


def shown(unit: store.Unit) -> dict[str, list[tuple[str, int | None]]]:
    return {one.key: [(it.format, it.at_ms) for it in one.pictures] for one in findings.facts(unit)}


def test_ads_that_share_a_frame_are_linked_and_told_its_time(vigie, linked, kept) -> None:
    rows = [
        row
        for more in ([], ["--suggested"])
        for row in vigie("--home", linked, "--json", "links", "--purpose", "practice", *more).rows
    ]

    told = {(row["left"], row["right"]): reason["detail"] for row in rows for reason in row["reasons"]}
    pairs = (("board:0", "board:1"), ("board:0", "board:2"), ("board:1", "board:2"))
    assert "a frame of a video at 0:03" in told[pairs[0]]
    assert all(f"in the {ad} ad it is a frame of a video at 0:03" in told[pairs[1]] for ad in ("first", "second"))
    assert "a frame of a video at 0:03" in told[pairs[2]]
    assert not [pair for pair in told if "board:3" in pair]
    with kept.reading() as unit:
        assert shown(unit) == {
            "board:0": [("mp4", None), ("frame", 0), ("frame", 3000)],
            "board:1": [("jpeg", None)],
            "board:2": [("webm", None), ("frame", 0), ("frame", 3000)],
            "board:3": [("mp4", None)],
        }
        assert [one.detail for one in faults.recent(unit)] == ["undecodable video"]


@pytest.mark.slow
def test_an_export_names_the_video_that_a_frame_is_from(vigie, linked, tmp_path) -> None:
    at_work = ("--home", linked, "--purpose", "practice")
    assert vigie("--home", linked, "key", "new").code == 0
    assert vigie(*at_work, "case", "new", "C-1", "--title", "made up", "--mandate", "M-1").code == 0
    assert all(vigie(*at_work, "case", "add", "C-1", f"board:{number}").code == 0 for number in (0, 1))
    assert vigie(*at_work, "case", "request", "C-1").code == 0

    assert vigie(*at_work, "case", "export", "C-1", "--to", tmp_path / "out", "--language", "en").code == 0

    case = json.loads(next((tmp_path / "out").glob("*/data/case.json")).read_text())
    reason = case["software_derived"]["links"][0]["reasons"][0]
    video, photo = (hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("0.mp4", "1.jpg"))
    assert (case["software_derived"]["frames"][reason["left"]], reason["right"]) == (video, photo)


def test_a_sealed_video_has_no_frames_and_gets_none(vigie, linked, kept) -> None:
    with kept.writing() as unit:
        (video,) = [one for one in findings.pictures(unit) if one.format == "webm"]
        before = len(matches.all_of(unit)), frames.of(unit, [video.sha256])
        photos.seal(unit, video.sha256, "trainee", "practice", datetime.now(UTC))
        frames.save(unit, video.sha256, [(picture, ()) for _, picture in before[1].values()])  # read before the seal

        assert (before[0], len(before[1])) == (4, 2)
        assert frames.names(unit, [video.sha256]) == []
        assert len(matches.all_of(unit)) == 1
        assert all(not photos.picture(unit, name) for name in before[1])
        assert shown(unit)["board:2"] == [("webm", None)]
    assert vigie("--home", linked, "link").code == 0
    for more in ([], ["--suggested"]):
        rows = vigie("--home", linked, "--json", "links", "--purpose", "practice", *more).rows
        assert all("board:2" not in (row["left"], row["right"]) for row in rows)
