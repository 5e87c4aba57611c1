"""Addresses found on a page, made absolute."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urldefrag, urlencode, urljoin, urlsplit, urlunsplit

from parsel import Selector

from model import PageUnfit
from spiders.tree import matches


def absolute(base: str, found: str) -> str:
    """`found` as an absolute address without fragment; raises PageUnfit where it cannot be read as one."""
    root = _root(base)
    if root and _SIMPLE.fullmatch(path := found.removeprefix(root)):
        return root + path
    try:
        joined = urldefrag(urljoin(base, found.strip())).url
        _ = urlsplit(joined).port
    except ValueError:
        raise PageUnfit("expected an address, found something that cannot be read as one") from None
    return joined


# An address on the same host, written so plainly that joining could change nothing of it: nearly all are.
_SIMPLE = re.compile(r"(?:/[A-Za-z0-9_-][A-Za-z0-9_.~%-]*+)++/?+")


@lru_cache(maxsize=64)
def _root(base: str) -> str:
    """`http://host:port` of an address; of one that is not so plain nothing."""
    match = _PLAIN_ROOT.match(base)
    return match[0] if match and int(match["port"] or 0) <= 65_535 else ""


_PLAIN_ROOT = re.compile(r"https?://[a-z0-9][a-z0-9.-]*+(?::(?P<port>[0-9]{1,5}))?(?=/)")


def is_web(url: str) -> bool:
    """Whether the address begins with http or https."""
    return url.startswith(("http://", "https://")) or urlsplit(url).scheme in {"http", "https"}


def base_of(tree: Selector, url: str) -> str:
    """What relative addresses of the page start from: its own address, or what its first `<base>` says."""
    said = matches(tree, "base::attr(href)")
    return absolute(url, said[0]) if said and said[0] else url


def with_parameter(url: str, name: str, value: str) -> str:
    """The address with one query parameter set."""
    parts = urlsplit(url)
    kept = [(key, old) for key, old in parse_qsl(parts.query, keep_blank_values=True) if key != name]
    return urlunsplit(parts._replace(query=urlencode([*kept, (name, value)])))


def parameter(url: str, name: str, default: int) -> int:
    """A query parameter that is a whole number."""
    said = dict(parse_qsl(urlsplit(url).query)).get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else default
