"""What is written inside pictures: text with its places, and the contacts read from it into versions' findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from sqlalchemy import Select, and_, delete, func, insert, or_, select

from model import AdVersion, Finding, PictureText, WrittenLine
from store import ad_rows, findings
from store.insert import in_chunks, upsert
from store.pictured import field_of, forget
from store.session import Unit
from store.tables.collected import ad_version, photo, picture, seal
from store.tables.derived import finding
from store.tables.written import picture_finding as read_into
from store.tables.written import picture_text as table

BATCH = 500  # versions fetched at a time by `unread`


def unlooked(unit: Unit, reader: str) -> list[tuple[str, str]]:
    """Digest and capture id of hashed pictures that this reader has not looked at; sealed ones are never looked at."""
    chosen = (
        select(photo.c.sha256, func.min(photo.c.capture).label("capture"))
        .join(picture, picture.c.sha256 == photo.c.sha256)
        .outerjoin(table, table.c.sha256 == photo.c.sha256)
        .outerjoin(seal, seal.c.sha256 == photo.c.sha256)
        .where(photo.c.capture.is_not(None), seal.c.sha256.is_(None))
        .where(or_(table.c.reader.is_(None), table.c.reader != reader))
        .group_by(photo.c.sha256)
        .order_by(photo.c.sha256)
    )
    return [(row.sha256, row.capture) for row in unit.execute(chosen)]


def save(unit: Unit, text: PictureText) -> None:
    """Keep what is written in a picture, in place of what an earlier reader read; findings in it are made anew."""
    forget(unit, [text.sha256])
    lines = [asdict(line) for line in text.lines]
    upsert(unit, table, {"sha256": text.sha256, "reader": text.reader, "text": text.text, "lines": lines})


def unread(unit: Unit, reader: str) -> Iterator[tuple[AdVersion, PictureText]]:
    """Newest versions with a picture that says something which this reader has not read into their findings."""
    last = (0, "")
    while some := list(unit.execute(_unread(reader, last).limit(BATCH)).mappings()):
        for row in some:
            if (row["version"], row["sha256"]) != last:  # an ad may show one picture twice
                yield ad_rows.version_of(row), _text(row["sha256"], row["reader"], row["said"], row["lines"])
            last = (row["version"], row["sha256"])


def _unread(reader: str, last: tuple[int, str]) -> Select[*tuple[object, ...]]:
    done = and_(read_into.c.version == ad_version.c.id, read_into.c.sha256 == photo.c.sha256)
    version, sha256 = last
    return (
        ad_rows.newest()
        .add_columns(table.c.sha256, table.c.reader, table.c.text.label("said"), table.c.lines)
        .join(photo, photo.c.version == ad_version.c.id)
        .join(table, table.c.sha256 == photo.c.sha256)
        .outerjoin(read_into, done)
        .where(table.c.text != "", or_(read_into.c.reader.is_(None), read_into.c.reader != reader))
        .where(or_(ad_version.c.id > version, and_(ad_version.c.id == version, photo.c.sha256 > sha256)))
        .order_by(ad_version.c.id, table.c.sha256)
    )


def save_findings(unit: Unit, version_id: int, sha256: str, reader: str, found: Sequence[Finding]) -> None:
    """Keep what was found in one picture of a version, beside what was found in its text."""
    mine = (finding.c.version == version_id, finding.c.field == field_of(sha256))
    unit.execute(delete(finding).where(*mine))
    upsert(unit, read_into, {"version": version_id, "sha256": sha256, "reader": reader})
    if found:
        unit.execute(insert(finding), [findings.row_of(version_id, one) for one in found])


def texts(unit: Unit, digests: Iterable[str]) -> dict[str, PictureText]:
    """What is written in each of these pictures; those that say nothing, or are sealed, are left out."""
    found: dict[str, PictureText] = {}
    for some in in_chunks(dict.fromkeys(digests)):
        chosen = select(table).where(table.c.sha256.in_(some), table.c.text != "")
        for row in unit.execute(chosen):
            found[row.sha256] = _text(row.sha256, row.reader, row.text, row.lines)
    return found


def _text(sha256: str, reader: str, text: str, lines: Iterable[dict[str, float]]) -> PictureText:
    return PictureText(sha256, reader, text, tuple(_line(line) for line in lines))


def _line(row: dict[str, float]) -> WrittenLine:
    """A line of `lines`; readers before "written-6" told no height."""
    box = row["left"], row["top"], row["right"], row["bottom"]
    return WrittenLine(int(row["start"]), int(row["end"]), *box, row.get("height", row["bottom"] - row["top"]))
