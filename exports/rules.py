"""The exact rules that raised the flags: their texts as kept when they ran, and what was understood of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from exports.dossier import Dossier
from exports.exact import plain
from model import Rule

TITLE = "Rules"
SUFFIX = "rules/*"


def write(dossier: Dossier, folder: Path) -> None:
    """Write `rules/<id>-<version>.json` for every rule, and its text as `.yml` where the text is known."""
    (folder / "rules").mkdir()
    for rule in dossier.case.rules:
        name = file_name(rule)
        text = json.dumps(plain(rule), indent=1, sort_keys=True, ensure_ascii=True)
        (folder / "rules" / f"{name}.json").write_text(text + "\n", "ascii")
        if rule.sha256 in dossier.rule_texts:
            (folder / "rules" / f"{name}.yml").write_text(dossier.rule_texts[rule.sha256], "utf-8")


def file_name(rule: Rule) -> str:
    """A safe name: ids and versions are the unit's own words."""
    return re.sub(r"[^A-Za-z0-9.-]+", "_", f"{rule.id}-{rule.version}-{rule.sha256[:8]}").lstrip(".")
