"""The entry of the log that says what a package holds: so that nothing can be left out of it, or put into it, later."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

CONTENTS = "case.contents"
"""The entry's action: it is written just before the checkpoint that covers the package."""


def contents(captures: Iterable[int], entries: Iterable[int]) -> str:
    """What such an entry says: how many captures and how many entries, and a digest over their places in the log.

    The entry itself is not counted. Places identify records, since each leaf binds its record to its place.
    """
    places = [sorted(captures), sorted(entries)]
    digest = hashlib.sha256(json.dumps(places, separators=(",", ":")).encode()).hexdigest()
    return f"{len(places[0])} captures, {len(places[1])} entries, sha256:{digest}"
