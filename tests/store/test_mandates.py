"""Nothing happens without a mandate that another person approved."""

from __future__ import annotations

import pytest

from model import BadInput, MandateState, Refused
from store import Store, mandates


def test_mandate_comes_back_as_proposed(store: Store, make) -> None:
    with store.writing() as unit:
        mandates.propose(unit, make.mandate(), "the file", "collector", make.at())

    with store.reading() as unit:
        kept = mandates.get(unit, "M-1")
    assert kept is not None
    assert (kept.sites, kept.start, kept.state, kept.proposed_by) == (
        ("town",), make.at(), MandateState.PROPOSED, "collector",
    )  # fmt: skip


def test_reference_is_used_once(store: Store, make) -> None:
    with store.writing() as unit:
        mandates.propose(unit, make.mandate(), "the file", "collector", make.at())

        with pytest.raises(BadInput, match="reference is on record already"):
            mandates.propose(unit, make.mandate(), "another file", "collector", make.at())


def test_proposer_cannot_approve_outside_training(store: Store, make) -> None:
    with store.writing() as unit:
        mandates.propose(unit, make.mandate(), "the file", "collector", make.at())

        with pytest.raises(Refused) as refused:
            mandates.approve(unit, "M-1", "collector", make.at())
        assert refused.value.reason == "self-approval"
        mandates.approve(unit, "M-1", "collector", make.at(), training=True)
        assert mandates.covering(unit, "town", "massage", make.at()).approved_by == "collector"


def test_approved_mandate_covers_its_scope_from_start_until_expiry(store: Store, make) -> None:
    with store.writing() as unit:
        make.approved(unit)

        assert mandates.covering(unit, "town", None, make.at()).reference == "M-1"
        assert mandates.covering(unit, "town", "massage", make.at(24 * 90 - 1)).state is MandateState.APPROVED


@pytest.mark.parametrize(
    ("site", "category", "hours", "reason"),
    [
        ("elsewhere", "massage", 0, "out-of-scope"),
        ("town", "job", 0, "out-of-scope"),
        ("town", "massage", -1, "mandate-not-started"),
        ("town", "massage", 24 * 90, "mandate-expired"),
    ],
)
def test_outside_its_scope_and_time_the_mandate_refuses(
    store: Store, make, site: str, category: str, hours: float, reason: str
) -> None:
    with store.writing() as unit:
        make.approved(unit)

        with pytest.raises(Refused) as refused:
            mandates.covering(unit, site, category, make.at(hours))
    assert refused.value.reason == reason


def test_without_mandate_without_approval_and_after_its_end_nothing_is_covered(store: Store, make) -> None:
    reasons = []

    with store.writing() as unit:
        for step in (
            lambda: mandates.propose(unit, make.mandate(), "the file", "collector", make.at()),
            lambda: mandates.approve(unit, "M-1", "approver", make.at()),
            lambda: mandates.end(unit, "M-1", "approver", make.at(1)),
        ):
            try:
                mandates.covering(unit, "town", "massage", make.at())
                reasons.append("covered")
            except Refused as refused:
                reasons.append(str(refused.reason))
            step()
        with pytest.raises(Refused) as ended:
            mandates.covering(unit, "town", "massage", make.at())

    assert [*reasons, str(ended.value.reason)] == [
        "no-mandate", "mandate-not-approved", "covered", "mandate-expired",
    ]  # fmt: skip


def test_the_nearest_reason_is_given_among_several_mandates(store: Store, make) -> None:
    with store.writing() as unit:
        make.approved(unit, "old", expiry=make.at(1))
        mandates.propose(unit, make.mandate("new"), "renewal", "collector", make.at(1))

        with pytest.raises(Refused) as refused:
            mandates.covering(unit, "town", "massage", make.at(2))
    assert refused.value.reason == "mandate-not-approved"


def test_ended_or_approved_twice_says_so(store: Store, make) -> None:
    with store.writing() as unit:
        make.approved(unit)

        with pytest.raises(BadInput, match="it is approved already"):
            mandates.approve(unit, "M-1", "approver", make.at())
        mandates.end(unit, "M-1", "approver", make.at())
        with pytest.raises(BadInput, match="ended before"):
            mandates.end(unit, "M-1", "approver", make.at())
        assert [one.state for one in mandates.all_of(unit)] == [MandateState.ENDED]
