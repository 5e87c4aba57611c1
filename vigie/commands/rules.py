"""`vigie rules`: check the rule pack and run the tests inside it."""

from __future__ import annotations

from argparse import Namespace

import alerts
from config.settings import load
from model import BadInput, Rule
from vigie.commands.arguments import Commands, Shared, command, group
from vigie.output import Output


def add(commands: Commands, shared: Shared) -> None:
    actions = group(commands, shared, "rules", "the rule pack")
    command(actions, shared, "lint", lint, "check every rule and cue phrase")
    command(actions, shared, "test", test, "run the tests inside the rules")
    command(actions, shared, "list", list_rules, "every rule, its status and what it asks")


def lint(args: Namespace, out: Output) -> int:
    """Every mistake on one line; 1 if there is any."""
    settings = load(args.home)
    cues = alerts.load_lexicon(settings.lexicon)
    rules = alerts.load_rules(settings.rules)
    return _report(alerts.lint(rules), rules, out, {"cues": len(cues)})


def test(args: Namespace, out: Output) -> int:
    """Run every test inside every rule; 1 if one fails."""
    rules = alerts.load_rules(load(args.home).rules)
    return _report(alerts.run_tests(rules), rules, out, {"tests": sum(len(rule.tests) for rule in rules)})


def _report(mistakes: tuple[BadInput, ...], rules: tuple[Rule, ...], out: Output, counts: dict[str, int]) -> int:
    for mistake in mistakes:
        out.say("{mistake}", mistake=mistake)
    result = {"rules": len(rules), "mistakes": [str(mistake) for mistake in mistakes]} | counts
    out.result(result, out.text("{rules} rules, {n} mistakes", rules=len(rules), n=len(mistakes)))
    return 1 if mistakes else 0


def list_rules(args: Namespace, out: Output) -> int:
    """Every rule with its status, track and title."""
    rows = (
        {"rule": rule.id, "version": rule.version, "status": rule.status, "track": rule.track,
         "title": rule.title.get(out.language, rule.title["en"])}
        for rule in alerts.load_rules(load(args.home).rules)
    )  # fmt: skip
    out.rows(rows, "{rule}\t{version}\t{status}\t{track}\t{title}")
    return 0
