"""What an operating unit decides, read once from `vigie.toml` in its workspace. Unknown keys fail."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from model import BadInput

FILE = "vigie.toml"
HERE = Path(__file__).parent
LANGUAGES = ("fr", "nl", "de", "en")


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
    known = {field.name: type(getattr(Choices(), field.name)) for field in fields(Choices)}
    for key, value in table.items():
        where = f"{path}:{_line_of(path, key)}"
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            raise BadInput(f"unknown key '{key}'", where, f"did you mean '{near[0]}'?" if near else "remove it")
        if type(value) is not known[key]:
            raise BadInput(f"'{key}' must be {known[key].__name__}", where)
    choices = Choices(**table)  # type: ignore[arg-type]  # the loop above checked every type
    if choices.language not in LANGUAGES:
        raise BadInput(f"language '{choices.language}' is not one of {', '.join(LANGUAGES)}", str(path))
    return choices


def write(home: Path, choices: Choices) -> Path:
    """Write `vigie.toml` with every key, so that a person sees what can be chosen."""
    lines = ["# What this unit decides; `docs/settings.md` explains every key.\n"]
    for field in fields(Choices):
        lines.append(f"{field.name} = {json.dumps(getattr(choices, field.name), ensure_ascii=False)}\n")
    path = home / FILE
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _line_of(path: Path, key: str) -> int:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", line):
            return number
    return 1
