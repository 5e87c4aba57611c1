"""Whole runs in a process of their own, against a board on loopback."""

import json
import resource
import signal
import sqlite3
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from evidence.reader import read
from model import AdState, CaptureKind, FaultKind, RunState
from store import ads, audit, captures, faults, frontier, hashlists, mandates, photos, runs, sites


def keys(board):
    return sorted(f"town:{number}" for number in board.ads)


def on_record(place):
    with place.store.reading() as unit:
        return sorted(ads.keys(unit))


def states(place):
    with place.store.reading() as unit:
        return {record.key: record.state for record in ads.many(unit, ads.keys(unit))}


def fault_kinds(place):
    with place.store.reading() as unit:
        return {fault.kind for fault in faults.recent(unit, 100)}


def assert_whole(place):
    """Every capture on record is on disk, unchanged."""
    with place.store.reading() as unit:
        kept = list(captures.every(unit))
    for capture in kept:
        read(place.evidence, capture)
    return kept


def test_run_collects_every_ad_and_picture_once(town, home):
    board = town(25)
    place = home(board.host)

    code, result, said = place.crawl(env={"HTTP_PROXY": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9"})

    assert (code, result["state"], said) == (0, "complete", "")
    assert on_record(place) == keys(board)
    with place.store.reading() as unit:
        record = ads.get(unit, "town:7")
        assert (record.ad.title, record.ad.text) == ("Ad 7", "Text of ad 7")
        assert record.photos[0].sha256 == sha256(board.answer("/photo/0")[1]).hexdigest()
        assert photos.missing(unit, "town") == []
        run = runs.get(unit, result["run"])
        assert (run.state, run.counts.ads_new, run.counts.photos) == (RunState.COMPLETE, 25, 7)
        assert [entry.action for entry in audit.entries(unit)][-2:] == ["crawl.start", "crawl.end"]
        assert audit.check(unit) == []
    kept = assert_whole(place)
    received = [capture for capture in kept if capture.kind is not CaptureKind.RECORD]
    assert len(board.asked) == len(set(board.asked)) == len(received) == result["requests"]
    assert {capture.kind for capture in received} == {CaptureKind.PAGE, CaptureKind.PHOTO, CaptureKind.ROBOTS}
    assert len(kept) == result["captures"] == len(received) + 2
    assert {path.stat().st_mode & 0o077 for path in place.evidence.iterdir()} == {0}


def test_next_sweep_sees_what_is_new_changed_the_same_and_gone(town, home):
    board = town(12)
    place = home(board.host)
    assert place.crawl()[0] == 0
    board.ads = [*range(3, 13), 99]
    board.pages["/ad/5"] = (200, board.ad(5).replace(b"Text of", b"Other text of"), "text/html")

    code, result, _ = place.crawl()

    assert code == 0
    assert (result["ads_new"], result["ads_changed"], result["ads_seen"], result["ads_gone"]) == (1, 1, 9, 2)
    found = states(place)
    assert {key for key, state in found.items() if state is AdState.GONE} == {"town:1", "town:2"}
    with place.store.reading() as unit:
        assert len(ads.versions(unit, "town:5")) == 2


def test_kill_in_mid_crawl_loses_nothing_and_doubles_nothing(town, home):
    board = town(60)
    board.slow_s = 0.02
    place = home(board.host)
    child = place.start()
    wait_for(lambda: len(board.asked) > 30)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    before = on_record(place)
    asked = len(board.asked)
    (tail,) = place.evidence.glob("*.open")
    with tail.with_suffix("").open("ab") as torn:
        torn.write(b"\x1f\x8b\x08 torn by the kill")

    code, result, _ = place.crawl()

    assert before
    assert (code, result["state"], result["resumed"]) == (0, "complete", True)
    assert on_record(place) == keys(board)
    assert result["requests"] < asked + 60
    assert_whole(place)
    assert len(list(place.evidence.glob("*.torn-*"))) == 1
    with place.store.reading() as unit:
        assert all(len(ads.versions(unit, key)) == 1 for key in ads.keys(unit))
        assert [run.state for run in runs.recent(unit)] == [RunState.COMPLETE, RunState.INTERRUPTED]


def wait_for(met, seconds=20.0):
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.slow)])
def test_interrupted_run_exits_4_and_is_resumed(town, home, number):
    board = town(60)
    board.slow_s = 0.02
    place = home(board.host)
    child = place.start()
    wait_for(lambda: len(board.asked) > 30)
    child.send_signal(number)
    out, _ = child.communicate(timeout=30)
    asked = len(board.asked)

    assert (child.returncode, json.loads(out)["state"]) == (4, "interrupted")
    with place.store.reading() as unit:
        standing = frontier.standing(unit, json.loads(out)["sweep"])
    assert (standing["leased"], standing["failed"]) == (0, 0)
    assert standing["due"] > 0
    code, result, _ = place.crawl()
    assert (code, result["resumed"], on_record(place)) == (0, True, keys(board))
    assert (
        asked + result["requests"] < 60 + 7 + 6 + 10 + 2
    )  # ads, pictures, listings, what was on its way, robots twice


