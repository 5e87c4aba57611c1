"""What a run says of itself, in records of its own evidence."""

import json
import signal
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text

from config.settings import Choices, Settings, load
from crawler import method as told_by
from crawler.clock import read_clock
from crawler.egress import Limits
from crawler.gate import Gate
from crawler.visit import Guest, visit
from evidence.reader import read
from model import (
    Authority,
    AuthorityStatus,
    BadInput,
    CaptureKind,
    Clock,
    FaultKind,
    Mandate,
    NotCaptured,
    Run,
    read_method,
)
from model import Gate as Notice
from store import captures, faults, runs

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def records(place, run=None):
    """The methods on record, oldest first."""
    with place.store.reading() as unit:
        kept = [one for one in captures.every(unit) if one.kind is CaptureKind.RECORD and run in (None, one.run)]
    kept.sort(key=lambda one: one.received_at)
    for one in kept:
        assert one.url == f"urn:vigie:run:{one.run}:method"
    return [read_method(read(place.evidence, one).payload) for one in kept]


def left(method):
    return {(missed.what, missed.why): missed.count for missed in method.not_captured}


def of_kind(place, kind):
    with place.store.reading() as unit:
        return [one for one in captures.every(unit) if one.kind is kind]


def test_run_keeps_its_method_when_it_begins_and_the_whole_of_it_when_it_has_ended(town, home):
    board = town(3)
    place = home(board.host)

    _, result, _ = place.crawl()

    first, last = records(place)
    with place.store.reading() as unit:
        run = runs.get(unit, result["run"])
    assert (first.ended, first.clock_end, first.state, first.robots_captures) == (None, None, "running", ())
    assert (last.ended, last.clock_end.read_at, last.state) == (run.ended, run.ended, "complete")
    assert (last.run, last.site, last.account, last.mandate) == (run.id, "town", "ada", "M-1")
    assert (last.started, last.sweep, last.definition_sha256) == (run.started, run.sweep, run.definition_sha256)
    assert (last.authority, last.basis, last.purpose) == ("Unit", "law", "training")
    assert last.robots_captures == tuple(one.id for one in of_kind(place, CaptureKind.ROBOTS))
    assert (last.not_captured, last.refused, last.clicks, last.browser) == ((), (), (), None)
    assert replace(last, ended=None, clock_end=None, state="running", robots_captures=()) == first


def test_killed_run_has_only_its_first_record_and_nobody_makes_up_the_second(town, home):
    board = town(60)
    board.slow_s = 0.02
    place = home(board.host)
    child = place.start()
    while len(board.asked) < 20:
        assert child.poll() is None
    child.send_signal(signal.SIGKILL)
    child.communicate()

    _, result, _ = place.crawl()

    with place.store.reading() as unit:
        killed = next(run.id for run in runs.recent(unit) if run.id != result["run"])
    assert [one.ended for one in records(place, killed)] == [None]
    assert [one.state for one in records(place, result["run"])] == ["running", "complete"]


def test_interrupted_run_tells_what_it_left(town, home):
    board = town(60)
    board.slow_s = 0.02
    place = home(board.host)
    child = place.start()
    while len(board.asked) < 20:
        assert child.poll() is None
    child.send_signal(signal.SIGINT)
    child.communicate()

    first, last = records(place)
    assert (first.state, last.state) == ("running", "interrupted")
    assert left(last)["address", "interrupted"] > 0


def test_pictures_that_may_not_be_fetched_are_counted(town, home):
    place = home(town(3).host)
    with place.store.writing() as unit:
        unit.execute(text("DELETE FROM hash_absence"))

    place.crawl()

    assert left(records(place)[-1]) == {("photo", "no-hash-list"): 3}


def test_a_look_at_a_new_site_is_told_as_a_run_is(town, home):
    board = town(3)
    place = home(board.host)
    guest = Guest(load(place.folder), place.store, "new-town", f"http://{board.host}/list/1", "ada")

    visit(guest, lambda look: look(guest.url))

    first, last = records(place)
    assert (first.ended, last.state, last.site) == (None, "complete", "new-town")
    assert (last.definition_sha256, last.definition_version, len(last.robots_captures)) == ("", 0, 1)


