"""What a rule must be before it may flag anything: known features, sentences in four languages, tests that can fail."""

from __future__ import annotations

from collections.abc import Iterable

from alerts.features import FEATURES
from alerts.judge import PLACE, judge
from alerts.rules import leaves, nearest
from model import BadInput, Combination, Condition, Outcome, Rule


def lint(rules: Iterable[Rule]) -> tuple[BadInput, ...]:
    """Every mistake in the rules, each an error with file and what to do; empty when all are fit."""
    return tuple(mistake for rule in rules for mistake in _mistakes(rule))


def run_tests(rules: Iterable[Rule]) -> tuple[BadInput, ...]:
    """Run the tests inside the rules; one error for each that does not come out as expected."""
    failures = []
    for rule in rules:
        for test in rule.tests:
            outcome, _ = judge(rule, dict.fromkeys(FEATURES, 0.0) | test.features)
            if outcome is not test.expect:
                failures.append(BadInput(f"test '{test.name}' gives {outcome}, expected {test.expect}", rule.path))
    return tuple(failures)


def _mistakes(rule: Rule) -> list[BadInput]:
    found = [_error(rule, f"unknown feature '{name}'", nearest(name, FEATURES)) for name in _unknown(rule)]
    conditions = [*leaves(rule.when), *rule.unless]
    ids = [leaf.id for leaf in conditions]
    found += [
        _error(rule, f"condition id '{name}' is used twice") for name in sorted({i for i in ids if ids.count(i) > 1})
    ]
    found += [
        _error(rule, f"condition '{name}' has no sentence under explain") for name in ids if name not in rule.explain
    ]
    found += [
        _error(rule, f"explain has a sentence for '{name}', which is no condition")
        for name in rule.explain
        if name not in ids
    ]
    found += [_error(rule, problem) for problem in _sentences(rule)]
    found += [_error(rule, problem) for problem in _coverage(rule)]
    if _too_many(rule.when):
        found.append(_error(rule, "count asks for more conditions than there are: it could never hold"))
    return found


def _unknown(rule: Rule) -> list[str]:
    named = {leaf.feature for leaf in (*leaves(rule.when), *rule.unless)}
    named |= {name for test in rule.tests for name in test.features}
    return sorted(named - set(FEATURES))


def _sentences(rule: Rule) -> list[str]:
    """Places must be the same in all languages and name features."""
    problems = []
    for name, sentences in rule.explain.items():
        places = {
            language: sorted(match["name"] for match in PLACE.finditer(text)) for language, text in sentences.items()
        }
        if len({tuple(found) for found in places.values()}) > 1:
            problems.append(f"the sentences of '{name}' do not have the same places in all languages")
        problems += [f"sentence '{name}' has a place for '{p}', no feature" for p in places["en"] if p not in FEATURES]
    return problems


def _coverage(rule: Rule) -> list[str]:
    """At least one case that flags, one near miss, and one for each innocent explanation."""
    problems = []
    outcomes = [test.expect for test in rule.tests]
    if Outcome.FLAG not in outcomes:
        problems.append("no test expects a flag")
    if Outcome.NONE not in outcomes:
        problems.append("no test expects none: a near miss shows where the rule stops")
    explained = {test.explains for test in rule.tests if test.explains}
    known = {explanation.id for explanation in rule.innocent}
    if not known:
        problems.append("no innocent explanation is named")
    problems += [f"innocent explanation '{name}' has no test" for name in sorted(known - explained)]
    problems += [f"a test explains '{name}', which is no innocent explanation" for name in sorted(explained - known)]
    return problems


def _too_many(tree: Condition | Combination) -> bool:
    if isinstance(tree, Condition):
        return False
    here = tree.op == "at_least" and not 1 <= tree.count <= len(tree.parts)
    return here or any(_too_many(part) for part in tree.parts)


def _error(rule: Rule, what: str, do: str = "") -> BadInput:
    return BadInput(what, rule.path, do)
