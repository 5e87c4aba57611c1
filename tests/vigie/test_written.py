"""From pictures with numbers on them to links and answers; without the program nothing is lost."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

import reading
import store
from model import Fault
from store import faults, findings, links, written
from vigie.steps.read import read_new
from vigie.steps.written import read_written
from vigie.workspace import Workspace, opened

needs_program = pytest.mark.skipif(not reading.can_read_writing(), reason="tesseract is not installed")


@pytest.fixture
def home(vigie, training, tmp_path, write) -> Path:
    """Three ads: two show different pictures with one number on them, in other colours, the third a plain picture."""
    today = datetime.now(UTC)
    start, expiry = today - timedelta(days=1), today + timedelta(days=90)
    path = write(tmp_path, start=f"{start:%Y-%m-%d}", expiry=f"{expiry:%Y-%m-%d}", sites="[board]")
    assert vigie("--home", training, "mandate", "add", path).code == 0
    assert vigie("--home", training, "hashlist", "none", "--why", "made-up pictures").code == 0
    written_on = {"1": ("0470 12 34 56", "white"), "2": ("0470/12.34.56", "yellow"), "3": ("", "white")}
    for seed, (name, (text, ink)) in enumerate(written_on.items()):
        picture(tmp_path / f"{name}.jpg", text, ink, seed)
    ads = [
        {
            "id": name, "site": "board", "url": f"https://board.example/{name}", "category": "escort",
            "title": title, "text": text, "contacts": [], "photos": [f"{name}.jpg"],
        }
        for name, title, text in (
            ("1", "Lena", "new here and glad to meet you"),
            ("2", "Mia", "sweet evenings by the river"),
            ("3", "Noor", "quiet flat near the station"),
        )
    ]  # fmt: skip
    lines = tmp_path / "ads.jsonl"
    lines.write_text("\n".join(json.dumps(ad) for ad in ads))
    assert vigie("--home", training, "import", lines, "--mandate", "M-1", "--photos", tmp_path).code == 0
    return training


@pytest.fixture
def workspace(home) -> Iterator[Workspace]:
    with opened(home) as found:
        yield found


def picture(path: Path, text: str, ink: str, seed: int) -> None:
    rng = np.random.default_rng(seed)
    grid = rng.integers(30, 140, (6, 8, 3), dtype=np.uint8)
    image = Image.fromarray(grid).resize((480, 360), Image.Resampling.BICUBIC)
    ImageDraw.Draw(image).text((70, 250), text, ink, ImageFont.load_default(size=36))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    path.write_bytes(out.getvalue())


def found_in(workspace: Workspace) -> dict[str, list[str]]:
    """The numbers read in pictures, by ad."""
    with workspace.store.reading() as unit:
        read = findings.of_ads(unit, ["board:1", "board:2", "board:3"])
    return {key: [one.value for one in some if one.field.startswith("picture:")] for key, some in read.items()}


@needs_program
def test_number_written_in_two_pictures_links_their_ads_and_is_found(vigie, home, workspace) -> None:
    assert vigie("--home", home, "link").code == 0

    assert found_in(workspace) == {"board:1": ["+32470123456"], "board:2": ["+32470123456"], "board:3": []}
    with workspace.store.reading() as unit:
        (link, *_) = links.all_of(unit)
        assert store.search.by_contact(unit, "+32470123456") == ["board:1", "board:2"]
    assert {link.left, link.right} == {"board:1", "board:2"}
    assert "written in a picture" in link.reasons[0].detail


@needs_program
def test_pictures_are_looked_at_once(workspace) -> None:
    first = read_new(workspace)
    second = read_written(workspace)

    assert (first["written"], second["written"]) == (2, 0)


def test_without_the_program_pictures_wait_and_one_fault_says_so(workspace, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    read_new(workspace)
    said = read_new(workspace)

    with workspace.store.reading() as unit:
        told: list[Fault] = [one for one in faults.recent(unit) if "tesseract" in one.detail]
        waiting = written.unlooked(unit, reading.WRITTEN)
    assert (said["without_program"], len(waiting), len(told)) == (3, 3, 1)
