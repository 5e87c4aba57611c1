"""One door for whatever somebody wants checked: a package, a web archive, a WARC file, a folder of them."""

from __future__ import annotations

from pathlib import Path

from evidence.package import verify_package
from evidence.report import Report
from evidence.trust import NOTHING, Trust
from evidence.verification import verify_warc, verify_workspace
from evidence.wacz import verify_wacz
from model import BadInput


def verify(path: Path, trust: Trust = NOTHING) -> Report:
    """Check a package folder, a WACZ, a WARC file, or a folder of WARC files without the rows that point into them.

    `trust` is what the reader knows of the sender by another way. A workspace is checked with its rows by
    `verify_workspace`. Raises BadInput for anything else.
    """
    if (path / "bagit.txt").is_file():
        return verify_package(path, trust)
    if path.suffix == ".wacz" and path.is_file():
        return verify_wacz(path)
    if path.is_file():
        return verify_warc(path)
    if path.is_dir() and next(path.rglob("*.warc.gz"), None):
        return verify_workspace(path, ()) + Report(0, unchecked=("rows: none were given to compare with",))
    raise BadInput("neither a package, a WACZ, a WARC file nor a folder of them", str(path))
