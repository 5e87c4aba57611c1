"""Schedules: cells are what was said, under a band that says whose word it is."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from config.messages import translator
from exports.dossier import prepare
from exports.schedules import MAX_CELL, write
from model import WAITS, CaseFile, Clause, Hub, Reason, Spread

FORMULAS = ['=HYPERLINK("http://x","y")', "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0",
            "http://evil.example/", "mailto:x@y.z", "internal:A1", "external:c:\\x.xlsx", "0470000001", "1E5",
            "{=1+1}", "_x0041_"]  # fmt: skip


def _schedules(case: CaseFile, captures: Path, folder: Path, language: str = "en") -> Path:
    write(prepare(case, captures, language, translator("report", language), {}), folder)
    return folder / "schedules"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_a_number_or_a_link(built, tmp_path, text):
    case, captures = built
    record = case.ads[1]
    said = replace(record.ad, text=text, title=text, contacts=(text,))
    case = replace(case, ads=(replace(record, version=replace(record.version, ad=said)),))

    path = _schedules(case, captures, tmp_path) / "ads.xlsx"

    cells = [cell for row in load_workbook(path)["Ads"].iter_rows() for cell in row]
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    shown = text.replace("\t", " ").replace("\r", "⟦U+000D⟧")
    held = [cell for cell in cells if cell.value == shown]
    assert len(held) == 3
    assert all(cell.data_type == "s" for cell in held)
    assert all(cell.data_type in ("s", "n") and cell.hyperlink is None for cell in cells)
    assert not any(b"<f>" in data or b"<hyperlink" in data for data in parts.values())
    assert not any("externalLink" in name for name in parts)


def test_columns_stand_under_whose_word_they_are(built, tmp_path):
    sheet = load_workbook(_schedules(*built, tmp_path, "fr") / "links.xlsx")["Liens"]

    bands = [cell.value for cell in sheet[3] if cell.value]
    assert bands == [
        "Référence",
        "Ce que le logiciel a déduit",
        "Faits tels que capturés",
        "Appréciations de personnes",
    ]
    assert sheet["L5"].value == "Same wording"


def test_every_exhibit_has_its_digests_and_times(built, package):
    case, _ = built

    sheet = load_workbook(package / "data/schedules/exhibits.xlsx")["Exhibits"]

    rows = {row[1].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=5)}
    assert rows.keys() == {capture.id for capture in case.captures}
    for capture in case.captures:
        expected = {capture.url, capture.payload_sha256, capture.block_sha256, capture.received_at.isoformat()}
        assert expected <= set(rows[capture.id])


def test_unknown_is_unknown_and_empty_is_empty(package):
    flags = load_workbook(package / "data/schedules/rules.xlsx")["Flags"]
    ads = load_workbook(package / "data/schedules/ads.xlsx")["Ads"]

    assert [cell.value for cell in flags[6]][9:13] == ["unknown", "at least", 0.5, "unknown"]
    second = next(row for row in ads.iter_rows(min_row=5) if row[2].value == "town-pages:102")
    by_heading = {head.value: cell.value for head, cell in zip(ads[4], second, strict=True)}
    assert by_heading["Place as written"] == "not stated"
    assert by_heading["Price as written"] == ""


def test_text_too_long_for_a_cell_says_that_it_was_cut(build, tmp_path):
    text = load_workbook(_schedules(*build("😀" * 20_000), tmp_path) / "ads.xlsx")["Ads"]["I5"].value

    assert text.endswith("[cut here; data/case.json holds the whole text]")
    assert len(text.encode("utf-16-le")) // 2 <= MAX_CELL


def test_timeline_is_in_order_and_names_its_source(package):
    rows = list(
        load_workbook(package / "data/schedules/timeline.xlsx")["Timeline"].iter_rows(min_row=5, values_only=True)
    )

    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert {row[1] for row in rows} == {"Facts as captured", "What software derived", "Assessments by persons"}
    assert any(row[2] == "verdict: refer" for row in rows)


def test_a_contested_contact_names_the_groups_of_the_case_and_counts_the_others(built, tmp_path):
    case, captures = built
    doubt = Clause("{value} is beside other contacts of unrelated ads, for a person to judge", {"value": "+3225550117"})
    link = replace(case.links[0], reasons=(Reason.of("phone", 4.5, [doubt]), case.links[0].reasons[1]))
    spread = Spread(Hub("phone", "+3225550117", 37, 4.8, WAITS), ((case.clusters[0].id, 12),), others=7, other_ads=25)
    case = replace(case, links=(link,), spreads=(spread,))

    sheet = load_workbook(_schedules(case, captures, tmp_path, "fr") / "links.xlsx")["Liens"]

    assert sheet["H5"].value == (
        "+3225550117 figure à côté d'autres contacts d'annonces sans rapport ; à une personne d'en juger\n"
        "+3225550117 dans 37 annonces d'environ 5 groupes sans autre rapport; "
        "montré à présent par (nombre d'annonces) : GR-01 (12); et par 7 autres, dans 25 annonces"
    )
    assert "+3225550117" not in sheet["H6"].value


def test_unused_material_is_described_one_by_one(package):
    sheet = load_workbook(package / "data/schedules/unused.xlsx").active

    assert sheet["C5"].value.startswith("Ads AD-003; held together by: same ad reposted")
    assert "no concern" in sheet["C5"].value


def test_innocent_explanations_come_with_their_answers(package):
    sheet = load_workbook(package / "data/schedules/decisions.xlsx")["Innocent explanations"]

    assert [cell.value for cell in sheet[5]] == [
        "GR-01", "marie", "Does one person travel and say so?", "No tour is announced in the ads.",
    ]  # fmt: skip
