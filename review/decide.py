"""A person's word on a cluster. Leaving takes a key; accusing takes ticked facts, a sentence and a second person."""

from __future__ import annotations

import secrets

import store
from model import BadInput, Decision, Operation, QueueItem, RefusalReason, Refused, Verdict, VerdictStage
from review.cluster import LEASE, stage
from review.flags import flags, rules_of
from review.look import cluster_of, raised
from review.queue import next_after, waiting_for
from review.visit import Answer, Entry, Visit, go
from review.words import NO_CONCERN_REASONS, WATCH_REASONS

OTHER = "other"
REASONS = {Decision.NO_CONCERN: NO_CONCERN_REASONS, Decision.WATCH: WATCH_REASONS}


def decide(visit: Visit, unit: store.Unit) -> Answer:
    """Append the verdict, then on to the next item (a countersigner first sees the earlier verdict)."""
    cluster = cluster_of(unit, visit.path("cluster"))
    item = store.queue.get(unit, cluster.id)
    at_stage = stage(unit, visit, item)
    if item is None or at_stage is None:
        raise Refused(RefusalReason.SELF_APPROVAL, "the item does not wait for this person")
    if visit.optional("stage") != at_stage:
        raise BadInput(visit.say("Somebody has judged this item meanwhile; please look at it again."))
    if not store.queue.claim(unit, cluster.id, visit.account.name, visit.at, visit.at + LEASE):
        raise BadInput(visit.say("Somebody else has claimed this item."))
    follow = next_after(waiting_for(unit, visit), cluster.id)
    verdict = _verdict(visit, unit, item, at_stage)
    state = store.queue.decide(unit, verdict, training=visit.training)
    said = f"{verdict.decision} -> {state} {store.integrity.digest_of(verdict)}"
    entry = Entry(Operation.ALTERATION, f"verdict.{at_stage}", cluster.id, detail=said)
    if at_stage is VerdictStage.COUNTER:
        return Answer(go(f"/cluster/{cluster.id}", said="countersigned"), entry)
    return Answer(go(f"/cluster/{follow}" if follow else "/", said="decided"), entry)


def _verdict(visit: Visit, unit: store.Unit, item: QueueItem, at_stage: VerdictStage) -> Verdict:
    decision, reason = _choice(visit)
    # Every panel of the page has fields of its own for the same things; only an accusation rests on ticked facts.
    facts = tuple(dict.fromkeys(visit.several("fact"))) if decision.accuses else ()
    sentence = " ".join(text for text in visit.several("sentence") if text)
    known = flags(raised(unit, item.cluster, item), rules_of(unit), visit.preferences.language)
    grounds = {ground.name for one in known for ground in one.held}
    if not set(facts) <= grounds:
        raise BadInput(visit.say("A fact was ticked that no flag of this cluster holds."))
    if decision.accuses and not facts:
        raise BadInput(visit.say("Tick at least one fact that you rely on."))
    if reason == OTHER and not sentence:
        raise BadInput(visit.say("Write the other reason in the note."))
    if decision is Decision.REFER and not sentence:
        raise BadInput(visit.say("Write one sentence that says why."))
    answers = {question.name: visit.optional(question.name) for one in known for question in one.questions}
    return Verdict(
        id=secrets.token_hex(8),
        cluster=item.cluster,
        decision=decision,
        stage=at_stage,
        account=visit.account.name,
        at=visit.at,
        reason=reason,
        facts=facts,
        sentence=sentence,
        innocent={name.removeprefix("innocent:"): answer for name, answer in answers.items() if answer},
        alerts=tuple(alert.id for alert in item.alerts),
    )


def _choice(visit: Visit) -> tuple[Decision, str]:
    """The decision and its reason from one button: `no-concern:friends`."""
    name, _, reason = visit.field("choice", visit.say("Choose a verdict.")).partition(":")
    if name not in list(Decision):
        raise BadInput(visit.say("There is no such verdict."))
    decision = Decision(name)
    allowed = REASONS.get(decision)
    if allowed is not None and reason not in allowed:
        raise BadInput(visit.say("Choose a reason."))
    return decision, reason if allowed else ""
