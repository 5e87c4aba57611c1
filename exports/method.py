"""The statement of method, printed from the record in every language of the package: how it was made, what it shows."""

from __future__ import annotations

from pathlib import Path

from exports.blocks import Cover
from exports.dossier import Dossier
from exports.pdf import print_sections
from exports.statement import state
from exports.statement.laid import read_laid

TITLE = "Statement of method"
SUFFIX = "method.*.pdf"


def write(dossier: Dossier, folder: Path) -> None:
    """Write `method.<language>.pdf` for each of the dossier's languages. It tells of what lies in `folder` already.

    Raises BadInput when the log's part of the package cannot be read.
    """
    laid = read_laid(folder)
    for language in dossier.translators:
        spoken = dossier.spoken(language)
        print_sections(spoken, _cover(spoken), state(spoken, laid), folder / SUFFIX.replace("*", language))


def _cover(dossier: Dossier) -> Cover:
    say, case = dossier.say, dossier.case.case
    return Cover(
        title=say("Statement of method"),
        kind=f"{case.reference} · {case.title}",
        foot=say("What was not counted is not marked as met. Unknown is shown as unknown, empty as empty."),
        contents=1,
    )
