"""The report: declared for archiving and for screen readers, every text a string, facts apart from opinions."""

from __future__ import annotations

import ast
import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from config.messages import catalogue, translator
from exports import words
from exports.blocks import Cover
from exports.dossier import prepare
from exports.pdf import _set, write
from exports.schedules import BAND_NAMES
from exports.story import tell
from exports.story.facts import facts
from exports.tables.facts import exhibits
from model import WAITS, Hub, Spread

ROOM = Path(words.__file__).parent
LANGUAGES = ("fr", "nl", "de")
HOSTILE = (
    '#read("/etc/passwd") #panic("x") $x^2$ *bold* _it_ `code` @ref <label> \\ // /* -- ... = head '
    '#import "@preview/x:1.0.0" '
    "\u202eturned\u202c zero\u200bwidth \x07bell \x1b[31mred 中文 العربية עברית ไทย 😀👩\u200d👧 \ue000 "
    "Z\u0301\u0301\u0301\u0301\u0301 ⟦U+0041⟧ \ud800 {place} %s "
)


@cache
def _pages(path: Path) -> list[str]:
    return [page.extract_text().replace("\u200b", "") for page in PdfReader(path).pages]


def _text(path: Path) -> str:
    return "\n".join(_pages(path))


@pytest.fixture
def report(package):
    return package / "data/report.pdf"


def test_declared_as_archive_and_accessible_pdf(report):
    """Declared and tested by structure; no validator was at hand."""
    reader = PdfReader(report)
    root = reader.trailer["/Root"]
    xmp = root["/Metadata"].get_object().get_data().decode()

    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert root["/OutputIntents"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert not {"/AA", "/OpenAction", "/AcroForm"} & root.keys()
    assert "/JavaScript" not in root.get("/Names", {})
    assert not reader.is_encrypted


def test_fonts_are_embedded(report):
    fonts = [
        font.get_object()
        for page in PdfReader(report).pages
        for font in page["/Resources"].get("/Font", DictionaryObject()).values()
    ]
    descriptors = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]

    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & descriptor.keys() for descriptor in descriptors)


def test_headings_tables_and_alternative_texts_are_tagged(report):
    kinds, alternatives = set(), []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, DictionaryObject):
            kinds.add(node.get("/S"))
            if "/Alt" in node:
                alternatives.append(node["/Alt"])
            if "/K" in node:
                walk(node["/K"])

    walk(PdfReader(report).trailer["/Root"]["/StructTreeRoot"])

    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/Figure"} <= kinds
    assert "Screenshot of the page of AD-001" in alternatives


def test_qpdf_finds_no_fault(report):
    assert subprocess.run(["qpdf", "--check", report], capture_output=True, check=False).returncode == 0


def test_mandate_stands_on_page_one(report):
    first = _pages(report)[0]

    for said in ("M-2026-1", "Labour auditor, Liège", "Code pénal social, art. 39", "paul", "PAG-ASA", "not measured"):
        assert said in first


def test_facts_derivations_and_opinions_never_share_a_page(report):
    pages = _pages(report)
    opinion = [text for text in pages if "In my opinion" in text]
    link = [text for text in pages if "both give the same telephone number" in text]
    fact = [text for text in pages if "Appelez-moi" in text]

    assert "Assessments by persons" in opinion[0]
    assert "What software derived" in link[0]
    assert "Facts as captured" in fact[0]
    assert not set(opinion) & set(link)
    assert not set(link) & set(fact)


def test_every_exhibit_is_printed_with_id_address_times_and_digest(built, report):
    case, _ = built

    text = re.sub(r"\s", "", _text(report))

    for capture in case.captures:
        assert capture.id.removeprefix("urn:uuid:") in text
        assert capture.payload_sha256 in text
        assert capture.url in text
        assert f"received{capture.received_at:%Y-%m-%d%H:%M:%S}UTC" in text


