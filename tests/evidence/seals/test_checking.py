"""The seals of a package, checked from its files alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evidence import log as tlog
from evidence.seals import Laid, query, root_fingerprints, seal_part, verify_seals, verify_times
from model import AuthorityStatus, Seal, SealProfile, SealRule
from sandbox.authority import stamp

RULE = SealRule(1, SealProfile.ANY, False)


def laid(make, *sizes: int, newest: int = 20) -> list[Laid]:
    return [Laid(make.evidence(size), make.tree.consistency(size, newest) if size < newest else ()) for size in sizes]


@pytest.fixture
def sealed(make, authority, lay):
    """A package whose checkpoint of 20 leaves goes on from a sealed one of 10."""
    return lay(seal_part(RULE, [authority], {"post": make.root.pem}, laid(make, 10)))


def test_seal_of_the_package_s_own_checkpoint_covers_every_capture(make, authority, lay) -> None:
    folder = lay(seal_part(RULE, [authority], {"post": make.root.pem}, laid(make, 20)))

    report = verify_seals(make.note(20).encode(), folder, (0, 19))

    assert report.failures == ()
    assert any("2 of 2 captures" in line for line in report.notes)
    assert any("by post, a qualified authority; not revoked" in line for line in report.notes)
    assert not [line for line in report.unchecked if line.startswith("unsealed")]


def test_earlier_checkpoint_s_seal_covers_what_stood_before_it(make, sealed) -> None:
    report = verify_seals(make.note(20).encode(), sealed, (0, 9, 10))

    assert report.failures == ()
    assert any("2 of 3 captures" in line for line in report.notes)
    assert any(line.startswith("unsealed: 1 captures") for line in report.unchecked)


def test_root_is_called_the_sender_s_claim_until_the_reader_gives_one(make, sealed) -> None:
    claimed = verify_seals(make.note(20).encode(), sealed)
    known = verify_seals(make.note(20).encode(), sealed, own_roots=make.root.pem)
    other = verify_seals(make.note(20).encode(), sealed, own_roots=type(make)().root.pem)

    (print_,) = root_fingerprints(make.root.pem)
    assert any(print_ in line and "--tsa-root" in line for line in claimed.unchecked)
    assert not any("claim" in line for line in known.unchecked)
    assert any("none of the roots you gave" in line for line in other.unchecked)
    assert any(line.startswith("unsealed") for line in other.unchecked)


def test_checkpoint_that_does_not_go_on_from_the_sealed_one_fails(make, sealed) -> None:
    other = type(make)(tree=tlog.Tree(tlog.leaf_hash(bytes([n + 1])) for n in range(20)))

    report = verify_seals(other.note(20).encode(), sealed)

    assert "does not go on from" in str(report.failures[0])
    assert any(line.startswith("unsealed") for line in report.unchecked)


@pytest.mark.parametrize("name", ["post-10.tsr", "checkpoint-10", "post.roots.pem"])
def test_altered_file_fails_or_seals_nothing(make, sealed, name: str) -> None:
    data = bytearray((sealed / name).read_bytes())
    data[len(data) // 2] ^= 1
    (sealed / name).write_bytes(bytes(data))

    report = verify_seals(make.note(20).encode(), sealed)

    assert report.failures
    assert any(line.startswith("unsealed") for line in report.unchecked)


@pytest.mark.parametrize(
    ("field", "value"),
    [("nonce", "1"), ("consistency", []), ("reply", "../x"), ("checkpoint", "seals.json"), ("authority", "nobody"),
     ("asked_at", "2026-01-01"), ("crl", "x")],
)  # fmt: skip
def test_altered_index_fails(make, sealed, field: str, value: object) -> None:
    said = json.loads((sealed / "seals.json").read_bytes())
    said["seals"][0][field] = value
    (sealed / "seals.json").write_text(json.dumps(said))

    assert verify_seals(make.note(20).encode(), sealed).failures


def test_index_leads_to_no_file_elsewhere(make, sealed) -> None:
    said = json.loads((sealed / "seals.json").read_bytes())
    (sealed / "post-10.tsr").rename(sealed.parent / "post-10.tsr")
    said["seals"][0]["reply"] = "../post-10.tsr"
    (sealed / "seals.json").write_text(json.dumps(said))

    assert verify_seals(make.note(20).encode(), sealed).failures


@pytest.mark.parametrize(
    ("profile", "statuses", "covered"),
    [
        (SealProfile.ANY, ("ordinary",), 10),
        (SealProfile.EU, ("ordinary", "ordinary"), 0),
        (SealProfile.EU, ("ordinary", "qualified"), 11),
        (SealProfile.EU, ("qualified", "ordinary"), 10),
        (SealProfile.ANY, (), 0),
    ],
)
def test_profile_says_whose_stamp_must_be_among_them(profile, statuses, covered: int) -> None:
    """The later in the list, the larger the checkpoint: a qualified one covers what its own covers."""
    at = datetime(2026, 11, 2, tzinfo=UTC)
    held = [Seal(f"a{n}", AuthorityStatus(status), 10 + n, at) for n, status in enumerate(statuses)]

    assert SealRule(1, profile, False).covered(held) == covered


@pytest.mark.parametrize("missing", ["seals.json", "post-10.tsr", "post-10.chain.pem", "post.roots.pem"])
def test_missing_file_fails(make, sealed, missing: str) -> None:
    (sealed / missing).unlink()

    assert verify_seals(make.note(20).encode(), sealed).failures


def test_quorum_of_two_needs_two_authorities(make, authority, lay) -> None:
    rule, other = SealRule(2, SealProfile.ANY, False), replace(authority, name="second")
    roots = {"post": make.root.pem, "second": make.root.pem}
    two = laid(make, 10, 15)
    two[1] = replace(two[1], evidence=replace(two[1].evidence, authority="second"))

    alone = verify_seals(make.note(20).encode(), lay(seal_part(rule, [authority, other], roots, two[:1])), (0,))
    both = verify_seals(make.note(20).encode(), lay(seal_part(rule, [authority, other], roots, two)), (9, 10))

    assert any(line.startswith("unsealed") for line in alone.unchecked)
    assert any("1 of 2 captures" in line for line in both.notes)


@pytest.mark.parametrize(("training", "covered"), [(True, True), (False, False)])
def test_test_s_authority_counts_in_training_only(make, authority, lay, training: bool, covered: bool) -> None:
    test = replace(authority, status=AuthorityStatus.TEST)
    files = seal_part(replace(RULE, training=training), [test], {"post": make.root.pem}, laid(make, 20))

    report = verify_seals(make.note(20).encode(), lay(files), (0,))

    assert any("1 of 1 captures" in line for line in report.notes) is covered


def test_package_without_seals_says_unsealed(make, tmp_path) -> None:
    report = verify_seals(make.note(20).encode(), tmp_path / "none")

    assert [line for line in report.unchecked if line.startswith("unsealed")]


def test_stamp_over_the_list_of_lists_is_checked_under_the_package_s_or_the_reader_s_roots(make, tmp_path) -> None:
    manifest, own, other = b"a list", make.root.pem, type(make)().root.pem
    (tmp_path / "tagmanifest-sha256.txt").write_bytes(manifest)
    (tmp_path / "tagmanifest-sha256.txt.tsr").write_bytes(stamp(query(manifest, 1), make.signer, 1))
    roots = tmp_path / "data/log/seals"
    roots.mkdir(parents=True)
    (roots / "post.roots.pem").write_bytes(own)

    claimed, known, foreign = (verify_times(tmp_path, trusted) for trusted in (None, own, other))
    (tmp_path / "tagmanifest-sha256.txt").write_bytes(b"another list")
    altered = verify_times(tmp_path)

    stamps = [[one for one in report.failures if one.file.endswith(".tsr")] for report in (claimed, known, foreign)]
    assert stamps[:2] == [[], []]
    assert len(stamps[2]) == 1
    assert any("package was sealed at" in line for line in claimed.notes)
    assert any("sender's claim" in line for line in claimed.unchecked)
    assert not any("sender's claim" in line for line in known.unchecked)
    assert any("imprint mismatch" in str(one) for one in altered.failures)
