"""A site definition, as read from its YAML file: which hosts, how fast, where ads stand, how a page becomes an ad."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Discover(StrEnum):
    """How the addresses (or the whole ads) of a site are found."""

    LISTING = "listing"  # server-rendered pages with links and a next link
    CARDS = "cards"  # a browser page whose cards hold whole ads and no links
    JSON = "json"  # a JSON API with paging
    SITEMAP = "sitemap"
    FEED = "feed"  # RSS or Atom


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of a ladder: where a value stands on the page. `kind` is css, jsonld, json, meta, url or const."""

    kind: str
    expression: str


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How one field of an ad is read: the first rung that matches wins, and which one it was is recorded.

    `required` fields must match; `many` fields may match any number of times, others exactly once or not at all.
    `clean` names cleaners of a closed list; `map` turns a site's words into ours, an unknown word being a fault.
    `match` is a regular expression with one group: the part of the value that is wanted, none where it does not match.
    `date_format` (strptime) and `zone` (IANA) say how a time is written where it is neither ISO 8601 nor RFC 822.
    """

    name: str
    ladder: tuple[Step, ...]
    required: bool = False
    many: bool = False
    clean: tuple[str, ...] = ()
    map: tuple[tuple[str, str], ...] = ()
    match: str | None = None
    date_format: tuple[str, ...] = ()
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """A notice that any visitor answers, such as one about age: the cookies that answer it, why we may, who agreed."""

    cookies: tuple[tuple[str, str], ...]
    basis: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class Fetch:
    """How politely and by which means a site is fetched. Rates are per site."""

    mode: str = "http"  # http or browser
    delay_s: float = 2.0
    concurrency: int = 1
    robots: str = "obey"  # obey, or the reference of a signed override
    window: str | None = None  # "22:00-06:00 Europe/Brussels"
    requests_day: int | None = None
    wait_for: str | None = None  # browser: selector that shows the page is drawn


@dataclass(frozen=True, slots=True)
class SiteDefinition:
    """One site. `sha256` is the digest of the file's bytes and goes into every run; `base` is where paths start."""

    id: str
    version: int
    owner: str
    base: str
    hosts: tuple[str, ...]  # closed list of host[:port]; that of `base` included
    fetch: Fetch
    discover: tuple[tuple[Discover, tuple[tuple[str, str], ...]], ...]
    ad_pattern: str | None  # regular expression with group `id`, over the address of an ad page
    category: str | None  # fixed category; otherwise field `category` gives it
    fields: tuple[FieldRule, ...]
    gone_status: tuple[int, ...]
    gone_if: tuple[str, ...]  # CSS selectors that stand on a page of a removed ad
    blocked_status: tuple[int, ...]
    blocked_text: tuple[str, ...]
    expect: tuple[tuple[str, float], ...]  # field -> share of ads that must have it; below it the run says drift
    sha256: str
    path: str = ""
    gate: Gate | None = None
    terms: tuple[str, ...] = ()  # addresses of the site's terms of use, kept at the start of each sweep
