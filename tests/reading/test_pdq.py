"""Our PDQ against the reference, bit for bit.

The vectors in pdq_vectors.json were computed by pdqhash 0.2.8 (bindings of Facebook's C++). To make them again, in an
environment with pdqhash and numpy: `python tests/reading/test_pdq.py > tests/reading/pdq_vectors.json`.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SHAPES = ((64, 64), (100, 120), (240, 320), (333, 517), (512, 384), (512, 512), (70, 300), (37, 41), (5, 9), (479, 512))
SEEDS = 40


def made_up(seed: int) -> NDArray[np.uint8]:
    """A picture of blurred blocks and noise, by integers only, so that it is the same on every machine."""
    rng = np.random.default_rng(seed)
    rows, columns = SHAPES[seed % len(SHAPES)]
    blocks = rng.integers(0, 256, (rows // 16 + 2, columns // 16 + 2, 3))
    picture = np.repeat(np.repeat(blocks, 16, axis=0), 16, axis=1)
    for shift in (1, 2, 4):
        picture = (picture + np.roll(picture, shift, axis=0) + 2 * np.roll(picture, shift, axis=1)) // 4
    noise = rng.integers(-8, 9, picture.shape) if seed % 3 else 0
    return np.clip(picture + noise, 0, 255)[:rows, :columns].astype(np.uint8)


def test_hash_mirror_and_quality_equal_the_reference() -> None:
    from reading.pdq import hash_pixels

    vectors = json.loads(Path(__file__).with_name("pdq_vectors.json").read_text())

    assert [list(hash_pixels(made_up(seed))) for seed in range(SEEDS)] == vectors


def test_the_mirror_hash_is_near_the_hash_of_the_mirrored_picture() -> None:
    from reading.pdq import hash_pixels

    picture = made_up(2)
    _, mirror, _ = hash_pixels(picture)
    mirrored, _, _ = hash_pixels(np.ascontiguousarray(picture[:, ::-1]))

    assert (int(mirror, 16) ^ int(mirrored, 16)).bit_count() <= 16


def test_a_plain_picture_has_no_quality() -> None:
    from reading.pdq import hash_pixels

    _, _, quality = hash_pixels(np.full((100, 100, 3), 127, dtype=np.uint8))

    assert quality == 0


def _reference() -> list[list[object]]:
    import pdqhash  # type: ignore[import-not-found]

    def text(bits: NDArray[np.int64]) -> str:
        return np.packbits(np.asarray(bits, dtype=np.uint8)).tobytes().hex()

    vectors: list[list[object]] = []
    for seed in range(SEEDS):
        hashes, quality = pdqhash.compute_dihedral(made_up(seed))
        vectors.append([text(hashes[0]), text(hashes[5]), int(quality)])  # 0 as it is, 5 its mirror image
    return vectors


if __name__ == "__main__":
    print(json.dumps(_reference(), indent=0))  # noqa: T201 the vectors go to standard output
