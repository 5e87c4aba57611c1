"""Whoever changes a row behind the product's back is found, as long as the log itself was not written anew."""

from __future__ import annotations

import hashlib

import pytest

from model import Account, Case, Decision, Operation, Role
from store import Unit, accounts, ads, audit, cases, erasure, hashlists, integrity, mandates, queue


@pytest.fixture
def lived_in(store, make):
    """A store after a little work, everything logged as the hall and the desk log it."""
    with store.writing() as unit:
        for name, roles in (("ann", {Role.REVIEWER}), ("bob", {Role.APPROVER, Role.COUNTERSIGNER})):
            accounts.add(unit, Account(name, frozenset(roles)), "hash", make.at())
            log(unit, make, "chief", "account.add", name, ", ".join(sorted(roles)))
        digest = hashlib.sha256(b"text").hexdigest()
        mandates.propose(unit, make.mandate(text_sha256=digest), "text", "ann", make.at())
        mandates.approve(unit, make.mandate().reference, "bob", make.at())
        log(unit, make, "bob", "mandate.approve", make.mandate().reference)
        hashlists.propose_absence(unit, "ann", "none to be had", make.at())
        hashlists.approve_absence(unit, "bob", make.at())
        log(unit, make, "bob", "hashlist.approve-none", "-")
        cases.open_case(unit, Case("C-1", "t", make.mandate().reference, "why", "ann", make.at()))
        request = cases.request_export(unit, "C-1", "ann", "why", make.at())
        cases.countersign_export(unit, request, "bob", make.at())
        log(unit, make, "bob", "export.countersign", request)
        ads.ingest(unit, make.ad("1", posted_at=make.at(), price="100 €"), None, None, make.at())
        ads.ingest(unit, make.ad("2"), None, None, make.at())
        queue.raised(unit, "c1", "normal", make.at(), True)
        verdict = make.verdict("ann", Decision.REFER, sentence="it looks so")
        state = queue.decide(unit, verdict)
        said = f"{verdict.decision} -> {state} {integrity.digest_of(verdict)}"
        audit.log(unit, verdict.at, "ann", Operation.ALTERATION, "verdict.first", "c1", detail=said)
    return store


def log(unit: Unit, make, who: str, action: str, subject: str, detail: str = "") -> None:
    audit.log(unit, make.at(), who, Operation.ADMINISTRATION, action, subject, detail=detail)


def test_store_that_was_left_alone_is_whole(lived_in) -> None:
    with lived_in.reading() as unit:
        assert integrity.check(unit) == []
        assert integrity.check(unit, training=True) == []


CHANGES: dict[str, tuple[str, str]] = {
    "the words of an ad": ("UPDATE ad_version SET text = 'other words'", "of an ad: its words"),
    "the price of an ad": ("UPDATE ad_version SET price = '50 €'", "of an ad: its words"),
    "a decision": ("UPDATE verdict SET decision = 'no-concern'", "altered since entry"),
    "the reasons of a decision": ("UPDATE verdict SET sentence = 'other'", "altered since entry"),
    "words of a decision taken away": ("UPDATE verdict SET sentence = ''", "altered since entry"),
    "who decided": ("UPDATE verdict SET account = 'bob'", "the log does not know it"),
    "a decision taken away": ("DELETE FROM verdict", "its verdict is gone"),
    "the text of a mandate": ("UPDATE mandate SET text_sha256 = 'x'", "not the one that was proposed"),
    "who approved a mandate": ("UPDATE mandate_event SET account = 'ann'", "no approval by ann"),
    "who approved working without a list": ("UPDATE hash_absence SET approved_by = 'eve'", "no approval of their"),
    "who countersigned": ("UPDATE export_request SET countersigned_by = 'eve'", "no countersignature by eve"),
    "an account's roles": ("""UPDATE account SET roles = '["admin"]' WHERE name = 'ann'""", "account ann: its roles"),
}


@pytest.mark.parametrize(("statement", "told"), CHANGES.values(), ids=CHANGES.keys())
def test_row_changed_behind_our_back_is_named(lived_in, statement: str, told: str) -> None:
    with lived_in.writing() as unit:
        unit.exec_driver_sql(statement)

    with lived_in.reading() as unit:
        problems = integrity.check(unit)
        assert audit.check(unit) == []

    assert len(problems) >= 1
    assert told in problems[0]


def test_account_slipped_in_is_named(lived_in, make) -> None:
    with lived_in.writing() as unit:
        accounts.add(unit, Account("eve", frozenset({Role.APPROVER})), "hash", make.at())

    with lived_in.reading() as unit:
        assert integrity.check(unit) == ["account eve: its roles are not those that the log says it was given"]


def test_erasure_by_law_is_no_alteration(lived_in, make) -> None:
    with lived_in.writing() as unit:
        erasure.erase_ad(unit, make.ad("1").key, "chief", "on request", make.at(2))
        unit.exec_driver_sql("UPDATE verdict SET reason = '', sentence = '', innocent = '{}'")

    with lived_in.reading() as unit:
        assert integrity.check(unit) == []


def test_what_the_pruned_log_cannot_tell_any_more_is_no_problem(lived_in, make) -> None:
    with lived_in.writing() as unit:
        audit.prune(unit, 1000, "chief", "article 1", make.at(9))

    with lived_in.reading() as unit:
        assert integrity.check(unit) == []
        assert audit.check(unit) == []
