"""Tesseract, run as a program: several strips of writing in one call, their texts back. No shell, no file."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from PIL import Image

from reading.written_glyphs import Grey

PROGRAM = "tesseract"
LANGUAGES = ("eng", "fra", "nld", "deu")
"""Each a network trained by itself: an opinion of its own on the same digits."""

_SECONDS_A_PAGE = 4  # forty times what a strip takes
_SECONDS_TO_START = 20
_ONE_LINE = "7"  # Tesseract's page segmentation mode for a single line
_TABLE = "tessedit_create_tsv=1"  # a row for each page, and for each word on it
_WORD = "5"  # level of a word's row
_LEVEL, _NUMBER, _SURE, _TEXT = 0, 1, 10, 11  # columns; how sure is told from 0 to 100


class Said(NamedTuple):
    """A line as it was read, and how sure the program is, 0 to 1, of the word it is least sure of: of those with
    digits, if any has."""

    text: str
    sure: float


NOTHING = Said("", 0.0)


class NoProgramError(Exception):
    """Tesseract is not on this machine."""


class _FailedError(Exception):
    """Tesseract failed, or took too long."""


def is_there() -> bool:
    """Whether writing in pictures can be read on this machine."""
    return shutil.which(PROGRAM) is not None


def read_pages(pages: Sequence[Grey], language: str) -> list[Said]:
    """What is on each page, a single line dark on white; nothing on a page which the program fails on.

    NoProgramError when there is no program.
    """
    if not pages:
        return []
    try:
        return _run(pages, language)
    except _FailedError:
        half = len(pages) // 2  # one bad page must not keep the others from being read
        return read_pages(pages[:half], language) + read_pages(pages[half:], language) if half else [NOTHING]


def _run(pages: Sequence[Grey], language: str) -> list[Said]:
    command = [PROGRAM, "stdin", "stdout", "--psm", _ONE_LINE, "-l", language, "-c", _TABLE]
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
    said = [_said(rows) for rows in _pages(done.stdout.decode("utf-8", "replace"))]
    if done.returncode or len(said) != len(pages):
        raise _FailedError
    return said


def _pages(table: str) -> Iterator[list[list[str]]]:
    """The rows of each page; the first tells of the page itself."""
    rows = [row for line in table.split("\n") if len(row := line.split("\t")) > _TEXT and row[_LEVEL].isdecimal()]
    for _, page in groupby(rows, key=lambda row: row[_NUMBER]):
        yield list(page)


def _said(rows: Sequence[Sequence[str]]) -> Said:
    words = [(row[_TEXT], float(row[_SURE]) / 100) for row in rows if row[_LEVEL] == _WORD and row[_TEXT].strip()]
    telling = [sure for word, sure in words if any(map(str.isdigit, word))] or [sure for _, sure in words]
    return Said(" ".join(word for word, _ in words), min(telling)) if words else NOTHING


def _tiff(pages: Sequence[Grey]) -> bytes:
    first, *rest = (Image.fromarray(page) for page in pages)
    out = io.BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=rest, dpi=(300, 300))
    return out.getvalue()
