"""Cases, the second person before an export, and the case file."""

from __future__ import annotations

import pytest

from model import (
    WAITS,
    BadInput,
    Case,
    CaseItem,
    Clause,
    Condition,
    Decision,
    Hub,
    Judgement,
    Level,
    Link,
    Operation,
    Reason,
    Refused,
    Rule,
    Sameness,
    Spread,
)
from store import Store, Unit, ads, alerts, audit, cases, links, queue


def item(make, kind: str, value: str) -> CaseItem:
    return CaseItem(kind, value, "a complaint", "ann", make.at())


def opened(unit: Unit, make, *items: CaseItem) -> None:
    make.approved(unit)
    cases.open_case(unit, Case("case-1", "Circuit", "M-1", "inquiry", "ann", make.at(), items))


def test_case_comes_back_with_its_items(store: Store, make) -> None:
    with store.writing() as unit:
        opened(unit, make, item(make, "ad", "town:1"))
        cases.add_item(unit, "case-1", item(make, "cluster", "c1"))
        cases.add_item(unit, "case-1", item(make, "cluster", "c1"))

        (case,) = cases.all_of(unit)
        assert cases.get(unit, "case-1") == case
        assert [(one.kind, one.value) for one in case.items] == [("ad", "town:1"), ("cluster", "c1")]
        assert cases.get(unit, "case-2") is None


def test_case_needs_a_mandate_a_free_reference_and_known_items(store: Store, make) -> None:
    with store.writing() as unit:
        opened(unit, make)

        with pytest.raises(BadInput, match="mandate is not on record"):
            cases.open_case(unit, Case("case-2", "", "M-9", "", "ann", make.at()))
        with pytest.raises(BadInput, match="open already"):
            cases.open_case(unit, Case("case-1", "", "M-1", "", "ann", make.at()))
        with pytest.raises(BadInput, match="a cluster, an ad or a number"):
            cases.add_item(unit, "case-1", item(make, "person", "x"))
        with pytest.raises(BadInput, match="no case"):
            cases.add_item(unit, "case-9", item(make, "ad", "x"))


def test_export_takes_a_second_person_and_one_approval_is_good_for_one(store: Store, make) -> None:
    with store.writing() as unit:
        opened(unit, make)
        request = cases.request_export(unit, "case-1", "ann", "to the prosecutor", make.at())
        with pytest.raises(Refused, match="not-countersigned"):
            cases.record_export(unit, request, "case-1-1", "f" * 64, make.at())
        with pytest.raises(Refused, match="self-approval"):
            cases.countersign_export(unit, request, "ann", make.at(1))
        before = cases.approved_export(unit, "case-1")
        cases.countersign_export(unit, request, "bob", make.at(1))
        approved = cases.approved_export(unit, "case-1")
        cases.record_export(unit, request, "case-1-1", "f" * 64, make.at(2))

        assert before is None
        assert approved is not None
        assert (approved.id, approved.countersigned_by, approved.countersigned_at) == (request, "bob", make.at(1))
        assert cases.approved_export(unit, "case-1") is None
        with pytest.raises(Refused, match="not-countersigned"):
            cases.record_export(unit, request, "case-1-2", "f" * 64, make.at(3))
        assert [(one.folder_name, one.exported_at) for one in cases.requests(unit, "case-1")] == [
            ("case-1-1", make.at(2))
        ]


def test_case_that_grew_after_its_approval_needs_a_new_one(store: Store, make) -> None:
    with store.writing() as unit:
        opened(unit, make)
        request = cases.request_export(unit, "case-1", "ann", "to the prosecutor", make.at())
        cases.countersign_export(unit, request, "ann", make.at(1), training=True)
        cases.add_item(unit, "case-1", item(make, "ad", "town:1"))

        assert cases.approved_export(unit, "case-1") is None


def test_request_is_countersigned_once_and_must_exist(store: Store, make) -> None:
    with store.writing() as unit:
        opened(unit, make)
        request = cases.request_export(unit, "case-1", "ann", "why", make.at())
        cases.countersign_export(unit, request, "bob", make.at())

        for unknown in (request, "none"):
            with pytest.raises(BadInput, match="waits for a second person"):
                cases.countersign_export(unit, unknown, "cleo", make.at())


