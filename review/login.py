"""Logging in: slow on purpose, the same answer for every mistake, and a wait after five of them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

import store
from model import Operation
from review.access import (
    TRIES,
    TRIES_WINDOW,
    cookie_name,
    digest,
    is_own_form,
    is_password,
    new_token,
    set_cookie,
)
from review.doors import home_of
from review.page import Preferences
from review.visit import Desk, go

UNKNOWN = "unknown"  # people type passwords into the wrong field: a name we do not know is not written down


def form(desk: Desk, chosen: Preferences, problem: str = "", status: int = 200) -> Response:
    """The page with the two fields."""
    return desk.pages.render(
        "login.html", chosen, status, account=None, csrf="", said="", here="/login", now=desk.clock(), problem=problem
    )


def enter(desk: Desk, request: Request, fields: dict[str, tuple[str, ...]], chosen: Preferences) -> Response:
    """Check name and password and open a session; called in a thread, since hashing takes its time."""
    say = desk.pages.translate(chosen.language)
    if not is_own_form(request):
        return form(desk, chosen, say("Please use the form of this page."), 403)
    name = next(iter(fields.get("name", ())), "").strip()[:200]
    password = next(iter(fields.get("password", ())), "")
    at = desk.clock()
    with desk.store.reading() as unit:
        waiting = store.accounts.failures_since(unit, name, at - TRIES_WINDOW) >= TRIES
        account = store.accounts.get(unit, name)
        stored = store.accounts.password_hash(unit, name)
    right = is_password(stored, password) and account is not None and not account.disabled and not waiting
    token = new_token()
    with desk.store.writing() as unit:
        if not waiting:
            store.accounts.record_attempt(unit, name, right, at)
        if right:
            store.accounts.open_session(unit, digest(token), name, new_token(), at)
        who = account.name if account else UNKNOWN
        operation = Operation.ADMINISTRATION if right else Operation.REFUSAL
        store.audit.log(unit, at, who, operation, "log-in", who, detail="" if right else "waiting" if waiting else "no")
    if not right or account is None:
        problem = (
            say("Too many attempts. Please wait ten minutes.") if waiting else say("Name or password is not right.")
        )
        return form(desk, chosen, problem, 429 if waiting else 401)
    response = go(home_of(account.roles))
    set_cookie(request, response, cookie_name(request), token)
    return response
