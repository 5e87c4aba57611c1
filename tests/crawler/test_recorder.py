"""Nothing is acknowledged before its bytes are synced and its row committed; after a failure nothing is."""

import asyncio
import resource
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from crawler.recorder import MOST, Recorder
from evidence import Exchange, erase, verify_workspace
from evidence.reader import read
from evidence.writer import WarcWriter
from model import BadInput, Capture, CaptureKind, NotKept, Run, StoreBusy
from store import captures, leaves, runs
from store.session import open_store
from store.tables.collected import capture as table

AT = datetime(2026, 11, 1, tzinfo=UTC)


def page(number: int, size: int = 100):
    return lambda warc: warc.resource(
        f"http://town/{number}", b"x" * size, "text/html", run=None, site="town", kind=CaptureKind.PAGE, at=AT
    )


class CountingWarc(WarcWriter):
    syncs = 0

    def sync(self) -> None:
        self.syncs += 1
        super().sync()


def run(store, folder, scene):
    """Run `scene(recorder, warc)`; closes what it left."""

    async def whole():
        warc = CountingWarc(folder, "run", "test")
        recorder = Recorder(store, warc)
        try:
            return await scene(recorder, warc)
        finally:
            with suppress(NotKept):
                await recorder.close()

    return asyncio.run(whole())


def test_kept_capture_is_on_disk_and_on_record(store, tmp_path):
    async def scene(recorder, warc):
        capture = await recorder.keep(page(1))
        with store.reading() as unit:
            assert captures.get(unit, capture.id) == capture
        return capture

    capture = run(store, tmp_path / "evidence", scene)

    assert read(tmp_path / "evidence", capture).payload == b"x" * 100


def test_many_share_one_sync_and_one_transaction(store, tmp_path):
    async def scene(recorder, warc):
        kept = await asyncio.gather(*(recorder.keep(page(number)) for number in range(4 * MOST)))
        return {capture.id for capture in kept}, warc.syncs

    ids, syncs = run(store, tmp_path / "evidence", scene)

    assert len(ids) == 4 * MOST
    assert syncs <= 6
    with store.reading() as unit:
        assert captures.count(unit) == 4 * MOST


def test_error_in_one_piece_of_work_undoes_that_piece_alone(store, tmp_path):
    made = []

    def break_after_writing(unit):
        captures.add(unit, [made[0]])
        raise BadInput("one bad ad")

    async def scene(recorder, warc):
        made.append(page(0)(warc))
        return await asyncio.gather(
            recorder.keep(page(1)), recorder.write(break_after_writing), recorder.keep(page(2)), return_exceptions=True
        )

    first, error, second = run(store, tmp_path / "evidence", scene)

    assert isinstance(error, BadInput)
    with store.reading() as unit:
        assert {captures.get(unit, first.id), captures.get(unit, second.id)} == {first, second}
        assert captures.get(unit, made[0].id) is None


def test_tasks_of_one_kind_are_worked_on_together_and_each_gets_its_own_result(store, tmp_path):
    met = []

    def double(unit, tasks):
        met.append(list(tasks))
        return [2 * task for task in tasks]

    async def scene(recorder, warc):
        waiting = [recorder.write_together(double, number) for number in range(10)]
        return await asyncio.gather(*waiting, recorder.write(lambda unit: "alone"))

    results = run(store, tmp_path / "evidence", scene)

    assert results == [*range(0, 20, 2), "alone"]
    assert met == [list(range(10))]


def test_error_in_one_of_the_tasks_worked_on_together_undoes_that_one_alone(store, tmp_path):
    made = [made_capture(number) for number in range(5)]

    def add(unit, tasks):
        captures.add(unit, [made[number] for number in tasks])
        if 3 in tasks:
            raise BadInput("one bad page")
        return tasks

    async def scene(recorder, warc):
        return await asyncio.gather(
            *(recorder.write_together(add, number) for number in range(5)), return_exceptions=True
        )

    results = run(store, tmp_path / "evidence", scene)

    assert [type(result) for result in results] == [int, int, int, BadInput, int]
    with store.reading() as unit:
        assert {one.id for one in captures.every(unit)} == {f"urn:{number}" for number in (0, 1, 2, 4)}
        assert leaves.size(unit) == 4


def made_capture(number: int) -> Capture:
    kind = CaptureKind.PAGE
    return Capture(
        f"urn:{number}", None, "town", kind, "http://town/", "GET", 200, AT, AT, None, "", "", "", 0, "w", number, 1
    )


