"""On a disk without a free block each command says so in one line, loses nothing, and goes on when there is room."""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

import store

REQUEST = "request 12 of the data protection officer"
CASE = "BE-2026-7"


def assert_sound(unit) -> None:
    said = unit("verify", unit.home)
    assert (said.code, said.row["failures"]) == (0, []), said


def captures_of(unit) -> set[str]:
    with unit.stored() as stored:
        return {capture.id for capture in store.captures.every(stored)}


@contextmanager
def no_room(home: Path) -> Iterator[Callable[[], object]]:
    """The workspace stands on a disk of its own without a free block; calls what it yields to make room."""
    aside = home.with_name("aside")
    home.rename(aside)
    home.mkdir()
    size = sum(-(-path.lstat().st_size // 4096) + 1 for path in aside.rglob("*")) * 4096
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size + 400_000}", "tmpfs", home]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this user may not mount a disk")
    try:
        shutil.copytree(aside, home, dirs_exist_ok=True)
        with suppress(OSError), (home / "filler").open("wb", buffering=0) as filler:
            while filler.write(b"\1" * 4096):
                pass
        yield lambda: subprocess.run(["mount", "-o", "remount,size=1g", home], check=True)
    finally:
        subprocess.run(["umount", "-l", home], check=True)


def torn(unit) -> None:
    """As a killed crawl leaves it: the end of a record that was not written whole, in a file that nobody closed."""
    path = next(iter(sorted((unit.home / "evidence").glob("*.warc.gz"))))
    with path.open("ab") as file:
        file.write(b"\x1f\x8b\x08" + bytes(range(256)) * 20)
    path.with_name(path.name + ".open").touch()


def ready_to_export(unit) -> None:
    unit.done("case", "new", CASE, "--title", "made up", "--mandate", "M-1")
    unit.done("case", "add", CASE, unit.ads_held()[0])


FULL = {
    "crawl": (lambda unit: None, lambda unit: ("crawl", "town-api")),
    "recovery": (torn, lambda unit: ("crawl", "town-api")),
    "checkpoint": (lambda unit: None, lambda unit: ("log", "checkpoint")),
    "export": (ready_to_export, lambda unit: ("case", "export", CASE, "--to", unit.home / "exports")),
    "erasure": (lambda unit: None, lambda unit: ("erase", unit.ads_held()[3], "--why", REQUEST)),
    "verification": (lambda unit: None, lambda unit: ("verify", unit.home)),
    "linking": (lambda unit: None, lambda unit: ("link",)),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", FULL)
def test_without_any_room_each_command_says_so_in_one_line_and_goes_on_with_room(crawled, what: str) -> None:
    unit, (prepare, words) = crawled.unit, FULL[what]
    prepare(unit)
    before = captures_of(unit)
    command = words(unit)
    with no_room(unit.home) as make_room:
        said = unit(*command)
        make_room()
        kept = captures_of(unit)
        if what != "erasure":
            assert before <= kept
            assert_sound(unit)
        again = unit(*command)

        lines = [*said.trouble, *(line for line in said.out if '"message"' in line)]
        assert (said.code, len(lines)) == (1, 1), said
        assert "space" in lines[0] or "disk" in lines[0] or "full" in lines[0]
        assert again.code == 0, again
        assert_sound(unit)
        if what == "recovery":
            assert list((unit.home / "evidence").glob("*.torn-1"))


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


SLOWER = ("checkpoint", "export", "erasure", "linking", "recovery", "verification")


@pytest.mark.parametrize("what", [pytest.param(one, marks=[pytest.mark.slow] * (one in SLOWER)) for one in FULL])
def test_where_no_file_may_grow_each_command_says_so_in_one_line_and_goes_on_later(crawled, what: str) -> None:
    """As on a full disk, for those who may not mount one."""
    unit, (prepare, words) = crawled.unit, FULL[what]
    prepare(unit)
    before, command = captures_of(unit), words(unit)

    said = unit(*command, preexec_fn=small_files)
    kept = captures_of(unit)
    again = unit(*command)

    lines = [*said.trouble, *(line for line in said.out if '"message"' in line)]
    assert (said.code, len(lines)) == (1, 1), said
    assert any(word in lines[0] for word in ("disk", "full", "too large")), said
    assert what == "erasure" or before <= kept
    assert again.code == 0, again
    assert_sound(unit)
