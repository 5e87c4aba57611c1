"""Reads ads from a file of JSON lines: every line by itself, so that one that is wrong stops none of the others.

The lines are other people's writing: nothing of what they say stands in an error, which names file and line instead.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from model import Ad, BadInput, Category, holdable, is_native_id, is_short_url

LONGEST = 4_000_000  # bytes of a line: no ad is longer
LARGEST_PICTURE = 50_000_000  # bytes; cameras of today make files of 5 to 20 MB
AHEAD = timedelta(days=366)  # a sighting further in the future is no clock that runs fast but a mistake
TEXTS = ("id", "site", "url", "category", "title", "text")
MAY_BE_EMPTY = ("title", "text")
KEYS = frozenset(TEXTS) | {
    "place", "country", "language", "posted_at", "seen_at", "price", "currency", "contacts", "reviews", "photos",
    "obtained",
}  # fmt: skip
SITE = re.compile(r"[^\s:]{1,100}")  # the colon parts site and id in an ad's key


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, checked."""

    number: int
    raw: bytes
    ad: Ad
    names: tuple[str, ...]  # picture files, one per address in `ad.photos`; empty without a folder
    seen_at: datetime | None


def read_lines(path: Path, folder: Path | None, at: datetime) -> tuple[list[Line], list[BadInput]]:
    """The lines that are right, and one error for each that is not. Raises BadInput when there is no such file."""
    lines: list[Line] = []
    mistakes: list[BadInput] = []
    seen: set[str] = set()
    for number, raw in _lines(path):
        try:
            line = read_line(number, raw, path, folder, at)
            if line.ad.key in seen:
                raise BadInput("this id stands in the file twice", f"{path}:{number}")
            seen.add(line.ad.key)
            lines.append(line)
        except BadInput as error:
            mistakes.append(error)
    return lines, mistakes


def read_line(number: int, raw: bytes, path: Path, folder: Path | None, at: datetime) -> Line:
    """One line, checked; `at` is now. Raises BadInput with file and line."""
    where = f"{path}:{number}"
    given = _object(raw, where)
    for key in TEXTS:
        if not isinstance(given.get(key), str) or (not given[key].strip() and key not in MAY_BE_EMPTY):
            raise BadInput(f"'{key}' must be a text", where)
    if given["category"] not in list(Category):
        raise BadInput("unknown category", where, f"one of {', '.join(Category)}")
    if not is_native_id(given["id"]):
        raise BadInput("'id' must be at most 200 characters that can be seen", where)
    if not SITE.fullmatch(given["site"]) or not given["site"].isprintable():
        raise BadInput("'site' must be a word of at most 100 characters without a colon", where)
    if not is_short_url(given["url"]):
        raise BadInput("'url' is longer than any address", where)
    names = tuple(dict.fromkeys(_strings(given, "photos", where)))
    for name in names:
        _check_picture(name, folder, where)
    seen_at = _moment(given, "seen_at", where)
    if seen_at is not None and seen_at > at + AHEAD:
        raise BadInput("'seen_at' lies in the future", where)
    return Line(number, raw, _ad(given, names, where), names if folder else (), seen_at)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Numbered lines without their ends, empty ones left out; of one beyond all bounds, one byte too many."""
    try:
        with path.open("rb") as file:
            number = 0
            while raw := file.readline(LONGEST + 1):
                number += 1
                if len(raw) > LONGEST and not raw.endswith(b"\n"):
                    _skip(file)
                if raw.strip():
                    yield number, raw.rstrip(b"\r\n")
    except OSError as error:
        raise BadInput(error.strerror or "cannot be read", str(path)) from error


def _skip(file: BinaryIO) -> None:
    """To the end of the line."""
    while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
        pass


def _object(raw: bytes, where: str) -> dict[str, Any]:
    if len(raw) > LONGEST:
        raise BadInput("the line is longer than any ad", where)
    try:
        given = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput("not UTF-8 text", where) from error
    except (ValueError, RecursionError) as error:
        raise BadInput("not a line of JSON", where) from error
    if not isinstance(given, dict):
        raise BadInput("expected an object", where)
    if given.keys() - KEYS:
        raise BadInput("a key that no ad has", where, f"only {', '.join(sorted(KEYS))}")
    return {key: holdable(value) if isinstance(value, str) else value for key, value in given.items()}


def _ad(given: dict[str, Any], names: tuple[str, ...], where: str) -> Ad:
    def text(key: str) -> str | None:
        value = given.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, str | int | float)):
            raise BadInput(f"'{key}' must be a text", where)
        return None if value is None else str(value)

    return Ad(
        site=given["site"],
        native_id=given["id"],
        url=given["url"],
        category=Category(given["category"]),
        title=given["title"],
        text=given["text"],
        place=text("place"),
        country=text("country"),
        language=text("language"),
        posted_at=_moment(given, "posted_at", where),
        price=text("price"),
        currency=text("currency"),
        contacts=_strings(given, "contacts", where),
        reviews=_strings(given, "reviews", where),
        photos=tuple(f"urn:vigie:photo:{given['site']}:{name}" for name in names),
    )


def _strings(given: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = given.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadInput(f"'{key}' must be a list of texts", where)
    return tuple(map(holdable, value))


def _check_picture(name: str, folder: Path | None, where: str) -> None:
    """A picture is named by a plain file name inside the folder: no way out of it."""
    if Path(name).name != name or name in ("", ".", "..") or not name.isprintable():
        raise BadInput("a photo is named by its file name alone", where)
    if folder is None:
        return
    file = folder / name
    if len(os.fsencode(name)) > 255 or file.is_symlink() or not file.is_file():  # 255: what a file name may have
        raise BadInput("a photo that the line names is not in the folder", where)
    if file.stat().st_size > LARGEST_PICTURE:
        raise BadInput(f"a photo is larger than {LARGEST_PICTURE} bytes", where)


def _moment(given: dict[str, Any], key: str, where: str) -> datetime | None:
    if given.get(key) is None:
        return None
    try:
        moment = datetime.fromisoformat(given[key])
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (TypeError, ValueError) as error:
        raise BadInput(f"'{key}' is no ISO 8601 time", where) from error
    except OverflowError as error:
        raise BadInput(f"'{key}' lies beyond the calendar", where) from error
    raise BadInput(f"'{key}' needs a time zone", where, "write it as 2026-05-01T12:00:00+02:00")
