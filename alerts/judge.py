"""The reference evaluator: a rule over one cluster's feature values, in three-valued (Kleene) logic, with its trace."""

from __future__ import annotations

import re
from collections.abc import Mapping

from alerts.rules import leaves
from model import Combination, Condition, FeatureValue, Outcome, Rule, Trace

PLACE = re.compile(r"\{(?P<name>\w+)(?::(?P<one>[^|{}]*)\|(?P<many>[^|{}]*))?\}")
Truth = bool | None
Values = Mapping[str, FeatureValue]


def judge(
    rule: Rule, values: Values, carriers: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Outcome, tuple[Trace, ...]]:
    """Outcome and trace. A feature that is missing or `None` is unknown: neither yes nor no.

    `carriers` names, by feature, the ads that carry its value; they go into the trace.
    """
    holds = both(evaluate(rule.when, values), opposite(either(*(_leaf(leaf, values) for leaf in rule.unless))))
    outcome = {True: Outcome.FLAG, None: Outcome.UNDECIDED, False: Outcome.NONE}[holds]
    trace = tuple(_trace(rule, leaf, values, carriers or {}) for leaf in (*leaves(rule.when), *rule.unless))
    return outcome, trace


def evaluate(tree: Condition | Combination, values: Values) -> Truth:
    """The truth of a condition tree over feature values."""
    if isinstance(tree, Condition):
        return _leaf(tree, values)
    truths = [evaluate(part, values) for part in tree.parts]
    if tree.op == "all":
        return both(*truths)
    if tree.op == "any":
        return either(*truths)
    if tree.op == "none":
        return opposite(either(*truths))
    sure, possible = truths.count(True), truths.count(True) + truths.count(None)
    return True if sure >= tree.count else (None if possible >= tree.count else False)


def both(*truths: Truth) -> Truth:
    """Conjunction: false if any is false, else unknown if any is unknown."""
    return False if False in truths else (None if None in truths else True)


def either(*truths: Truth) -> Truth:
    """Disjunction: true if any is true, else unknown if any is unknown."""
    return True if True in truths else (None if None in truths else False)


def opposite(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _leaf(condition: Condition, values: Values) -> Truth:
    value = values.get(condition.feature)
    if value is None:
        return None
    if condition.op == "at_least":
        return value >= condition.value
    return value <= condition.value if condition.op == "at_most" else value == condition.value


def _trace(rule: Rule, leaf: Condition, values: Values, carriers: Mapping[str, tuple[str, ...]]) -> Trace:
    value = values.get(leaf.feature)
    held = _leaf(leaf, values)
    sentence = {language: fill(text, values) for language, text in rule.explain.get(leaf.id, {}).items()}
    ads = carriers.get(leaf.feature, ()) if held else ()
    return Trace(leaf.id, leaf.feature, value, leaf.op, leaf.value, held, ads, sentence if held else None)


def fill(text: str, values: Values) -> str:
    """Put feature values in the places of an explanation sentence; what is unknown reads as a question mark.

    `{ads}` is the value; `{ads:ad shows|ads show}` the value and the words for one or for several.
    """

    def put(match: re.Match[str]) -> str:
        value = values.get(match["name"])
        words = "" if match["one"] is None else " " + (match["one"] if value == 1 else match["many"])
        return ("?" if value is None else f"{value:g}") + words

    return PLACE.sub(put, text)
