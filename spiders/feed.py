"""Sitemaps, and RSS and Atom feeds: lists of addresses in XML."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from model import NewTask, PageUnfit, SiteDefinition, Task, TaskKind
from spiders.ad_page import id_in
from spiders.address import absolute, is_web
from spiders.listing import linked
from spiders.result import Context, PageResult, PageState
from spiders.source import Source
from spiders.tree import MAX_XML, xml_tree

MAX_ADDRESSES = 50_000  # the sitemap protocol's own limit
MAX_LEVELS = 3  # of sitemap indexes in each other; the protocol allows one


def read_sitemap(
    definition: SiteDefinition, source: Source, context: Context, task: Task, url: str, body: bytes
) -> PageResult:
    """A sitemap or an index of them, gzipped or not. Addresses of other pages than ads are passed over."""
    root = xml_tree(unzipped(body))
    found = [absolute(url, text) for text in _locations(root)]
    kept = found[:MAX_ADDRESSES]
    excess = f"sitemap: expected at most {MAX_ADDRESSES} addresses, found {len(found)}"
    faults = (excess,) if len(found) > len(kept) else ()
    if not kept:
        return PageResult(PageState.EMPTY)
    if _name(root) == "sitemapindex":
        return _index(source, context, task, kept, faults)
    ads = [link for link in kept if id_in(definition, link)]
    if not ads and context.hops:
        return PageResult(PageState.OK, faults=faults)
    return linked(definition, source, context, task, ads or kept, None, None, faults)


def read_feed(
    definition: SiteDefinition, source: Source, context: Context, task: Task, url: str, body: bytes
) -> PageResult:
    """An RSS or Atom feed: the newest ads only, so it never says what is gone."""
    root = xml_tree(unzipped(body))
    if _name(root) not in {"rss", "RDF", "feed"}:
        raise PageUnfit("feed: expected RSS or Atom, found other XML")
    items = [element for element in root.iter() if _name(element) in {"item", "entry"}]
    found = [absolute(url, link) for item in items[:MAX_ADDRESSES] for link in _links(item)]
    if items and not found:
        raise PageUnfit(f"feed: expected a link in each of {len(items)} items, found none")
    if not found:
        return PageResult(PageState.EMPTY)
    return linked(definition, source, context, task, found, None, None)


def unzipped(body: bytes) -> bytes:
    """The body, unpacked if it is gzipped; raises PageUnfit where it is broken or grows beyond the limit."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    unpacker = zlib.decompressobj(wbits=31)
    try:
        data = unpacker.decompress(body, MAX_XML + 1)
    except zlib.error:
        raise PageUnfit("expected gzip, found broken bytes") from None
    if len(data) > MAX_XML:
        raise PageUnfit(f"too-large: expected at most {MAX_XML} bytes unpacked, found more")
    if not unpacker.eof:
        raise PageUnfit("expected gzip, found only part of it")
    return data


def _index(source: Source, context: Context, task: Task, found: list[str], faults: tuple[str, ...]) -> PageResult:
    if context.hops + 1 >= MAX_LEVELS:
        raise PageUnfit(f"sitemap: expected at most {MAX_LEVELS} levels, found more")
    carried = Context(source.index, context.category, hops=context.hops + 1).written()
    tasks = tuple(NewTask(link, TaskKind.LISTING, task.depth + 1, carried) for link in dict.fromkeys(found))
    return PageResult(PageState.OK, tasks=tasks, faults=faults)


def _locations(root: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    entry = {"urlset": "url", "sitemapindex": "sitemap"}.get(_name(root))
    if entry is None:
        raise PageUnfit("sitemap: expected urlset or sitemapindex, found other XML")
    for element in root:
        if _name(element) == entry:
            yield from (child.text or "" for child in element if _name(child) == "loc")


def _links(item: Any) -> Iterator[str]:  # noqa: ANN401
    """The address of an item: RSS `link`, Atom `link` with `rel` alternate, or a `guid` that is an address."""
    for link in (child for child in item if _name(child) == "link"):
        if link.get("href") is None and (link.text or "").strip():
            yield link.text
            return
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            yield link.get("href")
            return
    guids = [(child.text or "").strip() for child in item if _name(child) == "guid"]
    yield from (guid for guid in guids[:1] if is_web(guid))


def _name(element: Any) -> str:  # noqa: ANN401
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
