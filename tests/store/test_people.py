"""Accounts, hash lists, jobs and schedules."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from model import Account, BadInput, Refused, Role
from store import Store, accounts, hashlists, jobs, schedule
from store.accounts import Session
from store.jobs import JobState
from store.schedule import Slot

ANN = Account("ann", frozenset({Role.REVIEWER, Role.EXPORTER}), "fr")


def test_account_comes_back_and_its_name_is_taken(store: Store, make) -> None:
    with store.writing() as unit:
        accounts.add(unit, ANN, "hash", make.at())

        assert accounts.get(unit, "ann") == ANN
        assert accounts.all_of(unit) == [ANN]
        with pytest.raises(BadInput, match="exists"):
            accounts.add(unit, ANN, "hash", make.at())


def test_admin_and_auditor_are_two_persons(store: Store, make) -> None:
    with store.writing() as unit, pytest.raises(Refused, match="two persons"):
        accounts.add(unit, Account("eve", frozenset({Role.ADMIN, Role.AUDITOR})), "hash", make.at())


def test_disabled_account_has_no_password_and_no_session(store: Store, make) -> None:
    with store.writing() as unit:
        accounts.add(unit, ANN, "hash", make.at())
        accounts.open_session(unit, "t" * 64, "ann", "csrf", make.at())
        accounts.disable(unit, "ann", make.at(1))

        kept = accounts.get(unit, "ann")
        assert kept is not None
        assert (kept.disabled, kept.may(Role.REVIEWER)) == (True, False)
        assert accounts.password_hash(unit, "ann") is None
        assert accounts.session(unit, "t" * 64) is None
        with pytest.raises(BadInput, match="no account"):
            accounts.disable(unit, "bob", make.at())


def test_session_lives_until_closed_or_the_password_changes(store: Store, make) -> None:
    with store.writing() as unit:
        accounts.add(unit, ANN, "hash", make.at())
        for token in "ab":
            accounts.open_session(unit, token, "ann", "csrf", make.at())
        accounts.touch_session(unit, "a", make.at(1))
        touched = accounts.session(unit, "a")
        accounts.close_session(unit, "a")
        accounts.close_session(unit, "a")
        accounts.set_password(unit, "ann", "other", make.at(2))

        assert touched == Session("ann", "csrf", make.at(), make.at(1))
        assert (accounts.session(unit, "a"), accounts.session(unit, "b")) == (None, None)
        assert accounts.password_hash(unit, "ann") == "other"


def test_failures_count_from_the_last_success_and_keep_no_name(store: Store, make) -> None:
    with store.writing() as unit:
        for hour, ok in enumerate((False, False, True, False, False)):
            accounts.record_attempt(unit, "ann", ok, make.at(hour))
        accounts.record_attempt(unit, "bob", False, make.at(9))

        assert accounts.failures_since(unit, "ann", make.at(0)) == 2
        assert accounts.failures_since(unit, "ann", make.at(4)) == 1
        names = unit.execute(text("SELECT name_sha256 FROM login_attempt")).scalars()
        assert all(len(name) == 64 for name in names)


def test_hash_list_hits_by_any_of_its_digests(store: Store, make) -> None:
    entries = [("sha256", "A" * 64), ("md5", "b" * 32), ("md5", "b" * 32)]
    with store.writing() as unit:
        before = hashlists.ready(unit)
        loaded = hashlists.load_list(unit, "authority", entries, "ann", make.at())

        assert (before, loaded, hashlists.ready(unit)) == (False, 2, True)
        assert hashlists.hit(unit, "a" * 64) == "authority"
        assert hashlists.hit(unit, "c" * 64, md5="B" * 32) == "authority"
        assert hashlists.hit(unit, "c" * 64, md5="c" * 32, sha1="b" * 40) is None


def test_newer_list_of_the_same_name_replaces_the_older(store: Store, make) -> None:
    with store.writing() as unit:
        hashlists.load_list(unit, "authority", [("sha1", "a" * 40)], "ann", make.at())
        hashlists.load_list(unit, "authority", [("sha1", "b" * 40)], "ann", make.at(1))

        assert hashlists.hit(unit, "c" * 64, sha1="a" * 40) is None
        assert hashlists.hit(unit, "c" * 64, sha1="b" * 40) == "authority"


@pytest.mark.parametrize("entries", [[], [("sha1", "a" * 40), ("sha256", "a" * 40)], [("crc", "a" * 8)]])
def test_list_with_a_wrong_entry_or_none_is_refused_and_the_older_stays(store: Store, make, entries: list) -> None:
    with store.writing() as unit:
        hashlists.load_list(unit, "authority", [("sha1", "f" * 40)], "ann", make.at())

    with pytest.raises(BadInput, match="authority"), store.writing() as unit:
        hashlists.load_list(unit, "authority", entries, "ann", make.at(1))

    with store.reading() as unit:
        assert hashlists.hit(unit, "c" * 64, sha1="f" * 40) == "authority"


def test_absence_of_a_list_takes_two_persons(store: Store, make) -> None:
    with store.writing() as unit:
        with pytest.raises(BadInput, match="no proposal"):
            hashlists.approve_absence(unit, "ann", make.at())
        hashlists.propose_absence(unit, "ann", "none can be had", make.at())
        with pytest.raises(Refused, match="self-approval"):
            hashlists.approve_absence(unit, "ann", make.at())
        before = hashlists.ready(unit)
        hashlists.approve_absence(unit, "bob", make.at())

        assert (before, hashlists.ready(unit)) == (False, True)


def test_job_is_done_once_oldest_first_and_forgets_its_arguments(store: Store, make) -> None:
    with store.writing() as unit:
        first = jobs.ask(unit, "crawl", {"site": "town"}, "ann", make.at())
        second = jobs.ask(unit, "link", {}, "ann", make.at())
        claimed = [jobs.claim(unit, make.at(1)) for _ in range(3)]
        ended = [jobs.finish(unit, first, ok, "done", make.at(2)) for ok in (True, False)]

        assert [job and (job.id, job.args) for job in claimed] == [(first, {"site": "town"}), (second, {}), None]
        assert ended == [True, False]
        kept = jobs.get(unit, first)
        assert kept is not None
        assert (kept.state, kept.message, kept.args, kept.ended_at) == (JobState.DONE, "done", {}, make.at(2))
        assert [job.id for job in jobs.recent(unit)] == [second, first]


def test_job_of_a_dead_worker_waits_again(store: Store, make) -> None:
    with store.writing() as unit:
        job = jobs.ask(unit, "crawl", {"site": "town"}, "ann", make.at())
        jobs.claim(unit, make.at(1))

        assert jobs.recover(unit, make.at(1)) == 0
        assert jobs.recover(unit, make.at(2)) == 1
        again = jobs.claim(unit, make.at(3))
    assert again is not None
    assert (again.id, again.args) == (job, {"site": "town"})


def test_slot_is_due_once_and_taken_once(store: Store, make) -> None:
    with store.writing() as unit:
        schedule.plan(unit, "town", 3600, make.at())
        before = schedule.due(unit, make.at(-1))
        due = schedule.due(unit, make.at(0.5))
        taken = [schedule.take(unit, "town", make.at(), f"run-{number}") for number in range(2)]

        assert (before, due) == ([], [Slot("town", make.at(), 0)])
        assert taken == [True, False]
        assert schedule.due(unit, make.at(0.9)) == []
        assert schedule.due(unit, make.at(1)) == [Slot("town", make.at(1), 0)]
        assert not schedule.take(unit, "town", make.at(0.5), "between two slots")
        assert not schedule.take(unit, "elsewhere", make.at(), "no plan")


def test_after_an_outage_one_slot_is_due_and_the_others_are_missed(store: Store, make) -> None:
    with store.writing() as unit:
        schedule.plan(unit, "town", 3600, make.at())
        schedule.take(unit, "town", make.at(), "run-1")
        due = schedule.due(unit, make.at(24 * 365 + 0.5))
        schedule.take(unit, "town", due[0].due_at, "run-2")

        assert due == [Slot("town", make.at(24 * 365), 24 * 365 - 1)]
        assert schedule.missed(unit, make.at()) == due
        assert schedule.all_of(unit)[0].last_due == make.at(24 * 365)


def test_new_plan_replaces_the_old_and_a_plan_can_be_dropped(store: Store, make) -> None:
    with store.writing() as unit:
        schedule.plan(unit, "town", 3600, make.at())
        schedule.take(unit, "town", make.at(), "run-1")
        schedule.plan(unit, "town", 7200, make.at(0.5))

        assert schedule.due(unit, make.at(0.6)) == [Slot("town", make.at(0.5), 0)]
        with pytest.raises(BadInput, match="positive"):
            schedule.plan(unit, "town", 0, make.at())
        schedule.drop(unit, "town")
        assert schedule.all_of(unit) == []
