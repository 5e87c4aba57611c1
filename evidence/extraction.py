"""Chosen captures copied into a WARC file of their own, gzip member by gzip member, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from evidence.durable import written_durably
from evidence.member import read_member
from evidence.reader import companions, evidence_file, locate
from model import Capture


def extract(folder: Path, captures: Iterable[Capture], target: Path) -> list[Capture]:
    """Copy captures, with their requests and notes, into the new file `target`; the captures as they stand there.

    Each is verified first: EvidenceBroken is raised, and no file made, when one does not match its row. The warcinfo
    record of every source file is copied before its first capture. Same captures in the same order, same bytes.
    A capture that refers to another for its body is taken only together with that one.
    """
    chosen = list(captures)
    bodies = {capture.id: capture for capture in chosen}
    moved: list[Capture] = []
    introduced: set[str] = set()
    with written_durably(target, mode=0o666) as out:
        for capture in chosen:
            locate(folder, capture, bodies)
            with evidence_file(folder, capture.warc_file).open("rb") as file:
                if capture.warc_file not in introduced:
                    _copy(file, 0, read_member(file, 0).length, out)
                    introduced.add(capture.warc_file)
                moved.append(replace(capture, warc_file=target.name, offset=out.tell()))
                last = [member.offset + member.length for member, _ in companions(file, capture)]
                end = max(last, default=capture.offset + capture.length)
                _copy(file, capture.offset, end - capture.offset, out)
    return moved


def _copy(source: BinaryIO, offset: int, length: int, out: BinaryIO) -> None:
    source.seek(offset)
    out.write(source.read(length))
