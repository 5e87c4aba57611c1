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
    """By capture id: what the ads read from a page were called when it was captured, and so for its picture."""
    read = _titles_read(case)
    seen: dict[str, str] = {}  # by address, as the captures go by
    titles: dict[str, str] = {}
    for capture in sorted(case.captures, key=lambda capture: (capture.requested_at, capture.id)):
        if capture.kind is CaptureKind.PAGE and (title := read.get(capture.id) or seen.get(capture.url)):
            titles[capture.id] = seen[capture.url] = title
        elif capture.kind is CaptureKind.SCREENSHOT:
            titles[capture.id] = f"{say('Picture of the page')}: {titles.get(capture.source or '', capture.url)}"
    return titles


def _titles_read(case: CaseFile) -> dict[str, str]:
    """Titles of the ads that were read from a capture, by its id; of a page with many, the first three."""
    read: dict[str, list[str]] = {}
    for key in sorted(case.versions):
        for version in case.versions[key]:
            if version.capture_id and version.ad.title:
                read.setdefault(version.capture_id, []).append(version.ad.title)
    return {one: " · ".join(titles[:3]) + (" …" if titles[3:] else "") for one, titles in read.items()}