def test_page_whose_body_stands_in_another_exhibit_says_in_which(built):
    case, captures = built
    first, again = case.captures[:2]
    held = replace(case, captures=(first, replace(again, refers_to=first.id)))
    dossier = prepare(held, captures, "fr", translator("report", "fr"), {})

    printed = str(facts(dossier))
    sheet = exhibits(dossier)

    assert printed.count(f"identique, octet par octet, à {dossier.exhibits[first.id]}") == 1
    place = [head.heading for head in sheet.columns].index("Corps conservé dans")
    assert sorted(row[place] for row in sheet.rows) == ["", dossier.exhibits[first.id]]


def test_links_show_reasons_and_weights_and_no_percentage(report):
    text = _text(report)

    assert "+9.50" in text
    assert "-1.20" in text
    assert "Sum of the weights: +8.30 bits" in text
    assert "%" not in text


def test_unknown_empty_and_absent_are_told_apart(report):
    text = _text(report)

    assert "(empty) EUR" in text
    assert "not stated" in text
    assert re.search(r"registered\s+registered_company_share\s+unknown", text)


def test_innocent_explanations_and_answers_are_printed(report):
    text = " ".join(_text(report).split())

    assert "What would explain it innocently" in text
    assert "Does one person travel and say so?" in text
    assert "No tour is announced in the ads." in text
    assert "This rule does not show: coercion of anybody, who anybody is." in text


def test_hostile_text_is_printed_as_text(build, tmp_path):
    write(prepare(*build(HOSTILE + "w" * 600), "en", str, {}), tmp_path)

    text = _text(tmp_path / "report.pdf")
    flat = re.sub(r"\s", "", text)
    assert '#read("/etc/passwd")' in text
    assert "root:" not in text
    assert "⟦U+202E⟧turned⟦U+202C⟧" in flat
    assert "⟦U+0007⟧" in flat
    assert "⟦U+D800⟧" in flat
    assert "⟦U+E000⟧" in flat
    assert "⟦U+27E6⟧U+0041⟦U+27E7⟧" in flat
    assert "\u202e" not in text
    assert "w" * 600 in flat


def test_text_that_nobody_would_read_to_its_end_is_cut_and_says_so(build, tmp_path):
    case, captures = build()
    first = case.ads[0]
    ad = replace(first.ad, text="endless " * 100_000, reviews=("nice",) * 1_000)
    long = replace(first, version=replace(first.version, ad=ad))
    held = replace(case, ads=(long, *case.ads[1:]), versions={})
    dossier = prepare(held, captures, "en", translator("report", "en"), {})

    write(dossier, tmp_path)

    text = _text(tmp_path / "report.pdf")
    assert 2_400 < text.count("endless") <= 2_500
    assert text.count("nice") <= 101
    assert "cut here" in " ".join(text.split())


def test_a_contested_contact_is_no_value_that_says_little_and_names_nobody_outside_the_case(built, tmp_path):
    case, captures = built
    hub = Hub("contact", "handle:telegram:rosa", 37, 4.8, WAITS)
    case = replace(case, hubs=(hub,), spreads=(Spread(hub, others=8, other_ads=37),))

    write(prepare(case, captures, "en", translator("report", "en"), {}), tmp_path)

    text = " ".join(_text(tmp_path / "report.pdf").split())
    assert "on 37 ads of about 5 otherwise unrelated groups; for a person to judge" in text
    assert "Of other groups that show a contact as well, only those in this case are named." in text
    assert "handle:telegram" not in text


def test_no_heading_is_parted_from_the_table_it_leads_to(built, tmp_path):
    """Links of one to three reasons, so that tables end everywhere on a page."""
    case, captures = built
    (link,) = case.links
    reason = replace(link.reasons[0], detail="both give the same telephone number " * 6)
    links = tuple(replace(link, reasons=(reason,) * (1 + number % 3)) for number in range(90))

    write(prepare(replace(case, links=links), captures, "en", translator("report", "en"), {}), tmp_path)

    pages = [page.partition("A flag is a reason to look.")[0].split("\n") for page in _pages(tmp_path / "report.pdf")]
    ends = [[line for line in page if line.strip()][-1] for page in pages]
    assert len(pages) > 20
    assert [end for end in ends if "Sum of the weights" in end or "AD-001 – AD-002" in end or end == "Reason"] == []


