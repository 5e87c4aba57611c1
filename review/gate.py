"""The gate of the desk: who asks, whether they may, what they get, and the one line that the log keeps of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import Response

import store as rooms
from model import Account, BadInput, EvidenceBroken, Operation, Refused, StoreBusy
from review import words
from review.access import authorize, check_form, cookie_name, digest, is_fresh
from review.doors import Door
from review.own import PREFERENCES
from review.page import Preferences, preferences
from review.visit import Absent, Answer, Custody, Desk, Entry, NotAsRecorded, Visit, go
from review.words import msg

LARGEST_FORM = 256 * 1024
MOST_FIELDS = 2000
NOT_HERE = msg("There is nothing here, or not any more.")

Form = dict[str, tuple[str, ...]]


async def read_form(request: Request) -> Form:
    """The fields of an URL-encoded form of at most LARGEST_FORM bytes; raises BadInput."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_FORM:
            raise BadInput("the form is too large")
    form: Form = {}
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise BadInput("the form cannot be read") from error
    for name, value in pairs:
        form[name] = (*form.get(name, ()), value)
    return form


def serve(desk: Desk, door: Door, request: Request, form: Form) -> Response:
    """Let a request through the gate, answer it, and write its one line in the log."""
    token = request.cookies.get(cookie_name(request), "")
    at = desk.clock()
    visit = recognise(desk, request, token, form, at)
    if visit is None:
        return go("/login")
    try:
        authorize(visit.account, door.roles)
        if door.method == "POST":
            check_form(request, visit.csrf, request.headers.get("x-csrf") or visit.optional("csrf"))
        return (_act if door.method == "POST" else _read)(desk, door, visit, digest(token))
    except Refused as refusal:
        _log(desk, visit, Entry(Operation.REFUSAL, f"{door.method} {door.path}", "", detail=str(refusal)))
        return problem(desk, visit.preferences, 403, visit.say(words.REFUSALS.get(refusal.reason, str(refusal))), visit)
    except EvidenceBroken as broken:
        return _not_as_recorded(desk, visit, broken)
    except (BadInput, Absent, StoreBusy) as trouble:
        status, what = _trouble(trouble)
        return problem(desk, visit.preferences, status, visit.say(what), visit)


def _not_as_recorded(desk: Desk, visit: Visit, broken: EvidenceBroken) -> Response:
    """The person is told at once, the log names the capture, and nothing is shown."""
    entry = Entry(Operation.CONSULTATION, "evidence.broken", "", detail=str(broken))
    _log(desk, visit, entry, broken.custody if isinstance(broken, NotAsRecorded) else None)
    what = visit.say("Stored bytes do not match their record.")
    response = problem(desk, visit.preferences, 500, what, visit)
    response.headers["X-Why"] = quote(what)
    return response


def _trouble(trouble: Exception) -> tuple[int, str]:
    """Status and sentence of what a person can put right."""
    if isinstance(trouble, Absent):
        return 404, NOT_HERE
    if isinstance(trouble, StoreBusy):
        return 503, msg("The database is busy; please try again.")
    return 400, str(trouble)


def recognise(desk: Desk, request: Request, token: str, form: Form, at: datetime) -> Visit | None:
    """Who this is, or None when the session is unknown, idle too long or too old."""
    idle = timedelta(minutes=desk.settings.choices.idle_minutes)
    with desk.store.reading() as unit:
        session = rooms.accounts.session(unit, digest(token)) if token else None
        account = rooms.accounts.get(unit, session.account) if session else None
    if session is None or account is None or account.disabled:
        return None
    if not is_fresh(session.opened_at, session.seen_at, at, idle):
        with desk.store.writing() as unit:
            rooms.accounts.close_session(unit, digest(token))
        return None
    return Visit(desk, request, account, session.csrf, form, at, view_of(desk, request, account))


def view_of(desk: Desk, request: Request, account: Account | None) -> Preferences:
    return preferences(request.cookies.get(PREFERENCES, ""), account.language if account else desk.settings.language)


def _read(desk: Desk, door: Door, visit: Visit, token: str) -> Response:
    """A view sees one state of the database; its line in the log is written before anything is sent."""
    with desk.store.reading() as unit:
        answer = door.view(visit, unit)
    with desk.store.writing() as unit:
        write(unit, visit, answer.entry, answer.custody)
        rooms.accounts.touch_session(unit, token, visit.at)
    return answer.response


def _act(desk: Desk, door: Door, visit: Visit, token: str) -> Response:
    """A change and its line in the log stand or fall together."""
    with desk.store.writing() as unit:
        answer: Answer = door.view(visit, unit)
        write(unit, visit, answer.entry, answer.custody)
        rooms.accounts.touch_session(unit, token, visit.at)
    return answer.response


def _log(desk: Desk, visit: Visit, entry: Entry, custody: Custody | None = None) -> None:
    with desk.store.writing() as unit:
        write(unit, visit, entry, custody)


def write(unit: rooms.Unit, visit: Visit, entry: Entry, custody: Custody | None = None) -> None:
    """The line of a request, and before it that of what was done with captures, if any was."""
    if custody and custody.found:
        rooms.custody.log(
            unit, visit.at, visit.account.name, custody.act, custody.found, subject=custody.subject, why=custody.why
        )
    rooms.audit.log(
        unit,
        visit.at,
        visit.account.name,
        entry.operation,
        entry.action,
        entry.subject,
        entry.justification,
        entry.case,
        entry.detail,
    )


def problem(desk: Desk, chosen: Preferences, status: int, what: str, visit: Visit | None = None) -> Response:
    """A page that says in one sentence what is the matter."""
    return desk.pages.render(
        "problem.html",
        chosen,
        status,
        account=visit.account if visit else None,
        csrf=visit.csrf if visit else "",
        said="",
        here="",
        now=desk.clock(),
        what=what,
        code=status,
    )
