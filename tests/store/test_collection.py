"""Sites, runs, captures and faults."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model import (
    BadInput,
    CaptureKind,
    Discover,
    Fault,
    FaultKind,
    Fetch,
    RunCounts,
    RunState,
    SiteDefinition,
)
from store import Store, captures, faults, runs, sites

DEFINITION = SiteDefinition(
    id="town",
    version=1,
    owner="unit",
    base="http://127.0.0.1",
    hosts=("127.0.0.1",),
    fetch=Fetch(),
    discover=((Discover.LISTING, ()),),
    ad_pattern=None,
    category="massage",
    fields=(),
    gone_status=(404,),
    gone_if=(),
    blocked_status=(),
    blocked_text=(),
    expect=(),
    sha256="1" * 64,
)


def test_site_is_disabled_until_somebody_enables_it(store: Store, make) -> None:
    with store.writing() as unit:
        sites.record(unit, DEFINITION, "id: town", "ann", make.at())
        before = sites.is_enabled(unit, "town")
        sites.enable(unit, "town", "ann", "mandate M-1", make.at(1))

        assert (before, sites.is_enabled(unit, "town")) == (False, True)


def test_kill_switch_holds_until_it_is_turned_back(store: Store, make) -> None:
    with store.writing() as unit:
        sites.record(unit, DEFINITION, "id: town", "ann", make.at())
        sites.enable(unit, "town", "ann", "", make.at())
        sites.disable(unit, "town", "bob", "complaint", make.at(1))
        sites.record(unit, replace(DEFINITION, version=2, sha256="2" * 64), "id: town ", "ann", make.at(2))

        state = sites.get(unit, "town")
    assert state is not None
    assert (state.enabled, state.switched_by, state.why, state.version) == (False, "bob", "complaint", 2)


def test_definition_recorded_again_is_the_one_that_counts(store: Store, make) -> None:
    with store.writing() as unit:
        for number in ("1", "2", "2", "1"):
            sites.record(unit, replace(DEFINITION, sha256=number * 64), f"text {number}", "ann", make.at())

        assert [state.sha256[0] for state in sites.all_of(unit)] == ["1"]


def test_site_without_definition_cannot_be_enabled_but_can_be_disabled(store: Store, make) -> None:
    with store.writing() as unit:
        with pytest.raises(BadInput, match="no definition"):
            sites.enable(unit, "town", "ann", "", make.at())
        before = sites.is_stopped(unit, "town")
        sites.disable(unit, "town", "ann", "", make.at())

        assert (before, sites.is_enabled(unit, "town"), sites.is_stopped(unit, "town")) == (False, False, True)


def test_run_is_active_while_its_heart_beats(store: Store, make) -> None:
    with store.writing() as unit:
        make.started(unit)
        runs.heartbeat(unit, "run-1", RunCounts(pages=3), make.at(1))

        active = runs.active(unit, "town", make.at(0.5))
        assert active is not None
        assert active.counts.pages == 3
        assert runs.active(unit, "town", make.at(1.5)) is None
        assert [run.id for run in runs.stale(unit, make.at(1.5))] == ["run-1"]
        assert runs.active(unit, "elsewhere", make.at(0)) is None


def test_first_word_on_how_a_run_ended_stands(store: Store, make) -> None:
    with store.writing() as unit:
        make.started(unit)
        first = runs.finish(unit, "run-1", RunState.BLOCKED, RunCounts(pages=1), "a challenge page", make.at(1))
        second = runs.finish(unit, "run-1", RunState.COMPLETE, RunCounts(pages=9), "", make.at(2))
        runs.heartbeat(unit, "run-1", RunCounts(pages=9), make.at(3))

        ended = runs.get(unit, "run-1")
    assert (first, second) == (True, False)
    assert ended is not None
    assert (ended.state, ended.ended, ended.counts.pages) == (RunState.BLOCKED, make.at(1), 1)


def test_recent_runs_come_newest_first(store: Store, make) -> None:
    with store.writing() as unit:
        for number in range(3):
            make.started(unit, f"run-{number}", started=make.at(number))

        assert [run.id for run in runs.recent(unit, "town", limit=2)] == ["run-2", "run-1"]
        assert len(runs.recent(unit)) == 3


def test_capture_comes_back_as_it_was_saved(store: Store, make) -> None:
    capture = make.capture(url="http://127.0.0.1/\ud800", detail='{"tls": "1.3"}', offset=2**40)
    with store.writing() as unit:
        captures.add(unit, [capture])

    with store.reading() as unit:
        assert captures.get(unit, capture.id) == replace(capture, url="http://127.0.0.1/\ufffd")
        assert captures.get(unit, "urn:uuid:none") is None


def test_capture_is_saved_once(store: Store, make) -> None:
    capture = make.capture()

    with pytest.raises(BadInput, match="on record already"), store.writing() as unit:
        captures.add(unit, [capture])
        captures.add(unit, [capture])


def test_every_capture_comes_in_the_order_of_its_bytes(store: Store, make) -> None:
    made = [make.capture(warc_file=f"{name}.warc.gz") for name in "bab"]
    with store.writing() as unit:
        captures.add(unit, made)

        assert list(captures.every(unit)) == [made[1], made[0], made[2]]
        assert captures.count(unit) == 3


def test_what_shows_how_runs_were_made_is_found_by_run_and_by_sweep(store: Store, make) -> None:
    record = make.capture(kind=CaptureKind.RECORD)
    robots = make.capture(kind=CaptureKind.ROBOTS)
    terms = make.capture(kind=CaptureKind.TERMS)
    chain = make.capture(kind=CaptureKind.RESOURCE, content_type="application/x-pem-file")
    script = make.capture(kind=CaptureKind.RESOURCE, content_type="text/javascript")
    other = make.capture(kind=CaptureKind.TERMS, run="run-2")
    with store.writing() as unit:
        make.started(unit, sweep="sweep-1")
        make.started(unit, "run-2", sweep="sweep-2")
        captures.add(unit, [make.capture(), other, record, robots, terms, chain, script])

        assert captures.about_runs(unit, ["run-1"]) == [record, robots, terms, chain]
        assert captures.of_sweep(unit, "sweep-2", CaptureKind.TERMS) == [other]


def test_faults_come_back_by_run_and_newest_first(store: Store, make) -> None:
    first = Fault(FaultKind.PARSE, "town", "http://127.0.0.1/1", "title: 0 of 1", "run-1", "urn:uuid:1", make.at())
    second = replace(first, kind=FaultKind.FETCH, run="run-2", at=make.at(1))
    with store.writing() as unit:
        faults.add(unit, first)
        faults.add(unit, second)
        with pytest.raises(ValueError, match="needs the time"):
            faults.add(unit, replace(first, at=None))

        assert faults.of_run(unit, "run-1") == [first]
        assert faults.recent(unit, 5) == [second, first]


def test_time_without_zone_is_not_stored(store: Store, make) -> None:
    with pytest.raises(Exception, match="without a zone"), store.writing() as unit:
        make.started(unit, started=make.at().replace(tzinfo=None))
