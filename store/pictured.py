"""Findings in what is written inside pictures: the field they stand in, and how they go with their picture."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select

from store.insert import in_chunks
from store.session import Unit
from store.tables.derived import finding
from store.tables.written import picture_finding, picture_text

PICTURED = "picture:"  # begins the field, the picture's digest follows


def field_of(sha256: str) -> str:
    """The field of findings in what is written inside a picture."""
    return f"{PICTURED}{sha256}"


def forget(unit: Unit, digests: Iterable[str]) -> None:
    """Nothing that was read in these pictures stays: they are sealed, or read anew."""
    for some in in_chunks(digests):
        versions = select(picture_finding.c.version).where(picture_finding.c.sha256.in_(some))
        fields = [field_of(sha256) for sha256 in some]
        unit.execute(delete(finding).where(finding.c.version.in_(versions), finding.c.field.in_(fields)))
        unit.execute(delete(picture_finding).where(picture_finding.c.sha256.in_(some)))
        unit.execute(delete(picture_text).where(picture_text.c.sha256.in_(some)))
