"""A package is whole, listed, signed; whatever is changed in it is named, and what stays open is said."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from evidence import (
    certificate,
    extract,
    new_package_key,
    package_keys,
    sign_detached,
    verify,
    verify_package,
)
from evidence.keys import PASSPHRASE
from model import BadInput


def _manifest(path: Path, algorithm: str, names: list[str]) -> str:
    return "".join(f"{hashlib.new(algorithm, (path / name).read_bytes()).hexdigest()}  {name}\n" for name in names)


def _bag(path: Path, keys: Path) -> None:
    """Write the tag files around `path`/data, and sign."""
    files = [file for file in sorted((path / "data").rglob("*")) if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    names = [file.relative_to(path).as_posix() for file in files]
    (path / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    (path / "bag-info.txt").write_text(f"Payload-Oxum: {size}.{len(files)}\n")
    (path / "certificate.pem").write_bytes(certificate(keys))
    for algorithm in ("sha256", "sha512"):
        (path / f"manifest-{algorithm}.txt").write_text(_manifest(path, algorithm, names))
    tags = ["bag-info.txt", "bagit.txt", "certificate.pem", "manifest-sha256.txt", "manifest-sha512.txt"]
    for algorithm in ("sha256", "sha512"):
        (path / f"tagmanifest-{algorithm}.txt").write_text(_manifest(path, algorithm, tags))
    signature = sign_detached(keys, (path / "tagmanifest-sha256.txt").read_bytes())
    (path / "tagmanifest-sha256.txt.p7s").write_bytes(signature)


@pytest.fixture
def package(keep, awkward, tmp_path, at) -> Path:
    folder, captures = keep([awkward["plain"], awkward["chunked"]])
    path, keys = tmp_path / "CASE-1", tmp_path / "keys"
    (path / "data" / "captures").mkdir(parents=True)
    moved = extract(folder, captures, path / "data" / "captures" / "captures.warc.gz")
    (path / "data" / "case.json").write_text(
        json.dumps({"facts": {"captures": [asdict(row) for row in moved]}}, default=lambda at: at.isoformat())
    )
    (path / "data" / "report.pdf").write_bytes(b"%PDF made up")
    new_package_key(keys, "Test unit", at)
    _bag(path, keys)
    return path


def test_sound_package_passes_and_asks_for_the_fingerprint(package, tmp_path):
    report = verify_package(package)

    assert report.failures == ()
    assert report.checked == 11 + 3
    assert package_keys(tmp_path / "keys")[0].fingerprint in " ".join(report.unchecked)
    assert any("no trusted time stamp" in line for line in report.unchecked)


def test_openssl_alone_checks_the_signature(package):
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "tagmanifest-sha256.txt.p7s",
               "-content", "tagmanifest-sha256.txt", "-CAfile", "certificate.pem", "-out", "/dev/null"]  # fmt: skip

    sound = subprocess.run(command, cwd=package, capture_output=True, check=False)
    with (package / "tagmanifest-sha256.txt").open("a") as file:
        file.write("\n")
    changed = subprocess.run(command, cwd=package, capture_output=True, check=False)

    assert sound.returncode == 0, sound.stderr
    assert changed.returncode != 0


def _append(name: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with (path / name).open("ab") as file:
            file.write(b"\n")

    return change


def _write(name: str, data: bytes = b"x") -> Callable[[Path], None]:
    return lambda path: (path / name).write_bytes(data) and None


def _flip(path: Path) -> None:
    file = path / "data/captures/captures.warc.gz"
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 4
    file.write_bytes(raw)


MUTATIONS: dict[str, tuple[Callable[[Path], None], str]] = {
    "payload changed": (_append("data/report.pdf"), "data/report.pdf"),
    "case changed": (_append("data/case.json"), "data/case.json"),
    "tag file changed": (_append("bag-info.txt"), "bag-info.txt"),
    "declaration changed": (_write("bagit.txt"), "bagit.txt"),
    "manifest changed": (_append("manifest-sha512.txt"), "manifest-sha512.txt"),
    "signed list changed": (_append("tagmanifest-sha256.txt"), "tagmanifest-sha256.txt.p7s"),
    "signature replaced": (_write("tagmanifest-sha256.txt.p7s"), "tagmanifest-sha256.txt.p7s"),
    "certificate broken": (_write("certificate.pem"), "certificate.pem"),
    "payload added": (_write("data/extra.txt"), "data/extra.txt"),
    "tag file added": (_write("README.txt"), "README.txt"),
    "payload removed": (lambda path: (path / "data/report.pdf").unlink(), "data/report.pdf"),
    "signature removed": (lambda path: (path / "tagmanifest-sha256.txt.p7s").unlink(), "tagmanifest-sha256.txt.p7s"),
    "manifest removed": (lambda path: (path / "manifest-sha512.txt").unlink(), "manifest-sha512.txt"),
    "tag manifest removed": (lambda path: (path / "tagmanifest-sha512.txt").unlink(), "tagmanifest-sha512.txt"),
    "link added": (lambda path: (path / "data/link").symlink_to("/etc/hostname"), "data/link"),
    "capture changed": (_flip, "data/captures/captures.warc.gz"),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_change_is_found_and_its_file_named(package, name):
    change, file = MUTATIONS[name]
    change(package)

    failures = verify_package(package).failures

    assert file in {problem.file for problem in failures}


def test_forger_who_rewrites_manifests_fails_at_the_signature(package, tmp_path, at):
    """Manifests alone prove nothing: whoever changes a file can change them too."""
    signature = (package / "tagmanifest-sha256.txt.p7s").read_bytes()
    _append("data/report.pdf")(package)
    _bag(package, tmp_path / "keys")
    (package / "tagmanifest-sha256.txt.p7s").write_bytes(signature)

    assert [problem.field for problem in verify_package(package).failures] == ["signature"]


def test_signature_by_another_key_fails(package, tmp_path, at):
    new_package_key(tmp_path / "other", "Somebody else", at)
    signed = sign_detached(tmp_path / "other", (package / "tagmanifest-sha256.txt").read_bytes())
    (package / "tagmanifest-sha256.txt.p7s").write_bytes(signed)

    assert [problem.field for problem in verify_package(package).failures] == ["signature"]


def test_capture_that_disagrees_with_case_json_is_found(package, tmp_path):
    case = json.loads((package / "data/case.json").read_text())
    case["facts"]["captures"][0]["url"] = "http://127.0.0.1:8080/another"
    (package / "data/case.json").write_text(json.dumps(case))
    _bag(package, tmp_path / "keys")

    problems = verify_package(package).failures

    assert [(problem.file, problem.field) for problem in problems] == [("data/captures/captures.warc.gz", "url")]


def test_without_openssl_the_signature_is_said_to_be_unchecked(package, monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")

    report = verify_package(package)

    assert not report.failures
    assert not report.passed
    assert any("openssl program is not installed" in line for line in report.hindered)


def test_key_is_private_and_the_newest_signs(tmp_path, at):
    first = new_package_key(tmp_path, "Test unit", at)
    second = new_package_key(tmp_path, "Test unit", at.replace(year=2027))

    modes = {path.suffixes[-2]: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}

    assert modes == {".key": 0o600, ".cert": 0o644}
    assert package_keys(tmp_path) == (first, second)
    assert second.unit == "Test unit"
    (tmp_path / f"{first.name}.cert.pem").unlink()
    assert sign_detached(tmp_path, b"x")


def test_passphrase_locks_the_key(tmp_path, at, monkeypatch):
    monkeypatch.setenv(PASSPHRASE, "correct horse")
    new_package_key(tmp_path, "Test unit", at)
    assert sign_detached(tmp_path, b"x")

    for wrong in ("wrong", ""):
        monkeypatch.setenv(PASSPHRASE, wrong)
        with pytest.raises(BadInput, match="does not open"):
            sign_detached(tmp_path, b"x")
    assert b"ENCRYPTED" in next(tmp_path.glob("*.key.pem")).read_bytes()


def test_no_key_is_said_with_what_to_do(tmp_path):
    with pytest.raises(BadInput, match="vigie key new"):
        certificate(tmp_path)


def test_one_door_finds_what_it_is_given(package, tmp_path):
    warc = package / "data/captures/captures.warc.gz"

    assert verify(package).checked == 14
    assert verify(warc).checked > 3
    assert any("rows: none were given" in line for line in verify(warc.parent).unchecked)
    with pytest.raises(BadInput, match="neither"):
        verify(tmp_path / "keys")


def test_package_survives_a_copy(package, tmp_path):
    shutil.copytree(package, tmp_path / "copy")

    assert not verify(tmp_path / "copy").failures
