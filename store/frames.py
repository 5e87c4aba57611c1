"""Frames of videos: pictures of their own, for as long as the video is shown by an ad and not sealed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select

from model import Picture, PictureFeature
from store import matches
from store.insert import in_chunks
from store.session import Unit
from store.tables.collected import photo
from store.tables.collected import picture as pictures
from store.tables.collected import seal as seals
from store.tables.pictures import video_frame as table

Studied = tuple[Picture, tuple[PictureFeature, ...]]


def save(unit: Unit, video: str, frames: Sequence[Studied]) -> None:
    """Keep the frames of a video, in place of earlier ones; none of a video that was sealed or erased meanwhile."""
    forget(unit, [video])
    shown = select(photo.c.sha256).where(photo.c.sha256 == video, photo.c.sha256.not_in(select(seals.c.sha256)))
    if not frames or unit.execute(shown).first() is None:
        return
    columns = pictures.columns.keys()
    unit.execute(insert(pictures), [{name: getattr(one, name) for name in columns} for one, _ in frames])
    unit.execute(insert(table), [{"sha256": one.sha256, "video": video} for one, _ in frames])
    matches.save_features(unit, {one.sha256: features for one, features in frames})


def names(unit: Unit, videos: Iterable[str]) -> list[str]:
    """The frames of these videos, by their SHA-256; other pictures have none."""
    return [one for one, _ in _rows(unit, videos)]


def owners(unit: Unit, videos: Iterable[str]) -> dict[str, str]:
    """Each frame with its video."""
    return dict(_rows(unit, videos))


def of(unit: Unit, videos: Iterable[str]) -> dict[str, tuple[str, Picture]]:
    """The same: each frame with its video and what was computed from it."""
    found: dict[str, tuple[str, Picture]] = {}
    known = owners(unit, videos)
    for some in in_chunks(known):
        for row in unit.execute(select(pictures).where(pictures.c.sha256.in_(some))).mappings():
            found[row["sha256"]] = (known[row["sha256"]], Picture(**row))
    return found


def forget(unit: Unit, videos: Iterable[str]) -> None:
    """Nothing of the frames of these videos stays: they are sealed, or read anew."""
    gone = names(unit, videos)
    matches.forget(unit, gone)
    for some in in_chunks(gone):
        for kept in (table, pictures):
            unit.execute(delete(kept).where(kept.c.sha256.in_(some)))


def _rows(unit: Unit, videos: Iterable[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for some in in_chunks(videos):
        chosen = select(table.c.sha256, table.c.video).where(table.c.video.in_(some)).order_by(table.c.sha256)
        found += [(row.sha256, row.video) for row in unit.execute(chosen)]
    return found
