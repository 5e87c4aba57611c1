"""Local features and matches of pictures: kept, found again, and gone with a seal or an erasure."""

from __future__ import annotations

from model import CaptureKind, MatchKind, Picture, PictureFeature, PictureMatch
from store import Store, Unit, ads, captures, erasure, matches, photos

WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
ONE, TWO, THREE = ("1" * 64, "2" * 64, "3" * 64)


def feature(sha256: str, part: int = 0) -> PictureFeature:
    return PictureFeature(
        sha256, part, "p1", (0.0, 0.0, 1.0, 0.5), 320, 240, 1, b"\x01\x02" * 4, b"s" * 32, b"m" * 32, b"t" * 80, 80
    )


def match(left: str, right: str) -> PictureMatch:
    return PictureMatch(left, right, MatchKind.CROP, True, 90, None, 40, WHOLE, WHOLE, "p1")


def shown(unit: Unit, make, *names: str) -> None:
    """An ad for each picture, which was read and has features."""
    make.staff(unit)
    make.started(unit)
    for sha256 in names:
        url = f"http://127.0.0.1/{sha256[0]}.jpg"
        kept = make.capture(kind=CaptureKind.PHOTO, url=url)
        captures.add(unit, [kept])
        _, version = ads.ingest(unit, make.ad(sha256[0], photos=(url,)), kept.id, "run-1", make.at())
        photos.expected(unit, version, (url,))
        photos.fetched(unit, url, f"town:{sha256[0]}", kept.id, sha256)
        photos.save_picture(unit, Picture(sha256, pipeline="p1"))
        matches.save_features(unit, {sha256: [feature(sha256), feature(sha256, 1)]})


def test_features_and_matches_come_back_as_they_were_saved(store: Store, make) -> None:
    with store.writing() as unit:
        shown(unit, make, ONE, TWO, THREE)
        waiting = [one.sha256 for one in matches.unmatched(unit, "v1")]
        matches.save(unit, [match(ONE, TWO), match(TWO, THREE)], [ONE, TWO], "v1")

        assert waiting == [ONE, TWO, THREE]
        assert list(matches.features(unit, [TWO, ONE])) == [
            [feature(ONE), feature(ONE, 1), feature(TWO), feature(TWO, 1)]
        ]
        assert matches.all_of(unit) == [match(ONE, TWO), match(TWO, THREE)]
        assert matches.all_of(unit, [ONE, TWO]) == [match(ONE, TWO)]
        assert [one.sha256 for one in matches.unmatched(unit, "v1")] == [THREE]
        assert [one.sha256 for one in matches.matched(unit, "v1")] == [ONE, TWO]
        assert len(matches.unmatched(unit, "v2")) == 3  # another matcher looks again


def test_a_picture_read_anew_is_compared_anew(store: Store, make) -> None:
    with store.writing() as unit:
        shown(unit, make, ONE, TWO)
        matches.save(unit, [match(ONE, TWO)], [ONE, TWO], "v1")
        matches.save_features(unit, {ONE: [feature(ONE)]})

        assert matches.all_of(unit) == []
        assert [one.sha256 for one in matches.unmatched(unit, "v1")] == [ONE]


def test_another_version_of_the_matcher_replaces_what_the_earlier_one_found(store: Store, make) -> None:
    with store.writing() as unit:
        shown(unit, make, ONE, TWO, THREE)
        matches.save(unit, [match(ONE, TWO), match(ONE, THREE)], [ONE, TWO, THREE], "v1")
        matches.save(unit, [match(ONE, THREE)], [ONE, TWO, THREE], "v2")

        assert matches.all_of(unit) == [match(ONE, THREE)]


def test_a_sealed_picture_has_neither_features_nor_matches_and_gets_none(store: Store, make) -> None:
    with store.writing() as unit:
        shown(unit, make, ONE, TWO)
        matches.save(unit, [match(ONE, TWO)], [ONE], "v1")
        photos.seal(unit, TWO, "ann", "on a list", make.at())
        left = list(matches.features(unit, [TWO])), matches.all_of(unit), matches.unmatched(unit, "v1")
        matches.save(unit, [match(ONE, TWO)], [TWO], "v1")  # found before the seal, saved after it

        assert left == ([[]], [], [])
        assert matches.all_of(unit) == []
        assert [one.sha256 for one in matches.matched(unit, "v1")] == [ONE]


def test_erasing_an_ad_erases_what_its_pictures_gave(store: Store, make) -> None:
    with store.writing() as unit:
        shown(unit, make, ONE, TWO)
        matches.save(unit, [match(ONE, TWO)], [ONE, TWO], "v1")
        erasure.erase_ad(unit, "town:1", "ann", "request 12", make.at(9))
        matches.save(unit, [match(ONE, TWO)], [ONE], "v1")  # found before the erasure, saved after it

        assert list(matches.features(unit, [ONE])) == [[]]
        assert matches.all_of(unit) == []
        assert [one.sha256 for one in matches.matched(unit, "v1")] == [TWO]
