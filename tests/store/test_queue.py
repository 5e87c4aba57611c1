"""Alerts as raised, and the four eyes of the queue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model import BadInput, Condition, Decision, EventKind, Outcome, QueueState, Refused, Rule
from store import Store, Unit, alerts, clusters, queue

OPEN, PROPOSED, DISPUTED = QueueState.OPEN, QueueState.PROPOSED, QueueState.DISPUTED
WATCHED, SETTLED, REFERRED = QueueState.WATCHED, QueueState.SETTLED, QueueState.REFERRED


def queued(unit: Unit, make) -> None:
    make.staff(unit)
    make.born(unit, "c1", "town:1", "town:2")
    alerts.raise_alert(unit, make.alert())


def test_alert_comes_back_as_raised(store: Store, make) -> None:
    alert = make.alert(features={"cities": 5.0, "phones": None})
    with store.writing() as unit:
        assert alerts.raise_alert(unit, alert)

        assert alerts.get(unit, alert.id) == alert
        assert alerts.of_cluster(unit, "c1") == alerts.open_alerts(unit) == [alert]


def test_same_flag_is_raised_once_while_it_stands(store: Store, make) -> None:
    with store.writing() as unit:
        said = [
            alerts.raise_alert(unit, alert)
            for alert in (
                make.alert(),
                make.alert(),
                make.alert(version="2"),
                make.alert(version="2", held=("many-cities", "many-phones")),
                make.alert(version="2", held=("many-phones", "many-cities")),
                make.alert("c2"),
            )
        ]

        assert said == [True, False, True, True, False, True]
        assert len(alerts.open_alerts(unit)) == 2


def test_withdrawn_flag_can_be_raised_again(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)
        withdrawn = alerts.withdraw(unit, "c1", "circuit", make.at(1), "no longer so")
        item = queue.get(unit, "c1")

        assert withdrawn == 1
        assert item is not None
        assert (item.state, item.alerts) == (SETTLED, ())
        assert alerts.raise_alert(unit, make.alert())


def test_rule_is_kept_by_its_digest(store: Store, make) -> None:
    rule = Rule(
        "circuit", "1", "trial", {}, "normal", Condition("a", "cities", "at_least", 4), (), (), {}, (), (), (), (),
        "unit", "e" * 64,
    )  # fmt: skip
    with store.writing() as unit:
        alerts.save_rule(unit, rule, "id: circuit", make.at())
        alerts.save_rule(unit, rule, "id: circuit", make.at(1))
        alerts.save_rule(unit, replace(rule, version="2", sha256="f" * 64), "id: circuit ", make.at(2))

        assert alerts.rules(unit) == [
            ("circuit", "1", "e" * 64, "id: circuit"), ("circuit", "2", "f" * 64, "id: circuit "),
        ]  # fmt: skip


def test_flag_queues_a_cluster_and_an_undecided_rule_does_not(store: Store, make) -> None:
    with store.writing() as unit:
        make.born(unit, "c1", "town:1", "town:2")
        alerts.raise_alert(unit, make.alert("c2", outcome=Outcome.UNDECIDED))
        flag = make.alert()
        alerts.raise_alert(unit, flag)

        (item,) = queue.items(unit)
    assert (item.cluster, item.state, item.ads, item.alerts, item.since) == ("c1", OPEN, 2, (flag,), make.at())


def test_queue_has_the_urgent_first_then_the_oldest(store: Store, make) -> None:
    with store.writing() as unit:
        make.staff(unit)
        for hour, (cluster, track) in enumerate(
            [("c1", "normal"), ("c2", "normal"), ("c3", "urgent"), ("c4", "normal")]
        ):
            alerts.raise_alert(unit, make.alert(cluster, track=track, raised_at=make.at(-hour)))
        queue.decide(unit, make.verdict("ann", Decision.UNSURE, cluster="c4"))

        assert [item.cluster for item in queue.items(unit)] == ["c3", "c2", "c1", "c4"]
        assert [item.cluster for item in queue.items(unit, OPEN, "urgent")] == ["c3"]
        assert queue.items(unit, SETTLED) == []


def test_track_follows_the_flags_that_stand(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)
        alerts.raise_alert(unit, make.alert(rule="minor", track="urgent"))
        urgent = queue.get(unit, "c1")
        alerts.withdraw(unit, "c1", "minor", make.at(1), "no longer so")
        normal = queue.get(unit, "c1")

    assert urgent is not None
    assert normal is not None
    assert ([alert.rule for alert in urgent.alerts], urgent.track, normal.track) == (
        ["minor", "circuit"], "urgent", "normal",
    )  # fmt: skip


def test_claim_holds_until_it_runs_out_or_is_given_up(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)

        assert queue.claim(unit, "c1", "ann", make.at(), make.at(1))
        assert not queue.claim(unit, "c1", "bob", make.at(0.5), make.at(2))
        assert queue.claim(unit, "c1", "ann", make.at(0.5), make.at(1.5))
        assert queue.claim(unit, "c1", "bob", make.at(1.5), make.at(2))
        assert not queue.release(unit, "c1", "ann")
        assert queue.release(unit, "c1", "bob")
        assert not queue.claim(unit, "none", "ann", make.at(), make.at(1))


@pytest.mark.parametrize(
    ("first", "counter", "third", "states"),
    [
        (Decision.NO_CONCERN, None, None, [SETTLED]),
        (Decision.SPAM, None, None, [SETTLED]),
        (Decision.BADLY_LINKED, None, None, [SETTLED]),
        (Decision.WATCH, None, None, [WATCHED]),
        (Decision.UNSURE, None, None, [OPEN]),
        (Decision.REFER, Decision.REFER, None, [PROPOSED, REFERRED]),
        (Decision.REFER, Decision.URGENT, None, [PROPOSED, REFERRED]),
        (Decision.URGENT, Decision.NO_CONCERN, Decision.REFER, [PROPOSED, DISPUTED, REFERRED]),
        (Decision.REFER, Decision.WATCH, Decision.WATCH, [PROPOSED, DISPUTED, WATCHED]),
        (Decision.REFER, Decision.UNSURE, Decision.SPAM, [PROPOSED, DISPUTED, SETTLED]),
        (Decision.REFER, Decision.SPAM, Decision.UNSURE, [PROPOSED, DISPUTED, DISPUTED]),
    ],
)
def test_leaving_takes_one_person_and_accusing_two_who_agree(
    store: Store, make, first: Decision, counter: Decision | None, third: Decision | None, states: list[QueueState]
) -> None:
    with store.writing() as unit:
        queued(unit, make)
        went = [queue.decide(unit, make.verdict("ann", first))]
        if counter:
            went.append(queue.decide(unit, make.counter("bob", counter)))
        if third:
            went.append(queue.decide(unit, make.counter("cleo", third)))

        item = queue.get(unit, "c1")
        assert went == states
        assert item is not None
        assert item.state is states[-1]
        assert [verdict.account for verdict in queue.verdicts(unit, "c1")] == ["ann", "bob", "cleo"][: len(went)]


def test_nobody_countersigns_what_they_judged(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)
        queue.decide(unit, make.verdict("ann", Decision.REFER))

        with pytest.raises(Refused, match="self-approval"):
            queue.decide(unit, make.counter("ann", Decision.REFER))
        queue.decide(unit, make.counter("bob", Decision.SPAM))
        for account in ("ann", "bob"):
            with pytest.raises(Refused, match="self-approval"):
                queue.decide(unit, make.counter(account, Decision.SPAM))


def test_one_person_may_do_both_in_training(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)
        queue.decide(unit, make.verdict("ann", Decision.REFER), training=True)

        assert queue.decide(unit, make.counter("ann", Decision.REFER), training=True) is REFERRED


def test_verdict_takes_the_role_for_it(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)

        for verdict, reason in (
            (make.verdict("bob", Decision.REFER), "role"),
            (make.verdict("nobody", Decision.REFER), "no-account"),
        ):
            with pytest.raises(Refused) as refused:
                queue.decide(unit, verdict)
            assert refused.value.reason == reason
        queue.decide(unit, make.verdict("ann", Decision.REFER))
        with pytest.raises(Refused, match="role countersigner"):
            queue.decide(unit, make.counter("dan", Decision.REFER))


def test_two_first_verdicts_at_the_same_time_do_not_both_count(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)
        queue.decide(unit, make.verdict("ann", Decision.REFER))

        with pytest.raises(BadInput, match="proposed by now"):
            queue.decide(unit, make.verdict("dan", Decision.NO_CONCERN))
        with pytest.raises(BadInput, match="not in the queue"):
            queue.decide(unit, make.verdict("ann", Decision.REFER, cluster="none"))


def test_counter_verdict_needs_a_proposal(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)

        with pytest.raises(BadInput, match="no proposal waits"):
            queue.decide(unit, make.counter("bob", Decision.REFER))


def test_proposal_can_be_taken_back_by_who_made_it(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)
        queue.decide(unit, make.verdict("ann", Decision.REFER))

        assert queue.decide(unit, make.verdict("ann", Decision.WATCH)) is WATCHED


def test_settled_item_opens_again_only_when_a_condition_is_new(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)
        queue.decide(unit, make.verdict("ann", Decision.NO_CONCERN))
        states = []
        for alert in (
            make.alert(version="2"),
            make.alert(held=()),
            make.alert(rule="other", outcome=Outcome.UNDECIDED),
            make.alert(held=("many-cities", "many-phones"), raised_at=make.at(5)),
        ):
            alerts.raise_alert(unit, alert)
            item = queue.get(unit, "c1")
            states.append(item and item.state)

        assert states == [SETTLED, SETTLED, SETTLED, OPEN]
        assert item is not None
        assert item.since == make.at(5)


def test_verdicts_of_an_earlier_round_decide_nothing(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)
        queue.decide(unit, make.verdict("ann", Decision.REFER))
        queue.decide(unit, make.counter("bob", Decision.REFER))
        alerts.raise_alert(unit, make.alert(held=("new",)))

        assert queue.decide(unit, make.verdict("cleo", Decision.REFER)) is PROPOSED
        assert queue.decide(unit, make.counter("ann", Decision.REFER)) is REFERRED


def test_referred_item_is_not_undone_by_one_person(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)
        queue.decide(unit, make.verdict("ann", Decision.REFER))
        queue.decide(unit, make.counter("bob", Decision.REFER))

        with pytest.raises(BadInput, match="referred by now"):
            queue.decide(unit, make.verdict("dan", Decision.NO_CONCERN))


def merge(unit: Unit, make) -> None:
    clusters.apply(unit, [make.event(EventKind.MERGED, "c2", ("town:1", "town:2"), others=("c1",), at=make.at(9))])


def test_flags_verdicts_and_claims_follow_a_merge(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)
        make.born(unit, "c2", "town:3")
        queue.decide(unit, make.verdict("ann", Decision.REFER))
        merge(unit, make)

        (item,) = queue.items(unit)
        assert (item.cluster, item.state, item.ads, len(item.alerts)) == ("c2", PROPOSED, 3, 1)
        assert queue.get(unit, "c1") == item
        assert len(queue.verdicts(unit, "c2")) == len(alerts.of_cluster(unit, "c2")) == 1
        assert not alerts.raise_alert(unit, make.alert("c2"))
        with pytest.raises(Refused, match="self-approval"):
            queue.decide(unit, make.counter("ann", Decision.REFER))


@pytest.mark.parametrize(
    ("kept", "absorbed", "state"),
    [
        (Decision.REFER, None, OPEN),
        (None, Decision.REFER, OPEN),
        (Decision.SPAM, None, OPEN),
        (Decision.SPAM, Decision.WATCH, SETTLED),
        (None, None, OPEN),
    ],
)
def test_merged_items_are_judged_anew_when_one_was_not_judged_to_the_end(
    store: Store, make, kept: Decision | None, absorbed: Decision | None, state: QueueState
) -> None:
    with store.writing() as unit:
        queued(unit, make)
        make.born(unit, "c2", "town:3")
        alerts.raise_alert(unit, make.alert("c2", track="urgent", rule="minor"))
        for cluster, decision in (("c2", kept), ("c1", absorbed)):
            if decision:
                queue.decide(unit, make.verdict("ann", decision, cluster=cluster))
        merge(unit, make)

        (item,) = queue.items(unit)
        assert (item.cluster, item.state, item.track, len(item.alerts)) == ("c2", state, "urgent", 2)


def test_retired_cluster_leaves_the_queue_settled(store: Store, make) -> None:
    with store.writing() as unit:
        queued(unit, make)
        clusters.apply(unit, [make.event(EventKind.RETIRED, "c1", removed=("town:1", "town:2"))])

        (item,) = queue.items(unit)
        assert (item.state, item.alerts, item.ads) == (SETTLED, (), 0)
