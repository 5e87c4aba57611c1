"""The reviewers' queue: claims with a time limit, and the state machine of four eyes."""

from __future__ import annotations

from datetime import datetime

from model import QueueItem, QueueState, Verdict
from store.session import Unit


def items(unit: Unit, state: QueueState | None = None, track: str | None = None) -> list[QueueItem]:
    """The queue: urgent before normal, what somebody was unsure of last, the oldest first."""
    raise NotImplementedError


def get(unit: Unit, cluster: str) -> QueueItem | None:
    """The item of a cluster (redirects followed), or None."""
    raise NotImplementedError


def claim(unit: Unit, cluster: str, account: str, now: datetime, until: datetime) -> bool:
    """Claim an item, or renew one's claim. False when somebody else's claim still runs."""
    raise NotImplementedError


def release(unit: Unit, cluster: str, account: str) -> bool:
    """Give up one's claim. False when there was none."""
    raise NotImplementedError


def decide(unit: Unit, verdict: Verdict, *, training: bool = False) -> QueueState:
    """Append a verdict and say where the item stands now."""
    raise NotImplementedError


def verdicts(unit: Unit, cluster: str) -> list[Verdict]:
    """Every verdict on a cluster or on one that merged into it, oldest first."""
    raise NotImplementedError
