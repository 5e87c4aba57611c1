"""What is refused at the command line, and that the log says so: who, what, why, and no more."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import store
from model import Operation
from store import audit
from vigie.output import dumps, shown

PURPOSE = ("--purpose", "complaint 77 of the made-up town")
PEOPLE = (
    ("colin", ("collector",)),
    ("rita", ("reviewer",)),
    ("cora", ("countersigner",)),
    ("paul", ("approver",)),
    ("ella", ("exporter",)),
    ("olga", ("auditor",)),
)
ASKS = {
    "mandate add m.yml": {"collector", "admin"},
    "mandate approve M-1": {"approver"},
    "mandate end M-1": {"approver", "admin"},
    "user add eve --role reviewer": {"admin"},
    "user disable rita": {"admin"},
    "key new": {"admin"},
    "key rotate": {"admin"},
    "hashlist load list.txt --name made-up": {"admin"},
    "hashlist none --why none": {"admin"},
    "hashlist approve-none": {"approver"},
    "site enable town-pages": {"admin", "collector"},
    "site disable town-pages": {"admin", "collector"},
    "site check town-pages": {"admin", "collector", "reviewer"},
    "site new http://127.0.0.1:1/": {"admin", "collector"},
    "crawl town-pages": {"collector"},
    "import ads.jsonl --mandate M-1": {"collector"},
    "schedule set town-pages --every 1d": {"admin", "collector"},
    "schedule drop town-pages": {"admin", "collector"},
    "schedule run": {"collector"},
    "link": {"collector", "reviewer", "countersigner"},
    "links": {"reviewer", "countersigner"},
    "clusters": {"reviewer", "countersigner"},
    "alert": {"collector", "reviewer", "countersigner"},
    "search +32470123456": {"reviewer", "countersigner"},
    "case new C-1 --title t --mandate M-1": {"reviewer"},
    "case add C-1 +32470123456 --why because-of-it": {"reviewer"},
    "case request C-1": {"reviewer", "exporter"},
    "case countersign r1": {"countersigner", "approver"},
    "case export C-1 --to out": {"exporter"},
    "case list": {"reviewer", "exporter", "countersigner", "approver"},
    "erase +32470123456 --why on-request": {"admin"},
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real workspace with one person per role, and one whose account is closed; refusals change nothing in it."""
    from vigie.cli import main

    folder = tmp_path_factory.mktemp("office")
    home = folder / "home"
    (folder / "list.txt").write_text("")
    (folder / "ads.jsonl").write_text("")
    (folder / "m.yml").write_text("reference: M-1\n")
    assert main(["init", str(home)]) == 0
    assert main(["--home", str(home), "user", "add", "chief", "--role", "admin"]) == 0
    for name, roles in (*PEOPLE, ("gone", ("reviewer", "collector", "approver", "exporter", "admin"))):
        words = [word for role in roles for word in ("--role", role)]
        assert main(["--home", str(home), "--as", "chief", "user", "add", name, *words]) == 0
    assert main(["--home", str(home), "--as", "chief", "user", "disable", "gone"]) == 0
    return home


def entries(home: Path) -> list:
    opened = store.open_store(f"sqlite:///{home / 'vigie.db'}")
    try:
        with opened.reading() as unit:
            return audit.entries(unit)
    finally:
        opened.close()


def words_of(command: str, home: Path) -> list[str]:
    """The command, its files being those of the office."""
    return [str(home.parent / word) if word.endswith((".yml", ".txt", ".jsonl")) else word for word in command.split()]


@pytest.mark.parametrize("command", ASKS)
def test_command_is_refused_to_every_account_without_its_role_and_logged(vigie, office, capsys, command: str) -> None:
    before = len(entries(office))
    strangers = [(name, roles) for name, roles in (*PEOPLE, ("chief", ("admin",))) if not ASKS[command] & set(roles)]

    codes = {name: vigie("--home", office, "--as", name, *PURPOSE, *words_of(command, office)) for name, _ in strangers}

    assert {name: said.code for name, said in codes.items()} == {name: 3 for name, _ in strangers}
    logged = entries(office)[before:]
    assert [(one.account, one.operation) for one in logged] == [(name, Operation.REFUSAL) for name, _ in strangers]
    assert {one.detail.split(":")[0] for one in logged} == {"role"}


