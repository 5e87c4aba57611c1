"""A YAML text whose every value knows its line, so that a mistake is reported where a person can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import yaml

from model import BadInput

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Parsed values with their lines. `at` is the path of keys and positions to a value."""

    path: str
    value: Any
    lines: dict[Path, int]

    def mistake(self, at: Path, what: str, do: str = "") -> BadInput:
        """The error to raise for the value at a path."""
        while at and at not in self.lines:
            at = at[:-1]
        return BadInput(what, f"{self.path}:{self.lines.get(at, 1)}", do)

    def get(self, at: Path) -> Any:  # noqa: ANN401  # YAML holds anything; callers check
        value = self.value
        for step in at:
            value = value[step]
        return value

    def mapping(
        self, at: Path, allowed: AbstractSet[str] | None, required: AbstractSet[str] = frozenset()
    ) -> dict[str, Any]:
        """The mapping at a path; keys outside `allowed` and missing `required` ones raise BadInput."""
        value = self.get(at)
        name = _name(at)
        if not isinstance(value, dict):
            raise self.mistake(at, f"{name} must be a mapping")
        for key in value:
            if allowed is not None and key not in allowed:
                near = difflib.get_close_matches(str(key), sorted(allowed), 1)
                hint = f"did you mean '{near[0]}'?" if near else f"known keys: {', '.join(sorted(allowed))}"
                raise self.mistake((*at, key), f"unknown key '{key}' in {name}", hint)
        missing = sorted(required - set(value))
        if missing:
            raise self.mistake(at, f"{name} lacks '{missing[0]}'")
        return value

    def sequence(self, at: Path) -> list[Any]:
        value = self.get(at)
        if not isinstance(value, list):
            raise self.mistake(at, f"{_name(at)} must be a list")
        return value

    def words(self, at: Path) -> tuple[str, ...]:
        """A list of texts."""
        values = self.sequence(at)
        for n, value in enumerate(values):
            if not isinstance(value, str):
                raise self.mistake((*at, n), f"{_name(at)} must be a list of texts")
        return tuple(values)

    def text(self, at: Path) -> str:
        value = self.get(at)
        if not isinstance(value, str) or not value.strip():
            raise self.mistake(at, f"{_name(at)} must be a text")
        return value


def read(text: str, path: str) -> Document:
    """Parse YAML with the safe loader; raises BadInput for what is no YAML, and for a key written twice."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        value = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise BadInput(f"not readable as YAML ({getattr(error, 'problem', error)})", f"{path}:{line}") from error
    except (ValueError, RecursionError) as error:  # dates out of range, nesting without end
        raise BadInput(f"not readable as YAML ({error})", path) from error
    lines: dict[Path, int] = {}
    if node is not None:
        _walk(node, (), lines, path)
    return Document(path, value, lines)


def _walk(node: yaml.Node, at: Path, lines: dict[Path, int], path: str) -> None:
    lines.setdefault(at, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*at, str(key.value))
            if below in lines:
                raise BadInput(f"key '{key.value}' is written twice", f"{path}:{key.start_mark.line + 1}")
            lines[below] = key.start_mark.line + 1
            _walk(value, below, lines, path)
    elif isinstance(node, yaml.SequenceNode):
        for n, value in enumerate(node.value):
            _walk(value, (*at, n), lines, path)


def _name(at: Path) -> str:
    return ".".join(str(step) for step in at) or "the file"
