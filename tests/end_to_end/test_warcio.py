"""Every WARC file that the product writes passes another's checker: crawled, imported, erased in, mended, exported."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.settings import HERE
from evidence.member import members
from model import EvidenceBroken
from sandbox.builders import photo_bytes

WARCIO = Path(sys.executable).with_name("warcio")
DRAWN = "town-cards"
LINE = {
    "id": "1", "site": "board", "url": "https://board.example/1", "category": "escort", "title": "Lotte in Gent",
    "text": "Call 0470 12 34 56", "posted_at": f"{datetime.now(UTC):%Y-%m-%dT00:00:00Z}", "contacts": [],
    "photos": ["one.jpg"],
}  # fmt: skip


def check(*files: Path) -> None:
    """warcio accepts the files to their last record: by itself it stops at what it cannot unpack and is content."""
    assert files
    said = subprocess.run([WARCIO, "check", "-v", *files], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, ""), said
    assert "Error" not in said.stdout
    assert said.stdout.count("digest pass") >= sum(map(records, files))


def records(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in members(file))


def kept(unit) -> list[Path]:
    return sorted((unit.home / "evidence").rglob("*.warc.gz"))


def taken_out(package: Path, folder: Path) -> list[Path]:
    """The WARC files of a package, those inside its WACZ too."""
    for archive in package.rglob("*.wacz"):
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder)
    return [*package.rglob("*.warc.gz"), *folder.rglob("*.warc.gz")]


def test_what_is_crawled_imported_erased_and_mended_passes(crawled, tmp_path: Path) -> None:
    unit = crawled.unit
    (tmp_path / "one.jpg").write_bytes(photo_bytes(1))
    (tmp_path / "ads.jsonl").write_text(json.dumps(LINE) + "\n")
    check(*kept(unit))

    unit.done("import", tmp_path / "ads.jsonl", "--mandate", "M-1", "--photos", tmp_path)
    check(*kept(unit))
    unit.done("erase", unit.ads_held()[3], "--why", "request 12 of the data protection officer")
    check(*kept(unit))
    torn = kept(unit)[0]
    whole = torn.read_bytes()
    torn.write_bytes(whole + b"\x1f\x8b\x08" + bytes(range(256)) * 20)
    torn.with_name(torn.name + ".open").touch()
    said = unit.done("crawl", "town-api")

    assert torn.read_bytes() == whole
    (told,) = said.trouble
    assert f"set aside as {torn.name}.torn-1" in told
    check(*kept(unit))


@pytest.mark.slow
@pytest.mark.browser
def test_what_is_drawn_and_handed_out_passes(crawled, tmp_path: Path) -> None:
    unit = crawled.unit
    unit.use((HERE / "sites" / f"{DRAWN}.yml").read_text(encoding="utf-8"), crawled.boards.sites[DRAWN])
    unit.done("site", "enable", DRAWN)
    before = kept(unit)
    unit.done("crawl", DRAWN)
    check(*(path for path in kept(unit) if path not in before))
    unit.done("case", "new", "BE-7", "--title", "made up", "--mandate", "M-1")
    for key in (next(key for key in unit.ads_held() if key.startswith(site)) for site in (DRAWN, "town-pages")):
        unit.done("case", "add", "BE-7", key)
    package = Path(unit.done("case", "export", "BE-7", "--to", tmp_path / "out").row["package"])

    files = taken_out(package, tmp_path / "wacz")

    assert len(files) == 2
    check(*files)


@pytest.mark.parametrize("where", [0.3, 0.5, 0.99])
def test_check_refuses_a_changed_byte(crawled, tmp_path: Path, where: float) -> None:
    """What is above is able to fail."""
    path = Path(shutil.copy(kept(crawled.unit)[0], tmp_path))
    data = bytearray(path.read_bytes())
    data[int(len(data) * where)] ^= 0xFF
    path.write_bytes(data)

    with pytest.raises((AssertionError, EvidenceBroken)):
        check(path)
