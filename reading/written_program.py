"""Tesseract, run as a program: several strips of writing in one call, their texts back. No shell, no file."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Sequence

from PIL import Image

from reading.written_glyphs import Grey

PROGRAM = "tesseract"
LANGUAGES = ("eng", "fra", "nld", "deu")
"""Each a network trained by itself: an opinion of its own on the same digits."""

_SECONDS_A_PAGE = 4  # forty times what a strip takes
_SECONDS_TO_START = 20
_ONE_LINE = "7"  # Tesseract's page segmentation mode for a single line
_NEXT_PAGE = "\f"  # stands between two pages


class NoProgramError(Exception):
    """Tesseract is not on this machine."""


class _FailedError(Exception):
    """Tesseract failed, or took too long."""


def is_there() -> bool:
    """Whether writing in pictures can be read on this machine."""
    return shutil.which(PROGRAM) is not None


def read_pages(pages: Sequence[Grey], language: str) -> list[str]:
    """The text of each page, a single line dark on white; that of a page which the program fails on is empty.

    NoProgramError when there is no program.
    """
    if not pages:
        return []
    try:
        return _run(pages, language)
    except _FailedError:
        half = len(pages) // 2  # one bad page must not keep the others from being read
        return read_pages(pages[:half], language) + read_pages(pages[half:], language) if half else [""]


def _run(pages: Sequence[Grey], language: str) -> list[str]:
    command = [PROGRAM, "stdin", "stdout", "--psm", _ONE_LINE, "-l", language]
    limit = _SECONDS_TO_START + _SECONDS_A_PAGE * len(pages)
    environment = {"PATH": os.environ.get("PATH", os.defpath), "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command, input=_tiff(pages), capture_output=True, check=False, timeout=limit, env=environment
        )
    except OSError:  # not there, or not to be run
        raise NoProgramError(f"the program {PROGRAM} is not installed") from None
    except subprocess.TimeoutExpired:
        raise _FailedError from None
    texts = done.stdout.decode("utf-8", "replace").split(_NEXT_PAGE)
    if done.returncode or len(texts) != len(pages):
        raise _FailedError
    return [text.strip() for text in texts]


def _tiff(pages: Sequence[Grey]) -> bytes:
    first, *rest = (Image.fromarray(page) for page in pages)
    out = io.BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=rest, dpi=(300, 300))
    return out.getvalue()
