"""What a run's child process prints reaches the person who waits, whatever it is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from vigie.commands.collect import teller
from vigie.output import Output
from vigie.steps.crawl import run_sites
from vigie.workspace import opened

CHILD = """\
#!/bin/sh
echo 'driver: cannot open libatomic.so.1' >&2
echo '{"error": "scrapy.utils.signal", "where": "signal:200", "kind": "Exception", "raised": "driver.py:87"}' >&2
echo 42 >&2
echo '{"site": "town-cards", "done": 1, "due": 2, "ads": 1, "photos": 0, "faults": 0}' >&2
echo '{"state": "incomplete"}'
exit 1
"""


def test_error_of_a_child_is_told_and_what_follows_is_still_read(
    training: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    child = tmp_path / "child"
    child.write_text(CHILD)
    child.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(child))

    with opened(training) as workspace:
        finished = run_sites(workspace, ["town-cards"], "trainee", teller(Output()))

    assert [(one.code, one.summary["state"]) for one in finished] == [(1, "incomplete")]
    assert capsys.readouterr().err.splitlines() == [
        "town-cards: driver: cannot open libatomic.so.1",
        "town-cards: error of the program, Exception at driver.py:87",
        "town-cards: 42",
        "town-cards: 1 of 3 fetched, 1 ads, 0 photos, 0 faults",
    ]
