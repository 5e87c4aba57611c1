"""The leaves against the checkpoints: what was changed after it was signed is narrowed down and named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.log import Frontier, checkpoint, leaf_hash, log_keys, log_signer, new_log_key, verify_log
from model import Checkpoint, LeafKind, LogLeaf

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
ORIGIN = "vigie.invalid/log/1"


def leaf(index: int, data: bytes | None = None) -> LogLeaf:
    return LogLeaf(index, LeafKind.CAPTURE, f"c{index}", data or bytes([index]) * 32, b"s" * 32)


LEAVES = [leaf(index) for index in range(20)]


@pytest.fixture
def keys(tmp_path):
    new_log_key(tmp_path, ORIGIN, AT)
    return tmp_path


@pytest.fixture
def signed(keys) -> Callable[..., Checkpoint]:
    def make(size: int, leaves: list[LogLeaf] = LEAVES) -> Checkpoint:
        frontier = Frontier().grown(leaf_hash(one.data) for one in leaves[:size])
        return Checkpoint(size, AT, str(checkpoint(frontier, *log_signer(keys))), frontier.peaks)

    return make


def check(keys, leaves: list[LogLeaf], checkpoints: list[Checkpoint]) -> list[str]:
    return [str(one) for one in verify_log(ORIGIN, leaves, checkpoints, log_keys(keys).values()).failures]


def test_log_left_alone_agrees_and_says_what_is_not_covered(keys, signed) -> None:
    report = verify_log(ORIGIN, LEAVES, [signed(5), signed(13)], log_keys(keys).values())

    assert report.failures == ()
    assert report.unchecked == ("log: the newest 7 of 20 records are covered by no checkpoint yet",)
    assert report.notes == ("log: 20 leaves, 13 of them under a signed checkpoint",)
    assert verify_log(ORIGIN, LEAVES, [signed(20)], log_keys(keys).values()).unchecked == ()
    assert verify_log(ORIGIN, [], [], []).failures == ()


CHANGES: dict[str, tuple[list[LogLeaf], str]] = {
    "altered": ([*LEAVES[:7], leaf(7, b"x" * 32), *LEAVES[8:]], "leaves 5 to 12"),
    "removed": ([*LEAVES[:7], *LEAVES[8:]], "leaves 5 to 12"),
    "inserted": ([*LEAVES[:7], leaf(7, b"x" * 32), *LEAVES[7:]], "leaves 5 to 12"),
    "moved": ([*LEAVES[:6], LEAVES[7], LEAVES[6], *LEAVES[8:]], "leaves 5 to 12"),
    "altered at the beginning": ([leaf(0, b"x" * 32), *LEAVES[1:]], "leaves 0 to 4"),
    "cut off": (LEAVES[:12], "the log has only 12 leaves"),
}


@pytest.mark.parametrize(("leaves", "told"), CHANGES.values(), ids=CHANGES.keys())
def test_change_after_the_checkpoint_is_found_and_narrowed_down(keys, signed, leaves, told) -> None:
    assert told in check(keys, leaves, [signed(5), signed(13)])[0]


def test_later_stretches_are_still_checked_by_themselves(keys, signed) -> None:
    altered = [*LEAVES[:2], leaf(2, b"x" * 32), *LEAVES[3:17], leaf(17, b"x" * 32), *LEAVES[18:]]

    said = check(keys, altered, [signed(5), signed(13), signed(20)])

    assert [line.partition(":")[0] for line in said] == [
        "log, checkpoint of 5 leaves, root",
        "log, checkpoint of 20 leaves, root",
    ]


def test_each_field_of_a_checkpoint_tampered_with_is_named(keys, signed, tmp_path) -> None:
    good, other = signed(5), signed(6)
    new_log_key(tmp_path / "eve", ORIGIN, AT)
    frontier = Frontier().grown(leaf_hash(one.data) for one in LEAVES[:5])
    forged = str(checkpoint(frontier, *log_signer(tmp_path / "eve")))

    assert check(keys, LEAVES, [good]) == []
    for bad, told in (
        (replace(good, size=6), "note"),
        (replace(good, note=other.note), "note"),
        (replace(good, note=good.note.replace("5\n", "6\n", 1)), "note"),
        (replace(good, note=good.note.replace(ORIGIN, "vigie.invalid/log/2")), "note"),
        (replace(good, note="5"), "note"),
        (replace(good, note=forged), "signature"),
        (replace(good, peaks=good.peaks[:1]), "note"),
        (replace(good, peaks=good.peaks[::-1]), "peaks"),
    ):
        (line,) = check(keys, LEAVES, [bad])
        assert told in line.partition(":")[0]
    assert "size" in check(keys, LEAVES[:3], [good])[0] or "root" in check(keys, LEAVES[:3], [good])[0]


@settings(database=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(at=st.integers(0, 19), bit=st.integers(0, 255))
def test_any_bit_of_any_covered_leaf_is_found(keys, signed, at: int, bit: int) -> None:
    turned = (int.from_bytes(LEAVES[at].data) ^ 1 << bit).to_bytes(32)
    altered = [*LEAVES[:at], leaf(at, turned), *LEAVES[at + 1 :]]

    assert len(check(keys, altered, [signed(8), signed(20)])) == 1


@pytest.mark.slow
def test_a_million_leaves_are_verified_in_thirty_seconds(keys) -> None:
    from time import process_time

    million = 1_000_000
    made = Frontier().grown(leaf_hash(number.to_bytes(32)) for number in range(million))
    kept = Checkpoint(million, AT, str(checkpoint(made, *log_signer(keys))), made.peaks)
    began = process_time()

    report = verify_log(
        ORIGIN, (leaf(0, number.to_bytes(32)) for number in range(million)), [kept], log_keys(keys).values()
    )

    assert report.failures == ()
    assert process_time() - began < 30
