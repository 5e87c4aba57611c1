"""A YAML file as plain values that remember the line they stand on.

Only text, numbers, true and false, lists and mappings: no tags, no anchors, no dates, and `no` stays the word it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from model import BadInput

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

MAX_CHARACTERS = 262_144  # the longest of 544 public Prowlarr definitions has 60,000
MAX_DEPTH = 20  # a definition needs seven
_OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_WHOLE = re.compile(r"[-+]?\d{1,15}")
_DECIMAL = re.compile(r"[-+]?\d{1,15}\.\d{1,15}")
_PLAIN = ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "seq", "map")
_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in _PLAIN)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Document:
    """The values of a file, and for every path (`("ad", "fields", "title")`) the line of its key or item."""

    where: str
    value: Value
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest thing above it that is written in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, path: Path, what: str, do: str = "") -> BadInput:
        """An error that names the file and the line of `path`."""
        return BadInput(what, where=f"{self.where}:{self.line(path)}", do=do)


def parse(text: str, where: str) -> Document:
    """Read YAML; raises BadInput with file and line for anything but plain values."""
    if len(text) > MAX_CHARACTERS:
        raise BadInput(f"longer than {MAX_CHARACTERS} characters", where=where)
    try:
        _check_tokens(text, where)
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadInput(f"not YAML: {error.problem}", where=f"{where}:{line}") from None
    except yaml.YAMLError:
        raise BadInput("not YAML: it holds a character that YAML does not allow", where=where) from None
    lines: dict[Path, int] = {}
    return Document(where, _value(node, (), where, lines) if node else None, lines)


def _check_tokens(text: str, where: str) -> None:
    """Refuse anchors, and nesting that would cost the YAML parser its stack or its time."""
    depth = 0
    for token in yaml.scan(text, yaml.SafeLoader):
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        line = f"{where}:{token.start_mark.line + 1}"
        if depth > MAX_DEPTH:
            raise BadInput("nested too deeply", where=line)
        if isinstance(token, yaml.AliasToken | yaml.AnchorToken):
            raise BadInput("anchors and aliases are not allowed", where=line, do="write the value out")


def _value(node: yaml.Node, path: Path, where: str, lines: dict[Path, int]) -> Value:
    if node.tag not in _TAGS:
        raise BadInput("tags such as '!name' are not allowed", where=f"{where}:{node.start_mark.line + 1}")
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_kept(item, (*path, index), where, lines) for index, item in enumerate(node.value)]
    assert isinstance(node, yaml.MappingNode)
    result: dict[str, Value] = {}
    for key, item in node.value:
        name, line = key.value, key.start_mark.line + 1
        if not isinstance(name, str):
            raise BadInput("a key must be text", where=f"{where}:{line}")
        if name in result:
            raise BadInput(f"key {name!r} stands here twice", where=f"{where}:{line}")
        lines[(*path, name)] = line
        result[name] = _value(item, (*path, name), where, lines)
    return result


def _kept(node: yaml.Node, path: Path, where: str, lines: dict[Path, int]) -> Value:
    lines[path] = node.start_mark.line + 1
    return _value(node, path, where, lines)


def _scalar(node: yaml.ScalarNode) -> Value:
    text = str(node.value)
    if node.style is not None:
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
