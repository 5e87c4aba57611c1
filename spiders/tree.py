"""From bytes to a tree, and never half a tree: a page that the parser cannot see whole is refused, not read as empty.

libxml2 drops whatever is nested below 2,045 levels without a word, and needs quadratic time for the attributes of one
tag (40,000 of them: 16 s of CPU, measured with lxml 6.1). Both are found here before a page can be taken for empty.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from itertools import islice
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from parsel import Selector
from parsel.csstranslator import HTMLTranslator
from w3lib.encoding import html_to_unicode

from model import PageUnfit

MAX_PAGE = 8_388_608  # bytes, content coding removed: what the egress lets through as well
MAX_XML = 52_428_800  # bytes; the sitemap protocol allows 50 MiB
MAX_TAGS = 100_000  # start and end tags; 200,000 end tags in a deep page cost 1.6 s
MAX_PAIRS = 150_000_000  # pairs of attributes on one tag, over all tags: libxml2 compares each pair, 0.2 s in all
MAX_ANCESTORS = 10_000_000  # sum over all elements: the work of one descendant step of a selector
PARSER_DEPTH = 2_040  # libxml2 stops at 2,048 and says so in a log that can overflow

_TAG = re.compile(r"<[/A-Za-z]")
_ATTRIBUTE = r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"?+|'[^']*+'?+|[^\s>]*+))?+"
_ATTRIBUTES = re.compile(rf"[^\s/>]*+(?P<list>(?:{_ATTRIBUTE})*+)")
_ONE = re.compile(_ATTRIBUTE)


def decode(body: bytes, content_type: str, encoding: str = "") -> str:
    """The text of a page; `encoding` overrides what headers and page declare. Raises PageUnfit when too large."""
    if len(body) > MAX_PAGE:
        raise PageUnfit(f"too-large: expected at most {MAX_PAGE} bytes, found {len(body)}")
    if encoding:
        return body.decode(encoding, "replace").replace("\x00", "")
    _, text = html_to_unicode(content_type or None, body, default_encoding="utf-8")
    return text.replace("\x00", "")


def html_tree(text: str) -> Selector:
    """The page as a tree; raises PageUnfit (`parser-refused`, `parser-truncated`) when it can be seen only in part."""
    prescan(text)
    parser = etree.HTMLParser(recover=True, encoding="utf-8", huge_tree=True)
    root = etree.fromstring(text.strip().encode("utf-8", "replace") or b"<html/>", parser=parser)
    if root is None:
        raise PageUnfit("parser-refused: expected HTML, found nothing that reads as such")
    stopped = any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    deepest, ancestors = (0, 0) if _is_shallow(root) else _measure(root)
    if stopped or deepest >= PARSER_DEPTH:
        raise PageUnfit(f"parser-truncated: the page nests deeper than the {PARSER_DEPTH} levels that the parser sees")
    if ancestors > MAX_ANCESTORS:
        raise PageUnfit("parser-refused: the page is too large for its depth to be searched in time")
    return Selector(root=root, type="html")


def matches(node: Selector, css: str) -> list[Any]:
    """What a selector finds in a node: lxml elements, or texts where it says `::text` or `::attr(...)`.

    As `node.css(css)`, without an object of parsel's for each: they cost as much as the search.
    """
    return list(_compiled(css)(node.root))


@lru_cache(maxsize=1024)
def _compiled(css: str) -> Any:  # noqa: ANN401
    return etree.XPath(_CSS.css_to_xpath(css), smart_strings=False)


_CSS = HTMLTranslator()


def prescan(text: str) -> None:
    """Refuse, before any parser runs, what would cost it seconds. Linear in the length of the page.

    Every `<` that could open a tag is tried by itself, also inside quotes, scripts and comments: what a parser would
    make of those is its own affair, and a page cannot hide a tag from this scan by confusing it.
    """
    budget = 16 * len(text) + 1_000_000
    pairs = 0
    if text.count("<") > MAX_TAGS and next(islice(_TAG.finditer(text), MAX_TAGS, None), None):
        raise PageUnfit(f"parser-refused: expected at most {MAX_TAGS} tags, found more")
    for tag in _DOUBTFUL.finditer(text):
        match = _ATTRIBUTES.match(text, tag.end())
        assert match is not None  # every part of the expression may be empty
        budget -= match.end() - match.start()
        if budget < 0:
            raise PageUnfit("parser-refused: tags overlap too often to be scanned in time")
        if len(match["list"]) > _SHORT:
            pairs += _pairs(match["list"])
        if pairs > MAX_PAIRS:
            raise PageUnfit("parser-refused: expected a few attributes on a tag, found thousands")


_SHORT = 200  # characters of attributes that cannot hold enough of them to matter

# Nearly every tag is short and has its quotes in order: each opens behind its `=`, and no quoted value holds a quote,
# an angle bracket or an `=`. Of such a tag `_ATTRIBUTES` can match nothing beyond its `>`, so it need not be tried: all
# of them together cost less than the text is long. Only the others are looked at.
_PLAIN = r"(?:[^<>\"'=]++|=(?:\"[^<>\"'=]*+\"|'[^<>\"'=]*+'|(?![\"'])))*+>"
_DOUBTFUL = re.compile(rf"<[/A-Za-z](?!(?=[^<>]{{0,{_SHORT}}}+>){_PLAIN})")


def _pairs(attributes: str) -> int:
    count = sum(1 for _ in _ONE.finditer(attributes))
    return count * count


_SHALLOW = 64  # levels; pages of ads nest 10 to 30
_BELOW = etree.XPath("/".join(["*"] * _SHALLOW))
_ALL = etree.XPath("count(descendant-or-self::*)")


def _is_shallow(root: Any) -> bool:  # noqa: ANN401
    """Whether the page is so flat and small that no bound can be passed: asked of libxml2, ten times faster."""
    return not _BELOW(root) and _ALL(root) * _SHALLOW <= MAX_ANCESTORS


def _measure(root: Any) -> tuple[int, int]:  # noqa: ANN401
    """The depth of the deepest element, and the sum of the depths of all."""
    depth = deepest = total = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            deepest = max(deepest, depth)
            total += depth
        else:
            depth -= 1
    return deepest, total


def xml_tree(body: bytes) -> Any:  # noqa: ANN401
    """The root of a feed or sitemap; raises PageUnfit for anything malformed, with a DTD, or out of bounds."""
    if len(body) > MAX_XML:
        raise PageUnfit(f"too-large: expected at most {MAX_XML} bytes, found {len(body)}")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(body.strip(), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        raise PageUnfit("expected well-formed XML, found something else") from None
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise PageUnfit("parser-refused: expected XML without a document type, found one")
    return root


Json = None | bool | str | list["Json"] | dict[str, "Json"]


def json_value(text: str) -> Json:
    """A JSON document with its numbers as they are written; raises PageUnfit when it is none."""
    try:
        value: Json = json.loads(text.lstrip("\ufeff"), parse_int=str, parse_float=str, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise PageUnfit("expected JSON, found something else") from None
    return value


def _no_constant(name: str) -> None:
    raise ValueError(name)
