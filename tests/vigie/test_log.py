"""The log by its commands: signed, handed on, held against what others kept; a rewritten one shows."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from vigie.schedule import Bell
from vigie.workspace import TRAINEE, opened


@pytest.fixture
def home(vigie, training, tmp_path) -> Path:
    assert vigie("--home", training, "key", "new").code == 0
    bring(vigie, training, tmp_path, "1")
    return training


def bring(vigie, home: Path, folder: Path, *ids: str) -> None:
    """Ads come in: a capture each, and entries of the log."""
    today = datetime.now(UTC)
    said = {"reference": f"M-{ids[0]}", "authority": "a", "basis": "b", "purpose": "p", "sites": ["board"],
            "categories": ["escort"], "start": f"{today - timedelta(days=1):%Y-%m-%d}",
            "expiry": f"{today + timedelta(days=90):%Y-%m-%d}", "approver": "x",
            "impact_assessment": "none"}  # fmt: skip
    (folder / "mandate.yml").write_text(json.dumps(said))
    lines = [{"id": one, "site": "board", "url": f"https://board.example/{one}", "category": "escort", "title": "",
              "text": "x", "place": "", "country": "BE", "posted_at": today.isoformat(), "contacts": [], "photos": []}
             for one in ids]  # fmt: skip
    (folder / "ads.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert vigie("--home", home, "mandate", "add", folder / "mandate.yml").code == 0
    done = vigie("--home", home, "import", folder / "ads.jsonl", "--mandate", f"M-{ids[0]}")
    assert done.code == 0, done.err


def change(home: Path, *statements: str) -> None:
    with closing(sqlite.connect(home / "vigie.db")) as file:
        for statement in statements:
            assert file.execute(statement).rowcount > 0
        file.commit()


def test_checkpoint_covers_what_was_written_and_verify_says_what_it_does_not(vigie, home) -> None:
    before = vigie("--json", "verify", home)
    signed = vigie("--home", home, "--json", "log", "checkpoint")
    after = vigie("--json", "verify", home)
    shown = vigie("--home", home, "--json", "log", "show")

    assert any("covered by no checkpoint" in line for line in before.row["unchecked"])
    assert (signed.code, after.code, after.row["failures"]) == (0, 0, [])
    assert f"{signed.row['size']} of them under a signed checkpoint" in " ".join(after.row["notes"])
    assert shown.row["covered"] == signed.row["size"] < shown.row["leaves"]
    assert shown.row["root"] == signed.row["root"]
    assert vigie("--home", home, "--json", "log", "checkpoint").row["size"] > signed.row["size"]


def test_checkpoint_without_anything_new_is_the_same(vigie, home) -> None:
    first = vigie("--home", home, "--json", "log", "checkpoint")

    assert vigie("--home", home, "--json", "log", "checkpoint").row == first.row


def test_without_a_key_nothing_is_signed_and_the_reason_is_said(vigie, training) -> None:
    said = vigie("--home", training, "log", "checkpoint")

    assert (said.code, "vigie key new" in said.err) == (2, True)
    assert vigie("verify", training).code == 0


REWRITE = """UPDATE audit_entry SET account = 'eve' WHERE seq = 2"""


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE capture SET site = 'other'", "altered"),
        (REWRITE, "leaf 1, entry 2: it, its salt or its leaf was altered"),
        ('UPDATE log_leaf SET data = salt WHERE "index" = 1', "leaves 0 to"),
        ("UPDATE log_checkpoint SET note = replace(note, 'vigie', 'eve')", "checkpoint of"),
        ("UPDATE log_checkpoint SET peaks = x''", "checkpoint of"),
        ("DELETE FROM log_checkpoint", "leaves is gone"),
        ('DELETE FROM log_leaf WHERE "index" > 2', "has only 3 leaves"),
        ("DELETE FROM capture", "it was removed, and no erasure says so"),
    ],
)
def test_tampering_is_found_and_named(vigie, home, statement: str, told: str) -> None:
    assert vigie("--home", home, "log", "checkpoint").code == 0
    change(home, statement)

    said = vigie("--json", "verify", home)

    assert said.code == 1
    assert any(told in line for line in said.row["failures"]), said.row["failures"]


def test_older_checkpoint_agrees_with_the_log_that_grew(vigie, home, tmp_path) -> None:
    assert vigie("--home", home, "log", "export", tmp_path / "old").code == 0
    bring(vigie, home, tmp_path, "2", "3")

    said = vigie("--home", home, "--json", "log", "compare", tmp_path / "old")

    assert (said.code, said.row["consistent"]) == (0, True)


def test_rewritten_log_and_its_new_checkpoints_disagree_with_the_old_one(vigie, home, tmp_path) -> None:
    """Whoever holds database and key writes the whole log anew: only what is kept elsewhere shows it."""
    assert vigie("--home", home, "log", "export", tmp_path / "old").code == 0
    rewrite(home)
    assert vigie("--home", home, "log", "checkpoint").code == 0
    assert not any("leaf" in line or "leaves" in line for line in vigie("--json", "verify", home).row["failures"])

    said = vigie("--home", home, "--json", "log", "compare", tmp_path / "old")

    assert (said.code, said.row["consistent"]) == (1, False)
    assert "this log was rewritten" in said.row["problem"]


def rewrite(home: Path) -> None:
    """Alter an entry, and make its leaf and every checkpoint fit."""
    from config.settings import load
    from model import LeafKind, leaf_data
    from store import audit, open_store
    from store.tables.authority import audit_entry, audit_head
    from store.tables.log import log_checkpoint, log_leaf

    opened = open_store(load(home).database)
    with opened.writing() as unit:
        unit.execute(log_checkpoint.delete())
        unit.execute(audit_entry.delete().where(audit_entry.c.action == "log.checkpoint"))
        unit.execute(log_leaf.delete().where(log_leaf.c.index >= 5))
        keep = [int(row.subject) for row in unit.execute(log_leaf.select()) if row.kind == "custody"]
        unit.execute(audit_entry.delete().where(audit_entry.c.seq > max(keep)))
        unit.exec_driver_sql(REWRITE)
        unit.exec_driver_sql("UPDATE log_head SET size = 5")
        before = ""
        for entry in audit.entries(unit):
            digest = audit.digest_of(entry, before)
            unit.execute(audit_entry.update().where(audit_entry.c.seq == entry.seq).values(digest=digest))
            before = digest
        unit.execute(audit_head.update().values(seq=max(keep), digest=before))
        for entry in audit.entries(unit):
            which = (log_leaf.c.kind == "custody", log_leaf.c.subject == str(entry.seq))
            leaf = unit.execute(log_leaf.select().where(*which)).one()
            data = leaf_data(leaf.salt, LeafKind.CUSTODY, leaf.index, entry)
            unit.execute(log_leaf.update().where(*which).values(data=data))
    opened.close()


def test_restored_backup_disagrees_with_a_younger_checkpoint(vigie, home, tmp_path) -> None:
    shutil.copytree(home, tmp_path / "backup")
    bring(vigie, home, tmp_path, "2", "3")
    assert vigie("--home", home, "log", "export", tmp_path / "young").code == 0

    said = vigie("--home", tmp_path / "backup", "--json", "log", "compare", tmp_path / "young")

    assert (said.code, "rolled back" in said.row["problem"]) == (1, True)


def test_checkpoint_of_nobody_we_know_is_named(vigie, home, tmp_path) -> None:
    assert vigie("--home", home, "log", "export", tmp_path / "old").code == 0
    forged = (tmp_path / "old").read_text().splitlines()
    forged[1] = str(int(forged[1]) - 1)
    (tmp_path / "forged").write_text("\n".join(forged) + "\n")

    assert "signed by no key" in vigie("--home", home, "--json", "log", "compare", tmp_path / "forged").row["problem"]
    assert vigie("--home", home, "log", "compare", tmp_path / "none").code == 2


@pytest.fixture
def other(vigie, tmp_path) -> Path:
    """Another unit's workspace."""
    home = tmp_path / "other"
    assert vigie("init", home, "--training").code == 0
    assert vigie("--home", home, "key", "new").code == 0
    return home


