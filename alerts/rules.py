"""Reads rules from YAML: strict, unknown keys fail, every mistake with its file and line."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from alerts.document import Document, read
from model import BadInput, Combination, Condition, Explanation, Outcome, Rule, RuleTest

LANGUAGES = frozenset({"fr", "nl", "de", "en"})
STATUSES = ("draft", "shadow", "trial", "trusted", "retired")
OPERATORS = ("at_least", "at_most", "equals")
OPTIONAL = frozenset({"unless"})
KEYS = OPTIONAL | {
    "rule", "version", "status", "owner", "track", "title", "when", "does_not_show", "explain", "innocent_explanations",
    "sources", "indicators", "tests",
}  # fmt: skip


def load_rules(folders: Iterable[Path]) -> tuple[Rule, ...]:
    """Every `*.yml` of the folders, by rule id; a folder that is not there holds none. Raises BadInput."""
    rules: dict[str, Rule] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yml")):
            rule = parse_rule(path.read_text(encoding="utf-8"), str(path))
            if rule.id in rules:
                raise BadInput(f"rule '{rule.id}' is also written in {rules[rule.id].path}", str(path))
            rules[rule.id] = rule
    return tuple(rules[key] for key in sorted(rules))


def parse_rule(text: str, path: str) -> Rule:
    """One rule from its YAML text; `path` is where mistakes are reported."""
    document = read(text, path)
    table = document.mapping((), KEYS, required=KEYS - OPTIONAL)
    if table["status"] not in STATUSES:
        raise document.mistake(("status",), f"status must be one of {', '.join(STATUSES)}")
    if table["track"] not in ("normal", "urgent"):
        raise document.mistake(("track",), "track must be normal or urgent")
    return Rule(
        id=document.text(("rule",)),
        version=document.text(("version",)),
        status=table["status"],
        title=_languages(document, ("title",)),
        track=table["track"],
        when=_tree(document, ("when",)),
        unless=tuple(_condition(document, ("unless", n)) for n in range(len(table.get("unless") or ()))),
        does_not_show=document.words(("does_not_show",)),
        explain={key: _languages(document, ("explain", key)) for key in document.mapping(("explain",), None)},
        innocent=tuple(_innocent(document, n) for n in range(len(document.sequence(("innocent_explanations",))))),
        sources=document.words(("sources",)),
        indicators=document.words(("indicators",)),
        tests=tuple(_test(document, n) for n in range(len(document.sequence(("tests",))))),
        owner=document.text(("owner",)),
        sha256=hashlib.sha256(_canonical(table).encode()).hexdigest(),
        path=path,
    )


def leaves(tree: Condition | Combination) -> tuple[Condition, ...]:
    """Every condition of a tree, left to right."""
    if isinstance(tree, Condition):
        return (tree,)
    return tuple(leaf for part in tree.parts for leaf in leaves(part))


def _tree(document: Document, at: tuple[str | int, ...]) -> Condition | Combination:
    node = document.mapping(at, None)
    if "feature" in node:
        return _condition(document, at)
    allowed = {"all", "any", "none", "count", "of"}
    document.mapping(at, allowed)
    if set(node) == {"count", "of"}:
        if not isinstance(node["count"], int):
            raise document.mistake((*at, "count"), "count must be a whole number")
        return Combination("at_least", _parts(document, (*at, "of")), node["count"])
    if len(node) != 1:
        raise document.mistake(at, "expected one of all, any, none, or count with of")
    op = next(iter(node))
    return Combination(op, _parts(document, (*at, op)))


def _parts(document: Document, at: tuple[str | int, ...]) -> tuple[Condition | Combination, ...]:
    parts = document.sequence(at)
    if not parts:
        raise document.mistake(at, "an empty list of conditions says nothing")
    return tuple(_tree(document, (*at, n)) for n in range(len(parts)))


def _condition(document: Document, at: tuple[str | int, ...]) -> Condition:
    node = document.mapping(at, {"id", "feature", *OPERATORS}, required={"id", "feature"})
    given = [op for op in OPERATORS if op in node]
    if len(given) != 1:
        raise document.mistake(at, f"condition '{node['id']}' needs exactly one of {', '.join(OPERATORS)}")
    value = node[given[0]]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise document.mistake((*at, given[0]), f"{given[0]} must be a number")
    return Condition(str(node["id"]), str(node["feature"]), given[0], float(value))


def _innocent(document: Document, n: int) -> Explanation:
    at = ("innocent_explanations", n)
    node = document.mapping(at, {"id", "ask"}, required={"id", "ask"})
    return Explanation(str(node["id"]), _languages(document, (*at, "ask")))


def _test(document: Document, n: int) -> RuleTest:
    at = ("tests", n)
    node = document.mapping(at, {"name", "features", "expect", "explains"}, required={"name", "features", "expect"})
    if node["expect"] not in list(Outcome):
        raise document.mistake((*at, "expect"), f"expect must be one of {', '.join(Outcome)}")
    values = document.mapping((*at, "features"), None)
    for name, value in values.items():
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise document.mistake((*at, "features", name), f"feature '{name}' must be a number or null")
    features = {name: None if value is None else float(value) for name, value in values.items()}
    return RuleTest(str(node["name"]), features, Outcome(node["expect"]), node.get("explains"))


def _languages(document: Document, at: tuple[str | int, ...]) -> dict[str, str]:
    node = document.mapping(at, LANGUAGES, required=LANGUAGES)
    return {language: str(text).strip() for language, text in sorted(node.items())}


def _canonical(table: Mapping[str, Any]) -> str:
    return json.dumps(table, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint for a misspelt word: "; did you mean ...?", or nothing."""
    near = difflib.get_close_matches(word, list(known), 1)
    return f"did you mean '{near[0]}'?" if near else ""
