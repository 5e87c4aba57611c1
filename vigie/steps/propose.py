"""For whoever adds a site: a definition proposed from its pages, and stored pages read again with a definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import evidence
from crawler.visit import Guest, Visit, visit
from model import BadInput, Capture, CaptureKind, Discover, SiteDefinition
from spiders.check import CheckReport, check
from spiders.result import Page
from spiders.suggest import Proposal, site_id, suggest, wanted
from store import captures
from vigie.workspace import Workspace

DRAWN = "text/html; charset=utf-8"  # how a browser's rendered page is written down


def propose(workspace: Workspace, url: str, account: str) -> tuple[Path, tuple[str, ...]]:
    """Fetch a listing and an ad, write a definition to the workspace; its path, and notes for a person.

    Raises BadInput when the file is there already or no ads can be seen, Refused without a mandate for the site.
    """
    site = site_id(url)
    path = workspace.settings.sites / f"{site}.yml"
    if path.exists():
        raise BadInput("this site has a definition already", str(path), "mend it, or remove it first")
    made: list[Proposal] = []
    guest = Guest(workspace.settings, workspace.store, site, url, account)
    visit(guest, lambda fetch: made.append(_proposal(site, account, url, fetch)))
    path.write_text(made[0].text, encoding="utf-8")
    return path, made[0].notes


def _proposal(site: str, account: str, url: str, fetch: Visit) -> Proposal:
    listing = fetch(url)
    if listing is None:
        raise BadInput("the page did not answer, or robots.txt closes it", "url", "try another listing of the site")
    more = wanted(listing)
    ads = [page for page in map(fetch, more.ads) if page and page.status == 200]
    if not ads:
        raise BadInput("none of the addresses that look like ads answered", "url", "write the definition by hand")
    lists = [(Discover.FEED, page) for page in map(fetch, more.feeds) if page and page.status == 200]
    lists += [(Discover.SITEMAP, page) for page in map(fetch, more.sitemaps) if page and page.status == 200]
    return suggest(site, account, listing, ads[0], tuple(lists))


def reread(workspace: Workspace, definition: SiteDefinition) -> dict[str, Any]:
    """What the definition makes of every stored page of the site, as `vigie site check` prints it."""
    return _row(definition, check(definition, stored_pages(workspace, definition)))


def stored_pages(workspace: Workspace, definition: SiteDefinition) -> Iterator[tuple[str, Page]]:
    """Stored pages of a site; of browser pages the rendered ones, from which the parser reads."""
    wanted_kind = CaptureKind.DOM if definition.fetch.mode == "browser" else CaptureKind.PAGE
    with workspace.store.reading() as unit:
        held = [one for one in captures.every(unit) if one.site == definition.id and one.kind is wanted_kind]
    bodies = {one.id: one for one in held}
    for capture in held:
        yield capture.id, _page(workspace, capture, bodies)


def _page(workspace: Workspace, capture: Capture, bodies: Mapping[str, Capture]) -> Page:
    body = evidence.body(workspace.settings.evidence, capture, bodies=bodies)
    drawn = capture.kind is CaptureKind.DOM
    return Page(capture.url, capture.status or 200, (), body, DRAWN if drawn else capture.content_type)


def _row(definition: SiteDefinition, report: CheckReport) -> dict[str, Any]:
    return {
        "site": definition.id,
        "pages": report.pages,
        "skipped": report.skipped,
        "ads": report.ads,
        "faults": len(report.faults),
        "states": {state.value: count for state, count in report.states},
        "fields": {one.name: {"hits": one.hits, "rungs": list(one.rungs)} for one in report.fields},
        "drift": list(report.drift),
        "unfit": [{"capture": one.capture, "fault": one.fault} for one in report.faults[:20]],
    }
