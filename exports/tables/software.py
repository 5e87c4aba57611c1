"""Schedules of what software derived: links with their reasons, groups, flags, rules."""

from __future__ import annotations

from exports.dossier import Dossier, instant
from exports.story.software import ad_numbers, feature_value, group_number
from exports.tables.sheet import FACT, MADE, REF, SAID, Row, Sheet, columns, yes
from exports.words import COMPARISONS, LEVELS, LINK_STATES, NOT_SHOWN, OUTCOMES, SAMENESS
from model import SIGNAL_NAMES, add_up


def links(dossier: Dossier) -> Sheet:
    """Every reason of every link, one row each, beside what a person said of the pair."""
    say = dossier.say
    newest = {(one.left, one.right, one.level): one for one in dossier.case.judgements}
    heads = columns(
        dossier, (REF, "First ad", 10), (REF, "Second ad", 10), (MADE, "Level", 22), (MADE, "State", 20),
        (MADE, "Sum of bits (no probability)", 12), (MADE, "Reason", 16), (MADE, "Bits", 8), (MADE, "In words", 60),
        (FACT, "In the first ad", 30), (FACT, "In the second ad", 30), (SAID, "Judgement", 20), (SAID, "Why", 30),
    )  # fmt: skip
    rows: list[Row] = []
    for link in dossier.case.links:
        judged = newest.get((link.left, link.right, link.level))
        said = (say(SAMENESS[judged.sameness]), judged.why) if judged else ("", "")
        pair = (dossier.ads.get(link.left, link.left), dossier.ads.get(link.right, link.right))
        rows += [
            (*pair, say(LEVELS[link.level]), say(LINK_STATES[link.state]), round(link.score, 3),
             say(SIGNAL_NAMES.get(one.signal, one.signal)), bits, dossier.reason(one), dossier.named(one.left),
             dossier.named(one.right), *said)
            for one, bits in zip(link.reasons, add_up((one.weight for one in link.reasons), 3), strict=True)
        ]  # fmt: skip
    return Sheet(say("Links"), heads, tuple(rows))


def groups(dossier: Dossier) -> Sheet:
    """Every group and its ads."""
    heads = columns(
        dossier, (REF, "Group", 9), (MADE, "Id", 40), (MADE, "Held together by", 26), (MADE, "Formed", 28),
        (MADE, "Ads", 60),
    )  # fmt: skip
    rows = tuple(
        (dossier.groups[one.id], one.id, dossier.say(LEVELS[one.level]), instant(one.born),
         ", ".join(ad_numbers(dossier, one.ads)))
        for one in dossier.case.clusters
    )  # fmt: skip
    return Sheet(dossier.say("Groups"), heads, rows)


def flags(dossier: Dossier) -> Sheet:
    """Every condition of every flag, one row each."""
    say = dossier.say
    heads = columns(
        dossier, (REF, "Group", 9), (MADE, "Rule", 22), (MADE, "Version", 10), (MADE, "Rule (SHA-256)", 66),
        (MADE, "Outcome", 22), (MADE, "Data up to", 28), (MADE, "Raised", 28), (MADE, "Condition", 18),
        (MADE, "Feature", 24), (MADE, "Value", 10), (MADE, "Comparison", 12), (MADE, "Threshold", 10),
        (MADE, "Holds", 10), (MADE, "In words", 60), (MADE, "Ads", 40), (MADE, "Error rate", 14),
    )  # fmt: skip
    rows = tuple(
        (group_number(dossier, alert.cluster), alert.rule, alert.version, alert.rule_sha256,
         say(OUTCOMES[alert.outcome]), instant(alert.data_date), instant(alert.raised_at), one.condition, one.feature,
         feature_value(dossier, one.value), say(COMPARISONS.get(one.op, one.op)), one.threshold,
         yes(dossier, one.held), dossier.choose(one.sentence or {}), ", ".join(ad_numbers(dossier, one.ads)),
         say("not measured"))
        for alert in dossier.case.alerts
        for one in alert.trace
    )  # fmt: skip
    return Sheet(say("Flags"), heads, rows)


def rules(dossier: Dossier) -> Sheet:
    """Every rule with what it does not show and what would explain it innocently."""
    say = dossier.say
    heads = columns(
        dossier, (MADE, "Rule", 22), (MADE, "Version", 10), (MADE, "Rule (SHA-256)", 66), (MADE, "Title", 50),
        (MADE, "Status", 12), (MADE, "Owner", 20), (MADE, "Indicators", 24), (MADE, "Does not show", 30),
        (MADE, "Innocent explanations", 70), (MADE, "Sources of the rule", 70),
    )  # fmt: skip
    rows = tuple(
        (one.id, one.version, one.sha256, dossier.choose(one.title), one.status, one.owner, ", ".join(one.indicators),
         ", ".join(say(NOT_SHOWN.get(name, name)) for name in one.does_not_show),
         "\n".join(dossier.choose(each.ask) for each in one.innocent), "\n".join(one.sources))
        for one in dossier.case.rules
    )  # fmt: skip
    return Sheet(say("Rules"), heads, rows)
