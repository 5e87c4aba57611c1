"""Contacts that are written inside pictures: which picture, and where in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model import Finding, PictureText

FIELD = "picture:"

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spotted:
    """One contact in a picture: its kind, its value as read, and the boxes (left, top, right, bottom) of its lines.

    Boxes are fractions of the picture as it is shown.
    """

    sha256: str
    kind: str
    value: str
    boxes: tuple[Box, ...]


def digests(findings: Mapping[str, Sequence[Finding]]) -> list[str]:
    """The pictures that findings are from."""
    fields = dict.fromkeys(found.field for several in findings.values() for found in several)
    return [field.removeprefix(FIELD) for field in fields if field.startswith(FIELD)]


def spotted(findings: Iterable[Finding], texts: Mapping[str, PictureText]) -> tuple[Spotted, ...]:
    """The contacts that were read in pictures, each once for each picture."""
    found = (_spotted(one, texts.get(one.field.removeprefix(FIELD))) for one in findings if one.field.startswith(FIELD))
    return tuple(dict.fromkeys(one for one in found if one))


def _spotted(finding: Finding, text: PictureText | None) -> Spotted | None:
    if text is None:
        return None
    lines = text.lines_of(finding.start, finding.end)
    boxes = tuple((line.left, line.top, line.right, line.bottom) for line in lines)
    return Spotted(text.sha256, finding.kind.value, finding.value, boxes)
