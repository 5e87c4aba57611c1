"""Every refusal of the gate, each with its own reason."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from crawler.gate import Gate, Pace, open_gate, spent_today
from crawler.hours import read_hours
from crawler.robots import read_rules, unreachable
from model import BadInput, Fetch, RefusalReason, Refused, Run, RunCounts
from store import hashlists, mandates, runs, sites

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def reason_of(action) -> RefusalReason:
    with pytest.raises(Refused) as caught:
        action()
    return caught.value.reason


def opened(store, definition, at=NOW) -> Gate:
    with store.reading() as unit:
        return open_gate(unit, definition, at, training=True)


def test_covered_and_enabled_site_is_admitted(workspace, definition):
    gate = opened(workspace, definition())

    gate.admit("http://127.0.0.1:1/ad/1", NOW)
    assert gate.mandate.reference == "M-1"
    assert gate.photos


def test_without_a_mandate_nothing_is_fetched(store, definition):
    with store.writing() as unit:
        sites.record(unit, definition(), "text", "ada", NOW)
        sites.enable(unit, "town", "ada", "", NOW)

    assert reason_of(lambda: opened(store, definition())) is RefusalReason.NO_MANDATE


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"approved": False}, RefusalReason.MANDATE_NOT_APPROVED),
        ({"expiry": NOW - timedelta(hours=1)}, RefusalReason.MANDATE_EXPIRED),
        ({"start": NOW + timedelta(hours=1)}, RefusalReason.MANDATE_NOT_STARTED),
        ({"sites": ("village",)}, RefusalReason.OUT_OF_SCOPE),
        ({"categories": ("job",)}, RefusalReason.OUT_OF_SCOPE),
    ],
)
def test_mandate_must_be_approved_in_time_and_name_site_and_category(store, definition, mandate, fields, reason):
    with store.writing() as unit:
        sites.record(unit, definition(), "text", "ada", NOW)
        sites.enable(unit, "town", "ada", "", NOW)
        mandate(unit, **fields)

    assert reason_of(lambda: opened(store, definition())) is reason


def test_disabled_site_is_not_fetched(workspace, definition):
    with workspace.writing() as unit:
        sites.disable(unit, "town", "bea", "complaint", NOW)

    assert reason_of(lambda: opened(workspace, definition())) is RefusalReason.SITE_DISABLED


def test_site_outside_its_hours_is_not_fetched(workspace, definition):
    night = definition(fetch=Fetch(window="22:00-06:00 Europe/Brussels"))

    assert reason_of(lambda: opened(workspace, night)) is RefusalReason.OUTSIDE_HOURS
    assert opened(workspace, night, NOW.replace(hour=23))


def test_budget_counts_the_runs_of_the_day(workspace, definition):
    counted = RunCounts(requests=7)
    with workspace.writing() as unit:
        for name, at in (("today", NOW), ("yesterday", NOW - timedelta(days=1))):
            runs.start(unit, Run(name, "town", "s", "M-1", "ada", "0" * 64, at, counts=counted))
    with workspace.reading() as unit:
        assert spent_today(unit, "town", NOW) == 7

    assert reason_of(lambda: opened(workspace, definition(fetch=Fetch(requests_day=7)))) is RefusalReason.BUDGET_SPENT
    gate = opened(workspace, definition(fetch=Fetch(requests_day=8)))
    gate.spend()
    assert reason_of(lambda: gate.admit_time(NOW)) is RefusalReason.BUDGET_SPENT


def test_host_off_the_closed_list_is_refused(workspace, definition):
    gate = opened(workspace, definition())

    assert reason_of(lambda: gate.admit("http://127.0.0.1:2/", NOW)) is RefusalReason.HOST_NOT_LISTED


def test_robots_are_obeyed_unless_an_override_is_named(workspace, definition):
    rules = read_rules(200, b"User-agent: *\nDisallow: /private\nCrawl-delay: 3\n", "Vigie/0.1")
    gate = opened(workspace, definition())
    gate.learn_robots("127.0.0.1:1", rules)

    assert reason_of(lambda: gate.admit_robots("http://127.0.0.1:1/private/1")) is RefusalReason.ROBOTS
    gate.admit_robots("http://127.0.0.1:1/public")
    assert gate.delay_s == 3
    overridden = opened(workspace, definition(fetch=Fetch(robots="PV-2026-17", delay_s=0.5)))
    overridden.learn_robots("127.0.0.1:1", rules)
    overridden.admit_robots("http://127.0.0.1:1/private/1")
    assert overridden.delay_s == 0.5


@pytest.mark.parametrize(
    ("status", "body", "allowed"),
    [
        (200, b"", True),
        (200, b"User-agent: *\nDisallow: /", False),
        (200, b"User-agent: vigie\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        (200, b"User-agent: other\nDisallow: /", True),
        (200, b"\xff\xfe\x00nonsense", True),
        (404, b"User-agent: *\nDisallow: /", True),
        (403, b"", True),
        (429, b"", False),
        (500, b"", False),
        (503, b"", False),
        (0, b"", False),
    ],
)
def test_answer_for_robots_means_what_the_standard_says(status, body, allowed):
    assert read_rules(status, body, "Vigie/0.1").allow("http://town.example/ad/1") is allowed


def test_robots_that_cannot_be_had_close_the_site(workspace, definition):
    gate = opened(workspace, definition())
    gate.learn_robots("127.0.0.1:1", unreachable("Vigie"))

    assert reason_of(lambda: gate.admit_robots("http://127.0.0.1:1/")) is RefusalReason.ROBOTS


def test_mandate_that_expires_in_mid_run_closes_the_gate(workspace, definition):
    gate = opened(workspace, definition())

    assert reason_of(lambda: gate.admit_time(NOW + timedelta(days=31))) is RefusalReason.MANDATE_EXPIRED
    assert reason_of(lambda: gate.admit_time(NOW)) is RefusalReason.MANDATE_EXPIRED


@pytest.mark.parametrize("decision", ["mandate ended", "kill switch"])
def test_people_can_stop_a_run_that_goes_on(workspace, definition, decision):
    gate = opened(workspace, definition())
    with workspace.writing() as unit:
        if decision == "kill switch":
            sites.disable(unit, "town", "bea", "complaint", NOW)
        else:
            mandates.end(unit, "M-1", "bea", NOW)
        gate.look_again(unit, NOW)

    assert isinstance(gate.closed, Refused)
    assert gate.stopping.is_set()


def test_category_outside_the_mandate_is_not_stored(store, definition, mandate):
    with store.writing() as unit:
        sites.record(unit, definition(category=None), "text", "ada", NOW)
        sites.enable(unit, "town", "ada", "", NOW)
        mandate(unit, categories=("job", "housing"))
    gate = opened(store, definition(category=None))

    gate.admit_category("job")
    assert reason_of(lambda: gate.admit_category("escort")) is RefusalReason.OUT_OF_SCOPE


def test_pictures_wait_for_the_hash_lists(store, definition, mandate):
    with store.writing() as unit:
        sites.record(unit, definition(), "text", "ada", NOW)
        sites.enable(unit, "town", "ada", "", NOW)
        mandate(unit)
    gate = opened(store, definition())
    assert not gate.photos

    with store.writing() as unit:
        hashlists.load_list(unit, "authority", [("sha256", "0" * 64)], "bea", NOW)
        gate.look_again(unit, NOW)

    assert gate.photos


def test_requests_start_no_closer_than_the_delay(workspace, definition):
    gate = opened(workspace, definition(fetch=Fetch(delay_s=0.05, concurrency=3)))
    starts = []

    async def one(pace):
        async with pace.turn():
            starts.append(time.monotonic())
            await asyncio.sleep(0.2)

    async def scene():
        pace = Pace(gate)
        await asyncio.gather(*(one(pace) for _ in range(6)))

    asyncio.run(scene())

    gaps = [later - sooner for sooner, later in pairwise(starts)]
    assert min(gaps) >= 0.045
    assert starts[3] - starts[0] >= 0.2  # three at once, no more


def test_stop_does_not_wait_for_the_pace(workspace, definition):
    gate = opened(workspace, definition(fetch=Fetch(delay_s=60.0)))

    async def scene():
        pace = Pace(gate)
        async with pace.turn():
            pass
        asyncio.get_running_loop().call_later(0.05, gate.close, Refused(RefusalReason.SITE_DISABLED))
        async with pace.turn():
            pass

    asyncio.run(asyncio.wait_for(scene(), 5))


@pytest.mark.parametrize(
    ("window", "at", "holds"),
    [
        ("08:00-18:00 UTC", "2026-07-01T08:00+00:00", True),
        ("08:00-18:00 UTC", "2026-07-01T18:00+00:00", False),
        ("22:00-06:00 Europe/Brussels", "2026-07-01T20:30+00:00", True),
        ("22:00-06:00 Europe/Brussels", "2026-12-01T20:30+00:00", False),
        ("22:00-06:00 Europe/Brussels", "2026-12-01T04:59+00:00", True),
        ("00:00-00:00 UTC", "2026-12-01T04:59+00:00", True),
    ],
)
def test_hours_follow_the_clock_of_their_zone(window, at, holds):
    assert read_hours(window).holds(datetime.fromisoformat(at)) is holds


@pytest.mark.parametrize("window", ["", "25:00-06:00 UTC", "22:00-06:00", "22-06 UTC", "22:00-06:00 Mars/Olympus"])
def test_unreadable_hours_are_bad_input(window):
    with pytest.raises(BadInput):
        read_hours(window)
