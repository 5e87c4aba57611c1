"""Custody at the desk: what a page rests on is hashed again when it is shown, and the log says what was found."""

from __future__ import annotations

from collections.abc import Iterable

import evidence
import store
from model import Act, AdVersion, Capture, EvidenceBroken, Found
from review.visit import Custody, NotAsRecorded, Visit

NO_FLAG = "no flag"


def reason(unit: store.Unit, cluster: str | None) -> str:
    """Why somebody looks at what is in a cluster: the flags raised on it, by their rules' names."""
    known = store.clusters.resolve(unit, cluster) if cluster else None
    rules = {alert.rule for alert in store.alerts.of_cluster(unit, known)} if known else set()
    return "flag " + ", ".join(sorted(rules)) if rules else NO_FLAG


def viewed(visit: Visit, versions: Iterable[AdVersion], kept: Iterable[Capture], subject: str, why: str) -> Custody:
    """A look at these versions of ads: the captures they were read from, each hashed again."""
    shown = {version.capture_id for version in versions}
    known = {one.id: one for one in kept}
    found = evidence.rehash(visit.desk.settings.evidence, [one for one in known.values() if one.id in shown], known)
    return Custody(Act.VIEW, subject, tuple(found), why)


def body(visit: Visit, unit: store.Unit, capture: Capture) -> tuple[bytes, Custody]:
    """What a capture holds, and the look at it for the log; raises NotAsRecorded when its bytes are not as recorded."""
    folder, why = visit.desk.settings.evidence, reason(unit, visit.query("cluster"))
    try:
        data = evidence.body(folder, capture)  # which hashes what it reads
    except EvidenceBroken as broken:
        found = tuple(evidence.rehash(folder, [capture]))
        raise NotAsRecorded(str(broken), Custody(Act.VIEW, capture.id, found, why)) from broken
    return data, Custody(Act.VIEW, capture.id, (Found(capture.id, capture.payload_sha256),), why)


def altered(custody: Custody) -> frozenset[str]:
    """Ids of the captures whose bytes are not as recorded."""
    return frozenset(one.capture for one in custody.found if one.fault)
