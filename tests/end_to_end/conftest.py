"""The product as people meet it: its commands as processes, boards on loopback, workspaces that commands made."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import sandbox
import store
from config.settings import HERE
from sandbox import Boards, World
from spiders.definition import moved

ROOT = Path(__file__).parents[2]
VIGIE = Path(sys.executable).with_name("vigie")
SITES = ("town-pages", "town-api", "town-feed")  # the fourth board needs a browser: `vigie demo` is tested on it
PATIENCE_S = 240  # a machine under load; nothing here waits so long on an idle one
PROGRESS = re.compile(r"^\S+: (\d+) of \d+ fetched, \d+ ads, \d+ photos, \d+ faults$")
TODAY = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
MANDATE = f"""\
reference: M-1
authority: Training desk of the made-up town
basis: made-up data
purpose: practice
sites: ["*"]
categories: ["*"]
start: {TODAY - timedelta(days=1):%Y-%m-%d}
expiry: {TODAY + timedelta(days=90):%Y-%m-%d}
approver: marc
impact_assessment: none
"""


class Said(NamedTuple):
    """What a command answered: its exit code, and both outputs by lines."""

    code: int
    out: list[str]
    err: list[str]

    @property
    def row(self) -> dict[str, Any]:
        """The one result, of a command called with --json."""
        (line,) = self.out
        return json.loads(line)

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out]

    @property
    def trouble(self) -> list[str]:
        """What standard error says besides progress."""
        return [line for line in self.err if not PROGRESS.match(line)]


@dataclass(frozen=True)
class Unit:
    """A unit with a workspace, whose people type commands."""

    home: Path

    def start(self, *words: object, **more: Any) -> subprocess.Popen[str]:
        """The command as a running process, the head of a process group of its own."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("VIGIE_")}
        return subprocess.Popen(
            [VIGIE, "--home", self.home, "--json", *map(str, words)], cwd=ROOT, env=kept | {"VIGIE_LANG": "en"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
            **more,
        )  # fmt: skip

    def __call__(self, *words: object, typed: str = "", **more: Any) -> Said:
        """Run a command to its end."""
        return answer(self.start(*words, **more), typed)

    def done(self, *words: object, typed: str = "") -> Said:
        """Run a command that must succeed."""
        said = self(*words, typed=typed)
        assert said.code == 0, (words, said)
        return said

    @contextmanager
    def stored(self) -> Iterator[store.Unit]:
        """What the database holds, to be read and not written."""
        opened = store.open_store(f"sqlite:///{self.home / 'vigie.db'}")
        try:
            with opened.reading() as unit:
                yield unit
        finally:
            opened.close()

    def ads_held(self) -> list[str]:
        """Every ad on record, by its key."""
        with self.stored() as unit:
            return sorted(store.ads.keys(unit))

    def use(self, text: str, base: str) -> Path:
        """Write a site's definition into the workspace, for a board that listens at `base`."""
        (name,) = re.findall(r"(?m)^id: (\S+)$", text)
        path = self.home / "sites" / f"{name}.yml"
        path.write_text(moved(text, base), encoding="utf-8")
        return path


def answer(process: subprocess.Popen[str], typed: str = "") -> Said:
    out, err = process.communicate(typed, timeout=PATIENCE_S)
    return Said(process.returncode, out.splitlines(), err.splitlines())


def made(home: Path) -> Unit:
    """A training workspace with a mandate, a key, and the absence of hash lists on record."""
    unit = Unit(home)
    mandate = home.with_suffix(".yml")
    mandate.write_text(MANDATE, encoding="utf-8")
    unit.done("init", home, "--training")
    unit.done("mandate", "add", mandate)
    unit.done("hashlist", "none", "--why", "made-up pictures only")
    unit.done("key", "new")
    return unit


@pytest.fixture(scope="session")
def unit_of() -> type[Unit]:
    """`unit_of(home)` is the unit of a workspace that is there."""
    return Unit


@pytest.fixture(scope="session")
def unit_at() -> Callable[[Path], Unit]:
    """`unit_at(folder)` makes a training workspace there."""
    return made


@pytest.fixture(scope="session")
def town_unit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which the town's sites are enabled, for others to be copied from."""
    unit = made(tmp_path_factory.mktemp("unit") / "home")
    for site in SITES:
        shutil.copy(HERE / "sites" / f"{site}.yml", unit.home / "sites")
        unit.done("site", "enable", site)
    return unit.home


@pytest.fixture(scope="session")
def world() -> World:
    """A town of 60 ads."""
    return sandbox.build(seed=3, ads=60, end=TODAY)


class Town(NamedTuple):
    """A unit and the boards it watches."""

    unit: Unit
    boards: Boards

    def expected(self, *sites: str) -> set[str]:
        """Keys of the ads that these boards serve now."""
        served = self.boards.served()
        return {f"{site}:{native}" for site in sites for native in served[site]}


@contextmanager
def watched(world: World, template: Path, home: Path) -> Iterator[Town]:
    """The boards, served, and a copy of the workspace that has them as sites."""
    shutil.copytree(template, home)
    unit = Unit(home)
    with sandbox.serve(world) as boards:
        for site in SITES:
            unit.use((HERE / "sites" / f"{site}.yml").read_text(encoding="utf-8"), boards.sites[site])
        yield Town(unit, boards)


@pytest.fixture
def town(world: World, town_unit: Path, tmp_path: Path) -> Iterator[Town]:
    """A unit of its own, with boards of its own to misbehave."""
    with watched(world, town_unit, tmp_path / "home") as town:
        yield town


@pytest.fixture(scope="session")
def first_crawl(world: World, town_unit: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A unit that has crawled its sites once; the boards stay open for the visits of its copies."""
    with watched(world, town_unit, tmp_path_factory.mktemp("first") / "home") as town:
        town.unit.done("crawl", *SITES, "--at-once", 3)
        yield town


@pytest.fixture(scope="session")
def first_visit(first_crawl: Town, tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The same unit after it has linked and flagged what it crawled."""
    unit = copied(first_crawl.unit, tmp_path_factory.mktemp("visit"))
    unit.done("link")
    unit.done("alert")
    return Town(unit, first_crawl.boards)


def copied(unit: Unit, folder: Path) -> Unit:
    shutil.copytree(unit.home, folder / "home")
    return Unit(folder / "home")


@pytest.fixture
def crawled(first_crawl: Town, tmp_path: Path) -> Town:
    """A copy of the unit after its first crawl, for one test."""
    return Town(copied(first_crawl.unit, tmp_path), first_crawl.boards)


@pytest.fixture
def visited(first_visit: Town, tmp_path: Path) -> Iterator[Town]:
    """A copy of the unit after its first visit, and the boards as they were then."""
    boards = first_visit.boards
    boards.visits.clear()
    yield Town(copied(first_visit.unit, tmp_path), boards)
    boards.set_time(TODAY)
    for site in SITES:
        boards.misbehave(site, None)
