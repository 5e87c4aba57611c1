"""Rules as they were, and alerts as raised."""

from __future__ import annotations

from datetime import datetime

from model import Alert, Rule
from store.session import Unit


def save_rule(unit: Unit, rule: Rule, text: str, at: datetime) -> None:
    """Keep a rule's text by its digest; the same digest twice changes nothing."""
    raise NotImplementedError


def rules(unit: Unit) -> list[tuple[str, str, str, str]]:
    """Id, version, digest and text of every rule ever run, oldest first."""
    raise NotImplementedError


def raise_alert(unit: Unit, alert: Alert) -> bool:
    """Keep an alert. False when the same rule, version and outcome already stands open for the cluster with the same conditions held."""
    raise NotImplementedError


def withdraw(unit: Unit, cluster: str, rule: str, at: datetime, why: str) -> int:
    """The rule no longer holds for the cluster: its open alerts are closed, as raised; returns how many."""
    raise NotImplementedError


def of_cluster(unit: Unit, cluster: str) -> list[Alert]:
    """Every alert ever raised for a cluster or for one that merged into it, oldest first."""
    raise NotImplementedError


def open_alerts(unit: Unit) -> list[Alert]:
    """Alerts not withdrawn, oldest first."""
    raise NotImplementedError


def get(unit: Unit, alert_id: str) -> Alert | None:
    """The alert, or None."""
    raise NotImplementedError
