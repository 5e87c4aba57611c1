"""The desk as an application: every request through one gate, one line in the log, one set of headers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import store as rooms
from config.settings import Settings
from model import Account, BadInput, EvidenceBroken, Operation, RefusalReason, Refused, StoreBusy
from review import login, words
from review.access import authorize, check_form, cookie_name, digest, is_fresh
from review.doors import DOORS, Door
from review.own import PREFERENCES
from review.page import Preferences, load_pages, preferences
from review.visit import Absent, Answer, Desk, Entry, Visit, go
from review.words import msg
from store import Store

HERE = Path(__file__).parent
LARGEST_FORM = 256 * 1024
MOST_FIELDS = 2000
NOT_HERE = msg("There is nothing here, or not any more.")
WRONG = msg("Something went wrong here; nothing was changed.")

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = (
    (b"content-security-policy", CONTENT_POLICY.encode()),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


def _now() -> datetime:
    return datetime.now(UTC)


class Headers:
    """Puts the same strict headers on every response, errors and static files included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in HEADERS}
                others = [header for header in message["headers"] if header[0].lower() not in ours]
                message = {**message, "headers": [*others, *HEADERS]}
            await send(message)

        await self.app(scope, receive, sent if scope["type"] == "http" else send)


def create_app(store: Store, settings: Settings, *, clock: Callable[[], datetime] = _now) -> Starlette:
    """The desk over an opened store. `clock` gives timezone-aware UTC."""
    desk = Desk(store, settings, clock, load_pages(settings))
    routes = [Route(door.path, _endpoint(desk, door), methods=[door.method]) for door in DOORS]
    routes += [
        Route("/login", _login_form(desk), methods=["GET"]),
        Route("/login", _log_in(desk), methods=["POST"]),
        Route("/logout", _log_out(desk), methods=["POST"]),
    ]
    return Starlette(
        routes=[*routes, Mount("/static", StaticFiles(directory=HERE / "static"))],
        middleware=[Middleware(Headers)],
        exception_handlers={HTTPException: _not_here(desk), Exception: _broken(desk)},
    )


async def read_form(request: Request) -> dict[str, tuple[str, ...]]:
    """The fields of an URL-encoded form of at most LARGEST_FORM bytes; raises BadInput."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_FORM:
            raise BadInput("the form is too large")
    form: dict[str, tuple[str, ...]] = {}
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise BadInput("the form cannot be read") from error
    for name, value in pairs:
        form[name] = (*form.get(name, ()), value)
    return form


def _endpoint(desk: Desk, door: Door) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            form = await read_form(request) if door.method == "POST" else {}
        except BadInput as mistake:
            return _problem(desk, _view_of(desk, request, None), 400, str(mistake))
        return await run_in_threadpool(_serve, desk, door, request, form)

    return endpoint


def _serve(desk: Desk, door: Door, request: Request, form: dict[str, tuple[str, ...]]) -> Response:
    """Let a request through the gate, answer it, and write its one line in the log."""
    token = request.cookies.get(cookie_name(request), "")
    at = desk.clock()
    visit = _visit(desk, request, token, form, at)
    if visit is None:
        return go("/login")
    try:
        authorize(visit.account, door.roles)
        if door.method == "POST":
            check_form(request, visit.csrf, request.headers.get("x-csrf") or visit.optional("csrf"))
        return (_act if door.method == "POST" else _read)(desk, door, visit, digest(token))
    except Refused as refusal:
        _log(desk, visit, Entry(Operation.REFUSAL, f"{door.method} {door.path}", "", detail=str(refusal)))
        return _problem(
            desk, visit.preferences, 403, visit.say(words.REFUSALS.get(refusal.reason, str(refusal))), visit
        )
    except EvidenceBroken as broken:
        _log(desk, visit, Entry(Operation.CONSULTATION, "evidence.broken", "", detail=str(broken)))
        return _problem(desk, visit.preferences, 500, visit.say("Stored bytes do not match their record."), visit)
    except (BadInput, Absent, StoreBusy) as trouble:
        status, what = _trouble(trouble)
        return _problem(desk, visit.preferences, status, visit.say(what), visit)


def _trouble(trouble: Exception) -> tuple[int, str]:
    """Status and sentence of what a person can put right."""
    if isinstance(trouble, Absent):
        return 404, NOT_HERE
    if isinstance(trouble, StoreBusy):
        return 503, msg("The database is busy; please try again.")
    return 400, str(trouble)


def _visit(desk: Desk, request: Request, token: str, form: dict[str, tuple[str, ...]], at: datetime) -> Visit | None:
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
    return Visit(desk, request, account, session.csrf, form, at, _view_of(desk, request, account))


def _view_of(desk: Desk, request: Request, account: Account | None) -> Preferences:
    return preferences(request.cookies.get(PREFERENCES, ""), account.language if account else desk.settings.language)


def _read(desk: Desk, door: Door, visit: Visit, token: str) -> Response:
    """A view sees one state of the database; its line in the log is written before anything is sent."""
    with desk.store.reading() as unit:
        answer = door.view(visit, unit)
    with desk.store.writing() as unit:
        _write(unit, visit, answer.entry)
        rooms.accounts.touch_session(unit, token, visit.at)
    return answer.response


def _act(desk: Desk, door: Door, visit: Visit, token: str) -> Response:
    """A change and its line in the log stand or fall together."""
    with desk.store.writing() as unit:
        answer: Answer = door.view(visit, unit)
        _write(unit, visit, answer.entry)
        rooms.accounts.touch_session(unit, token, visit.at)
    return answer.response


def _log(desk: Desk, visit: Visit, entry: Entry) -> None:
    with desk.store.writing() as unit:
        _write(unit, visit, entry)


def _write(unit: rooms.Unit, visit: Visit, entry: Entry) -> None:
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


def _problem(desk: Desk, chosen: Preferences, status: int, what: str, visit: Visit | None = None) -> Response:
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


def _not_here(desk: Desk) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, error: Exception) -> Response:
        chosen = _view_of(desk, request, None)
        what = desk.pages.translate(chosen.language)(NOT_HERE)
        return _problem(desk, chosen, getattr(error, "status_code", 404), what)

    return handler


def _broken(desk: Desk) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, error: Exception) -> Response:
        chosen = _view_of(desk, request, None)
        what = desk.pages.translate(chosen.language)(WRONG)
        return _problem(desk, chosen, 500, what)

    return handler


def _login_form(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return login.form(desk, _view_of(desk, request, None))

    return endpoint


def _log_in(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        chosen = _view_of(desk, request, None)
        try:
            form = await read_form(request)
        except BadInput as mistake:
            return _problem(desk, chosen, 400, str(mistake))
        return await run_in_threadpool(login.enter, desk, request, form, chosen)

    return endpoint


def _log_out(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        form = await read_form(request)
        return await run_in_threadpool(_leave, desk, request, form)

    return endpoint


def _leave(desk: Desk, request: Request, form: dict[str, tuple[str, ...]]) -> Response:
    token = request.cookies.get(cookie_name(request), "")
    visit = _visit(desk, request, token, form, desk.clock())
    if visit is None:
        return go("/login")
    try:
        check_form(request, visit.csrf, visit.optional("csrf"))
    except Refused:
        return _problem(desk, visit.preferences, 403, visit.say(words.REFUSALS[RefusalReason.ROLE]), visit)
    with desk.store.writing() as unit:
        rooms.accounts.close_session(unit, digest(token))
        _write(unit, visit, Entry(Operation.ADMINISTRATION, "log-out", visit.account.name))
    response = go("/login")
    response.delete_cookie(cookie_name(request), path="/")
    return response
