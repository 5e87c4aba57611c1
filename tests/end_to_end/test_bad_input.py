"""What goes wrong outside is one clear line, and nothing that was kept is lost or kept twice."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

import evidence
import store
from model import CaptureKind, CaptureVerdict, FaultKind
from sandbox import Misbehaviour

SITE = "town-pages"
SLOW_S = 0.05  # per answer: a crawl of some sixty requests can be met half-way


def assert_whole(town, *sites: str) -> None:
    """Every ad that the boards serve is held once, in one version, and every capture is what was received."""
    assert town.unit.ads_held() == sorted(town.expected(*sites or (SITE,)))
    with town.unit.stored() as unit:
        assert {record.versions for record in store.ads.many(unit, store.ads.keys(unit))} == {1}
    assert_kept(town)


def assert_kept(town) -> None:
    """Everything acknowledged is still there as it came, and the log is whole."""
    with town.unit.stored() as unit:
        captures, broken = list(store.captures.every(unit)), store.audit.check(unit)
    report = evidence.verify_workspace(town.unit.home / "evidence", captures)
    assert (report.failures, report.checked, broken) == ((), len(captures), [])


def count(town) -> int:
    """How many responses are kept; what a run wrote of itself is none."""
    with town.unit.stored() as unit:
        return sum(capture.kind is not CaptureKind.RECORD for capture in store.captures.every(unit))


def faults(town) -> set[FaultKind]:
    with town.unit.stored() as unit:
        return {fault.kind for fault in store.faults.recent(unit, 1000)}


def begun(town, requests: int = 25) -> subprocess.Popen[str]:
    """A crawl that has asked the board this often and is not through."""
    town.boards.slow_seconds = SLOW_S
    town.boards.misbehave(SITE, Misbehaviour.SLOW)
    process = town.unit.start("crawl", SITE)
    until(lambda: len(town.boards.visits) >= requests or process.poll() is not None)
    assert process.poll() is None, process.communicate()
    return process


def until(met: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def told(process: subprocess.Popen[str]) -> tuple[int, list[str]]:
    """Exit code and the lines on standard error that are no progress."""
    _, err = process.communicate(timeout=240)
    return process.returncode, [line for line in err.splitlines() if " fetched, " not in line]


def test_unknown_key_in_a_definition_is_named_with_its_line(town) -> None:
    path = town.unit.home / "sites" / f"{SITE}.yml"
    lines = [*path.read_text(encoding="utf-8").splitlines(), "colour: blue"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    said = town.unit("crawl", SITE)

    assert (said.code, said.out, len(said.err)) == (2, [], 1)
    assert f"{SITE}.yml:{len(lines)}: " in said.err[0]
    assert "colour" in said.err[0]
    assert not town.boards.visits


def test_site_without_a_definition_is_one_line(town) -> None:
    said = town.unit("crawl", "nowhere")

    assert (said.code, said.out, len(said.err)) == (2, [], 1)
    assert "nowhere.yml" in said.err[0]


@pytest.mark.slow
@pytest.mark.parametrize("how", [Misbehaviour.HALF_PAGE, Misbehaviour.ERROR])
def test_board_out_of_order_says_nothing_and_is_collected_later(town, how: Misbehaviour) -> None:
    town.boards.misbehave(SITE, how)

    said = town.unit("crawl", SITE)

    assert (said.code, said.row["state"], said.trouble) == (1, "incomplete", [])
    assert "could not be fetched" in said.row["message"]
    assert town.unit.ads_held() == []
    with town.unit.stored() as unit:
        apart = (CaptureKind.ROBOTS, CaptureKind.RECORD)
        verdicts = {capture.verdict for capture in store.captures.every(unit) if capture.kind not in apart}
    half = how is Misbehaviour.HALF_PAGE
    assert verdicts == {CaptureVerdict.TRUNCATED if half else CaptureVerdict.OK}
    assert faults(town) == {FaultKind.TRUNCATED if half else FaultKind.FETCH}
    town.boards.misbehave(SITE, None)
    assert town.unit("crawl", SITE).code == 0
    assert_whole(town)


@pytest.mark.slow
def test_board_that_fails_half_way_is_taken_up_again(town) -> None:
    process = begun(town)
    town.boards.misbehave(SITE, Misbehaviour.ERROR)
    code, trouble = told(process)
    held = town.unit.ads_held()
    town.boards.misbehave(SITE, None)

    said = town.unit("crawl", SITE)

    assert (code, trouble) == (1, [])
    assert 0 < len(held) < len(town.expected(SITE))
    assert said.code == 0
    assert_whole(town)


def test_corrupt_picture_is_a_fault_and_its_ad_is_kept(town) -> None:
    town.boards.misbehave(SITE, Misbehaviour.CORRUPT_PHOTO)

    crawled, linked = town.unit("crawl", SITE), town.unit("link")

    assert (crawled.code, linked.code) == (0, 0)
    assert linked.row["read"]["broken"] == linked.row["read"]["pictures"] > 0
    assert linked.row["read"]["ads"] == len(town.expected(SITE))
    assert faults(town) == {FaultKind.PICTURE}
    assert_whole(town)


@pytest.fixture
def heeded() -> Iterator[None]:
    """Hang-ups are not ignored by what is started now, though these tests may run under nohup."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("number", [signal.SIGINT, pytest.param(signal.SIGHUP, marks=pytest.mark.slow)])
