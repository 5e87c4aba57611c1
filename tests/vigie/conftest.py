"""Workspaces made by the commands themselves, and a way to call commands as a person does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from vigie.cli import main

MANDATE = """\
reference: M-1
authority: Prosecutor of the made-up town
basis: art. 1
purpose: practice
sites: [town-pages, other-site]
categories: [escort, job]
start: 2026-01-01
expiry: 2026-06-30
approver: marc
impact_assessment: dpia.txt
"""


class Said(NamedTuple):
    """What a command answered: its exit code, standard output by lines, standard error."""

    code: int
    out: list[str]
    err: str

    @property
    def row(self) -> dict[str, Any]:
        return json.loads(self.out[0])

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out]


Vigie = Callable[..., Said]


@pytest.fixture
def vigie(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Vigie:
    monkeypatch.setenv("VIGIE_LANG", "en")
    monkeypatch.delenv("VIGIE_HOME", raising=False)
    monkeypatch.delenv("VIGIE_AS", raising=False)

    def call(*words: str | Path) -> Said:
        try:
            code = main([str(word) for word in words])
        except SystemExit as stop:  # argparse's own way to refuse
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out.splitlines(), said.err)

    return call


@pytest.fixture
def training(vigie: Vigie, tmp_path: Path) -> Path:
    home = tmp_path / "training"
    assert vigie("init", home, "--training").code == 0
    return home


@pytest.fixture
def real(vigie: Vigie, tmp_path: Path) -> Path:
    """A real workspace with three people."""
    home = tmp_path / "real"
    assert vigie("init", home).code == 0
    assert vigie("--home", home, "user", "add", "chief", "--role", "admin", "--role", "collector").code == 0
    for name, roles in (("anna", ("reviewer", "exporter")), ("marc", ("countersigner", "approver"))):
        words = [word for role in roles for word in ("--role", role)]
        assert vigie("--home", home, "--as", "chief", "user", "add", name, *words).code == 0
    return home


def mandate_file(folder: Path, *, start: str = "2026-01-01", expiry: str = "2026-06-30", **changes: str) -> Path:
    """A mandate file beside its impact assessment; `changes` replace whole lines."""
    (folder / "dpia.txt").write_text("what could go wrong\n", encoding="utf-8")
    lines = MANDATE.replace("2026-01-01", start).replace("2026-06-30", expiry).splitlines()
    lines = [f"{key}: {changes[key]}" if (key := line.split(":")[0]) in changes else line for line in lines]
    path = folder / "mandate.yml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def write() -> Callable[..., Path]:
    """Writes mandate files."""
    return mandate_file
