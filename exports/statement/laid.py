"""What lies in the package beside the statement: told from the files themselves, never from what should be there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from model import BadInput

VERIFIER, REPLAY, CUSTODY = "verify.pyz", "replay.wacz", "log/custody.json"
CHECKPOINT, PROOFS = "log/checkpoint", "log/inclusion.json"


@dataclass(frozen=True, slots=True)
class Head:
    """What a checkpoint of the log says: whose log, how many leaves, the root over them (base64)."""

    origin: str
    size: str
    root: str


@dataclass(frozen=True, slots=True)
class Laid:
    """Names of the files under `data`; of the log the checkpoint, and what it has a proof for.

    `proven` are ids of captures, `entries` numbers of entries of who did what.
    """

    names: frozenset[str] = frozenset()
    head: Head | None = None
    proven: frozenset[str] = frozenset()
    entries: frozenset[int] = frozenset()


def read_laid(data: Path) -> Laid:
    """What lies in the folder `data` of a package. Raises BadInput when the log's files cannot be read."""
    names = frozenset(path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file())
    if CHECKPOINT not in names:
        return Laid(names)
    try:
        origin, size, root = (data / CHECKPOINT).read_text("utf-8").split("\n")[:3]
        captures = frozenset(one["capture"] for one in json.loads((data / PROOFS).read_bytes())["captures"])
        entries = frozenset(one["entry"]["seq"] for one in json.loads((data / CUSTODY).read_bytes())["entries"])
        return Laid(names, Head(origin, size, root), captures, entries)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput("the log's part of the package cannot be read", CHECKPOINT) from error
