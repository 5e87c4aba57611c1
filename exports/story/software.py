"""What software derived: groups, links with their reasons, readings, flags with what would explain them innocently."""

from __future__ import annotations

from collections.abc import Iterator

from exports.blocks import Block, Grid, Heading, Pairs, Points, Quote, Section, Side, Text
from exports.dossier import Dossier, moment
from exports.words import COMPARISONS, EVENTS, FINDINGS, LEVELS, LINK_STATES, NOT_SHOWN, OUTCOMES
from model import SIGNAL_NAMES, Alert, Cluster, Finding, Hub, Link, Rule, Trace, add_up

SHORT = 120  # characters of a reading that a table shows


def software(dossier: Dossier) -> Section:
    """Groups, links, readings and flags: each can be made again from the facts by the same software."""
    say, case = dossier.say, dossier.case
    none = [Text(say("none"))]
    blocks: list[Block] = [Heading(say("Groups of ads"))]
    blocks += [block for cluster in case.clusters for block in _group(dossier, cluster)] or none
    blocks += [Heading(say("Flags"))]
    blocks += [block for alert in case.alerts for block in _flag(dossier, alert)] or none
    blocks += [Heading(say("Links and their reasons")), Text(say(
        "A link says why two ads were held together. Each reason has a weight in bits; negative weights speak against "
        "the link. The sum is compared with a fixed threshold and is no probability."
    ), small=True)]  # fmt: skip
    if any(one.others for one in case.spreads):
        blocks.append(
            Text(say("Of other groups that show a contact as well, only those in this case are named."), small=True)
        )
    blocks += [block for link in case.links for block in _link(dossier, link)] or none
    if case.hubs:
        blocks += [Heading(say("Values that say little")), _hubs(dossier)]
    blocks += [Heading(say("What was read in the ads")), *_readings(dossier)]
    if case.events:
        blocks += [Heading(say("How the groups changed")), _events(dossier)]
    lead = say("Made by software from the facts, and open to error. No decision was made by it alone.")
    return Section(Side.SOFTWARE, say("What software derived"), lead, tuple(blocks))


def _group(dossier: Dossier, cluster: Cluster) -> Iterator[Block]:
    say = dossier.say
    yield Heading(dossier.groups[cluster.id], 3)
    yield Pairs(
        (
            (say("Group"), cluster.id),
            (say("Held together by"), say(LEVELS[cluster.level])),
            (say("Formed"), moment(cluster.born)),
            (say("Ads"), ", ".join(ad_numbers(dossier, cluster.ads))),
        ),
        exact=(say("Group"),),
    )


def ad_numbers(dossier: Dossier, keys: tuple[str, ...]) -> list[str]:
    """Printed numbers of ads, in order; the key itself for an ad outside the case."""
    return sorted(dossier.ads.get(key, key) for key in keys)


def group_number(dossier: Dossier, cluster: str) -> str:
    """The printed number of a group; its id if it is outside the case."""
    return dossier.groups.get(cluster, cluster)


def _link(dossier: Dossier, link: Link) -> Iterator[Block]:
    say = dossier.say
    pair = " – ".join(dossier.ads.get(key, key) for key in (link.left, link.right))
    total = dossier.number(link.score, 2, sign=True)
    yield Heading(f"{pair}: {say(LEVELS[link.level])}", 3)
    yield Text(
        say("Sum of the weights: {total} bits. State: {state}.", total=total, state=say(LINK_STATES[link.state]))
    )
    columns = (say("Reason"), say("Bits"), say("In words"), say("First ad"), say("Second ad"))
    rows = tuple(
        (say(SIGNAL_NAMES.get(one.signal, one.signal)), dossier.number(bits, 2, sign=True), dossier.reason(one),
         dossier.named(one.left), dossier.named(one.right))
        for one, bits in zip(link.reasons, add_up(one.weight for one in link.reasons), strict=True)
    )  # fmt: skip
    yield Grid(columns, (2, 1, 5, 3, 3), rows)


def _hubs(dossier: Dossier) -> Grid:
    say = dossier.say
    columns = (say("Kind"), say("Value"), say("Ads"), say("Why it says little"))
    return Grid(
        columns,
        (2, 3, 2, 5),
        tuple(
            (
                say(SIGNAL_NAMES.get(hub.signal, hub.signal)),
                dossier.named(hub.bare),
                str(hub.ads),
                _why(dossier, hub),
            )
            for hub in dossier.case.hubs
        ),
    )