def test_case_file_holds_everything_of_the_case_and_nothing_else(store: Store, make) -> None:
    rule = Rule(
        "circuit", "1", "trial", {}, "normal", Condition("a", "cities", "at_least", 4), (), (), {}, (), (), (), (),
        "unit", "e" * 64,
    )  # fmt: skip
    with store.writing() as unit:
        make.staff(unit)
        make.started(unit)
        make.ingested(unit, "1", "2", phone="+32470000001")
        make.ingested(unit, "3", phone="+32470000003")
        make.ingested(unit, "4", "5", phone="+32470000009")
        make.born(unit, "c1", "town:1", "town:2")
        make.born(unit, "c4", "town:4")
        make.born(unit, "c5", "town:5")
        make.born(unit, "c6", *make.ingested(unit, "6", "7", phone="+32470000001"))
        own, other = (Hub("phone", f"+3247000000{n}", 9, 3.0, f"many: {WAITS}") for n in (1, 9))
        doubt = Clause("{value} is beside other contacts of unrelated ads, for a person to judge", {"value": own.value})
        inside = Link("town:1", "town:2", Level.OPERATOR, (Reason.of("phone", 4.5, [doubt]),))
        links.save(unit, Level.OPERATOR, [inside, make.link("town:2", "town:4")], [own, other], make.at())
        judged = Judgement("town:1", "town:3", Level.OPERATOR, Sameness.NEVER, "ann", "looked", make.at())
        links.judge(unit, judged)
        links.judge(unit, Judgement("town:1", "town:5", Level.OPERATOR, Sameness.NEVER, "ann", "", make.at()))
        alert = make.alert()
        alerts.raise_alert(unit, alert)
        alerts.raise_alert(unit, make.alert("c4"))
        queue.decide(unit, make.verdict("ann", Decision.REFER))
        opened(
            unit, make, item(make, "cluster", "c1"), item(make, "number", "+32470000003"), item(make, "ad", "town:9")
        )
        request = cases.request_export(unit, "case-1", "ann", "why", make.at())
        cases.countersign_export(unit, request, "bob", make.at())
        for subject, case in (("c1", "case-1"), ("c4", "case-1"), ("c5", "case-2"), ("case-1", ""), (request, "")):
            audit.log(unit, make.at(), "ann", Operation.CONSULTATION, "view", subject, "why", case)

        file = cases.load(unit, "case-1", made_at=make.at(5), made_by="exp", training=True, rules=[rule])
        of_three = [
            capture for key in ("town:1", "town:2", "town:3") for capture in [ads.versions(unit, key)[0].capture_id]
        ]

    assert [record.key for record in file.ads] == ["town:1", "town:2", "town:3"]
    assert list(file.versions) == list(file.findings) == ["town:1", "town:2", "town:3"]
    assert ([cluster.id for cluster in file.clusters], [cluster.id for cluster in file.unused]) == (["c1"], ["c4"])
    assert (file.links, file.judgements, file.hubs) == ((inside,), (judged,), (own,))
    assert file.spreads == (Spread(own, (("c1", 2),), others=1, other_ads=2),)
    assert (file.alerts, file.rules, len(file.events)) == ((alert,), (rule,), 1)
    assert [verdict.account for verdict in file.verdicts] == ["ann"]
    assert ([capture.id for capture in file.captures], [run.id for run in file.runs]) == (of_three, ["run-1"])
    assert [entry.subject for entry in file.audit] == ["c1", "c4", "case-1", request]
    assert (file.mandate.reference, file.made_at, file.made_by, file.countersigned_by, file.training) == (
        "M-1", make.at(5), "exp", "bob", True,
    )  # fmt: skip


def test_case_file_of_an_unknown_case_is_refused(store: Store, make) -> None:
    with store.reading() as unit, pytest.raises(BadInput, match="no case"):
        cases.load(unit, "case-1", made_at=make.at(), made_by="exp")