@pytest.mark.slow
def test_second_signal_ends_the_run_at_once(town, home):
    board = town(60)
    board.slow_s = 5
    place = home(board.host)
    child = place.start()
    wait_for(lambda: board.asked)
    child.send_signal(signal.SIGINT)
    time.sleep(0.5)
    start = time.monotonic()
    child.send_signal(signal.SIGINT)
    child.communicate(timeout=10)

    assert child.returncode == 4
    assert time.monotonic() - start < 2


def test_broken_pages_are_tried_again_and_nothing_is_called_gone(town, home):
    board = town(8)
    place = home(board.host)
    assert place.crawl()[0] == 0
    board.ads = [1, 2, 3]
    board.pages["/ad/3"] = (500, b"broken", "text/html")

    code, result, _ = place.crawl()

    assert (code, result["state"]) == (1, "incomplete")
    assert board.asked.count("/ad/3") == 1 + 3
    assert set(states(place).values()) == {AdState.LIVE}
    assert fault_kinds(place) == {FaultKind.FETCH}


def test_page_that_recovers_is_collected(town, home):
    board = town(3)
    answers = iter([(500, b"", "text/html")])
    plain = board.answer
    board.answer = lambda path: next(answers, plain(path)) if path == "/ad/2" else plain(path)
    place = home(board.host)

    code, result, _ = place.crawl()

    assert (code, result["faults"], on_record(place)) == (0, 0, keys(board))


@pytest.mark.parametrize(
    "page",
    [
        (200, b"<p>Please verify that you are human</p>", "text/html"),
        pytest.param((403, b"denied", "text/html"), marks=pytest.mark.slow),
    ],
    ids=["challenge", "status"],
)
def test_block_page_stops_the_site_and_is_kept(town, home, page):
    board = town(30)
    place = home(board.host, fetch="{delay_s: 0.02, concurrency: 1}")
    board.pages["/ad/2"] = page

    code, result, _ = place.crawl()

    assert (code, result["state"]) == (1, "blocked")
    assert len(board.asked) < 30
    assert FaultKind.BLOCKED in fault_kinds(place)
    with place.store.reading() as unit:
        fault = next(fault for fault in faults.recent(unit, 100) if fault.kind is FaultKind.BLOCKED)
        assert captures.get(unit, fault.capture).url.endswith("/ad/2")
    assert AdState.GONE not in states(place).values()


def test_redirect_to_another_host_is_on_record_and_not_followed(town, home):
    board, other = town(3), town(3)
    place = home(board.host)
    board.pages["/ad/2"] = (302, b"", f"text/html\r\nLocation: http://{other.host}/ad/2")
    board.pages["/ad/3"] = (301, b"", "text/html\r\nLocation: /ad/33")
    board.ads = [1, 2, 3, 33]
    board.per_page = 3  # 33 stands on a second page

    code, result, _ = place.crawl()

    assert other.asked == []
    assert on_record(place) == ["town:1", "town:33"]
    assert (code, result["refused"]) == (0, 1)
    with place.store.reading() as unit:
        assert any(entry.operation == "refusal" for entry in audit.entries(unit))
        assert [capture.status for capture in captures.every(unit) if capture.url.endswith("/ad/2")] == [302]


def test_changed_layout_is_drift_and_nothing_is_called_gone(town, home):
    board = town(15)
    place = home(board.host)
    assert place.crawl()[0] == 0
    board.ads = list(range(4, 16))
    board.ad = lambda number: b"<html><body><h2>Ad</h2><p>new layout</p></body></html>"

    code, result, _ = place.crawl()

    assert (code, result["state"]) == (1, "drift")
    assert set(states(place).values()) == {AdState.LIVE}


def test_listing_that_shows_nothing_any_more_is_drift(town, home):
    board = town(12)
    place = home(board.host)
    assert place.crawl()[0] == 0
    plain = board.listing(1)
    board.pages["/list/1"] = (200, plain.replace(b'class="ad"', b'class="card"'), "text/html")

    code, result, _ = place.crawl()

    assert (code, result["state"]) == (1, "drift")
    assert set(states(place).values()) == {AdState.LIVE}


@pytest.mark.slow
def test_field_that_fails_its_share_is_drift(town, home):
    board = town(15)
    place = home(board.host, more="expect: {photos: 0.9}")
    board.ad = lambda number: f"<h1>Ad {number}</h1><div class=text>no picture</div>".encode()

    code, result, _ = place.crawl()

    assert (code, result["state"]) == (1, "drift")
    assert "photos" in result["message"]
    assert len(on_record(place)) == 15


