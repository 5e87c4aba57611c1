"""The replay copy in a package: of the same captures, by the same key, and its records not read twice."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from evidence import certificate, new_package_key, sign_plain, write_wacz
from evidence.wacz_package import verify_replay


@pytest.fixture
def package(keep, tmp_path, at) -> Path:
    """The parts of a package that a replay copy is held against."""
    path, keys = tmp_path / "package", tmp_path / "keys"
    folder, (capture, *_) = keep([b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>an ad</p>"])
    new_package_key(keys, "Test unit", at)
    (path / "data/captures").mkdir(parents=True)
    shutil.copy(folder / capture.warc_file, path / "data/captures")
    (path / "certificate.pem").write_bytes(certificate(keys))
    _write(path, keys, at)
    return path


def _write(package: Path, keys: Path, at, warc: Path | None = None) -> None:
    (package / "data/replay.wacz").unlink(missing_ok=True)
    write_wacz(
        package / "data/replay.wacz", warc or next((package / "data/captures").iterdir()), title="C-1",
        software="vigie test", created=at, sign=lambda data: sign_plain(keys, data),
    )  # fmt: skip


def checked(package: Path):
    files = [file for file in package.rglob("*") if file.is_file()]
    digests = {
        file.relative_to(package).as_posix(): {"sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
        for file in files
    }
    return verify_replay(package, digests)


def faults(package: Path) -> str:
    return " ".join(str(problem) for problem in checked(package).failures)


def test_replay_copy_of_the_captures_by_the_packages_key_passes(package):
    report = checked(package)

    assert (report.failures, report.unchecked, report.checked) == ((), (), 0)


def test_records_are_not_checked_a_second_time(package, monkeypatch):
    monkeypatch.setattr("evidence.wacz.verify_warc", lambda path: pytest.fail("the records were checked already"))

    assert checked(package).passed


def test_package_without_a_replay_copy_says_so(package):
    (package / "data/replay.wacz").unlink()

    assert "no data/replay.wacz" in checked(package).notes[0]


def test_replay_copy_of_other_captures_fails(package, keep, tmp_path, at, exchange):
    other = tmp_path / "other" / next((package / "data/captures").iterdir()).name
    other.parent.mkdir()
    warc = next((package / "data/captures").iterdir()).read_bytes()
    other.write_bytes(warc[: warc.index(b"\x1f\x8b\x08", 3)])  # the first record only

    _write(package, tmp_path / "keys", at, other)

    assert "is not made of the WARC files beside it" in faults(package)


def test_captures_beside_the_replay_copy_fail(package):
    warc = next((package / "data/captures").iterdir())
    (package / "data/captures/more.warc.gz").write_bytes(warc.read_bytes() * 2)

    assert "is not made of the WARC files beside it" in faults(package)


def test_replay_copy_by_another_key_fails(package, tmp_path, at):
    new_package_key(tmp_path / "others", "Another unit", at)

    _write(package, tmp_path / "others", at)

    assert "is by another key than that of the package" in faults(package)


@pytest.mark.parametrize("pem", [b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_unreadable_certificate_fails(package, pem):
    (package / "certificate.pem").write_bytes(pem)

    assert "another key" in faults(package)


def test_what_is_no_zip_fails(package):
    (package / "data/replay.wacz").write_bytes(b"PK no")

    assert "is no ZIP file" in faults(package)


def test_unsigned_replay_copy_fails(package):
    path = package / "data/replay.wacz"
    path.write_bytes(path.read_bytes().replace(b'"signedData"', b'"SignedData"'))

    assert faults(package)


def test_without_openssl_nothing_has_passed(package, monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert not checked(package).passed
