"""`vigie user` and `vigie key`: who may do what, and what exports are signed with."""

from __future__ import annotations

import getpass
import secrets
import sys
from argparse import Namespace

from argon2 import PasswordHasher

import evidence
from config.settings import LANGUAGES, load
from model import Account, BadInput, Operation, Role
from store import accounts, audit
from vigie.commands.arguments import Commands, Shared, command, group
from vigie.output import Output
from vigie.steps.log import make_key
from vigie.workspace import Workspace, account_name, acting, now, opened

SHORTEST = 12  # characters of a password; NIST SP 800-63B asks for at least 8, 15 without a second factor


def add(commands: Commands, shared: Shared) -> None:
    users = group(commands, shared, "user", "accounts and roles")
    parser = command(users, shared, "add", add_user, "add an account; the first must be an admin")
    parser.add_argument("name")
    parser.add_argument("--role", action="append", required=True, choices=[role.value for role in Role], dest="roles")
    parser.add_argument("--language", default="en", choices=LANGUAGES)
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    command(users, shared, "list", list_users, "accounts and their roles")
    command(users, shared, "disable", disable_user, "close an account; its past stays in the log").add_argument("name")
    keys = group(commands, shared, "key", "the keys that sign packages and the log")
    command(keys, shared, "new", new_key, "make the package key with its certificate, and the log's key")
    command(keys, shared, "rotate", new_key, "make new keys; the old public ones stay for verification")
    command(
        keys, shared, "list", list_keys, "package keys and their certificates' fingerprints; `log show` has the log's"
    )


def add_user(args: Namespace, out: Output) -> int:
    """Add an account. Only an admin may, except for the very first, which must be one."""
    account = Account(account_name(args.name), frozenset(map(Role, args.roles)), args.language)
    with opened(args.home) as workspace:
        by = _who_may_add(workspace, args.account, account)
        password, made = _password(args)
        with workspace.store.writing() as unit:
            if accounts.get(unit, account.name):
                raise BadInput("this account exists already", account.name)
            accounts.add(unit, account, PasswordHasher().hash(password), now())
            roles = ", ".join(sorted(account.roles))
            audit.log(unit, now(), by, Operation.ADMINISTRATION, "account.add", account.name, detail=roles)
    if made:
        out.say("password of {name}: {password} (shown once)", name=account.name, password=password)
    out.result({"account": account.name, "roles": sorted(role.value for role in account.roles)})
    return 0


def _who_may_add(workspace: Workspace, name: str | None, account: Account) -> str:
    with workspace.store.reading() as unit:
        existing = accounts.all_of(unit)
    if existing:
        return acting(workspace, name, Role.ADMIN).name
    if Role.ADMIN not in account.roles:
        raise BadInput("the first account must be an admin", account.name, "add --role admin")
    return account.name


def _password(args: Namespace) -> tuple[str, bool]:
    """The password as given, or one made up (and true)."""
    if args.password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    elif sys.stdin.isatty():
        password = getpass.getpass("password: ")
    else:
        return secrets.token_urlsafe(12), True
    if len(password) < SHORTEST:
        raise BadInput(f"a password has at least {SHORTEST} characters")
    return password, False


def list_users(args: Namespace, out: Output) -> int:
    """Every account with its roles."""
    with opened(args.home) as workspace, workspace.store.reading() as unit:
        rows = [
            {"account": one.name, "roles": sorted(role.value for role in one.roles), "disabled": one.disabled}
            for one in accounts.all_of(unit)
        ]
    out.rows(rows, "{account}\t{roles}\tdisabled: {disabled}")
    return 0


def disable_user(args: Namespace, out: Output) -> int:
    """Close an account."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.ADMIN)
        with workspace.store.writing() as unit:
            if accounts.get(unit, args.name) is None:
                raise BadInput("no such account", args.name)
            accounts.disable(unit, args.name, now())
            audit.log(unit, now(), by.name, Operation.ADMINISTRATION, "account.disable", args.name)
    out.result({"account": args.name, "disabled": True})
    return 0


def new_key(args: Namespace, out: Output) -> int:
    """Make the key that signs case files, with its self-signed certificate, and the log's; the newest keys sign."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.ADMIN)
        key = evidence.new_package_key(workspace.settings.keys, workspace.settings.unit, now())
        logs = make_key(workspace)
        with workspace.store.writing() as unit:
            audit.log(unit, now(), by.name, Operation.ADMINISTRATION, "key.new", key.name)
    out.say("certificate fingerprint (SHA-256), to be given to receivers by another way: {hex}", hex=key.fingerprint)
    out.say("public key of the log, to be given to receivers and other units: {key}", key=str(logs))
    out.result({"key": key.name, "sha256": key.fingerprint, "log": str(logs)})
    return 0


def list_keys(args: Namespace, out: Output) -> int:
    """Every package key, the oldest first; older ones still verify what they signed."""
    keys = evidence.package_keys(load(args.home).keys)
    rows = [{"key": key.name, "unit": key.unit, "sha256": key.fingerprint, "until": key.expiry} for key in keys]
    out.rows(rows, "{key}\t{unit}\tuntil {until:%Y-%m-%d}\t{sha256}")
    return 0
