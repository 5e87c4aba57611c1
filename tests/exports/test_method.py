"""The statement of method: counted from the record, in four languages, nothing ticked that was not counted."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from config.messages import catalogue, translator
from exports import method
from exports.blocks import Blank, Grid, Pairs, Section
from exports.dossier import Dossier, prepare
from exports.statement import state
from exports.statement.checklist import SIGNS
from exports.statement.custody import MOST_ENTRIES
from exports.statement.laid import Head, Laid, read_laid
from exports.statement.runs import Connections, connections
from exports.words import STATES, State
from model import (
    Act,
    AuditEntry,
    BadInput,
    CaptureKind,
    CaptureVerdict,
    CaseFile,
    Clock,
    Method,
    NotCaptured,
    Operation,
    Skew,
    Software,
)

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
LANGUAGES = ("fr", "nl", "de", "en")
HOSTILE = (
    '#read("/etc/passwd") #panic("x") $x^2$ *bold* `code` @ref <label> \\ // /* = head #import "@preview/x:1.0.0" '
    "\u202eturned\u202c \x07bell 中文 العربية 😀 \ud800 {count} %s "
)
MET, PARTLY, EMPTY, NOTHING, PERSON = State
ITEMS = {
    "Web address, 155(a)": (MET, "Captures with the address asked for: 7 of 7."),
    "HTML source, 155(b)": (MET, "Pages whose source is kept whole: 4 of 4."),
    "Full-page capture with date and time, 155(c)": (PARTLY, "Pages with a screenshot: 1 of 4."),
    "Embedded media, 155(d)": (MET, "Pictures of ads that are in this package: 3 of 3."),
    "Embedded metadata, 155": (PARTLY, "with what is embedded in them: 3 of 3."),
    "Contextual information, 155(f)": (PARTLY, "Items put into the case with a reason: 2 of 2."),
    "Collector's name, 155(g)": (MET, "Runs that name an account: 1 of 1: marie."),
    "Network address of the collecting machine, 155(g)": (EMPTY, "Runs that state it: 0 of 1: none."),
    "Virtual identity, 155(g)": (EMPTY, "the name under which it asked: 0 of 1: none."),
    "Date and time of collection, 155(g)": (MET, "asked and received in this order: 8 of 8."),
    "Source of time, 155(g)": (EMPTY, "synchronised when they began: 0 of 1."),
    "Digest at the moment of collection, 155(h)": (MET, "digest of the body and of all bytes: 8 of 8."),
    "Changes made by collecting, 154": (EMPTY, "record of what they left out: 0 of 1."),
    "Chain of custody, 167": (PARTLY, "Entries about this case: 1."),
    "Authenticity: unchanged since collection": (PARTLY, "that they stood in the unit's log: 0 of 8."),
    "Availability: exists and can be retrieved": (PERSON, "Files of records in this package: 1 of 1."),
    "Identity: told apart from every other item, 162": (MET, "with an identifier of their own: 8 of 8."),
    "Persistence: bits intact, digests recomputed, 172": (EMPTY, "0 times; every digest as recorded: 0 times."),
    "Renderability: can be shown and used": (PARTLY, "The package holds no replay of pages"),
    "Understandability: can be interpreted": (PERSON, "This statement is in: en."),
    "Evidentiary and working copies apart, 168, 169": (PERSON, "before this one: 0."),
}

HOW = Method(
    run="run-1", site="town-pages", unit="Unit of the made-up town", account="marie", mandate="M-2026-1",
    authority="Labour auditor, Liège", basis="Code pénal social, art. 39", purpose="Inquiry 2026/1",
    mandate_sha256="ef" * 32, started=AT, definition_sha256="12" * 32, definition_version=3,
    clock_start=Clock(AT, "kernel, chrony", synchronised=True, offset_s=0.0021, error_s=0.012, stratum=3),
    ended=AT + timedelta(hours=1), clock_end=Clock(AT + timedelta(hours=1)), state="complete",
    software=Software("vigie", "0.1.0", "c0ffee", "ab" * 32, "requirements.lock", "3.11.9", "3.0.13", "3.45.1"),
    user_agent="vigie/0.1 (authorised collection)", exit_address="192.0.2.7",
    limits=(("body_mib", 8.0), ("total_s", 60.0)), skew=Skew(7, -0.4, 0.2, 1.1),
    refused=(("private-address", 2),), not_captured=(NotCaptured("page 7 of a listing", "time-out", 3),),
)  # fmt: skip


def _dossier(case: CaseFile, captures: Path, *languages: str) -> Dossier:
    told = {language: translator("report", language) for language in languages or ("en",)}
    return prepare(case, captures, "en", str, {}, told)


def _sections(case: CaseFile, captures: Path, laid: Laid | None = None) -> tuple[Section, ...]:
    return state(_dossier(case, captures), laid or Laid(frozenset({"captures/captures.warc.gz"})))


def _items(case: CaseFile, captures: Path, laid: Laid | None = None) -> dict[str, tuple[str, str]]:
    """State and text of every item of the checklist."""
    grids = [block for block in _sections(case, captures, laid)[1].blocks if isinstance(block, Grid)]
    return {name: (said.partition(" ")[2], held) for grid in grids for name, said, held in grid.rows}


@cache
def _pages(path: Path) -> list[str]:
    return [page.extract_text().replace("\u200b", "") for page in PdfReader(path).pages]


def _text(path: Path) -> str:
    return " ".join(" ".join(_pages(path)).split())


@pytest.fixture(scope="module")
def written(built, tmp_path_factory):
    """The folder of the statements in four languages, of a run that kept its method."""
    case, captures = built
    folder = tmp_path_factory.mktemp("method") / "data"
    folder.mkdir()
    method.write(_dossier(replace(case, methods=(HOW,)), captures, *LANGUAGES), folder)
    return folder


def test_every_item_of_the_checklist_is_printed_with_its_state_and_its_count(package):
    """In the package's own file, as the whole of the export writes it."""
    text = re.sub(r"\s", "", _text(package / "data/method.en.pdf"))

    for name, (how_far, count) in ITEMS.items():
        row = re.sub(r"\s", "", f"{name}{SIGNS[how_far]}{STATES[how_far]}")
        assert row in text, name
        assert re.sub(r"\s", "", count) in text.partition(row)[2][:400], name


