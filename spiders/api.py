"""JSON answers that list ads, with paging by page, by offset or by what the answer says comes next."""

from __future__ import annotations

from model import PageUnfit, SiteDefinition, Task
from spiders.address import absolute, parameter, with_parameter
from spiders.ladder import Scope, texts_at, values_at
from spiders.listing import linked, number_in, whole
from spiders.result import Context, PageResult, PageState
from spiders.source import Source
from spiders.tree import Json, json_value


def read_api(
    definition: SiteDefinition, source: Source, context: Context, task: Task, url: str, text: str
) -> PageResult:
    """One answer of the API. An empty list is an empty page; no list where one should be raises PageUnfit."""
    answer = json_value(text)
    items = _items(answer, source.items)
    total, faults = _total(answer, source.total)
    if not items:
        return PageResult(PageState.EMPTY, faults=faults, total=total)
    following = _next(answer, source, context, url, len(items), total)
    if source.link:
        links = [absolute(url, link) for item in items for link in texts_at(item, source.link)]
        return linked(definition, source, context, task, links, following, total, faults)
    scopes = [Scope(url, data=item) for item in items]
    return whole(definition, source, context, task, scopes, following, total, faults)


def _items(answer: Json, path: str) -> list[Json]:
    found = list(values_at(answer, path))
    if len(found) != 1 or not isinstance(found[0], list):
        raise PageUnfit(f"items: expected 1 list at {path!r}, found {len(found)} value(s) and no such list")
    return found[0]


def _total(answer: Json, path: str) -> tuple[int | None, tuple[str, ...]]:
    if not path:
        return None, ()
    try:
        found = list(texts_at(answer, path))
        if len(found) != 1:
            raise PageUnfit(f"total: expected 1 value at {path!r}, found {len(found)}")
        return number_in(found[0]), ()
    except PageUnfit as error:
        return None, (str(error),)


def _next(answer: Json, source: Source, context: Context, url: str, count: int, total: int | None) -> str | None:
    """The address of the answer that follows, `None` at the end."""
    if source.next:
        said = next(iter(texts_at(answer, source.next)), "")
        if not said:
            return None
        return with_parameter(url, source.cursor_param, said) if source.cursor_param else absolute(url, said)
    if total is not None and context.so_far + count >= total:
        return None
    if source.offset_param:
        return with_parameter(url, source.offset_param, str(parameter(url, source.offset_param, 0) + count))
    if source.page_param:
        return with_parameter(url, source.page_param, str(parameter(url, source.page_param, 1) + 1))
    return None
