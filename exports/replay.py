"""The captures once more, as one file that a player of web archives shows."""

from __future__ import annotations

import shutil
from pathlib import Path

from exports.dossier import Dossier

TITLE = "Replay copy"
SUFFIX = "replay.wacz"


def write(dossier: Dossier, folder: Path) -> None:
    """Copy `replay.wacz` from beside the extracted captures, if one was made there; VERIFY.txt says so if none was."""
    if has_replay(dossier):
        shutil.copyfile(dossier.captures / SUFFIX, folder / SUFFIX)


def has_replay(dossier: Dossier) -> bool:
    return (dossier.captures / SUFFIX).is_file()
