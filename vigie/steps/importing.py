"""Import: ads collected by others. Every line and picture is stored as a capture before it becomes an ad."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import evidence
from model import Ad, BadInput, Capture, CaptureKind, Category, Operation, RefusalReason, Refused
from store import Unit, ads, audit, captures, hashlists, mandates, photos
from vigie import __version__
from vigie.workspace import Workspace, now

BATCH = 100  # lines per transaction
LONGEST = 1_000_000  # characters of a line: no ad is longer
TEXTS = ("id", "site", "url", "category", "title", "text")
KEYS = frozenset(TEXTS) | {
    "place", "country", "language", "posted_at", "seen_at", "price", "currency", "contacts", "reviews", "photos",
    "obtained",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, checked."""

    number: int
    raw: str
    ad: Ad
    names: tuple[str, ...]  # picture files
    seen_at: datetime | None


def import_file(
    workspace: Workspace, path: Path, reference: str, folder: Path | None, account: str
) -> tuple[dict[str, int], list[BadInput]]:
    """Import a file under a mandate. Counts, and one error per line that is not right; the others are imported."""
    lines, mistakes = _read(path, folder)
    counts = {"new": 0, "changed": 0, "seen": 0, "photos": 0}
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    writer = evidence.WarcWriter(workspace.settings.evidence, f"import-{digest[:16]}", f"Vigie/{__version__}")
    try:
        for start in range(0, len(lines), BATCH):
            _save(workspace, writer, lines[start : start + BATCH], digest, reference, folder, account, counts)
    finally:
        writer.close()
    return counts, mistakes


def _save(
    workspace: Workspace,
    writer: evidence.WarcWriter,
    batch: list[Line],
    digest: str,
    reference: str,
    folder: Path | None,
    account: str,
    counts: dict[str, int],
) -> None:
    """One batch: captures synced first, then rows in one transaction."""
    with workspace.store.reading() as unit:
        for line in batch:
            _covered(unit, reference, line)
        ready = hashlists.ready(unit)
    at = now()
    kept = [(line, _resource(writer, f"urn:vigie:import:{digest}:{line.number}", line.raw.encode(),
                             "application/json", line.ad.site, at)) for line in batch]  # fmt: skip
    pictures = [
        (line, name, _resource(writer, line.ad.photos[n], data, "application/octet-stream", line.ad.site, at), data)
        for line in batch
        for n, name in enumerate(line.names)
        if ready and folder and (data := (folder / name).read_bytes())
    ]
    writer.sync()
    with workspace.store.writing() as unit:
        captures.add(unit, [capture for _, capture in kept] + [capture for _, _, capture, _ in pictures])
        for line, capture in kept:
            outcome, _ = ads.ingest(unit, line.ad, capture.id, None, line.seen_at or at)
            counts[outcome.value] = counts.get(outcome.value, 0) + 1
        for line, name, capture, data in pictures:
            _photo(unit, line.ad.photos[line.names.index(name)], line.ad.key, capture, data, account, at)
            counts["photos"] += 1
        audit.log(unit, at, account, Operation.COLLECTION, "import", reference, detail=f"{len(batch)} lines")


def _resource(
    writer: evidence.WarcWriter, url: str, data: bytes, content_type: str, site: str, at: datetime
) -> Capture:
    return writer.resource(url, data, content_type, run=None, site=site, kind=CaptureKind.IMPORT, at=at)


def _photo(unit: Unit, url: str, key: str, capture: Capture, data: bytes, account: str, at: datetime) -> None:
    """Put a picture in its ad; known material is sealed before anything else looks at it."""
    sha256 = hashlib.sha256(data).hexdigest()
    md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
    sha1 = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    hit = hashlists.hit(unit, sha256, md5, sha1)
    photos.fetched(unit, url, key, capture.id, sha256)
    if hit:
        photos.seal(unit, sha256, account, "on the list of known material", at)


def _covered(unit: Unit, reference: str, line: Line) -> None:
    mandate = mandates.get(unit, reference)
    if mandate is None:
        raise Refused(RefusalReason.NO_MANDATE, f"no mandate '{reference}' on record")
    if not mandate.covers(line.ad.site, line.ad.category, now()):
        raise Refused(RefusalReason.OUT_OF_SCOPE, f"line {line.number}: not covered by mandate '{reference}'")


def _read(path: Path, folder: Path | None) -> tuple[list[Line], list[BadInput]]:
    lines, mistakes, seen = [], [], set()
    for number, raw in enumerate(_texts(path), 1):
        if not raw.strip():
            continue
        try:
            line = _line(number, raw, path, folder)
            if line.ad.key in seen:
                raise BadInput("this id stands in the file twice", f"{path}:{number}")
            seen.add(line.ad.key)
            lines.append(line)
        except BadInput as error:
            mistakes.append(error)
    return lines, mistakes


def _texts(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("not readable as UTF-8 text", str(path)) from error


def _line(number: int, raw: str, path: Path, folder: Path | None) -> Line:
    where = f"{path}:{number}"
    if len(raw) > LONGEST:
        raise BadInput("the line is longer than any ad", where)
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise BadInput("not a line of JSON", where) from error
    if not isinstance(given, dict):
        raise BadInput("expected an object", where)
    if unknown := sorted(set(given) - KEYS):
        raise BadInput(f"unknown key '{unknown[0]}'", where)
    for key in TEXTS:
        if not isinstance(given.get(key), str) or (not given[key].strip() and key not in ("text", "title")):
            raise BadInput(f"'{key}' must be a text", where)
    if given["category"] not in list(Category):
        raise BadInput(f"unknown category '{given['category']}'", where)
    names = _strings(given, "photos", where)
    for name in names:
        _picture_file(name, folder, where)
    return Line(number, raw, _ad(given, names, where), names if folder else (), _moment(given, "seen_at", where))


def _ad(given: dict[str, Any], names: tuple[str, ...], where: str) -> Ad:
    def text(key: str) -> str | None:
        value = given.get(key)
        if value is not None and not isinstance(value, str | int | float):
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
    return tuple(value)


def _picture_file(name: str, folder: Path | None, where: str) -> None:
    """A picture is named by a plain file name inside the folder: no way out of it."""
    if Path(name).name != name or name in ("", ".", ".."):
        raise BadInput("a photo is named by its file name alone", where)
    if folder and not (folder / name).is_file():
        raise BadInput("a photo that the line names is not in the folder", where)


def _moment(given: dict[str, Any], key: str, where: str) -> datetime | None:
    if given.get(key) is None:
        return None
    try:
        moment = datetime.fromisoformat(given[key])
    except (TypeError, ValueError) as error:
        raise BadInput(f"'{key}' is no ISO 8601 time", where) from error
    if moment.tzinfo is None:
        raise BadInput(f"'{key}' needs a time zone", where, "write it as 2026-05-01T12:00:00+02:00")
    return moment