def _why(dossier: Dossier, hub: Hub) -> str:
    said = dossier.say(hub.clause.text, **hub.clause.values)
    return f"{said}; {dossier.say('for a person to judge')}" if hub.contested else said


def _readings(dossier: Dossier) -> Iterator[Block]:
    say = dossier.say
    yield Text(say("Weak readings are shown and never link ads by themselves."), small=True)
    columns = (say("Ad"), say("Kind"), say("Read as"), say("As written"), say("Strength"))
    rows = tuple(
        (dossier.ads.get(key, key), say(FINDINGS[one.kind]), _value(one), _written(one), _strength(dossier, one))
        for key, found in sorted(dossier.case.findings.items(), key=lambda pair: dossier.ads.get(pair[0], pair[0]))
        for one in found
    )
    yield Grid(columns, (2, 3, 4, 4, 2), rows)


def _value(finding: Finding) -> str:
    per = f" / {finding.per}" if finding.per else ""
    return f"{finding.value}{' ' + finding.unit if finding.unit else ''}{per}"


def _written(finding: Finding) -> str:
    """The words it was read from; of a whole text only the beginning, since the text stands among the facts."""
    return finding.raw if len(finding.raw) <= SHORT else f"{finding.raw[:SHORT]} …"


def _strength(dossier: Dossier, finding: Finding) -> str:
    return dossier.say("accepted") if finding.accepted else dossier.say("weak")


def _events(dossier: Dossier) -> Grid:
    say = dossier.say
    columns = (say("When"), say("Group"), say("Change"), say("Ads added"), say("Ads removed"), say("Cause"))
    rows = tuple(
        (
            moment(event.at),
            group_number(dossier, event.cluster),
            say(EVENTS[event.kind]),
            ", ".join(ad_numbers(dossier, event.added)),
            ", ".join(ad_numbers(dossier, event.removed)),
            event.cause,
        )
        for event in dossier.case.events
    )
    return Grid(columns, (3, 2, 2, 3, 3, 3), rows)


def _flag(dossier: Dossier, alert: Alert) -> Iterator[Block]:
    say = dossier.say
    rule = find_rule(dossier, alert)
    group = group_number(dossier, alert.cluster)
    yield Heading(f"{group}: {dossier.choose(rule.title) if rule else alert.rule}", 3)
    yield Pairs(
        (
            (say("Outcome"), say(OUTCOMES[alert.outcome])),
            (say("Rule and version"), f"{alert.rule} {alert.version}"),
            (say("Rule (SHA-256)"), alert.rule_sha256),
            (say("Data up to"), moment(alert.data_date)),
            (say("Raised"), moment(alert.raised_at)),
            (say("Error rate"), say("not measured")),
        ),
        exact=(say("Rule (SHA-256)"),),
    )
    columns = (say("Condition"), say("In words"), say("Value"), say("Threshold"), say("Holds"), say("Ads"))
    yield Grid(columns, (3.4, 4.6, 1.8, 2, 1.8, 2.4), tuple(_condition(dossier, one) for one in alert.trace))
    if rule:
        yield from _limits(dossier, rule)


def find_rule(dossier: Dossier, alert: Alert) -> Rule | None:
    """The very rule that raised a flag, by its digest."""
    return next((rule for rule in dossier.case.rules if rule.sha256 == alert.rule_sha256), None)


def _condition(dossier: Dossier, trace: Trace) -> tuple[str, ...]:
    say = dossier.say
    held = {True: "yes", False: "no", None: "unknown"}[trace.held]
    return (
        f"{trace.condition}\n{trace.feature}",
        dossier.choose(trace.sentence or {}),
        feature_value(dossier, trace.value),
        f"{say(COMPARISONS.get(trace.op, trace.op))} {trace.threshold:g}",
        say(held),
        ", ".join(ad_numbers(dossier, trace.ads)),
    )


def feature_value(dossier: Dossier, value: float | None) -> str:
    """A value as it was, or the word unknown."""
    return dossier.say("unknown") if value is None else f"{value:g}"


def _limits(dossier: Dossier, rule: Rule) -> Iterator[Block]:
    say = dossier.say
    if rule.does_not_show:
        missing = ", ".join(say(NOT_SHOWN.get(name, name)) for name in rule.does_not_show)
        yield Text(say("This rule does not show: {missing}.", missing=missing))
    if rule.innocent:
        yield Text(say("What would explain it innocently, and the question that would settle it:"))
        yield Points(tuple(dossier.choose(one.ask) for one in rule.innocent))
    if rule.sources:
        yield Quote(say("Sources of the rule"), "\n".join(rule.sources))