@pytest.mark.parametrize("command", [*ASKS, "verify"])
def test_closed_account_can_do_nothing_at_all(vigie, office, command: str) -> None:
    words = [*words_of(command, office), *([str(office)] if command == "verify" else [])]

    said = vigie("--home", office, "--as", "gone", *PURPOSE, *words)

    assert said.code == 3, said
    assert entries(office)[-1].operation is Operation.REFUSAL


def test_refusal_is_logged_with_command_and_reason_and_without_what_was_typed(vigie, office) -> None:
    vigie("--home", office, "--as", "rita", "search", "+32470123456")
    vigie("--home", office, "--as", "+32470123456", *PURPOSE, "search", "+32470123456")

    one, other = entries(office)[-2:]
    assert (one.account, one.action, one.detail.split(":")[0]) == ("rita", "search", "no-purpose")
    assert (other.account, other.action, other.detail.split(":")[0]) == ("unknown", "search", "no-account")
    assert not any("470123456" in json.dumps(row.detail + row.account + row.subject) for row in (one, other))


def test_bug_is_one_line_that_repeats_no_words_of_an_ad(vigie, office, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("+32470123456")

    monkeypatch.setattr("vigie.commands.searching.contact_of", broken)
    monkeypatch.setattr("vigie.commands.searching.under_mandate", lambda _: None)

    said = vigie("--home", office, "--as", "rita", *PURPOSE, "search", "+32470123456")

    assert said.code == 1
    assert "KeyError at test_refusals.py:" in said.err
    assert "470123456" not in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("text", ["\x1b[2J", "a\x9bb", "\u202egpj.exe", "\ud800", "\u2028"])
def test_terminal_is_never_steered_by_the_words_of_an_ad(text: str) -> None:
    for said in (shown(text), dumps({"ad": text})):
        assert said.isprintable()
        said.encode()

    assert json.loads(dumps({"ad": text})) == {"ad": text}


def test_site_that_was_stopped_is_not_looked_at_anew(vigie, training, tmp_path, write) -> None:
    today = datetime.now(UTC)
    path = write(
        tmp_path,
        start=f"{today - timedelta(days=1):%Y-%m-%d}",
        expiry=f"{today + timedelta(days=90):%Y-%m-%d}",
        sites='["*"]',
    )
    assert vigie("--home", training, "mandate", "add", path).code == 0
    assert vigie("--home", training, "site", "disable", "127-0-0-1-1", "--why", "complaint").code == 0

    said = vigie("--home", training, "site", "new", "http://127.0.0.1:1/")

    assert (said.code, "the site is switched off" in said.err) == (3, True)
    assert (entries(training)[-1].action, entries(training)[-1].detail) == ("site.new", "site-disabled: 127-0-0-1-1")


class TestCases:
    """Cases rest on a mandate that runs, from the first line to the last."""

    @pytest.fixture
    def home(self, vigie, real, tmp_path, write) -> Path:
        today = datetime.now(UTC)
        path = write(
            tmp_path,
            start=f"{today - timedelta(days=1):%Y-%m-%d}",
            expiry=f"{today + timedelta(days=90):%Y-%m-%d}",
            sites="[board]",
        )
        vigie("--home", real, "--as", "chief", "mandate", "add", path)
        vigie("--home", real, "--as", "marc", "mandate", "approve", "M-1")
        lines = [
            {"id": str(n), "site": "board", "url": "https://board.example/", "category": kind, "title": "",
             "text": "call 0470 12 34 56"} for n, kind in enumerate(("escort", "job"))
        ]  # fmt: skip
        (tmp_path / "ads.jsonl").write_text("\n".join(map(json.dumps, lines)))
        words = ("--home", real, "--as", "chief")
        assert vigie(*words, "import", tmp_path / "ads.jsonl", "--mandate", "M-1").code == 0
        assert vigie(*words, "link").code == 0
        assert vigie(*words, "key", "new").code == 0
        return real

    @pytest.fixture
    def anna(self, vigie, home):
        return lambda *words: vigie("--home", home, "--as", "anna", *PURPOSE, "--json", *words)

    def test_every_step_is_refused_once_the_mandate_has_ended(self, vigie, home, anna, tmp_path) -> None:
        assert anna("case", "new", "C-1", "--title", "t", "--mandate", "M-1", "--number", "0470 12 34 56").code == 0
        first, second = (anna("case", "request", "C-1").row["request"] for _ in range(2))
        assert vigie("--home", home, "--as", "marc", "case", "countersign", first).code == 0
        assert vigie("--home", home, "--as", "marc", "mandate", "end", "M-1").code == 0

        said = [
            anna("search", "0470 12 34 56"),
            anna("case", "new", "C-2", "--title", "t", "--mandate", "M-1"),
            anna("case", "add", "C-1", "0470 99 99 99"),
            anna("case", "request", "C-1"),
            vigie("--home", home, "--as", "marc", "case", "countersign", second),
            anna("case", "export", "C-1", "--to", tmp_path / "out"),
        ]

        assert [one.code for one in said] == [3] * 6
        assert all("has expired or was ended" in one.err for one in said)
        assert not list((tmp_path / "out").glob("*"))

    def test_one_account_cannot_ask_and_countersign_an_export(self, vigie, home, anna) -> None:
        words = ("--home", home, "--as", "chief", "user", "add", "both")
        vigie(*words, "--role", "reviewer", "--role", "countersigner", "--role", "exporter")
        anna("case", "new", "C-1", "--title", "t", "--mandate", "M-1", "--number", "0470 12 34 56")
        both = ("--home", home, "--as", "both", *PURPOSE, "--json", "case")
        request = vigie(*both, "request", "C-1").row["request"]

        said = vigie(*both, "countersign", request)

        assert (said.code, "a second person must approve this" in said.err) == (3, True)

    def test_ad_outside_the_mandate_of_the_case_does_not_leave(self, vigie, home, anna, tmp_path, write) -> None:
        today = datetime.now(UTC)
        start, expiry = f"{today - timedelta(days=1):%Y-%m-%d}", f"{today + timedelta(days=90):%Y-%m-%d}"
        path = write(tmp_path, start=start, expiry=expiry, reference="M-2", sites="[board]", categories="[job]")
        vigie("--home", home, "--as", "chief", "mandate", "add", path)
        vigie("--home", home, "--as", "marc", "mandate", "approve", "M-2")
        anna("case", "new", "C-1", "--title", "t", "--mandate", "M-2", "--number", "0470 12 34 56")
        vigie("--home", home, "--as", "marc", "case", "countersign", anna("case", "request", "C-1").row["request"])

        said = anna("case", "export", "C-1", "--to", tmp_path / "out")

        assert (said.code, "outside the mandate's scope" in said.err) == (3, True)

    def test_what_was_added_after_the_countersignature_needs_another(self, vigie, home, anna, tmp_path) -> None:
        anna("case", "new", "C-1", "--title", "t", "--mandate", "M-1", "--number", "0470 12 34 56")
        vigie("--home", home, "--as", "marc", "case", "countersign", anna("case", "request", "C-1").row["request"])
        anna("case", "add", "C-1", "board:1")

        said = anna("case", "export", "C-1", "--to", tmp_path / "out")

        assert (said.code, "has not countersigned" in said.err) == (3, True)

    @pytest.mark.parametrize("what", ["+32470123456", "board:1"])
    def test_reason_of_an_erasure_must_not_repeat_the_number(self, vigie, home, what: str) -> None:
        words = ("--home", home, "--as", "chief", "erase", what, "--why")

        said = vigie(*words, "request of 12 May about 0470/12.34.56")

        assert (said.code, "names what is erased" in said.err) == (2, True)
        assert vigie(*words, "request of 12 May in writing").code == 0

    def test_log_names_no_number_after_a_search_and_a_case(self, home, anna) -> None:
        anna("search", "0470 12 34 56")
        anna("case", "new", "C-1", "--title", "t", "--mandate", "M-1", "--number", "0470 12 34 56")
        anna("case", "list")

        said = " ".join(f"{one.subject} {one.detail} {one.justification} {one.case}" for one in entries(home))
        assert "470123456" not in said
        assert {"search", "case.new", "case.add-number", "case.list"} <= {one.action for one in entries(home)}
