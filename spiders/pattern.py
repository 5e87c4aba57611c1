"""Regular expressions that a definition may use: those whose cost stays in proportion to the address they read.

Python's matcher backtracks, so a few characters of pattern can stop a crawl. Refused are nested quantifiers, back
references, look-around, and two parts of open length in a row that can share the same characters.
"""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import Any

MAX_PATTERN = 200  # characters
MAX_SUBJECT = 2_000  # characters of an address; longer ones never match
_parser: Any = importlib.import_module("re._parser")  # the tree that `re` itself compiles; there is no public way to it


def problem(pattern: str, group: str | None = None) -> str | None:
    """What is wrong with `pattern`, or `None`; it must have the named `group`, or just one group."""
    if len(pattern) > MAX_PATTERN:
        return f"longer than {MAX_PATTERN} characters"
    try:
        compiled = re.compile(pattern)
        tree = _parser.parse(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"not a regular expression: {error}"
    if group is not None and group not in compiled.groupindex:
        return f"has no group {group!r}; write (?P<{group}>...) around that part"
    if group is None and compiled.groups != 1:
        return f"must have one group, around the part that is wanted; it has {compiled.groups}"
    if compiled.flags != re.UNICODE:
        return "flags such as (?i) are not allowed"
    return _cost(tree, frozenset((*_LATIN, *pattern)))


def first_group(pattern: str, text: str, group: str | int = 1) -> str | None:
    """The part of `text` that `group` of `pattern` matches, or `None`."""
    if len(text) > MAX_SUBJECT:
        return None
    match = _compiled(pattern).search(text)
    return match[group] if match else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class _Atom:
    """One character position of a pattern: whether its length may vary, whether it may be absent, what it matches."""

    varies: bool
    optional: bool
    characters: frozenset[str]


def _cost(tree: Any, sample: frozenset[str]) -> str | None:  # noqa: ANN401 - the parse tree of `re` has no public type
    atoms: list[_Atom] = []
    complaint = _flatten(tree, atoms, sample, optional=False)
    if complaint:
        return complaint
    varying = [index for index, atom in enumerate(atoms) if atom.varies]
    for left, right in combinations(varying, 2):
        between = [atom for atom in atoms[left + 1 : right] if not atom.optional]
        if all(atoms[left].characters & atom.characters for atom in (*between, atoms[right])):
            return "two parts in a row can match the same characters, which may take forever; narrow or drop the first"
    return None


def _flatten(tree: Any, atoms: list[_Atom], sample: frozenset[str], *, optional: bool) -> str | None:  # noqa: ANN401
    """Append the atoms of `tree` in order; returns what is not allowed."""
    for code, value in tree:
        name = str(code)
        complaint = None
        if name in _SINGLE:
            atoms.append(_Atom(False, optional, _characters(name, value, sample)))
        elif name == "SUBPATTERN":
            complaint = _flatten(value[3], atoms, sample, optional=optional)
        elif name in {"MAX_REPEAT", "MIN_REPEAT"}:
            complaint = _flatten_repeat(value, atoms, sample, optional=optional)
        elif name == "BRANCH":
            complaint = _flatten_choice(value[1], atoms, sample, optional=optional)
        elif name != "AT":
            complaint = "look-around, back references and conditions are not allowed"
        if complaint:
            return complaint
    return None


def _flatten_repeat(value: Any, atoms: list[_Atom], sample: frozenset[str], *, optional: bool) -> str | None:  # noqa: ANN401
    least, most, body = value
    if len(body) == 1 and str(body[0][0]) in _SINGLE:
        characters = _characters(str(body[0][0]), body[0][1], sample)
        atoms.append(_Atom(least != most, optional or least == 0, characters))
        return None
    if int(most) > 1:
        return "only a single character or class may be repeated, not a group"
    first = len(atoms)
    complaint = _flatten(body, atoms, sample, optional=True)
    if first < len(atoms):
        atoms[first] = replace(atoms[first], varies=True)
    return complaint


def _flatten_choice(branches: Any, atoms: list[_Atom], sample: frozenset[str], *, optional: bool) -> str | None:  # noqa: ANN401
    """A choice counts as one varying atom: what any of its branches may begin with."""
    begins: frozenset[str] = frozenset()
    for branch in branches:
        inside: list[_Atom] = []
        complaint = _flatten(branch, inside, sample, optional=False)
        if complaint:
            return complaint
        if any(atom.varies for atom in inside):
            return "within a choice (a|b) nothing may be repeated or optional"
        begins |= inside[0].characters if inside else frozenset()
        optional = optional or not inside
    atoms.append(_Atom(True, optional, begins))
    return None


_SINGLE = frozenset({"LITERAL", "NOT_LITERAL", "IN", "ANY"})
_LATIN = tuple(chr(code) for code in range(256))


def _characters(name: str, value: Any, sample: frozenset[str]) -> frozenset[str]:  # noqa: ANN401
    """Which characters of the sample (Latin-1 and those of the pattern itself) the atom matches."""
    if name == "ANY":
        return sample
    if name in {"LITERAL", "NOT_LITERAL"}:
        same = frozenset(chr(value))
        return same if name == "LITERAL" else sample - same
    negated = bool(value) and str(value[0][0]) == "NEGATE"
    found = frozenset(char for char in sample if any(_in_class(char, part) for part in value))
    return sample - found if negated else found


def _in_class(char: str, part: Any) -> bool:  # noqa: ANN401
    code, value = part
    name = str(code)
    if name == "LITERAL":
        return bool(ord(char) == value)
    if name == "RANGE":
        return bool(value[0] <= ord(char) <= value[1])
    return name == "CATEGORY" and bool(_CATEGORIES[str(value)].match(char))


_CATEGORIES = {
    f"CATEGORY_{name}": re.compile(symbol)
    for name, symbol in (
        ("DIGIT", r"\d"), ("NOT_DIGIT", r"\D"), ("WORD", r"\w"),
        ("NOT_WORD", r"\W"), ("SPACE", r"\s"), ("NOT_SPACE", r"\S"),
    )
}  # fmt: skip
