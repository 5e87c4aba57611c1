"""What linking remembers, as bytes: in parts of so many ads, so that a run writes only what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dedup.corpus import Rows
from dedup.layers import Layer
from dedup.memory import Memory
from dedup.rare import Rare
from dedup.vocabulary import RAREST

Parts = Mapping[tuple[str, int], bytes]

ADS = 4096  # in one part: some 300 kB
_NUMBER, _DIGEST, _BITS = np.dtype("<i8"), np.dtype("<u8"), np.dtype("<f8")
_PAIRS = np.dtype(
    [("pairs", _NUMBER), ("inputs", _DIGEST), ("reasons", _DIGEST), ("bits", _BITS), ("states", np.dtype("<i1"))]
)
_ADS = np.dtype([("ads", _NUMBER), ("names", _NUMBER), ("components", _DIGEST), ("prints", _DIGEST)])
_RARE = np.dtype([("ads", _NUMBER), ("prints", _DIGEST), ("terms", _DIGEST, (1 + RAREST,))])


def version() -> str:
    """Of everything that a digest stands for: another code of the linker remembers other things."""
    code = blake2b(digest_size=8)
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        code.update(file.read_bytes())
    return code.hexdigest()


def pack(memory: Memory) -> Parts:
    """By name and number of the part."""
    parts: dict[tuple[str, int], bytes] = {}
    for stage, layer in memory.layers.items():
        parts |= _cut(f"{stage}:pairs", _records(layer, _PAIRS), layer.pairs >> 32)
        parts |= _cut(f"{stage}:ads", _records(layer, _ADS), layer.ads)
    for stage, terms in memory.rare.items():
        parts |= _cut(f"{stage}:rare", _records(terms, _RARE), terms.ads)
    return parts


def unpack(parts: Parts) -> Memory:
    """The memory of which these are the parts, in any order."""
    joined: dict[str, bytes] = {}
    for name, number in sorted(parts):
        joined[name] = joined.get(name, b"") + parts[name, number]
    stages = {name.rpartition(":")[0] for name in joined if not name.endswith(":rare")}
    return Memory(
        {stage: _layer(joined.get(f"{stage}:pairs", b""), joined.get(f"{stage}:ads", b"")) for stage in stages},
        {name.removesuffix(":rare"): _rare(joined[name]) for name in joined if name.endswith(":rare")},
    )


def _records(columns: Layer | Rare, kind: np.dtype[np.void]) -> NDArray[np.void]:
    names = kind.names or ()
    records = np.zeros(len(getattr(columns, names[0])), dtype=kind)
    for name in names:
        records[name] = getattr(columns, name)
    return records


def _cut(name: str, records: NDArray[np.void], ads: Rows) -> Iterator[tuple[tuple[str, int], bytes]]:
    part = ads // ADS
    for number in np.unique(part).tolist():
        yield (name, number), records[part == number].tobytes()


def _layer(pairs: bytes, ads: bytes) -> Layer:
    of_pairs, of_ads = np.frombuffer(pairs, _PAIRS), np.frombuffer(ads, _ADS)
    return Layer(
        pairs=of_pairs["pairs"].copy(),
        inputs=of_pairs["inputs"].copy(),
        reasons=of_pairs["reasons"].copy(),
        bits=of_pairs["bits"].copy(),
        states=of_pairs["states"].astype(np.int64),
        ads=of_ads["ads"].copy(),
        names=of_ads["names"].copy(),
        components=of_ads["components"].copy(),
        prints=of_ads["prints"].copy(),
    )


def _rare(records: bytes) -> Rare:
    read = np.frombuffer(records, _RARE)
    return Rare(read["ads"].copy(), read["prints"].copy(), read["terms"].copy())