def key_of(home: Path) -> Path:
    return next((home / "keys").glob("*.vkey"))


def test_other_unit_cosigns_and_the_first_one_sees_it(vigie, home, other, tmp_path) -> None:
    assert vigie("--home", home, "log", "export", tmp_path / "c").code == 0
    assert vigie("--home", other, "log", "cosign", tmp_path / "c", "--key", key_of(home)).code == 0

    said = vigie("--home", home, "--json", "log", "compare", tmp_path / "c", "--key", key_of(other))

    assert said.code == 0
    assert said.row["witnesses"] == [f"{key_of(other).read_text().partition('+')[0]} (signature verified)"]


def test_other_unit_follows_the_log_by_proofs_and_refuses_what_does_not_go_on(vigie, home, other, tmp_path) -> None:
    def export(name: str) -> Path:
        assert vigie("--home", home, "log", "export", tmp_path / name).code == 0
        return tmp_path / name

    def cosign(path: Path):
        return vigie("--home", other, "--json", "log", "cosign", path, "--key", key_of(home))

    first = export("first")
    assert cosign(first).code == 0
    bring(vigie, home, tmp_path, "2")
    second = export("second")
    proofs = second.with_name("second.proofs.json")
    kept = proofs.read_bytes()
    proofs.write_text(kept.decode().replace("a", "b"))
    assert "was rewritten" in cosign(second).row["problem"]
    proofs.unlink()
    assert "no proof beside it" in cosign(second).row["problem"]
    proofs.write_bytes(kept)
    assert cosign(second).code == 0
    assert second.read_text().count("\n— ") == 2
    assert "rolled back" in cosign(first).row["problem"]
    assert vigie("--home", other, "log", "compare", first).code == 2


