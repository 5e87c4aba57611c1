"""Small nouns for the tests of the store."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from model import (
    Account,
    Ad,
    Alert,
    Capture,
    CaptureKind,
    Category,
    ClusterEvent,
    Decision,
    EventKind,
    Finding,
    FindingKind,
    Level,
    Link,
    Mandate,
    Outcome,
    Reason,
    Role,
    Run,
    Trace,
    Verdict,
    VerdictStage,
)
from store import Unit, accounts, ads, captures, clusters, findings, mandates, runs

T0 = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


@dataclass
class Maker:
    """Makes nouns with every field filled in; the tests say what matters to them."""

    t0: datetime = T0
    numbers: Any = field(default_factory=lambda: count(1))

    def at(self, hours: float = 0) -> datetime:
        return self.t0 + timedelta(hours=hours)

    def ad(self, native_id: str = "1", **changes: Any) -> Ad:
        made = Ad(
            site="town",
            native_id=native_id,
            url=f"http://127.0.0.1/ad/{native_id}",
            category=Category.MASSAGE,
            title="Zoë, new in town",
            text="Call me after 18:00",
            contacts=("04 70 00 00 01",),
        )
        return replace(made, **changes)

    def capture(self, **changes: Any) -> Capture:
        number = next(self.numbers)
        made = Capture(
            id=f"urn:uuid:{number:032x}",
            run="run-1",
            site="town",
            kind=CaptureKind.PAGE,
            url=f"http://127.0.0.1/page/{number}",
            method="GET",
            status=200,
            requested_at=self.at(),
            received_at=self.at(number / 3600),
            address="127.0.0.1:80",
            content_type="text/html",
            payload_sha256=f"{number:064x}",
            block_sha256=f"{number:064x}",
            size=1000,
            warc_file="run-1.warc.gz",
            offset=1000 * number,
            length=900,
        )
        return replace(made, **changes)

    def run(self, run_id: str = "run-1", **changes: Any) -> Run:
        made = Run(run_id, "town", "sweep-1", "M-1", "collector", "d" * 64, self.at())
        return replace(made, **changes)

    def mandate(self, reference: str = "M-1", **changes: Any) -> Mandate:
        made = Mandate(
            reference=reference,
            authority="Labour auditor",
            basis="article 1",
            purpose="watch",
            sites=("town",),
            categories=("massage",),
            start=self.at(),
            expiry=self.at(24 * 90),
            approver="approver",
            impact_assessment="a" * 64,
        )
        return replace(made, **changes)

    def approved(self, unit: Unit, reference: str = "M-1", **changes: Any) -> None:
        mandates.propose(unit, self.mandate(reference, **changes), "text", "collector", self.at())
        mandates.approve(unit, reference, "approver", self.at())

    def phone(self, value: str = "+32470000001", **changes: Any) -> Finding:
        return replace(Finding(FindingKind.PHONE, value, 0, 10, "0470000001", 0.9), **changes)

    def ingested(self, unit: Unit, *native_ids: str, phone: str = "", at: float = 0) -> list[str]:
        """Ads on record, each with a capture of its own, read when `phone` is given; returns their keys."""
        keys = []
        for native_id in native_ids:
            capture = self.capture()
            captures.add(unit, [capture])
            ad = self.ad(native_id)
            _, version = ads.ingest(unit, ad, capture.id, "run-1", self.at(at))
            if phone:
                findings.save(unit, version, "r1", [self.phone(phone)])
            keys.append(ad.key)
        return keys

    def started(self, unit: Unit, run_id: str = "run-1", **changes: Any) -> None:
        runs.start(unit, self.run(run_id, **changes))

    def link(self, left: str, right: str, level: Level = Level.OPERATOR, weight: float = 9.0) -> Link:
        return Link(left, right, level, (Reason("phone", weight, "the same number", "a", "b"),))

    def event(self, kind: EventKind, cluster: str, added: tuple[str, ...] = (), **changes: Any) -> ClusterEvent:
        made = ClusterEvent(kind, cluster, Level.OPERATOR, added, (), (), "linked", self.at())
        return replace(made, **changes)

    def born(self, unit: Unit, cluster: str, *keys: str, level: Level = Level.OPERATOR) -> None:
        clusters.apply(unit, [self.event(EventKind.BORN, cluster, keys, level=level)])

    def alert(self, cluster: str = "c1", held: tuple[str, ...] = ("many-cities",), **changes: Any) -> Alert:
        number = next(self.numbers)
        trace = tuple(
            Trace(name, "cities", 5.0, "at_least", 4.0, True, ("town:1",), {"en": "in 5 cities"}) for name in held
        )
        made = Alert(
            id=f"alert-{number}",
            cluster=cluster,
            rule="circuit",
            version="1",
            rule_sha256="e" * 64,
            outcome=Outcome.FLAG,
            track="normal",
            features={"cities": 5.0},
            trace=trace,
            data_date=self.at(),
            raised_at=self.at(),
        )
        return replace(made, **changes)

    def staff(self, unit: Unit) -> None:
        """Two reviewers, and two countersigners one of whom reviews too."""
        roles = {
            "ann": {Role.REVIEWER, Role.COUNTERSIGNER},
            "bob": {Role.COUNTERSIGNER},
            "cleo": {Role.COUNTERSIGNER, Role.REVIEWER},
            "dan": {Role.REVIEWER},
        }
        for name, held in roles.items():
            accounts.add(unit, Account(name, frozenset(held)), "hash", self.at())

    def verdict(self, account: str, decision: Decision, **changes: Any) -> Verdict:
        number = next(self.numbers)
        made = Verdict(f"verdict-{number}", "c1", decision, VerdictStage.FIRST, account, self.at(number))
        return replace(made, **changes)

    def counter(self, account: str, decision: Decision, **changes: Any) -> Verdict:
        return self.verdict(account, decision, stage=VerdictStage.COUNTER, **changes)


@pytest.fixture
def make() -> Maker:
    return Maker()
