"""What Vigie is made of: licences and locks of what it is installed with, and what its own code never does."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = (
    "model", "config", "spiders", "reading", "evidence", "store", "dedup", "alerts", "exports", "sandbox", "crawler",
    "review", "vigie",
)  # fmt: skip
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-board.lock")
PINNED = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)==([A-Za-z0-9.+!-]+) \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")

LESSER = {
    "pi-heif": "its wheel carries libheif and libde265 as libraries of their own",
    "psycopg": "used as the library it is",
    "psycopg-binary": "its wheel carries libpq beside it",
}
"""LGPL: may be used as a library by a program of any licence."""

UNDECLARED = {"pysqlite3": "zlib licence in its repository; its wheel says nothing"}


def locked(name: str) -> dict[str, str]:
    """Package and version, as a lock file pins them."""
    lines = (ROOT / name).read_text(encoding="ascii").splitlines()
    return {match[1]: match[2] for match in map(PINNED.fullmatch, lines) if match}


def licences(package: str) -> str:
    """Everything that a package says of its licence, in one line."""
    said = metadata.metadata(package)
    classified = [line for line in said.get_all("Classifier") or () if line.startswith("License ::")]
    return "; ".join(filter(None, (said.get("License-Expression"), (said.get("License") or "")[:200], *classified)))


def kind_of(licence: str) -> str:
    """`GPL` or `AGPL` where that is the only way to have it, `LGPL`, `none` where nothing is said, else `free`."""
    if not licence:
        return "none"
    if re.search(r"\bA?GPL|Affero|GNU General Public", licence) and not re.search(r"\bOR\b", licence):
        return "GPL"
    return "LGPL" if re.search(r"LGPL|Lesser", licence) else "free"


@pytest.mark.parametrize(
    ("licence", "kind"),
    [
        ("GPL-3.0-or-later", "GPL"),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", "GPL"),
        ("GNU Affero General Public License v3", "GPL"),
        ("MIT OR GPL-2.0", "free"),
        ("LGPL-3.0-only", "LGPL"),
        ("GNU Lesser General Public License v3 (LGPLv3)", "LGPL"),
        ("MIT", "free"),
        ("", "none"),
    ],
)
def test_licences_are_told_apart(licence: str, kind: str) -> None:
    assert kind_of(licence) == kind


@pytest.mark.parametrize("package", sorted(locked("requirements.lock")))
def test_what_runs_with_vigie_leaves_its_licence_free(package: str) -> None:
    expected = "LGPL" if package in LESSER else "none" if package in UNDECLARED else "free"

    assert kind_of(licences(package)) == expected, licences(package)


def test_what_is_installed_is_what_the_lock_names() -> None:
    installed = {name: metadata.version(name) for name in locked("requirements.lock")}

    assert installed == locked("requirements.lock")


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_names_versions_and_hashes_and_nothing_else(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="ascii").splitlines()

    assert [line for line in lines if not PINNED.fullmatch(line) and not HASH.fullmatch(line)] == []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        assert line.endswith("\\") is bool(HASH.fullmatch(following))  # every package has a hash


def test_player_of_web_archives_is_pinned_by_its_digest_and_by_nobodys_address() -> None:
    lock = json.loads((ROOT / "tests/replay/package-lock.json").read_text(encoding="ascii"))
    wanted = json.loads((ROOT / "tests/replay/package.json").read_text(encoding="ascii"))["dependencies"]

    packages = {name: said for name, said in lock["packages"].items() if name}

    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all(said["integrity"].startswith("sha512-") and "resolved" not in said for said in packages.values())


def test_tests_run_on_the_very_packages_that_are_shipped() -> None:
    development = locked("requirements-dev.lock")

    assert {name: development.get(name) for name in locked("requirements.lock")} == locked("requirements.lock")


WAYS_OUT = frozenset(
    {"socket", "ssl", "http.client", "http.cookiejar", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib",
     "nntplib", "telnetlib", "xmlrpc", "requests", "urllib3", "httpx", "aiohttp", "tldextract"}
)  # fmt: skip
CONNECTING = frozenset(
    {"open_connection", "open_unix_connection", "create_connection", "create_datagram_endpoint", "urlopen",
     "urlretrieve", "start_tls", "sock_connect"}
)  # fmt: skip
OPENING = {
    "crawler/egress/connect.py": "the one place that opens connections, after checking the address",
    "crawler/fetcher.py": "ssl: writes a certificate chain as PEM",
    "sandbox/serve.py": "socket: listens on loopback for the made-up boards; opens none",
}
"""Files that may import a way out, or call one, and why."""

RUNNING = {
    "crawler/clock.py": "asks the machine's own programs: chronyc and timedatectl for its clock, git for its commit",
    "evidence/openssl.py": "openssl checks signatures and stamps, by a list of arguments",
    "reading/videos.py": "the decoder of videos, a process of its own, by a list of arguments",
    "reading/written_program.py": "tesseract reads writing in pictures, by a list of arguments",
    "sandbox/authority.py": "openssl stamps times for practice, by a list of arguments",
    "vigie/schedule.py": "starts due runs as processes of their own",
    "vigie/steps/crawl.py": "starts runs as processes of their own",
}
"""Files that start programs, and which."""


def sources() -> Iterator[tuple[str, ast.Module]]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module imported anywhere in a file, lazily too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__") and node.args:
            said = node.args[0]
            yield said.value if isinstance(said, ast.Constant) else "?"


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield _called(node), node


def _called(call: ast.Call) -> str:
    return getattr(call.func, "id", None) or getattr(call.func, "attr", "")


def is_under(module: str, names: frozenset[str]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


def found(files: Iterator[tuple[str, ast.Module]], wrong) -> set[str]:
    return {name for name, tree in files if wrong(tree)}


def goes_out(tree: ast.Module) -> bool:
    return any(is_under(name, WAYS_OUT) for name in imported(tree)) or any(
        name in CONNECTING for name, _ in calls(tree)
    )


def test_connections_are_opened_in_one_place_only() -> None:
    assert found(sources(), goes_out) == set(OPENING)


def unpickles(tree: ast.Module) -> bool:
    return any(is_under(name, frozenset({"pickle", "cPickle", "dill", "shelve", "marshal"})) for name in imported(tree))


def evaluates(tree: ast.Module) -> bool:
    """`eval` and `exec` of the language itself; a method of that name is another thing."""
    return any(isinstance(node.func, ast.Name) and name in ("eval", "exec", "compile") for name, node in calls(tree))


def uses_a_shell(tree: ast.Module) -> bool:
    return any(
        name in ("system", "popen") and isinstance(node.func, ast.Attribute) for name, node in calls(tree)
    ) or any(word.arg == "shell" for _, node in calls(tree) for word in node.keywords)


def loads_yaml_with_tags(tree: ast.Module) -> bool:
    return any(
        isinstance(node.func, ast.Attribute) and node.func.attr in ("load", "unsafe_load", "full_load")
        and getattr(node.func.value, "id", "") == "yaml"
        for _, node in calls(tree)
    )  # fmt: skip


def fetches_by_the_browser(tree: ast.Module) -> bool:
    """Playwright's own client goes past the proxy: `page.request`, `context.request`, `playwright.request`."""
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    return any(
        node.attr in ("request", "new_api_context", "new_context")
        and getattr(node.value, "id", getattr(node.value, "attr", "")) in ("page", "context", "playwright", "browser")
        for node in attributes
    )


