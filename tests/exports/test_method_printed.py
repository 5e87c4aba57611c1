"""The statement of method as printed: every item on paper, each language, tags, the same bytes, no markup obeyed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from config.messages import catalogue, translator
from exports import method
from exports.blocks import Blank, Grid, Pairs
from exports.dossier import Dossier, prepare
from exports.statement import state
from exports.statement.laid import read_laid
from model import CaseFile, NotCaptured

LANGUAGES = ("fr", "nl", "de", "en")
HOSTILE = (
    '#read("/etc/passwd") #panic("x") $x^2$ *bold* `code` @ref <label> \\ // /* = head #import "@preview/x:1.0.0" '
    "\u202eturned\u202c \x07bell 中文 العربية 😀 \ud800 {count} %s "
)


def _dossier(case: CaseFile, captures: Path, *languages: str) -> Dossier:
    told = {language: translator("report", language) for language in languages or ("en",)}
    return prepare(case, captures, "en", str, {}, told)


@cache
def _pages(path: Path) -> list[str]:
    return [page.extract_text().replace("\u200b", "") for page in PdfReader(path).pages]


def _text(path: Path) -> str:
    return " ".join(" ".join(_pages(path)).split())


@pytest.fixture(scope="module")
def written(built, how, tmp_path_factory):
    """The folder of the statements in four languages, of a run that kept its method."""
    case, captures = built
    folder = tmp_path_factory.mktemp("method") / "data"
    folder.mkdir()
    method.write(_dossier(replace(case, methods=(how,)), captures, *LANGUAGES), folder)
    return folder


def test_all_that_is_told_is_printed(built, package):
    """In the package's own file, as the whole of the export writes it."""
    data = package / "data"
    printed = re.sub(r"\s", "", _text(data / "method.en.pdf"))

    blocks = [block for section in state(_dossier(*built), read_laid(data)) for block in section.blocks]
    rows = [row for block in blocks if isinstance(block, Grid | Pairs) for row in block.rows]
    blanks = [name for block in blocks if isinstance(block, Blank) for name in block.items]
    assert len(rows) > 40
    for said in (*("".join(row) for row in rows), *blanks):
        assert re.sub(r"\s", "", said) in printed
    assert printed.count("empty:forapersontofillin") == len(blanks)


def test_recorded_method_is_printed_and_the_unknown_stays_unknown(written):
    text = _text(written / "method.en.pdf")

    assert "2026-11-02 09:30:00 UTC; synchronised; offset 0.002 s; error at most 0.012 s; told by kernel" in text
    assert "synchronised or not: unknown; offset unknown" in text
    assert "over 7 answers: least -0.400 s, middle 0.200 s, most 1.100 s" in text
    assert "CPython 3.11.9, OpenSSL 3.0.13, SQLite 3.45.1" in text
    assert "body_bytes 8388608; total_s 60" in text
    assert "page 7 of a listing time-out 3" in text
    assert "private-address 2" in text
    assert "0,002 s" in _text(written / "method.de.pdf")


@pytest.mark.parametrize("language", LANGUAGES)
def test_statement_speaks_the_language_alone(written, language):
    text = _text(written / f"method.{language}.pdf")
    known = catalogue("report", language)
    say = translator("report", language)

    for heading in ("In plain words", "Checklist of the Berkeley Protocol", "How it was collected", "Time and seals",
                    "Chain of custody", "Draft certificate of a qualified person"):  # fmt: skip
        assert say(heading) in text
    assert [message for message in known if message != known[message] and len(message) > 30 and message in text] == []
    assert PdfReader(written / f"method.{language}.pdf").trailer["/Root"]["/Lang"].startswith(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_note_takes_two_pages_at_most(written, language):
    pages = _pages(written / f"method.{language}.pdf")
    checklist = translator("report", language)("Checklist of the Berkeley Protocol")

    assert next(at for at, text in enumerate(pages) if f"2. {checklist}" in text and "155" in text) <= 2


def test_declared_and_tagged_with_a_drawing_in_words(written):
    reader = PdfReader(written / "method.en.pdf")
    root = reader.trailer["/Root"]
    xmp = root["/Metadata"].get_object().get_data().decode()

    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    nodes = list(_walk(root["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure"} <= {node.get("/S") for node in nodes}
    told = next(str(node["/Alt"]) for node in nodes if "/Alt" in node)
    assert "1. Mandate (persons)" in told
    assert "8. Check (anybody)" in told


def _walk(node: object) -> Iterator[DictionaryObject]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from _walk(each)
    elif isinstance(node, DictionaryObject):
        yield node
        if "/K" in node:
            yield from _walk(node["/K"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_qpdf_finds_no_fault(written, language):
    done = subprocess.run(["qpdf", "--check", written / f"method.{language}.pdf"], capture_output=True, check=False)

    assert done.returncode == 0


def test_same_record_gives_the_same_bytes(built, how, tmp_path):
    case, captures = built
    told = replace(case, methods=(how,))

    for name, case in (("first", told), ("again", told), ("other", replace(told, software="another"))):
        (tmp_path / name).mkdir()
        method.write(_dossier(case, captures, "nl"), tmp_path / name)

    first, again, other = ((tmp_path / name / "method.nl.pdf").read_bytes() for name in ("first", "again", "other"))
    assert first == again
    assert first != other


def test_hostile_text_is_printed_as_text_and_training_is_marked(built, how, tmp_path):
    case, captures = built
    entry = replace(case.audit[0], account=HOSTILE, justification=HOSTILE, action=HOSTILE, subject=HOSTILE)
    told = replace(
        how, unit=HOSTILE, user_agent=HOSTILE, exit_address=HOSTILE, robots=HOSTILE, clicks=(HOSTILE,),
        not_captured=(NotCaptured(HOSTILE, HOSTILE),), refused=((HOSTILE, 1),),
    )  # fmt: skip
    hostile = replace(
        case, training=True, audit=(entry,), methods=(told,), software=HOSTILE,
        case=replace(case.case, title=HOSTILE, reference=HOSTILE), mandate=replace(case.mandate, authority=HOSTILE),
        captures=tuple(replace(one, url=HOSTILE, site=HOSTILE) for one in case.captures),
    )  # fmt: skip
    (tmp_path / "data").mkdir()

    method.write(_dossier(hostile, captures), tmp_path / "data")

    pages = _pages(tmp_path / "data/method.en.pdf")
    text = " ".join(pages)
    assert all("TRAINING" in page for page in pages)
    assert "made up. It proves nothing" in " ".join(text.split())
    assert '#read("/etc/passwd")' in text
    assert "root:" not in text
    assert "\u202e" not in text