def test_terms_are_kept_and_named(town, home):
    board = town(2)
    board.pages["/terms"] = (301, b"", "text/html\r\nLocation: /legal/terms.html")
    board.pages["/legal/terms.html"] = (200, b"<p>Terms</p>", "text/html")
    place = home(board.host, more="terms: [/terms]")

    code, result, _ = place.crawl()

    kept = of_kind(place, CaptureKind.TERMS)
    assert (code, result["faults"]) == (0, 0)
    assert [(one.status, read(place.evidence, one).payload) for one in kept] == [(301, b""), (200, b"<p>Terms</p>")]
    assert records(place)[-1].terms_captures == tuple(one.id for one in kept)


@pytest.mark.slow
def test_terms_are_fetched_once_in_a_sweep_however_many_runs_it_takes(town, home):
    board = town(30)
    board.pages["/terms"] = (200, b"<p>Terms</p>", "text/html")
    place = home(board.host, fetch="{delay_s: 0, concurrency: 1, requests_day: 9}", more="terms: [/terms]")
    place.crawl()
    place.write_site(board.host, more="terms: [/terms]")

    _, result, _ = place.crawl()

    (kept,) = of_kind(place, CaptureKind.TERMS)
    assert (result["resumed"], board.asked.count("/terms")) == (True, 1)
    assert [one.terms_captures for one in records(place) if one.ended] == [(kept.id,), (kept.id,)]


