"""One request by one person at the desk, and what a view answers: a response and its line in the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from config.settings import Settings
from model import Account, Act, BadInput, EvidenceBroken, Found, Operation, Rule
from review.page import Pages, Preferences
from store import Store

LONGEST_FIELD = 4000


class Absent(Exception):
    """There is nothing at this address (any more)."""


class Rules(Protocol):
    """Finds the rule that raised an alert, as it was written then."""

    def __call__(self, rule: str, version: str) -> Rule | None: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What every view shares."""

    store: Store
    settings: Settings
    clock: Callable[[], datetime]
    pages: Pages


@dataclass(frozen=True, slots=True)
class Entry:
    """What the log will say of a request; `subject` is an opaque id."""

    operation: Operation
    action: str
    subject: str
    justification: str = ""
    case: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Custody:
    """What was done with captures, and what their bytes were at that moment: a line of its own in the log."""

    act: Act
    subject: str
    found: tuple[Found, ...]
    why: str


class NotAsRecorded(EvidenceBroken):
    """Bytes that somebody asked for do not match their record; `custody` tells the log which."""

    def __init__(self, what: str, custody: Custody) -> None:
        super().__init__(what)
        self.custody = custody


@dataclass(frozen=True, slots=True)
class Answer:
    response: Response
    entry: Entry
    custody: Custody | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A request with its person, time and form. Values from outside are read through `field` and `query`."""

    desk: Desk
    request: Request
    account: Account
    csrf: str
    form: Mapping[str, tuple[str, ...]]
    at: datetime
    preferences: Preferences

    @property
    def training(self) -> bool:
        return self.desk.settings.training

    def path(self, name: str) -> str:
        return str(self.request.path_params[name])

    def query(self, name: str) -> str:
        return self.request.query_params.get(name, "").strip()[:LONGEST_FIELD]

    def optional(self, name: str) -> str:
        """The first value of a form field, trimmed; empty when it was left out."""
        return next(iter(self.form.get(name, ())), "").strip()[:LONGEST_FIELD]

    def field(self, name: str, what: str) -> str:
        """The same, raising BadInput with `what` (a translated sentence) when empty."""
        value = self.optional(name)
        if not value:
            raise BadInput(what)
        return value

    def several(self, name: str) -> tuple[str, ...]:
        return tuple(value.strip()[:LONGEST_FIELD] for value in self.form.get(name, ()))

    def say(self, message: str) -> str:
        """`message` in the person's language."""
        return self.desk.pages.translate(self.preferences.language)(message)

    def show(self, template: str, status: int = 200, **values: object) -> Response:
        """The page `template` with the values that every page needs."""
        return self.desk.pages.render(
            template,
            self.preferences,
            status,
            account=self.account,
            csrf=self.csrf,
            now=self.at,
            said=self.query("said"),
            here=self.request.url.path,
            **values,
        )


def go(path: str, **query: str) -> Response:
    """Send the browser on after a form, so that reloading does not repeat it."""
    return RedirectResponse(path + ("?" + urlencode(query) if query else ""), status_code=303)
