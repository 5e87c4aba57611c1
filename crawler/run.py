"""One run over one site, in a process of its own: admitted, begun, crawled, its result printed."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO
from uuid import uuid4

from scrapy.utils.reactor import install_reactor
from twisted.internet.defer import Deferred

from config.settings import load
from crawler.crawl import Crawl, Order, now
from crawler.egress import Limits
from crawler.gate import Gate, open_gate
from crawler.verdict import EXIT, Outcome
from evidence.recovery import recover
from model import BadInput, Operation, RefusalReason, Refused, Role, Run, RunState, StoreBusy
from spiders import definition
from store import accounts, audit, frontier, runs
from store.session import Store, Unit, open_store

SIGN_OF_LIFE = timedelta(seconds=60)  # twelve heartbeats
OPEN_FILES = 1024
RECOVERY = "evidence.recover"
_SITE = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "PYTHONPATH", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE")


def run_site(home: Path, site: str, account: str, run_id: str | None, out: TextIO, limits: Limits | None = None) -> int:
    """Crawl `site` once and print the result as JSON; the exit code of interfaces.md. Raises what forbids the run."""
    started = time.monotonic()
    settings = load(home)
    if not _SITE.fullmatch(site):
        raise BadInput("a site is named in lower case letters, digits and hyphens", "--site")
    found = definition.load(settings.sites / f"{site}.yml")
    order = Order(settings, found, account, run_id or uuid4().hex, limits or Limits())
    store = open_store(settings.database)
    try:
        with alone(settings.home, site):
            gate = admit(store, order, now())
            mend(store, order, now())
            run, resumed = begin(store, order, gate, now())
            crawl = Crawl(store, order, gate, run, resumed=resumed)
            outcome = in_reactor(crawl)
    finally:
        store.close()
    said = {
        "run": run.id, "site": site, "sweep": run.sweep, "state": outcome.state, "resumed": resumed,
        **asdict(crawl.tally.snapshot()), "message": outcome.message, "seconds": round(time.monotonic() - started, 2),
    }  # fmt: skip
    print(json.dumps(said), file=out, flush=True)
    return EXIT.get(outcome.state, 1)


def admit(store: Store, order: Order, at: datetime) -> Gate:
    """The gate of the run. A refusal is logged in the name of the account, then raised."""
    try:
        with store.reading() as unit:
            _admit_account(unit, order.account)
            return open_gate(unit, order.definition, at, training=order.settings.training)
    except Refused as refusal:
        why = f"{refusal.reason}: {refusal.detail}"
        with store.writing() as unit:
            audit.log(unit, at, order.account, Operation.REFUSAL, "crawl.start", order.definition.id, detail=why)
        raise


def begin(store: Store, order: Order, gate: Gate, at: datetime) -> tuple[Run, bool]:
    """Open or take up the sweep and put the run on record; what dead runs of the site held is given back."""
    site = order.definition.id
    with store.writing() as unit:
        if store.engine_name != "sqlite" and runs.active(unit, site, at - SIGN_OF_LIFE):
            raise StoreBusy(f"site {site} is being crawled from another machine, or was a minute ago")
        for dead in (run for run in runs.stale(unit, at) if run.site == site):
            frontier.release(unit, dead.id)
            runs.finish(unit, dead.id, RunState.INTERRUPTED, dead.counts, "its process died", at)
        sweep, resumed = frontier.open_sweep(unit, site, at)
        run = Run(order.run_id, site, sweep, gate.mandate.reference, order.account, order.definition.sha256, at)
        runs.start(unit, run)
        said = {"run": run.id, "mandate": run.mandate, "robots": order.definition.fetch.robots}
        audit.log(unit, at, order.account, Operation.COLLECTION, "crawl.start", site, detail=json.dumps(said))
    return run, resumed


def mend(store: Store, order: Order, at: datetime) -> None:
    """Set aside the torn tails that killed runs left; what was done is told, and goes into the log."""
    folder = order.settings.evidence
    folder.mkdir(mode=0o700, exist_ok=True)
    with lock_file(order.settings.home, "recovery.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two runs that start together must not mend the same file
        told = recover(folder)
        torn = [path.name for path in sorted(folder.rglob("*.warc.gz.torn-*")) if path.suffix != ".part"]
        if not (told or torn):
            return
        with store.writing() as unit:
            told += _untold(unit, torn, told)
            for sentence in told:
                audit.log(unit, at, order.account, Operation.ALTERATION, RECOVERY, order.definition.id, detail=sentence)
    for sentence in told:
        print(json.dumps({"message": sentence}), file=sys.stderr, flush=True)  # noqa: T201  the parent reads these lines


def _untold(unit: Unit, torn: Sequence[str], told: Sequence[str]) -> list[str]:
    """Torn tails that were set aside by a recovery which was itself killed before it could say so."""
    known = [*told, *(entry.detail for entry in audit.entries(unit, action=RECOVERY))]
    return [
        f"a recovery that was cut off had set aside {name}"
        for name in torn
        if not any(sentence.endswith(name) for sentence in known)
    ]


@contextmanager
def alone(home: Path, site: str) -> Iterator[None]:
    """Hold the site's lock in this workspace; the kernel gives it back when the process dies, however it dies."""
    with lock_file(home, f"{site}.lock") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreBusy(f"site {site} is being crawled by another process; wait for it or stop it") from error
        yield


def lock_file(home: Path, name: str) -> TextIO:
    folder = home / "run"
    folder.mkdir(mode=0o700, exist_ok=True)
    return (folder / name).open("w")


def in_reactor(crawl: Crawl) -> Outcome:
    """Run the crawl on Twisted's asyncio reactor, which can be started once in a process."""
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    reactor: Any = import_module("twisted.internet.reactor")  # only after it was installed

    outcomes: list[Outcome] = []
    failures: list[BaseException] = []

    def end(result: object) -> None:
        reactor.stop()

    def begin_crawl() -> None:
        crawling = Deferred.fromFuture(asyncio.ensure_future(crawl.crawl()))
        crawling.addCallbacks(outcomes.append, lambda failure: failures.append(failure.value))
        crawling.addBoth(end)

    reactor.callWhenRunning(begin_crawl)
    reactor.run(installSignalHandlers=False)
    if failures:
        raise failures[0]
    return outcomes[0]


def harden() -> None:
    """For a process of its own: private files, no core dumps, few open files, an environment without proxies."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    few = OPEN_FILES if most == resource.RLIM_INFINITY else min(OPEN_FILES, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (few, few))
    for name in set(os.environ) - set(_KEPT):
        del os.environ[name]


def _admit_account(unit: Unit, name: str) -> None:
    account = accounts.get(unit, name)
    if account is None or account.disabled:
        raise Refused(RefusalReason.NO_ACCOUNT, "no such account, or disabled")
    if not account.may(Role.COLLECTOR):
        raise Refused(RefusalReason.ROLE, f"collecting asks for the role {Role.COLLECTOR}")
