"""One field of an ad: down its ladder to the first rung that matches, strictly, and which rung that was."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from parsel import Selector

from model import FieldRule, PageUnfit, Step, holdable
from spiders.clean import cleaned
from spiders.pattern import first_group
from spiders.text import element_text
from spiders.tree import Json, json_value, matches

ADDRESS_OF = {"a": "href", "link": "href", "img": "src", "source": "src", "iframe": "src"}
ADDRESSES = frozenset({"photos", "url"})  # fields whose value is an address: an element gives its href or src


@dataclass(frozen=True)
class Scope:
    """What the rungs of one ad are read from: a whole page, one card of it, or one item of a JSON answer."""

    url: str
    node: Selector | None = None
    data: Json = None
    base: str = ""  # what relative addresses start from, where that is not `url`

    @cached_property
    def linked_data(self) -> tuple[dict[str, Json], ...]:
        """Every object with a type in the JSON-LD of the page, outermost first. Broken blocks say nothing."""
        found: list[dict[str, Json]] = []
        blocks = matches(self.node, 'script[type="application/ld+json"]') if self.node is not None else []
        for block in blocks:
            try:
                found += _objects(json_value(block.text or ""))
            except PageUnfit:
                continue
        return tuple(found)


def values(rule: FieldRule, scope: Scope) -> tuple[tuple[str, ...], int | None]:
    """The cleaned values of a field and the rung that gave them; `((), None)` when no rung matches.

    A match that is empty once cleaned is no value. Raises PageUnfit when a field that is not `many` matches more than
    once, when a required one has no value, and for a word that is not in its `map`.
    """
    for rung, step in enumerate(rule.ladder):
        matches = tuple(step_values(step, scope, address=rule.name in ADDRESSES))
        if len(matches) > 1 and not rule.many:
            said = f"{step.kind} {step.expression!r}"
            raise PageUnfit(f"field {rule.name}: expected 1 match of {said}, found {len(matches)}")
        found = tuple(value for value in (_wanted(rule, match) for match in matches) if value)
        if found:
            return tuple(_mapped(rule, value) for value in found), rung
    if rule.required:
        raise PageUnfit(f"field {rule.name}: expected 1 match, found 0 on {len(rule.ladder)} rung(s)")
    return (), None


def step_values(step: Step, scope: Scope, *, address: bool = False) -> Iterator[str]:
    """What one rung matches, uncleaned."""
    if step.kind == "const":
        yield step.expression
    elif step.kind == "url":
        found = first_group(step.expression, scope.url)
        if found is not None:
            yield found
    elif step.kind == "json":
        for path in step.expression.split(","):
            yield from texts_at(scope.data, path.strip())
    elif step.kind == "jsonld":
        for path in step.expression.split(","):
            yield from _linked_texts(scope, path.strip())
    elif scope.node is not None:
        css = step.expression if step.kind == "css" else meta_selector(step.expression)
        yield from css_texts(scope.node, css, address=address)


def meta_selector(name: str) -> str:
    """The CSS for a meta tag of that name, property or itemprop."""
    return ", ".join(f'meta[{attribute}="{name}"]::attr(content)' for attribute in ("name", "property", "itemprop"))


def css_texts(node: Selector, css: str, *, address: bool = False) -> Iterator[str]:
    """For each match its visible text, or its attribute where the selector says `::attr(...)`.

    With `address`, an element that links (`a`, `img`) gives its `href` or `src` instead of its text.
    """
    for match in matches(node, css):
        if isinstance(match, str):
            yield match
        elif address and match.tag in ADDRESS_OF:
            yield str(match.get(ADDRESS_OF[match.tag]) or "")
        else:
            yield element_text(match)


def values_at(value: Json, path: str) -> Iterator[Json]:
    """Everything at a path of names and numbers joined by dots; lists on the way are entered. `.` is the whole."""
    found: list[Json] = [value]
    for name in path.split(".") if path != "." else ():
        found = [inner for item in found for inner in _entered(item, name)]
    yield from found


def texts_at(value: Json, path: str) -> Iterator[str]:
    """The texts at a path, numbers as written; null says nothing; raises PageUnfit for an object in place of a text."""
    for item in values_at(value, path):
        for part in item if isinstance(item, list) else (item,):
            if isinstance(part, dict | list):
                kind = "an object" if isinstance(part, dict) else "a list"
                raise PageUnfit(f"path {path!r}: expected text, found {kind}")
            if isinstance(part, bool):
                yield "true" if part else "false"
            elif part is not None:
                yield holdable(part)


def _entered(value: Json, name: str) -> Iterator[Json]:
    if isinstance(value, dict):
        if name in value:
            yield value[name]
    elif isinstance(value, list):
        if name.isdigit():
            yield from value[int(name) : int(name) + 1]
        else:
            for item in value:
                yield from _entered(item, name)


def _linked_texts(scope: Scope, path: str) -> Iterator[str]:
    kind, _, rest = path.partition(".")
    for item in scope.linked_data:
        if kind in _types(item):
            yield from texts_at(dict(item), rest)


def _types(item: dict[str, Json]) -> list[str]:
    said = item.get("@type")
    kinds = said if isinstance(said, list) else [said]
    return [kind.rsplit("/", 1)[-1] for kind in kinds if isinstance(kind, str)]


def _objects(value: Json) -> list[dict[str, Json]]:
    """All objects in a JSON value, outermost first."""
    found: list[dict[str, Json]] = []
    waiting: deque[Json] = deque([value])
    while waiting:
        item = waiting.popleft()
        if isinstance(item, dict):
            found.append(item)
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return found


def _wanted(rule: FieldRule, match: str) -> str:
    value = cleaned(match, rule.clean)
    return value if rule.match is None else (first_group(rule.match, value) or "").strip()


def _mapped(rule: FieldRule, value: str) -> str:
    if not rule.map:
        return value
    for theirs, ours in rule.map:
        if theirs == value:
            return ours
    raise PageUnfit(f"field {rule.name}: expected a word of its map, found one that is not there; add it to map")
