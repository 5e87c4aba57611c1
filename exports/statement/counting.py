"""Counting over the record: how much of something is held, and which exhibits lack it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from exports.dossier import Dossier
from exports.words import State
from model import AuditEntry, Capture, CaptureKind, CaptureVerdict, Method, Run

FETCHED = frozenset({CaptureKind.PAGE, CaptureKind.PHOTO, CaptureKind.ROBOTS, CaptureKind.TERMS, CaptureKind.RESOURCE})
DRAWN = frozenset({CaptureKind.SCREENSHOT, CaptureKind.DOM})
HEX = frozenset("0123456789abcdef")
MOST_NAMED = 12  # exhibits named one by one: two lines of a column; the schedule has them all


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a checklist asks for; what the record holds of it, line by line."""

    name: str
    state: State
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Those that have something, and those that lack it."""

    held: tuple[Capture, ...]
    lacking: tuple[Capture, ...]

    @property
    def counts(self) -> dict[str, int]:
        """The numbers for a sentence with the places {count} and {of}."""
        return {"count": len(self.held), "of": len(self.held) + len(self.lacking)}

    @property
    def state(self) -> State:
        """Met by all, by some, by none; or nothing to count."""
        return state_of(len(self.held), len(self.held) + len(self.lacking))


def share(captures: Iterable[Capture], has: Callable[[Capture], bool]) -> Share:
    """Captures parted by a claim."""
    held, lacking = list[Capture](), list[Capture]()
    for one in captures:
        (held if has(one) else lacking).append(one)
    return Share(tuple(held), tuple(lacking))


def state_of(count: int, of: int) -> State:
    """How far `count` of `of` answers an item."""
    if not of:
        return State.NOTHING
    return State.MET if count == of else State.PARTLY if count else State.EMPTY


def numbers(dossier: Dossier, captures: Sequence[Capture]) -> str:
    """Numbers of exhibits, the first of them where there are many."""
    named = ", ".join(dossier.exhibits[one.id] for one in captures[:MOST_NAMED])
    more = len(captures) - MOST_NAMED
    return f"{named} … (+{more}: exhibits.xlsx)" if more > 0 else named


def fetched(dossier: Dossier, *kinds: CaptureKind) -> tuple[Capture, ...]:
    """Captures that a server answered with, in the order of their exhibits; of `kinds` alone if any are given."""
    wanted = frozenset(kinds) or FETCHED
    return tuple(one for one in dossier.captured() if one.kind in wanted)


def is_whole(capture: Capture) -> bool:
    """Whether the answer was received to its end."""
    return capture.verdict is CaptureVerdict.OK


def has_digests(capture: Capture) -> bool:
    """Whether both digests of a capture are on record."""
    return all(len(one) == 64 and set(one) <= HEX for one in (capture.payload_sha256, capture.block_sha256))


def rehashed(dossier: Dossier) -> tuple[AuditEntry, ...]:
    """Entries of the log that say what a new computation of digests found, the oldest first."""
    return tuple(one for one in dossier.case.audit if "as_recorded" in told(one.detail))


def is_as_recorded(entry: AuditEntry) -> bool:
    """Whether every digest that the act recomputed was the one on record."""
    said = told(entry.detail)
    return said["as_recorded"] == said.get("captures")


def method_of(dossier: Dossier, run: Run) -> Method | None:
    """How a run was made, by its last word; `None` when it left no record."""
    said = [one for one in dossier.case.methods if one.run == run.id]
    return max(said, key=lambda one: (one.ended is not None, one.started), default=None)


def told(detail: str) -> dict[str, object]:
    """What the detail of a capture or of an entry of the log says, where it is JSON; else empty."""
    try:
        said = json.loads(detail or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
