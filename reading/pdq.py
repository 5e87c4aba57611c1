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
_RED, _GREEN, _BLUE = np.float32(0.299), np.float32(0.587), np.float32(0.114)


def hash_pixels(pixels: NDArray[np.uint8]) -> tuple[str, str, int]:
    """PDQ of an RGB picture (rows, columns, 3), of its mirror image, and the quality 0..100; hashes in hexadecimal."""
    reduced = _reduce(_luma(pixels))
    spectrum: Plane = np.asarray(_DCT @ reduced @ _DCT.T, dtype=np.float32)
    return _bits(spectrum), _bits(spectrum * _MIRROR), _quality(reduced)


def _luma(pixels: NDArray[np.uint8]) -> Plane:
    red, green, blue = (pixels[..., channel].astype(np.float32) for channel in range(3))
    return np.asarray(red * _RED + green * _GREEN + blue * _BLUE, dtype=np.float32)


def _reduce(luma: Plane) -> Plane:
    """64 x 64 samples of the picture after two passes of a box filter each way (together a tent, Jarosz 2001).

    Filter and sampling are linear and act on rows and columns apart: each sample is a weighted sum of few lines.
    """
    rows, columns = luma.shape
    return _sampled(np.ascontiguousarray(_sampled(luma, rows).T), columns).T


def _sampled(lines: Plane, length: int) -> Plane:
    """The 64 samples along the first axis. Sums run in a fixed order: no BLAS, whose rounding depends on the machine
    and whose threads stall a busy one."""
    places, weights = _sampler(length)
    samples = weights[:, :1] * lines[places[:, 0]]
    for tap in range(1, places.shape[1]):
        samples += weights[:, tap : tap + 1] * lines[places[:, tap]]
    return samples


@lru_cache(maxsize=1024)
def _sampler(length: int) -> tuple[NDArray[np.intp], Plane]:
    """For each of 64 samples, the lines that the two box filters mix into it and their weights, both (64, taps)."""
    middles = ((np.arange(SIDE) + 0.5) * length / SIDE).astype(int)
    window = (length + 2 * SIDE - 1) // (2 * SIDE)
    mixes = [_tent(int(middle), length, window) for middle in middles]
    taps = max(len(mix) for mix in mixes)
    places = np.zeros((SIDE, taps), dtype=np.intp)
    weights = np.zeros((SIDE, taps), dtype=np.float32)
    for sample, mix in enumerate(mixes):
        places[sample, : len(mix)] = list(mix)
        weights[sample, : len(mix)] = list(mix.values())
    return places, weights


def _tent(middle: int, length: int, window: int) -> dict[int, float]:
    """Weight of each line in the mean of the means around `middle`."""
    weights: dict[int, float] = {}
    outer = _box(middle, length, window)
    for line in outer:
        inner = _box(line, length, window)
        for other in inner:
            weights[other] = weights.get(other, 0.0) + 1 / (len(outer) * len(inner))
    return weights


def _box(middle: int, length: int, window: int) -> range:
    """The lines that one box filter takes together at `middle`; fewer at the edges."""
    ahead = (window + 2) // 2
    return range(max(0, middle - (window - ahead)), min(length, middle + ahead))


def _bits(spectrum: Plane) -> str:
    values = spectrum.ravel()
    median = np.partition(values, 127)[127]  # the lower median, as in the reference
    return np.packbits(values[::-1] > median).tobytes().hex()


def _quality(reduced: Plane) -> int:
    down = (np.diff(reduced, axis=0) * 100 / 255).astype(int)
    across = (np.diff(reduced, axis=1) * 100 / 255).astype(int)
    return min(100, int((np.abs(down).sum() + np.abs(across).sum()) / 90))
