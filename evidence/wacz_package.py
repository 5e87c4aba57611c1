"""The replay copy of an exported package: the captures of the package once more, for players of web archives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from evidence.openssl import CannotCheck
from evidence.report import Problem, Report
from evidence.wacz import Origin, verify_wacz
from evidence.wacz_signature import certified_key
from model import BadInput

REPLAY, CAPTURES, CERTIFICATE = "data/replay.wacz", "data/captures/", "certificate.pem"


def verify_replay(package: Path, digests: Mapping[str, Mapping[str, str]]) -> Report:
    """Check that it is sound, made of the very files in data/captures, and signed by the key of the package.

    `digests` are those of the package's files, by name and algorithm. Records are not checked a second time.
    """
    if REPLAY not in digests:
        return Report(0, notes=(f"no {REPLAY}: the captures were too many for a copy, or there are none",))
    warcs = {
        said["sha256"]: package / name
        for name, said in digests.items()
        if name.startswith(CAPTURES) and name.endswith(".warc.gz")
    }
    try:
        report = verify_wacz(package / REPLAY, Origin(warcs, certified_key(package / CERTIFICATE)))
    except CannotCheck as problem:
        return Report(0, hindered=(f"signature of {REPLAY}: {problem}",))
    except BadInput:
        return Report(0, (Problem(REPLAY, "", "file", "is no ZIP file that can be read"),))
    return Report(0, report.failures, report.unchecked, report.notes, report.hindered)
