"""Matches of pictures, and the local features they are found with: derived, and gone with the picture.

Nothing here is about a sealed picture: sealing takes it away, and what is read or saved leaves it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, or_, select

from model import MatchKind, Picture, PictureFeature, PictureMatch
from store.insert import in_chunks, upsert
from store.session import Unit
from store.tables.collected import photo
from store.tables.collected import picture as pictures
from store.tables.collected import seal as seals
from store.tables.pictures import picture_feature, picture_match, picture_matched, video_frame

BLOCK = 4096  # pictures whose features are in memory at a time: about 100 MB


def save_features(unit: Unit, features: Mapping[str, Sequence[PictureFeature]]) -> None:
    """Keep local features, by SHA-256, in place of earlier ones; matches of these pictures are looked for again."""
    forget(unit, list(features))
    every = (one for some in features.values() for one in some)
    rows = [{name: getattr(one, name) for name in picture_feature.columns.keys()} for one in every]  # noqa: SIM118
    if rows:
        unit.execute(insert(picture_feature), rows)


def unmatched(unit: Unit, version: str) -> list[Picture]:
    """Pictures that this version of the matcher has not compared with the others; without sealed ones."""
    done = select(picture_matched.c.sha256).where(picture_matched.c.version == version)
    return _pictures(unit, pictures.c.sha256.not_in(done))


def matched(unit: Unit, version: str) -> list[Picture]:
    """Pictures that were compared with each other; without sealed ones."""
    done = select(picture_matched.c.sha256).where(picture_matched.c.version == version)
    return _pictures(unit, pictures.c.sha256.in_(done))


def _pictures(unit: Unit, which: ColumnElement[bool]) -> list[Picture]:
    shown = select(photo.c.sha256).where(photo.c.sha256.is_not(None)).union(select(video_frame.c.sha256))
    kept = (pictures.c.sha256.not_in(select(seals.c.sha256)), pictures.c.sha256.in_(shown))
    chosen = select(pictures).where(which, *kept).order_by(pictures.c.sha256)
    return [Picture(**row) for row in unit.execute(chosen).mappings()]


def features(unit: Unit, sha256s: Iterable[str]) -> Iterator[list[PictureFeature]]:
    """Local features of these pictures, in blocks; all parts of a picture stand in one block."""
    for block in in_chunks(sha256s, BLOCK):
        found: list[PictureFeature] = []
        for some in in_chunks(block):
            chosen = select(picture_feature).where(picture_feature.c.sha256.in_(some))
            ordered = chosen.order_by(picture_feature.c.sha256, picture_feature.c.part)
            found += (_feature({**row}) for row in unit.execute(ordered).mappings())
        yield found


def _feature(row: dict[str, Any]) -> PictureFeature:
    left, top, right, bottom = row.pop("box")
    return PictureFeature(box=(left, top, right, bottom), **row)


def save(unit: Unit, found: Iterable[PictureMatch], compared: Iterable[str], version: str) -> None:
    """Keep matches in place of earlier ones of these pictures, and that they were compared.

    What was sealed or erased meanwhile is left out.
    """
    compared, found = list(compared), list(found)
    _forget_matches(unit, compared)
    there = _still_there(unit, {*compared, *(end for one in found for end in (one.left, one.right))})
    for one in found:
        if {one.left, one.right} <= there:
            upsert(unit, picture_match, {name: getattr(one, name) for name in picture_match.columns.keys()})  # noqa: SIM118
    for sha256 in compared:
        if sha256 in there:
            upsert(unit, picture_matched, {"sha256": sha256, "version": version})


def _still_there(unit: Unit, sha256s: Iterable[str]) -> set[str]:
    there: set[str] = set()
    for some in in_chunks(sorted(sha256s)):
        there |= {one.sha256 for one in _pictures(unit, pictures.c.sha256.in_(some))}
    return there


def all_of(unit: Unit, sha256s: Iterable[str] | None = None) -> list[PictureMatch]:
    """Matches, sorted; with `sha256s`, those between two of these pictures."""
    chosen = select(picture_match).order_by(picture_match.c.left, picture_match.c.right)
    if sha256s is None:
        return [_match({**row}) for row in unit.execute(chosen).mappings()]
    asked = set(sha256s)
    found: list[PictureMatch] = []
    for some in in_chunks(sorted(asked)):
        found += (_match({**row}) for row in unit.execute(chosen.where(picture_match.c.left.in_(some))).mappings())
    return [one for one in found if one.right in asked]


def _match(row: dict[str, Any]) -> PictureMatch:
    left, right = (tuple((x, y) for x, y in row.pop(side)) for side in ("left_area", "right_area"))
    return PictureMatch(kind=MatchKind(row.pop("kind")), left_area=left, right_area=right, **row)


def forget(unit: Unit, sha256s: Sequence[str]) -> int:
    """Delete features and matches of these pictures; how many rows that were."""
    gone = _forget_matches(unit, sha256s)
    for some in in_chunks(sha256s):
        for table in (picture_feature, picture_matched):
            gone += unit.execute(delete(table).where(table.c.sha256.in_(some))).rowcount
    return gone


def _forget_matches(unit: Unit, sha256s: Sequence[str]) -> int:
    either = (or_(picture_match.c.left.in_(some), picture_match.c.right.in_(some)) for some in in_chunks(sha256s))
    return sum(unit.execute(delete(picture_match).where(ends)).rowcount for ends in either)
