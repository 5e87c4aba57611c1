"""`vigie schedule`: what is fetched when."""

from __future__ import annotations

import re
from argparse import Namespace
from datetime import timedelta

from model import BadInput, Operation, Role
from store import audit, runs, schedule, sites
from vigie.commands.arguments import Commands, Shared, command, group
from vigie.output import Output
from vigie.schedule import Bell
from vigie.workspace import acting, now, opened

EVERY = re.compile(r"(\d+)([smhd])")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def add(commands: Commands, shared: Shared) -> None:
    actions = group(commands, shared, "schedule", "what is fetched when")
    parser = command(actions, shared, "set", plan, "fetch a site again and again")
    parser.add_argument("site")
    parser.add_argument("--every", required=True, help="30m, 6h, 1d")
    command(actions, shared, "drop", drop, "take a site off the schedule").add_argument("site")
    command(actions, shared, "run", run, "the scheduler: starts due runs until interrupted")
    command(actions, shared, "list", list_plans, "what is due, done and missed")


def plan(args: Namespace, out: Output) -> int:
    """Put a site on the schedule."""
    match = EVERY.fullmatch(args.every)
    if not match or int(match[1]) == 0:
        raise BadInput(f"'{args.every}' is no interval", "--every", "write it as 30m, 6h or 1d")
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.COLLECTOR, Role.ADMIN)
        with workspace.store.writing() as unit:
            if sites.get(unit, args.site) is None:
                raise BadInput("no such site", args.site, "enable it first")
            schedule.plan(unit, args.site, int(match[1]) * SECONDS[match[2]], now())
            audit.log(unit, now(), by.name, Operation.ADMINISTRATION, "schedule.set", args.site, detail=args.every)
    out.result({"site": args.site, "every": args.every})
    return 0


def drop(args: Namespace, out: Output) -> int:
    """Take a site off the schedule."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.COLLECTOR, Role.ADMIN)
        with workspace.store.writing() as unit:
            schedule.drop(unit, args.site)
            audit.log(unit, now(), by.name, Operation.ADMINISTRATION, "schedule.drop", args.site)
    out.result({"site": args.site, "every": None})
    return 0


def run(args: Namespace, out: Output) -> int:
    """Ring until Ctrl-C."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.COLLECTOR)
        out.say("the scheduler runs; stop it with Ctrl-C")
        Bell(workspace, by.name, lambda site, what: out.say("{site}: {what}", site=site, what=what)).run()
    return 0


def list_plans(args: Namespace, out: Output) -> int:
    """Every planned site: when it is due, when it last ran and how, what was missed in the last week."""
    with opened(args.home) as workspace, workspace.store.reading() as unit:
        missed = schedule.missed(unit, now() - timedelta(days=7))
        due = {slot.site for slot in schedule.due(unit, now())}
        rows = []
        for one in schedule.all_of(unit):
            last = runs.recent(unit, one.site, 1)
            rows.append(
                {
                    "site": one.site,
                    "every_s": one.every_s,
                    "due": one.site in due,
                    "last": last[0].started if last else None,
                    "state": last[0].state if last else None,
                    "missed": sum(1 for slot in missed if slot.site == one.site),
                }
            )
    out.rows(rows, "{site}\tevery {every_s} s\tdue: {due}\tlast: {last} {state}\tmissed: {missed}")
    return 0
