"""`vigie demo`: the whole main job on the sandbox town, in a fresh training workspace, then the desk."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher

import evidence
import sandbox
from config.settings import Choices
from model import Account, Alert, Outcome, Role
from store import accounts
from vigie.commands.arguments import Commands, Shared, command
from vigie.commands.collect import teller
from vigie.output import Output
from vigie.serve import serve
from vigie.steps import town
from vigie.steps.alert import alert_all
from vigie.steps.crawl import run_sites, worst
from vigie.steps.link import link_all
from vigie.steps.log import make_key
from vigie.steps.match import match_new
from vigie.steps.read import read_new
from vigie.workspace import TRAINEE, Workspace, init, opened

DESK = (
    ("reviewer", (Role.REVIEWER, Role.EXPORTER)),
    ("countersigner", (Role.COUNTERSIGNER, Role.APPROVER)),
    ("chief", (Role.ADMIN, Role.COLLECTOR)),
    ("auditor", (Role.AUDITOR,)),
)


def add(commands: Commands, shared: Shared) -> None:
    parser = command(commands, shared, "demo", demo, "the whole main job on a made-up town, then the desk")
    parser.add_argument("--once", action="store_true", help="leave no server running; print the counts")
    parser.add_argument("--port", type=int, default=8087, help="of the desk")
    parser.add_argument("--seed", type=int, default=1, help="another number, another town")
    parser.add_argument("--ads", type=int, default=3200)


def demo(args: Namespace, out: Output) -> int:
    """Crawl, read, link, flag, verify; then either the counts or the desk."""
    started = time.monotonic()
    with fresh_home(args, out) as home:
        end = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        out.say("building the town")
        world = sandbox.build(seed=args.seed, ads=args.ads, end=end)
        with opened(home) as workspace, sandbox.serve(world, end) as boards:
            town.move_in(workspace, dict(boards.sites))
            code, result = _work(workspace, world, boards.served(end), out)
        result["seconds"] = round(time.monotonic() - started, 1)
        _tell(result, out)
        if not args.once:
            _open_desk(home, args.port, out)
        return code


@contextmanager
def fresh_home(args: Namespace, out: Output) -> Iterator[Path]:
    """A new workspace: in `--home` if one is named, else in a temporary folder that stays only with the desk."""
    named = args.home if args.home != Path() else None
    home = named or Path(tempfile.mkdtemp(prefix="vigie-demo-"))
    settings = init(home, Choices(unit="Training desk", training=True, language=out.language))
    evidence.new_package_key(settings.keys, settings.unit, datetime.now(UTC))
    with opened(home) as workspace:
        make_key(workspace)
    out.say("workspace: {home}", home=home)
    try:
        yield home
    finally:
        if args.once and named is None:
            shutil.rmtree(home)


def _work(
    workspace: Workspace, world: sandbox.World, served: dict[str, frozenset[str]], out: Output
) -> tuple[int, dict[str, Any]]:
    """Every step, one after the other; the worst exit code and the counts."""
    finished = run_sites(workspace, sorted(served), TRAINEE, teller(out))
    out.say("reading texts and pictures")
    read_new(workspace, lambda what, count: out.say("read: {count} {what}", what=out.text(what), count=count))
    out.say("comparing pictures")
    match_new(workspace)
    out.say("linking")
    counts = link_all(workspace, TRAINEE, "demo")
    out.say("flagging")
    standing = alert_all(workspace)
    out.say("verifying every capture")
    keys, captures = town.stored(workspace)
    report = evidence.verify_workspace(workspace.settings.evidence, captures)
    expected = {f"{site}:{native}" for site, natives in served.items() for native in natives}
    result = {
        "served": len(expected),
        "collected": len(keys & expected),
        "duplicates": len(keys - expected),
        "captures": len(captures),
        "verified": report.checked - len(report.failures),
        "clusters": counts["operator"],
        "flags": len(flagged(standing)),
        "quality": town.quality(workspace, world, flagged(standing)),
    }
    whole = keys == expected and not report.failures
    return worst(finished) or (0 if whole else 1), result


def flagged(standing: list[Alert]) -> set[tuple[str, str]]:
    """(cluster, rule) of every flag."""
    return {(alert.cluster, alert.rule) for alert in standing if alert.outcome is Outcome.FLAG}


def _tell(result: dict[str, Any], out: Output) -> None:
    human = out.text(
        "{collected} of {served} ads collected, {duplicates} twice; {verified} of {captures} captures verified; "
        "{clusters} clusters, {flags} flags; {seconds} s",
        **result,
    )
    for level, figures in result["quality"].items():
        human += "\n" + f"  {level}: " + ", ".join(f"{name} {value:.3f}" for name, value in figures.items())
    out.result(result, human)


def _open_desk(home: Path, port: int, out: Output) -> None:
    """Log-ins printed, then the desk until Ctrl-C."""
    password = secrets.token_urlsafe(9)
    with opened(home) as workspace:
        with workspace.store.writing() as unit:
            for name, roles in DESK:
                account = Account(name, frozenset(roles), out.language)
                accounts.add(unit, account, PasswordHasher().hash(password), datetime.now(UTC))
        for name, roles in DESK:
            out.say(
                "log-in: {name}  password: {password}  ({roles})", name=name, password=password, roles=", ".join(roles)
            )

        def ready(at: int) -> None:
            out.say("the desk: http://127.0.0.1:{port}/   stop it with Ctrl-C", port=at)

        try:
            serve(workspace, port, ready)
        except KeyboardInterrupt:
            out.say("stopped; the workspace stays in {home}", home=home)
