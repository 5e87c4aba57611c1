"""`vigie site check`: what a definition makes of pages that are already stored, field by field and rung by rung."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from model import Discover, SiteDefinition, Task, TaskKind
from spiders.ad_page import id_in
from spiders.reader import read
from spiders.result import Context, Page, PageState
from spiders.source import Source, sources


@dataclass(frozen=True, slots=True)
class FieldReport:
    """How many ads had the field, the share that `expect` asks for, and how often each rung of its ladder gave it."""

    name: str
    hits: int
    expected: float | None
    rungs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageFault:
    """One thing that did not fit, and the capture in which it can be looked at."""

    capture: str
    url: str
    fault: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What became of the stored pages. `skipped` are those that the definition does not ask for."""

    pages: int
    skipped: int
    ads: int
    states: tuple[tuple[PageState, int], ...]
    fields: tuple[FieldReport, ...]
    faults: tuple[PageFault, ...]

    @property
    def drift(self) -> tuple[str, ...]:
        """The fields that fewer ads have than `expect` asks for."""
        return tuple(
            field.name
            for field in self.fields
            if self.ads and field.expected is not None and field.hits < field.expected * self.ads
        )


def check(definition: SiteDefinition, stored: Iterable[tuple[str, Page]]) -> CheckReport:
    """Read every stored page (capture id, page) once more, without the network."""
    states, hits, rungs = Counter[PageState](), Counter[str](), Counter[tuple[str, int]]()
    faults: list[PageFault] = []
    skipped = ads = 0
    for capture, page in stored:
        task = task_of(definition, page.url)
        if task is None:
            skipped += 1
            continue
        result = read(definition, task, page)
        states[result.state] += 1
        ads += len(result.ads)
        hits.update(name for name, _ in result.rungs)
        rungs.update(result.rungs)
        faults += [PageFault(capture, page.url, fault) for fault in result.faults]
    shares = dict(definition.expect)
    fields = tuple(
        FieldReport(
            rule.name,
            hits[rule.name],
            shares.get(rule.name),
            tuple(rungs[rule.name, index] for index in range(len(rule.ladder))),
        )
        for rule in definition.fields
    )
    return CheckReport(states.total(), skipped, ads, tuple(states.items()), fields, tuple(faults))


def task_of(definition: SiteDefinition, url: str) -> Task | None:
    """The task under which a sweep would have fetched `url`; `None` for photos and whatever else is stored."""
    if id_in(definition, url):
        return Task(0, url, TaskKind.AD)
    for source in sources(definition):
        if url in source.urls:
            return _listing(url, source, 0)
    for source in sources(definition):
        if _follows(url, source):
            return _listing(url, source, 1)
    return None


def _listing(url: str, source: Source, depth: int) -> Task:
    context = Context(source.index, source.category, hops=depth if source.kind is Discover.SITEMAP else 0)
    return Task(0, url, TaskKind.LISTING, depth, context=context.written())


def _follows(url: str, source: Source) -> bool:
    """Whether `url` is a further page of the source: another query of the same path, or another file of a sitemap."""
    parts = urlsplit(url)
    if source.kind is Discover.SITEMAP:
        return parts.path.endswith((".xml", ".xml.gz")) and "sitemap" in parts.path
    return any(urlsplit(start)[:3] == parts[:3] for start in source.urls)
