"""Reads cue phrases from YAML: one file per language, phrases under the indicator of the catalogue they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from alerts.document import Document, read
from alerts.features.cues import INDICATORS
from alerts.features.trust import WARNING
from alerts.features.work import SECTOR
from alerts.rules import nearest
from model import Cue


def load_lexicon(folders: Iterable[Path]) -> tuple[Cue, ...]:
    """The cues of every `*.yml` in the folders. Raises BadInput with file and line."""
    cues: list[Cue] = []
    for folder in folders:
        for path in sorted(folder.glob("*.yml")):
            cues += _cues(read(path.read_text(encoding="utf-8"), str(path)))
    return tuple(cues)


def _cues(document: Document) -> Iterable[Cue]:
    table = document.mapping((), {"language", "cues"}, required={"language", "cues"})
    language = document.text(("language",))
    for indicator in document.mapping(("cues",), None):
        if not _known(indicator):
            raise document.mistake(
                ("cues", indicator), f"unknown indicator '{indicator}'", nearest(indicator, INDICATORS)
            )
        for n in range(len(document.sequence(("cues", indicator)))):
            yield _cue(document, indicator, language, n, table["cues"][indicator][n])


def _cue(document: Document, indicator: str, language: str, n: int, entry: object) -> Cue:
    at = ("cues", indicator, n)
    if isinstance(entry, str):
        return Cue(indicator, language, entry)
    document.mapping(at, {"phrase", "not_before", "not_after"}, required={"phrase"})
    before = document.words((*at, "not_before")) if "not_before" in document.get(at) else ()
    after = document.words((*at, "not_after")) if "not_after" in document.get(at) else ()
    return Cue(indicator, language, document.text((*at, "phrase")), before, after)


def _known(indicator: str) -> bool:
    return indicator in INDICATORS or indicator == WARNING or indicator.startswith(SECTOR)
