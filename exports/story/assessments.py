"""Assessments by persons: why something is in the case, verdicts, judgements, descriptions. Each names its author."""

from __future__ import annotations

from collections.abc import Iterator

from exports.blocks import Block, Grid, Heading, Pairs, Quote, Section, Side, Text
from exports.dossier import Dossier, moment
from exports.story.software import find_rule, group_number
from exports.words import DECISIONS, LEVELS, SAMENESS, STAGES
from model import Verdict


def assessments(dossier: Dossier) -> Section:
    """What persons said, with their reasons and the answers they gave to innocent explanations."""
    say, case = dossier.say, dossier.case
    blocks: list[Block] = [Heading(say("What was put into the case, and why")), _items(dossier)]
    blocks += [Heading(say("Verdicts"))]
    blocks += [block for verdict in case.verdicts for block in _verdict(dossier, verdict)] or [Text(say("none"))]
    if case.judgements:
        blocks += [Heading(say("Judgements on pairs of ads")), _judgements(dossier)]
    if described := _descriptions(dossier):
        blocks += [Heading(say("Descriptions of pictures")), described]
    lead = say("Opinions of named persons. They are not facts, and may be wrong.")
    return Section(Side.PERSONS, say("Assessments by persons"), lead, tuple(blocks))


def _items(dossier: Dossier) -> Grid:
    say = dossier.say
    columns = (say("What"), say("Why"), say("Who and when"))
    rows = tuple(
        (item_name(dossier, item.kind, item.value), item.why, f"{item.account}\n{moment(item.at)}")
        for item in dossier.case.case.items
    )
    return Grid(columns, (3, 6, 3), rows)


def item_name(dossier: Dossier, kind: str, value: str) -> str:
    """A thing put into the case, by its printed number."""
    names = {"cluster": ("group {number}", dossier.groups), "ad": ("ad {number}", dossier.ads)}
    if kind in names:
        message, numbers = names[kind]
        return dossier.say(message, number=numbers.get(value, value))
    return dossier.say("number from a complaint: {number}", number=value)


def _verdict(dossier: Dossier, verdict: Verdict) -> Iterator[Block]:
    say = dossier.say
    yield Heading(f"{group_number(dossier, verdict.cluster)}: {say(DECISIONS[verdict.decision])}", 3)
    yield Pairs(
        (
            (say("Who and when"), f"{verdict.account}, {moment(verdict.at)}"),
            (say("Stage"), say(STAGES[verdict.stage])),
            (say("Reason"), dossier.stated(verdict.reason)),
            (say("Facts relied on"), ", ".join(verdict.facts) or say("none")),
        )
    )
    if verdict.sentence:
        yield Quote(say("Assessment in the person's own words"), verdict.sentence)
    if verdict.innocent:
        questions = questions_of(dossier, verdict)
        columns = (say("Innocent explanation"), say("Answer"))
        rows = tuple((questions.get(name, name), dossier.stated(said)) for name, said in verdict.innocent.items())
        yield Grid(columns, (6, 6), rows)


def questions_of(dossier: Dossier, verdict: Verdict) -> dict[str, str]:
    """The questions behind the innocent explanations that a verdict answers, by explanation id."""
    flags = [alert for alert in dossier.case.alerts if alert.id in verdict.alerts or alert.cluster == verdict.cluster]
    rules = [rule for alert in flags if (rule := find_rule(dossier, alert))]
    return {one.id: dossier.choose(one.ask) for rule in rules for one in rule.innocent}


def _judgements(dossier: Dossier) -> Grid:
    say = dossier.say
    columns = (say("First ad"), say("Second ad"), say("Question"), say("Judgement"), say("Why"), say("Who and when"))
    rows = tuple(
        (
            dossier.ads.get(one.left, one.left),
            dossier.ads.get(one.right, one.right),
            say(LEVELS[one.level]),
            say(SAMENESS[one.sameness]),
            one.why,
            f"{one.account}\n{moment(one.at)}",
        )
        for one in dossier.case.judgements
    )
    return Grid(columns, (2, 2, 3, 3, 3, 3), rows)


def _descriptions(dossier: Dossier) -> Grid | None:
    say = dossier.say
    rows = tuple(
        (dossier.ads[record.key], str(photo.position + 1), photo.reviewed_as)
        for record in dossier.case.ads
        for photo in record.photos
        if photo.reviewed_as and not (photo.sealed or record.sealed)
    )
    return Grid((say("Ad"), say("Picture"), say("Description by a colleague")), (2, 1, 9), rows) if rows else None
