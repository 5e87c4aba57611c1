"""Alerts as rows: read here for the queue, the cases and the alerts themselves."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import RowMapping, Select, select

from model import Alert, Outcome, Trace
from store import family
from store.session import Unit
from store.tables.people import alert as table

Flags = dict[str, tuple[Alert, ...]]


def read(unit: Unit, chosen: Select[*tuple[object, ...]]) -> list[Alert]:
    """The alerts that a selection of whole rows of the table yields."""
    return [alert_of(row) for row in unit.execute(chosen).mappings()]


def open_flags(unit: Unit, cluster: str | None = None) -> Flags:
    """Flags not withdrawn, by the id their cluster stands for now, urgent before normal, then the oldest first."""
    rows, now = family.joined(table, table.c.cluster)
    chosen = select(table, now.label("present")).select_from(rows).order_by(table.c.track.desc(), table.c.id)
    chosen = chosen.where(table.c.withdrawn_at.is_(None), table.c.outcome == Outcome.FLAG)
    found: dict[str, list[Alert]] = {}
    for row in unit.execute(chosen if cluster is None else chosen.where(now == cluster)).mappings():
        found.setdefault(row["present"], []).append(alert_of(row))
    return {present: tuple(alerts) for present, alerts in found.items()}


def alert_of(row: RowMapping) -> Alert:
    """The alert that a row stands for, as raised."""
    return Alert(
        id=row["name"],
        cluster=row["cluster"],
        rule=row["rule"],
        version=row["version"],
        rule_sha256=row["rule_sha256"],
        outcome=Outcome(row["outcome"]),
        track=row["track"],
        features=row["features"],
        trace=tuple(Trace(**trace | {"ads": tuple(trace["ads"])}) for trace in row["trace"]),
        data_date=row["data_date"],
        raised_at=row["raised_at"],
    )


def row_of(alert: Alert) -> dict[str, object]:
    """The row that an alert is kept as."""
    return {
        "name": alert.id,
        "cluster": alert.cluster,
        "rule": alert.rule,
        "version": alert.version,
        "rule_sha256": alert.rule_sha256,
        "outcome": alert.outcome,
        "track": alert.track,
        "features": alert.features,
        "trace": [asdict(trace) for trace in alert.trace],
        "held": held(alert),
        "data_date": alert.data_date,
        "raised_at": alert.raised_at,
        "withdrawn_at": None,
        "withdrawn_why": "",
    }


def held(alert: Alert) -> str:
    """The conditions that held, in order: what makes two alerts of a rule the same."""
    return " ".join(sorted(trace.condition for trace in alert.trace if trace.held))
