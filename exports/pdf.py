"""The report as PDF: declared as PDF/A-2a and PDF/UA-1, set by Typst from strings, without network or markup."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, fields, is_dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import typst

from exports.blocks import (
    Blank,
    Block,
    Cover,
    Grid,
    Heading,
    Pairs,
    Picture,
    Points,
    Quote,
    Section,
    Text,
    Way,
)
from exports.dossier import Dossier
from exports.legible import breakable, visible
from exports.story import tell
from model import BadInput, EvidenceBroken

TITLE = "Report"
SUFFIX = "report.pdf"

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
TEMPLATE = Path(__file__).parent / "report" / "report.typ"
KINDS: dict[type[Block], str] = {
    Heading: "heading", Text: "text", Points: "points", Pairs: "pairs", Grid: "grid", Quote: "quote",
    Picture: "picture", Blank: "blank", Way: "way",
}  # fmt: skip
REFUSED = re.compile(r'(?:the text|the PDF contains the codepoint) `"((?:[^"\\]|\\.)+)"`')
"""How Typst names what it could not draw with any font, or may not write: escaped as a Rust string."""

MOST_PRINTED = 20_000  # characters of one text: eight pages; the longest real ads have some 5,000
MOST_ROWS = 5_000  # of one table: a hundred pages
CUT = "cut here; data/case.json holds the whole text"

ROUNDS = 4  # a character refused only inside a longer run needs a second look; more than a few means another fault


def write(dossier: Dossier, folder: Path) -> None:
    """Write `report.pdf`. Same dossier, same fonts on the machine: same bytes.

    Raises BadInput when a screenshot cannot be drawn, EvidenceBroken when one does not match its capture.
    """
    case, say = dossier.case.case, dossier.say
    foot = say("A flag is a reason to look. Unknown is neither yes nor no.")
    print_sections(
        dossier, Cover(case.title or case.reference, say("Case report"), foot), tell(dossier), folder / SUFFIX
    )


def print_sections(dossier: Dossier, cover: Cover, told: Iterable[Section], target: Path) -> None:
    """Write sections as one PDF, in the dossier's language. Raises what `write` raises."""
    sections = tuple(_printable(dossier, section) for section in told)
    with tempfile.TemporaryDirectory(prefix=".report-", dir=target.parent.parent) as work:
        root = Path(work)
        shutil.copyfile(TEMPLATE, root / TEMPLATE.name)
        _copy_pictures(dossier, sections, root)
        target.write_bytes(_set(dossier, cover, sections, root))


def _printable(dossier: Dossier, section: Section) -> Section:
    """Nobody reads a text of megabytes on paper: it is cut, and says so; the exact values are in case.json."""
    note = dossier.say(CUT)
    return replace(section, blocks=tuple(_cut(block, note) for block in section.blocks))


def _cut(block: Block, note: str) -> Block:
    if isinstance(block, Grid) and len(block.rows) > MOST_ROWS:
        end = (note, *("" for _ in block.columns[1:]))
        block = replace(block, rows=(*block.rows[:MOST_ROWS], end))
    changes = {field.name: _shorter(getattr(block, field.name), note) for field in fields(block)}
    return replace(block, **changes)


def _shorter(value: Any, note: str) -> Any:  # noqa: ANN401  # whatever a block holds
    if isinstance(value, str):
        return value if len(value) <= MOST_PRINTED else f"{value[:MOST_PRINTED]} [{note}]"
    if isinstance(value, tuple):
        return tuple(_shorter(each, note) for each in value)
    return value


def _set(dossier: Dossier, cover: Cover, sections: tuple[Section, ...], root: Path) -> bytes:
    """Compile; characters that cannot be drawn are written by number."""
    undrawn = _undrawn(sections, root)
    for _ in range(ROUNDS):
        (root / "report.json").write_text(json.dumps(_source(dossier, cover, sections, undrawn)))
        try:
            return _compile(dossier, root)
        except typst.TypstError as problem:
            more = _named_in(problem) - undrawn
            if not more:
                what = f"the report could not be set: {problem.message[:120]}"
                raise BadInput(what, do="look at the screenshots") from None
            undrawn |= more
    raise BadInput("the report could not be set: too many characters cannot be drawn")


def _compile(dossier: Dossier, root: Path) -> bytes:
    return typst.compile(
        root / TEMPLATE.name,
        root=root,
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=int(dossier.case.made_at.timestamp()),
        package_path=root,  # nothing is imported, and nothing could be fetched
        package_cache_path=root,
    )


def _source(dossier: Dossier, cover: Cover, sections: Iterable[Section], undrawn: frozenset[str]) -> object:
    say, case = dossier.say, dossier.case
    training = say("TRAINING – made-up data")
    return _legible(
        {
            "lang": dossier.language,
            "title": cover.title,
            "author": case.mandate.authority,
            "kind": cover.kind,
            "reference": case.case.reference,
            "training": training if case.training else None,
            "mark": say("TRAINING"),
            "foot": cover.foot,
            "page": say("page {n} of {of}"),
            "contents": say("Contents"),
            "depth": cover.contents,
            "none": say("none"),
            "runs": [
                {"side": side, "sections": [_section(each) for each in run]}
                for side, run in groupby(sections, key=lambda section: section.side)
            ],
        },
        undrawn,
    )


def _section(section: Section) -> dict[str, object]:
    return {"title": section.title, "lead": section.lead, "blocks": [_block(each) for each in section.blocks]}


def _block(block: Block) -> dict[str, object]:
    return {"kind": KINDS[type(block)], **asdict(block)}


def _legible(value: object, undrawn: frozenset[str]) -> object:
    """The same structure with every string safe to draw and to break."""
    if isinstance(value, str):
        return breakable(visible(value, undrawn))
    if isinstance(value, dict):
        return {key: each if key == "file" else _legible(each, undrawn) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_legible(each, undrawn) for each in value]
    return value


def _undrawn(sections: Iterable[Section], root: Path) -> frozenset[str]:
    """Ask Typst once about every unusual character by itself."""
    unusual = sorted({letter for text in _strings(sections) for letter in visible(text) if not letter.isascii()})
    (root / "probe.json").write_text(json.dumps(unusual))
    probe = (
        '#set document(title: "probe")\n#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))\n'
        '#for letter in json("probe.json") [#text(letter)\n\n]'
    )
    (root / "probe.typ").write_text(probe)
    try:
        typst.compile(root / "probe.typ", root=root, format="pdf", pdf_standards=STANDARDS, timestamp=0)
    except typst.TypstError as problem:
        return _named_in(problem)
    return frozenset()


def _named_in(problem: typst.TypstError) -> frozenset[str]:
    """The unusual characters that an error of Typst names."""
    named = (_unescape(found) for found in REFUSED.findall(problem.diagnostic))
    return frozenset(letter for text in named for letter in text if not letter.isascii())


def _unescape(rust: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), rust)


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def _copy_pictures(dossier: Dossier, sections: tuple[Section, ...], root: Path) -> None:
    """Bring screenshots beside the source, each checked against its capture."""
    digests = {f"{one.id.rpartition(':')[2]}.png": one.payload_sha256 for one in dossier.case.captures}
    pictures = (block for section in sections for block in section.blocks if isinstance(block, Picture))
    for name in {one.file for one in pictures}:
        data = (dossier.captures / name).read_bytes()
        if hashlib.sha256(data).hexdigest() != digests[name]:
            raise EvidenceBroken(f"{name}: screenshot does not match its capture")
        (root / name).write_bytes(data)
