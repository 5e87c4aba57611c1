"""Pictures that two ads share: which, how they agree, and where, so that a person can check it by eye."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

import store
from dedup.kinds import size
from model import AdRecord, Area, MatchKind, Photo, PictureMatch

WHOLE_AREA: Area = ((0, 0), (1, 0), (1, 1), (0, 1))
MOST = 6  # pairs of pictures shown of two ads: with more, the next one proves nothing new


@dataclass(frozen=True, slots=True)
class Side:
    """One picture of a match, and the region in common as JSON for the page's script.

    `moment` is when a frame of a video is shown; frames are not drawn here.
    """

    sha256: str
    area: str
    percent: int
    reviewed_as: str | None
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """Two pictures that agree, in the order of the two ads."""

    kind: MatchKind | None  # None: the very same file
    mirrored: bool
    turned: int
    bits: int | None
    points: int
    sides: tuple[Side, Side]


def shared(unit: store.Unit, ads: tuple[AdRecord, AdRecord]) -> tuple[Shared, ...]:
    """Equal files of two ads, then matches of their pictures, the clearest first; a sealed picture is in none."""
    ours, theirs = (_shown(unit, ad) for ad in ads)
    found = [_same(ours[name], theirs[name]) for name in sorted(ours.keys() & theirs.keys())]
    for match in store.matches.all_of(unit, {*ours, *theirs}):
        if match.left in ours and match.right in theirs:
            found.append(_shared(match, ours[match.left], theirs[match.right]))
        elif match.right in ours and match.left in theirs:
            found.append(_shared(match, ours[match.right], theirs[match.left]))
    return tuple(
        sorted(
            found, key=lambda one: (one.kind is not None, one.kind is MatchKind.ROOM, one.bits is None, -one.points)
        )[:MOST]
    )


def _shown(unit: store.Unit, ad: AdRecord) -> Mapping[str, Photo]:
    """The pictures of an ad; and, as the photo of its video, each frame."""
    photos = {photo.sha256: photo for photo in ad.photos if photo.sha256 and not photo.sealed}
    frames = store.frames.of(unit, [name for name, one in photos.items() if one.picture and one.picture.is_video])
    stills = {name: replace(photos[video], sha256=name, picture=frame) for name, (video, frame) in frames.items()}
    return photos | stills


def _shared(match: PictureMatch, left: Photo, right: Photo) -> Shared:
    areas = {match.left: match.left_area, match.right: match.right_area}
    sides = (_side(left, areas), _side(right, areas))
    return Shared(match.kind, match.mirrored, match.turned, match.bits, match.points, sides)


def _same(left: Photo, right: Photo) -> Shared:
    areas = {left.sha256 or "": WHOLE_AREA}
    return Shared(None, False, 0, None, 0, (_side(left, areas), _side(right, areas)))


def _side(photo: Photo, areas: Mapping[str, Area]) -> Side:
    area = areas[photo.sha256 or ""]
    at_ms = photo.picture.at_ms if photo.picture else None
    moment = "" if at_ms is None else f"{at_ms // 60_000}:{at_ms // 1000 % 60:02}"
    return Side(photo.sha256 or "", json.dumps(area), round(100 * size(area)), photo.reviewed_as, moment)