def test_a_part_without_anything_in_it_says_so(built, tmp_path):
    case, captures = built
    empty = replace(case, clusters=(), alerts=(), links=(), hubs=())

    write(prepare(empty, captures, "en", translator("report", "en"), {}), tmp_path)

    (page,) = [page for page in _pages(tmp_path / "report.pdf") if "Made by software from the facts" in page]
    text = " ".join(page.split())
    assert "Groups of ads none Flags none Links and their reasons" in text
    assert "is no probability. none What was read in the ads" in text


def test_hostile_text_in_every_place_is_printed(build, export, tmp_path):
    case, captures = build()
    case = replace(
        case,
        case=replace(case.case, title=HOSTILE, purpose=HOSTILE),
        mandate=replace(case.mandate, authority=HOSTILE, basis=HOSTILE),
        verdicts=(replace(case.verdicts[0], sentence=HOSTILE, reason=HOSTILE, innocent={HOSTILE: HOSTILE}),),
        hubs=(replace(case.hubs[0], value=HOSTILE, why=HOSTILE),),
    )

    package = export(case, captures, tmp_path / "out", language="de")

    assert "\u202e" not in _text(package / "data/report.pdf")
    assert "\n\n" not in (package / "bag-info.txt").read_text()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(), max_size=60))
def test_any_text_can_be_set(story, text):
    assert story(text).startswith(b"%PDF")


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(), max_size=200))
def test_any_text_can_be_set_at_length(story, text):
    assert story(text).startswith(b"%PDF")


@pytest.fixture
def story(built, tmp_path):
    """Set the part of the persons, with any text as a person's words."""
    case, captures = built
    template = (ROOM / "report/report.typ").read_text()
    (tmp_path / "report.typ").write_text(template)

    def make(text: str) -> bytes:
        held = replace(case, verdicts=(replace(case.verdicts[0], sentence=text),))
        dossier = prepare(held, captures, "en", str, {})
        return _set(dossier, Cover("A title", "A report", ""), tell(dossier)[3:4], tmp_path)

    return make


def _messages() -> set[str]:
    """Every message of the room and of the replay copy: literals given to `say` and `columns`, words of our choices."""
    found = {"yes", "no", "unknown", "group {number}", "ad {number}", *BAND_NAMES.values()}
    for table in vars(words).values():
        if isinstance(table, dict) and "__name__" not in table:
            found |= {word for word in table.values() if isinstance(word, str)}
    for path in (*ROOM.rglob("*.py"), ROOM.parent / "vigie/steps/replay.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                found |= _literals(node)
    return found


def _literals(node: ast.Call) -> set[str]:
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    if name == "say" and isinstance(node.args[0], ast.Constant):
        return {str(node.args[0].value)}
    if name == "columns":
        return {one.elts[1].value for one in node.args[1:] if isinstance(one, ast.Tuple)}
    return set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_with_its_places(language):
    known = catalogue("report", language)

    assert _messages() == known.keys()
    for message, translated in known.items():
        assert set(re.findall(r"{\w+}", message)) == set(re.findall(r"{\w+}", translated)), message


def test_no_word_accuses():
    said = " ".join(
        (*_messages(), *(text for language in LANGUAGES for text in catalogue("report", language).values()))
    )

    accusing = r"victim|traffick|confirmed|guilt|suspect|offender|trafiquant|confirmé|coupable|slachtoffer|handelaar|"
    assert not re.search(accusing + r"bevestigd|\bschuldig|Opfer|Menschenh|bestätigt|Täter|verdacht", said, re.I)


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_speaks_the_language(built, tmp_path, language):
    case, captures = built
    write(prepare(case, captures, language, translator("report", language), {}), tmp_path)
    report = tmp_path / "report.pdf"
    say = translator("report", language)

    reader = PdfReader(report)
    text = " ".join(_text(report).split())
    assert reader.trailer["/Root"]["/Lang"].startswith(language)
    for message in (
        "Facts as captured",
        "Assessments by persons",
        "not measured",
        "unknown",
        "How to check this package",
    ):
        assert say(message) in text
    assert "How to read it" not in text
    assert "+8,3" in text


def test_screenshots_are_drawn_and_other_pictures_are_not(report):
    images = [image for page in PdfReader(report).pages for image in page.images]

    assert len(images) == 1