def test_full_disk_fails_everything_in_one_line_and_loses_nothing_acknowledged(store, tmp_path):
    async def scene(recorder, warc):
        kept = [await recorder.keep(page(1))]
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
        try:
            results = await asyncio.gather(
                *(recorder.keep(incompressible(number)) for number in range(30)), return_exceptions=True
            )
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        later = await asyncio.gather(recorder.keep(page(2)), return_exceptions=True)
        return kept, results, later

    kept, results, later = run(store, tmp_path / "evidence", scene)

    failures = [error for error in results if isinstance(error, Exception)]
    assert failures
    assert {type(error) for error in (*failures, *later)} == {NotKept}
    assert "\n" not in str(failures[0])
    acknowledged = kept + [capture for capture in results if not isinstance(capture, Exception)]
    with store.reading() as unit:
        on_record = list(captures.every(unit))
    assert {capture.id for capture in acknowledged} == {capture.id for capture in on_record}
    for capture in on_record:
        read(tmp_path / "evidence", capture)


def incompressible(number: int):
    import random

    data = random.Random(number).randbytes(100_000)
    return lambda warc: warc.resource(
        "http://town/", data, "image/png", run=None, site="town", kind=CaptureKind.PHOTO, at=AT
    )


def test_locked_database_fails_in_one_line(store, tmp_path):
    other = open_store(f"sqlite:///{tmp_path / 'vigie.db'}")

    async def scene(recorder, warc):
        with other.writing():
            return await asyncio.gather(*(recorder.keep(page(number)) for number in range(3)), return_exceptions=True)

    errors = run(store, tmp_path / "evidence", scene)
    other.close()

    assert {type(error) for error in errors} == {StoreBusy}
    with store.reading() as unit:
        assert captures.count(unit) == 0


def test_unforeseen_error_reaches_whoever_waits(store, tmp_path):
    def broken(warc):
        raise ZeroDivisionError

    async def scene(recorder, warc):
        return await asyncio.wait_for(asyncio.gather(recorder.keep(broken), return_exceptions=True), 5)

    assert isinstance(run(store, tmp_path / "evidence", scene)[0], ZeroDivisionError)


@pytest.mark.parametrize("cancelled", [0, 1, 2])
def test_waiter_that_gives_up_does_not_stop_the_others(store, tmp_path, cancelled):
    async def scene(recorder, warc):
        tasks = [asyncio.create_task(recorder.keep(page(number))) for number in range(3)]
        await asyncio.sleep(0)
        tasks[cancelled].cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)

    results = run(store, tmp_path / "evidence", scene)

    assert [isinstance(result, asyncio.CancelledError) for result in results].count(True) == 1
    with store.reading() as unit:
        assert captures.count(unit) == 3


WORDS = b"".join(b"<p>words of the page, %d</p>" % number**5 for number in range(200))


def answered(number: int = 1, text: bytes = WORDS) -> Exchange:
    """A page as it came at another second."""
    second = next(SECONDS)
    head, at = b"HTTP/1.1 200 OK\r\nX-Second: %d\r\n\r\n" % second, AT + timedelta(seconds=second)
    return Exchange(f"http://town/{number}", "GET", b"", head + text, "127.0.0.1:80", at, at)


SECONDS = count()
PAGE = {"run": None, "site": "town", "kind": CaptureKind.PAGE}


def began(store, site="town"):
    with store.writing() as unit:
        runs.start(unit, Run(f"run-{next(SECONDS)}", site, "sweep", "M-1", "collector", "", AT))


def visit(store, folder, *exchanges, **changes):
    """One run that meets these answers at once; its captures, with what was received of each."""
    began(store, changes.get("site", "town"))

    async def scene(recorder, warc):
        return await asyncio.gather(*(recorder.keep_exchange(each, **PAGE | changes) for each in exchanges))

    kept = run(store, folder, scene)
    with store.reading() as unit:
        bodies = captures.referred(unit, kept)
    for capture, exchange in zip(kept, exchanges, strict=True):
        record = read(folder, capture, bodies)
        assert record.head + record.payload == exchange.response
    return kept


def test_unchanged_pages_of_a_second_visit_refer_and_changed_ones_are_whole(store, tmp_path):
    first = visit(store, tmp_path, *(answered(number) for number in range(40)))

    again = visit(store, tmp_path, *(answered(number, WORDS + b"!" * (number % 2)) for number in range(40)))
    third = visit(store, tmp_path, *(answered(number, WORDS + b"!" * (number % 2)) for number in range(40)))

    assert {one.refers_to for one in first} == {None}
    assert [one.refers_to for one in again] == [None if n % 2 else first[n].id for n in range(40)]
    assert [one.refers_to for one in third] == [again[n].id if n % 2 else first[n].id for n in range(40)]


