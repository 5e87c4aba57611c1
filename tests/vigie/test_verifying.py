"""Whoever writes to the database file is found by `vigie verify`, unless the whole log is written anew as well."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite


@pytest.fixture
def home(vigie, real, tmp_path, write) -> Path:
    today = datetime.now(UTC)
    start, expiry = today - timedelta(days=1), today + timedelta(days=90)
    path = write(tmp_path, start=f"{start:%Y-%m-%d}", expiry=f"{expiry:%Y-%m-%d}", sites="[board]")
    line = {"id": "1", "site": "board", "url": "https://board.example/", "category": "escort", "title": "", "text": "x"}
    (tmp_path / "ads.jsonl").write_text(json.dumps(line))
    vigie("--home", real, "--as", "chief", "mandate", "add", path)
    vigie("--home", real, "--as", "marc", "mandate", "approve", "M-1")
    assert vigie("--home", real, "--as", "chief", "import", tmp_path / "ads.jsonl", "--mandate", "M-1").code == 0
    return real


def test_workspace_left_alone_verifies(vigie, home) -> None:
    said = vigie("--json", "verify", home)

    assert (said.code, said.row["checked"], said.row["failures"]) == (0, 1, [])


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE ad_version SET text = 'other words'", "rows: "),
        ("UPDATE mandate_event SET account = 'chief'", "rows: "),
        ("UPDATE account SET roles = '[\"admin\"]'", "rows: "),
        ("INSERT INTO account SELECT 'eve', roles, language, password_hash, added_at, password_at, disabled_at"
         " FROM account WHERE name = 'marc'", "rows: "),
        ("UPDATE audit_entry SET account = 'anna' WHERE seq = 3", "log: "),
        ("DELETE FROM audit_entry WHERE seq = 3", "log: "),
        ("DELETE FROM audit_entry WHERE seq = (SELECT max(seq) FROM audit_entry)", "log: "),
        ("UPDATE capture SET payload_sha256 = '00'", "import-"),
        ("UPDATE capture SET url = 'https://elsewhere.example/'", "import-"),
        ("UPDATE capture SET \"offset\" = 7", "import-"),
    ],
)  # fmt: skip
def test_row_changed_in_the_file_is_found(vigie, home, statement: str, told: str) -> None:
    with closing(sqlite.connect(home / "vigie.db")) as file:
        assert file.execute(statement).rowcount > 0
        file.commit()

    said = vigie("--json", "verify", home)

    assert said.code == 1
    assert any(line.startswith(told) for line in said.row["failures"]), said.row["failures"]


def test_byte_changed_in_the_evidence_is_found(vigie, home) -> None:
    (path,) = (home / "evidence").glob("*.warc.gz")
    data = bytearray(path.read_bytes())
    data[-40] ^= 1
    path.write_bytes(data)

    assert vigie("verify", home).code == 1
