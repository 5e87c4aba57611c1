"""The statement of method: counted from the record, in four languages, nothing ticked that was not counted."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.messages import translator
from exports.blocks import Blank, Grid, Pairs, Section
from exports.dossier import Dossier, prepare
from exports.statement import state
from exports.statement.custody import MOST_ENTRIES
from exports.statement.laid import Head, Laid, read_laid
from exports.statement.runs import Connections, connections
from exports.words import STATES, State
from model import (
    Act,
    AuditEntry,
    AuthorityStatus,
    BadInput,
    CaptureKind,
    CaptureVerdict,
    CaseFile,
    Operation,
    Seal,
    Sealing,
)

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
LANGUAGES = ("fr", "nl", "de", "en")
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


def _dossier(case: CaseFile, captures: Path, *languages: str) -> Dossier:
    told = {language: translator("report", language) for language in languages or ("en",)}
    return prepare(case, captures, "en", str, {}, told)


def _sections(case: CaseFile, captures: Path, laid: Laid | None = None) -> tuple[Section, ...]:
    return state(_dossier(case, captures), laid or Laid(frozenset({"captures/captures.warc.gz"})))


def _items(case: CaseFile, captures: Path, laid: Laid | None = None) -> dict[str, tuple[str, str]]:
    """State and text of every item of the checklist."""
    grids = [block for block in _sections(case, captures, laid)[1].blocks if isinstance(block, Grid)]
    return {name: (said.partition(" ")[2], held) for grid in grids for name, said, held in grid.rows}


def test_checklist_is_what_was_counted(built):
    items = _items(*built)

    assert items.keys() == ITEMS.keys()
    for name, (how_far, count) in ITEMS.items():
        assert items[name][0] == STATES[how_far], name
        assert count in items[name][1], name
    assert "No screenshot: EX-0004, EX-0005, EX-0007." in items["Full-page capture with date and time, 155(c)"][1]


def test_item_is_met_once_nothing_lacks(built, how):
    case, captures = built
    shots = tuple(
        replace(one, id=f"urn:uuid:shot-{at}", kind=CaptureKind.SCREENSHOT, source=one.id, method="")
        for at, one in enumerate(case.captures) if one.kind is CaptureKind.PAGE
    )  # fmt: skip
    held = replace(case, captures=case.captures + shots, methods=(how,))
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


def test_a_killed_run_is_told_by_the_record_that_it_began_with(built, how):
    case, captures = built
    begun = replace(how, ended=None, clock_end=None, unit="as begun")

    killed = _sections(replace(case, methods=(begun,)), captures)[2]
    ended = _sections(replace(case, methods=(how, begun)), captures)[2]

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


def test_stamps_are_told_and_without_them_that_there_are_none(built):
    case, captures = built
    stamps = (Seal("tsa-a", AuthorityStatus.QUALIFIED, 12, AT), Seal("tsa-b", AuthorityStatus.ORDINARY, 9, AT, "CRL"))

    sealed = _sections(replace(case, sealing=Sealing(stamps, unsealed=2)), captures)
    bare = _sections(case, captures)

    table = next(block for block in sealed[3].blocks if isinstance(block, Grid))
    assert table.rows[0] == ("tsa-a", "qualified authority", "2026-11-02 09:30:00", "12", "could not be checked")
    assert table.rows[1][4] == "CRL"
    assert "cover 6 of 8 captures" in str(sealed[3])
    assert "Captures that a trusted time stamp covers: 6 of 8." in str(sealed[1])
    assert "Unsealed: no time stamp" in str(bare[3])
    assert "Captures that a trusted time stamp covers: 0 of 8." in str(bare[1])


def test_long_custody_goes_on_in_the_schedule(built):
    case, captures = built
    many = tuple(replace(case.audit[0], seq=number) for number in range(1, MOST_ENTRIES + 51))

    section = _sections(replace(case, audit=many), captures)[4]

    table = next(block for block in section.blocks if isinstance(block, Grid))
    assert len(table.rows) == MOST_ENTRIES
    assert table.rows[-1][0] == str(MOST_ENTRIES + 50)
    assert "data/schedules/log.xlsx" in str(section.blocks[0])


def test_draft_leaves_blank_what_only_a_person_knows(built):
    draft = _sections(*built)[5]

    names = {name for block in draft.blocks if isinstance(block, Blank) for name in block.items}
    assert {
        "Name, function and unit",
        "Signature of the person",
        "Place and date",
        "SHA-256 of tagmanifest-sha256.txt",
    } < names
    assert draft.lead.startswith("DRAFT – not legal advice.")


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


def test_a_frame_goes_by_the_exhibit_of_its_video(built):
    case, captures = built
    video = next(one.payload_sha256 for one in case.captures if one.payload_sha256)

    dossier = _dossier(replace(case, frames={"f" * 64: video}), captures)

    assert dossier.named(video).startswith("EX-")
    assert dossier.named(f"{'f' * 64}, {'e' * 64}") == f"{dossier.named(video)}, {'e' * 64}"
