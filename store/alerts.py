"""Rules as they were, and alerts as raised."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select, update

from model import Alert, Outcome, Rule
from store import alert_rows, family, queue
from store.insert import insert_new
from store.session import Unit
from store.tables.people import alert as table
from store.tables.people import rule as rule_table


def save_rule(unit: Unit, rule: Rule, text: str, at: datetime) -> None:
    """Keep a rule's text by its digest; the same digest twice changes nothing."""
    row = {"rule": rule.id, "version": rule.version, "sha256": rule.sha256, "text": text, "at": at}
    insert_new(unit, rule_table, [row])


def rules(unit: Unit) -> list[tuple[str, str, str, str]]:
    """Id, version, digest and text of every rule ever run, oldest first."""
    chosen = select(rule_table.c.rule, rule_table.c.version, rule_table.c.sha256, rule_table.c.text)
    return [(row.rule, row.version, row.sha256, row.text) for row in unit.execute(chosen.order_by(rule_table.c.id))]


def raise_alert(unit: Unit, alert: Alert) -> bool:
    """Keep an alert, in place of the rule's open one for the same cluster; a flag queues the cluster.

    False, and nothing kept, when the same rule, version and outcome stands open with the same conditions held. A flag
    with a condition that did not hold in any earlier flag of the cluster opens a settled item again.
    """
    ids = family.of(unit, alert.cluster)
    chosen = select(table).where(table.c.cluster.in_(ids), table.c.rule == alert.rule)
    earlier = unit.execute(chosen).all()
    held = alert_rows.held(alert)
    standing = [row for row in earlier if row.withdrawn_at is None]
    if any((row.version, row.outcome, row.held) == (alert.version, alert.outcome, held) for row in standing):
        return False
    _close(unit, [row.id for row in standing], alert.raised_at, "a newer alert of the same rule")
    unit.execute(insert(table).values(**alert_rows.row_of(alert)))
    if alert.outcome is Outcome.FLAG:
        known = {condition for row in earlier if row.outcome == Outcome.FLAG for condition in row.held.split()}
        is_new = not set(held.split()) <= known
        queue.raised(unit, ids[0], alert.track, alert.raised_at, is_new)
    elif standing:
        queue.retrack(unit, ids[0])
    return True


def withdraw(unit: Unit, cluster: str, rule: str, at: datetime, why: str) -> int:
    """The rule no longer holds for the cluster: its open alerts are closed, as raised; returns how many.

    An item that is open and has no flag left is settled.
    """
    ids = family.of(unit, cluster)
    mine = select(table.c.id).where(table.c.cluster.in_(ids), table.c.rule == rule, table.c.withdrawn_at.is_(None))
    closed = list(unit.execute(mine).scalars())
    if closed:
        _close(unit, closed, at, why)
        queue.retrack(unit, ids[0])
    return len(closed)


def withdraw_all(unit: Unit, cluster: str, at: datetime, why: str) -> None:
    """The cluster is no more: every open alert of it is closed, as raised."""
    mine = select(table.c.id).where(table.c.cluster.in_(family.of(unit, cluster)), table.c.withdrawn_at.is_(None))
    _close(unit, list(unit.execute(mine).scalars()), at, why)
    queue.retrack(unit, family.present(unit, cluster))


def of_cluster(unit: Unit, cluster: str) -> list[Alert]:
    """Every alert ever raised for a cluster or for one that merged into it, oldest first."""
    ids = family.of(unit, cluster)
    return alert_rows.read(unit, select(table).where(table.c.cluster.in_(ids)).order_by(table.c.id))


def open_alerts(unit: Unit) -> list[Alert]:
    """Alerts not withdrawn, undecided ones too, oldest first."""
    return alert_rows.read(unit, select(table).where(table.c.withdrawn_at.is_(None)).order_by(table.c.id))


def get(unit: Unit, alert_id: str) -> Alert | None:
    """The alert, or None."""
    return next(iter(alert_rows.read(unit, select(table).where(table.c.name == alert_id))), None)


def _close(unit: Unit, ids: list[int], at: datetime, why: str) -> None:
    unit.execute(update(table).where(table.c.id.in_(ids)).values(withdrawn_at=at, withdrawn_why=why))
