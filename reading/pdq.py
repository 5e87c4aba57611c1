"""PDQ, the perceptual hash of pictures by Facebook (ThreatExchange, 2019), in a few lines of NumPy.

Source: https://github.com/facebook/ThreatExchange/tree/main/pdq (hashing.pdf there). Equal bit for bit to the reference
on the vectors in tests/reading; distances up to 31 of 256 bits mean the same picture.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]

SIDE = 64  # the picture is reduced to 64 x 64
_FREQUENCIES = np.arange(1, 17, dtype=np.float64)
_SAMPLES = 2 * np.arange(SIDE, dtype=np.float64) + 1
_WAVES = np.cos(np.pi / 2 / SIDE * np.outer(_FREQUENCIES, _SAMPLES))
_DCT: Plane = np.asarray(np.sqrt(2 / SIDE) * _WAVES, dtype=np.float32)
_MIRROR: Plane = np.where(np.arange(16) % 2 == 0, -1, 1).astype(np.float32)  # odd frequencies change sign
_LUMA: Plane = np.array([0.299, 0.587, 0.114], dtype=np.float32)


def hash_pixels(pixels: NDArray[np.uint8]) -> tuple[str, str, int]:
    """PDQ of an RGB picture (rows, columns, 3), of its mirror image, and the quality 0..100; hashes in hexadecimal."""
    reduced = _reduce(pixels.astype(np.float32) @ _LUMA)
    spectrum: Plane = np.asarray(_DCT @ reduced @ _DCT.T, dtype=np.float32)
    return _bits(spectrum), _bits(spectrum * _MIRROR), _quality(reduced)


def _reduce(luma: Plane) -> Plane:
    """64 x 64 samples of the picture after two passes of a box filter each way (together a tent, Jarosz 2001).

    Filter and sampling are linear and act on rows and columns apart, so both are one matrix product per side.
    """
    rows, columns = luma.shape
    return np.asarray(_sampler(rows) @ luma @ _sampler(columns).T, dtype=np.float32)


@lru_cache(maxsize=64)
def _sampler(length: int) -> Plane:
    """Matrix (64, `length`) that filters a line twice and takes the middles of 64 cells."""
    box = _box(length)
    middles = ((np.arange(SIDE) + 0.5) * length / SIDE).astype(int)
    sampler: Plane = (box[middles] @ box).astype(np.float32)
    return sampler


def _box(length: int) -> NDArray[np.float64]:
    """Matrix that replaces every sample by the mean of the window around it, which is shorter at the edges."""
    window = (length + 2 * SIDE - 1) // (2 * SIDE)
    ahead = (window + 2) // 2
    here, there = np.ogrid[:length, :length]
    inside = ((there >= here - (window - ahead)) & (there < here + ahead)).astype(np.float64)
    means: NDArray[np.float64] = inside / inside.sum(axis=1, keepdims=True)
    return means


def _bits(spectrum: Plane) -> str:
    values = spectrum.ravel()
    median = np.partition(values, 127)[127]  # the lower median, as in the reference
    return np.packbits(values[::-1] > median).tobytes().hex()


def _quality(reduced: Plane) -> int:
    down = (np.diff(reduced, axis=0) * 100 / 255).astype(int)
    across = (np.diff(reduced, axis=1) * 100 / 255).astype(int)
    return min(100, int((np.abs(down).sum() + np.abs(across).sum()) / 90))
