"""Captures are sealed by real authorities on loopback, or it is said that they are not, and why."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from evidence.seals import der
from model import LeafKind, RefusalReason
from sandbox.authority import Issuer, TrainingAuthority, new_root, new_signer, revocation_list, stamp
from store import audit, leaves, open_store, seals
from vigie.schedule import Bell
from vigie.steps import seal as steps
from vigie.workspace import opened

REJECTED = bytes.fromhex("30053003020102")
HOUR = timedelta(hours=1)


class Authority(TrainingAuthority):
    """A training authority whose answers can be spoilt, and that counts who came."""

    def __init__(self) -> None:
        super().__init__(datetime.now(UTC) - HOUR)
        self.spoil: Callable[[bytes], bytes] = super().reply
        self.asked = 0

    def reply(self, query: bytes) -> bytes:
        self.asked += 1
        return self.spoil(query)

    def table(self, name: str = "post", status: str = "test") -> str:
        return f'[[authority]]\nname = "{name}"\nurl = "{self.url}"\nstatus = "{status}"\n'


@pytest.fixture
def start() -> Iterator[Callable[[], Authority]]:
    """Starts authorities that answer until the test ends."""
    running: list[Authority] = []

    def begin() -> Authority:
        made = Authority()
        Thread(target=made.serve, daemon=True).start()
        running.append(made)
        return made

    yield begin
    for one in running:
        one.close()


@pytest.fixture
def post(start) -> Authority:
    return start()


@pytest.fixture
def home(vigie, training, post) -> Path:
    """A training workspace with a log, a capture in it, and one authority."""
    assert vigie("--home", training, "key", "new").code == 0
    bring(vigie, training, "1")
    listed(training, {"post": post})
    return training


def listed(home: Path, authorities: dict[str, Authority], *lines: str, status: str = "test") -> None:
    """Write the authorities into vigie.toml and their roots beside it."""
    toml = home / "vigie.toml"
    own = [line for line in toml.read_text().split("[[")[0].splitlines() if line and not line.startswith("seal_")]
    tables = [one.table(name, status) for name, one in authorities.items()]
    toml.write_text("\n".join([*own, *lines, *tables]) + "\n")
    (home / "keys/authorities").mkdir(exist_ok=True)
    for name, one in authorities.items():
        (home / f"keys/authorities/{name}.pem").write_bytes(one.root.pem)


def bring(vigie, home: Path, *ids: str) -> None:
    """Ads come in: a capture each."""
    today, folder = datetime.now(UTC), home.parent
    said = {"reference": f"M-{ids[0]}", "authority": "a", "basis": "b", "purpose": "p", "sites": ["board"],
            "categories": ["escort"], "start": f"{today - timedelta(days=1):%Y-%m-%d}",
            "expiry": f"{today + timedelta(days=90):%Y-%m-%d}", "approver": "x",
            "impact_assessment": "none"}  # fmt: skip
    (folder / "mandate.yml").write_text(json.dumps(said))
    lines = [{"id": one, "site": "board", "url": f"https://board.example/{one}", "category": "escort", "title": "",
              "text": "x", "place": "", "country": "BE", "posted_at": today.isoformat(), "contacts": [], "photos": []}
             for one in ids]  # fmt: skip
    (folder / "ads.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert vigie("--home", home, "mandate", "add", folder / "mandate.yml").code == 0
    assert vigie("--home", home, "import", folder / "ads.jsonl", "--mandate", f"M-{ids[0]}").code == 0


def sealing(vigie, home: Path):
    return vigie("--home", home, "--json", "log", "seal")


def unsealed(vigie, home: Path) -> bool:
    """What every command says of it: they must agree."""
    shown, checked = vigie("--home", home, "--json", "log", "seals"), vigie("--json", "verify", home)
    said = [line for line in checked.row["unchecked"] if line.startswith("unsealed")]
    assert (shown.row["captures"] > 0) == bool(said and " 0 captures" not in said[0]), (shown.row, said)
    return shown.row["captures"] > 0


def test_sealed_capture_is_called_so_by_every_command(vigie, home, post) -> None:
    assert unsealed(vigie, home)

    done = sealing(vigie, home)
    checked = vigie("--json", "verify", home)

    assert (done.code, done.row["sealed"], done.err.count("sealed") > 0) == (0, done.row["size"], True)
    assert not unsealed(vigie, home)
    assert (checked.code, checked.row["failures"]) == (0, [])
    assert any("by post, a test's authority" in line and "not revoked" in line for line in checked.row["notes"])
    assert post.asked == 1


@pytest.mark.slow
def test_capture_that_comes_later_is_unsealed_until_the_next_seal(vigie, home) -> None:
    assert sealing(vigie, home).code == 0
    bring(vigie, home, "2")
    assert unsealed(vigie, home)

    assert sealing(vigie, home).code == 0

    assert not unsealed(vigie, home)


def other_query(query: bytes) -> bytes:
    """The same question with another nonce."""
    ((_, inside),) = der.elements(query)
    parts = [der.encode(tag, body) for tag, body in der.elements(inside)]
    parts[-2] = der.integer(99)
    return der.encode(der.SEQUENCE, *parts)


def altered(post: Authority, at: float) -> Callable[[bytes], bytes]:
    def answer(query: bytes) -> bytes:
        reply = bytearray(stamp(query, post.signer, 1))
        reply[int(len(reply) * at)] ^= 1
        return bytes(reply)

    return answer


def expired(post: Authority) -> Callable[[bytes], bytes]:
    now = datetime.now(UTC)
    old = new_signer(post.root, f"{post.url}/crl", now - HOUR, now - HOUR / 2)
    return lambda query: stamp(query, old, 1)


def stranger() -> Issuer:
    """A signer under a root of its own, of the same name."""
    now = datetime.now(UTC)
    return new_signer(new_root(now - HOUR), "http://127.0.0.1/crl", now - HOUR, now + HOUR)


FAULTS: dict[str, tuple[Callable[[Authority], Callable[[bytes], bytes]], str]] = {
    "wrong nonce": (lambda post: lambda query: stamp(other_query(query), post.signer, 1), "nonce mismatch"),
    "another authority": (lambda _: lambda query: stamp(query, stranger(), 1), ""),
    "expired certificate": (expired, "expired"),
    "rejection": (lambda _: lambda _query: REJECTED, "the authority refused: rejected"),
    "a page": (lambda _: lambda _query: b"<html>busy</html>", "no reply of a time-stamping authority"),
    "nothing": (lambda _: lambda _query: b"", "no reply of a time-stamping authority"),
    "huge": (lambda _: lambda _query: b"0" * 1_000_000, "the answer was truncated"),
    "altered early": (lambda post: altered(post, 0.1), ""),
    "altered late": (lambda post: altered(post, 0.99), ""),
}


@pytest.mark.parametrize(
    "fault",
    ["wrong nonce", "a page", *(pytest.param(one, marks=pytest.mark.slow) for one in [*FAULTS][1:] if one != "a page")],
)
def test_bad_answer_seals_nothing_is_kept_and_its_reason_is_told(vigie, home, post, fault: str) -> None:
    make, told = FAULTS[fault]
    post.spoil = make(post)

    done = sealing(vigie, home)
    shown = vigie("--home", home, "--json", "log", "seals").row

    assert done.code == 1
    assert told in done.row["asked"][0]["problem"]
    assert (shown["sealed"], shown["refused"], shown["turns"][0]["why"]) == (0, 1, done.row["asked"][0]["problem"])
    assert unsealed(vigie, home)
    assert vigie("verify", home).code == 0


@pytest.mark.slow
def test_replayed_reply_seals_nothing(vigie, home, post) -> None:
    good = stamp
    kept: list[bytes] = []
    post.spoil = lambda query: kept.append(good(query, post.signer, 1)) or b"busy"  # type: ignore[func-returns-value]
    assert sealing(vigie, home).code == 1
    post.spoil = lambda _query: kept[0]

    done = vigie("--home", home, "--json", "log", "seal", "--again")

    assert done.row["asked"][0]["problem"]
    assert unsealed(vigie, home)


def test_revoked_certificate_seals_nothing(vigie, home, post) -> None:
    post.crl = revocation_list(post.root, datetime.now(UTC) - HOUR, post.signer.certificate)

    done = sealing(vigie, home)

    assert "revoked" in done.row["asked"][0]["problem"]
    assert unsealed(vigie, home)


@pytest.mark.slow
def test_missing_revocation_list_is_said_of_the_seal(vigie, home, post) -> None:
    post.crl = b"none today"

    assert sealing(vigie, home).code == 0

    assert any(
        "whether its certificate was revoked" in line for line in vigie("--json", "verify", home).row["unchecked"]
    )


@pytest.mark.slow
def test_reply_that_only_openssl_reads_seals_with_a_note(vigie, home, post) -> None:
    post.spoil = lambda query: stamp(query, post.signer, 1, post.root.pem)

    assert sealing(vigie, home).code == 0

    notes = vigie("--json", "verify", home).row["notes"]
    assert any("InvalidSetOrdering" in line and "OpenSSL verified it" in line for line in notes)


def test_quorum_of_two_of_three_holds_over_checkpoints_of_different_size(vigie, home, post, start) -> None:
    others = {"post": post, "second": start(), "third": start()}
    listed(home, others, "seal_quorum = 2")
    for one in others.values():
        one.spoil = lambda _query: b"busy"
    post.spoil = lambda query: stamp(query, post.signer, 1)
    assert sealing(vigie, home).code == 1
    assert unsealed(vigie, home)
    first = vigie("--home", home, "--json", "log", "seals").row["seals"][0]["size"]

    bring(vigie, home, "2")
    post.spoil = lambda _query: b"busy"
    others["third"].spoil = lambda query: stamp(query, others["third"].signer, 1)
    done = sealing(vigie, home)

    assert (done.code, done.row["sealed"]) == (1, first)
    assert unsealed(vigie, home)
    post.spoil = lambda query: stamp(query, post.signer, 2)
    assert sealing(vigie, home).row["sealed"] > first


@pytest.mark.slow
def test_eu_profile_wants_a_qualified_one_among_them(vigie, home, post, start) -> None:
    second = start()
    listed(home, {"post": post, "second": second}, 'seal_profile = "eu"', status="qualified")
    toml = home / "vigie.toml"
    toml.write_text(toml.read_text().replace('status = "qualified"', 'status = "ordinary"', 1))
    second.spoil = lambda _query: b"busy"
    assert sealing(vigie, home).code == 1
    assert unsealed(vigie, home)

    second.spoil = lambda query: stamp(query, second.signer, 1)

    assert sealing(vigie, home).code == 0
    assert not unsealed(vigie, home)


def test_authority_that_is_down_is_asked_again_later_and_then_seals(vigie, home, post, monkeypatch) -> None:
    """The turn is in the database: whoever starts the scheduler next goes on with it."""
    post.spoil = lambda _query: b"busy"
    clock = [datetime.now(UTC)]
    monkeypatch.setattr(steps, "now", lambda: clock[0])

    def look() -> list[steps.Outcome]:
        with opened(home) as workspace:
            return steps.seal_if_due(workspace, "trainee")

    assert [one.problem != "" for one in look()] == [True]
    assert look() == []
    waits = []
    for _ in range(4):
        with opened(home) as workspace, workspace.store.reading() as unit:
            turn = seals.turn(unit, "post")
        waits.append(turn.next_at - clock[0])
        clock[0] = turn.next_at
        assert len(look()) == 1
    post.spoil = lambda query: stamp(query, post.signer, 1)
    clock[0] += timedelta(days=1)

    assert [one.problem for one in look()] == [""]
    assert waits == sorted(waits) and waits[-1] > waits[0]
    assert look() == []
    clock[0] += timedelta(days=1)
    assert look() == []
    assert not unsealed(vigie, home)


def test_scheduler_signs_and_seals_new_captures_and_then_rests(vigie, home, post, monkeypatch) -> None:
    clock = [datetime.now(UTC)]
    monkeypatch.setattr(steps, "now", lambda: clock[0])
    with opened(home) as workspace:
        assert [one.problem for one in steps.seal_if_due(workspace, "trainee")] == [""]
    bring(vigie, home, "2")

    with opened(home) as workspace:
        assert steps.seal_if_due(workspace, "trainee") == []
        clock[0] += 2 * HOUR
        assert [one.problem for one in steps.seal_if_due(workspace, "trainee")] == [""]
        clock[0] += 2 * HOUR
        assert steps.seal_if_due(workspace, "trainee") == []
    assert post.asked == 2


@pytest.mark.slow
def test_seal_that_grows_old_is_renewed_by_one_that_covers_it(vigie, home, post, monkeypatch) -> None:
    assert sealing(vigie, home).code == 0
    clock = [datetime.now(UTC) + timedelta(days=200)]
    monkeypatch.setattr(steps, "now", lambda: clock[0])

    with opened(home) as workspace:
        assert steps.seal_if_due(workspace, "trainee") == []
        clock[0] += timedelta(days=90)
        assert [one.problem for one in steps.seal_if_due(workspace, "trainee")] == [""]
        with workspace.store.reading() as unit:
            renewed = seals.newest(unit, "post").size
            (told, _) = [str(one.seq) for one in audit.entries(unit, action=steps.ACTION)]
            assert leaves.of(unit, LeafKind.CUSTODY, [told])[told].index < renewed


def test_old_seal_stands_under_the_next_checkpoint(vigie, home) -> None:
    """Its digest is an entry of the log: so a newer seal renews it, as long as it was verified while it was valid."""
    assert sealing(vigie, home).code == 0
    change(home, "UPDATE seal_reply SET reply = x'00'")

    said = vigie("--json", "verify", home)

    assert said.code == 1
    assert any("is gone or altered" in line for line in said.row["failures"])
    assert any("no reply of a time-stamping authority" in line for line in said.row["failures"])
    assert any(line.startswith("unsealed") for line in said.row["unchecked"])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE seal_reply SET nonce = '1'",
        "UPDATE seal_reply SET nonce = 'x'",
        "UPDATE seal_reply SET size = 1",
        "DELETE FROM seal_use; DELETE FROM seal_reply",
        "UPDATE seal_reply SET authority = 'second'",
    ],
)
def test_tampering_with_seals_never_looks_sealed(vigie, home, statement: str) -> None:
    assert sealing(vigie, home).code == 0
    change(home, *statement.split("; "))

    said = vigie("--json", "verify", home)

    assert any(line.startswith("unsealed") for line in said.row["unchecked"])
    assert said.code == 1 or "second" in statement


def change(home: Path, *statements: str) -> None:
    store = open_store(f"sqlite:///{home / 'vigie.db'}")
    with store.writing() as unit:
        for statement in statements:
            assert unit.exec_driver_sql(statement).rowcount > 0
    store.close()


@pytest.mark.slow
def test_silent_authority_is_not_waited_for(vigie, home, post) -> None:
    post.spoil = lambda query: time.sleep(3) or stamp(query, post.signer, 1)  # type: ignore[func-returns-value]

    with opened(home) as workspace:
        steps.sign_checkpoint(workspace, "trainee")
        (one,) = steps.seal_now(workspace, "trainee", patience_s=0.2)

    assert "total time" in one.problem
    assert unsealed(vigie, home)


def test_outside_training_no_authority_on_this_machine_is_asked_and_a_test_s_counts_for_nothing(
    vigie, real, post
) -> None:
    assert vigie("--home", real, "--as", "chief", "key", "new").code == 0
    listed(real, {"post": post})

    done = vigie("--home", real, "--as", "chief", "--json", "log", "seal")

    assert (done.code, done.row["sealed"], post.asked) == (1, 0, 0)
    assert RefusalReason.ADDRESS_FORBIDDEN in done.row["asked"][0]["problem"]


@pytest.mark.slow
def test_authority_without_its_root_is_not_asked(vigie, home, post) -> None:
    (home / "keys/authorities/post.pem").unlink()

    done = sealing(vigie, home)

    assert "no root certificate" in done.row["asked"][0]["problem"]
    assert post.asked == 0


@pytest.mark.slow
def test_only_a_digest_leaves(vigie, home, post) -> None:
    seen: list[bytes] = []
    post.spoil = lambda query: seen.append(query) or REJECTED  # type: ignore[func-returns-value]

    sealing(vigie, home)

    ((_, inside),) = der.elements(seen[0])
    assert [tag for tag, _ in der.elements(inside)] == [der.INTEGER, der.SEQUENCE, der.INTEGER, der.BOOLEAN]
    assert len(seen[0]) < 80


def test_without_authorities_there_is_nothing_to_ask(vigie, training) -> None:
    assert vigie("--home", training, "key", "new").code == 0

    said = vigie("--home", training, "log", "seal")

    assert (said.code, "docs/settings.md" in said.err) == (2, True)


@pytest.fixture
def package(vigie, home, tmp_path) -> Callable[[], Path]:
    """Exports the case, and gives the package."""
    assert vigie("--home", home, "case", "new", "C-1", "--title", "t", "--mandate", "M-1").code == 0
    assert vigie("--home", home, "case", "add", "C-1", "board:1").code == 0

    def export() -> Path:
        target = tmp_path / f"out-{time.monotonic_ns()}"
        assert vigie("--home", home, "case", "export", "C-1", "--to", target).code == 0
        return next(target.iterdir())

    return export


def test_package_carries_its_seals_and_says_so_everywhere(vigie, home, post, package) -> None:
    assert sealing(vigie, home).code == 0
    made = package()

    claimed = vigie("--json", "verify", made)
    known = vigie("--json", "verify", made, "--tsa-root", home / "keys/authorities/post.pem")
    note = (made / "data/VERIFY.txt").read_text()

    assert (claimed.code, claimed.row["failures"]) == (0, [])
    assert any("1 of 1 captures" in line for line in claimed.row["notes"]), claimed.row
    assert any("the package was sealed at" in line for line in claimed.row["notes"])
    assert any("sender's claim" in line for line in claimed.row["unchecked"])
    assert not any("sender's claim" in line or line.startswith("unsealed") for line in known.row["unchecked"])
    assert "Trusted time stamps (RFC 3161) cover 1 of 1 captures" in note
    assert "No trusted time stamp" not in note
    assert len(list((made / "data/log/seals").glob("post-*.tsr"))) == 2
    portable = subprocess.run(
        [sys.executable, "-I", "-S", made / "data/verify.pyz", made], check=True, capture_output=True, text=True
    )
    assert "1 of 1 captures" in portable.stdout + portable.stderr
    (command,) = [part for part in note.split("\n\n") if part.strip().startswith("openssl ts")]
    subprocess.run(command, shell=True, cwd=made, check=True, capture_output=True)


@pytest.mark.slow
def test_authority_that_is_down_at_export_leaves_what_was_sealed_before(vigie, home, post, package) -> None:
    assert sealing(vigie, home).code == 0
    post.spoil = lambda _query: b"busy"

    said = vigie("--json", "verify", package())

    assert (said.code, said.row["failures"]) == (0, [])
    assert any("1 of 1 captures" in line for line in said.row["notes"])
    assert any("when the package was made: no trusted time stamp" in line for line in said.row["unchecked"])


def test_package_without_a_seal_says_unsealed_everywhere(vigie, home, post, package) -> None:
    post.spoil = lambda _query: b"busy"
    made = package()

    said = vigie("--json", "verify", made)

    assert (said.code, said.row["failures"]) == (0, [])
    assert any(line.startswith("unsealed") for line in said.row["unchecked"])
    assert "No trusted time stamp covers these records" in (made / "data/VERIFY.txt").read_text()


@pytest.mark.slow
def test_renewed_seal_lies_in_the_package_beside_the_first(vigie, home, package) -> None:
    assert sealing(vigie, home).code == 0
    assert vigie("--home", home, "log", "seal", "--again").code == 0

    said = vigie("--json", "verify", package())

    assert (said.code, said.row["failures"]) == (0, [])


def test_authority_for_practice_is_for_training_only(vigie, real) -> None:
    assert vigie("--home", real, "--as", "chief", "log", "authority", "--port", "0").code == 3


def test_scheduler_tells_what_it_sealed_and_what_failed(home, post) -> None:
    told: list[tuple[str, str]] = []
    with opened(home) as workspace:
        bell = Bell(workspace, "trainee", lambda site, said: told.append((site, said)))
        bell.seal()
        with workspace.store.writing() as unit:
            unit.exec_driver_sql("DELETE FROM seal_turn")
            unit.exec_driver_sql("DELETE FROM seal_use")
            unit.exec_driver_sql("DELETE FROM seal_reply")
        post.spoil = lambda _query: b"busy"
        bell.seal()

    assert told[0][1].endswith("leaves sealed")
    assert told[1] == ("log", "post: it is no reply of a time-stamping authority")
