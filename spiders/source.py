"""One entry of `discover`, unpacked, and the addresses a sweep starts from."""

from __future__ import annotations

from dataclasses import dataclass

from model import Discover, NewTask, SiteDefinition, TaskKind
from spiders.result import Context

MAX_PAGES = 2_000  # of one listing, unless its `max_pages` says otherwise: more is a trap or a calendar


@dataclass(frozen=True, slots=True)
class Source:
    """Where ads are found. `links`, `items`, `next`, `total`, `empty` are CSS selectors, or paths in a JSON answer.

    With `sections`, the first page lists listings: its links of that selector lead to the pages that list ads.
    """

    index: int
    kind: Discover
    urls: tuple[str, ...]
    category: str = ""
    sections: str = ""
    links: str = ""
    items: str = ""
    link: str = ""
    next: str = ""
    total: str = ""
    empty: str = ""
    page_param: str = ""
    offset_param: str = ""
    cursor_param: str = ""
    max_pages: int = MAX_PAGES


def sources(definition: SiteDefinition) -> tuple[Source, ...]:
    """The entries of `discover`, in order."""
    return tuple(_source(index, kind, options) for index, (kind, options) in enumerate(definition.discover))


def _source(index: int, kind: Discover, options: tuple[tuple[str, str], ...]) -> Source:
    texts = {name: value for name, value in options if name not in {"url", "max_pages"}}
    most = next((int(value) for name, value in options if name == "max_pages"), MAX_PAGES)
    return Source(index, kind, tuple(value for name, value in options if name == "url"), max_pages=most, **texts)


def start_tasks(definition: SiteDefinition) -> list[NewTask]:
    """The addresses from which a sweep of the site starts."""
    return [
        NewTask(url, TaskKind.LISTING, context=Context(source.index, source.category).written())
        for source in sources(definition)
        for url in source.urls
    ]
