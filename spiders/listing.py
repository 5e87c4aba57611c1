"""Pages that list ads: as links to a page each, or as cards that hold the whole ad."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from parsel import Selector

from model import NewTask, PageUnfit, SiteDefinition, Task, TaskKind
from spiders.ad_page import Read, id_in, read_ad
from spiders.address import absolute, base_of
from spiders.ladder import Scope, css_texts, values
from spiders.result import Context, PageResult, PageState
from spiders.source import Source

MAX_FAULTS = 20  # of one page: a layout that changed needs no more
_NUMBER = re.compile(r"\d(?:[\d.,' \u00a0\u2009\u202f]*\d)?")


def read_listing(
    definition: SiteDefinition, source: Source, context: Context, task: Task, url: str, tree: Selector
) -> PageResult:
    """A page of links. Raises PageUnfit where it has none and nothing says that there are none."""
    base = base_of(tree, url)
    if source.sections and task.depth == 0:
        return _sections(
            source, context, [absolute(base, link) for link in css_texts(tree, source.sections, address=True)]
        )
    found = [absolute(base, link) for link in css_texts(tree, source.links, address=True)]
    total, faults = _total(tree, source)
    if not found:
        return _nothing(tree, source, context, "links", source.links, total)
    return linked(definition, source, context, task, found, _next(tree, source, base), total, faults)


def read_cards(
    definition: SiteDefinition, source: Source, context: Context, task: Task, url: str, tree: Selector
) -> PageResult:
    """A page of whole ads. Raises PageUnfit where it has none and nothing says so, and where no card can be read."""
    base = base_of(tree, url)
    cards = [card for card in tree.css(source.items) if not isinstance(card.root, str)]
    total, faults = _total(tree, source)
    if not cards:
        return _nothing(tree, source, context, "items", source.items, total)
    scopes = [Scope(url, node=card, base=base) for card in cards]
    return whole(definition, source, context, task, scopes, _next(tree, source, base), total, faults)


def linked(
    definition: SiteDefinition,
    source: Source,
    context: Context,
    task: Task,
    found: Sequence[str],
    following: str | None,
    total: int | None,
    faults: tuple[str, ...] = (),
) -> PageResult:
    """The result of a list of links: tasks for those that are ad pages, and the task for the page that follows."""
    ids = {link: id_in(definition, link) for link in dict.fromkeys(found)}
    seen = tuple(dict.fromkeys(native_id for native_id in ids.values() if native_id))
    if not seen:
        raise PageUnfit(f"links: expected addresses that match ad.url, found {len(ids)} that do not")
    odd = sum(native_id is None for native_id in ids.values())
    if odd:
        faults += (f"links: expected addresses that match ad.url, found {odd} of {len(ids)} that do not",)
    ads = tuple(
        NewTask(link, TaskKind.AD, task.depth + 1, Context(source.index, context.category).written())
        for link, native_id in ids.items()
        if native_id
    )
    more, stopped = next_page(source, context, task, following, seen, len(ids))
    return PageResult(PageState.OK, tasks=ads + more, seen=seen, faults=faults + stopped, total=total)


def whole(
    definition: SiteDefinition,
    source: Source,
    context: Context,
    task: Task,
    scopes: Sequence[Scope],
    following: str | None,
    total: int | None,
    faults: tuple[str, ...] = (),
) -> PageResult:
    """The result of a list of whole ads. An ad that cannot be read is a fault, and sighted if its id can be."""
    read: list[Read] = []
    seen: list[str] = []
    problems: list[str] = []
    for index, scope in enumerate(scopes):
        try:
            read.append(read_ad(definition, scope, context.category))
            problems += [f"item {index}: {fault}" for fault in read[-1].faults]
        except PageUnfit as error:
            problems.append(f"item {index}: {error}")
            seen += _only_id(definition, scope)
    ids = [item.ad.native_id for item in read]
    problems += [f"field id: expected it once on the page, found it {ids.count(one)} times" for one in _twice(ids)]
    if not read:
        raise PageUnfit(f"{problems[0]} ({len(problems)} of {len(scopes)} items)")
    more, stopped = next_page(source, context, task, following, (*ids, *seen), len(scopes))
    return PageResult(
        PageState.OK,
        ads=tuple(item.ad for item in read),
        tasks=more,
        seen=tuple(seen),
        faults=(*faults, *problems[:MAX_FAULTS], *stopped),
        rungs=tuple(rung for item in read for rung in item.rungs),
        total=total,
    )


def next_page(
    source: Source, context: Context, task: Task, following: str | None, ids: Iterable[str], count: int
) -> tuple[tuple[NewTask, ...], tuple[str, ...]]:
    """The task for the page that follows, if any; a fault where the listing runs in circles or without end."""
    if following is None:
        return (), ()
    digest = hashlib.sha256("\n".join(ids).encode("utf-8", "replace")).hexdigest()[:16]
    if digest == context.last:
        return (), ("next: expected another page, found the ads of the one before",)
    if task.depth + 1 >= source.max_pages:
        return (), (f"next: expected at most {source.max_pages} pages, found more",)
    carried = Context(source.index, context.category, context.so_far + count, digest)
    return (NewTask(following, TaskKind.LISTING, task.depth + 1, carried.written()),), ()


def number_in(text: str) -> int:
    """The one whole number in a text, thousands parted or not; raises PageUnfit when there is not just one."""
    found = _NUMBER.findall(text)
    if len(found) != 1:
        raise PageUnfit(f"total: expected one number, found {len(found)}")
    return int(re.sub(r"\D", "", found[0])[:15])


def _sections(source: Source, context: Context, found: Sequence[str]) -> PageResult:
    if not found:
        raise PageUnfit(f"sections: expected at least 1 match of {source.sections!r}, found 0")
    carried = Context(source.index, context.category).written()
    return PageResult(
        PageState.OK, tasks=tuple(NewTask(link, TaskKind.LISTING, 1, carried) for link in dict.fromkeys(found))
    )


def _total(tree: Selector, source: Source) -> tuple[int | None, tuple[str, ...]]:
    if not source.total:
        return None, ()
    found = list(css_texts(tree, source.total))
    try:
        if len(found) != 1:
            raise PageUnfit(f"total: expected 1 match of {source.total!r}, found {len(found)}")
        return number_in(found[0]), ()
    except PageUnfit as error:
        return None, (str(error),)


def _next(tree: Selector, source: Source, base: str) -> str | None:
    """The address of the next page. A pager above and below may name it twice, but not two pages."""
    found = {absolute(base, link) for link in css_texts(tree, source.next, address=True)} if source.next else set()
    if len(found) > 1:
        raise PageUnfit(f"next: expected at most 1 address at {source.next!r}, found {len(found)}")
    return next(iter(found), None)


def _nothing(
    tree: Selector, source: Source, context: Context, what: str, selector: str, total: int | None
) -> PageResult:
    """Nothing was found: empty only where the page says so, by its words or by its total."""
    if (source.empty and tree.css(source.empty)) or (total is not None and context.so_far >= total):
        return PageResult(PageState.EMPTY, total=total)
    raise PageUnfit(
        f"{what}: expected at least 1 match of {selector!r}, found 0 and nothing that says the list is empty"
    )


def _only_id(definition: SiteDefinition, scope: Scope) -> tuple[str, ...]:
    try:
        return next(values(rule, scope)[0] for rule in definition.fields if rule.name == "id")
    except (PageUnfit, StopIteration):
        return ()


def _twice(ids: Sequence[str]) -> list[str]:
    return [one for one in dict.fromkeys(ids) if ids.count(one) > 1]
