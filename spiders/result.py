"""What goes into a reading and what comes out: a page as fetched, the ads and addresses it held, what did not fit."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from model import Ad, NewTask


class PageState(StrEnum):
    """What a page turned out to be. Only `empty` says that there is nothing; only `gone` says that an ad is removed."""

    OK = "ok"
    GONE = "gone"
    BLOCKED = "blocked"
    UNFIT = "unfit"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Page:
    """One response: `body` with content coding removed; `encoding` only where somebody knows better than the page."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    content_type: str = ""
    encoding: str = ""

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True)
class PageResult:
    """What one page said.

    `seen` holds the native ids that a listing shows; `rungs` one (field, rung) pair for every value of every ad read,
    the first rung being 0; `faults` sentences without page text; `total` the number of ads that a listing states.
    """

    state: PageState
    ads: tuple[Ad, ...] = ()
    tasks: tuple[NewTask, ...] = ()
    seen: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    rungs: tuple[tuple[str, int], ...] = ()
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a task carries from the page that asked for it, written as JSON into `Task.context`.

    `source` is the place in `discover`; `so_far` the items that the pages before had, `last` the digest of their ids;
    `hops` counts redirects and sitemap levels; `ad` is the key of the ad whose photo it is.
    """

    source: int = 0
    category: str = ""
    so_far: int = 0
    last: str = ""
    hops: int = 0
    ad: str = ""

    def written(self) -> str:
        """As JSON, fields at their defaults left out."""
        return json.dumps({name: value for name in self.__slots__ if (value := getattr(self, name))})


def read_context(text: str) -> Context:
    """The context of a task; an empty text is a context without anything."""
    return Context(**json.loads(text)) if text else Context()
