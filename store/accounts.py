"""Accounts, their roles and passwords, the desk's sessions, and failed log-ins."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, delete, func, insert, select, update

from model import Account, BadInput, RefusalReason, Refused, Role
from store.insert import insert_new
from store.session import Unit
from store.tables.authority import account as table
from store.tables.authority import desk_session as sessions
from store.tables.authority import login_attempt as attempts

# Who makes the accounts must not be the one who reads the log of what they did.
APART = frozenset({Role.ADMIN, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class Session:
    """An open session of the desk; the token itself is known to the browser only."""

    account: str
    csrf: str
    opened_at: datetime
    seen_at: datetime


def add(unit: Unit, account: Account, password_hash: str, at: datetime) -> None:
    """Add an account. BadInput when the name is taken; Refused (ROLE) when admin and auditor would be one person."""
    if account.roles >= APART:
        raise Refused(RefusalReason.ROLE, "admin and auditor are two persons")
    row = {
        "name": account.name,
        "roles": sorted(account.roles),
        "language": account.language,
        "password_hash": password_hash,
        "added_at": at,
        "password_at": at,
        "disabled_at": at if account.disabled else None,
    }
    if not insert_new(unit, table, [row]):
        raise BadInput("an account of this name exists", "account", "choose another name")


def get(unit: Unit, name: str) -> Account | None:
    """The account, or None."""
    row = unit.execute(select(table).where(table.c.name == name)).mappings().one_or_none()
    return _account(row) if row else None


def all_of(unit: Unit) -> list[Account]:
    """Every account, disabled ones too, by name."""
    return sorted((_account(row) for row in unit.execute(select(table)).mappings()), key=lambda account: account.name)


def disable(unit: Unit, name: str, at: datetime) -> None:
    """Disable an account and close its sessions. BadInput when there is none of this name; twice changes nothing."""
    _known(unit, name)
    unit.execute(update(table).where(table.c.name == name, table.c.disabled_at.is_(None)).values(disabled_at=at))
    unit.execute(delete(sessions).where(sessions.c.account == name))


def password_hash(unit: Unit, name: str) -> str | None:
    """The hash as given, or None when there is no such account or it is disabled."""
    enabled = select(table.c.password_hash).where(table.c.name == name, table.c.disabled_at.is_(None))
    return unit.execute(enabled).scalar_one_or_none()


def set_password(unit: Unit, name: str, password_hash: str, at: datetime) -> None:
    """Replace the password and close the account's sessions. BadInput when there is no account of this name."""
    _known(unit, name)
    unit.execute(update(table).where(table.c.name == name).values(password_hash=password_hash, password_at=at))
    unit.execute(delete(sessions).where(sessions.c.account == name))


def open_session(unit: Unit, token_sha256: str, account: str, csrf: str, at: datetime) -> None:
    """Open a session of the desk."""
    unit.execute(
        insert(sessions).values(token_sha256=token_sha256, account=account, csrf=csrf, opened_at=at, seen_at=at)
    )


def session(unit: Unit, token_sha256: str) -> Session | None:
    """The session of a token, or None when it was closed or its account is disabled; its age is not judged."""
    found = (
        select(sessions.c.account, sessions.c.csrf, sessions.c.opened_at, sessions.c.seen_at)
        .join(table, table.c.name == sessions.c.account)
        .where(sessions.c.token_sha256 == token_sha256, table.c.disabled_at.is_(None))
    )
    row = unit.execute(found).mappings().one_or_none()
    return Session(**row) if row else None


def touch_session(unit: Unit, token_sha256: str, at: datetime) -> None:
    """Note that the session was used."""
    unit.execute(update(sessions).where(sessions.c.token_sha256 == token_sha256).values(seen_at=at))


def close_session(unit: Unit, token_sha256: str) -> None:
    """Close a session; closing it twice does nothing."""
    unit.execute(delete(sessions).where(sessions.c.token_sha256 == token_sha256))


def record_attempt(unit: Unit, name: str, ok: bool, at: datetime) -> None:
    """Note an attempt to log in; the name is kept as a digest, since people type passwords into the wrong field."""
    unit.execute(insert(attempts).values(name_sha256=_digest(name), ok=ok, at=at))


def failures_since(unit: Unit, name: str, since: datetime) -> int:
    """Failed attempts under this name at `since` or later, and later than the last that succeeded."""
    mine = attempts.c.name_sha256 == _digest(name)
    last_success = select(func.coalesce(func.max(attempts.c.id), 0)).where(mine, attempts.c.ok).scalar_subquery()
    failed = select(func.count()).where(mine, ~attempts.c.ok, attempts.c.at >= since, attempts.c.id > last_success)
    return unit.execute(failed).scalar_one()


def _account(row: RowMapping) -> Account:
    roles = frozenset(Role(role) for role in row["roles"])
    return Account(row["name"], roles, row["language"], row["disabled_at"] is not None)


def _known(unit: Unit, name: str) -> None:
    if get(unit, name) is None:
        raise BadInput("no account of this name", "account", "see `vigie user list`")


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
