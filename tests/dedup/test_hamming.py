import time

import numpy as np
import pytest

from dedup.hamming import RADIUS, near_pairs, pack


def planted(count, seed, flips):
    rng = np.random.default_rng(seed)
    hashes = rng.integers(0, 2**64, (count, 4), dtype=np.uint64)
    for row in range(0, count - 1, 2):
        copy = hashes[row].copy()
        for bit in rng.choice(256, rng.integers(0, flips + 1), replace=False):
            copy[bit // 64] ^= np.uint64(1) << np.uint64(bit % 64)
        hashes[row + 1] = copy
    return hashes


def brute(queries, hashes):
    distance = np.bitwise_count(queries[:, None, :] ^ hashes[None]).sum(axis=2)
    return {(q, h, int(distance[q, h])) for q, h in zip(*np.nonzero(distance <= RADIUS), strict=True)}


@pytest.mark.parametrize("seed", range(3))
def test_the_join_finds_exactly_what_brute_force_finds(seed):
    hashes = planted(1200, seed, flips=40)

    found = {tuple(int(number) for number in row) for row in zip(*near_pairs(hashes, hashes), strict=True)}

    assert found == brute(hashes, hashes)
    assert any(distance == RADIUS for _, _, distance in found)


def test_two_bits_less_one_in_every_slot_are_still_found():
    left = pack(["0" * 64])
    right = pack(["0003" * 15 + "0001"])

    queries, _, distance = near_pairs(left, right)

    assert (len(queries), distance.tolist()) == (1, [31])


def test_a_larger_radius_is_refused_because_it_would_miss_pairs():
    with pytest.raises(ValueError, match="exact up to 31"):
        near_pairs(pack(["0" * 64]), pack(["0" * 64]), radius=32)


def test_a_hash_of_another_length_is_refused():
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        pack(["ab"])


def test_twenty_thousand_hashes_take_seconds():
    hashes = planted(20_000, 9, flips=40)
    before = time.process_time()

    near_pairs(hashes, hashes)

    assert time.process_time() - before < 5


def test_many_near_copies_of_one_picture_are_all_paired():
    rng = np.random.default_rng(4)
    hashes = np.zeros((700, 4), dtype=np.uint64)
    hashes[:, 0] = rng.integers(0, 2**10, 700, dtype=np.uint64)

    queries, _, _ = near_pairs(hashes, hashes)

    assert len(queries) == 700 * 700
