"""The desk as an application: every request through one gate, one line in the log, one set of headers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

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
from model import BadInput, Operation, RefusalReason, Refused
from review import login, words
from review.access import check_form, cookie_name, digest
from review.doors import DOORS, Door
from review.gate import NOT_HERE, Form, problem, read_form, recognise, serve, view_of, write
from review.page import load_pages
from review.visit import Desk, Entry, go
from review.words import msg
from store import Store

HERE = Path(__file__).parent
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


def _endpoint(desk: Desk, door: Door) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            form = await read_form(request) if door.method == "POST" else {}
        except BadInput as mistake:
            return problem(desk, view_of(desk, request, None), 400, str(mistake))
        return await run_in_threadpool(serve, desk, door, request, form)

    return endpoint


def _not_here(desk: Desk) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, error: Exception) -> Response:
        chosen = view_of(desk, request, None)
        what = desk.pages.translate(chosen.language)(NOT_HERE)
        return problem(desk, chosen, getattr(error, "status_code", 404), what)

    return handler


def _broken(desk: Desk) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, error: Exception) -> Response:
        chosen = view_of(desk, request, None)
        what = desk.pages.translate(chosen.language)(WRONG)
        response = problem(desk, chosen, 500, what)
        response.raw_headers.extend(HEADERS)  # Starlette answers these outside of every middleware
        return response

    return handler


def _login_form(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return login.form(desk, view_of(desk, request, None))

    return endpoint


def _log_in(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        chosen = view_of(desk, request, None)
        try:
            form = await read_form(request)
        except BadInput as mistake:
            return problem(desk, chosen, 400, str(mistake))
        return await run_in_threadpool(login.enter, desk, request, form, chosen)

    return endpoint


def _log_out(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        form = await read_form(request)
        return await run_in_threadpool(_leave, desk, request, form)

    return endpoint


def _leave(desk: Desk, request: Request, form: Form) -> Response:
    token = request.cookies.get(cookie_name(request), "")
    visit = recognise(desk, request, token, form, desk.clock())
    if visit is None:
        return go("/login")
    try:
        check_form(request, visit.csrf, visit.optional("csrf"))
    except Refused:
        return problem(desk, visit.preferences, 403, visit.say(words.REFUSALS[RefusalReason.ROLE]), visit)
    with desk.store.writing() as unit:
        rooms.accounts.close_session(unit, digest(token))
        write(unit, visit, Entry(Operation.ADMINISTRATION, "log-out", visit.account.name))
    response = go("/login")
    response.delete_cookie(cookie_name(request), path="/")
    return response