def test_page_met_twice_in_one_run_refers_once_the_first_is_on_record(store, tmp_path):
    began(store)
    began(store)

    async def scene(recorder, warc):
        together = await asyncio.gather(
            recorder.keep_exchange(answered(), **PAGE), recorder.keep_exchange(answered(), **PAGE)
        )
        return *together, await recorder.keep_exchange(answered(), **PAGE)

    first, beside, later = run(store, tmp_path, scene)

    assert (first.refers_to, beside.refers_to) == (None, None)
    assert later.refers_to in (first.id, beside.id)


def test_first_run_of_a_site_looks_nothing_up(store, tmp_path, monkeypatch):
    """There is nothing to refer to, and a first crawl meets many pages."""
    asked = []
    monkeypatch.setattr(captures, "with_bodies", lambda *said: asked.append(said) or {})

    visit(store, tmp_path, *(answered(number) for number in range(3 * MOST)))
    first = len(asked)
    visit(store, tmp_path, answered())

    assert first <= 1
    assert len(asked) == first + 1


def test_other_sites_and_addresses_never_refer_to_each_other(store, tmp_path):
    visit(store, tmp_path, answered(1))
    began(store, "other")

    others = visit(store, tmp_path, answered(2)) + visit(store, tmp_path, answered(1), site="other")

    assert {one.refers_to for one in others} == {None}


def test_page_comes_back_after_it_was_another_and_refers_to_what_it_was(store, tmp_path):
    first, _ = (*visit(store, tmp_path, answered()), *visit(store, tmp_path, answered(text=WORDS[::-1])))

    assert visit(store, tmp_path, answered())[0].refers_to == first.id


@pytest.mark.parametrize("moment", ["synced", "unsynced"])
def test_record_of_a_run_that_was_killed_is_not_referred_to(store, tmp_path, moment):
    """Its bytes may be there and whole; without a row nobody answers for them."""
    began(store)
    warc = WarcWriter(tmp_path, "killed", "test")
    lost = warc.exchange(answered(), **PAGE)
    if moment == "synced":
        warc.sync()

    kept = visit(store, tmp_path, answered())

    assert kept[0].refers_to is None
    assert lost.payload_sha256 == kept[0].payload_sha256


@pytest.mark.parametrize("harm", ["erased", "torn"])
def test_record_that_is_harmed_is_not_referred_to(store, tmp_path, harm):
    (first,) = visit(store, tmp_path, answered())
    if harm == "erased":
        erase(tmp_path, first, AT)
    else:
        (tmp_path / first.warc_file).write_bytes((tmp_path / first.warc_file).read_bytes()[:-9])

    assert visit(store, tmp_path, answered())[0].refers_to is None


def test_record_erased_between_look_up_and_row_is_not_referred_to(store, tmp_path, monkeypatch):
    (first,) = visit(store, tmp_path, answered())
    write = WarcWriter.write

    def erased_meanwhile(warc, *given):
        monkeypatch.undo()
        made = write(warc, *given)
        with store.writing() as unit:
            unit.execute(delete(table).where(table.c.id == first.id))
        referring.append(made.refers_to)
        return made

    referring = []
    monkeypatch.setattr(WarcWriter, "write", erased_meanwhile)
    began(store)
    (again,) = run(store, tmp_path, lambda recorder, warc: asyncio.gather(recorder.keep_exchange(answered(), **PAGE)))

    assert (referring, again.refers_to) == ([first.id], None)
    assert read(tmp_path, again).payload == WORDS
    assert not verify_workspace(tmp_path, [again]).failures


def test_pages_are_kept_whole_when_nothing_can_be_looked_up(store, tmp_path, monkeypatch):
    visit(store, tmp_path, answered())

    @contextmanager
    def busy():
        raise StoreBusy("busy")
        yield

    monkeypatch.setattr(store, "reading", busy)
    began(store)
    (again,) = run(store, tmp_path, lambda recorder, warc: asyncio.gather(recorder.keep_exchange(answered(), **PAGE)))

    assert again.refers_to is None


BODIES = st.sampled_from([WORDS, WORDS + b"!", WORDS[::-1], b"", b"short"])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(served=st.lists(st.lists(st.tuples(st.integers(1, 2), BODIES), min_size=1, max_size=4), min_size=2, max_size=4))
def test_whatever_pages_come_each_reads_as_it_was_on_the_wire(sqlite_store, tmp_path_factory, served):
    folder = tmp_path_factory.mktemp("visits")
    for pages in served:
        visit(sqlite_store, folder, *(answered(number, text) for number, text in pages))
