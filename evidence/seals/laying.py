"""The seals of a package laid into `data/log/seals`: replies as they came, what they are over, and an index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from evidence.log.checkpoint import read_checkpoint
from evidence.seals.judging import Evidence
from model import Authority, SealRule

INDEX = "seals.json"


@dataclass(frozen=True, slots=True)
class Laid:
    """A reply for a package, and the proof that the package's checkpoint goes on from the one it is over."""

    evidence: Evidence
    consistency: tuple[bytes, ...]


def seal_part(
    rule: SealRule, authorities: Sequence[Authority], roots: Mapping[str, bytes], laid: Iterable[Laid]
) -> dict[str, bytes]:
    """The files of `data/log/seals` by their names; `roots` by the authorities' names, PEM."""
    files: dict[str, bytes] = {}
    for name, pem in roots.items():
        files[f"{name}.roots.pem"] = pem
    rows = [_lay(files, one) for one in laid]
    said = {
        "quorum": rule.quorum, "profile": rule.profile, "training": rule.training,
        "authorities": [
            {"name": one.name, "status": one.status, "policy": one.policy, "roots": f"{one.name}.roots.pem"}
            for one in authorities if one.name in roots
        ],
        "seals": rows,
    }  # fmt: skip
    return files | {INDEX: json.dumps(said, indent=1).encode() + b"\n"}


def _lay(files: dict[str, bytes], laid: Laid) -> dict[str, object]:
    one = laid.evidence
    size = read_checkpoint(one.note)[1].size
    stem = next(name for name in _stems(one.authority, size) if f"{name}.tsr" not in files)
    lists = {f"{stem}-{count}.crl": data for count, data in enumerate(one.lists)}
    answers = {f"{stem}-{count}.ocsp": data for count, data in enumerate(one.answers)}
    files |= {f"checkpoint-{size}": one.note.encode(), f"{stem}.tsr": one.reply, f"{stem}.chain.pem": one.chain}
    files |= lists | answers
    return {
        "authority": one.authority, "checkpoint": f"checkpoint-{size}", "reply": f"{stem}.tsr",
        "chain": f"{stem}.chain.pem", "crl": list(lists), "ocsp": list(answers), "nonce": f"{one.nonce:x}",
        "asked_at": one.asked_at.isoformat(), "fetched_at": one.fetched_at and one.fetched_at.isoformat(),
        "consistency": [node.hex() for node in laid.consistency],
    }  # fmt: skip


def _stems(authority: str, size: int) -> Iterator[str]:
    """Names for a reply's files: an authority that was asked again has several over one checkpoint."""
    yield f"{authority}-{size}"
    yield from (f"{authority}-{size}.{again}" for again in count(2))
