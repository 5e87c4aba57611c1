"""Erased is erased: no table says it any more, nothing links, and it does not come back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from model import (
    BadInput,
    CaptureKind,
    Case,
    CaseItem,
    Decision,
    EventKind,
    Fault,
    FaultKind,
    Feature,
    Finding,
    FindingKind,
    Hub,
    IngestOutcome,
    Judgement,
    Level,
    NewTask,
    Picture,
    Sameness,
    TaskKind,
)
from store import (
    Store,
    Unit,
    ads,
    alerts,
    captures,
    cases,
    clusters,
    erasure,
    faults,
    features,
    findings,
    frontier,
    links,
    photos,
    queue,
)
from store.tables import metadata

SECRET = "+32470000001"


def everything(unit: Unit) -> str:
    """All that the database says, as one text."""
    return "\n".join(str(tuple(row)) for table in metadata.sorted_tables for row in unit.execute(select(table)))


def town(unit: Unit, make) -> None:
    """Ad 1 with a secret number in every table that can name it; ad 2 beside it, ad 3 apart."""
    make.staff(unit)
    make.started(unit)
    listing = make.capture(url="http://127.0.0.1/list")
    page = make.capture(url="http://127.0.0.1/ad/1")
    screen = make.capture(kind=CaptureKind.SCREENSHOT, source=page.id, url="http://127.0.0.1/ad/1")
    own, both = (make.capture(kind=CaptureKind.PHOTO, url=f"http://127.0.0.1/{name}.jpg") for name in ("own", "both"))
    captures.add(unit, [listing, page, screen, own, both])
    shown = ("http://127.0.0.1/own.jpg", "http://127.0.0.1/both.jpg")
    secret = make.ad("1", text=f"call {SECRET}", contacts=(SECRET,), photos=shown)
    _, version = ads.ingest(unit, secret, page.id, "run-1", make.at())
    photos.expected(unit, version, shown)
    photos.fetched(unit, shown[0], "town:1", own.id, "9" * 64)
    photos.fetched(unit, shown[1], "town:1", both.id, "b" * 64)
    findings.save(unit, version, "r1", [make.phone(SECRET, raw=SECRET)])
    make.ingested(unit, "2", "3", phone="+32470000002")
    beside = ads.versions(unit, "town:2")[0].id
    photos.expected(unit, beside, shown[1:])
    photos.fetched(unit, shown[1], "town:2", both.id, "b" * 64)
    for sha256 in ("9" * 64, "b" * 64):
        photos.save_picture(unit, Picture(sha256, pipeline="p1"))
        photos.describe(unit, sha256, "a room", "ann", make.at())
    for key in ("town:1", "town:2"):
        ads.sight(unit, key, listing.id, "run-1", make.at(1))
    sweep, _ = frontier.open_sweep(unit, "town", make.at())
    frontier.add(unit, sweep, [NewTask("http://127.0.0.1/ad/1", TaskKind.AD, 1, SECRET)])
    faults.add(unit, Fault(FaultKind.PARSE, "town", "http://127.0.0.1/ad/1", SECRET, "run-1", page.id, make.at()))
    link = make.link("town:1", "town:2")
    reason = replace(link.reasons[0], left=SECRET, right=SECRET, detail=f"both say {SECRET}")
    hub = Hub("phone", SECRET, 9, 3.0, "many")
    links.save(
        unit, Level.OPERATOR, [replace(link, reasons=(reason,)), make.link("town:2", "town:3")], [hub], make.at()
    )
    links.judge(unit, Judgement("town:1", "town:2", Level.OPERATOR, Sameness.ALWAYS, "ann", SECRET, make.at()))
    make.born(unit, "c1", "town:1", "town:2")
    make.born(unit, "k1", "town:1", level=Level.CREATIVE)
    make.born(unit, "c3", "town:3")
    for cluster in ("c1", "k1", "c3"):
        features.save(unit, cluster, [Feature("cities", 5.0, ("town:1",))], make.at())
    alert = make.alert()
    trace = replace(alert.trace[0], sentence={"en": f"{SECRET} in 5 cities"})
    alerts.raise_alert(unit, replace(alert, trace=(trace,)))
    alerts.raise_alert(unit, make.alert("k1"))
    queue.decide(unit, make.verdict("ann", Decision.REFER, sentence=f"{SECRET} again", innocent={"agency": SECRET}))
    make.approved(unit)
    items = (CaseItem("ad", "town:1", "why", "ann", make.at()), CaseItem("number", SECRET, "why", "ann", make.at()))
    cases.open_case(unit, Case("case-1", "Circuit", "M-1", "inquiry", "ann", make.at(), items))


def test_erased_ad_is_named_nowhere_and_its_neighbours_stay(store: Store, make) -> None:
    with store.writing() as unit:
        town(unit, make)
        before = everything(unit)
        gone = erasure.erase_ad(unit, "town:1", "ann", "request 12", make.at(9))
        cases_left = cases.get(unit, "case-1")

        said = everything(unit)
        assert "town:1'" in before
        assert [name for name in ("town:1'", "ad/1", "own.jpg", "9" * 64) if name in said] == []
        assert {capture.url for capture in gone} == {
            "http://127.0.0.1/ad/1", "http://127.0.0.1/own.jpg", "http://127.0.0.1/list",
        }  # fmt: skip
        assert ads.keys(unit) == ["town:2", "town:3"]
        assert links.between(unit, "town:2", "town:3") == [make.link("town:2", "town:3")]
        assert clusters.membership(unit, Level.OPERATOR) == {"town:2": "c1", "town:3": "c3"}
        assert photos.picture(unit, "b" * 64) is not None
        assert captures.get(unit, ads.many(unit, ["town:2"])[0].photos[0].capture_id or "") is not None
    assert cases_left is not None
    assert [item.value for item in cases_left.items] == [SECRET]


def test_erased_number_is_written_nowhere(store: Store, make) -> None:
    with store.writing() as unit:
        town(unit, make)
        before = everything(unit)
        erasure.erase_number(unit, SECRET, "ann", "request 12", make.at(9))

        assert before.count(SECRET) > 10
        assert SECRET not in everything(unit)
        assert ads.keys(unit) == ["town:2", "town:3"]


def test_features_alerts_and_queue_of_its_clusters_go_and_others_stay(store: Store, make) -> None:
    with store.writing() as unit:
        town(unit, make)
        erasure.erase_ad(unit, "town:1", "ann", "request 12", make.at(9))

        (alert,) = alerts.of_cluster(unit, "c1")
        assert (alert.features, alert.trace[0].ads, alert.trace[0].sentence, alert.trace[0].held) == (
            {},
            (),
            None,
            True,
        )
        assert alerts.open_alerts(unit) == []
        assert features.values(unit, ["c1", "k1", "c3"]).keys() == {"c3"}
        assert features.history(unit, "c1") == []
        assert [item.cluster for item in queue.items(unit)] == ["c1"]
        assert clusters.all_of(unit, Level.CREATIVE) == []
        assert clusters.replay({}, clusters.events(unit, "c1")) == {"town:2": "c1"}


def test_erased_ad_is_not_stored_again(store: Store, make) -> None:
    with store.writing() as unit:
        town(unit, make)
        before = ads.is_erased(unit, "town:1")
        erasure.erase_ad(unit, "town:1", "ann", "request 12", make.at(9))
        outcome = ads.ingest(unit, make.ad("1"), "capture-9", "run-2", make.at(10))
        photos.expected(unit, outcome[1], ("http://127.0.0.1/own.jpg",))

        assert outcome == (IngestOutcome.ERASED, 0)
        assert (before, ads.is_erased(unit, "town:1"), ads.is_erased(unit, "town:2")) == (False, True, False)
        assert not ads.sight(unit, "town:1", "capture-9", "run-2", make.at(10))
        assert ads.keys(unit) == ["town:2", "town:3"]
        assert ads.ingest(unit, make.ad("4"), None, None, make.at(10))[0] is IngestOutcome.NEW


def test_other_ads_of_an_erased_page_stay_without_their_proof(store: Store, make) -> None:
    with store.writing() as unit:
        town(unit, make)
        erasure.erase_ad(unit, "town:1", "ann", "request 12", make.at(9))

        (stone,) = erasure.tombstones(unit)
        assert (stone.ads, stone.captures, stone.shared_captures, stone.why) == (1, 4, 1, "request 12")
        assert stone.rows > 20
        assert [capture for _, capture in ads.sightings(unit, "town:2")][1:] == [None]


def test_bytes_still_to_be_erased_are_known_by_their_place_only(store: Store, make) -> None:
    with store.writing() as unit:
        town(unit, make)
        gone = erasure.erase_ad(unit, "town:1", "ann", "request 12", make.at(9))
    with store.writing() as unit:
        waiting = erasure.pending(unit)
        erasure.confirm(unit, [capture.id for capture in gone[1:]])

        assert {(one.id, one.warc_file, one.offset, one.length) for one in waiting} == {
            (one.id, one.warc_file, one.offset, one.length) for one in gone
        }
        assert {one.url for one in waiting} == {""}
        assert [one.id for one in erasure.pending(unit)] == [gone[0].id]
        assert all(captures.get(unit, one.id) is None for one in gone)


def test_tombstone_does_not_copy_what_was_erased(store: Store, make) -> None:
    with store.writing() as unit:
        town(unit, make)

        with pytest.raises(BadInput, match="copies what is erased"):
            erasure.erase_number(unit, SECRET, "ann", f"asked by the owner of {SECRET}", make.at())
        with pytest.raises(BadInput, match="no such ad"):
            erasure.erase_ad(unit, "town:none", "ann", "request 13", make.at())


def test_number_that_no_ad_carries_leaves_the_case_and_a_tombstone(store: Store, make) -> None:
    with store.writing() as unit:
        town(unit, make)
        cases.add_item(unit, "case-1", CaseItem("number", "+32479999999", "why", "ann", make.at()))

        assert erasure.erase_number(unit, "+32479999999", "ann", "request 14", make.at()) == []
        assert "+32479999999" not in everything(unit)
        assert erasure.tombstones(unit)[0].rows == 1


def test_merged_cluster_of_an_erased_ad_is_cleaned_under_its_new_name(store: Store, make) -> None:
    with store.writing() as unit:
        town(unit, make)
        clusters.apply(unit, [make.event(EventKind.MERGED, "c3", ("town:1", "town:2"), others=("c1",))])
        erasure.erase_ad(unit, "town:1", "ann", "request 12", make.at(9))

        assert SECRET not in everything(unit).replace(f"'number', '{SECRET}'", "")
        assert features.values(unit, ["c3"]) == {}


def test_an_account_goes_from_what_is_widely_shared_under_its_kind_and_service(store: Store, make) -> None:
    rosa = Finding(FindingKind.HANDLE, "rosa", 0, 4, "@rosa", 0.9, unit="telegram")
    with store.writing() as unit:
        make.ingested(unit, "1")
        findings.save(unit, ads.versions(unit, "town:1")[0].id, "r1", [rosa])
        kept = Hub("contact", "handle:instagram:rosa", 9, 3.0, "many")
        links.save_hubs(unit, Level.OPERATOR, [replace(kept, value="handle:telegram:rosa"), kept], make.at())

        erasure.erase_ad(unit, "town:1", "ann", "request 12", make.at(9))

        assert links.hubs(unit) == [kept]
