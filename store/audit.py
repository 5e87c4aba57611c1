"""The log of who did what: a hash chain that only grows."""

from __future__ import annotations

from datetime import datetime

from model import AuditEntry, Operation
from store.session import Unit


def log(
    unit: Unit,
    at: datetime,
    account: str,
    operation: Operation,
    action: str,
    subject: str,
    justification: str = "",
    case: str = "",
    detail: str = "",
) -> AuditEntry:
    """Append one entry in the caller's transaction; writers wait for each other until it ends."""
    raise NotImplementedError


def entries(
    unit: Unit,
    since_seq: int = 0,
    *,
    account: str | None = None,
    operation: Operation | None = None,
    action: str | None = None,
    subject: str | None = None,
    case: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int | None = None,
) -> list[AuditEntry]:
    """Entries after `since_seq`, oldest first; each filter narrows the search."""
    raise NotImplementedError


def check(unit: Unit) -> list[str]:
    """What is wrong with the chain, one line per problem; empty when it is whole."""
    raise NotImplementedError


def head(unit: Unit) -> tuple[int, str]:
    """Number and digest of the newest entry, to be noted outside of the database."""
    raise NotImplementedError
