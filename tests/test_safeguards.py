"""The table of safeguards names files and tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = (ROOT / "docs" / "safeguards.md").read_text(encoding="utf-8")


def test_every_rule_names_where_it_is_and_what_shows_it() -> None:
    rows = [line.strip("|").split("|") for line in TABLE.splitlines() if line.startswith("| ")][1:]

    assert len(rows) > 20
    for _, where, shown in rows:
        assert where.strip()
        assert "tests/" in shown


def test_every_file_named_is_there() -> None:
    named = set(re.findall(r"`((?:[a-z_]+/)+[A-Za-z_]*(?:\.[a-z]+)?)`", TABLE))

    assert {"store/mandates.py", "tests/test_supply.py"} <= named
    assert {name for name in named if not (ROOT / name).exists()} == set()
