"""Mandates: proposed by one account, approved by another, ended by a third event; nothing is ever changed in place."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import RowMapping, Select, insert, select
from sqlalchemy.exc import IntegrityError

from model import BadInput, Mandate, MandateState, RefusalReason, Refused
from store.session import Unit
from store.tables.authority import mandate as table
from store.tables.authority import mandate_event as event

# The nearest to being covered comes last: its reason is the one that helps.
NEARER = (
    RefusalReason.NO_MANDATE,
    RefusalReason.OUT_OF_SCOPE,
    RefusalReason.MANDATE_EXPIRED,
    RefusalReason.MANDATE_NOT_APPROVED,
    RefusalReason.MANDATE_NOT_STARTED,
)
WORDS = {
    RefusalReason.NO_MANDATE: "no mandate is on record",
    RefusalReason.OUT_OF_SCOPE: "no mandate names this site and category",
    RefusalReason.MANDATE_EXPIRED: "the mandate for this site has expired or was ended",
    RefusalReason.MANDATE_NOT_APPROVED: "the mandate for this site waits for a second account to approve it",
    RefusalReason.MANDATE_NOT_STARTED: "the mandate for this site has not started yet",
}


def propose(unit: Unit, mandate: Mandate, text: str, by: str, at: datetime) -> None:
    """Put a mandate on record as proposed, with the `text` of its file. Raises BadInput when the reference is taken."""
    if get(unit, mandate.reference):
        raise BadInput("this reference is on record already", "mandate", "give a renewal a reference of its own")
    unit.execute(
        insert(table).values(
            reference=mandate.reference,
            authority=mandate.authority,
            basis=mandate.basis,
            purpose=mandate.purpose,
            sites=list(mandate.sites),
            categories=list(mandate.categories),
            start=mandate.start,
            expiry=mandate.expiry,
            approver=mandate.approver,
            impact_assessment=mandate.impact_assessment,
            text_sha256=mandate.text_sha256,
            text=text,
            proposed_by=by,
            proposed_at=at,
        )
    )


def approve(unit: Unit, reference: str, by: str, at: datetime, *, training: bool = False) -> None:
    """Approve a proposed mandate.

    Refused (SELF_APPROVAL) when `by` proposed it, outside training; BadInput when it is unknown or not proposed.
    """
    mandate = _known(unit, reference)
    if mandate.state is not MandateState.PROPOSED:
        raise BadInput(f"it is {mandate.state} already", "mandate")
    if by == mandate.proposed_by and not training:
        raise Refused(RefusalReason.SELF_APPROVAL, "a mandate is approved by another account than proposed it")
    _append(unit, reference, "approved", by, at)


def end(unit: Unit, reference: str, by: str, at: datetime) -> None:
    """End a mandate: it covers nothing any more. BadInput when it is unknown or was ended before."""
    if _known(unit, reference).state is MandateState.ENDED:
        raise BadInput("it was ended before", "mandate")
    _append(unit, reference, "ended", by, at)


def get(unit: Unit, reference: str) -> Mandate | None:
    """The mandate with its present state, or None."""
    row = unit.execute(_select().where(table.c.reference == reference)).mappings().one_or_none()
    return _mandate(row) if row else None


def all_of(unit: Unit) -> list[Mandate]:
    """Every mandate, oldest first."""
    return [
        _mandate(row) for row in unit.execute(_select().order_by(table.c.proposed_at, table.c.reference)).mappings()
    ]


def covering(unit: Unit, site: str, category: str | None, at: datetime) -> Mandate:
    """The mandate that covers site and category at that time (category None: any); of several, the last to expire.

    Refused otherwise, with the reason of the mandate that comes nearest.
    """
    mandates = all_of(unit)
    covers = [mandate for mandate in mandates if mandate.covers(site, category, at)]
    if covers:
        return max(covers, key=lambda mandate: mandate.expiry)
    reasons = [_why_not(mandate, site, category, at) for mandate in mandates]
    nearest = max(reasons, key=NEARER.index, default=RefusalReason.NO_MANDATE)
    raise Refused(nearest, WORDS[nearest])


def running(unit: Unit, reference: str, at: datetime) -> Mandate:
    """The mandate of this reference, which must be approved and in time. Refused otherwise, with the reason."""
    mandate = get(unit, reference)
    if mandate is None:
        raise Refused(RefusalReason.NO_MANDATE, WORDS[RefusalReason.NO_MANDATE])
    why = _standstill(mandate, at)
    if why is not None:
        raise Refused(why, f"mandate {reference}")
    return mandate


def any_running(unit: Unit, at: datetime) -> None:
    """Refused, with the reason of the mandate that comes nearest, when none is approved and in time."""
    reasons = [_standstill(mandate, at) for mandate in all_of(unit)]
    if None not in reasons:
        nearest = max((why for why in reasons if why), key=NEARER.index, default=RefusalReason.NO_MANDATE)
        raise Refused(nearest, "no mandate on record runs")


def _why_not(mandate: Mandate, site: str, category: str | None, at: datetime) -> RefusalReason:
    in_site = "*" in mandate.sites or site in mandate.sites
    in_category = category is None or "*" in mandate.categories or category in mandate.categories
    if not (in_site and in_category):
        return RefusalReason.OUT_OF_SCOPE
    return _standstill(mandate, at) or RefusalReason.MANDATE_NOT_STARTED


def _standstill(mandate: Mandate, at: datetime) -> RefusalReason | None:
    """Why nothing runs under the mandate now, whatever its scope."""
    if at >= mandate.expiry or mandate.state is MandateState.ENDED:
        return RefusalReason.MANDATE_EXPIRED
    if mandate.state is MandateState.PROPOSED:
        return RefusalReason.MANDATE_NOT_APPROVED
    return RefusalReason.MANDATE_NOT_STARTED if at < mandate.start else None


def _known(unit: Unit, reference: str) -> Mandate:
    mandate = get(unit, reference)
    if mandate is None:
        raise BadInput("no mandate of this reference is on record", "mandate", "see `vigie mandate list`")
    return mandate


def _append(unit: Unit, reference: str, kind: str, by: str, at: datetime) -> None:
    try:
        unit.execute(insert(event).values(mandate=reference, kind=kind, account=by, at=at))
    except IntegrityError as error:
        raise BadInput(f"it was {kind} by somebody else just now", "mandate") from error


def _select() -> Select[*tuple[object, ...]]:
    approved, ended = event.alias("approved"), event.alias("ended")
    return select(
        table, approved.c.account.label("approved_by"), ended.c.account.label("ended_by")
    ).outerjoin(
        approved, (approved.c.mandate == table.c.reference) & (approved.c.kind == "approved")
    ).outerjoin(ended, (ended.c.mandate == table.c.reference) & (ended.c.kind == "ended"))  # fmt: skip


def _mandate(said: RowMapping) -> Mandate:
    state = MandateState.PROPOSED
    if said["ended_by"] is not None:
        state = MandateState.ENDED
    elif said["approved_by"] is not None:
        state = MandateState.APPROVED
    return Mandate(
        reference=said["reference"],
        authority=said["authority"],
        basis=said["basis"],
        purpose=said["purpose"],
        sites=tuple(said["sites"]),
        categories=tuple(said["categories"]),
        start=said["start"],
        expiry=said["expiry"],
        approver=said["approver"],
        impact_assessment=said["impact_assessment"],
        text_sha256=said["text_sha256"],
        state=state,
        proposed_by=said["proposed_by"],
        approved_by=said["approved_by"] or "",
    )
