"""A flag in words: why a rule raised it, what is unknown, what would explain it innocently, what it does not show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import store
from alerts import parse_rule
from alerts.judge import fill
from model import Alert, BadInput, FeatureValue, Outcome, Rule, Trace


@dataclass(frozen=True, slots=True)
class Ground:
    """One condition as the reader sees it; `name` tells it apart from the conditions of other rules."""

    name: str
    sentence: str
    trace: Trace


@dataclass(frozen=True, slots=True)
class Question:
    """An innocent explanation's question; `name` is the form field that takes the answer."""

    name: str
    ask: str


@dataclass(frozen=True, slots=True)
class Flag:
    """An alert as raised, with its rule as it was then; `title` is the rule's id when the text is not on record."""

    alert: Alert
    title: str
    undecided: bool
    held: tuple[Ground, ...]
    unknown: tuple[Ground, ...]
    not_held: int
    questions: tuple[Question, ...]
    does_not_show: tuple[str, ...]
    sources: tuple[str, ...]


@lru_cache(maxsize=512)
def _parsed(text: str) -> Rule | None:
    try:
        return parse_rule(text, "rule on record")
    except BadInput:
        return None  # written for another version of the rule language: the alert's own trace still explains it


def rules_of(unit: store.Unit) -> dict[str, Rule]:
    """Every rule ever run, by the digest that its alerts carry."""
    parsed = ((sha256, _parsed(text)) for _, _, sha256, text in store.alerts.rules(unit))
    return {sha256: rule for sha256, rule in parsed if rule}


def pick(texts: Mapping[str, str] | None, language: str, otherwise: str) -> str:
    """The text in `language`, else in English, else whichever there is, else `otherwise`."""
    known = texts or {}
    return known.get(language) or known.get("en") or next(iter(known.values()), otherwise)


def flag(alert: Alert, rule: Rule | None, language: str) -> Flag:
    """Put an alert into words."""
    grounds = [_ground(alert, rule, trace, language) for trace in alert.trace]
    questions = tuple(
        Question(f"innocent:{alert.rule}:{reason.id}", pick(reason.ask, language, reason.id))
        for reason in (rule.innocent if rule else ())
    )
    return Flag(
        alert=alert,
        title=pick(rule.title if rule else None, language, alert.rule),
        undecided=alert.outcome is Outcome.UNDECIDED,
        held=tuple(ground for ground in grounds if ground.trace.held),
        unknown=tuple(ground for ground in grounds if ground.trace.held is None),
        not_held=sum(ground.trace.held is False for ground in grounds),
        questions=questions,
        does_not_show=rule.does_not_show if rule else (),
        sources=rule.sources if rule else (),
    )


def _ground(alert: Alert, rule: Rule | None, trace: Trace, language: str) -> Ground:
    """The sentence kept with the alert; for what is unknown, the rule's sentence with `?` where the number would be."""
    plain = f"{trace.feature.replace('_', ' ')}: {_written(trace.value)}"
    sentence = pick(trace.sentence, language, "")
    if not sentence:
        template = pick(rule.explain.get(trace.condition) if rule else None, language, plain)
        sentence = fill(template, alert.features)
    return Ground(f"{alert.rule}:{trace.condition}", sentence, trace)


def _written(value: FeatureValue) -> str:
    return "?" if value is None else f"{value:g}"


def flags(alerts: Iterable[Alert], rules: Mapping[str, Rule], language: str) -> tuple[Flag, ...]:
    """Flags before undecided ones, urgent before normal, the newest of each rule only."""
    newest = {(alert.rule, alert.outcome): alert for alert in sorted(alerts, key=lambda alert: alert.raised_at)}
    ordered = sorted(
        newest.values(), key=lambda one: (one.outcome is not Outcome.FLAG, one.track != "urgent", one.rule)
    )
    return tuple(flag(alert, rules.get(alert.rule_sha256), language) for alert in ordered)
