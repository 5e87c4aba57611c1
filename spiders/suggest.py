"""`vigie site new`: from one listing and one ad, a definition that loads, for a person to read and mend."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from parsel import Selector

from model import BadInput, Discover, PageUnfit, SiteDefinition, Task, TaskKind
from spiders.address import base_of
from spiders.definition import parse
from spiders.hints import LINKED, PLAIN, Candidate, Links, feeds, find_field, find_links, find_next
from spiders.ladder import Scope
from spiders.reader import read
from spiders.result import Context, Page, PageState
from spiders.tree import decode, html_tree

ALWAYS = ("title", "text")
OPTIONAL = tuple(name for name in dict.fromkeys((*LINKED, *PLAIN)) if name not in ALWAYS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to fetch before proposing: addresses that look like ads, and feeds and sitemaps to try."""

    ads: tuple[str, ...]
    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The text of a definition, and what a person should know: what was found, what was not, what to decide."""

    text: str
    notes: tuple[str, ...]


def wanted(listing: Page) -> Wanted:
    """What else of the site is needed to propose a definition; raises BadInput where the page shows no list of ads."""
    tree, links = _listing(listing)
    sitemap = urljoin(listing.url, "/sitemap.xml")
    return Wanted(links.urls[:3], feeds(tree, listing.url), (sitemap,))


def suggest(site: str, owner: str, listing: Page, ad: Page, lists: tuple[tuple[Discover, Page], ...] = ()) -> Proposal:
    """A definition for the site of `listing`; `lists` are the feeds and sitemaps that answered.

    The proposal loads and reads the pages it was made from, or its notes say what it cannot read.
    """
    tree, links = _listing(listing)
    fields, notes = _fields(ad)
    text = _written(site, owner, listing.url, links, find_next(tree), _lists(links, lists), fields)
    definition = parse(text.encode(), f"{site}.yml")
    return Proposal(text, (*_reading(definition, listing, ad), *notes, "choose ad.category: the proposal says 'other'"))


def site_id(url: str) -> str:
    """A site id from an address: `www.ads.example:8080` becomes `ads-example-8080`."""
    host = urlsplit(url).netloc.lower().removeprefix("www.")
    return re.sub(r"[^a-z0-9]+", "-", host).strip("-")[:64].strip("-")


def _listing(page: Page) -> tuple[Selector, Links]:
    try:
        tree = html_tree(decode(page.body, page.content_type, page.encoding))
    except PageUnfit as error:
        raise BadInput(f"the page cannot be read: {error}", where=page.url) from None
    links = find_links(tree, page.url)
    if links is None:
        raise BadInput("no list of ads found on the page", where=page.url, do="give the address of a listing")
    return tree, links


def _fields(ad: Page) -> tuple[dict[str, list[Candidate]], tuple[str, ...]]:
    try:
        tree = html_tree(decode(ad.body, ad.content_type, ad.encoding))
    except PageUnfit as error:
        raise BadInput(f"the ad cannot be read: {error}", where=ad.url) from None
    scope = Scope(ad.url, node=tree, base=base_of(tree, ad.url))
    found = {name: find_field(name, scope) for name in (*ALWAYS, *OPTIONAL)}
    missing = [name for name, candidates in found.items() if not candidates]
    notes = (f"not found on the ad: {', '.join(missing)}; look whether the site has them",) if missing else ()
    return found, notes


def _lists(links: Links, lists: tuple[tuple[Discover, Page], ...]) -> list[tuple[Discover, str]]:
    """Of the feeds and sitemaps, those that answered with something of theirs."""
    marks = {Discover.FEED: b"<item|<entry", Discover.SITEMAP: b"<loc"}
    return [
        (kind, urlsplit(page.url)._replace(scheme="", netloc="").geturl())
        for kind, page in lists
        if page.status == 200 and re.search(marks[kind], page.body)
    ]


def _written(
    site: str,
    owner: str,
    url: str,
    links: Links,
    following: str | None,
    lists: list[tuple[Discover, str]],
    fields: dict[str, list[Candidate]],
) -> str:
    parts = urlsplit(url)
    path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    lines = [
        "# Proposed by a machine from one listing and one ad: read every line before the site is enabled.",
        f"id: {site}",
        "version: 1",
        f"owner: {_quoted(owner)}",
        f"base: {parts.scheme}://{parts.netloc}",
        "fetch: {mode: http, delay_s: 2, concurrency: 1, robots: obey}",
        "discover:",
        "  - kind: listing",
        f"    url: {_quoted(path)}",
        f"    links: {_quoted(links.selector)}  # {len(links.urls)} ads here",
        *([f"    next: {_quoted(following)}"] if following else []),
        *(f"  - {{kind: {kind}, url: {_quoted(address)}}}" for kind, address in lists),
        "ad:",
        f"  url: {_quoted(links.pattern)}",
        "  category: other  # what the board is about: escort, massage, job, housing, ...",
        "  fields:",
        *(line for name, found in fields.items() for line in _field(name, found)),
        "# gone: {css: [...]}        # what stands on the page of a removed ad, if it does not answer 404 or 410",
        "# blocked: {text: [...]}    # words of the site's challenge or block page",
        f"expect: {{{', '.join(f'{name}: 0.9' for name in ALWAYS)}}}",
    ]
    return "\n".join(lines) + "\n"


def _field(name: str, found: list[Candidate]) -> list[str]:
    if not found and name not in ALWAYS:
        return [f"    # {name}: not found"]
    if not found:
        return [f"    {name}: {{css: main}}  # nothing better was found"]
    clean = ", clean: [strip_tel]" if any("tel:" in one.step.expression for one in found) else ""
    hits = " then ".join(str(one.count) for one in found) + " here"
    if name == "language":
        hits += "; the page's, remove it if that is the same for every ad"
    rungs = [f"{one.step.kind}: {_quoted(one.step.expression)}" for one in found]
    if len(rungs) == 1:
        return [f"    {name}: {{{rungs[0]}{clean}}}  # {hits}"]
    ladder = ", ".join(f"{{{rung}}}" for rung in rungs)
    return [f"    {name}: {{first_of: [{ladder}]{clean}}}  # {hits}"]


def _quoted(text: str) -> str:
    """Text as YAML reads it back: plain where that is safe, else as a JSON string."""
    plain = re.fullmatch(r"[A-Za-z/][\w./-]*", text) and text.lower() not in {"true", "false", "null", "yes", "no"}
    return text if plain else json.dumps(text, ensure_ascii=False)


def _reading(definition: SiteDefinition, listing: Page, ad: Page) -> list[str]:
    """What the proposal makes of the very pages it comes from."""
    notes = []
    for page, kind in ((listing, TaskKind.LISTING), (ad, TaskKind.AD)):
        result = read(definition, Task(0, page.url, kind, context=Context().written()), page)
        gives = ", ".join(name for name, _ in result.rungs) or f"{len(result.seen)} ads"
        said = f"gives {gives}" if result.state is PageState.OK else f"reads as {result.state}"
        notes += [f"the {kind} {said}", *result.faults]
    return notes
