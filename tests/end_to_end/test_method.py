"""How a case's pages were collected leaves with the case."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from warcio.archiveiterator import ArchiveIterator

from model import Method, read_method


def test_package_holds_how_its_runs_were_made_and_what_the_sites_asked(visited, tmp_path: Path) -> None:
    unit = visited.unit
    wanted = next(row for row in unit.done("clusters").rows if any(key.startswith("town-pages:") for key in row["ads"]))
    unit.done("case", "new", "BE-2026-9", "--title", "made up", "--mandate", "M-1")
    unit.done("case", "add", "BE-2026-9", wanted["cluster"])

    package = Path(unit.done("case", "export", "BE-2026-9", "--to", tmp_path / "out").row["package"])

    report = unit.done("verify", package).row
    methods, kinds = told(package)
    assert report["failures"] == []
    last = {one.run: one for one in methods if one.ended}
    first = {one.run: one for one in methods if not one.ended}
    assert last.keys() == first.keys() != set()
    for one in last.values():
        assert (one.state, one.mandate, one.skew.count > 0) == ("complete", "M-1", True)
        assert abs(one.skew.median_s) <= 1
        assert kinds["robots"] >= set(one.robots_captures) != set()
        assert kinds["terms"] >= set(one.terms_captures) != set()
    stated = " ".join(statement(package, "en").split())
    assert f"Runs that closed with a record of what they left out: {len(last)} of {len(last)}." in stated
    assert "Mandat" in statement(package, "fr")


def statement(package: Path, language: str) -> str:
    """What the package's statement of method says."""
    return " ".join(page.extract_text() for page in PdfReader(package / f"data/method.{language}.pdf").pages)


def told(package: Path) -> tuple[list[Method], dict[str, set[str]]]:
    """The methods in the package's captures, and the ids of all captures by kind."""
    methods: list[Method] = []
    kinds: dict[str, set[str]] = {}
    for path in (package / "data" / "captures").glob("*.warc.gz"):
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                head = record.rec_headers
                kind = head.get_header("Vigie-Kind")
                kinds.setdefault(kind, set()).add(head.get_header("WARC-Record-ID").strip("<>"))
                if kind == "record":
                    methods.append(read_method(record.content_stream().read()))
    return methods, kinds
