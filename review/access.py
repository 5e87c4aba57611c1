"""Who is at the desk: passwords, sessions, cookies, roles, and whether a form really comes from our own page."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from starlette.requests import Request
from starlette.responses import Response

from model import Account, RefusalReason, Refused, Role

ABSOLUTE = timedelta(hours=10)  # one working day; afterwards everybody logs in again
TRIES = 5  # wrong passwords in TRIES_WINDOW after which a name has to wait
TRIES_WINDOW = timedelta(minutes=10)
SHORTEST_PASSWORD = 12  # NIST SP 800-63B asks for at least 8; there is no second factor here
LONGEST_PASSWORD = 1000  # argon2 would take any length, and time with it

HASHER = PasswordHasher()  # argon2id with the profile of RFC 9106 for low memory
NOBODY = HASHER.hash(secrets.token_urlsafe())  # checked for names that do not exist, so that both take as long


def hash_password(password: str) -> str:
    """The argon2id hash to store for `password`."""
    return HASHER.hash(password)


def is_password(stored: str | None, password: str) -> bool:
    """Whether `password` is the one behind `stored`; takes as long when there is no such account."""
    try:
        HASHER.verify(stored or NOBODY, password[:LONGEST_PASSWORD])
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def new_token() -> str:
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What the database knows of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_name(request: Request) -> str:
    """`__Host-` binds the cookie to this host over https; the prefix is not allowed without."""
    return "__Host-vigie" if request.url.scheme == "https" else "vigie"


def set_cookie(request: Request, response: Response, name: str, value: str) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, path="/", secure=secure, httponly=True, samesite="strict")


def is_fresh(opened_at: datetime, seen_at: datetime, at: datetime, idle: timedelta) -> bool:
    """Whether a session has been used within `idle` and was opened less than a working day ago."""
    return at - seen_at < idle and at - opened_at < ABSOLUTE


def is_own_form(request: Request) -> bool:
    """Whether the browser says that the request was made by a page of this origin.

    `Origin` is `null` under our own no-referrer policy (Fetch, section 3.2), so `Sec-Fetch-Site` is asked first.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or origin == f"{request.url.scheme}://{request.headers.get('host', '')}"


def check_form(request: Request, expected: str, given: str) -> None:
    """Raise Refused unless the form carries this session's token and comes from our own page."""
    if not is_own_form(request) or not secrets.compare_digest(expected.encode(), given.encode()):
        raise Refused(RefusalReason.ROLE, "the form does not come from this session")


def authorize(account: Account, roles: frozenset[Role]) -> None:
    """Raise Refused unless the account has one of `roles`; no roles, nobody."""
    if account.disabled or not account.roles & roles:
        raise Refused(RefusalReason.ROLE, "needs one of: " + (", ".join(sorted(roles)) or "nobody"))
