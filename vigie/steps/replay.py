"""The captures of a case as a web archive that opens in a player, made of the very WARC file that leaves with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import evidence
from model import CaptureKind, CaseFile
from vigie.workspace import Workspace

REPLAY = "replay.wacz"  # where the package's exporter looks for it
MOST = 2_000_000_000  # bytes of captures: a package and its copy still fit on a DVD


def lay_replay(workspace: Workspace, case: CaseFile, warc: Path, say: Callable[[str], str]) -> None:
    """Write `replay.wacz` beside the extracted captures, unless there are none or they weigh too much for a copy."""
    if not warc.is_file() or warc.stat().st_size > MOST:
        return
    training = f"{say('TRAINING – made-up data')}. " if case.training else ""
    evidence.write_wacz(
        warc.with_name(REPLAY),
        warc,
        title=f"{case.case.reference}: {case.case.title}",
        description=training + say("A copy to look at. The package it lies in says what the captures prove."),
        software=case.software,
        created=case.made_at,
        sign=lambda digest: evidence.sign_plain(workspace.settings.keys, digest),
        titles=page_titles(case, say),
    )


def page_titles(case: CaseFile, say: Callable[[str], str]) -> dict[str, str]:
    """By capture id: an ad's own title for the page it was read from, and for a picture of that page."""
    versions = [one.version for one in case.ads] + [one for many in case.versions.values() for one in many]
    pages = {one.capture_id: one.ad.title for one in versions if one.capture_id and one.ad.title}
    pictured = {
        one.id: f"{say('Picture of the page')}: {pages.get(one.source or '', one.url)}"
        for one in case.captures
        if one.kind is CaptureKind.SCREENSHOT
    }
    return pages | pictured
