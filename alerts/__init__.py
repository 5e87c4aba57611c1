"""From clusters to reasons to look: features, rules over them, explanations. Flags queue; people decide."""

from alerts.features import FEATURES, compute
from alerts.judge import judge
from alerts.lexicon import load_lexicon
from alerts.lint import lint, run_tests
from alerts.rules import load_rules, parse_rule
from alerts.sql import expressions

__all__ = [
    "FEATURES",
    "compute",
    "expressions",
    "judge",
    "lint",
    "load_lexicon",
    "load_rules",
    "parse_rule",
    "run_tests",
]
