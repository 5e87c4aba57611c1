"""One package: whole, signed, the same twice, or not there at all."""

from __future__ import annotations

import hashlib
import importlib
import json
import pickle
import signal
import subprocess
import sys
import types
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from evidence import verify_package
from exports import rules, sealed_captures, write_package
from exports.dossier import prepare
from model import BadInput, CaptureKind, EvidenceBroken, Refused

SIGNATURE = "tagmanifest-sha256.txt.p7s"


@pytest.fixture
def bagit(monkeypatch):
    """The peer's library. It asks setuptools for its own version, in a way that setuptools no longer offers."""
    answer = types.ModuleType("pkg_resources")
    vars(answer).update(
        DistributionNotFound=LookupError, get_distribution=lambda _: types.SimpleNamespace(version="1.8.1")
    )
    monkeypatch.setitem(sys.modules, "pkg_resources", answer)
    return importlib.import_module("bagit")


def _shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False)


def _digests(package: Path) -> dict[str, str]:
    files = (path for path in package.rglob("*") if path.is_file() and path.name != SIGNATURE)
    return {path.relative_to(package).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_package_passes_our_own_verification(build, export, tmp_path):
    package = export(*build(), tmp_path / "out")

    report = verify_package(package)

    assert report.failures == ()
    assert "8 captures recomputed" in " ".join(report.notes)
    assert not list(tmp_path.glob(".out*"))


def test_package_holds_every_format(package):
    names = {path.relative_to(package / "data").as_posix() for path in (package / "data").rglob("*") if path.is_file()}

    schedules = ("ads", "contacts", "decisions", "exhibits", "links", "log", "rules", "timeline", "unused")
    assert {"report.pdf", "case.json", "VERIFY.txt", "captures/captures.warc.gz"} < names
    assert {f"schedules/{name}.xlsx" for name in schedules} < names
    assert "rules/number-on-the-move-1.0.0-abababab.json" in names


def test_bagit_accepts_it_and_refuses_a_changed_one(bagit, build, export, tmp_path):
    package = export(*build(), tmp_path / "out")

    bagit.Bag(str(package)).validate()
    with (package / "data" / "case.json").open("a") as file:
        file.write(" ")

    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(package)).validate()


def test_commands_of_the_note_really_check_it(build, export, tmp_path):
    package = export(*build(), tmp_path / "out", language="fr")
    note = (package / "data" / "VERIFY.txt").read_text()
    commands = [part.split("\n\n")[0] for part in note.split("\n\n    ")[1:]][:5]

    done = [
        subprocess.run(["sh", "-c", each], cwd=package, capture_output=True, text=True, check=False)
        for each in commands
    ]

    assert [one.returncode for one in done] == [0] * 5, [one.stderr for one in done]
    assert "Fingerprint" in done[1].stdout
    assert len(set(done[4].stdout.split())) == 1
    with (package / "tagmanifest-sha256.txt").open("a") as file:
        file.write("\n")
    assert _shell(commands[0], package).returncode != 0
    assert "Comment vérifier" in note
    assert "How to check" in note


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_same_input_gives_the_same_bytes(built, export, tmp_path, language):
    first = export(*built, tmp_path / "first", language)
    second = export(*built, tmp_path / "second", language)

    assert _digests(first) == _digests(second)


def test_other_input_gives_other_bytes(built, package, export, tmp_path):
    """The comparison above is able to fail."""
    case, captures = built

    second = export(replace(case, made_by="somebody"), captures, tmp_path / "second")

    assert _digests(package)["data/report.pdf"] != _digests(second)["data/report.pdf"]


