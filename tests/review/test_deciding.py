"""Deciding: leaving is cheap, accusing takes facts, a sentence and a second person who judges blind."""

from __future__ import annotations

import pytest

import store as rooms
from model import Decision, QueueState, VerdictStage

FACTS = ["rotating-flat:several-at-one-place", "rotating-flat:moved-together"]
REFERRAL = {"choice": "refer", "fact": FACTS, "sentence": "The same people in three flats.", "stage": "first"}


def state(office, cluster="cl-flats"):
    with office.store.reading() as unit:
        return rooms.queue.get(unit, cluster).state


def verdicts(office, cluster="cl-flats"):
    with office.store.reading() as unit:
        return rooms.queue.verdicts(unit, cluster)


@pytest.mark.parametrize(
    ("choice", "after"),
    [
        ("unsure", QueueState.OPEN),
        ("no-concern:friends", QueueState.SETTLED),
        ("spam", QueueState.SETTLED),
        ("watch:more-ads", QueueState.WATCHED),
    ],
)
def test_leaving_takes_one_press_and_leads_on(at_desk, office, choice, after):
    reply = at_desk("rita").post("/cluster/cl-flats/decide", choice=choice, stage="first")

    assert reply.location == "/cluster/cl-jobs?said=decided"
    assert state(office) is after


def test_the_reason_and_the_answers_to_innocent_questions_are_kept(at_desk, office):
    form = {"innocent:rotating-flat:shared-flat": "Yes, the tenancy names both.", "innocent:rotating-flat:unknown": "x"}
    at_desk("rita").post("/cluster/cl-flats/decide", choice="no-concern:friends", stage="first", **form)

    (verdict,) = verdicts(office)
    assert (verdict.decision, verdict.reason) == (Decision.NO_CONCERN, "friends")
    assert verdict.innocent == {"rotating-flat:shared-flat": "Yes, the tenancy names both."}
    assert verdict.alerts == ("alert-cl-flats-rotating-flat",)


