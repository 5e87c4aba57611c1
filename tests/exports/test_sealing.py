"""Reports say by whom and when captures are sealed, or that they are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.messages import translator
from exports import note
from exports.dossier import Dossier, prepare
from exports.story.collection import checking
from model import AuthorityStatus, Seal, Sealing

FIRST, LAST = datetime(2026, 11, 2, 8, 0, tzinfo=UTC), datetime(2026, 11, 9, 8, 0, tzinfo=UTC)
SEALS = (
    Seal("post", AuthorityStatus.QUALIFIED, 20, FIRST, "revocation lists"),
    Seal("bank", AuthorityStatus.ORDINARY, 30, LAST, "revocation lists"),
)


def told(built, sealing: Sealing | None, folder: Path, language: str = "en") -> str:
    """What VERIFY.txt and the report's last page say."""
    case, captures = built
    dossier = prepare(replace(case, sealing=sealing), captures, language, translator("report", language), {})
    folder.mkdir(exist_ok=True)
    note.write(dossier, folder)
    return (folder / "VERIFY.txt").read_text() + points(dossier)


def points(dossier: Dossier) -> str:
    return " ".join(str(block) for block in checking(dossier).blocks)


def test_unsealed_case_says_so(built, tmp_path) -> None:
    said = told(built, None, tmp_path)

    assert said.count("No trusted time stamp covers these records") == 2
    assert "openssl ts" not in said


def test_sealed_case_says_by_whom_and_when(built, tmp_path) -> None:
    said = told(built, Sealing(SEALS, 0), tmp_path)

    assert said.count("first is of 2026-11-02 08:00:00 UTC, the last of 2026-11-09 08:00:00 UTC") == 2
    assert "post (qualified authority), bank (ordinary authority)" in said
    assert "bank-30.tsr" in said
    assert "No trusted time stamp" not in said
    assert "could not be checked" not in said


def test_what_is_not_covered_and_what_was_not_checked_is_counted_and_said(built, tmp_path) -> None:
    unknown = (replace(SEALS[0], revocation=""),)

    said = told(built, Sealing(unknown, 2), tmp_path)

    assert "2 captures are covered by no trusted time stamp" in said
    assert "could not be checked whether its certificate was revoked" in said


@pytest.mark.parametrize(("language", "word"), [("fr", "horodatages"), ("nl", "tijdstempels"), ("de", "Zeitstempel")])
def test_seals_are_told_in_the_reader_s_language(built, tmp_path, language: str, word: str) -> None:
    assert word in told(built, Sealing(SEALS, 1), tmp_path, language)