def test_checklist_is_what_was_counted(built):
    items = _items(*built)

    assert items.keys() == ITEMS.keys()
    for name, (how_far, count) in ITEMS.items():
        assert items[name][0] == STATES[how_far], name
        assert count in items[name][1], name
    assert "No screenshot: EX-0004, EX-0005, EX-0007." in items["Full-page capture with date and time, 155(c)"][1]


def test_item_is_met_once_nothing_lacks(built):
    case, captures = built
    shots = tuple(
        replace(one, id=f"urn:uuid:shot-{at}", kind=CaptureKind.SCREENSHOT, source=one.id, method="")
        for at, one in enumerate(case.captures) if one.kind is CaptureKind.PAGE
    )  # fmt: skip
    held = replace(case, captures=case.captures + shots, methods=(HOW,))
    proven = frozenset(one.id for one in held.captures)
    laid = Laid(frozenset({"replay.wacz"}), Head("log", "9", "abc="), proven, frozenset({7}))

    items = _items(held, captures, laid)

    for name in ("Full-page capture with date and time, 155(c)", "Source of time, 155(g)",
                 "Network address of the collecting machine, 155(g)", "Changes made by collecting, 154",
                 "Chain of custody, 167", "Authenticity: unchanged since collection",
                 "Renderability: can be shown and used"):  # fmt: skip
        assert items[name][0] == "met", name


def test_nothing_is_met_where_nothing_is_held(built):
    case, captures = built
    bare = replace(case, captures=(), runs=(), ads=(), versions={}, audit=(), case=replace(case.case, items=()))

    items = _items(bare, captures)

    assert {how_far for how_far, _ in items.values()} == {"nothing to count", "empty", "partly", "for a person"}
    assert items["Renderability: can be shown and used"][0] == "partly"  # of the format, not of a count
    assert items["Digest at the moment of collection, 155(h)"][0] == "nothing to count"


def test_lost_digest_and_torn_page_are_named(built):
    case, captures = built
    page = next(one for one in case.captures if one.kind is CaptureKind.PAGE)
    torn = replace(page, verdict=CaptureVerdict.TRUNCATED, payload_sha256="")
    number = _dossier(case, captures).exhibits[page.id]

    items = _items(replace(case, captures=tuple(torn if one is page else one for one in case.captures)), captures)

    assert items["Digest at the moment of collection, 155(h)"][0] == "partly"
    assert f"Not whole: {number}." in items["HTML source, 155(b)"][1]
    assert f"Cut short: {number}." in items["Changes made by collecting, 154"][1]


def test_run_without_a_record_is_shown_as_empty(built):
    run = next(block for block in _sections(*built)[2].blocks if isinstance(block, Pairs))

    shown = dict(run.rows)
    assert shown["Operator (account)"] == "marie"
    assert {shown[name] for name in ("Record of the run's method", "Clock when the run began", "Software")} == {
        "(empty)"
    }


def test_recorded_method_is_printed_and_the_unknown_stays_unknown(written):
    text = _text(written / "method.en.pdf")

    assert "2026-11-02 09:30:00 UTC; synchronised; offset 0.002 s; error at most 0.012 s; told by kernel" in text
    assert "synchronised or not: unknown; offset unknown" in text
    assert "over 7 answers: least -0.400 s, middle 0.200 s, most 1.100 s" in text
    assert "page 7 of a listing time-out 3" in text
    assert "private-address 2" in text
    assert "0,002 s" in _text(written / "method.de.pdf")


