"""Contacts as they were read: the very characters of the ad, what they were read as, and in which part they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from model import Ad, Finding, FindingKind
from review.spotted import FIELD

LINKING = frozenset(
    {
        FindingKind.PHONE,
        FindingKind.EMAIL,
        FindingKind.HANDLE,
        FindingKind.URL,
        FindingKind.IBAN,
        FindingKind.WALLET,
        FindingKind.COMPANY,
    }
)


class Part(StrEnum):
    """Where in an ad something stands."""

    TITLE = "title"
    ACROSS = "across"  # begins in the title, ends in the text
    TEXT = "text"
    CONTACT = "contact"
    COMMENT = "comment"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Reading:
    """One contact of an ad: as written, as read, where; `weak` if it never links ads by itself."""

    kind: str
    raw: str
    value: str
    part: Part
    weak: bool


def readings(ad: Ad, findings: Iterable[Finding]) -> tuple[Reading, ...]:
    """The contacts by which ads are linked, each way of writing once, in the order of the ad."""
    found = sorted((one for one in findings if one.kind in LINKING), key=lambda one: (one.field != "body", one.start))
    told = (Reading(one.kind.value, one.raw, one.value, _part(ad, one), not one.accepted) for one in found)
    return tuple(dict.fromkeys(told))


def _part(ad: Ad, finding: Finding) -> Part:
    """Offsets in the body count through title, text and contact fields, each on lines of its own."""
    if finding.field != "body":
        return Part.PICTURE if finding.field.startswith(FIELD) else Part.COMMENT
    text = len(ad.title) + 1
    if finding.start < text:
        return Part.TITLE if finding.end < text else Part.ACROSS
    return Part.TEXT if finding.start < text + len(ad.text) else Part.CONTACT
