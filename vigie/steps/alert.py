"""Alert: features of the operator clusters, rules over them in SQL, traces of what held kept with each alert."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import alerts
from alerts.features import data_date
from model import Alert, Cluster, ClusterFacts, Level, Outcome, Rule, value_key
from store import Unit, ads, clusters, features, findings, links
from store import alerts as raised
from vigie.steps.batches import batches
from vigie.workspace import Workspace, now

FLAGGING = frozenset({"trial", "trusted"})
Progress = Callable[[str, int], None]


def alert_all(workspace: Workspace, progress: Progress = lambda what, count: None) -> list[Alert]:
    """Bring features up to date, evaluate every rule, raise and withdraw; the alerts that stand now."""
    rules = fit_rules(workspace)
    with workspace.store.reading() as unit:
        every = clusters.all_of(unit, Level.OPERATOR)
    dates: dict[str, datetime] = {}
    for batch in batches(every):
        with workspace.store.writing() as unit:
            for facts in cluster_facts(unit, batch):
                dates[facts.cluster] = data_date(facts)
                features.save(unit, facts.cluster, alerts.compute(facts), now())
        progress("clusters", len(dates))
    with workspace.store.writing() as unit:
        return [alert for rule in rules for alert in _judge(unit, rule, dates)]


def fit_rules(workspace: Workspace) -> tuple[Rule, ...]:
    """The rules that may flag; raises the first mistake found in any rule file or in its tests."""
    rules = alerts.load_rules(workspace.settings.rules)
    for mistake in (*alerts.lint(rules), *alerts.run_tests(rules)):
        raise mistake
    return tuple(rule for rule in rules if rule.status in FLAGGING)


def cluster_facts(unit: Unit, batch: Sequence[Cluster]) -> Iterator[ClusterFacts]:
    """Everything that features are computed from, loaded for a batch of clusters at once."""
    keys = [key for cluster in batch for key in cluster.ads]
    records = {record.key: record for record in ads.many(unit, keys)}
    found = findings.of_ads(unit, keys)
    creatives = clusters.membership(unit, Level.CREATIVE)
    hubs = links.hubs(unit, Level.OPERATOR)
    for cluster in batch:
        members = [key for key in cluster.ads if key in records]
        if not members:
            continue
        own = {key: found.get(key, ()) for key in members}
        carried = {value_key(finding) for of_ad in own.values() for finding in of_ad}
        carried |= {f"picture:{photo.sha256}" for key in members for photo in records[key].photos if photo.sha256}
        yield ClusterFacts(
            cluster.id,
            tuple(records[key] for key in members),
            own,
            {key: creatives.get(key, key) for key in members},
            (),
            tuple(hub for hub in hubs if hub.key in carried),
        )


def _judge(unit: Unit, rule: Rule, dates: dict[str, datetime]) -> list[Alert]:
    raised.save_rule(unit, rule, Path(rule.path).read_text(encoding="utf-8"), now())
    flag, undecided = alerts.expressions(rule, features.columns())
    hits = set(features.matching(unit, flag)) | set(features.matching(unit, undecided))
    standing = [_alert(unit, rule, cluster, dates[cluster]) for cluster in sorted(hits & set(dates))]
    for alert in standing:
        raised.raise_alert(unit, alert)
    for old in raised.open_alerts(unit):
        if old.rule == rule.id and old.cluster not in hits:
            raised.withdraw(unit, old.cluster, rule.id, now(), "its conditions hold no longer")
    return standing


def _alert(unit: Unit, rule: Rule, cluster: str, date: datetime) -> Alert:
    values = features.values(unit, [cluster])[cluster]
    outcome, trace = alerts.judge(rule, values, features.carriers(unit, cluster))
    used = {step.feature: values.get(step.feature) for step in trace}
    return Alert(
        id=f"F-{uuid.uuid4().hex[:12]}",
        cluster=cluster,
        rule=rule.id,
        version=rule.version,
        rule_sha256=rule.sha256,
        outcome=outcome if outcome is not Outcome.NONE else Outcome.UNDECIDED,
        track=rule.track,
        features=used,
        trace=trace,
        data_date=date,
        raised_at=now(),
    )
