"""Videos: a few frames, each hashed like a picture; what is broken or hostile is a fault of that file alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import cv2
import numpy as np
import pytest

from reading import frames, study_file, study_picture, videos
from sandbox.pictures import painted

SCENES = (9001, 9002, 9003)
NEAR = 31  # bits of 256 within which PDQ calls two pictures copies


def film(path: Path, tag: str = "mp4v", scenes: tuple[int, ...] = SCENES, each: int = 20) -> bytes:
    """A made-up video of 10 frames a second that shows each scene for `each` of them."""
    out = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*tag), 10, (320, 240))
    for scene in scenes:
        picture = np.ascontiguousarray(np.asarray(painted(scene).convert("RGB"))[:, :, ::-1])
        for _ in range(each):
            out.write(picture)
    out.release()
    return path.read_bytes()


def bits(one: str | None, other: str | None) -> int:
    return (int(one or "", 16) ^ int(other or "", 16)).bit_count()


@pytest.mark.parametrize(("name", "tag"), [("a.mp4", "mp4v"), ("a.mov", "MJPG"), ("a.webm", "VP80")])
def test_each_scene_of_a_video_is_a_picture_with_its_time(tmp_path, name: str, tag: str) -> None:
    (video, features), *shown = study_file(film(tmp_path / name, tag))

    assert (video.format, video.is_video, video.width, video.height) == (name[-4:].strip("."), True, 320, 240)
    assert (video.pdq, video.fault, features) == (None, "video: 3 frames of it compared", ())
    assert [(one.format, one.at_ms, one.fault) for one, _ in shown] == [("frame", at, None) for at in (0, 2000, 4000)]
    for (one, described), scene in zip(shown, SCENES, strict=True):
        painted(scene).save(tmp_path / "photo.jpg", quality=80)
        photo = study_picture((tmp_path / "photo.jpg").read_bytes())[0]
        assert bits(one.pdq, photo.pdq) <= NEAR
        assert {part.sha256 for part in described} == {one.sha256}


def test_same_bytes_give_the_same_frames_and_other_videos_other_names(tmp_path) -> None:
    one, other = film(tmp_path / "a.mp4"), film(tmp_path / "b.mp4", scenes=SCENES[:2])

    names = [{picture.sha256 for picture, _ in study_file(data)} for data in (one, other)]
    assert study_file(one) == study_file(one)
    assert names[0] & names[1] == set()


def test_of_many_scenes_only_some_are_kept(tmp_path) -> None:
    _, *shown = study_file(film(tmp_path / "a.mp4", scenes=tuple(range(9001, 9013)), each=6))

    times = [picture.at_ms or 0 for picture, _ in shown]
    assert len(times) == frames.MOST_KEPT
    assert times == sorted(times)


def test_broken_videos_are_faults_without_frames(tmp_path) -> None:
    whole = film(tmp_path / "a.mp4")
    playlist = b"\0\0\0\x18ftypisom#EXTM3U\nhttp://127.0.0.1:9/a.ts\n"

    for data in (whole[:60], whole[: len(whole) // 2], whole[:12] + bytes(5000), playlist, b"\x1a\x45\xdf\xa3" * 99):
        ((picture, _),) = study_file(data)
        assert (picture.is_video, picture.fault, picture.pdq) == (True, "undecodable video", None)


def test_damaged_videos_never_raise(tmp_path) -> None:
    whole = film(tmp_path / "a.webm", "VP80", scenes=SCENES[:2], each=6)
    damage = np.random.default_rng(5)

    for _ in range(4):
        data = bytearray(whole)
        for at in damage.integers(4, len(data), 40):
            data[at] = damage.integers(256)
        assert study_file(bytes(data))[0][0].is_video


@pytest.mark.parametrize(("limit", "value"), [("MAX_BYTES", 1000), ("SECONDS", 0.01)])
def test_video_beyond_a_limit_is_a_fault(tmp_path, monkeypatch, limit: str, value: float) -> None:
    data = film(tmp_path / "a.mp4", scenes=SCENES[:1])
    monkeypatch.setattr(videos, limit, value)
    began = time.monotonic()

    ((picture, _),) = study_file(data)

    assert str(value) in (picture.fault or "")
    assert time.monotonic() - began < 5


def test_pictures_and_other_files_are_no_videos() -> None:
    for data in (
        b"",
        b"#EXTM3U\nhttp://127.0.0.1/",
        b"ffconcat version 1.0",
        b"\0\0\0\x18ftypheic",
        b"RIFF\0\0\0\0AVI ",
    ):
        assert videos.container(data) is None


def test_decoder_opens_no_other_file_and_no_address(tmp_path) -> None:
    """The very playlist that it would follow without the limits, given to it by name."""
    part = tmp_path / "part.mp4"
    film(part, scenes=SCENES[:1], each=5)
    playlist = tmp_path / "list.m3u8"
    playlist.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{part}\n#EXT-X-ENDLIST\n")

    def is_opened(options: str) -> str:
        code = f"import cv2; print(cv2.VideoCapture({str(playlist)!r}, cv2.CAP_FFMPEG).isOpened())"
        environment = {"PATH": os.defpath, "OPENCV_FFMPEG_CAPTURE_OPTIONS": options}
        command = [sys.executable, "-c", code]
        return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout.strip()

    limits = "|".join(f"{name};{value}" for name, value in frames.OPTIONS.items())
    assert (is_opened("allowed_extensions;ALL"), is_opened(limits)) == ("True", "False")


@pytest.mark.parametrize(
    "body", ["import os; os.abort()", "print('[')", 'print(\'{"frames": [[0, 9, 9]], "whole": 1}\')']
)
def test_a_decoder_that_crashes_or_talks_nonsense_is_a_fault(tmp_path, monkeypatch, body: str) -> None:
    program = tmp_path / "broken.py"
    program.write_text(body)
    monkeypatch.setattr(videos, "PROGRAM", program)

    ((picture, _),) = study_file(b"\0\0\0\x18ftypisom" + bytes(99))

    assert picture.fault == "undecodable video"