@pytest.mark.usefixtures("heeded")
def test_interruption_exits_4_and_the_same_command_goes_on(town, number: signal.Signals) -> None:
    process = begun(town)
    process.send_signal(number)
    code, trouble = told(process)
    before, asked = count(town), len(town.boards.visits)
    town.boards.misbehave(SITE, None)

    said = town.unit("crawl", SITE)

    assert (code, len(trouble)) == (4, 1)
    assert "goes on where it stopped" in trouble[0]
    assert before == asked  # what was asked for is kept, what is kept was asked for
    assert (said.code, said.row["resumed"]) == (0, True)
    assert_once(town)
    assert_whole(town)


@pytest.mark.slow
def test_interruption_before_the_first_request_is_one_line(town) -> None:
    process = town.unit.start("crawl", SITE)
    until(lambda: any(b"-m\0crawler" in command for command in at_work(town.unit.home)))
    process.send_signal(signal.SIGINT)
    code, trouble = told(process)

    assert (code, len(trouble)) == (4, 1), trouble
    assert town.unit("crawl", SITE).code == 0
    assert_whole(town)


ALONE = pytest.param(False, id="the command alone", marks=pytest.mark.slow)


@pytest.mark.parametrize("group", [pytest.param(True, id="the group"), ALONE])
def test_kill_loses_nothing_and_the_same_command_goes_on(town, group: bool) -> None:
    process = begun(town)
    town.boards.slow_seconds = 1.0  # whatever survived would go on for half a minute
    (os.killpg if group else os.kill)(process.pid, signal.SIGKILL)
    process.communicate()
    until(lambda: not at_work(town.unit.home), 10)
    held = count(town)
    town.boards.misbehave(SITE, None)

    said = town.unit("crawl", SITE)

    assert held > 0
    assert (said.code, said.row["resumed"]) == (0, True)
    assert all("set aside" in line for line in said.trouble)  # a record that was being written
    assert_whole(town)


def at_work(home: Path) -> list[bytes]:
    """Command lines of the processes that were started for a workspace."""
    commands = [command_of(process) for process in Path("/proc").glob("[0-9]*")]
    return [command for command in commands if os.fsencode(home) in command]


def command_of(process: Path) -> bytes:
    try:
        return (process / "cmdline").read_bytes()
    except OSError:  # it has ended meanwhile
        return b""


def reading_in_a_worker(unit) -> subprocess.Popen[str]:
    """A `link` at the moment when its first worker begins."""
    process = unit.start("link")
    until(lambda: len(group_of(process)) == 4)  # itself, two servants of multiprocessing, a worker
    return process


