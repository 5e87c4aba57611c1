"""Ads collected by others: what is right comes in as evidence, what is not is named and stops nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

import store
from sandbox.builders import photo_bytes

GOOD = {
    "id": "1", "site": "town-pages", "url": "https://board.example/1", "category": "escort", "title": "Lotte in Gent",
    "text": "Call 0470 12 34 56", "place": "Gent", "country": "BE", "posted_at": "2026-05-01T12:00:00+02:00",
    "contacts": ["0470 12 34 56"], "photos": ["one.jpg"],
}  # fmt: skip
LINES = [
    json.dumps(GOOD),
    '{"id": "2", "site": "town-pages"',
    json.dumps(GOOD | {"id": "3", "photos": ["../secret.jpg"]}),
    json.dumps(GOOD | {"id": "4", "photos": ["/etc/hostname"]}),
    json.dumps(GOOD | {"id": "5", "colour": "blue"}),
    json.dumps(GOOD | {"id": "6", "posted_at": "yesterday"}),
    json.dumps(GOOD),
    json.dumps(GOOD | {"id": "8", "title": "Lotte in Brugge", "photos": ["two.jpg"]}),
]
BAD = (2, 3, 4, 5, 6, 7)


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    """What a colleague handed over: a file of lines and a folder of pictures, with a picture outside it."""
    (tmp_path / "photos").mkdir()
    for number, name in enumerate(("photos/one.jpg", "photos/two.jpg", "secret.jpg")):
        (tmp_path / name).write_bytes(photo_bytes(number))
    (tmp_path / "ads.jsonl").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return tmp_path


def test_right_lines_come_in_and_wrong_ones_are_named(town_unit: Path, unit_of, delivery: Path) -> None:
    shutil.copytree(town_unit, delivery / "home")
    unit = unit_of(delivery / "home")
    words = ("import", delivery / "ads.jsonl", "--mandate", "M-1", "--photos", delivery / "photos")

    said, again = unit(*words), unit(*words)
    report = unit.done("verify", unit.home).row
    linked = unit.done("link").row

    assert (said.code, again.code) == (1, 1)
    assert [line for line in said.err if "ads.jsonl:" in line] == said.err
    assert [int(line.split("ads.jsonl:")[1].split(":")[0]) for line in said.err] == list(BAD)
    assert (said.row["new"], said.row["photos"], said.row["wrong"]) == (2, 2, len(BAD))
    assert (again.row["new"], again.row["seen"]) == (0, 2)
    assert unit.ads_held() == ["town-pages:1", "town-pages:8"]
    assert (report["checked"] >= 4, report["failures"]) == (True, [])
    assert (linked["read"]["ads"], linked["read"]["pictures"], linked["operator"]) == (2, 2, 1)
    with unit.stored() as reading:
        kept = {capture.payload_sha256 for capture in store.captures.every(reading)}
    assert [hashlib.sha256(photo_bytes(number)).hexdigest() in kept for number in range(3)] == [True, True, False]
