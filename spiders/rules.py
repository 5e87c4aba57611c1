"""What a definition must hold to beyond its schema: selectors that parse, patterns that end, hosts on the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from parsel.csstranslator import HTMLTranslator

from model import BadInput, Category, Discover, FieldRule, SiteDefinition, Step
from spiders.dates import UNIX
from spiders.document import Document
from spiders.document import Path as Place
from spiders.pattern import problem

RUNGS = ("css", "jsonld", "json", "meta", "url", "const")
_NEEDS = {
    Discover.LISTING: ("links",),
    Discover.CARDS: ("items",),
    Discover.JSON: ("items",),
    Discover.SITEMAP: (),
    Discover.FEED: (),
}
_MAY = {
    Discover.LISTING: {"sections", "links", "next", "total", "empty", "max_pages"},
    Discover.CARDS: {"items", "next", "total", "empty", "max_pages"},
    Discover.JSON: {"items", "link", "next", "total", "page_param", "offset_param", "cursor_param", "max_pages"},
    Discover.SITEMAP: set[str](),
    Discover.FEED: set[str](),
}
_CSS_OPTIONS = ("sections", "links", "items", "next", "total", "empty")
_JSON_PATH = re.compile(r"\.|[^\s.,]+(\.[^\s.,]+)*")
Complaint = tuple[Place, str, str]


def check(document: Document, definition: SiteDefinition) -> None:
    """Raise BadInput for the first place, from the top of the file, where the definition cannot be meant."""
    complaints = [*_addresses(definition), *_sources(definition), *_fields(definition), *_whole(definition)]
    faults = sorted(((document.line(place), what, do) for place, what, do in complaints), key=lambda item: item[0])
    for line, what, do in faults:
        raise BadInput(what, where=f"{document.where}:{line}", do=do)


def css_problem(selector: str) -> str | None:
    """Why `selector` cannot be used, or `None`."""
    try:
        HTMLTranslator().css_to_xpath(selector)
    except Exception as error:  # cssselect raises four unrelated classes
        return f"not a CSS selector: {str(error)[:80]}"
    return None


def host_of(url: str) -> str | None:
    """`host:port` of an address, or `None` where it cannot be read as one."""
    try:
        parts = urlsplit(url)
        return parts.netloc.lower() if parts.hostname and parts.port != 0 else None
    except ValueError:
        return None


def _addresses(definition: SiteDefinition) -> Iterator[Complaint]:
    base = host_of(definition.base)
    if base is None:
        yield ("base",), "base is no address that can be asked", ""
    elif base not in definition.hosts:
        yield ("hosts",), f"the host of base, {base}, is not in hosts", f"add {base}"
    for address in definition.terms:
        if host_of(address) not in definition.hosts:
            yield ("terms",), f"host {host_of(address)} is not in hosts", "add or drop it"
    for index, (_, options) in enumerate(definition.discover):
        for name, value in options:
            if name == "url" and host_of(value) not in definition.hosts:
                yield (
                    ("discover", index, "url"),
                    f"host {host_of(value)} is not in hosts",
                    "add or drop it",
                )


def _sources(definition: SiteDefinition) -> Iterator[Complaint]:
    for index, (kind, pairs) in enumerate(definition.discover):
        options, here = dict(pairs), ("discover", index)
        for name in _NEEDS[kind]:
            if name not in options:
                yield (*here, "kind"), f"discover[{index}] of kind {kind} lacks the key {name!r}", "add it"
        for name in options.keys() - _MAY[kind] - {"url", "category"}:
            yield (*here, name), f"discover[{index}] of kind {kind} has no use for {name!r}", "remove it"
        for name in _CSS_OPTIONS:
            wrong = _option_problem(kind, options[name]) if name in options else None
            if wrong:
                yield (*here, name), f"discover[{index}].{name}: {wrong}", ""
        if kind is Discover.JSON and len(options.keys() & {"page_param", "offset_param", "next"}) > 1:
            yield here, f"discover[{index}] has more than one way to the next page", "keep one"
        if "cursor_param" in options and "next" not in options:
            yield (*here, "cursor_param"), f"discover[{index}].cursor_param needs 'next', where the cursor is", "add it"


def _option_problem(kind: Discover, value: str) -> str | None:
    if kind is Discover.JSON:
        return None if _JSON_PATH.fullmatch(value) else "not a path such as data.items"
    return css_problem(value)


def _fields(definition: SiteDefinition) -> Iterator[Complaint]:
    for rule in definition.fields:
        here: Place = ("ad", "fields", rule.name)
        for index, step in enumerate(rule.ladder):
            wrong = _step_problem(step)
            if wrong:
                rung: Place = (*here, "first_of", index, step.kind) if len(rule.ladder) > 1 else (*here, step.kind)
                yield rung, f"ad.fields.{rule.name}.{step.kind}: {wrong}", ""
        yield from (((*here, key), f"ad.fields.{rule.name}: {what}", "") for key, what in _field_problems(rule))
    if definition.ad_pattern is not None:
        wrong = problem(definition.ad_pattern, "id")
        if wrong:
            yield ("ad", "url"), f"ad.url: {wrong}", ""


def _step_problem(step: Step) -> str | None:
    if step.kind == "css":
        return css_problem(step.expression)
    return problem(step.expression) if step.kind == "url" else None


def _field_problems(rule: FieldRule) -> Iterator[tuple[str, str]]:
    if rule.many and rule.name not in {"contacts", "reviews", "photos", "text"}:
        yield "many", "only contacts, reviews, photos and text may be many"
    if (rule.date_format or rule.zone) and rule.name != "posted_at":
        yield "date_format" if rule.date_format else "zone", "only posted_at is a time"
    if rule.match and problem(rule.match):
        yield "match", f"match {problem(rule.match)}"
    if rule.zone and not _is_zone(rule.zone):
        yield "zone", "not a time zone, such as Europe/Brussels"
    if any("%" not in form and form not in UNIX for form in rule.date_format):
        yield "date_format", "must be unix, unix-ms or have parts such as %d"
    if rule.name == "category" and not {word for _, word in rule.map} <= set(Category):
        yield "map", f"must map to our categories: {', '.join(Category)}"


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _whole(definition: SiteDefinition) -> Iterator[Complaint]:
    names = {rule.name for rule in definition.fields}
    yield from _identity(definition, names)
    sectioned = all("category" in dict(options) for _, options in definition.discover)
    if definition.category is None and "category" not in names and not sectioned:
        yield ("ad",), "nothing says the category", "give ad.category, ad.fields.category or one in each of discover"
    wait_for = definition.fetch.wait_for
    if wait_for and definition.fetch.mode != "browser":
        yield ("fetch", "wait_for"), "only a browser can wait for a selector", "set mode: browser"
    selectors: list[tuple[Place, str]] = [(("gone", "css", index), css) for index, css in enumerate(definition.gone_if)]
    for place, selector in [*selectors, (("fetch", "wait_for"), wait_for or "*")]:
        wrong = css_problem(selector)
        if wrong:
            yield place, f"{place[0]}.{place[1]}: {wrong}", ""
    for name, _ in definition.expect:
        if name not in names:
            yield ("expect", name), f"expect names {name!r}, which is not in ad.fields", "add or remove it"


def _identity(definition: SiteDefinition, names: set[str]) -> Iterator[Complaint]:
    """An ad with a page of its own is known by its address; one that stands whole on a list, by the field `id`."""
    linked = [_is_linked(kind, dict(options)) for kind, options in definition.discover]
    if any(linked) and not all(linked):
        yield ("discover",), "some places hold whole ads and some only links", "make two definitions"
    if all(linked) and definition.ad_pattern is None:
        yield ("ad",), "ad lacks the key 'url', by which the address of an ad and its id are known", "add it"
    if all(linked) and "id" in names:
        yield ("ad", "fields", "id"), "the id comes from ad.url here", "remove the field"
    if not any(linked) and "id" not in names:
        yield ("ad", "fields"), "ad.fields lacks the key 'id', which whole ads on a list need", "add it"
    if not any(linked) and definition.ad_pattern is not None:
        yield ("ad", "url"), "whole ads on a list have no page of their own", "remove ad.url"


def _is_linked(kind: Discover, options: dict[str, str]) -> bool:
    return kind is not Discover.CARDS and (kind is not Discover.JSON or "link" in options)
