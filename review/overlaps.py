"""Pictures that two ads share: which, how they agree, and where, so that a person can check it by eye."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

import store
from dedup.kinds import size
from model import AdRecord, Area, MatchKind, Photo, Picture, PictureMatch

WHOLE_AREA: Area = ((0, 0), (1, 0), (1, 1), (0, 1))
MOST = 6  # pairs of pictures shown of two ads: with more, the next one proves nothing new


@dataclass(frozen=True, slots=True)
class Side:
    """One picture of a match, and the region in common as JSON for the page's script.

    Of a frame, `sha256` is its video, which is what can be sealed, `at_ms` and `moment` say when it is shown there.
    """

    sha256: str
    name: str
    area: str
    percent: int
    reviewed_as: str | None
    at_ms: int | None = None
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
            left, right = (ours[match.left], match.left_area), (theirs[match.right], match.right_area)
            found.append(_shared(match, left, right))
        elif match.right in ours and match.left in theirs:
            left, right = (ours[match.right], match.right_area), (theirs[match.left], match.left_area)
            found.append(_shared(match, left, right))
    return tuple(
        sorted(
            found, key=lambda one: (one.kind is not None, one.kind is MatchKind.ROOM, one.bits is None, -one.points)
        )[:MOST]
    )


def _shown(unit: store.Unit, ad: AdRecord) -> Mapping[str, Photo]:
    """The pictures of an ad by their names; in place of a video its frames, each as a photo of the video."""
    photos = {photo.sha256: photo for photo in ad.photos if photo.sha256 and not photo.sealed}
    frames = store.frames.of(unit, [name for name, one in photos.items() if one.picture and one.picture.is_video])
    stills = {name: replace(photos[video], picture=frame) for name, (video, frame) in frames.items()}
    videos = {video for video, _ in frames.values()}
    return {name: photo for name, photo in photos.items() if name not in videos} | stills


def _shared(match: PictureMatch, left: tuple[Photo, Area], right: tuple[Photo, Area]) -> Shared:
    return Shared(match.kind, match.mirrored, match.turned, match.bits, match.points, (_side(*left), _side(*right)))


def _same(photo: Photo, other: Photo) -> Shared:
    return Shared(None, False, 0, None, 0, (_side(photo, WHOLE_AREA), _side(other, WHOLE_AREA)))


def _side(photo: Photo, area: Area) -> Side:
    shown = photo.picture or Picture(photo.sha256 or "")
    percent = round(100 * size(area))
    return Side(
        photo.sha256 or "", shown.sha256[:8], json.dumps(area), percent, photo.reviewed_as, shown.at_ms, shown.moment
    )
