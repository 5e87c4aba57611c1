"""Versions, sightings, and what it takes to call an ad gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model import AdState, BadInput, CaptureKind, Fault, FaultKind, FindingKind, IngestOutcome, Level, Picture
from model.ad import LONGEST_ID, LONGEST_URL
from store import Store, ads, captures, faults, findings, links, photos


def test_new_content_is_a_version_and_the_same_content_a_sighting(store: Store, make) -> None:
    ad = make.ad()
    changed = replace(ad, price="80")
    with store.writing() as unit:
        said = [
            ads.ingest(unit, one, f"capture-{hour}", "run-1", make.at(hour))
            for hour, one in enumerate((ad, ad, changed, ad))
        ]

    with store.reading() as unit:
        record = ads.get(unit, "town:1")
        versions = ads.versions(unit, "town:1")
        sightings = ads.sightings(unit, "town:1")
    assert [outcome for outcome, _ in said] == [
        IngestOutcome.NEW, IngestOutcome.SEEN, IngestOutcome.CHANGED, IngestOutcome.CHANGED,
    ]  # fmt: skip
    assert said[0][1] == said[1][1] != said[2][1]
    assert [version.ad for version in versions] == [ad, changed, ad]
    assert record is not None
    assert (record.ad, record.versions, record.first_seen, record.last_seen) == (ad, 3, make.at(0), make.at(3))
    assert sightings == [(make.at(hour), f"capture-{hour}") for hour in range(4)]


def test_what_the_page_said_comes_back_whole(store: Store, make) -> None:
    ad = make.ad(
        text="line\nbreak \x00 \ud83d \U0001f48b", place="Gent", country="BE", language="nl", posted_at=make.at(-5),
        price="100", currency="EUR", contacts=("a", "b"), reviews=("kind",), photos=("http://127.0.0.1/p.jpg",),
    )  # fmt: skip
    with store.writing() as unit:
        ads.ingest(unit, ad, None, None, make.at())
        again, _ = ads.ingest(unit, ad, None, None, make.at(1))

        kept = ads.versions(unit, ad.key)[0].ad
    assert kept == replace(ad, text="line\nbreak \ufffd \ufffd \U0001f48b")
    assert len(kept.text) == len(ad.text)
    assert again is IngestOutcome.SEEN


def test_same_capture_is_one_sighting(store: Store, make) -> None:
    with store.writing() as unit:
        for _ in range(2):
            ads.ingest(unit, make.ad(), "capture-1", "run-1", make.at())
        ads.sight(unit, "town:1", "capture-1", "run-1", make.at())

        assert len(ads.sightings(unit, "town:1")) == 1


def test_ad_on_a_listing_is_sighted_only_when_it_is_on_record(store: Store, make) -> None:
    with store.writing() as unit:
        ads.ingest(unit, make.ad(), "capture-1", "run-1", make.at())

        assert ads.sight(unit, "town:1", "capture-2", "run-1", make.at(1))
        assert not ads.sight(unit, "town:2", "capture-2", "run-1", make.at(1))
        assert ads.many(unit, ["town:2", "town:1"])[0].last_seen == make.at(1)


def test_ad_missed_once_is_suspect_and_gone_the_second_time(store: Store, make) -> None:
    with store.writing() as unit:
        ads.ingest(unit, make.ad(), "capture-1", "run-1", make.at())
        states = [ads.mark_missed(unit, "town:1", make.at(hour)) for hour in (24, 48, 72)]

        record = ads.get(unit, "town:1")
    assert states == [AdState.SUSPECT, AdState.GONE, AdState.GONE]
    assert record is not None
    assert (record.last_seen, record.missed_at) == (make.at(0), make.at(24))


def test_ad_seen_again_is_live_again(store: Store, make) -> None:
    with store.writing() as unit:
        ads.ingest(unit, make.ad(), "capture-1", "run-1", make.at())
        ads.mark_gone(unit, "town:1", "capture-2", make.at(24))
        ads.ingest(unit, make.ad(), "capture-3", "run-2", make.at(48))

        record = ads.get(unit, "town:1")
    assert record is not None
    assert (record.state, record.missed_at) == (AdState.LIVE, None)


def test_older_sighting_does_not_bring_a_gone_ad_back(store: Store, make) -> None:
    with store.writing() as unit:
        ads.ingest(unit, make.ad(), "capture-1", "run-1", make.at())
        ads.mark_gone(unit, "town:1", "capture-2", make.at(24))
        ads.sight(unit, "town:1", "imported", None, make.at(-24))

        record = ads.get(unit, "town:1")
    assert record is not None
    assert (record.state, record.first_seen, record.last_seen) == (AdState.GONE, make.at(-24), make.at())


def test_ad_not_on_record_cannot_be_missed(store: Store, make) -> None:
    with store.writing() as unit, pytest.raises(BadInput, match="no such ad"):
        ads.mark_missed(unit, "town:1", make.at())


def test_unseen_are_the_ads_no_run_of_the_sweep_saw(store: Store, make) -> None:
    with store.writing() as unit:
        make.started(unit, "run-1", sweep="sweep-1")
        make.started(unit, "run-2", sweep="sweep-2")
        make.started(unit, "run-3", sweep="sweep-2")
        for native_id in "1234":
            ads.ingest(unit, make.ad(native_id), f"capture-{native_id}", "run-1", make.at())
        ads.ingest(unit, make.ad("9", site="elsewhere"), "capture-9", "run-1", make.at())
        ads.sight(unit, "town:1", "capture-5", "run-2", make.at(1))
        ads.ingest(unit, make.ad("2"), "capture-6", "run-3", make.at(1))
        ads.mark_gone(unit, "town:4", None, make.at(1))

        assert ads.unseen_in(unit, "town", "sweep-2") == [("town:3", "http://127.0.0.1/ad/3")]


def test_ads_are_counted_and_listed_by_site_and_state(store: Store, make) -> None:
    with store.writing() as unit:
        for native_id in "21":
            ads.ingest(unit, make.ad(native_id), None, None, make.at())
        ads.ingest(unit, make.ad("1", site="elsewhere"), None, None, make.at())
        ads.mark_missed(unit, "town:1", make.at(1))

        assert (ads.count(unit), ads.count(unit, "town")) == (3, 2)
        assert ads.keys(unit, "town") == ["town:2", "town:1"]
        assert ads.keys(unit, state=AdState.SUSPECT) == ["town:1"]


def test_many_keeps_the_order_asked_for_beyond_one_statement(sqlite_store: Store, make) -> None:
    with sqlite_store.writing() as unit:
        for number in range(600):
            ads.ingest(unit, make.ad(str(number)), None, None, make.at())
        asked = [f"town:{number}" for number in reversed(range(700))]

        assert [record.key for record in ads.many(unit, asked)] == asked[100:]


def test_bytes_of_a_photo_are_known_to_every_version_that_shows_it(store: Store, make) -> None:
    first = make.ad(photos=("http://127.0.0.1/a.jpg", "http://127.0.0.1/b.jpg"))
    with store.writing() as unit:
        _, version = ads.ingest(unit, first, "capture-1", "run-1", make.at())
        photos.expected(unit, version, first.photos)
        photos.expected(unit, version, first.photos)
        photos.fetched(unit, "http://127.0.0.1/a.jpg", "town:1", "capture-2", "a" * 64)
        second = replace(first, photos=("http://127.0.0.1/c.jpg", "http://127.0.0.1/a.jpg"))
        _, later = ads.ingest(unit, second, "capture-3", "run-2", make.at(1))
        photos.expected(unit, later, second.photos)

        shown = ads.many(unit, ["town:1"])[0].photos
        assert [(photo.position, photo.sha256, photo.capture_id) for photo in shown] == [
            (0, None, None), (1, "a" * 64, "capture-2"),
        ]  # fmt: skip
        assert photos.missing(unit, "town") == [("town:1", "http://127.0.0.1/c.jpg")]
        photos.fetched(unit, "http://127.0.0.1/a.jpg", "town:1", "capture-9", "b" * 64)
        assert ads.many(unit, ["town:1"])[0].photos[1].sha256 == "a" * 64


def test_photos_of_a_gone_ad_are_not_missing(store: Store, make) -> None:
    with store.writing() as unit:
        _, version = ads.ingest(unit, make.ad(), "capture-1", "run-1", make.at())
        photos.expected(unit, version, ("http://127.0.0.1/a.jpg",))
        ads.mark_gone(unit, "town:1", None, make.at(1))

        assert photos.missing(unit, "town") == []


def test_picture_seal_and_description_come_with_the_photo(store: Store, make) -> None:
    capture = make.capture(kind=CaptureKind.PHOTO)
    hashed = Picture("a" * 64, 640, 480, "JPEG", "f" * 64, "e" * 64, 90, "p1")
    with store.writing() as unit:
        captures.add(unit, [capture])
        _, version = ads.ingest(unit, make.ad(), None, None, make.at())
        photos.expected(unit, version, ("http://127.0.0.1/a.jpg",))
        photos.fetched(unit, "http://127.0.0.1/a.jpg", "town:1", capture.id, "a" * 64)
        waiting = photos.unhashed(unit)
        photos.save_picture(unit, replace(hashed, quality=10))
        photos.save_picture(unit, hashed)
        photos.describe(unit, "a" * 64, "a room", "ann", make.at())
        photos.describe(unit, "a" * 64, "an empty room", "bob", make.at(1))
        before = photos.is_sealed(unit, "a" * 64)
        other_pipeline = photos.unhashed(unit, "p2")
        photos.seal(unit, "a" * 64, "ann", "hash list", make.at())
        photos.seal(unit, "a" * 64, "bob", "again", make.at())

        record = ads.get(unit, "town:1")
        assert (before, photos.is_sealed(unit, "a" * 64)) == (False, True)
        assert other_pipeline == [("a" * 64, capture.id)]
        assert photos.unhashed(unit, "p2") == []  # sealed: never decoded again
        assert photos.picture(unit, "a" * 64) == hashed
        assert photos.capture_of(unit, "a" * 64) == capture
    assert waiting == [("a" * 64, capture.id)]
    assert record is not None
    assert record.sealed
    assert (record.photos[0].picture, record.photos[0].reviewed_as) == (hashed, "an empty room")


def test_captures_of_ads_are_all_they_rest_on(store: Store, make) -> None:
    page, listing, photo, gone, other = (make.capture() for _ in range(5))
    screen = make.capture(kind=CaptureKind.SCREENSHOT, source=page.id)
    with store.writing() as unit:
        captures.add(unit, [page, listing, photo, gone, other, screen])
        _, version = ads.ingest(unit, make.ad(), page.id, "run-1", make.at())
        ads.sight(unit, "town:1", listing.id, "run-1", make.at(1))
        photos.expected(unit, version, ("http://127.0.0.1/a.jpg",))
        photos.fetched(unit, "http://127.0.0.1/a.jpg", "town:1", photo.id, "a" * 64)
        ads.mark_gone(unit, "town:1", gone.id, make.at(2))
        ads.ingest(unit, make.ad("2"), other.id, "run-1", make.at())

        assert captures.of_ads(unit, ["town:1", "town:none"]) == [page, listing, photo, gone, screen]


def test_the_longest_names_and_addresses_fit_every_index(store, make) -> None:
    """PostgreSQL takes no index entry of more than 2,704 bytes, and text without pattern cannot be packed."""
    wide = "".join(chr(0x1F300 + number * 37 % 700) for number in range(500))
    url = "http://127.0.0.1/" + "".join(chr(33 + number * number % 89) for number in range(LONGEST_URL - 17))
    keys = []
    with store.writing() as unit:
        for first in "ab":
            ad = make.ad(first + wide[: LONGEST_ID - 1], site="s" * 100, url=url, photos=(url,))
            _, version = ads.ingest(unit, ad, None, None, make.at())
            photos.expected(unit, version, ad.photos)
            findings.save(unit, version, "r1", [make.phone(wide, kind=FindingKind.URL, raw=wide)])
            keys.append(ad.key)
        links.save(unit, Level.OPERATOR, [make.link(*sorted(keys))], [], make.at())
        make.born(unit, "c1", *keys)
        faults.add(unit, Fault(FaultKind.PARSE, "s", url, "why", None, None, make.at()))

    with store.reading() as unit:
        assert ads.keys(unit) == keys
