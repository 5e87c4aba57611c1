"""Reads a mandate from its YAML file: every field present, in time, its impact assessment kept by its hash."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml

from model import BadInput, Category, Mandate

REQUIRED = (
    "reference", "authority", "basis", "purpose", "sites", "categories", "start", "expiry", "approver",
    "impact_assessment",
)  # fmt: skip
LONGEST = timedelta(days=184)  # six months, renewable


def read_mandate(path: Path, *, training: bool) -> tuple[Mandate, str]:
    """The mandate and the file's text. Raises BadInput naming the file, the field and what to do."""
    try:
        text = path.read_text(encoding="utf-8")
        table = yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise BadInput("not readable as YAML", f"{path}:{line}") from error
    if not isinstance(table, dict):
        raise BadInput("a mandate file is a list of fields", str(path))
    for field in REQUIRED:
        if table.get(field) in (None, "", []):
            raise BadInput(f"'{field}' is missing", str(path), "none of the fields is optional")
    mandate = Mandate(
        reference=str(table["reference"]),
        authority=str(table["authority"]),
        basis=str(table["basis"]),
        purpose=str(table["purpose"]),
        sites=_words(table["sites"], "sites", path, training),
        categories=_categories(table["categories"], path, training),
        start=_moment(table["start"], "start", path),
        expiry=_moment(table["expiry"], "expiry", path),
        approver=str(table["approver"]),
        impact_assessment=_assessment(str(table["impact_assessment"]), path, training),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    if not timedelta(0) < mandate.expiry - mandate.start <= LONGEST:
        raise BadInput("'expiry' must lie after 'start' and at most six months later", str(path))
    return mandate, text


def _words(value: Any, field: str, path: Path, training: bool) -> tuple[str, ...]:  # noqa: ANN401  # from YAML
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BadInput(f"'{field}' must be a list", str(path))
    if "*" in value and not training:
        raise BadInput(f"'*' in '{field}' is allowed in training only", str(path), "name each one")
    return tuple(value)


def _categories(value: Any, path: Path, training: bool) -> tuple[str, ...]:  # noqa: ANN401  # from YAML
    words = _words(value, "categories", path, training)
    for word in words:
        if word != "*" and word not in list(Category):
            raise BadInput(f"unknown category '{word}'", str(path), f"one of {', '.join(Category)}")
    return words


def _moment(value: Any, field: str, path: Path) -> datetime:  # noqa: ANN401  # from YAML
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError as error:
            raise BadInput(f"'{field}' is no date", str(path), "write it as 2026-12-31") from error
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    raise BadInput(f"'{field}' is no date", str(path), "write it as 2026-12-31")


def _assessment(value: str, path: Path, training: bool) -> str:
    if value == "none":
        if training:
            return value
        raise BadInput("'impact_assessment: none' is allowed in training only", str(path), "name its file")
    file = path.parent / value
    if not file.is_file():
        raise BadInput(f"the impact assessment '{value}' is not there", str(path))
    return hashlib.sha256(file.read_bytes()).hexdigest()
