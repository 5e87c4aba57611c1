"""Captures that refer to an earlier one for their body: found by address and digest, and never left without it."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from model import Capture, CaptureKind, CaptureVerdict
from store import Store, ads, captures, erasure
from store.tables.collected import capture as table

URL = "http://127.0.0.1/list"


def visits(make, count: int, **changes: object) -> tuple[Capture, ...]:
    """A page, and the same page again and again."""
    first = make.capture(url=URL, **changes)
    again = (make.capture(url=URL, payload_sha256=first.payload_sha256, refers_to=first.id) for _ in range(count - 1))
    return first, *again


def test_reference_comes_back_as_it_was_saved(store: Store, make) -> None:
    first, again = visits(make, 2)
    with store.writing() as unit:
        captures.add(unit, [first])
        captures.add(unit, [again])

        assert captures.get(unit, again.id) == again
        assert captures.referred(unit, [first, again]) == {first.id: first}


@pytest.mark.parametrize(
    "change",
    [
        {"url": "http://127.0.0.1/2"}, {"site": "other"}, {"kind": CaptureKind.PHOTO}, {"payload_sha256": "0" * 64},
        {"verdict": CaptureVerdict.TRUNCATED},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_only_a_whole_page_of_the_same_address_site_and_body_is_found(store: Store, make, change) -> None:
    page, *again = visits(make, 3)
    asked = (page.url, page.payload_sha256)
    with store.writing() as unit:
        captures.add(unit, [page, *again])
        found = captures.with_bodies(unit, "town", [asked, ("http://127.0.0.1/new", "1" * 64)])
    with store.writing() as unit:
        unit.execute(delete(table).where(table.c.refers_to.is_not(None)))
        unit.execute(delete(table))
        captures.add(unit, [replace(page, id="urn:other", **change)])

        assert found == {asked: page}
        assert captures.with_bodies(unit, "town", [asked]) == {}


def test_newest_record_of_a_body_is_found(store: Store, make) -> None:
    old = make.capture(url=URL)
    new = replace(old, id="urn:new", received_at=make.at(5))
    with store.writing() as unit:
        captures.add(unit, [new, old])

        assert captures.with_bodies(unit, "town", [(URL, old.payload_sha256)]) == {(URL, old.payload_sha256): new}


def test_record_cannot_go_while_others_need_its_body(store: Store, make) -> None:
    first, again = visits(make, 2)
    with store.writing() as unit:
        captures.add(unit, [first, again])

    with pytest.raises(IntegrityError), store.writing() as unit:
        unit.execute(delete(table).where(table.c.id == first.id))
    with pytest.raises(Exception, match=r"constraint|on record"), store.writing() as unit:
        captures.add(unit, [replace(again, id="urn:b", refers_to="urn:none")])


def test_captures_of_ads_bring_the_bodies_that_they_refer_to(store: Store, make) -> None:
    first, again = visits(make, 2)
    with store.writing() as unit:
        captures.add(unit, [first, again])
        ads.ingest(unit, make.ad(), again.id, "run-1", make.at())

        assert captures.of_ads(unit, ["town:1"]) == [first, again]


@pytest.mark.parametrize("named", [0, 1, 2])
def test_captures_that_share_a_body_are_erased_together(store: Store, make, named: int) -> None:
    """A listing belongs to no single ad: whichever of its captures shows the erased ad, all show it."""
    shared = visits(make, 3)
    screen = make.capture(kind=CaptureKind.SCREENSHOT, source=shared[2].id)
    other = make.capture(url=URL)
    with store.writing() as unit:
        captures.add(unit, [*shared, screen, other])
        make.ingested(unit, "1", "2")
        ads.sight(unit, "town:1", shared[named].id, "run-1", make.at(1))
        for place, one in enumerate(shared):
            ads.sight(unit, "town:2", one.id, "run-1", make.at(place + 1))
        page = ads.sightings(unit, "town:1")[0][1]
        gone = erasure.erase_ad(unit, "town:1", "ann", "request 12", make.at(9))

        assert {one.id for one in gone} == {page, screen.id, *(one.id for one in shared)}
        assert captures.get(unit, other.id) == other
        assert [proof for _, proof in ads.sightings(unit, "town:2")][1:] == [None, None, None]
        assert {one.id for one in erasure.pending(unit)} == {one.id for one in gone}


def test_captures_of_other_ads_keep_their_bodies(store: Store, make) -> None:
    shared = visits(make, 2)
    with store.writing() as unit:
        captures.add(unit, shared)
        make.ingested(unit, "1")
        erasure.erase_ad(unit, "town:1", "ann", "request 12", make.at(9))

        assert [captures.get(unit, one.id) for one in shared] == [*shared]


@pytest.mark.slow
@pytest.mark.parametrize("erased_first", [True, False])
def test_run_and_erasure_at_once_leave_no_reference_without_its_body(store: Store, make, erased_first: bool) -> None:
    """One of the two waits: a run finds the record gone, or the erasure takes along what just came to refer to it."""
    first, again = visits(make, 2)
    with store.writing() as unit:
        captures.add(unit, [first])
        ads.ingest(unit, make.ad(url=URL), first.id, "run-1", make.at())
    locked, held = threading.Event(), []

    def erase() -> None:
        with store.writing() as unit:
            held.append({one.id for one in erasure.erase_ad(unit, "town:1", "ann", "request 12", make.at(9))})
            locked.set()
            threading.Event().wait(0.3)

    def refer() -> None:
        with store.writing() as unit:
            held.append(captures.held(unit, [first.id]))
            locked.set()
            threading.Event().wait(0.3)
            captures.add(unit, [again] if held[-1] else [])

    order = (erase, refer) if erased_first else (refer, erase)
    threads = [threading.Thread(target=each) for each in order]
    threads[0].start()
    locked.wait(10)
    threads[1].start()
    for thread in threads:
        thread.join()

    assert held == ([{first.id}, set()] if erased_first else [{first.id}, {first.id, again.id}])
    with store.reading() as unit:
        assert captures.count(unit) == 0
