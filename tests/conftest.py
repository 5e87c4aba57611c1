"""What every room's tests may ask for: a migrated store on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Thread

import pytest

from store import Store, ads, migrate, open_store
from store.tables import metadata

START_S = 30.0  # a server on a loaded machine needs a few seconds

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # begun in the background, as build servers may: what the tests
    signal.signal(signal.SIGINT, signal.default_int_handler)  # start would inherit it and never hear Ctrl-C


@dataclass
class Postgres:
    """A PostgreSQL server of our own: on a socket in a folder under /tmp, durability off, stopped after the tests."""

    folder: Path
    server: subprocess.Popen[bytes]
    numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def run(self, statement: str) -> None:
        subprocess.run(
            ["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "postgres", "-c", statement, "postgres"],
            check=True, capture_output=True,
        )  # fmt: skip

    def database(self) -> str:
        """The address of a new database."""
        name = f"vigie_{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name}")
        return self.url(name)


def postgres_folder() -> Path:
    """Where the server's programs are."""
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if on_path is None and not debian:
        pytest.fail("no PostgreSQL server here: apt-get install postgresql", pytrace=False)
    return Path(on_path).resolve().parent if on_path else debian[-1].parent


def as_postgres() -> list[str]:
    """The server refuses to run as root: step down to the user that Debian's package makes."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    programs = postgres_folder()
    folder = Path(tempfile.mkdtemp(prefix="vigie-pg-", dir="/tmp"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    first = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
    subprocess.run([*as_postgres(), *first], check=True, capture_output=True, cwd=folder)
    start = [programs / "postgres", "-D", data, "-k", folder, "-h", "", "-F", "-c", "full_page_writes=off"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([*as_postgres(), *start], stdout=log, stderr=log, cwd=folder)
    try:
        running = Postgres(folder, server)
        wait_for(running)
        migrated(running)
        yield running
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
        server.wait(START_S)
        shutil.rmtree(folder)


def wait_for(running: Postgres) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if running.server.poll() is not None:
            break
        if subprocess.run(["pg_isready", "-q", "-h", running.folder], check=False).returncode == 0:
            return
        time.sleep(0.05)
    pytest.fail("PostgreSQL did not start: " + (running.folder / "log").read_text()[-500:], pytrace=False)


def migrated(running: Postgres) -> None:
    """The database that the tests share."""
    running.run("CREATE DATABASE migrated")
    store = open_store(running.url("migrated"))
    migrate(store)
    store.close()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that the others are copied from."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    store = open_store(f"sqlite:///{path}")
    migrate(store)
    store.close()
    return path


ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a migrated, empty database, once on each engine. On PostgreSQL the tests share one, emptied."""
    if request.param == "postgresql":
        return emptied(request.getfixturevalue("postgres").url("migrated"))
    path = tmp_path / "vigie.db"
    shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
    return f"sqlite:///{path}"


@pytest.fixture(params=ENGINES)
def new_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables that the test may spoil, once on each engine."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres").database()
    return f"sqlite:///{tmp_path}/new.db"


def emptied(url: str) -> str:
    """Copying a database takes half a second on a loaded machine; emptying its tables, a few milliseconds."""
    statements = [f'DELETE FROM "{table.name}";' for table in reversed(metadata.sorted_tables)]
    opened = open_store(url)
    with opened.writing() as unit:
        unit.exec_driver_sql("".join(statements))
        unit.exec_driver_sql("INSERT INTO audit_head (id, seq, digest) VALUES (1, 0, '')")
    opened.close()
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A migrated, empty store, once on each engine."""
    opened = open_store(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Store]:
    """A migrated, empty store on SQLite only, for tests that are not about the engine."""
    path = tmp_path / "vigie.db"
    shutil.copy(migrated_sqlite, path)
    opened = open_store(f"sqlite:///{path}")
    yield opened
    opened.close()


@dataclass(frozen=True)
class Exported:
    """What a unit has after a crawl of one site and the export of a case with one ad: its workspace, the package."""

    home: Path
    package: Path


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """A workspace and a package made by the product itself, sealed by a training authority; only to be read."""
    from sandbox.authority import TrainingAuthority

    folder = tmp_path_factory.mktemp("unit")
    at = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    authority = TrainingAuthority(at - timedelta(hours=1))
    Thread(target=authority.serve, daemon=True).start()
    try:
        with pytest.MonkeyPatch.context() as patch:
            for name in ("VIGIE_HOME", "VIGIE_AS", "VIGIE_KEY_PASSPHRASE"):
                patch.delenv(name, raising=False)
            return made_by_the_product(folder, at, authority)
    finally:
        authority.close()


def made_by_the_product(folder: Path, at: datetime, authority: object) -> Exported:
    import sandbox
    from config.settings import HERE
    from spiders.definition import moved
    from vigie.cli import main

    home, site = folder / "home", "town-feed"
    lines = ["reference: M-1", "authority: a", "basis: b", "purpose: p", 'sites: ["*"]', 'categories: ["*"]',
             f"start: {at - timedelta(days=1):%Y-%m-%d}", f"expiry: {at + timedelta(days=90):%Y-%m-%d}",
             "approver: x", "impact_assessment: none"]  # fmt: skip
    (folder / "mandate.yml").write_text("\n".join(lines))

    def run(*words: object) -> None:
        assert main([*map(str, words)]) == 0, words

    run("init", home, "--training")
    (home / "keys/authorities").mkdir(parents=True)
    (home / "keys/authorities/practice.pem").write_bytes(authority.root.pem)
    with (home / "vigie.toml").open("a") as toml:
        toml.write(f'[[authority]]\nname = "practice"\nurl = "{authority.url}"\nstatus = "test"\n')
    run("--home", home, "mandate", "add", folder / "mandate.yml")
    run("--home", home, "hashlist", "none", "--why", "made-up pictures only")
    run("--home", home, "key", "new")
    with sandbox.serve(sandbox.build(seed=3, ads=40, end=at)) as boards:
        text = (HERE / "sites" / f"{site}.yml").read_text("utf-8")
        (home / "sites" / f"{site}.yml").write_text(moved(text, boards.sites[site]), "utf-8")
        run("--home", home, "site", "enable", site)
        run("--home", home, "crawl", site)
    with open_store(f"sqlite:///{home / 'vigie.db'}").reading() as unit:
        key = min(ads.keys(unit))
    run("--home", home, "case", "new", "C-1", "--title", "t", "--mandate", "M-1")
    run("--home", home, "case", "add", "C-1", key)
    run("--home", home, "log", "seal")
    run("--home", home, "case", "export", "C-1", "--to", folder / "out")
    (package,) = (folder / "out").iterdir()
    return Exported(home, package)