def group_of(process: subprocess.Popen[str]) -> list[Path]:
    return [one for one in Path("/proc").glob("[0-9]*") if group(one) == process.pid]


def group(process: Path) -> int:
    try:
        return os.getpgid(int(process.name))
    except ProcessLookupError:
        return 0


@pytest.mark.slow
def test_ctrl_c_while_reading_is_one_line(crawled) -> None:
    process = reading_in_a_worker(crawled.unit)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    code, trouble = told(process)

    assert (code, len(trouble)) == (4, 1), trouble
    assert crawled.unit("link").code == 0


@pytest.mark.slow
def test_killed_link_leaves_no_worker_behind(crawled) -> None:
    process = reading_in_a_worker(crawled.unit)
    process.kill()
    process.communicate()

    until(lambda: not group_of(process), 30)
    assert crawled.unit("link").code == 0


def assert_once(town) -> None:
    """No page was asked for twice, over all runs."""
    asked = [visit.target for visit in town.boards.visits if visit.target != "/robots.txt"]
    assert len(asked) == len(set(asked))


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Another process writes and does not come to an end."""
    with closing(sqlite3.connect(home / "vigie.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.slow  # ten seconds are waited for the other process
@pytest.mark.parametrize("words", [("crawl", SITE), ("link",)])
def test_locked_database_is_one_line_and_nothing_is_lost(town, words: tuple[str, ...]) -> None:
    with locked(town.unit.home):
        said = town.unit(*words)

    assert (said.code, said.out, len(said.err)) == (1, [], 1)
    assert "locked" in said.err[0]
    assert town.unit(*words).code == 0


@pytest.mark.slow
def test_database_locked_in_mid_crawl_loses_nothing(town) -> None:
    process = begun(town)
    with locked(town.unit.home):
        out, err = process.communicate(timeout=240)
    held = count(town)
    town.boards.misbehave(SITE, None)

    said = town.unit("crawl", SITE)

    assert process.returncode == 1
    assert [line for line in err.splitlines() if " fetched, " not in line] == []
    assert out.count("\n") == 1
    assert "locked" in out
    assert held > 0
    assert (said.code, said.row["resumed"]) == (0, True)
    assert_whole(town)


ROOM = 150_000  # bytes: less than a crawl of the board needs
Cramped = tuple[dict[str, Any], Callable[[], None]]  # how to start a command in need of room; what ends the need


@contextmanager
def small_disk(home: Path) -> Iterator[Cramped]:
    """The workspace stands on a disk of its own that is nearly full."""
    aside = home.with_name("aside")
    home.rename(aside)
    home.mkdir()
    blocks = sum(-(-path.lstat().st_size // 4096) + 1 for path in aside.rglob("*"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={blocks * 4096 + ROOM}", "tmpfs", home]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this user may not mount a disk")
    try:
        shutil.copytree(aside, home, dirs_exist_ok=True)
        yield {}, lambda: subprocess.run(["mount", "-o", "remount,size=1g", home], check=True) and None
    finally:
        subprocess.run(["umount", "-l", home], check=True)


@contextmanager
def small_files(home: Path) -> Iterator[Cramped]:
    """No file may grow much beyond what the database is now; needs no rights, but is no full disk either."""
    most = (home / "vigie.db").stat().st_size + ROOM // 2
    yield {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))}, lambda: None


@pytest.mark.parametrize("need", [small_disk, pytest.param(small_files, marks=pytest.mark.slow)])
def test_full_disk_is_one_line_and_what_was_acknowledged_holds(town, need: Callable[[Path], Any]) -> None:
    with need(town.unit.home) as (cramped, make_room):
        said = town.unit("crawl", SITE, **cramped)
        make_room()
        held = count(town)
        assert_kept(town)
        again = town.unit("crawl", SITE)

        assert (said.code, said.row["state"], said.trouble) == (1, "failed", [])
        assert "disk" in said.row["message"]
        assert "\n" not in said.row["message"]
        assert held > 0
        assert again.code == 0
        assert_whole(town)
