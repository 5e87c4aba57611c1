"""The reviewers' queue: claims with a time limit, and the state machine of four eyes.

Leaving is cheap, accusing is slow: a first verdict that does not accuse settles the item, one that accuses waits for a
second person who judges without having seen it. Agreement refers the cluster; disagreement waits for a third person.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Row, case, delete, func, insert, or_, select, update

from model import BadInput, Decision, QueueItem, QueueState, RefusalReason, Refused, Role, Verdict, VerdictStage
from store import accounts, alert_rows, family
from store.session import Unit
from store.tables.derived import member
from store.tables.people import queue_item as table
from store.tables.people import verdict as verdict_table

RESTING = (QueueState.WATCHED, QueueState.SETTLED, QueueState.REFERRED)
ALONE = {Decision.UNSURE: QueueState.OPEN, Decision.WATCH: QueueState.WATCHED}
NEEDED = {VerdictStage.FIRST: Role.REVIEWER, VerdictStage.COUNTER: Role.COUNTERSIGNER}


def items(unit: Unit, state: QueueState | None = None, track: str | None = None) -> list[QueueItem]:
    """The queue: urgent before normal, what somebody was unsure of last, then the oldest first."""
    chosen = select(table).order_by(table.c.unsure, case((table.c.track == "urgent", 0), else_=1), table.c.since)
    if state is not None:
        chosen = chosen.where(table.c.state == state)
    if track is not None:
        chosen = chosen.where(table.c.track == track)
    flags = alert_rows.open_flags(unit)
    counted = select(member.c.cluster, func.count()).group_by(member.c.cluster)
    sizes: dict[str, int] = dict(unit.execute(counted).all())
    return [_item(row, flags, sizes.get(row.cluster, 0)) for row in unit.execute(chosen.order_by(table.c.cluster))]


def get(unit: Unit, cluster: str) -> QueueItem | None:
    """The item of a cluster (redirects followed), or None."""
    now = family.present(unit, cluster)
    row = unit.execute(select(table).where(table.c.cluster == now)).one_or_none()
    size = unit.execute(select(func.count()).select_from(member).where(member.c.cluster == now)).scalar_one()
    return _item(row, alert_rows.open_flags(unit, now), size) if row else None


def claim(unit: Unit, cluster: str, account: str, now: datetime, until: datetime) -> bool:
    """Claim an item, or renew one's claim. False when somebody else's claim still runs, or it is not in the queue."""
    free = or_(table.c.claimed_by.is_(None), table.c.claimed_by == account, table.c.claimed_until <= now)
    mine = update(table).where(table.c.cluster == family.present(unit, cluster), free)
    return unit.execute(mine.values(claimed_by=account, claimed_until=until)).rowcount == 1


def release(unit: Unit, cluster: str, account: str) -> bool:
    """Give up one's claim. False when there was none."""
    mine = update(table).where(table.c.cluster == family.present(unit, cluster), table.c.claimed_by == account)
    return unit.execute(mine.values(claimed_by=None, claimed_until=None)).rowcount == 1


def decide(unit: Unit, verdict: Verdict, *, training: bool = False) -> QueueState:
    """Append a verdict, end the claim, and say where the item stands now.

    A person may take their own proposal back while it waits. In a training store one person may do what takes two.
    Refused (NO_ACCOUNT, ROLE) unless the account is a reviewer's, or a countersigner's for a counter-verdict; Refused
    (SELF_APPROVAL) when it judged the item in this round before. BadInput when the item waits for no such verdict.
    """
    _check_role(unit, verdict)
    cluster = family.present(unit, verdict.cluster)
    row = unit.execute(select(table).where(table.c.cluster == cluster).with_for_update()).one_or_none()
    if row is None:
        raise BadInput("this cluster is not in the queue", "verdict")
    earlier = _round(unit, cluster, row.round)
    before = QueueState(row.state)
    after = _first(before, earlier, verdict) if verdict.stage is VerdictStage.FIRST else None
    after = after or _counter(before, earlier, verdict, training)
    number = row.round + 1 if before in RESTING else row.round
    _append(unit, verdict, cluster, number)
    unit.execute(
        update(table)
        .where(table.c.cluster == cluster)
        .values(
            state=after,
            round=number,
            unsure=verdict.decision is Decision.UNSURE and after is QueueState.OPEN,
            claimed_by=None,
            claimed_until=None,
        )
    )
    return after


def verdicts(unit: Unit, cluster: str) -> list[Verdict]:
    """Every verdict on a cluster or on one that merged into it, oldest first."""
    chosen = select(verdict_table).where(verdict_table.c.cluster.in_(family.of(unit, cluster)))
    return [verdict_of(row) for row in unit.execute(chosen.order_by(verdict_table.c.id))]


def raised(unit: Unit, cluster: str, track: str, at: datetime, is_new: bool) -> None:
    """A flag was raised: queue the cluster, and open it again when the flag says something new."""
    row = unit.execute(select(table).where(table.c.cluster == cluster)).one_or_none()
    if row is None:
        unit.execute(
            insert(table).values(
                cluster=cluster, state=QueueState.OPEN, track=track, since=at, round=1, unsure=False,
                claimed_by=None, claimed_until=None,
            )
        )  # fmt: skip
        return
    if is_new and (row.state in RESTING or row.unsure):
        reopen(unit, cluster, at)
    retrack(unit, cluster)


