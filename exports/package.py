"""One signed package out of a case file: there entirely under its name, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from exports import captures as captures_exporter
from exports import exact, method, note, pdf, replay, rules, schedules
from exports.bag import SIGNED, close_bag
from exports.dossier import Dossier, Translate, prepare
from exports.legible import one_line
from model import BadInput, CaseFile

NO_TEXTS: Mapping[str, str] = MappingProxyType({})
NOTHING: Mapping[str, bytes] = MappingProxyType({})


class Exporter(Protocol):
    """One format: its name, the file or files it makes, and how."""

    TITLE: str
    SUFFIX: str

    def write(self, dossier: Dossier, folder: Path, /) -> None: ...


EXPORTERS: tuple[Exporter, ...] = (pdf, schedules, exact, rules, captures_exporter, replay, note, method)
"""In this order: the statement of method tells what the others laid."""


def _unstamped(_: bytes) -> bytes:
    return b""


def write_package(
    case: CaseFile,
    target: Path,
    *,
    captures: Path,
    language: str,
    translators: Mapping[str, Translate],
    sign: Callable[[bytes], bytes],
    certificate: bytes,
    stamp: Callable[[bytes], bytes] = _unstamped,
    rule_texts: Mapping[str, str] = NO_TEXTS,
    beside: Mapping[str, bytes] = NOTHING,
) -> Path:
    """Write the case as one BagIt package to the new folder `target`; its path.

    `captures` holds the extracted WARC files that `case.captures` point into (their `warc_file` is a name in it), and
    screenshots of pages as `<uuid of the screenshot's capture>.png`. The statement of method is written in every
    language of `translators`, all else in `language`, which is one of them. `sign` makes a detached CMS signature in
    DER, by the key of `certificate` (PEM); `stamp` gives a time-stamping authority's reply over the same bytes, or
    nothing. `rule_texts` gives texts of rules by their SHA-256. `beside` holds further files by their names in data,
    such as what shows that the captures stood in the unit's log. Same input, same bytes, apart from signature and
    stamp.

    Raises BadInput when the target exists or a file is missing, Refused when sealed pictures would leave,
    EvidenceBroken when a screenshot does not match its capture.
    """
    if target.exists():
        raise BadInput("there is something under this name already", str(target), "choose another name")
    dossier = prepare(case, captures, language, translators[language], rule_texts, translators)
    _sweep(target)
    unfinished = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
    try:
        _lay(beside, unfinished / "data")
        signed = _fill(dossier, unfinished, certificate)
        (unfinished / f"{SIGNED}.p7s").write_bytes(sign(signed))
        if reply := stamp(signed):
            (unfinished / f"{SIGNED}.tsr").write_bytes(reply)
        _settle(unfinished)
        unfinished.rename(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    _sync(target.parent)
    return target


def _fill(dossier: Dossier, folder: Path, certificate: bytes) -> bytes:
    """Everything but signature and stamp; the bytes that are to be signed."""
    data = folder / "data"
    data.mkdir(exist_ok=True)
    for exporter in EXPORTERS:
        exporter.write(dossier, data)
    (folder / "certificate.pem").write_bytes(certificate)
    return close_bag(folder, _info(dossier))


def _lay(files: Mapping[str, bytes], folder: Path) -> None:
    for name, said in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(said)


def _info(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    case = dossier.case
    said = (
        ("Source-Organization", case.mandate.authority),
        ("External-Identifier", case.case.reference),
        ("External-Description", case.case.title),
        ("Internal-Sender-Description", "TRAINING - made-up data" if case.training else ""),
        ("Internal-Sender-Identifier", case.mandate.reference),
        ("Bagging-Date", f"{case.made_at:%Y-%m-%d}"),
        ("Bag-Software-Agent", case.software),
    )
    return tuple((name, line) for name, value in said if (line := one_line(value)))


def _settle(folder: Path) -> None:
    """Bring every file and folder to the disk before the name is given."""
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(target: Path) -> None:
    """Remove what a killed export of the same name left behind: it holds personal data."""
    for left in target.parent.glob(f"{_prefix(target)}*"):
        shutil.rmtree(left)


def _prefix(target: Path) -> str:
    return f".{target.name}.part-"