def test_a_killed_run_is_told_by_the_record_that_it_began_with(built):
    case, captures = built
    begun = replace(HOW, ended=None, clock_end=None, unit="as begun")

    killed = _sections(replace(case, methods=(begun,)), captures)[2]
    ended = _sections(replace(case, methods=(HOW, begun)), captures)[2]

    assert "as begun" in str(killed)
    assert "as begun" not in str(ended)


def test_custody_says_what_a_new_digest_found(built):
    case, captures = built
    detail = json.dumps({"captures": 8, "as_recorded": 7})
    check = AuditEntry(9, AT, "paul", Operation.CONSULTATION, Act.VERIFY, case.case.reference, "weekly", detail=detail)
    held = replace(case, audit=(*case.audit, check))

    sections = _sections(held, captures)

    assert "Digests recomputed; as recorded: 7 of 8." in str(sections[4])
    assert "not all as recorded: see part 5" in str(sections[5])
    assert _items(held, captures)["Persistence: bits intact, digests recomputed, 172"][0] == "empty"


def test_long_custody_goes_on_in_the_schedule(built):
    case, captures = built
    many = tuple(replace(case.audit[0], seq=number) for number in range(1, MOST_ENTRIES + 51))

    section = _sections(replace(case, audit=many), captures)[4]

    table = next(block for block in section.blocks if isinstance(block, Grid))
    assert len(table.rows) == MOST_ENTRIES
    assert table.rows[-1][0] == str(MOST_ENTRIES + 50)
    assert "data/schedules/log.xlsx" in str(section.blocks[0])


def test_draft_leaves_blank_what_only_a_person_knows(built, package):
    draft = _sections(*built)[5]

    names = {name for block in draft.blocks if isinstance(block, Blank) for name in block.items}
    assert {"Name, function and unit", "Signature", "Place and date", "SHA-256 of tagmanifest-sha256.txt"} < names
    assert draft.lead.startswith("DRAFT – not legal advice.")
    text = _text(package / "data/method.en.pdf")
    assert text.count("empty: for a person to fill in") == len(names) + 4


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"url": "https://a.example/", "detail": '{"certificate":"trusted"}'}, Connections(1, 0, 0, 0)),
        ({"url": "https://a.example/", "verdict": CaptureVerdict.BAD_CERTIFICATE}, Connections(0, 1, 0, 0)),
        ({"url": "http://a.example/"}, Connections(0, 0, 1, 0)),
        ({"url": "https://a.example/", "detail": "no JSON"}, Connections(0, 0, 0, 1)),
        ({"url": "https://a.example/", "method": ""}, Connections(0, 0, 0, 0)),
    ],
)
def test_connections_are_told_apart(built, change, told):
    capture = next(one for one in built[0].captures if one.kind is CaptureKind.PAGE)

    assert connections([replace(capture, **change)]) == told


def test_log_of_the_package_is_read_and_a_broken_one_refused(tmp_path):
    (tmp_path / "log").mkdir()
    (tmp_path / "log/checkpoint").write_text("unit.example/log\n12\nq83v\n\n— a signature\n")
    (tmp_path / "log/inclusion.json").write_text('{"captures": [{"capture": "urn:uuid:1"}]}')
    (tmp_path / "log/custody.json").write_text('{"count": 1, "entries": [{"entry": {"seq": 7}}]}')

    laid = read_laid(tmp_path)

    assert laid.head == Head("unit.example/log", "12", "q83v")
    assert laid.proven == {"urn:uuid:1"}
    assert laid.entries == {7}
    (tmp_path / "log/inclusion.json").write_text("{}")
    with pytest.raises(BadInput, match="log's part"):
        read_laid(tmp_path)


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


def test_same_record_gives_the_same_bytes(built, tmp_path):
    case, captures = built
    told = replace(case, methods=(HOW,))

    for name, case in (("first", told), ("again", told), ("other", replace(told, software="another"))):
        (tmp_path / name).mkdir()
        method.write(_dossier(case, captures, "nl"), tmp_path / name)

    first, again, other = ((tmp_path / name / "method.nl.pdf").read_bytes() for name in ("first", "again", "other"))
    assert first == again
    assert first != other


def test_hostile_text_is_printed_as_text_and_training_is_marked(built, tmp_path):
    case, captures = built
    entry = replace(case.audit[0], account=HOSTILE, justification=HOSTILE, action=HOSTILE, subject=HOSTILE)
    told = replace(
        HOW, unit=HOSTILE, user_agent=HOSTILE, exit_address=HOSTILE, robots=HOSTILE, clicks=(HOSTILE,),
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
