"""A workspace: the folder with a unit's configuration, database and evidence; and who acts in it."""

from __future__ import annotations

import os
import pwd
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import store
from config.settings import FILE, Choices, Settings, load, write
from model import Account, BadInput, Operation, RefusalReason, Refused, Role
from store import Store, accounts, audit, marks

TRAINEE = "trainee"
NAME = re.compile(r"[a-z][a-z0-9.-]{1,39}")
FOLDERS = ("evidence", "sites", "rules", "lexicon", "keys", "exports")


@dataclass(frozen=True, slots=True)
class Workspace:
    """Settings and open store, handed to every step."""

    settings: Settings
    store: Store

    @property
    def training(self) -> bool:
        return self.settings.training


def now() -> datetime:
    """The clock of the hall: every time that is passed into a room starts here."""
    return datetime.now(UTC)


def init(home: Path, choices: Choices) -> Settings:
    """Make a workspace in an empty or new folder. Raises BadInput if something is there already."""
    if home.exists() and any(home.iterdir()):
        raise BadInput("the folder is not empty", str(home), "give a new folder")
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    home.chmod(0o700)
    for folder in FOLDERS:
        (home / folder).mkdir(mode=0o700)
    write(home, choices)
    settings = load(home)
    opened = store.open_store(settings.database)
    try:
        store.migrate(opened)
        _first_entries(opened, choices)
    finally:
        opened.close()
    return settings


def _first_entries(opened: Store, choices: Choices) -> None:
    with opened.writing() as unit:
        marks.put(unit, "training", "yes" if choices.training else "no")
        if choices.training:
            everything = frozenset(Role) - {Role.AUDITOR}
            accounts.add(unit, Account(TRAINEE, everything, choices.language), "", now())
        audit.log(
            unit, now(), TRAINEE if choices.training else "system", Operation.ADMINISTRATION, "workspace.init", "-"
        )


@contextmanager
def opened(home: Path) -> Iterator[Workspace]:
    """Open the workspace in `home`; the store is closed at the end."""
    settings = load(home)
    at = store.open_store(settings.database)
    try:
        store.migrate(at)
        _check_kind(at, settings)
        yield Workspace(settings, at)
    finally:
        at.close()


def _check_kind(at: Store, settings: Settings) -> None:
    """Training is fixed when the workspace is made: turning it on later would be a way around four eyes."""
    with at.reading() as unit:
        if marks.get(unit, "training") != ("yes" if settings.training else "no"):
            raise BadInput(
                "'training' differs from what the workspace was made as", str(settings.home / FILE), "restore it"
            )


def acting(workspace: Workspace, name: str | None, *roles: Role) -> Account:
    """The account a command acts as, which must hold one of `roles` (any, if none are named).

    Raises Refused: no account named outside training, unknown or disabled account, missing role.
    """
    if not name and not workspace.training:
        raise Refused(RefusalReason.NO_ACCOUNT, "say who you are with --as ACCOUNT")
    with workspace.store.reading() as unit:
        account = accounts.get(unit, name or TRAINEE)
    if account is None or account.disabled:
        raise Refused(RefusalReason.NO_ACCOUNT, "no active account of this name")
    if roles and not any(account.may(role) for role in roles):
        raise Refused(RefusalReason.ROLE, f"'{account.name}' is not {' or '.join(roles)}")
    return account


def justified(workspace: Workspace, purpose: str | None) -> str:
    """The purpose of a consultation or disclosure; outside training it must be given in at least ten characters."""
    if workspace.training:
        return purpose or "training"
    if not purpose or len(purpose.strip()) < 10:
        raise Refused(RefusalReason.NO_PURPOSE, "give the purpose and the case with --purpose TEXT")
    return purpose.strip()


def as_system_user() -> str:
    """Whom the machine takes the person to be; an approval typed here asks for no password, so the log says both."""
    try:
        return f"as system user {pwd.getpwuid(os.getuid()).pw_name}"
    except KeyError:
        return f"as system user {os.getuid()}"


def account_name(name: str) -> str:
    """Check a name for an account: what the log will say for years."""
    if not NAME.fullmatch(name):
        raise BadInput("an account name is 2 to 40 small letters, digits, dots or hyphens", name)
    return name
