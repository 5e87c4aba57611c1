"""Who may do what: accounts, mandates, purposes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest


def running(folder: Path, write) -> Path:
    today = datetime.now(UTC)
    start, expiry = today - timedelta(days=1), today + timedelta(days=90)
    return write(folder, start=f"{start:%Y-%m-%d}", expiry=f"{expiry:%Y-%m-%d}")


def test_a_workspace_is_never_made_over_something(vigie, training) -> None:
    said = vigie("init", training)

    assert said.code == 2
    assert "the folder is not empty" in said.err


def test_the_first_account_must_be_an_admin(vigie, tmp_path) -> None:
    vigie("init", tmp_path / "w")

    assert vigie("--home", tmp_path / "w", "user", "add", "anna", "--role", "reviewer").code == 2


def test_only_an_admin_adds_accounts(vigie, real) -> None:
    said = vigie("--home", real, "--as", "anna", "user", "add", "eve", "--role", "reviewer")

    assert said.code == 3
    assert "role" in said.err


def test_a_real_workspace_refuses_self_approval_of_a_mandate(vigie, real, tmp_path, write) -> None:
    path = running(tmp_path, write)
    vigie("--home", real, "--as", "chief", "user", "add", "both", "--role", "collector", "--role", "approver")

    assert vigie("--home", real, "--as", "both", "mandate", "add", path).code == 0
    said = vigie("--home", real, "--as", "both", "mandate", "approve", "M-1")
    other = vigie("--home", real, "--as", "marc", "--json", "mandate", "approve", "M-1")

    assert said.code == 3
    assert "a second person must approve this" in said.err
    assert other.row["state"] == "approved"


def test_training_approves_at_once(vigie, training, tmp_path, write) -> None:
    said = vigie("--home", training, "--json", "mandate", "add", running(tmp_path, write))

    assert said.row["state"] == "approved"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"expiry": "2027-01-01"}, "at most six months"),
        ({"expiry": "2025-01-01"}, "after 'start'"),
        ({"categories": "[escort, gossip]"}, "unknown category 'gossip'"),
        ({"sites": '["*"]'}, "allowed in training only"),
        ({"impact_assessment": "none"}, "allowed in training only"),
        ({"impact_assessment": "gone.pdf"}, "is not there"),
        ({"basis": '""'}, "'basis' is missing"),
        ({"start": "soon"}, "'start' is no date"),
        ({"purpose": "[unclosed"}, "not readable as YAML"),
    ],
)
def test_a_bad_mandate_file_gets_one_clear_line(vigie, real, tmp_path, write, change, message) -> None:
    said = vigie("--home", real, "--as", "chief", "mandate", "add", write(tmp_path, **change))

    assert said.code == 2
    assert message in said.err
    assert len(said.err.splitlines()) == 1
    assert "mandate.yml" in said.err


def test_an_expired_mandate_lets_nothing_be_fetched(vigie, real, tmp_path, write) -> None:
    vigie("--home", real, "--as", "chief", "mandate", "add", write(tmp_path, start="2025-01-01", expiry="2025-06-01"))
    vigie("--home", real, "--as", "marc", "mandate", "approve", "M-1")
    text = (Path("config/sites") / "town-pages.yml").read_text(encoding="utf-8")
    (real / "sites" / "town-pages.yml").write_text(text, encoding="utf-8")
    vigie("--home", real, "--as", "chief", "site", "enable", "town-pages")

    said = vigie("--home", real, "--as", "chief", "crawl", "town-pages")

    assert said.code == 3
    assert "mandate-expired" in said.err


@pytest.mark.parametrize("words", [("links",), ("clusters",), ("alert",), ("search", "+32470123456")])
def test_personal_data_asks_for_an_account_and_a_purpose(vigie, real, words) -> None:
    assert vigie("--home", real, *words).code == 3
    without = vigie("--home", real, "--as", "anna", *words)

    assert without.code == 3
    assert "purpose" in without.err


def test_a_search_needs_a_running_mandate_and_is_logged(vigie, real, tmp_path, write) -> None:
    words = ("--home", real, "--as", "anna", "--purpose", "complaint 77, named number", "search", "+32 470 12 34 56")

    assert vigie(*words).code == 3
    vigie("--home", real, "--as", "chief", "mandate", "add", running(tmp_path, write))
    vigie("--home", real, "--as", "marc", "mandate", "approve", "M-1")
    assert vigie(*words).code == 0
    assert vigie(*words[:-1], "Gent").code == 2


def test_training_cannot_be_switched_on_later(vigie, real) -> None:
    settings = real / "vigie.toml"
    settings.write_text(settings.read_text().replace("training = false", "training = true"))

    said = vigie("--home", real, "mandate", "list")

    assert said.code == 2
    assert "'training' differs" in said.err


def test_the_absence_of_a_hash_list_takes_two(vigie, real) -> None:
    assert vigie("--home", real, "--as", "chief", "--json", "hashlist", "none", "--why", "none yet").row == {
        "ready": False
    }
    assert vigie("--home", real, "--as", "marc", "--json", "hashlist", "approve-none").row == {"ready": True}


def test_one_account_cannot_do_both_for_the_absence_of_a_hash_list(vigie, real) -> None:
    vigie("--home", real, "--as", "chief", "user", "add", "both", "--role", "admin", "--role", "approver")
    both = ("--home", real, "--as", "both", "hashlist")
    assert vigie(*both, "none", "--why", "none yet").code == 0

    said = vigie(*both, "approve-none")

    assert (said.code, "a second person must approve this" in said.err) == (3, True)


def test_a_hash_list_with_a_wrong_line_names_it_and_loads_nothing(vigie, training, tmp_path) -> None:
    (tmp_path / "list.txt").write_text("d41d8cd98f00b204e9800998ecf8427e\nnot a digest\n")

    said = vigie("--home", training, "hashlist", "load", tmp_path / "list.txt", "--name", "l")

    assert said.code == 2
    assert "list.txt:2" in said.err
