"""The captures themselves: WARC files and screenshots, as they were extracted."""

from __future__ import annotations

import shutil
from pathlib import Path

from exports.dossier import Dossier
from model import BadInput

TITLE = "Captures"
SUFFIX = "captures/*"


def write(dossier: Dossier, folder: Path) -> None:
    """Copy what the case file's captures name, and nothing else. Raises BadInput when a WARC file is missing."""
    target = folder / "captures"
    target.mkdir()
    for name in sorted({capture.warc_file for capture in dossier.case.captures}):
        source = dossier.captures / name
        if Path(name).name != name or not source.is_file():
            raise BadInput("a capture's file is missing", name, "extract the captures of the case file first")
        shutil.copyfile(source, target / name)
    for capture in dossier.case.captures:
        picture = f"{capture.id.rpartition(':')[2]}.png"
        if (dossier.captures / picture).is_file():
            shutil.copyfile(dossier.captures / picture, target / picture)