def starts_programs(tree: ast.Module) -> bool:
    return any(is_under(name, frozenset({"subprocess", "os.exec", "pty"})) for name in imported(tree))


NEVER = (unpickles, evaluates, uses_a_shell, loads_yaml_with_tags, fetches_by_the_browser)


@pytest.mark.parametrize("wrong", NEVER)
def test_no_code_of_ours_does_this(wrong) -> None:
    assert found(sources(), wrong) == set()


def test_programs_are_started_in_few_places() -> None:
    assert found(sources(), starts_programs) == set(RUNNING)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (goes_out, "import socket"),
        (goes_out, "def f():\n    from urllib import request"),
        (goes_out, "import importlib\nimportlib.import_module('http.client')"),
        (goes_out, "async def f(loop):\n    await loop.create_connection(None, 'host', 80)"),
        (unpickles, "from pickle import loads"),
        (evaluates, "eval('1')"),
        (uses_a_shell, "import subprocess\nsubprocess.run('ls', shell=True)"),
        (uses_a_shell, "import os\nos.system('ls')"),
        (loads_yaml_with_tags, "import yaml\nyaml.load('a', yaml.Loader)"),
        (fetches_by_the_browser, "async def f(page):\n    await page.request.get('http://127.0.0.1/')"),
        (fetches_by_the_browser, "async def f(page):\n    await page.context.request.get('http://127.0.0.1/')"),
        (starts_programs, "import subprocess"),
    ],
)
def test_each_of_these_would_be_seen(wrong, code: str) -> None:
    assert wrong(ast.parse(code))
