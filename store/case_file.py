"""The case file: everything an export is made from, gathered in a few set-based reads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from model import (
    AdRecord,
    AuditEntry,
    Capture,
    Case,
    CaseFile,
    Cluster,
    ClusterEvent,
    Finding,
    Hub,
    Link,
    Mandate,
    Rule,
    Spread,
    value_key,
)
from store import ads, alerts, audit, captures, clusters, findings, frames, links, queue, runs, sealed, search
from store.session import Unit
from store.spread import Spreads
from store.tables.authority import audit_entry
from store.tables.derived import cluster as cluster_table
from store.tables.people import export_request


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes the file, when, and who countersigned it."""

    at: datetime
    account: str
    countersigned_by: str
    training: bool


def load(unit: Unit, case: Case, mandate: Mandate, maker: Maker, rules: Iterable[Rule]) -> CaseFile:
    """The case file of a case: its clusters, the ads in them and beside them, and all that was said of both."""
    used = clusters.many(unit, [item.value for item in case.items if item.kind == "cluster"])
    records = ads.many(unit, keys_of(unit, case, used))
    keys = [record.key for record in records]
    read = findings.of_ads(unit, keys)
    held, judged = links.within(unit, keys)
    raised = [alert for cluster in used for alert in alerts.of_cluster(unit, cluster.id)]
    kept = captures.of_ads(unit, keys)
    kept += captures.about_runs(unit, {capture.run for capture in kept if capture.run})
    digests = {alert.rule_sha256 for alert in raised}
    return CaseFile(
        case=case,
        mandate=mandate,
        training=maker.training,
        made_at=maker.at,
        made_by=maker.account,
        countersigned_by=maker.countersigned_by,
        clusters=tuple(used),
        ads=tuple(records),
        versions=ads.versions_of(unit, keys),
        findings=read,
        links=tuple(held),
        judgements=tuple(judged),
        hubs=tuple(_hubs(unit, records, read)),
        spreads=tuple(_spreads(unit, held, {cluster.id for cluster in used})),
        events=tuple(_events(unit, used, set(keys))),
        alerts=tuple(raised),
        rules=tuple(rule for rule in rules if rule.sha256 in digests),
        verdicts=tuple(verdict for cluster in used for verdict in queue.verdicts(unit, cluster.id)),
        captures=tuple(kept),
        runs=tuple(runs.many(unit, {capture.run for capture in kept if capture.run})),
        audit=tuple(_log(unit, case, kept)),
        unused=tuple(_unused(unit, case, used)),
        sealed=sealed.hidden(unit, kept),
        frames=frames.owners(unit, [capture.payload_sha256 for capture in kept]),
    )


def keys_of(unit: Unit, case: Case, used: Iterable[Cluster]) -> list[str]:
    """The ads of a case: those in its clusters, those put in by themselves, those that carry its numbers."""
    keys = [key for cluster in used for key in cluster.ads]
    for item in case.items:
        if item.kind == "ad":
            keys.append(item.value)
        elif item.kind == "number":
            keys += search.by_contact(unit, item.value)
    return sorted(set(keys))


def _hubs(unit: Unit, records: Iterable[AdRecord], read: Mapping[str, tuple[Finding, ...]]) -> list[Hub]:
    """Only hubs that the case's ads carry: the others are other people's numbers."""
    contacts = {value_key(finding) for some in read.values() for finding in some}
    carried: set[str] = set()
    for record in records:
        carried |= {photo.sha256 for photo in record.photos if photo.sha256}
        carried |= {photo.picture.pdq for photo in record.photos if photo.picture and photo.picture.pdq}
    texts = [record.ad.body for record in records]
    return [
        hub
        for hub in dict.fromkeys(links.hubs(unit))
        if hub.key in contacts
        or hub.value in carried
        or (hub.signal == "wording" and any(hub.value in text for text in texts))
    ]


def _spreads(unit: Unit, held: Iterable[Link], inside: Collection[str]) -> list[Spread]:
    """Where values stand that the links' reasons doubt; clusters outside the case are other people's, and counted."""
    known = Spreads(unit)
    told = dict.fromkeys(one for link in held for reason in link.reasons for one in known.of(reason))
    return [one.naming(inside) for one in told]


def _events(unit: Unit, used: Iterable[Cluster], keys: set[str]) -> list[ClusterEvent]:
    """The events of the case's clusters; ads that left them long ago are not named unless they are in the case."""
    return [
        ClusterEvent(
            event.kind,
            event.cluster,
            event.level,
            tuple(key for key in event.added if key in keys),
            tuple(key for key in event.removed if key in keys),
            event.others,
            event.cause,
            event.at,
        )
        for cluster in used
        for event in clusters.events(unit, cluster.id)
    ]


def _log(unit: Unit, case: Case, kept: Iterable[Capture]) -> list[AuditEntry]:
    """The entries of the log made for this case, about it, about the requests to export it, or about its captures.

    What was done with its captures for another case is that case's business, and stays in the unit.
    """
    requests = select(export_request.c.name).where(export_request.c.case_reference == case.reference)
    told = audit.matching(
        unit,
        or_(
            audit_entry.c.case_reference == case.reference,
            audit_entry.c.subject == case.reference,
            audit_entry.c.subject.in_(requests),
        ),
    )
    handled = [act.entry for act in audit.custody_of(unit, *(one.id for one in kept))]
    mine = {entry.seq: entry for entry in (*told, *handled) if entry.case in ("", case.reference)}
    return [mine[seq] for seq in sorted(mine)]


def _unused(unit: Unit, case: Case, used: Iterable[Cluster]) -> list[Cluster]:
    """Clusters that somebody looked at for this case and that are not in it."""
    seen = (
        select(audit_entry.c.subject)
        .distinct()
        .join(cluster_table, cluster_table.c.id == audit_entry.c.subject)
        .where(audit_entry.c.case_reference == case.reference)
    )
    inside = {cluster.id for cluster in used}
    looked_at = clusters.many(unit, sorted(unit.execute(seen).scalars()))
    return [cluster for cluster in looked_at if cluster.id not in inside]
