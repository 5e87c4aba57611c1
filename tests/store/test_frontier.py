"""One task, one run at a time; none lost."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from model import NewTask, TaskKind
from store import Store, Unit, frontier, open_store


def tasks(*names: str) -> list[NewTask]:
    return [NewTask(f"http://127.0.0.1/{name}", TaskKind.AD, 1, f'{{"title": "{name}"}}') for name in names]


@pytest.fixture
def sweep(store: Store, make) -> str:
    with store.writing() as unit:
        opened, _ = frontier.open_sweep(unit, "town", make.at())
        frontier.add(unit, opened, tasks("a", "b", "c"))
    return opened


def test_unfinished_sweep_is_taken_up_again(store: Store, make, sweep: str) -> None:
    with store.writing() as unit:
        again = frontier.open_sweep(unit, "town", make.at(1))
        frontier.close_sweep(unit, sweep, make.at(2))
        fresh = frontier.open_sweep(unit, "town", make.at(3))

    assert again == (sweep, True)
    assert fresh[0] != sweep
    assert not fresh[1]


def test_address_stands_once_in_a_sweep(store: Store, sweep: str) -> None:
    with store.writing() as unit:
        added = frontier.add(unit, sweep, tasks("b", "d", "d"))

        assert added == 1
        assert frontier.standing(unit, sweep) == {"due": 4, "leased": 0, "done": 0, "failed": 0}


def test_oldest_tasks_are_leased_first_with_what_the_listing_said(store: Store, make, sweep: str) -> None:
    with store.writing() as unit:
        leased = frontier.lease(unit, sweep, "run-1", 2, make.at(), make.at(1))

    assert [(task.url[-1], task.context, task.tries) for task in leased] == [
        ("a", '{"title": "a"}', 0), ("b", '{"title": "b"}', 0),
    ]  # fmt: skip


def test_leased_task_is_not_leased_again_before_its_lease_runs_out(store: Store, make, sweep: str) -> None:
    with store.writing() as unit:
        frontier.lease(unit, sweep, "run-1", 3, make.at(), make.at(1))

        assert frontier.lease(unit, sweep, "run-2", 3, make.at(0.9), make.at(2)) == []
        taken_over = frontier.lease(unit, sweep, "run-2", 3, make.at(1), make.at(2))
    assert [task.tries for task in taken_over] == [1, 1, 1]


def test_late_worker_is_refused(store: Store, make, sweep: str) -> None:
    with store.writing() as unit:
        task = frontier.lease(unit, sweep, "run-1", 1, make.at(), make.at(1))[0]
        frontier.lease(unit, sweep, "run-2", 1, make.at(1), make.at(2))

        assert not frontier.done(unit, task.id, "run-1")
        assert not frontier.retry(unit, task.id, "run-1", make.at(), "late")
        assert not frontier.fail(unit, task.id, "run-1", "late")
        assert frontier.done(unit, task.id, "run-2")
        assert not frontier.done(unit, task.id, "run-2")


def test_of_tasks_settled_together_only_those_still_held_are(store: Store, make, sweep: str) -> None:
    with store.writing() as unit:
        mine = [task.id for task in frontier.lease(unit, sweep, "run-1", 2, make.at(), make.at(1))]
        others = [task.id for task in frontier.lease(unit, sweep, "run-2", 1, make.at(), make.at(1))]

        assert frontier.settle(unit, [*mine, *others], "run-1") == set(mine)
        assert frontier.settle(unit, mine, "run-1") == set()
        assert frontier.standing(unit, sweep) == {"due": 0, "leased": 1, "done": 2, "failed": 0}


def test_retry_waits_and_fails_when_the_tries_are_spent(store: Store, make, sweep: str) -> None:
    with store.writing() as unit:
        for number in range(3):
            task = frontier.lease(unit, sweep, "run-1", 1, make.at(number), make.at(number + 1))[0]
            assert task.url.endswith("a")
            assert frontier.retry(unit, task.id, "run-1", make.at(number + 0.5), "time-out")
            assert all(
                not task.url.endswith("a")
                for task in frontier.lease(unit, sweep, "other", 1, make.at(number), make.at(9))
            )
            frontier.release(unit, "other")

        assert frontier.standing(unit, sweep) == {"due": 2, "leased": 0, "done": 0, "failed": 1}


def test_task_that_ends_its_run_three_times_is_set_aside(store: Store, make, sweep: str) -> None:
    with store.writing() as unit:
        for number in range(3):
            assert len(frontier.lease(unit, sweep, f"run-{number}", 3, make.at(number), make.at(number + 1))) == 3

        assert frontier.lease(unit, sweep, "run-9", 3, make.at(9), make.at(10)) == []
        assert frontier.standing(unit, sweep)["failed"] == 3


def test_released_tasks_cost_no_try(store: Store, make, sweep: str) -> None:
    with store.writing() as unit:
        frontier.lease(unit, sweep, "run-1", 2, make.at(), make.at(1))

        assert frontier.release(unit, "run-1") == 2
        assert [task.tries for task in frontier.lease(unit, sweep, "run-2", 3, make.at(), make.at(1))] == [0, 0, 0]


def test_closing_a_sweep_forgets_what_was_done_and_keeps_what_failed(store: Store, make, sweep: str) -> None:
    with store.writing() as unit:
        first, second, _ = frontier.lease(unit, sweep, "run-1", 3, make.at(), make.at(1))
        frontier.done(unit, first.id, "run-1")
        frontier.fail(unit, second.id, "run-1", "gone wrong")
        frontier.close_sweep(unit, sweep, make.at(2))

        assert frontier.standing(unit, sweep) == {"due": 0, "leased": 1, "done": 0, "failed": 1}


def test_processes_that_lease_at_once_share_the_tasks_without_overlap(database_url: str, make) -> None:
    store = open_store(database_url)
    with store.writing() as unit:
        sweep, _ = frontier.open_sweep(unit, "town", make.at())
        frontier.add(unit, sweep, tasks(*(str(number) for number in range(60))))
    taken: dict[str, list[int]] = {name: [] for name in ("run-1", "run-2", "run-3")}
    together = Barrier(len(taken))

    def work(run: str) -> None:
        mine = open_store(database_url)
        together.wait()
        while True:
            with mine.writing() as unit:
                leased = frontier.lease(unit, sweep, run, 4, make.at(), make.at(1))
                for task in leased:
                    assert frontier.done(unit, task.id, run)
            if not leased:
                break
            taken[run] += [task.id for task in leased]
        mine.close()

    threads = [Thread(target=work, args=(run,)) for run in taken]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    everything = [task for some in taken.values() for task in some]
    assert len(everything) == len(set(everything)) == 60
    store.close()


class Frontier(RuleBasedStateMachine):
    """Any order of leases, settlements, crashes and time: no task with two runs, none lost, none double."""

    opened: Store
    make: object
    runs = ("run-1", "run-2", "run-3")

    @initialize()
    def start(self) -> None:
        self.now = 0.0
        self.leases: dict[int, tuple[str, float]] = {}
        self.settled: set[int] = set()
        with self.opened.writing() as unit:
            unit.exec_driver_sql("DELETE FROM task")
            unit.exec_driver_sql("DELETE FROM sweep")
            self.sweep, _ = frontier.open_sweep(unit, "town", self.make.at())
            frontier.add(unit, self.sweep, tasks("a", "b", "c", "d"))

    @rule(run=st.sampled_from(runs), limit=st.integers(1, 3))
    def lease(self, run: str, limit: int) -> None:
        with self.opened.writing() as unit:
            leased = frontier.lease(unit, self.sweep, run, limit, self.make.at(self.now), self.make.at(self.now + 2))
        for task in leased:
            holder = self.leases.get(task.id)
            assert task.id not in self.settled
            assert holder is None or holder[1] <= self.now
            self.leases[task.id] = (run, self.now + 2)

    @precondition(lambda self: self.leases)
    @rule(data=st.data(), run=st.sampled_from(runs), how=st.sampled_from(["done", "fail", "retry"]))
    def settle(self, data: st.DataObject, run: str, how: str) -> None:
        task = data.draw(st.sampled_from(sorted(self.leases)))
        with self.opened.writing() as unit:
            accepted = self.say(unit, how, task, run)
        holder = self.leases.get(task, ("", 0))[0]
        assert not accepted or holder == run
        if accepted:
            del self.leases[task]
            if how != "retry":
                self.settled.add(task)

    def say(self, unit: Unit, how: str, task: int, run: str) -> bool:
        if how == "done":
            return frontier.done(unit, task, run)
        if how == "fail":
            return frontier.fail(unit, task, run, "no")
        return frontier.retry(unit, task, run, self.make.at(self.now), "again")

    @rule(run=st.sampled_from(runs))
    def crash_and_release(self, run: str) -> None:
        with self.opened.writing() as unit:
            frontier.release(unit, run)
        self.leases = {task: lease for task, lease in self.leases.items() if lease[0] != run}

    @rule(hours=st.sampled_from([0.5, 2.0]))
    def wait(self, hours: float) -> None:
        self.now += hours

    @invariant()
    def every_task_stands_somewhere(self) -> None:
        with self.opened.reading() as unit:
            assert sum(frontier.standing(unit, self.sweep).values()) == 4


def test_no_order_of_events_loses_or_doubles_a_task(sqlite_store: Store, make) -> None:
    Frontier.opened, Frontier.make = sqlite_store, make
    checked = settings(max_examples=25, stateful_step_count=20, deadline=None, database=None)
    Frontier.TestCase.settings = settings(checked, suppress_health_check=list(HealthCheck))

    Frontier.TestCase("runTest").runTest()