def reopen(unit: Unit, cluster: str, at: datetime) -> None:
    """Judge the item anew: earlier verdicts stay on record and decide nothing any more."""
    anew = {"state": QueueState.OPEN, "round": table.c.round + 1, "unsure": False, "since": at}
    unit.execute(update(table).where(table.c.cluster == cluster).values(**anew))


def retrack(unit: Unit, cluster: str) -> None:
    """Flags changed: the item is as urgent as its most urgent flag; open without any, it is settled."""
    flags = alert_rows.open_flags(unit, cluster).get(cluster, ())
    item = update(table).where(table.c.cluster == cluster)
    if flags:
        unit.execute(item.values(track=flags[0].track))
    else:
        unit.execute(item.where(table.c.state == QueueState.OPEN).values(state=QueueState.SETTLED))


def merge(unit: Unit, cluster: str, absorbed: Collection[str], at: datetime) -> None:
    """Clusters merged: one item stays. People judge the whole anew when any of it was not judged to the end."""
    rows = unit.execute(select(table).where(table.c.cluster.in_([cluster, *absorbed])).order_by(table.c.since)).all()
    if not any(row.cluster != cluster for row in rows):
        return
    keeper = next((row for row in rows if row.cluster == cluster), rows[0])
    unit.execute(delete(table).where(table.c.cluster.in_({row.cluster for row in rows} - {keeper.cluster})))
    unit.execute(
        update(table)
        .where(table.c.cluster == keeper.cluster)
        .values(cluster=cluster, since=rows[0].since, round=max(row.round for row in rows))
    )
    waiting = [row.state for row in rows if row.state not in RESTING]
    if len(rows) > 1 and waiting and set(waiting) | {keeper.state} != {QueueState.OPEN}:
        reopen(unit, cluster, at)
    retrack(unit, cluster)


def _check_role(unit: Unit, verdict: Verdict) -> None:
    account = accounts.get(unit, verdict.account)
    if account is None:
        raise Refused(RefusalReason.NO_ACCOUNT, "a verdict names the account of who gave it")
    if not account.may(NEEDED[verdict.stage]):
        raise Refused(RefusalReason.ROLE, f"this verdict takes the role {NEEDED[verdict.stage]}")


def _first(state: QueueState, earlier: list[Verdict], verdict: Verdict) -> QueueState:
    """Where a first verdict leads."""
    takes_back = state is QueueState.PROPOSED and _authors(earlier) == {verdict.account}
    if state in (QueueState.OPEN, QueueState.WATCHED, QueueState.SETTLED) or takes_back:
        return QueueState.PROPOSED if verdict.decision.accuses else ALONE.get(verdict.decision, QueueState.SETTLED)
    raise BadInput(f"the item is {state} by now", "verdict", "look at it again")


def _counter(state: QueueState, earlier: list[Verdict], verdict: Verdict, training: bool) -> QueueState:
    """Where the verdict of a second or third person leads."""
    if state not in (QueueState.PROPOSED, QueueState.DISPUTED):
        raise BadInput(f"the item is {state}: no proposal waits for a second person", "verdict", "look at it again")
    if verdict.account in _authors(earlier) and not training:
        raise Refused(RefusalReason.SELF_APPROVAL, "another person judges what one has judged")
    if verdict.decision.accuses:
        return QueueState.REFERRED
    if state is QueueState.PROPOSED or verdict.decision is Decision.UNSURE:
        return QueueState.DISPUTED
    return ALONE.get(verdict.decision, QueueState.SETTLED)


def _authors(earlier: list[Verdict]) -> set[str]:
    return {verdict.account for verdict in earlier}


def _round(unit: Unit, cluster: str, number: int) -> list[Verdict]:
    """The verdicts of the present round; those that were unsure are no judgement that binds."""
    mine = verdict_table.c.cluster.in_(family.of(unit, cluster))
    chosen = select(verdict_table).where(mine, verdict_table.c.round == number)
    chosen = chosen.where(verdict_table.c.decision != Decision.UNSURE)
    return [verdict_of(row) for row in unit.execute(chosen.order_by(verdict_table.c.id))]


def _append(unit: Unit, verdict: Verdict, cluster: str, number: int) -> None:
    unit.execute(
        insert(verdict_table).values(
            name=verdict.id,
            cluster=cluster,
            round=number,
            decision=verdict.decision,
            stage=verdict.stage,
            account=verdict.account,
            at=verdict.at,
            reason=verdict.reason,
            facts=list(verdict.facts),
            sentence=verdict.sentence,
            innocent=verdict.innocent,
            alerts=list(verdict.alerts),
        )
    )


def verdict_of(row: Row[*tuple[object, ...]]) -> Verdict:
    """The verdict a row stands for."""
    return Verdict(
        id=row.name,
        cluster=row.cluster,
        decision=Decision(row.decision),
        stage=VerdictStage(row.stage),
        account=row.account,
        at=row.at,
        reason=row.reason,
        facts=tuple(row.facts),
        sentence=row.sentence,
        innocent=row.innocent,
        alerts=tuple(row.alerts),
    )


def _item(row: Row[*tuple[object, ...]], flags: alert_rows.Flags, ads: int) -> QueueItem:
    return QueueItem(
        cluster=row.cluster,
        state=QueueState(row.state),
        track=row.track,
        alerts=flags.get(row.cluster, ()),
        ads=ads,
        since=row.since,
        claimed_by=row.claimed_by,
        claimed_until=row.claimed_until,
    )