@pytest.mark.slow
def test_locked_database_is_one_clear_line(town, home):
    board = town(5)
    place = home(board.host)
    lock = sqlite3.connect(place.folder / "vigie.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")

    code, _, said = place.crawl()
    lock.rollback()
    lock.close()

    assert code == 1
    assert len(said.splitlines()) == 1
    assert "locked" in said
    assert place.crawl()[0] == 0


def test_full_disk_is_one_clear_line_and_the_run_can_be_resumed(town, home):
    board = town(30)
    board.ad = lambda number: f"<h1>Ad {number}</h1><div class=text>{noise(number)}</div>".encode()
    place = home(board.host)

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, 1_200_000))

    code, result, said = place.crawl(preexec_fn=small)

    assert (code, result["state"]) == (1, "failed")
    assert result["message"].count("\n") == 0
    assert said.count("\n") == 0
    assert_whole(place)
    code, result, _ = place.crawl()
    assert (code, on_record(place)) == (0, keys(board))


def noise(number):
    import random

    return "".join(random.Random(number).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=100_000))


def test_refused_run_exits_3_and_is_logged(town, home):
    board = town(5)
    place = home(board.host)
    now = datetime.now(UTC)
    with place.store.writing() as unit:
        mandates.end(unit, "M-1", "bea", now)

    code, _, said = place.crawl()

    assert code == 3
    assert said.startswith("refused (mandate-expired)")
    assert board.asked == []
    with place.store.reading() as unit:
        entry = audit.entries(unit)[-1]
        assert (entry.operation, entry.action, entry.subject) == ("refusal", "crawl.start", "town")


def test_mistake_in_the_definition_exits_2(town, home):
    place = home(town(1).host)
    place.site.write_text("id: town\nversion: one\n")

    code, _, said = place.crawl()

    assert code == 2
    assert "town.yml" in said


@pytest.mark.slow
def test_kill_switch_stops_a_run_that_goes_on(town, home):
    board = town(200)
    board.slow_s = 0.05
    place = home(board.host, fetch="{delay_s: 0.1, concurrency: 1}")
    child = place.start()
    wait_for(lambda: len(board.asked) > 2)
    with place.store.writing() as unit:
        sites.disable(unit, "town", "bea", "complaint", datetime.now(UTC))
    out, _ = child.communicate(timeout=30)

    assert (child.returncode, json.loads(out)["state"]) == (3, "refused")
    assert len(board.asked) < 120


def test_second_run_of_a_site_waits_outside(town, home):
    board = town(4000)
    board.slow_s = 0.1
    place = home(board.host)
    first = place.start()
    wait_for(lambda: len(board.asked) > 2)

    code, _, said = place.crawl()
    listening = listeners(first.pid)
    first.send_signal(signal.SIGKILL)
    first.communicate()

    assert code == 1
    assert "another process" in said
    assert listening == set()


def listeners(pid: int) -> set[str]:
    """Sockets on which a process listens."""
    held = {link.readlink().name for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
    rows = [
        line.split() for table in ("tcp", "tcp6") for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
    ]
    return {row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in held}


def test_picture_on_a_hash_list_is_sealed_before_anybody_sees_it(town, home):
    board = town(9)
    place = home(board.host)
    digest = sha256(board.answer("/photo/3")[1]).hexdigest()
    with place.store.writing() as unit:
        hashlists.load_list(unit, "authority", [("sha256", digest)], "bea", datetime.now(UTC))

    assert place.crawl()[0] == 0

    with place.store.reading() as unit:
        assert photos.is_sealed(unit, digest)
        shown = [photo for record in ads.many(unit, ads.keys(unit)) for photo in record.photos]
        assert {photo.sealed for photo in shown if photo.sha256 == digest} == {True}


def test_pictures_wait_until_hash_lists_are_there(town, home):
    board = town(9)
    place = home(board.host)
    with sqlite3.connect(place.folder / "vigie.db") as raw:
        raw.execute("DELETE FROM hash_absence")

    code, result, _ = place.crawl()
    assert (code, result["photos"], result["refused"]) == (0, 0, 1)
    with place.store.writing() as unit:
        hashlists.load_list(unit, "authority", [("sha256", "0" * 64)], "bea", datetime.now(UTC))
    code, result, _ = place.crawl()

    assert (code, result["photos"]) == (0, 7)
    with place.store.reading() as unit:
        assert photos.missing(unit, "town") == []


@pytest.mark.slow
def test_budget_of_the_day_ends_a_run_that_the_next_day_resumes(town, home):
    board = town(30)
    place = home(board.host, fetch="{delay_s: 0, requests_day: 12}")

    code, result, _ = place.crawl()

    assert (code, result["state"], len(board.asked)) == (1, "incomplete", 12)
    assert "budget-spent" in result["message"]
    assert place.crawl()[0] == 3
    place.write_site(board.host)
    code, result, _ = place.crawl()
    assert (code, result["resumed"], on_record(place)) == (0, True, keys(board))
