"""What an operating unit decides, read once from `vigie.toml` in its workspace. Unknown keys fail."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from model import Authority, AuthorityStatus, BadInput, SealProfile, SealRule

FILE = "vigie.toml"
HERE = Path(__file__).parent
LANGUAGES = ("fr", "nl", "de", "en")
TABLES = "authority"  # the one key that is not a value: a table for each time-stamping authority
AUTHORITY = {"name": str, "url": str, "status": str, "roots": str, "policy": str, "ask": bool}
FORMS = {
    "name": r"[a-z0-9][a-z0-9-]{0,39}",
    "url": r"https?://[^\s/]+(?:/\S*)?",
    "status": "|".join(AuthorityStatus),
    "roots": r".+",
    "policy": r"(?:[0-2](?:\.\d+)+)?",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """The keys of `vigie.toml`, each with its default."""

    unit: str = "Unit"  # printed on exports and in the certificate
    training: bool = False  # set by `vigie init --training`; checked against the database, so editing it here fails
    database: str = ""  # empty: SQLite in the workspace; otherwise a PostgreSQL address without its password
    language: str = "en"  # of messages on the command line and of reports
    region: str = "BE"  # country whose way of writing numbers is tried first
    user_agent: str = "Vigie/0.1"  # how the crawler names itself; a unit may add its contact page
    exit_address: str = ""  # from which sites see us come; told by the unit for its records, never looked up
    browser: str = "/usr/bin/chromium"
    idle_minutes: int = 30  # of the desk's log-in
    seal_quorum: int = 1  # how many time-stamping authorities must have sealed what counts as sealed
    seal_profile: str = "any"  # or "eu": one of them qualified
    authority: tuple[Authority, ...] = ()  # written as [[authority]] tables


@dataclass(frozen=True, slots=True)
class Settings:
    """A workspace: its folder, and the choices made in it."""

    home: Path
    choices: Choices

    @property
    def training(self) -> bool:
        return self.choices.training

    @property
    def unit(self) -> str:
        return self.choices.unit

    @property
    def language(self) -> str:
        return self.choices.language

    @property
    def region(self) -> str:
        return self.choices.region

    @property
    def user_agent(self) -> str:
        return self.choices.user_agent

    @property
    def exit_address(self) -> str:
        return self.choices.exit_address

    @property
    def browser(self) -> str:
        return self.choices.browser

    @property
    def authorities(self) -> tuple[Authority, ...]:
        return self.choices.authority

    @property
    def seal_rule(self) -> SealRule:
        choices = self.choices
        return SealRule(choices.seal_quorum, SealProfile(choices.seal_profile), choices.training)

    @property
    def database(self) -> str:
        """SQLAlchemy address of the database."""
        return self.choices.database or f"sqlite:///{self.home / 'vigie.db'}"

    @property
    def evidence(self) -> Path:
        return self.home / "evidence"

    @property
    def sites(self) -> Path:
        return self.home / "sites"

    @property
    def keys(self) -> Path:
        return self.home / "keys"

    @property
    def exports(self) -> Path:
        return self.home / "exports"

    @property
    def rules(self) -> tuple[Path, ...]:
        """Folders of rule files: those shipped, then the unit's own."""
        return HERE / "rules", self.home / "rules"

    @property
    def lexicon(self) -> tuple[Path, ...]:
        """Folders of cue phrases: those shipped, then the unit's own."""
        return HERE / "lexicon", self.home / "lexicon"


def load(home: Path) -> Settings:
    """Read the settings of the workspace `home`; raises BadInput naming file, line and what to do."""
    path = home / FILE
    if not path.is_file():
        raise BadInput("no workspace here", str(home), "make one with `vigie init DIR`")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"not readable as TOML ({error})", str(path)) from error
    return Settings(home.resolve(), choices_from(table, path))


def choices_from(table: dict[str, object], path: Path) -> Choices:
    """Check every key and its type; `path` is where a mistake is reported."""
    flat = {key: value for key, value in table.items() if key != TABLES}
    _check(flat, {field.name: type(getattr(Choices(), field.name)) for field in fields(Choices)}, path)
    choices = Choices(**flat, authority=_authorities(table, path))  # type: ignore[arg-type]  # every type was checked
    if choices.language not in LANGUAGES:
        raise BadInput(f"language '{choices.language}' is not one of {', '.join(LANGUAGES)}", str(path))
    _check_seals(choices, path)
    return choices


def _check(table: dict[str, object], known: dict[str, type], path: Path) -> None:
    for key, value in table.items():
        where = f"{path}:{_line_of(path, key)}"
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            raise BadInput(f"unknown key '{key}'", where, f"did you mean '{near[0]}'?" if near else "remove it")
        if type(value) is not known[key]:
            raise BadInput(f"'{key}' must be {known[key].__name__}", where)


def _authorities(table: dict[str, object], path: Path) -> tuple[Authority, ...]:
    rows = table.get(TABLES, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadInput(
            f"'{TABLES}' must be tables", f"{path}:{_line_of(path, TABLES)}", f"write [[{TABLES}]] above each"
        )
    found = tuple(_authority(row, path) for row in rows)
    if len({one.name for one in found}) < len(found):
        raise BadInput("two authorities of one name", str(path))
    return found


def _authority(row: dict[str, object], path: Path) -> Authority:
    _check(row, AUTHORITY, path)
    row = {"roots": f"keys/authorities/{row.get('name')}.pem", "policy": "", "ask": True} | row
    for key, form in FORMS.items():
        if not re.fullmatch(form, str(row.get(key, ""))):
            where = f"{path}:{_line_of(path, key)}"
            raise BadInput(f"'{key}' of an authority is missing or not as it must be", where, f"it must match {form}")
    status = AuthorityStatus(str(row["status"]))
    return Authority(
        str(row["name"]), str(row["url"]), status, str(row["roots"]), str(row["policy"]), row["ask"] is True
    )


def _check_seals(choices: Choices, path: Path) -> None:
    """What no authority on the list could ever fulfil is a mistake; without a list nothing is sealed, and said so."""
    if choices.seal_profile not in list(SealProfile):
        raise BadInput(f"'seal_profile' must be {' or '.join(SealProfile)}", str(path))
    qualified = any(one.status is AuthorityStatus.QUALIFIED for one in choices.authority)
    if choices.authority and choices.seal_profile == SealProfile.EU and not qualified:
        raise BadInput("profile 'eu' asks for a qualified authority, and none is listed", str(path))
    if choices.seal_quorum < 1 or (choices.authority and choices.seal_quorum > len(choices.authority)):
        raise BadInput("'seal_quorum' must be from 1 to the number of authorities", str(path))


def write(home: Path, choices: Choices) -> Path:
    """Write `vigie.toml` with every key, so that a person sees what can be chosen."""
    lines = ["# What this unit decides; `docs/settings.md` explains every key.\n"]
    for field in fields(Choices):
        if field.name != TABLES:
            lines.append(_written(field.name, getattr(choices, field.name)))
    for one in choices.authority:
        lines += [f"\n[[{TABLES}]]\n", *(_written(key, getattr(one, key)) for key in AUTHORITY)]
    path = home / FILE
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _written(key: str, value: object) -> str:
    return f"{key} = {json.dumps(value, ensure_ascii=False)}\n"


def _line_of(path: Path, key: str) -> int:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", line):
            return number
    return 1
