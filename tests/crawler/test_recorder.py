"""Nothing is acknowledged before its bytes are synced and its row committed; after a failure nothing is."""

import asyncio
import resource
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from crawler.recorder import MOST, Recorder
from evidence.reader import read
from evidence.writer import WarcWriter
from model import BadInput, CaptureKind, NotKept, StoreBusy
from store import captures
from store.session import open_store

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
