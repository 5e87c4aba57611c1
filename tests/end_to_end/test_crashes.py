"""Kills at any moment lose nothing that a row points to; what was torn is set aside and told; the work is finished."""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

import evidence
import sandbox
import store
from config.settings import HERE
from evidence.reader import companions
from model import Capture
from sandbox import Misbehaviour, World

PLAIN, DRAWN = "town-pages", "town-cards"
KILLS = 50
MOST_REQUESTS = 12  # a run is killed within so many of its requests
SLOW_S = 0.03  # per answer, so that a run is met in the middle of something


class Board(NamedTuple):
    """A unit that watches a plain board and one that only a browser can show."""

    unit: object
    boards: sandbox.Boards

    def expected(self) -> list[str]:
        served = self.boards.served()
        return sorted(f"{site}:{native}" for site in (PLAIN, DRAWN) for native in served[site])


@pytest.fixture
def units(unit_at, unit_of, world: World, tmp_path: Path) -> Iterator[Callable[[], Board]]:
    """Makes units of their own, one after the other, over one set of boards."""
    template = unit_at(tmp_path / "template")
    with sandbox.serve(world) as boards:
        for site in (PLAIN, DRAWN):
            template.use((HERE / "sites" / f"{site}.yml").read_text(encoding="utf-8"), boards.sites[site])
            template.done("site", "enable", site)
            boards.misbehave(site, Misbehaviour.SLOW)
        boards.slow_seconds = SLOW_S

        def make() -> Board:
            home = tmp_path / f"home-{len(list(tmp_path.iterdir()))}"
            shutil.copytree(template.home, home)
            return Board(unit_of(home), boards)

        yield make


def crawlers(home: Path) -> list[int]:
    """The processes that fetch for this workspace, as `vigie crawl` started them."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            if b"crawler" in words and os.fsencode(home) in words:
                found.append(int(process.name))
    return found


def kill_at_random(board: Board, chance: random.Random) -> bool:
    """Crawl, and kill the process that fetches somewhere; false when it was through before."""
    seen, wanted = len(board.boards.visits), chance.randint(0, MOST_REQUESTS)
    command = board.unit.start("crawl", PLAIN, DRAWN)
    killed = False
    while command.poll() is None:
        running = crawlers(board.unit.home)
        if running and len(board.boards.visits) - seen >= wanted:
            time.sleep(chance.random() * 0.1)
            for process in running:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
                    killed = True
            break
        time.sleep(0.002)
    if killed:
        command.kill()
    command.communicate()
    wait_until_dead(board.unit.home)
    return killed


def wait_until_dead(home: Path) -> None:
    """Until the kernel has closed every file of what was killed: a thread that was writing may outlive its process's
    name, and what it had committed is seen only by whoever opens the database after it.
    """
    (home / "run").mkdir(exist_ok=True)
    for name in (f"{PLAIN}.lock", f"{DRAWN}.lock", "recovery.lock"):
        with (home / "run" / name).open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
    deadline = time.monotonic() + 30
    while crawlers(home):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    time.sleep(0.1)


def rows(unit) -> list[Capture]:
    with unit.stored() as stored:
        return list(store.captures.every(stored))


def synced_end(path: Path, kept: list[Capture]) -> int:
    """Where in a file the last record ends that a row needs: everything before was synced before the row."""
    end = 0
    with path.open("rb") as file:
        for capture in (one for one in kept if one.warc_file == path.name):
            beside = [member.offset + member.length for member, _ in companions(file, capture)]
            end = max([end, capture.offset + capture.length, *beside])
    return end


def lose_power(home: Path, kept: list[Capture], chance: random.Random) -> int:
    """What was never synced may be there in part, as zeros, or not at all; how many files have a torn tail now."""
    torn = 0
    for mark in (home / "evidence").rglob("*.warc.gz.open"):
        path = mark.with_name(mark.name.removesuffix(".open"))
        end, size = synced_end(path, kept), path.stat().st_size
        cut = chance.randint(end, size)
        os.truncate(path, cut)
        if chance.random() < 0.5:
            with path.open("ab") as file:
                file.write(b"\0" * chance.randint(1, 5000))
        torn += path.stat().st_size > end
    return torn


def assert_sound(unit) -> None:
    said = unit("verify", unit.home)
    assert (said.code, said.row["failures"]) == (0, []), said


def assert_finished(board: Board) -> None:
    """Everything served is held, once, in one version; nothing torn away is untold."""
    said = board.unit("crawl", PLAIN, DRAWN)
    assert said.code == 0, said
    assert board.unit.ads_held() == board.expected()
    with board.unit.stored() as stored:
        held = store.ads.many(stored, store.ads.keys(stored))
        told = [entry.detail for entry in store.audit.entries(stored, action="evidence.recover")]
    assert {record.versions for record in held} == {1}
    for path in (board.unit.home / "evidence").rglob("*.torn-*"):
        assert any(path.name in sentence for sentence in told), path.name
    assert not list((board.unit.home / "evidence").rglob("*.open"))
    assert_sound(board.unit)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.timeout(1500)
def test_fifty_kills_and_losses_of_power_lose_nothing_and_the_crawl_is_finished(units) -> None:
    chance = random.Random(20261121)
    kills = torn = 0
    while kills < KILLS:
        board = units()
        while kills < KILLS and kill_at_random(board, chance):
            kills += 1
            kept = rows(board.unit)
            if chance.random() < 0.5:
                torn += lose_power(board.unit.home, kept, chance)
            report = evidence.verify_workspace(board.unit.home / "evidence", kept)
            assert (report.failures, report.checked) == ((), len(kept))
            if kills % 5 == 0:
                assert_sound(board.unit)
        assert_finished(board)

    assert torn > 0
