"""What a verification found: how much was checked, what failed, what could not be checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not match: the file, the record (empty: the file as a whole), the field, and how."""

    file: str
    record: str
    field: str
    what: str

    def __str__(self) -> str:
        return ", ".join(part for part in (self.file, self.record, self.field) if part) + f": {self.what}"


@dataclass(frozen=True, slots=True)
class Report:
    """`checked` counts captures whose digests were recomputed (for a lone WARC file: records; for a package: its files
    too). `unchecked` says what nobody should believe to be proven; `notes` what a reader should know, such as records
    removed by hand. `hindered` names checks that this machine could not make, for want of a program: until somebody
    makes them elsewhere, nothing has passed.
    """

    checked: int
    failures: tuple[Problem, ...] = ()
    unchecked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    hindered: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.failures and not self.hindered

    def row(self, path: Path) -> dict[str, object]:
        """The report of a path as plain values, for JSON."""
        return {
            "path": str(path),
            "checked": self.checked,
            "failures": [str(problem) for problem in self.failures],
            "unchecked": [*self.hindered, *self.unchecked],
            "hindered": list(self.hindered),
            "notes": list(self.notes),
        }

    def __add__(self, other: Report) -> Report:
        return Report(
            self.checked + other.checked,
            self.failures + other.failures,
            self.unchecked + tuple(line for line in other.unchecked if line not in self.unchecked),
            self.notes + other.notes,
            self.hindered + tuple(line for line in other.hindered if line not in self.hindered),
        )
