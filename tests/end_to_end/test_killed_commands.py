"""A command killed in the middle leaves nothing half done that counts, and the same command finishes the work."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

import store

REQUEST = "request 12 of the data protection officer"
CASE = "BE-2026-7"
TRIES = 6  # kills of one command, spread over the time it takes


def assert_sound(unit) -> None:
    said = unit("verify", unit.home)
    assert (said.code, said.row["failures"]) == (0, []), said


def killed(unit, seconds: float, *words: object) -> None:
    """Begin a command and kill it, with all that it started, after so long."""
    command = unit.start(*words)
    with suppress(subprocess.TimeoutExpired):
        command.wait(seconds)
    with suppress(ProcessLookupError):
        os.killpg(command.pid, signal.SIGKILL)
    command.communicate()


def seconds_of(unit, *words: object) -> float:
    """How long a command takes that is left alone."""
    began = time.monotonic()
    unit.done(*words)
    return time.monotonic() - began


def moments(whole: float) -> list[float]:
    """When to kill: from the first work after the start to just before the end."""
    chance = random.Random(7)
    return sorted(chance.uniform(0.25, 1.0) * whole for _ in range(TRIES))


@pytest.mark.slow
def test_killed_export_leaves_no_package_and_the_same_command_makes_one(crawled, tmp_path: Path) -> None:
    unit, out = crawled.unit, tmp_path / "out"
    unit.done("case", "new", CASE, "--title", "made up", "--mandate", "M-1")
    for key in unit.ads_held()[:5]:
        unit.done("case", "add", CASE, key)
    export = ("case", "export", CASE, "--to", out)

    for moment in moments(seconds_of(unit, "case", "export", CASE, "--to", tmp_path / "first")):
        killed(unit, moment, *export)
        for package in out.glob("[!.]*"):  # killed when it was there already: then it is whole
            assert unit("verify", package).code == 0
        assert_sound(unit)
    package = unit.done(*export).row["package"]

    assert unit("verify", package).code == 0
    assert not list(out.glob(".*"))
    assert not list(unit.home.glob(".export-*"))


@pytest.mark.slow
def test_killed_signature_leaves_a_log_that_verifies_and_is_signed_by_the_same_command(crawled) -> None:
    unit = crawled.unit
    crawl = unit.done("log", "checkpoint").row["size"]

    for moment in moments(seconds_of(unit, "search", "+32470000000", "--purpose", "practice") * 1.2):
        unit.done("search", "+32470000000", "--purpose", "practice")  # an entry more to sign
        killed(unit, moment, "log", "checkpoint")
        assert_sound(unit)
    size = unit.done("log", "checkpoint").row["size"]

    assert size > crawl
    assert_sound(unit)


@pytest.mark.slow
def test_killed_erasure_is_finished_by_the_same_command(first_crawl, unit_of, tmp_path: Path) -> None:
    words = {}
    for number, share in enumerate((0.0, *(0.4 + 0.1 * step for step in range(TRIES)))):
        home = tmp_path / f"home-{number}"
        shutil.copytree(first_crawl.unit.home, home)
        unit = unit_of(home)
        key = unit.ads_held()[3]
        erase = ("erase", key, "--why", REQUEST)
        if not number:
            whole = seconds_of(unit, *erase)
        else:
            killed(unit, share * whole, *erase)
            assert_sound(unit)
            said = unit(*erase)
            assert said.code == 0, said
        words[number] = key

        assert key not in unit.ads_held()
        held = {path.name for path in home.rglob("*") if path.is_file() and key.encode() in path.read_bytes()}
        assert held == set()
        with unit.stored() as stored:
            assert store.erasure.pending(stored) == []
            assert "custody.erase" in {entry.action for entry in store.audit.entries(stored)}
        assert_sound(unit)
