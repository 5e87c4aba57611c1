"""Schedules of what persons said and did: verdicts, answers, judgements, what is in the case, the log."""

from __future__ import annotations

from exports.dossier import Dossier, instant
from exports.story.assessments import item_name, questions_of
from exports.story.collection import unused_sentence
from exports.story.software import group_number
from exports.tables.sheet import MADE, REF, SAID, Row, Sheet, columns
from exports.words import DECISIONS, LEVELS, OPERATIONS, SAMENESS, STAGES
from model import Judgement


def verdicts(dossier: Dossier) -> Sheet:
    """Every verdict with its reason."""
    say = dossier.say
    heads = columns(
        dossier, (REF, "Group", 9), (SAID, "Verdict", 18), (SAID, "Stage", 22), (SAID, "Who", 16), (SAID, "When", 28),
        (SAID, "Reason", 50), (SAID, "Facts relied on", 40), (SAID, "In the person's own words", 60),
    )  # fmt: skip
    rows = tuple(
        (group_number(dossier, one.cluster), say(DECISIONS[one.decision]), say(STAGES[one.stage]), one.account,
         instant(one.at), one.reason, ", ".join(one.facts), one.sentence)
        for one in dossier.case.verdicts
    )  # fmt: skip
    return Sheet(say("Verdicts"), heads, rows)


def answers(dossier: Dossier) -> Sheet:
    """What persons answered to the innocent explanations."""
    heads = columns(
        dossier, (REF, "Group", 9), (SAID, "Who", 16), (MADE, "Innocent explanation", 60), (SAID, "Answer", 60),
    )  # fmt: skip
    rows = tuple(
        (group_number(dossier, one.cluster), one.account, questions_of(dossier, one).get(name, name), answer)
        for one in dossier.case.verdicts
        for name, answer in one.innocent.items()
    )
    return Sheet(dossier.say("Innocent explanations"), heads, rows)


def judgements(dossier: Dossier) -> Sheet:
    """What persons said of pairs of ads."""
    say = dossier.say

    def row(one: Judgement) -> Row:
        return (dossier.ads.get(one.left, one.left), dossier.ads.get(one.right, one.right), say(LEVELS[one.level]),
                say(SAMENESS[one.sameness]), one.why, one.account, instant(one.at))  # fmt: skip

    heads = columns(
        dossier, (REF, "First ad", 10), (REF, "Second ad", 10), (SAID, "Question", 26), (SAID, "Judgement", 22),
        (SAID, "Why", 50), (SAID, "Who", 16), (SAID, "When", 28),
    )  # fmt: skip
    return Sheet(say("Judgements"), heads, tuple(row(one) for one in dossier.case.judgements))


def items(dossier: Dossier) -> Sheet:
    """What was put into the case, by whom and why."""
    heads = columns(dossier, (SAID, "What", 34), (SAID, "Why", 60), (SAID, "Who", 16), (SAID, "When", 28))
    rows = tuple(
        (item_name(dossier, one.kind, one.value), one.why, one.account, instant(one.at))
        for one in dossier.case.case.items
    )
    return Sheet(dossier.say("In the case"), heads, rows)


def log(dossier: Dossier) -> Sheet:
    """The log of use of this case."""
    heads = columns(
        dossier, (REF, "No.", 9), (REF, "When (UTC)", 30), (REF, "Who", 16), (REF, "Operation", 18),
        (REF, "Action", 22), (REF, "Subject", 30), (REF, "Justification", 40), (REF, "Case", 16), (REF, "Detail", 30),
        (REF, "Digest", 66),
    )  # fmt: skip
    rows = tuple(
        (one.seq, instant(one.at), one.account, dossier.say(OPERATIONS[one.operation]), one.action, one.subject,
         one.justification, one.case, one.detail, one.digest)
        for one in dossier.case.audit
    )  # fmt: skip
    return Sheet(dossier.say("Log of use"), heads, rows)


def unused(dossier: Dossier) -> Sheet:
    """Every group looked at and not used, each in a sentence."""
    heads = columns(dossier, (REF, "No.", 9), (REF, "Group", 40), (REF, "Description", 100))
    rows = tuple((dossier.groups[one.id], one.id, unused_sentence(dossier, one)) for one in dossier.case.unused)
    return Sheet(dossier.say("Looked at and not used")[:31], heads, rows)
