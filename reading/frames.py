"""A few frames of a video, taken by a program of its own: what a hostile file breaks is this process and no other.

Run by path with the descriptor of the video, which is looked at where it lies in memory. Writes to standard output a
line of JSON (`width`, `height`, `seconds` read, `whole`, and `at_ms`, `height`, `width` of each frame), then the
frames' bytes, RGB. The decoders may open nothing: no network, no other file, no other container.
"""

from __future__ import annotations

import json
import os
import resource
import sys

OPTIONS = {"protocol_whitelist": "file", "format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm"}
os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = "|".join(f"{name};{value}" for name, value in OPTIONS.items())

import cv2  # noqa: E402  (reads its environment)
import numpy as np  # noqa: E402

MOST_KEPT = 8
SIDE = 1024  # the longest side of a frame as handed on: what hashes and features are made from
STEP_MS = 500  # between frames that are compared: people do not show a room for less
CHANGE = 12.0  # grey levels of 255 by which a scene differs; recompressing moves a thumbnail by less than 3
MOST_FRAMES = 9_000  # five minutes at 30 a second
MOST_DECODED = 4_000_000_000  # pixels: 2,000 frames of 1920x1080
MOST_PIXELS = 16_000_000  # of one frame; twice 4K
MEMORY = 4 << 30  # bytes
SECONDS = 60  # of computing

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]


def main(descriptor: int) -> int:
    """Write the frames; the exit code says whether there was a video."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    video = cv2.VideoCapture(f"/proc/self/fd/{descriptor}", cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1])
    width, height = (int(video.get(side)) for side in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT))
    if not video.isOpened() or not 0 < width * height <= MOST_PIXELS:
        return 1
    kept, reached, whole = _key_frames(video, min(MOST_FRAMES, MOST_DECODED // (width * height)))
    shapes = [(at, *frame.shape[:2]) for at, frame in kept]
    told = {"width": width, "height": height, "seconds": reached // 1000, "whole": whole, "frames": shapes}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + b"".join(frame.tobytes() for _, frame in kept))
    return 0


def _key_frames(video: cv2.VideoCapture, most: int) -> tuple[list[tuple[int, Pixels]], int, bool]:
    """The first frame and those that differ most from the one kept before, in their order; the time reached; whether

    that is the end.
    """
    kept: list[tuple[float, int, Pixels]] = []
    last: Pixels | None = None
    due = at = 0
    for _ in range(most):
        if not video.grab():
            return [(at, frame) for _, at, frame in kept], at, True
        at = max(at, int(video.get(cv2.CAP_PROP_POS_MSEC)))
        if at < due:
            continue
        due = at - at % STEP_MS + STEP_MS
        there, frame = video.retrieve()
        if not there or frame.shape[0] * frame.shape[1] > MOST_PIXELS:
            continue
        small = cv2.resize(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), (32, 32), interpolation=cv2.INTER_AREA)
        change = 255.0 if last is None else float(cv2.absdiff(small, last).mean())
        if change >= CHANGE:
            last = np.asarray(small, np.uint8)
            kept = _with(kept, (change, at, _shrunk(frame)))
    return [(at, frame) for _, at, frame in kept], at, False


def _with(kept: list[tuple[float, int, Pixels]], one: tuple[float, int, Pixels]) -> list[tuple[float, int, Pixels]]:
    """Without the least change when there are too many: the later of two equal ones."""
    ranked = sorted([*kept, one], key=lambda frame: (-frame[0], frame[1]))
    return sorted(ranked[:MOST_KEPT], key=lambda frame: frame[1])


def _shrunk(frame: cv2.typing.MatLike) -> Pixels:
    scale = SIDE / max(frame.shape[:2])
    if scale < 1:
        size = (max(1, round(frame.shape[1] * scale)), max(1, round(frame.shape[0] * scale)))
        frame = cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB), np.uint8)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
