"""Reposts of made-up videos: how often a frame, or the video encoded anew, is found; false links; seconds a video.

python benchmarks/videos.py [FIRST_SCENE [VIDEOS]]
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps

import dedup
from model import MatchKind, PictureFeature
from reading import study_file
from reading.pictures import Studied
from sandbox.pictures import marked, painted

SCENES = 4  # of each video, two seconds of each
TELLING = (MatchKind.COPY, MatchKind.CROP)


def film(scenes: Iterable[int], tag: str, suffix: str, change: Callable[[Image.Image], Image.Image]) -> bytes:
    """A video that moves slowly over each of the scenes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        out: cv2.VideoWriter | None = None
        for scene in scenes:
            picture = painted(scene).convert("RGB")
            for step in range(20):
                frame = np.asarray(change(picture.crop((step, 0, 300 + step, 240))))[:, :, ::-1]
                if out is None:
                    size = (frame.shape[1], frame.shape[0])
                    out = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*tag), 10, size)
                out.write(np.ascontiguousarray(frame))
        if out is not None:
            out.release()
        return path.read_bytes()


def photo(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=75)
    return out.getvalue()


REPOSTS: dict[str, Callable[[Sequence[int]], bytes]] = {
    "frame as a photo": lambda scenes: photo(painted(scenes[2]).crop((12, 0, 312, 240))),
    "frame, cropped a tenth": lambda scenes: photo(painted(scenes[2]).crop((42, 24, 312, 240))),
    "frame, mirrored": lambda scenes: photo(ImageOps.mirror(painted(scenes[2])).crop((8, 0, 308, 240))),
    "VP8, larger": lambda scenes: film(scenes, "VP80", ".webm", lambda one: one.resize((480, 384))),
    "MPEG-4, smaller": lambda scenes: film(scenes, "mp4v", ".mov", lambda one: one.resize((240, 192))),
    "marked, VP8": lambda scenes: film(scenes, "VP80", ".webm", lambda one: marked(one, 3)),
    "one scene, other order": lambda scenes: film((scenes[3] + 50_000, scenes[1]), "mp4v", ".mp4", lambda one: one),
}


def is_found(ours: Sequence[Studied], theirs: Sequence[Studied]) -> bool:
    left, right = [one for one, _ in ours], [one for one, _ in theirs]
    names = {one.sha256 for one in left}
    hashed = dedup.match_hashes(right, left)
    held: list[PictureFeature] = [part for _, parts in [*ours, *theirs] for part in parts]
    new = [part for _, parts in theirs for part in parts]
    found = [*hashed, *dedup.match_features(new, [held], {(one.left, one.right) for one in hashed})]
    return any(one.kind in TELLING and (one.left in names) != (one.right in names) for one in found)


def main() -> None:
    first, count = (int(word) for word in [*sys.argv[1:], *("70000", "20")[len(sys.argv) - 1 :]])
    began, made = time.perf_counter(), []
    sets = [tuple(range(first + SCENES * number, first + SCENES * (number + 1))) for number in range(count)]
    for scenes in sets:
        made.append(study_file(film(scenes, "mp4v", ".mp4", lambda one: one)))
    seconds = (time.perf_counter() - began) / count
    for name, repost in REPOSTS.items():
        found = sum(is_found(ours, study_file(repost(scenes))) for ours, scenes in zip(made, sets, strict=True))
        print(f"{name:<24} {found:>4} of {count}")
    pairs = [(one, other) for at, one in enumerate(made) for other in made[at + 1 :]]
    print(f"{'unrelated videos':<24} {sum(is_found(*pair) for pair in pairs):>4} of {len(pairs)}")
    print(f"{seconds:.2f} seconds a video, drawing and writing it included")


if __name__ == "__main__":
    main()