def test_entries_before_a_checkpoint_are_pruned_and_the_log_still_verifies(vigie, home) -> None:
    assert vigie("--home", home, "log", "checkpoint").code == 0
    tomorrow = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%d}"
    assert vigie("--home", home, "log", "prune", "--before", "2020-01-01").code == 2

    pruned = vigie("--home", home, "--json", "log", "prune", "--before", tomorrow)
    after = vigie("--json", "verify", home)

    assert pruned.row["removed"] > 2
    assert (after.code, after.row["failures"]) == (0, [])
    assert any("removed by law" in line for line in after.row["notes"])
    assert vigie("--home", home, "log", "checkpoint").code == 0
    assert vigie("verify", home).code == 0


def test_only_admin_and_auditor_sign(vigie, real) -> None:
    assert vigie("--home", real, "--as", "chief", "key", "new").code == 0

    assert vigie("--home", real, "--as", "anna", "log", "checkpoint").code == 3
    assert vigie("--home", real, "--as", "chief", "log", "checkpoint").code == 0


def test_exported_case_carries_proofs_that_its_captures_stood_in_the_log(vigie, home, tmp_path) -> None:
    def run(*words: str | Path):
        said = vigie("--home", home, *words)
        assert said.code == 0, said.err
        return said

    run("case", "new", "C-1", "--title", "t", "--mandate", "M-1")
    run("case", "add", "C-1", "board:1")
    run("case", "export", "C-1", "--to", tmp_path / "out")
    (package,) = (tmp_path / "out").iterdir()

    said = vigie("--json", "verify", package)

    assert (said.code, said.row["failures"]) == (0, [])
    assert any("entries of who did what, compared with the checkpoint" in line for line in said.row["notes"]), said.row
    assert run("--json", "log", "compare", package).row["consistent"]
    proofs = json.loads((package / "data/log/inclusion.json").read_bytes())["captures"]
    assert len(proofs) == 1
    for field, value in (
        ("index", 0),
        ("salt", "00"),
        ("warc_file", "x"),
        ("offset", 1),
        ("proof", []),
        ("capture", "y"),
    ):
        bad = [dict(proofs[0]) | {field: value}]
        (package / "data/log/inclusion.json").write_text(json.dumps({"captures": bad}))
        failures = vigie("--json", "verify", package).row["failures"]
        assert any("inclusion.json, " in line for line in failures), (field, failures)
    checkpoint = package / "data/log/checkpoint"
    checkpoint.write_text(checkpoint.read_text().replace("\n", "\n1", 1))
    assert any("is not by the key that" in line for line in vigie("--json", "verify", package).row["failures"])
    checkpoint.unlink()
    assert any(
        "data/log/checkpoint, checkpoint: is missing" in line
        for line in vigie("--json", "verify", package).row["failures"]
    )


PASSPHRASE = "VIGIE_KEY_PASSPHRASE"


@pytest.fixture
def locked(vigie, training: Path, monkeypatch) -> Path:
    """A workspace whose keys open with a passphrase that this process was not given, and records that wait."""
    monkeypatch.setenv(PASSPHRASE, "correct horse")
    assert vigie("--home", training, "key", "new").code == 0
    monkeypatch.delenv(PASSPHRASE)
    monkeypatch.setattr("vigie.steps.log.EVERY", 1)
    return training


def test_scheduler_that_cannot_sign_says_so_once_and_how_many_records_wait(vigie, locked: Path, monkeypatch) -> None:
    said: list[tuple[str, str]] = []
    with opened(locked) as workspace:
        bell = Bell(workspace, TRAINEE, lambda site, what: said.append((site, what)))
        for _ in range(3):
            bell.ring()

    shown, checked = vigie("--home", locked, "--json", "log", "show").row, vigie("--json", "verify", locked).row
    ((site, line),) = said
    assert (site, "\n" in line) == ("log", False)
    assert PASSPHRASE in line and "vigie log checkpoint" in line
    assert shown["waiting"] == shown["leaves"] > 0
    assert any(f"newest {shown['waiting']} of" in one for one in checked["unchecked"])
    monkeypatch.setenv(PASSPHRASE, "correct horse")
    with opened(locked) as workspace:
        Bell(workspace, TRAINEE, lambda site, what: said.append((site, what))).ring()
    assert len(said) == 1
    assert vigie("--home", locked, "--json", "log", "show").row["waiting"] == 1  # the entry that says it was signed


def test_export_of_a_unit_whose_keys_are_older_than_its_log_proves_its_captures(vigie, home, tmp_path) -> None:
    for words in (("new", "C-1", "--title", "t", "--mandate", "M-1"), ("add", "C-1", "board:1")):
        assert vigie("--home", home, "case", *words).code == 0
    for path in (home / "keys").glob("log-*"):
        path.unlink()

    said = vigie("--home", home, "--json", "case", "export", "C-1", "--to", tmp_path / "out")

    package = Path(said.row["package"])
    (public,) = (home / "keys").glob("log-*.vkey")
    assert public.read_text().strip() in said.err
    assert (package / "data" / "log" / "checkpoint").is_file()
    assert vigie("verify", package).code == 0
