"""What a page gives away about itself: which links are its ads, where the next page is, where each field stands.

Only candidates, each with the number of matches: a person decides. Nothing here is used while crawling.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from parsel import Selector

from model import PageUnfit, Step
from spiders.address import absolute, base_of, is_web
from spiders.ladder import Scope, step_values

NEXT_WORDS = ("Next", "next", "Suivant", "suivant", "Volgende", "volgende", "Weiter", "weiter", "Siguiente", "›", "»")
NEXT_SELECTORS = ("a[rel~=next]", "link[rel~=next]", "a.next", ".next a", "li.next a")
# schema.org names in the order of preference; the first part stands for every type that has a name and a description
LINKED = {
    "title": ("name", "title", "headline"),
    "text": ("description", "articleBody"),
    "place": ("areaServed.address.addressLocality", "jobLocation.address.addressLocality", "address.addressLocality"),
    "country": ("areaServed.address.addressCountry", "jobLocation.address.addressCountry", "address.addressCountry"),
    "language": ("inLanguage",),
    "posted_at": ("datePosted", "datePublished", "dateCreated"),
    "price": ("price", "offers.price", "baseSalary.value.value"),
    "currency": ("priceCurrency", "offers.priceCurrency", "baseSalary.currency"),
    "contacts": ("telephone", "seller.telephone", "seller.contactPoint.telephone", "seller.contactPoint.description"),
    "reviews": ("review.reviewBody",),
    "photos": ("image", "image.url", "image.contentUrl"),
}
META = {"title": "og:title", "text": "og:description", "photos": "og:image"}
MICRODATA = {"title": "name", "text": "description", "price": "price", "posted_at": "datePosted", "photos": "image"}
CLASS_WORDS = {
    "title": ("title", "heading", "name", "headline"),
    "text": ("description", "text", "body", "content", "message"),
    "place": ("place", "location", "city", "town", "area", "locality"),
    "country": ("country",),
    "price": ("price", "prijs", "prix"),
    "contacts": ("contact__value", "contact-value", "contact", "phone", "tel"),
    "reviews": ("review", "comment"),
    "photos": ("photo", "gallery", "picture", "image", "carousel"),
}
PLAIN = {
    "title": ("h1",),
    "language": ("html::attr(lang)",),
    "posted_at": ("time::attr(datetime)",),
    "contacts": ('a[href^="tel:"]', 'a[href^="mailto:"]'),
}
PAGE_PARAMETERS = frozenset({"page", "p", "pg", "offset", "start", "sort", "order"})
MANY = frozenset({"contacts", "reviews", "photos"})
MOST_RUNGS = 3
_PLAIN_NAME = re.compile(r"[A-Za-z_][\w-]*")


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a listing that look like ads: a pattern for their addresses, a selector, how many there are."""

    pattern: str
    selector: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a field may stand, and the number of values found there."""

    step: Step
    count: int


def find_links(tree: Selector, url: str) -> Links | None:
    """The largest family of links on the page whose addresses differ only in a number or a last name."""
    base, host = base_of(tree, url), urlsplit(url).netloc
    families: dict[str, dict[str, list[Selector]]] = defaultdict(lambda: defaultdict(list))
    for anchor in tree.css("a[href]"):
        link = _link(base, anchor)
        if link and urlsplit(link).netloc == host:
            families[_shape(link)][link].append(anchor)
    ranked = sorted(families.items(), key=lambda family: ("(?P<id>" in family[0], len(family[1])), reverse=True)
    if not ranked or len(ranked[0][1]) < 2 or "(?P<id>" not in ranked[0][0]:
        return None
    pattern, found = ranked[0]
    return Links(pattern, _selector(tree, base, found), tuple(found))


def find_next(tree: Selector) -> str | None:
    """A selector for the link to the next page."""
    for selector in NEXT_SELECTORS:
        if len(tree.css(selector)) == 1:
            return selector
    for word in NEXT_WORDS:
        selector = f'a:contains("{word}")'
        if len(tree.css(selector)) == 1:
            return selector
    return None


def find_field(name: str, scope: Scope) -> list[Candidate]:
    """Where a field may stand on an ad page, most reliable first; later places are kept if they say the same."""
    found: dict[Step, list[str]] = {}
    for step in _steps(name, scope):
        try:
            values = [value for value in step_values(step, scope, address=name == "photos") if value.strip()]
        except PageUnfit:
            continue
        first = next(iter(found.values()), values)
        if values and (name in MANY or len(values) == 1) and _agree(name, first, values):
            found.setdefault(step, values)
    return [Candidate(step, len(values)) for step, values in found.items()][:MOST_RUNGS]


def _agree(name: str, left: list[str], right: list[str]) -> bool:
    """Whether two places say the same: as many pictures, or the same letters and digits."""
    if name == "photos":
        return len(left) == len(right)
    return [re.sub(r"\W", "", one) for one in left] == [re.sub(r"\W", "", one) for one in right]


def feeds(tree: Selector, url: str) -> tuple[str, ...]:
    """The RSS and Atom feeds that the page names in its head."""
    base = base_of(tree, url)
    kinds = 'link[rel~=alternate][type="application/rss+xml"], link[rel~=alternate][type="application/atom+xml"]'
    return tuple(dict.fromkeys(absolute(base, href) for href in tree.css(kinds).css("::attr(href)").getall()))


def _link(base: str, anchor: Selector) -> str | None:
    try:
        link = absolute(base, str(anchor.root.get("href")))
    except PageUnfit:
        return None
    return link if is_web(link) else None


def _shape(link: str) -> str:
    """A pattern for addresses like this one: the last part with a number is the id, a name beside it may vary."""
    parts = urlsplit(link)
    segments = parts.path.split("/")
    numbered = [index for index, segment in enumerate(segments) if re.search(r"\d", segment)]
    asked = [name for name, value in parse_qsl(parts.query) if value.isdigit() and name not in PAGE_PARAMETERS]
    if not numbered and asked:
        return rf"[?&]{re.escape(asked[-1])}=(?P<id>\d+)"
    shown = [re.escape(segment) for segment in segments]
    last = numbered[-1] if numbered else max(index for index, segment in enumerate(segments) if segment or not index)
    if numbered or last > 1:
        shown[last] = _id_segment(segments[last])
        shown[last + 1 :] = ["[^/]+" if segment else "" for segment in segments[last + 1 :]]
    if shown[last].startswith("[-_]"):
        return "/".join(shown[last:]) + "$"
    return "^https?://[^/]+" + "/".join(shown) + "$"


def _id_segment(segment: str) -> str:
    if match := re.fullmatch(r"(\d+)([-_])(.+)", segment):
        return rf"(?P<id>\d+){match[2]}[^/]+"
    if match := re.fullmatch(r"(.*[-_])(\d+)(\.[a-z]+)?", segment):
        return rf"[-_](?P<id>\d+){re.escape(match[3] or '')}"
    if match := re.fullmatch(r"([a-z]?)(\d+)(\.[a-z]+)?", segment):
        return rf"(?P<id>{match[1]}\d+){re.escape(match[3] or '')}"
    return "(?P<id>[^/]+)"


def _selector(tree: Selector, base: str, found: dict[str, list[Selector]]) -> str:
    """The selector that catches all of the links and as little else as possible."""
    anchors = [anchor for same in found.values() for anchor in same]
    best = max(_link_selectors(anchors[0]), key=lambda css: _fitness(tree, base, css, set(found)))
    return best


def _fitness(tree: Selector, base: str, selector: str, wanted: set[str]) -> tuple[int, int, int]:
    caught = {link for anchor in tree.css(selector) if (link := _link(base, anchor))}
    return len(caught & wanted), -len(caught - wanted), -len(selector)


def _link_selectors(anchor: Selector) -> Iterator[str]:
    yield "a"
    own = _named(anchor.root)
    if own:
        yield own
    for ancestor in list(anchor.root.iterancestors())[:5]:
        named = _named(ancestor)
        yield f"{named or ancestor.tag} a"
        if named and own:
            yield f"{named} {own}"


def _named(element) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001 - lxml has no types
    """`tag.class` or `tag#id` of an element that has one that can be written plainly."""
    names = [name for name in (element.get("class") or "").split() if _PLAIN_NAME.fullmatch(name)]
    ident = element.get("id") or ""
    if names:
        return f"{element.tag}.{names[0]}"
    return f"{element.tag}#{ident}" if _PLAIN_NAME.fullmatch(ident) and not re.search(r"\d", ident) else ""


def _steps(name: str, scope: Scope) -> Iterator[Step]:
    for kind in _kinds(scope):
        yield from (Step("jsonld", f"{kind}.{path}") for path in LINKED.get(name, ()))
    if name in MICRODATA:
        yield Step("css", f'[itemprop="{MICRODATA[name]}"]')
    yield from (Step("css", css) for css in PLAIN.get(name, ()))
    yield from (Step("css", css) for css in _by_class(name, scope))
    if name in META:
        yield Step("meta", META[name])


def _kinds(scope: Scope) -> list[str]:
    """The types in the linked data of the page that look like an ad."""
    kinds = []
    for item in scope.linked_data:
        kind = item.get("@type")
        if isinstance(kind, str) and {"name", "title"} & item.keys() and "description" in item:
            kinds.append(kind.rsplit("/", 1)[-1])
    return list(dict.fromkeys(kinds))


def _by_class(name: str, scope: Scope) -> Iterator[str]:
    """`tag.class` for elements whose class has a word that is usual for the field."""
    for word in CLASS_WORDS.get(name, ()):
        matches = scope.node.css(f'body [class*="{word}"]') if scope.node is not None else []
        for match in matches[:20]:
            names = [one for one in match.root.get("class").split() if word in one and _PLAIN_NAME.fullmatch(one)]
            if names:
                yield f".{names[0]} img" if name == "photos" else f"{match.root.tag}.{names[0]}"