def test_name_that_is_taken_is_left_alone(build, export, tmp_path):
    (tmp_path / "out").mkdir()

    with pytest.raises(BadInput, match="under this name already"):
        export(*build(), tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def test_failure_on_the_way_leaves_nothing(built, tmp_path):
    case, captures = built

    def fail(_: bytes) -> bytes:
        raise BadInput("no key")

    with pytest.raises(BadInput, match="no key"):
        write_package(
            case,
            tmp_path / "out",
            captures=captures,
            language="en",
            translators={"en": str},
            sign=fail,
            certificate=b"",
        )
    assert not list(tmp_path.glob("*out*"))


CHILD = """
import os, pickle, signal, sys
from pathlib import Path
import exports.package as room

point, source, captures, target = sys.argv[1:]
case = pickle.loads(Path(source).read_bytes())
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
if point == "sign":
    sign = die
else:
    sign = lambda data: b"signed"
    setattr(room, point, die)
held = {"captures": Path(captures), "language": "en", "translators": {"en": str}}
room.write_package(case, Path(target), sign=sign, certificate=b"x", **held)
"""


@pytest.mark.parametrize("point", ["close_bag", "sign", "_settle"])
def test_kill_leaves_no_package_and_the_next_export_sweeps_up(built, export, tmp_path, point):
    case, captures = built
    (tmp_path / "case").write_bytes(pickle.dumps(case))
    target = tmp_path / "out"

    done = subprocess.run([sys.executable, "-c", CHILD, point, tmp_path / "case", captures, target], check=False)

    assert done.returncode == -signal.SIGKILL
    assert not target.exists()
    assert list(tmp_path.glob(".out.part-*"))
    if point == "sign":
        export(case, captures, target)
        assert not list(tmp_path.glob(".out.part-*"))


def test_sealed_pictures_and_their_pages_screenshots_do_not_leave(build, export, tmp_path):
    case, captures = build()
    record = case.ads[0]
    sealed = replace(record, photos=(replace(record.photos[0], sealed=True, reviewed_as="secret words"),))
    held = replace(case, ads=(sealed, *case.ads[1:]))

    forbidden = sealed_captures(held)
    kinds = {capture.kind for capture in case.captures if capture.id in forbidden}
    assert kinds == {CaptureKind.PHOTO, CaptureKind.SCREENSHOT}
    with pytest.raises(Refused, match="sealed"):
        export(held, captures, tmp_path / "out")
    assert not list(tmp_path.glob("*out*"))

    kept = tuple(capture for capture in held.captures if capture.id not in forbidden)
    package = export(replace(held, captures=kept), captures, tmp_path / "out")
    said = json.loads((package / "data" / "case.json").read_text())
    assert said["facts"]["pictures"][0] == {
        "ad": record.key, "url": record.photos[0].url, "position": 0, "sha256": None, "capture_id": None,
        "sealed": True,
    }  # fmt: skip
    assert not list((package / "data" / "captures").glob("*.png"))
    assert "secret words" not in (package / "data" / "case.json").read_text()


def test_missing_captures_are_said(build, export, tmp_path):
    case, captures = build()
    (captures / "captures.warc.gz").unlink()

    with pytest.raises(BadInput, match=r"captures\.warc\.gz"):
        export(case, captures, tmp_path / "out")


def test_screenshot_that_is_another_picture_is_refused(build, export, tmp_path):
    case, captures = build()
    shot = next(captures.glob("*.png"))
    shot.write_bytes(shot.read_bytes() + b"\0")

    with pytest.raises(EvidenceBroken, match="does not match its capture"):
        export(case, captures, tmp_path / "out")


def test_rule_texts_are_kept_as_they_ran(built, tmp_path):
    case, captures = built
    text = "rule: number-on-the-move\n# as it ran\n"

    rules.write(prepare(case, captures, "en", str, {case.rules[0].sha256: text}), tmp_path)

    assert (tmp_path / "rules/number-on-the-move-1.0.0-abababab.yml").read_text() == text


def test_training_is_marked_in_every_file(build, export, tmp_path):
    package = export(*build(training=True), tmp_path / "out")

    pages = [page.extract_text() for page in PdfReader(package / "data/report.pdf").pages]
    assert all("TRAINING" in text for text in pages)
    for path in (package / "data/schedules").iterdir():
        for sheet in load_workbook(path):
            assert "TRAINING" in str(sheet["A2"].value)
            assert "TRAINING" in str(sheet.oddHeader.center.text)
    assert "TRAINING" in (package / "bag-info.txt").read_text()
    assert "TRAINING" in (package / "data/VERIFY.txt").read_text()
    assert json.loads((package / "data/case.json").read_text())["training"] is True


def test_files_belong_to_the_unit_alone(package):
    assert package.stat().st_mode & 0o077 == 0
