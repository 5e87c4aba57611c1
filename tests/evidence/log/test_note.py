"""Signed notes are those of C2SP: others can check ours, and we theirs."""

from __future__ import annotations

import base64
import hashlib
import stat
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from evidence.keys import PASSPHRASE
from evidence.log import (
    Frontier,
    Note,
    TreeHead,
    Verifier,
    checkpoint,
    cosigned,
    leaf_hash,
    log_keys,
    log_signer,
    new_log_key,
    read_checkpoint,
)
from model import BadInput

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)

# The example of the Go library that the format comes from: golang.org/x/mod/sumdb/note, note.go.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


@pytest.fixture
def keys(tmp_path, monkeypatch):
    monkeypatch.delenv(PASSPHRASE, raising=False)
    new_log_key(tmp_path / "keys", "vigie.invalid/log/1", AT)
    return tmp_path / "keys"


def made(keys) -> Note:
    return checkpoint(Frontier().grown(map(leaf_hash, (b"a", b"b", b"c"))), *log_signer(keys))


def test_note_of_another_implementation_is_verified() -> None:
    key, note = Verifier.parse(GO_KEY), Note.parse(GO_NOTE)

    assert note.signers([key]) == (key,)
    assert str(note) == GO_NOTE
    assert str(key) == GO_KEY
    assert Note.parse(GO_NOTE.replace("problem is", "answer is")).signers([key]) == ()


def test_checkpoint_is_written_as_the_format_has_it(keys) -> None:
    note = made(keys)
    origin, size, root, blank, line, end = str(note).split("\n")
    key, signature = log_signer(keys)[0], base64.b64decode(line.rpartition(" ")[2])

    assert (origin, size, blank, end) == ("vigie.invalid/log/1", "3", "", "")
    assert len(base64.b64decode(root)) == 32
    assert line.startswith("— vigie.invalid/log/1 ")
    assert signature[:4] == hashlib.sha256(b"vigie.invalid/log/1\n\x01" + key.public).digest()[:4]
    Ed25519PublicKey.from_public_bytes(key.public).verify(signature[4:], note.text.encode())
    assert read_checkpoint(str(note)) == (note, TreeHead(origin, 3, base64.b64decode(root)))


def test_cosignature_is_dated_and_stands_beside_the_first(keys, tmp_path) -> None:
    new_log_key(tmp_path / "other", "vigie.invalid/log/2", AT)
    witness, sign = log_signer(tmp_path / "other")
    note = cosigned(made(keys), witness, sign, AT)
    data = note.signatures[1].data

    assert note.signers([witness, log_signer(keys)[0]]) == (witness, log_signer(keys)[0])
    assert int.from_bytes(data[:8]) == int(AT.timestamp())
    said = f"cosignature/v1\ntime {int(AT.timestamp())}\n{note.text}".encode()
    Ed25519PublicKey.from_public_bytes(witness.public).verify(data[8:], said)
    assert len(cosigned(note, witness, sign, AT).signatures) == 2
    later = Note(note.text, (note.signatures[0], type(note.signatures[1])(
        witness.name, note.signatures[1].id, (int(AT.timestamp()) + 1).to_bytes(8) + data[8:])))  # fmt: skip
    assert witness not in later.signers([witness])


def test_no_byte_of_a_signed_checkpoint_can_be_turned(keys) -> None:
    signed = str(made(keys)).encode()
    known = log_keys(keys).values()
    for place in range(len(signed)):
        said = bytearray(signed)
        said[place] ^= 1
        try:
            note, head = read_checkpoint(said.decode("utf-8", "replace"))
        except BadInput:
            continue

        assert not note.signers(known) or (note, head) == read_checkpoint(signed.decode()), place


@pytest.mark.parametrize(
    "said",
    ["", "a\n", "a\n\n", "a\n\nb\n", "\n\n— a AAAA\n", "a\n\n— a AAAA", "a\n\n— a A\n", "a\n\n- a AAAA\n",
     "log\n03\n" + "A" * 43 + "=\n\n— a AAAA\n",
     "log\n3\nAAAA\n\n— a AAAA\n", "log\n-3\n" + "A" * 43 + "=\n\n— a AAAA\n"],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused(said: str) -> None:
    with pytest.raises(BadInput):
        read_checkpoint(said)


@pytest.mark.parametrize("said", ["", "a", "a+b", "a+00000000+AAAA", GO_KEY.replace("c74f", "c74e"), "a b+c74f20a3+x"])
def test_what_is_no_public_key_is_refused(said: str) -> None:
    with pytest.raises(BadInput):
        Verifier.parse(said)


def test_key_is_its_owners_and_opens_with_its_passphrase_only(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv(PASSPHRASE, "correct horse")
    key = new_log_key(tmp_path, "vigie.invalid/log/1", AT)
    (file,) = tmp_path.glob("*.key.pem")

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert b"ENCRYPTED" in file.read_bytes()
    assert log_signer(tmp_path)[0] == key
    monkeypatch.setenv(PASSPHRASE, "wrong")
    with pytest.raises(BadInput, match="does not open"):
        log_signer(tmp_path)
    with pytest.raises(BadInput, match="exists already"):
        new_log_key(tmp_path, "vigie.invalid/log/1", AT)


def test_newest_key_signs_and_older_ones_still_verify(keys) -> None:
    before = made(keys)
    renewed = new_log_key(keys, "vigie.invalid/log/1", AT.replace(hour=10))

    assert made(keys).signers(log_keys(keys).values()) == (renewed,)
    assert before.signers([renewed]) == ()
    assert len(before.signers(log_keys(keys).values())) == 1


def test_without_a_key_it_says_how_to_make_one(tmp_path) -> None:
    with pytest.raises(BadInput, match="vigie key new"):
        log_signer(tmp_path)