NOT_HAD = [
    pytest.param((404, b"gone", "text/html"), "fetch", id="gone"),
    pytest.param((500, b"broken", "text/html"), "fetch", id="broken", marks=pytest.mark.slow),
    pytest.param((403, b"verify that you are human", "text/html"), "fetch", id="blocked", marks=pytest.mark.slow),
    pytest.param((302, b"", "text/html\r\nLocation: http://other.example/"), "host-not-listed", id="elsewhere"),
    pytest.param((302, b"", "text/html\r\nLocation: /terms"), "limit", id="circles", marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("page", "why"), NOT_HAD)
def test_terms_that_cannot_be_had_stop_nothing(town, home, page, why):
    board = town(2)
    board.pages["/terms"] = page
    place = home(board.host, more="terms: [/terms]")

    code, result, said = place.crawl()

    assert (code, result["state"], said) == (0, "complete", "")
    assert left(records(place)[-1]) == {("terms", why): 1}
    with place.store.reading() as unit:
        (fault,) = faults.recent(unit, 10)
    assert fault.kind is (FaultKind.REFUSED if why == "host-not-listed" else FaultKind(why))


def test_terms_that_robots_forbid_are_not_asked_for(town, home):
    board = town(2)
    board.pages["/robots.txt"] = (200, b"User-agent: *\nDisallow: /terms\n", "text/plain")
    place = home(board.host, more="terms: [/terms]")

    code, *_ = place.crawl()

    assert code == 0
    assert "/terms" not in board.asked
    assert left(records(place)[-1]) == {("terms", "robots"): 1}


def test_what_lies_off_the_list_and_what_does_not_come_is_counted(town, home):
    board = town(4)
    plain = board.listing
    board.listing = lambda page: plain(page).replace(b"</body>", b'<a class=ad href="http://other.example/ad/9">9</a>')
    board.pages["/ad/2"] = (500, b"broken", "text/html")
    place = home(board.host)

    place.crawl()

    last = records(place)[-1]
    assert left(last)["ad", "host-not-listed"] == 1
    assert left(last)["ad", "fetch"] == 1
    assert dict(last.refused) == {"host-not-listed": 1}


def test_what_a_spent_budget_leaves_is_counted(town, home):
    board = town(30)
    place = home(board.host, fetch="{delay_s: 0, concurrency: 1, requests_day: 9}")

    place.crawl()

    last = records(place)[-1]
    assert last.state == "incomplete"
    assert left(last)["address", "budget-spent"] > 0
    assert ("requests_per_day", 9) in last.limits


@pytest.fixture
def made(definition):
    """A method of a made-up run, as it begins; fields of the definition are given by name."""

    def make(choices=None, **fields):
        found = definition(**fields)
        mandate = Mandate("M-1", "Unit", "law", "training", ("*",), ("*",), NOW, NOW, "bea", "none", "f" * 64)
        run = Run("r1", "town", "s1", "M-1", "ada", found.sha256, NOW)
        settings = Settings(Path("/nowhere"), choices or Choices())
        return told_by.begun(settings, Gate(found, mandate), run, Limits(), Clock(NOW))

    return make


def test_settings_are_told_without_what_could_open_a_database(made):
    stamps = Authority("stamps", "https://unit:hunter2@stamps.example:8443/?key=hunter2", AuthorityStatus.TEST, "r")
    database = "postgresql://vigie:hunter2@db.internal/vigie"

    method = made(Choices(unit="Unit 7", database=database, authority=(stamps,)))

    said = json.loads(method.settings)
    assert (said["database"], said["authority"][0]["url"]) == ("postgresql", "https://stamps.example")
    assert said["unit"] == method.unit == "Unit 7"
    assert sha256(method.settings.encode()).hexdigest() == method.settings_sha256
    assert b"hunter2" not in method.written()
    assert b"db.internal" not in method.written()


def test_mandate_is_told_by_its_reference_and_the_digest_of_its_text(made):
    assert (made().mandate, made().mandate_sha256) == ("M-1", "f" * 64)


def test_exit_address_is_what_the_unit_says_or_unknown(made):
    assert made().exit_address == "unknown"
    assert made(Choices(exit_address="192.0.2.9")).exit_address == "192.0.2.9"


def test_robots_and_notice_are_told_as_decided(made, definition):
    fetch = replace(definition().fetch, robots="ORDER-12")
    notice = Notice((("over18", "1"), ("seen", "yes")), "any visitor", "bea")

    assert (made().robots, made().notice) == ("obeyed", None)
    method = made(fetch=fetch, gate=notice)
    assert method.robots == "ORDER-12"
    assert (method.notice.cookies, method.notice.approved_by) == (("over18", "seen"), "bea")


def test_software_is_told_with_the_digest_of_its_lock(made):
    software = made().software

    assert software.dependencies_of == "requirements.lock"
    assert software.dependencies_sha256 == sha256(told_by.LOCK.read_bytes()).hexdigest()
    assert all((software.version, software.python, software.openssl, software.sqlite))


def test_without_a_lock_the_installed_versions_are_digested(made, monkeypatch, tmp_path):
    monkeypatch.setattr(told_by, "LOCK", tmp_path / "requirements.lock")
    told_by.software.cache_clear()

    software = told_by.software()
    told_by.software.cache_clear()

    assert software.dependencies_of == "installed distributions"
    assert len(software.dependencies_sha256) == 64


@pytest.mark.parametrize("folder", ["release", "broken"])
def test_release_has_no_commit(monkeypatch, tmp_path, folder):
    if folder == "broken":
        (tmp_path / ".git").mkdir()
    monkeypatch.setattr(told_by, "ROOT", tmp_path)

    told_by.software.cache_clear()
    commit = told_by.software().commit
    told_by.software.cache_clear()

    assert commit == ""


def test_machine_is_told_apart_without_its_id(monkeypatch, tmp_path):
    secret = tmp_path / "machine-id"
    found = []
    for said in ("0" * 32, "1" * 32):
        secret.write_text(said + "\n")
        monkeypatch.setattr(told_by, "MACHINE_ID", secret)
        told_by.machine.cache_clear()
        found.append(told_by.machine())
    monkeypatch.setattr(told_by, "MACHINE_ID", tmp_path / "none")
    told_by.machine.cache_clear()
    unknown = told_by.machine()
    told_by.machine.cache_clear()

    assert found[0].identity != found[1].identity != unknown.identity == ""
    assert not {"0" * 32, "1" * 32} & {one.identity for one in found}
    assert replace(found[0], identity="") == unknown


def test_method_is_read_as_it_was_written(made):
    method = replace(
        made(),
        clock_end=read_clock(NOW),
        ended=NOW,
        not_captured=(NotCaptured("photo", "no-hash-list", 3),),
        refused=(("robots", 2),),
    )

    again = read_method(method.written())

    assert again == method
    assert again.written() == method.written()


def test_key_of_a_later_version_is_passed_over(made):
    said = json.loads(made().written()) | {"weather": "fair"}

    assert read_method(json.dumps(said).encode()) == made()


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2}, {"format": "1"}, {"run": 7}, {"started": "yesterday"}, {"clock_start": None},
        {"not_captured": [["photo", "x", 1]]}, {"limits": [["a"]]}, {"clicks": "none"}, {"definition_version": True},
    ],
)  # fmt: skip
def test_what_is_no_method_is_refused(made, change):
    said = json.loads(made().written()) | change

    with pytest.raises(BadInput):
        read_method(json.dumps(said).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000])
def test_bytes_that_are_no_method_are_refused(data):
    with pytest.raises(BadInput):
        read_method(data)
