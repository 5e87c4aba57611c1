"""Whatever is done with a capture at the command line leaves a line that names it and says what its bytes were."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

import store
from model import AuditEntry, Capture
from store import audit, captures

WHY = "request 12 of the data protection officer"


@pytest.fixture
def home(vigie, training, write, tmp_path) -> Path:
    """A workspace in which two ads were imported, one with a picture that a hash list names."""
    today = datetime.now(UTC)
    start, expiry = today - timedelta(days=1), today + timedelta(days=90)
    path = write(tmp_path, start=f"{start:%Y-%m-%d}", expiry=f"{expiry:%Y-%m-%d}", sites='["*"]', categories='["*"]')
    path.write_text(path.read_text().replace("dpia.txt", "none"))
    Image.new("L", (40, 30), 90).save(tmp_path / "p.png")
    listed = hashlib.sha256((tmp_path / "p.png").read_bytes()).hexdigest()
    (tmp_path / "list.txt").write_text(f"{listed}\n")
    line = {"id": "1", "site": "board", "url": "https://board.example/1", "category": "escort", "title": "one",
            "text": "first", "posted_at": f"{start:%Y-%m-%dT00:00:00Z}", "contacts": []}  # fmt: skip
    lines = [line, line | {"id": "2", "text": "second", "photos": ["p.png"]}]
    (tmp_path / "ads.jsonl").write_text("\n".join(map(json.dumps, lines)))
    words = (("mandate", "add", path), ("hashlist", "load", tmp_path / "list.txt", "--name", "police"), ("key", "new"),
             ("import", tmp_path / "ads.jsonl", "--mandate", "M-1", "--photos", tmp_path))  # fmt: skip
    for word in words:
        assert vigie("--home", training, *word).code == 0, word
    return training


@pytest.fixture
def held(home) -> Callable[[], list[Capture]]:
    return lambda: list(read(home, captures.every))


def read(home: Path, question):
    opened = store.open_store(f"sqlite:///{home / 'vigie.db'}")
    try:
        with opened.reading() as unit:
            found = question(unit)
            return list(found) if hasattr(found, "__iter__") else found
    finally:
        opened.close()


def acts(home: Path, capture: Capture) -> list[AuditEntry]:
    return [act.entry for act in read(home, lambda unit: audit.custody_of(unit, capture.id))]


def damage(home: Path, capture: Capture) -> None:
    path = home / "evidence" / capture.warc_file
    data = bytearray(path.read_bytes())
    data[capture.offset + capture.length // 2] ^= 0xFF
    path.write_bytes(data)


def case_of(vigie, home: Path, reference: str, ad: str) -> None:
    assert vigie("--home", home, "case", "new", reference, "--title", "t", "--mandate", "M-1").code == 0
    assert vigie("--home", home, "case", "add", reference, ad).code == 0


def test_verification_is_an_act_on_every_capture_held(vigie, home, held) -> None:
    said = vigie("--json", "verify", home, "--purpose", "monthly check")

    assert said.code == 0
    for capture in held():
        entry = acts(home, capture)[-1]
        assert (entry.account, entry.action, entry.justification) == ("trainee", "custody.verify", "monthly check")
    assert vigie("--json", "verify", home).row["failures"] == []


def test_damage_found_by_verification_is_in_the_log_of_that_capture_alone(vigie, home, held) -> None:
    bad, *others = held()
    damage(home, bad)

    assert vigie("verify", home).code == 1
    said = vigie("--home", home, "--json", "log", "custody", bad.id)

    assert (said.code, said.rows[-1]["as_recorded"], said.rows[-1]["found"]) == (1, False, "")
    assert all(vigie("--home", home, "log", "custody", other.id).code == 0 for other in others)


def test_known_picture_is_sealed_with_a_line_that_names_its_capture(home, held) -> None:
    (picture,) = [one for one in held() if one.content_type == "application/octet-stream"]

    (entry,) = acts(home, picture)

    assert (entry.action, json.loads(entry.detail)["bytes"]) == ("custody.redact", "kept, hidden")


def test_export_names_what_left_and_the_package_tells_who_handled_it(vigie, home, held, tmp_path) -> None:
    case_of(vigie, home, "BE-1", "board:1")
    assert vigie("verify", home).code == 0

    said = vigie("--home", home, "--json", "case", "export", "BE-1", "--to", tmp_path / "out")

    (page,) = [one for one in held() if one.url.endswith(":1")]
    assert [one.action for one in acts(home, page)] == ["custody.verify", "custody.export"]
    assert acts(home, page)[-1].case == "BE-1"
    told = json.loads((Path(said.row["package"]) / "data" / "case.json").read_text())["log"]
    assert "custody.verify" in {entry["action"] for entry in told}
    again = vigie("--home", home, "--json", "case", "export", "BE-1", "--to", tmp_path / "again")
    told = json.loads((Path(again.row["package"]) / "data" / "case.json").read_text())["log"]
    assert {"custody.verify", "custody.export"} <= {entry["action"] for entry in told}


def test_package_does_not_tell_of_other_cases(vigie, home, tmp_path) -> None:
    for reference in ("BE-1", "BE-2"):
        case_of(vigie, home, reference, "board:1")
        said = vigie("--home", home, "--json", "case", "export", reference, "--to", tmp_path / reference)

    assert "BE-1" not in (Path(said.row["package"]) / "data" / "case.json").read_text()


def test_export_of_altered_bytes_is_refused_and_logged(vigie, home, held, tmp_path) -> None:
    case_of(vigie, home, "BE-1", "board:1")
    (page,) = [one for one in held() if one.url.endswith(":1")]
    damage(home, page)

    said = vigie("--home", home, "case", "export", "BE-1", "--to", tmp_path / "out")

    assert (said.code, said.out) == (1, [])
    assert "not as recorded, nothing was exported" in said.err
    entry = acts(home, page)[-1]
    assert (entry.action, json.loads(entry.detail)["outcome"]) == ("custody.export", "nothing left the house")
    assert not list((tmp_path / "out").glob("*"))


def test_erasure_names_its_captures_and_none_of_their_digests(vigie, home, held) -> None:
    (page,) = [one for one in held() if one.url.endswith(":1")]

    assert vigie("--home", home, "erase", "board:1", "--why", WHY).code == 0

    entry = acts(home, page)[-1]
    assert (entry.action, entry.justification) == ("custody.erase", WHY)
    assert json.loads(entry.detail) == {"captures": 1, "as_recorded": 1}
    assert vigie("--json", "verify", home).row["failures"] == []
    assert vigie("--home", home, "log", "custody", page.id).code == 0


def test_reading_who_handled_a_capture_needs_a_purpose_and_is_logged(vigie, real, home, held) -> None:
    capture = held()[0]

    refused = vigie("--home", real, "--as", "anna", "log", "custody", capture.id)
    unknown = vigie(
        "--home", real, "--as", "anna", "log", "custody", capture.id, "--purpose", "a question of the court"
    )
    known = vigie("--home", home, "log", "custody", capture.id)

    assert (refused.code, unknown.code, known.code) == (3, 2, 0)
    assert read(home, audit.entries)[-1].action == "log.custody"


def test_erasure_takes_along_what_a_killed_export_left_behind(vigie, home) -> None:
    left = [home / ".export-abc", home / "exports" / ".BE-1_2026.part-abc"]
    for folder in left:
        folder.mkdir()
        (folder / "captures.warc.gz").write_bytes(b"what an ad said")

    assert vigie("--home", home, "erase", "board:1", "--why", WHY).code == 0

    assert [folder for folder in left if folder.exists()] == []
