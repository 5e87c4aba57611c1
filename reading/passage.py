"""One text to be read: the original, its folded form, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from model import Category, Finding, FindingKind
from reading.fold import Folded, fold


class Passage(NamedTuple):
    """A text with its folded form. `regions` are ISO 3166-1 country codes, the likeliest first; at least one."""

    text: str
    folded: Folded
    regions: tuple[str, ...]
    category: Category | None = None
    field: str = "body"

    @classmethod
    def of(cls, text: str, regions: tuple[str, ...], category: Category | None = None, field: str = "body") -> Passage:
        return cls(text, fold(text), regions, category, field)

    def found(
        self,
        kind: FindingKind,
        value: str,
        start: int,
        end: int,
        confidence: float,
        *,
        disguise: float = 0.0,
        accepted: bool = True,
        unit: str | None = None,
        per: str | None = None,
    ) -> Finding:
        """A finding at `start:end` of the folded text, told in code points of the original."""
        first, last = self.folded.span(start, end)
        return Finding(
            kind, value, first, last, self.text[first:last], round(confidence, 2), self.field, round(disguise, 2),
            accepted, unit, per,
        )  # fmt: skip


Reader = Callable[[Passage, tuple[Finding, ...]], Iterable[Finding]]
"""Reads a passage, given what earlier readers found in it."""


class Taken:
    """Which code points of a text are taken; asking and taking cost no more with many findings than with few."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)
        self._any = False

    @classmethod
    def by(cls, passage: Passage, findings: Iterable[Finding], *kinds: FindingKind) -> Taken:
        """What findings of these kinds (of any kind, when none is named) take of the original."""
        taken = cls(len(passage.text))
        for finding in findings:
            if not kinds or finding.kind in kinds:
                taken.take(finding.start, finding.end)
        return taken

    def take(self, start: int, end: int) -> None:
        self._marks[start:end] = b"\1" * (end - start)
        self._any = True

    def __bool__(self) -> bool:
        return self._any

    def has(self, start: int, end: int) -> bool:
        """Whether something of `start:end` is taken."""
        return self._marks.find(1, start, end) >= 0
