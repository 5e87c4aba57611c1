"""Ads collected by others: what is right comes in, whatever stands beside it; nothing outside the mandate does."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

import store
from store import ads, audit, captures, photos


@pytest.fixture
def home(vigie, training, tmp_path, write) -> Path:
    """A training workspace with a mandate over one site and two categories, and no need of a hash list."""
    today = datetime.now(UTC)
    start, expiry = today - timedelta(days=1), today + timedelta(days=90)
    path = write(tmp_path, start=f"{start:%Y-%m-%d}", expiry=f"{expiry:%Y-%m-%d}", sites="[board]")
    assert vigie("--home", training, "mandate", "add", path).code == 0
    assert vigie("--home", training, "hashlist", "none", "--why", "made-up pictures").code == 0
    return training


def line(name: str = "1", **changes: object) -> dict[str, object]:
    plain = {
        "id": name, "site": "board", "url": f"https://board.example/{name}", "category": "escort", "title": "Anna",
        "text": "call 0470 12 34 56", "posted_at": "2026-05-01T12:00:00+02:00", "contacts": [], "photos": [],
    }  # fmt: skip
    return plain | changes


@pytest.fixture
def bring(vigie, home, tmp_path):
    """Imports lines: objects as JSON, bytes as they are."""

    def call(*lines: object, more: tuple[object, ...] = ()):
        path = tmp_path / "ads.jsonl"
        path.write_bytes(b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines))
        return vigie("--home", home, "--json", "import", path, "--mandate", "M-1", *more)

    return call


@pytest.fixture
def held(home):
    """What a question to the store answers."""

    def ask(question):
        opened = store.open_store(f"sqlite:///{home / 'vigie.db'}")
        try:
            with opened.reading() as unit:
                return question(unit)
        finally:
            opened.close()

    return ask


def picture(path: Path) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    path.write_bytes(out.getvalue())
    return out.getvalue()


WRONG = {
    "no JSON": b"{",
    "no UTF-8": b'{"id": "\xff"}',
    "no object": b"[1]",
    "nested": b"[" * 100_000,
    "too long": b'"' + b"x" * 4_000_001 + b'"',
    "key": line("2", **{"\x1b[31m+32470999999": 1}),
    "category": line("2", category="escort\u202e"),
    "id with a line break": line("a\r\nWARC-Type: response"),
    "id too long": line("x" * 201),
    "id of half a pair": line("\ud800", title="\x00"),
    "address too long": line("2", url="https://board.example/" + "x" * 2_000),
    "site with a colon": line("2", site="board:1"),
    "site with a line break": line("2", site="board\nx"),
    "picture elsewhere": line("2", photos=["../secret.png"]),
    "picture of a folder": line("2", photos=[".."]),
    "before the calendar": line("2", posted_at="0001-01-01T00:00:00+14:00"),
    "after the calendar": line("2", posted_at="9999-12-31T23:59:59-12:00"),
    "seen in the future": line("2", seen_at="9999-12-31T23:59:59+00:00"),
    "no zone": line("2", posted_at="2026-05-01T12:00:00"),
    "price of parts": line("2", price={"a": 1}),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_line_that_is_wrong_is_named_without_its_words_and_stops_no_other(bring, held, wrong) -> None:
    said = bring(line("1"), wrong, line("3"))

    assert (said.code, said.row["new"], said.row["wrong"]) == (1, 2, 1)
    assert held(ads.keys) == ["board:1", "board:3"]
    (told,) = said.err.splitlines()
    assert "ads.jsonl:2: " in told
    assert told.isprintable()
    assert not {"32470999999", "\u202e", "secret"} & set(told.replace(":", " ").split())


def test_line_with_half_a_character_keeps_its_length(bring, held) -> None:
    assert bring(line("1", text="a\x00b\ud800c", contacts=["\udfff0470 12 34 56"])).code == 0

    ad = held(lambda unit: ads.get(unit, "board:1")).ad
    assert (ad.text, ad.contacts) == ("a\ufffdb\ufffdc", ("\ufffd0470 12 34 56",))


def test_lines_outside_the_mandate_are_refused_alone_logged_and_not_kept(bring, held) -> None:
    said = bring(line("1"), line("2", category="housing"), line("3", site="elsewhere"), line("4"))

    assert (said.code, said.row["new"], said.row["refused"]) == (3, 2, 2)
    assert held(ads.keys) == ["board:1", "board:4"]
    assert held(captures.count) == 2
    refusals = held(lambda unit: [one for one in audit.entries(unit) if one.operation == "refusal"])
    assert [(one.action, one.detail) for one in refusals] == [("import", "out-of-scope: 2 lines")]


def test_imported_pictures_are_those_of_their_ad(bring, held, tmp_path) -> None:
    data = picture(tmp_path / "a.png")

    said = bring(line("1", photos=["a.png", "a.png"]), more=("--photos", tmp_path))

    assert (said.code, said.row["photos"]) == (0, 1)
    (shown,) = held(lambda unit: ads.get(unit, "board:1")).photos
    kept = held(lambda unit: captures.get(unit, shown.capture_id))
    assert (kept.payload_sha256, kept.size) == (shown.sha256, len(data))
    assert [sha256 for sha256, _ in held(photos.unhashed)] == [shown.sha256]


def test_known_picture_is_sealed_and_logged_as_it_comes_in(vigie, home, bring, held, tmp_path) -> None:
    digest = hashlib.md5(picture(tmp_path / "a.png"), usedforsecurity=False).hexdigest()
    (tmp_path / "list.txt").write_text(digest + "\n")
    assert vigie("--home", home, "hashlist", "load", tmp_path / "list.txt", "--name", "made up").code == 0

    bring(line("1", photos=["a.png"]), more=("--photos", tmp_path))

    (shown,) = held(lambda unit: ads.get(unit, "board:1")).photos
    assert shown.sealed
    assert held(photos.unhashed) == []
    (logged,) = held(lambda unit: audit.entries(unit, action="picture.seal"))
    assert (logged.subject, logged.detail) == (shown.capture_id, "hash list made up")


def test_picture_that_links_out_of_the_folder_is_refused(bring, tmp_path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.png").symlink_to("/etc/hostname")

    said = bring(line("1", photos=["a.png"]), more=("--photos", tmp_path / "photos"))

    assert (said.code, said.row["new"], said.row["photos"]) == (1, 0, 0)


def test_erased_ad_is_not_brought_back_nor_kept(vigie, home, bring, held) -> None:
    bring(line("1"), line("2", text="another"))
    assert vigie("--home", home, "erase", "board:1").code == 0
    before = held(captures.count)

    said = bring(line("1"))

    assert (said.code, said.row["erased"], said.row["new"]) == (0, 1, 0)
    assert held(ads.keys) == ["board:2"]
    assert held(captures.count) == before


@pytest.mark.parametrize(("what", "why"), [("M-9", "no mandate on record"), ("M-1", "expired or was ended")])
def test_import_without_a_running_mandate_is_refused_with_the_reason(vigie, home, bring, tmp_path, what, why) -> None:
    vigie("--home", home, "mandate", "end", "M-1")
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(line("1")))

    said = vigie("--home", home, "import", path, "--mandate", what)

    assert said.code == 3
    assert why in said.err
