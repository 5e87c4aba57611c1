"""A site definition: from its YAML file to a SiteDefinition, every mistake named with its file and line."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from model import BadInput, Discover, Fetch, FieldRule, Gate, SiteDefinition, Step
from spiders import document, rules
from spiders.schema import check_schema
from spiders.source import start_tasks

__all__ = ["load", "moved", "parse", "start_tasks"]

GONE_STATUS = (404, 410)
BLOCKED_STATUS = (401, 403, 429, 451)  # 503 is a failed fetch, tried again, unless a definition says otherwise
MANY = frozenset({"contacts", "reviews", "photos"})
REQUIRED = frozenset({"id", "title", "text"})


def load(path: Path) -> SiteDefinition:
    """The definition in a file named after its id; raises BadInput with file and line."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}", where=str(path)) from None
    definition = parse(data, str(path))
    if definition.id != path.stem:
        raise BadInput(f"id {definition.id!r} differs from the name of the file", where=str(path), do="rename one")
    return definition


def parse(data: bytes, where: str) -> SiteDefinition:
    """The definition in the bytes of a file; raises BadInput with `where` and the line."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput("not UTF-8", where=where) from None
    read = document.parse(text, where)
    check_schema(read)
    value: Any = read.value
    definition = _definition(value, hashlib.sha256(data).hexdigest(), where)
    rules.check(read, definition)
    return definition


def moved(text: str, base: str) -> str:
    """The text of a definition with another `base`: for a board that listens on another port today."""
    result, count = re.subn(r"(?m)^base:.*$", lambda _: f"base: {base}", text, count=1)
    if count != 1:
        raise BadInput("has no line 'base: ...'", do="add one")
    return result


def _definition(value: dict[str, Any], sha256: str, where: str) -> SiteDefinition:
    base, gone, blocked, ad = value["base"], value.get("gone", {}), value.get("blocked", {}), value["ad"]
    fields = ad["fields"]
    return SiteDefinition(
        id=value["id"],
        version=value["version"],
        owner=value["owner"],
        base=base,
        hosts=tuple(value.get("hosts") or (rules.host_of(base) or "",)),
        fetch=Fetch(**value.get("fetch", {})),
        discover=tuple(_source(entry, base) for entry in value["discover"]),
        ad_pattern=ad.get("url"),
        category=ad.get("category"),
        fields=tuple(_field(name, field) for name, field in fields.items()),
        gone_status=tuple(gone.get("status", GONE_STATUS)),
        gone_if=tuple(gone.get("css", ())),
        blocked_status=tuple(blocked.get("status", BLOCKED_STATUS)),
        blocked_text=tuple(blocked.get("text", ())),
        expect=tuple((name, float(share)) for name, share in value.get("expect", {}).items()),
        sha256=sha256,
        path=where,
        gate=_gate(value["gate"]) if "gate" in value else None,
        terms=tuple(_joined(base, url) for url in value.get("terms", ())),
    )


def _gate(value: dict[str, Any]) -> Gate:
    return Gate(tuple(value["cookies"].items()), value["basis"], value["approved_by"])


def _source(entry: dict[str, Any], base: str) -> tuple[Discover, tuple[tuple[str, str], ...]]:
    options = [("url", _joined(base, url)) for url in _listed(entry["url"])]
    options += [(name, str(value)) for name, value in entry.items() if name not in {"kind", "url"}]
    return Discover(entry["kind"]), tuple(options)


def _joined(base: str, url: str) -> str:
    """What cannot be joined stays as it is, and is complained of with its line by `rules`."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def _field(name: str, value: dict[str, Any]) -> FieldRule:
    ladder = value.get("first_of") or [{kind: value[kind] for kind in rules.RUNGS if kind in value}]
    return FieldRule(
        name=name,
        ladder=tuple(Step(kind, expression) for rung in ladder for kind, expression in rung.items()),
        required=value.get("required", name in REQUIRED),
        many=value.get("many", name in MANY),
        clean=tuple(value.get("clean", ())),
        map=tuple(value.get("map", {}).items()),
        match=value.get("match"),
        date_format=tuple(_listed(value.get("date_format", ()))),
        zone=value.get("zone"),
    )


def _listed(value: Any) -> list[str]:  # noqa: ANN401 - a text or a list of texts, as the schema says
    return [value] if isinstance(value, str) else list(value)
