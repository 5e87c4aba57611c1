"""The JSON Schema of site definitions, and its verdicts as sentences with file and line."""

from __future__ import annotations

import difflib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from model import BadInput
from spiders.document import Document

RUNG_NAMES = "css, jsonld, json, meta, url, const or first_of"


def check_schema(document: Document) -> None:
    """Raise BadInput for the first place, from the top of the file, where it departs from the schema.

    A key that is missing comes last: more often than not it is there, with a slip in its name.
    """
    errors = [leaf for error in _validator().iter_errors(document.value) for leaf in _leaves(error)]
    if errors:
        raise min((_fault(document, error) for error in errors), key=lambda pair: pair[0])[1]


@cache
def _validator() -> Draft202012Validator:
    text = files("spiders").joinpath("site.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def _leaves(error: ValidationError) -> list[ValidationError]:
    """Of "one address or a list of them", the complaint about the form that was written."""
    if error.validator != "anyOf" or not error.context:
        return [error]
    fitting = [inner for inner in error.context if inner.validator != "type"]
    return fitting or [error]


def _fault(document: Document, error: ValidationError) -> tuple[tuple[bool, int, str], BadInput]:
    path = tuple(error.absolute_path)
    what, do, key = _words(error, _named(path))
    place = (*path, key) if key else path
    return (error.validator == "required", document.line(place), what), document.fault(place, what, do)


def _named(path: tuple[str | int, ...]) -> str:
    """`ad.fields.title`, `discover[0].url`; the file itself for the top."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.lstrip(".") or "the definition"


def _words(error: ValidationError, name: str) -> tuple[str, str, str]:
    """What is wrong, what to do, and the key below the path that it is about."""
    schema: Any = error.schema
    about = schema.get("description", "something else") if isinstance(schema, dict) else "something else"
    kind, instance = error.validator, error.instance
    if kind in {"additionalProperties", "propertyNames"} and isinstance(instance, dict):
        known = list(schema.get("properties", ()))
        odd = sorted(set(instance) - set(known))[0] if known else next(iter(instance), "")
        return f"unknown key {odd!r} in {name}", _nearest(odd, known), odd
    if kind == "required" and isinstance(instance, dict):
        missing = next(key for key in schema["required"] if key not in instance)
        return f"{name} lacks the key {missing!r}", "add it", ""
    if kind == "enum":
        choices = [str(choice) for choice in schema["enum"]]
        return f"{name} is {_shown(instance)}, expected one of {', '.join(choices)}", _nearest(instance, choices), ""
    if kind == "oneOf":
        return f"{name} must have exactly one of {RUNG_NAMES}", "", ""
    return f"{name} is {_shown(instance)}, expected {about}", "", ""


def _nearest(word: object, known: list[str]) -> str:
    close = difflib.get_close_matches(str(word), [str(item) for item in known], n=1)
    return f"did you mean {close[0]!r}?" if close else ""


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if value is None:
        return "empty"
    if isinstance(value, str):
        return f"the text {value[:60]!r}"
    return f"the value {value}"
