"""Replies of authorities come back as they were kept; turns survive; captures behind a checkpoint are counted."""

from __future__ import annotations

from dataclasses import replace

from model import SealReply, SealTurn
from store import Store, captures, seals


def reply(make, **changes) -> SealReply:
    good = SealReply(
        7, "post", 1 << 63, make.at(1), make.at(2), b"\x30\x00", "", make.at(1), make.at(99), b"chain",
        (b"one list", b"another"), (b"an answer",), make.at(2),
    )  # fmt: skip
    return replace(good, **changes)


def test_reply_comes_back_as_it_was_kept(store: Store, make) -> None:
    good, bad = reply(make), reply(make, problem="it is no reply", at=None, expiry=None, lists=(), fetched_at=None)
    with store.writing() as unit:
        seals.add(unit, good)
        seals.add(unit, bad)

    with store.reading() as unit:
        (kept,), (refused,) = seals.every(unit, verified=True), seals.every(unit, verified=False)

    assert replace(kept, lists=tuple(sorted(kept.lists))) == replace(good, lists=tuple(sorted(good.lists)))
    assert refused == bad


def test_newest_reply_is_the_verified_one_over_the_largest_checkpoint(store: Store, make) -> None:
    with store.writing() as unit:
        for size, problem in ((5, ""), (9, ""), (7, ""), (12, "refused")):
            seals.add(unit, reply(make, size=size, problem=problem))

    with store.reading() as unit:
        assert (seals.newest(unit, "post").size, seals.newest(unit, "other")) == (9, None)


def test_turn_is_taken_over_and_over(store: Store, make) -> None:
    with store.writing() as unit:
        assert seals.turn(unit, "post") is None
        seals.take_turn(unit, SealTurn("post", 1, make.at(1), "time-out"))
        seals.take_turn(unit, SealTurn("post", 2, make.at(3), "closed"))

    with store.reading() as unit:
        assert seals.turn(unit, "post") == SealTurn("post", 2, make.at(3), "closed")


def test_captures_behind_a_checkpoint_are_counted(store: Store, make) -> None:
    with store.writing() as unit:
        captures.add(unit, [make.capture() for _ in range(5)])

    with store.reading() as unit:
        assert [seals.captures_after(unit, size) for size in (0, 3, 5)] == [5, 2, 0]
