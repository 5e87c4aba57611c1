"""What a reply must be to seal anything; every way in which it can fail does fail, with its reason."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from evidence.openssl import CannotCheck
from evidence.seals import der, judge
from sandbox.authority import new_root

HOUR = timedelta(hours=1)
REJECTED = bytes.fromhex("30053003020102")


def problem(make, authority, one, roots: bytes | None = None) -> str:
    judged = judge(one, authority, roots or make.root.pem)
    assert (judged.seal is None) == bool(judged.problem)
    return judged.problem


def test_good_reply_seals_its_checkpoint_at_its_own_time(make, authority) -> None:
    one = make.evidence()

    judged = judge(one, authority, make.root.pem)

    assert judged.problem == ""
    assert (judged.seal.size, judged.seal.status, judged.seal.revocation) == (10, "qualified", "revocation lists")
    assert abs(judged.seal.at - one.asked_at) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"nonce": 7}, "nonce mismatch"),
        ({"reply": REJECTED}, "refused: rejected"),
        ({"reply": b"<html><body>Busy</body></html>"}, "no reply of a time-stamping authority"),
        ({"reply": b""}, "no reply of a time-stamping authority"),
    ],
)
def test_reply_to_something_else_seals_nothing(make, authority, changes, told: str) -> None:
    assert told in problem(make, authority, replace(make.evidence(), **changes))


def test_replayed_reply_seals_nothing(make, authority) -> None:
    earlier, later = make.evidence(), make.evidence()

    assert "nonce mismatch" in problem(make, authority, replace(later, reply=earlier.reply))


def test_stamp_over_another_checkpoint_seals_nothing(make, authority) -> None:
    one = make.evidence()

    assert "imprint mismatch" in problem(make, authority, replace(one, note=make.note(11)))
    assert "imprint mismatch" in problem(make, authority, replace(one, note=one.note.replace("— ", "— x", 1)))


def test_stamp_of_another_authority_seals_nothing(make, authority) -> None:
    other = type(make)()

    assert problem(make, authority, other.evidence(), make.root.pem)


def test_stamp_under_another_policy_seals_nothing(make, authority) -> None:
    assert problem(make, replace(authority, policy="1.2.3"), make.evidence())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"start": -2 * HOUR, "expiry": -HOUR}, "certificate has expired"),
        ({"start": HOUR / 2}, "certificate is not yet valid"),
        ({"purpose": False}, "unsuitable certificate purpose"),
        ({}, ""),
    ],
)
def test_certificate_that_may_not_stamp_then_seals_nothing(make, authority, tmp_path, changes, told: str) -> None:
    one = make.evidence()
    reply = signed_again(one.reply, make.new_signer(**changes), tmp_path)

    assert problem(make, authority, replace(one, reply=reply)) == told


def test_stamp_outlives_its_certificate(make, authority, tmp_path) -> None:
    one, then = make.evidence(fetched_at=None), make.at - 2 * HOUR
    made = [f"{at:%Y%m%d%H%M%S}Z".encode() for at in (judge(one, authority, make.root.pem).seal.at, then)]
    make.root = new_root(then - HOUR)
    signer = make.new_signer(start=-4 * HOUR, expiry=-2 * HOUR)

    judged = judge(
        replace(one, reply=signed_again(one.reply, signer, tmp_path, *made), lists=()), authority, make.root.pem
    )

    assert judged.problem == ""
    assert judged.seal.at == then.replace(microsecond=0)


def signed_again(reply: bytes, signer, folder, old: bytes = b"", new: bytes = b"") -> bytes:
    """The same content, but for `old`, signed with a certificate that `openssl ts -reply` itself would refuse."""
    (folder / "reply").write_bytes(reply)
    key = signer.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "signer").write_bytes(signer.pem + key)
    for words in (
        "ts -reply -in reply -token_out -out token",
        "cms -verify -binary -inform DER -in token -noverify -out content",
        "",
        "cms -sign -binary -nodetach -econtent_type 1.2.840.113549.1.9.16.1.4 -cades -signer signer -in content "
        "-outform DER -out token",
    ):
        if words:
            subprocess.run(["openssl", *words.split()], cwd=folder, capture_output=True, check=True)
        else:
            content = (folder / "content").read_bytes()
            (folder / "content").write_bytes(content.replace(old, new))
    granted = der.encode(der.SEQUENCE, der.integer(0))
    return der.encode(der.SEQUENCE, granted, (folder / "token").read_bytes())


def test_revoked_certificate_seals_nothing(make, authority) -> None:
    judged = judge(make.evidence(lists=(make.crl(make.signer),)), authority, make.root.pem)

    assert judged.seal is None
    assert "revoked" in judged.problem


@pytest.mark.parametrize("lists", [(), (b"no list",), "stale", "foreign"])
def test_revocation_that_cannot_be_checked_is_said(make, authority, lists) -> None:
    one = make.evidence()
    if lists == "stale":
        one = replace(one, fetched_at=one.asked_at + timedelta(days=30))
    else:
        one = replace(one, lists=(type(make)().crl(),) if lists == "foreign" else lists)

    judged = judge(one, authority, make.root.pem)

    assert judged.seal is not None
    assert (judged.seal.revocation, judged.revocation.checked) == ("", False)
    assert judged.revocation.how


def test_altered_byte_fails_or_changes_nothing_that_is_said(make, authority) -> None:
    """Framing that no signature covers, such as the version of an envelope, may pass; it says nothing."""
    one = make.evidence()
    good = judge(one, authority, make.root.pem).seal
    content = one.reply.index(hashlib.sha256(one.note.encode()).digest())
    signed = [*range(content, content + 60, 7), len(one.reply) - 1, len(one.reply) // 2]

    found = {
        at: judge(altered(one, at), authority, make.root.pem).seal for at in (*range(0, len(one.reply), 60), *signed)
    }

    assert [at for at in signed if found[at]] == []
    assert [at for at, seal in found.items() if seal not in (None, good)] == []


def altered(one, at: int):
    reply = bytearray(one.reply)
    reply[at] ^= 0x21
    return replace(one, reply=bytes(reply))


def test_no_root_means_no_seal(make, authority) -> None:
    assert "no root certificate" in judge(make.evidence(), authority, b"\n").problem


def test_where_openssl_is_missing_nothing_is_judged(make, authority, monkeypatch) -> None:
    one = make.evidence()
    monkeypatch.setenv("PATH", "/nowhere")
    assert shutil.which("openssl") is None

    with pytest.raises(CannotCheck, match="openssl"):
        judge(one, authority, make.root.pem)
