"""What a run may say of itself when it ends, and of the ads it did not see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.frontier import Blocked
from crawler.tally import Tally
from model import Interrupted, RefusalReason, Refused, RunState, SiteDefinition, VigieError
from store import ads
from store.session import Unit

EXIT = {RunState.COMPLETE: 0, RunState.REFUSED: 3, RunState.INTERRUPTED: 4}  # every other state: 1
SEEN_SHARE = 0.9  # of the total that a listing states: it changes while we read, but not by a tenth
_LATER = {RefusalReason.OUTSIDE_HOURS, RefusalReason.BUDGET_SPENT, RefusalReason.ROBOTS}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended. `through` says that nothing of its sweep is left to fetch."""

    state: RunState
    message: str = ""
    through: bool = False


def judge(
    definition: SiteDefinition,
    tally: Tally,
    *,
    vanished: int,
    closed: VigieError | None,
    failure: Exception | None,
    errors: int,
    standing: dict[str, int],
    listing_refused: bool,
    unseen: str,
) -> Outcome:
    """The state of a run that has come to its end. Complete is only what nothing speaks against."""
    if failure is not None:
        return Outcome(RunState.FAILED, str(failure))
    if closed is not None:
        return Outcome(_state_of(closed), str(closed))
    drift = tally.drift(definition)
    if not drift and vanished and tally.pages and not definition.ad_pattern:  # ads with own pages were asked one by one
        drift = f"not one ad was seen, {vanished} are on record"
    if drift:
        return Outcome(RunState.DRIFT, drift, through=True)
    doubts = (
        (errors, f"{errors} errors of the program; see the log"),
        (standing["due"] + standing["leased"], "pages are left"),
        (standing["failed"], f"{standing['failed']} pages could not be fetched or read"),
        (listing_refused, "a listing page may not be fetched"),
        (unseen, unseen),
    )
    doubt = next((message for held, message in doubts if held), "")
    through = not errors and not standing["due"] and not standing["leased"]
    return Outcome(RunState.INCOMPLETE if doubt else RunState.COMPLETE, doubt, through)


def coverage(stated: int, seen: int) -> str:
    """What is missing when a listing states far more ads than were seen; empty while all is well."""
    return f"the site states {stated} ads, {seen} were seen" if seen < SEEN_SHARE * stated else ""


def settle_unseen(unit: Unit, site: str, sweep: str, gone: dict[str, str], at: datetime) -> int:
    """After a complete sweep: what its page says is removed is gone, what was merely not seen is missed.

    Returns how many ads are gone. Call it for no other state than complete: blocked, drifted or broken off, a run says
    nothing about what it did not see.
    """
    unseen = dict(ads.unseen_in(unit, site, sweep))
    known = [record.key for record in ads.many(unit, gone)]
    for key in known:
        ads.mark_gone(unit, key, gone[key], at)
    for key in unseen.keys() - gone.keys():
        ads.mark_missed(unit, key, at)
    return len(known)


def _state_of(closed: VigieError) -> RunState:
    if isinstance(closed, Interrupted):
        return RunState.INTERRUPTED
    if isinstance(closed, Blocked):
        return RunState.BLOCKED
    if isinstance(closed, Refused):
        return RunState.INCOMPLETE if closed.reason in _LATER else RunState.REFUSED
    return RunState.FAILED
