"""Frames of videos: shown by every ad that shows the video, and gone with it."""

from __future__ import annotations

from sqlalchemy import select

from model import CaptureKind, MatchKind, Picture, PictureFeature, PictureMatch
from store import Store, Unit, ads, captures, erasure, findings, frames, linking, matches, photos
from store.tables import metadata

VIDEO, FIRST, LATER = "a" * 64, "1" * 64, "2" * 64
WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def still(sha256: str, at_ms: int) -> frames.Studied:
    part = PictureFeature(sha256, 0, "p1", (0.0, 0.0, 1.0, 1.0), 320, 240, 1, b"1234", b"s" * 32, b"m" * 32, b"t", 1)
    return Picture(sha256, 320, 240, "frame", pipeline="p1", at_ms=at_ms), (part,)


STILLS = (still(LATER, 0), still(FIRST, 3000))


def shown(unit: Unit, make, *native_ids: str) -> None:
    for native_id in native_ids:
        url = f"http://127.0.0.1/{native_id}.mp4"
        capture = make.capture(kind=CaptureKind.PHOTO, url=url)
        captures.add(unit, [capture])
        _, version = ads.ingest(unit, make.ad(native_id, photos=(url,)), None, None, make.at())
        photos.expected(unit, version, (url,))
        photos.fetched(unit, url, f"town:{native_id}", capture.id, VIDEO)
    photos.save_picture(unit, Picture(VIDEO, 320, 240, "mp4", pipeline="p1"))
    frames.save(unit, VIDEO, STILLS)


def said(unit: Unit) -> str:
    return "\n".join(str(tuple(row)) for table in metadata.sorted_tables for row in unit.execute(select(table)))


def test_ads_show_the_frames_of_their_videos_in_the_order_of_time(store: Store, make) -> None:
    with store.writing() as unit:
        shown(unit, make, "1", "2")
        frames.save(unit, VIDEO, STILLS)  # read again

        assert [[one.sha256 for one in ad.pictures] for ad in findings.facts(unit)] == [[VIDEO, LATER, FIRST]] * 2
        assert [one.sha256 for one in findings.pictures(unit)] == [FIRST, LATER, VIDEO]
        assert [one.sha256 for one in matches.unmatched(unit, "v1")] == [FIRST, LATER, VIDEO]
        assert photos.unhashed(unit, "p1") == []


def test_sealing_a_video_takes_its_frames_and_has_its_ads_linked_again(store: Store, make) -> None:
    with store.writing() as unit:
        shown(unit, make, "1")
        matches.save(
            unit, [PictureMatch(FIRST, LATER, MatchKind.COPY, False, 0, 1, 0, WHOLE, WHOLE, "p1")], [FIRST], "v1"
        )
        before = linking.standing(unit)[0].mark
        photos.seal(unit, VIDEO, "ann", "on a list", make.at())
        frames.save(unit, VIDEO, STILLS)  # read before the seal, saved after it

        assert linking.standing(unit)[0].mark != before
        assert matches.all_of(unit) == [] and list(matches.features(unit, [FIRST, LATER])) == [[]]
        assert FIRST not in said(unit) and LATER not in said(unit)


def test_erasing_the_last_ad_that_shows_a_video_erases_its_frames(store: Store, make) -> None:
    with store.writing() as unit:
        shown(unit, make, "1", "2")
        erasure.erase_ad(unit, "town:1", "ann", "asked for", make.at())
        left = frames.names(unit, [VIDEO])
        erasure.erase_ad(unit, "town:2", "ann", "asked for", make.at())
        frames.save(unit, VIDEO, STILLS)  # read before the erasure, saved after it

        assert left == [FIRST, LATER]
        assert not [sha256 for sha256 in (VIDEO, FIRST, LATER) if sha256 in said(unit)]