@pytest.mark.parametrize(
    "form",
    [
        {"choice": "refer", "sentence": "why"},
        {"choice": "refer", "fact": FACTS},
        {"choice": "refer", "fact": ["rotating-flat:registered"], "sentence": "why"},
        {"choice": "urgent"},
        {"choice": "no-concern"},
        {"choice": "no-concern:because"},
        {"choice": "no-concern:other"},
        {"choice": "watch"},
        {"choice": "guilty"},
        {},
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_kept(at_desk, office, form):
    reply = at_desk("rita").post("/cluster/cl-flats/decide", stage="first", **form)

    assert reply.status == 400
    assert verdicts(office) == []


def test_a_referral_waits_for_a_second_person(at_desk, office):
    assert at_desk("rita").post("/cluster/cl-flats/decide", **REFERRAL).status == 303

    (verdict,) = verdicts(office)
    assert (verdict.decision, verdict.facts) == (Decision.REFER, tuple(FACTS))
    assert state(office) is QueueState.PROPOSED


def test_the_second_person_sees_the_same_evidence_without_the_first_verdict(at_desk, office):
    at_desk("rita").post("/cluster/cl-flats/decide", **REFERRAL)

    page = at_desk("carl").get("/cluster/cl-flats").text

    assert "The same people in three flats." not in page
    assert "A verdict waits for you." in page and "4 differently named people" in page
    assert "rita" not in page


def test_after_judging_the_first_verdict_is_shown_and_agreement_refers(at_desk, office):
    at_desk("rita").post("/cluster/cl-flats/decide", **REFERRAL)
    carl = at_desk("carl")

    reply = carl.post("/cluster/cl-flats/decide", **{**REFERRAL, "stage": "counter", "sentence": "I see the same."})

    assert reply.location == "/cluster/cl-flats?said=countersigned"
    assert "The same people in three flats." in carl.get(reply.location).text
    assert state(office) is QueueState.REFERRED
    assert verdicts(office)[1].stage is VerdictStage.COUNTER


def test_a_disagreement_goes_to_a_third_person_who_is_blind_too(at_desk, office):
    at_desk("rita").post("/cluster/cl-flats/decide", **REFERRAL)
    at_desk("carl").post("/cluster/cl-flats/decide", choice="no-concern:friends", stage="counter")
    dora = at_desk("dora")

    assert state(office) is QueueState.DISPUTED
    assert "The same people in three flats." not in dora.get("/cluster/cl-flats").text
    assert at_desk("carl").post("/cluster/cl-flats/decide", choice="spam", stage="counter").status == 403
    assert dora.post("/cluster/cl-flats/decide", choice="no-concern:friends", stage="counter").status == 303
    assert state(office) is QueueState.SETTLED


def test_nobody_countersigns_what_they_proposed(at_desk, office):
    rob = at_desk("rob")
    rob.post("/cluster/cl-flats/decide", **REFERRAL)

    assert rob.post("/cluster/cl-flats/decide", **{**REFERRAL, "stage": "counter"}).status in (400, 403)
    assert state(office) is QueueState.PROPOSED


def test_who_proposed_may_take_it_back_while_it_waits(at_desk, office):
    rita = at_desk("rita")
    rita.post("/cluster/cl-flats/decide", **REFERRAL)

    assert "Your assessment" in rita.get("/cluster/cl-flats").text
    assert rita.post("/cluster/cl-flats/decide", choice="watch:places", stage="first").status == 303
    assert state(office) is QueueState.WATCHED


def test_in_training_one_person_may_do_both(desk_over, training_office):
    rob = desk_over(training_office)("rob")
    rob.post("/cluster/cl-flats/decide", **REFERRAL)

    assert rob.post("/cluster/cl-flats/decide", **{**REFERRAL, "stage": "counter"}).status == 303
    assert state(training_office) is QueueState.REFERRED


def test_a_reviewer_is_no_countersigner(at_desk, office):
    at_desk("rob").post("/cluster/cl-flats/decide", **REFERRAL)

    assert at_desk("rita").post("/cluster/cl-flats/decide", **{**REFERRAL, "stage": "counter"}).status == 403


def test_a_page_left_open_does_not_judge_what_has_changed(at_desk, office):
    at_desk("rita").post("/cluster/cl-flats/decide", **REFERRAL)

    reply = at_desk("rob").post("/cluster/cl-flats/decide", **REFERRAL)

    assert reply.status == 400 and "judged this item meanwhile" in reply.text


def test_skipping_leaves_the_item_and_goes_round_the_queue(at_desk, office):
    rita = at_desk("rita")
    seen = ["cl-young"]
    for _ in range(3):
        seen.append(rita.post(f"/cluster/{seen[-1]}/skip").location.split("/")[2].split("?")[0])

    assert seen == ["cl-young", "cl-flats", "cl-jobs", "cl-young"]
    assert verdicts(office) == []


def test_after_the_last_item_comes_the_queue(at_desk):
    rita = at_desk("rita")
    for cluster in ("cl-young", "cl-flats"):
        rita.post(f"/cluster/{cluster}/decide", choice="spam", stage="first")

    assert rita.post("/cluster/cl-jobs/decide", choice="spam", stage="first").location == "/?said=decided"


def test_every_word_is_known_to_the_log_and_cannot_be_changed_behind_its_back(at_desk, office):
    at_desk("rita").post("/cluster/cl-flats/decide", **REFERRAL)
    at_desk("carl").post("/cluster/cl-flats/decide", choice="no-concern:friends", stage="counter")

    with office.store.writing() as unit:
        assert rooms.integrity.check(unit, training=True) == []
        unit.exec_driver_sql("UPDATE verdict SET sentence = 'Something else.' WHERE stage = 'first'")
        assert len(rooms.integrity.check(unit, training=True)) == 1
