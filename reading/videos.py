"""From the bytes of a video to a few of its frames, each hashed and described like a picture.

Only containers known by their first bytes are looked at, by a process of its own with limits (`reading/frames.py`).
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MAX_BYTES = 200_000_000  # ads show clips of a minute
SECONDS = 90  # by the clock; the program's own limit of computing ends before
PROGRAM = Path(__file__).with_name("frames.py")
_STILLS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
_EBML = b"\x1a\x45\xdf\xa3"


class NoVideoError(Exception):
    """The video gives no frames; the message is its fault."""


@dataclass(frozen=True, slots=True)
class Frames:
    """What a video is, and some frames (h, w, 3) with the millisecond each stands at."""

    width: int
    height: int
    remark: str
    kept: tuple[tuple[int, NDArray[np.uint8]], ...]


def container(data: bytes) -> str | None:
    """`mp4`, `mov` or `webm` (Matroska as well), or None: no video. Pictures in the same boxes are none."""
    if data.startswith(_EBML):
        return "webm"
    if data[4:8] != b"ftyp" or data[8:12] in _STILLS:
        return None
    return "mov" if data[8:12] == b"qt  " else "mp4"


def name_of(video: str, at_ms: int) -> str:
    """The name of a frame, in place of the SHA-256 of a picture's bytes: of the video's, and the time."""
    return hashlib.sha256(f"{video} {at_ms}".encode()).hexdigest()


def take_frames(data: bytes) -> Frames:
    """The frames of a video, the same for the same bytes. NoVideoError when there are none to be had."""
    if len(data) > MAX_BYTES:
        raise NoVideoError(f"larger than {MAX_BYTES} bytes")
    line, _, pixels = _run(data).partition(b"\n")
    try:
        told = json.loads(line)
        kept = []
        for at, height, width in told["frames"]:
            size = height * width * 3
            kept.append((at, np.frombuffer(pixels[:size], np.uint8).reshape(height, width, 3)))
            pixels = pixels[size:]
    except (ValueError, KeyError, TypeError):
        raise NoVideoError("undecodable video") from None
    if not kept:
        raise NoVideoError("a video without frames")
    part = "" if told["whole"] else f"the first {told['seconds']} seconds of "
    return Frames(told["width"], told["height"], f"video: {len(kept)} frames of {part}it compared", tuple(kept))


def _run(data: bytes) -> bytes:
    """The program's answer. The video lies in memory alone, never in a file that others could read."""
    memory = os.memfd_create("video")
    environment = {
        "PATH": os.defpath,
        "OPENCV_LOG_LEVEL": "SILENT",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    try:
        with open(memory, "wb", closefd=False) as file:
            file.write(data)
        command = [sys.executable, "-I", str(PROGRAM), str(memory)]
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False,
            timeout=SECONDS, env=environment, pass_fds=(memory,),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise NoVideoError(f"a video not read within {SECONDS} seconds") from None
    finally:
        os.close(memory)
    if done.returncode:
        raise NoVideoError("undecodable video")
    return done.stdout
