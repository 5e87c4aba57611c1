"""Why something was refused, as a sentence for the person in front of the screen."""

from __future__ import annotations

from pathlib import Path

from model import Operation, Refused
from model import RefusalReason as Why

SENTENCES: dict[Why, str] = {
    Why.NO_MANDATE: "no mandate on record covers this",
    Why.MANDATE_NOT_APPROVED: "the mandate is not approved yet",
    Why.MANDATE_EXPIRED: "the mandate has expired or was ended",
    Why.MANDATE_NOT_STARTED: "the mandate has not begun",
    Why.OUT_OF_SCOPE: "this lies outside the mandate's scope",
    Why.SITE_DISABLED: "the site is switched off",
    Why.HOST_NOT_LISTED: "the host is not on the site's closed list",
    Why.ADDRESS_FORBIDDEN: "the address lies in a range that is never contacted",
    Why.ROBOTS: "the site's robots.txt does not allow it",
    Why.OUTSIDE_HOURS: "outside the hours set for this site",
    Why.BUDGET_SPENT: "the day's budget for this site is spent",
    Why.NO_HASH_LIST: "no list of known material is loaded and its absence is not approved",
    Why.NO_PURPOSE: "a purpose must be given",
    Why.NO_ACCOUNT: "an account must be named",
    Why.ROLE: "the account does not hold the role this needs",
    Why.SELF_APPROVAL: "a second person must approve this",
    Why.NOT_COUNTERSIGNED: "a second person has not countersigned",
    Why.TRAINING_ONLY: "this is possible in training workspaces only",
    Why.SEALED: "the picture is sealed",
}


def log_refusal(home: Path, name: str | None, action: str, refusal: Refused) -> None:
    """Put a command's refusal into the log of the workspace, if there is one. A name that is no account is left out."""
    from config.settings import FILE
    from store import accounts, audit
    from vigie.workspace import TRAINEE, now, opened  # a second of imports that no other end of a command pays

    if not (home / FILE).is_file():
        return
    with opened(home) as workspace, workspace.store.writing() as unit:
        asked = name or (TRAINEE if workspace.training else "")
        who = asked if accounts.get(unit, asked) else "unknown"
        why = f"{refusal.reason}: {refusal.detail}"
        audit.log(unit, now(), who, Operation.REFUSAL, action, "-", detail=why)
