"""`vigie alert`: features and rules over the clusters, as they stand now."""

from __future__ import annotations

from argparse import Namespace

from model import Alert, Operation, Role
from store import audit
from vigie.commands.arguments import Commands, Shared, command
from vigie.output import Output, Row
from vigie.steps.alert import alert_all
from vigie.workspace import acting, justified, now, opened


def add(commands: Commands, shared: Shared) -> None:
    command(commands, shared, "alert", alert, "bring features up to date and flag clusters, with reasons")


def alert(args: Namespace, out: Output) -> int:
    """Flag; print each flag and each undecided outcome with its reasons."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.REVIEWER, Role.COUNTERSIGNER, Role.COLLECTOR)
        purpose = justified(workspace, args.purpose)
        standing = alert_all(workspace)
        with workspace.store.writing() as unit:
            detail = f"{len(standing)} outcomes"
            audit.log(unit, now(), by.name, Operation.COMBINATION, "alert", "-", purpose, detail=detail)
    out.rows((row(one, out.language) for one in standing), "{outcome}\t{cluster}\t{rule} {version}\t{reasons}")
    return 0


def row(alert: Alert, language: str) -> Row:
    """An alert as the interface prints it."""
    held = [step for step in alert.trace if step.held and step.sentence]
    return {
        "cluster": alert.cluster,
        "rule": alert.rule,
        "version": alert.version,
        "outcome": alert.outcome,
        "reasons": [(step.sentence or {}).get(language, step.condition) for step in held],
    }
