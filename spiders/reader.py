"""`read`: what one fetched page says, by its site definition. Pure: no clock, no network, no memory of other pages."""

from __future__ import annotations

import html
import re

from parsel import Selector

from model import Discover, PageUnfit, SiteDefinition, Task, TaskKind
from spiders.ad_page import read_ad
from spiders.address import base_of
from spiders.api import read_api
from spiders.feed import read_feed, read_sitemap
from spiders.ladder import Scope
from spiders.listing import read_cards, read_listing
from spiders.result import Context, Page, PageResult, PageState, read_context
from spiders.source import sources
from spiders.tree import decode, html_tree, json_value, matches


def read(definition: SiteDefinition, task: Task, page: Page) -> PageResult:
    """The ads, addresses and faults of a listing or ad page.

    Statuses and selectors of the definition decide first. Words of a block page count only where the page does not fit
    otherwise: an advertiser who writes "verify you are human" does not stop a site.
    """
    if page.status in definition.blocked_status:
        return PageResult(PageState.BLOCKED, faults=(f"status {page.status}",))
    try:
        return _read(definition, task, page)
    except PageUnfit as error:
        word = _block_word(definition, page)
        if word is not None:
            return PageResult(PageState.BLOCKED, faults=(f"blocked.text[{word}] stands on the page",))
        return PageResult(PageState.UNFIT, faults=(str(error),))


def _read(definition: SiteDefinition, task: Task, page: Page) -> PageResult:
    if page.status in definition.gone_status and (task.kind is TaskKind.AD or task.depth):
        # A next page that is gone is the end of its listing: ads left while we were reading it.
        return PageResult(PageState.GONE if task.kind is TaskKind.AD else PageState.EMPTY)
    if page.status != 200:
        raise PageUnfit(f"status: expected 200, found {page.status}")
    if not page.body.strip():
        raise PageUnfit("body: expected a page, found none")
    if task.kind is TaskKind.AD:
        return _read_ad_page(definition, read_context(task.context), page)
    return _read_list(definition, read_context(task.context), task, page)


def _read_ad_page(definition: SiteDefinition, context: Context, page: Page) -> PageResult:
    text = decode(page.body, page.content_type, page.encoding)
    if "json" in page.content_type.lower():
        scope = Scope(page.url, data=json_value(text))
    else:
        tree = html_tree(text)
        if _is_gone(definition, tree):
            return PageResult(PageState.GONE)
        scope = Scope(page.url, node=tree, base=base_of(tree, page.url))
    found = read_ad(definition, scope, context.category)
    return PageResult(PageState.OK, ads=(found.ad,), rungs=found.rungs, faults=found.faults)


def _read_list(definition: SiteDefinition, context: Context, task: Task, page: Page) -> PageResult:
    known = sources(definition)
    if context.source >= len(known):
        raise PageUnfit(f"discover: expected entry {context.source}, found {len(known)}; the definition has changed")
    source = known[context.source]
    if source.kind is Discover.SITEMAP:
        return read_sitemap(definition, source, context, task, page.url, page.body)
    if source.kind is Discover.FEED:
        return read_feed(definition, source, context, task, page.url, page.body)
    text = decode(page.body, page.content_type, page.encoding)
    if source.kind is Discover.JSON:
        return read_api(definition, source, context, task, page.url, text)
    by_kind = read_cards if source.kind is Discover.CARDS else read_listing
    return by_kind(definition, source, context, task, page.url, html_tree(text))


def _is_gone(definition: SiteDefinition, tree: Selector) -> bool:
    return any(matches(tree, selector) for selector in definition.gone_if)


def _block_word(definition: SiteDefinition, page: Page) -> int | None:
    """Which of the definition's words stands on the page, without a parser: the page may be hostile to one."""
    if not definition.blocked_text:
        return None
    try:
        text = decode(page.body, page.content_type, page.encoding)
    except PageUnfit:
        return None
    plain = _plain(re.sub(r"<[^<>]*>", " ", text))
    return next((index for index, word in enumerate(definition.blocked_text) if _plain(word) in plain), None)


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).casefold().split())
