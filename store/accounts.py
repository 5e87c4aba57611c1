"""Accounts, their roles and passwords, the desk's sessions, and failed log-ins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from model import Account
from store.session import Unit


@dataclass(frozen=True, slots=True)
class Session:
    """An open session of the desk; the token itself is known to the browser only."""

    account: str
    csrf: str
    opened_at: datetime
    seen_at: datetime


def add(unit: Unit, account: Account, password_hash: str, at: datetime) -> None:
    """Add an account. BadInput when the name is taken; Refused (ROLE) when admin and auditor would be one person."""
    raise NotImplementedError


def get(unit: Unit, name: str) -> Account | None:
    """The account, or None."""
    raise NotImplementedError


def all_of(unit: Unit) -> list[Account]:
    """Every account, disabled ones too, by name."""
    raise NotImplementedError


def disable(unit: Unit, name: str, at: datetime) -> None:
    """Disable an account and close its sessions."""
    raise NotImplementedError


def password_hash(unit: Unit, name: str) -> str | None:
    """The hash as given, or None when there is no such account or it is disabled."""
    raise NotImplementedError


def set_password(unit: Unit, name: str, password_hash: str, at: datetime) -> None:
    """Replace the password and close the account's sessions."""
    raise NotImplementedError


def open_session(unit: Unit, token_sha256: str, account: str, csrf: str, at: datetime) -> None:
    """Open a session of the desk."""
    raise NotImplementedError


def session(unit: Unit, token_sha256: str) -> Session | None:
    """The session of a token, or None when closed or its account is disabled."""
    raise NotImplementedError


def touch_session(unit: Unit, token_sha256: str, at: datetime) -> None:
    """Note that the session was used."""
    raise NotImplementedError


def close_session(unit: Unit, token_sha256: str) -> None:
    """Close a session; closing it twice does nothing."""
    raise NotImplementedError


def record_attempt(unit: Unit, name: str, ok: bool, at: datetime) -> None:
    """Note an attempt to log in; the name is kept as a digest, since people type passwords into the wrong field."""
    raise NotImplementedError


def failures_since(unit: Unit, name: str, since: datetime) -> int:
    """Failed attempts under this name after `since` and after the last that succeeded."""
    raise NotImplementedError
