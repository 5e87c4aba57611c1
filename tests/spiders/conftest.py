"""A small made-up board, as a definition and as pages, from which the tests of this room start."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from model import SiteDefinition, Task, TaskKind
from spiders.definition import parse
from spiders.reader import read
from spiders.result import Context, Page, PageResult

BOARD = """\
id: board
version: 3
owner: unit-a
base: http://ads.test:8080/
discover:
  - kind: listing
    url: /jobs
    links: li.ad a
    next: a.next
    total: .total
    empty: p.none
ad:
  url: /ad/(?P<id>\\d+)$
  category: job
  fields:
    title: {css: h1}
    text: {css: .text}
gone:
  css: [.removed]
blocked:
  text: [Verify you are human]
expect: {title: 1}
"""


@pytest.fixture
def board() -> str:
    """The YAML of the board."""
    return BOARD


@pytest.fixture
def define() -> Callable[..., SiteDefinition]:
    """Make a definition: the board's, with parts of its text replaced (old, new, old, new, ...)."""

    def make(*swaps: str, text: str = BOARD) -> SiteDefinition:
        text = textwrap.dedent(text)
        for old, new in zip(swaps[::2], swaps[1::2], strict=True):
            assert old in text
            text = text.replace(old, new)
        return parse(text.encode(), "sites/board.yml")

    return make


@pytest.fixture
def with_fields(define: Callable[..., SiteDefinition]) -> Callable[..., SiteDefinition]:
    """Make a definition whose fields are these lines, title and text being constants unless they are given."""

    def make(*lines: str) -> SiteDefinition:
        named = {line.split(":")[0] for line in lines}
        rest = [f"{name}: {{const: x}}" for name in ("title", "text") if name not in named]
        block = "".join(f"    {line}\n" for line in (*lines, *rest))
        return define("    title: {css: h1}\n    text: {css: .text}\n", block)

    return make


@pytest.fixture
def read_page() -> Callable[..., PageResult]:
    """Read a page as an ad page (or, with `listing`, as a list) and give the result."""

    def run(
        definition: SiteDefinition,
        body: str | bytes,
        *,
        url: str = "http://ads.test:8080/ad/7",
        status: int = 200,
        content_type: str = "text/html; charset=utf-8",
        listing: bool = False,
        depth: int = 0,
        context: Context | None = None,
    ) -> PageResult:
        kind = TaskKind.LISTING if listing else TaskKind.AD
        task = Task(1, url, kind, depth, context=(context or Context()).written())
        data = body if isinstance(body, bytes) else body.encode()
        return read(definition, task, Page(url, status, (), data, content_type))

    return run
