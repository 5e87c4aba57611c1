"""Schedules as XLSX: every cell a string or a number as it stands, never a formula and never a link."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import xlsxwriter

from exports.blocks import Side
from exports.dossier import Dossier
from exports.legible import visible
from exports.tables import schedules
from exports.tables.sheet import Cell, Column, Sheet

TITLE = "Schedules"
SUFFIX = "schedules/*.xlsx"

MAX_CELL = 32_767  # characters that a cell of XLSX can hold
BANDS = {Side.FACTS: "#1F4E79", Side.SOFTWARE: "#7A5200", Side.PERSONS: "#2B6338", Side.FRAME: "#3D3D3D"}
BAND_NAMES = {
    Side.FACTS: "Facts as captured",
    Side.SOFTWARE: "What software derived",
    Side.PERSONS: "Assessments by persons",
    Side.FRAME: "Reference",
}


def write(dossier: Dossier, folder: Path) -> None:
    """Write one workbook per schedule into `schedules/`. Columns stand under a band that says whose word they are."""
    (folder / "schedules").mkdir()
    for name, sheets in schedules(dossier).items():
        _write_book(dossier, folder / "schedules" / f"{name}.xlsx", sheets)


def _write_book(dossier: Dossier, path: Path, sheets: tuple[Sheet, ...]) -> None:
    case, say = dossier.case, dossier.say
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(path, options) as book:
        made = case.made_at.replace(tzinfo=None)
        training = say("TRAINING – made-up data") if case.training else ""
        book.set_properties(
            {"title": visible(f"{case.case.reference} – {sheets[0].title}"), "created": made, "comments": training,
             "author": visible(case.made_by), "company": visible(case.mandate.authority)}
        )  # fmt: skip
        for sheet in sheets:
            _write_sheet(dossier, book, sheet, training)


def _write_sheet(dossier: Dossier, book: xlsxwriter.Workbook, sheet: Sheet, training: str) -> None:
    page = book.add_worksheet(visible(sheet.title)[:31])
    case = dossier.case.case
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width, plain)
    page.write_string(0, 0, visible(f"{case.reference} – {sheet.title}"), book.add_format({"bold": True, "size": 13}))
    if training:
        page.write_string(1, 0, training, book.add_format({"bold": True, "font_color": "#A4161A"}))
    _write_head(dossier, book, page, sheet.columns)
    for line, row in enumerate(sheet.rows, FIRST):
        for at, cell in enumerate(row):
            _write_cell(dossier, page, line, at, cell)
    page.freeze_panes(FIRST, 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(2, FIRST - 1)
    page.set_header(f"&L{_codes(case.reference)}&C{_codes(training)}&R{_codes(sheet.title)}")
    page.set_footer(f"&R&P / &N&L{_codes(dossier.say('A flag is a reason to look. Unknown is neither yes nor no.'))}")
    if sheet.rows:
        page.autofilter(FIRST - 1, 0, FIRST - 2 + len(sheet.rows) + 1, len(sheet.columns) - 1)


FIRST = 4  # the row of the first entry, below title, training mark, bands and headings


def _write_head(
    dossier: Dossier, book: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet, columns: tuple[Column, ...]
) -> None:
    start = 0
    for side, group in groupby(columns, key=lambda column: column.side):
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": BANDS[side]}
        for at, _ in enumerate(group):
            page.write_string(2, start, dossier.say(BAND_NAMES[side]) if not at else "", book.add_format(look))
            start += 1
    for at, column in enumerate(columns):
        look = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "font_color": BANDS[column.side]}
        page.write_string(3, at, visible(column.heading), book.add_format(look))


def _write_cell(dossier: Dossier, page: xlsxwriter.worksheet.Worksheet, line: int, at: int, cell: Cell) -> None:
    if isinstance(cell, str):
        page.write_string(line, at, _fitting(dossier, visible(cell)))
    elif cell is not None:
        page.write_number(line, at, cell)


def _fitting(dossier: Dossier, text: str) -> str:
    """A text too long for a cell is cut, and says so: a cell that is too long would be left out without a word."""
    if len(text.encode("utf-16-le")) // 2 <= MAX_CELL:
        return text
    note = f" [{dossier.say('cut here; data/case.json holds the whole text')}]"
    return text[: (MAX_CELL - len(note)) // 2] + note


def _codes(text: str) -> str:
    """A text for headers and footers, where an ampersand starts a code."""
    return visible(text).replace("&", "&&")[:70]
