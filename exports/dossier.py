"""A case file made ready to be written: numbered exhibits, ads and groups, and a voice in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from model import (
    AdRecord,
    AdVersion,
    Capture,
    CaptureKind,
    CaseFile,
    Clause,
    Reason,
    RefusalReason,
    Refused,
    Spread,
    doubted,
)

Translate = Callable[[str], str]

DIGEST = re.compile(r"\b[0-9a-f]{64}\b")  # SHA-256

NO_TRANSLATORS: Mapping[str, Translate] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Dossier:
    """What every exporter is handed. `captures` is the folder with WARC files and `<uuid>.png` screenshots.

    `exhibits`, `ads` and `groups` give the printed number of a capture id, an ad key, a cluster id. `translators` are
    of every language that the statement of method is written in.
    """

    case: CaseFile
    language: str
    translate: Translate
    captures: Path
    exhibits: Mapping[str, str]
    ads: Mapping[str, str]
    groups: Mapping[str, str]
    rule_texts: Mapping[str, str]
    translators: Mapping[str, Translate]

    def spoken(self, language: str) -> Dossier:
        """The same dossier in another of its languages."""
        return replace(self, language=language, translate=self.translators[language])

    def say(self, message: str, **values: object) -> str:
        """An English message in the reader's language, its {places} filled in."""
        return self.translate(message).format(**values) if values else self.translate(message)

    def reason(self, reason: Reason) -> str:
        """What a reason says and who else shows what it doubts, in the reader's language; words of an ad stay."""
        known = {one.hub: one for one in self.case.spreads}
        spreads = (self.spread(known[hub]) for hub in doubted(reason, known))
        return "\n".join([self._said(reason.clauses), *spreads])

    def spread(self, spread: Spread) -> str:
        """A value with its counts, and the groups of the case that show it by their printed numbers."""
        groups = ", ".join(f"{self.groups.get(name, name)} ({ads})" for name, ads in spread.clusters)
        return f"{spread.hub.bare} {self._said(spread.clauses(groups))}"

    def _said(self, clauses: Iterable[Clause]) -> str:
        return "; ".join(self.say(clause.text, **clause.values) for clause in clauses)

    def named(self, text: str) -> str:
        """The text with the exhibits' numbers in place of the digests of what was captured."""
        numbers = {one.payload_sha256: self.exhibits[one.id] for one in reversed(self.captured())}
        numbers |= {frame: numbers[video] for frame, video in self.case.frames.items() if video in numbers}
        return DIGEST.sub(lambda found: numbers.get(found[0], found[0]), text)

    def choose(self, texts: Mapping[str, str]) -> str:
        """The text in the reader's language, else in English, else whichever there is."""
        return texts.get(self.language) or texts.get("en") or next(iter(texts.values()), "")

    def number(self, value: float, digits: int = 1, *, sign: bool = False) -> str:
        """A number with the decimal mark of the language."""
        shown = f"{value:{'+' if sign else ''}.{digits}f}"
        return shown if self.language == "en" else shown.replace(".", ",")

    def stated(self, value: object) -> str:
        """What a page said: an absent field is said to be absent, an empty one to be empty."""
        if value is None:
            return self.say("not stated")
        return str(value) or self.say("(empty)")

    def exhibit(self, capture_id: str | None) -> str:
        """The number of an exhibit, or that it is not part of this package."""
        if capture_id is None:
            return self.say("none")
        return self.exhibits.get(capture_id, self.say("not in this package"))

    def captured(self) -> tuple[Capture, ...]:
        """Captures in the order of their numbers."""
        return tuple(sorted(self.case.captures, key=_order))

    def versions(self, key: str) -> tuple[AdVersion, ...]:
        """Every content of an ad, the oldest first."""
        return self.case.versions.get(key, ())

    def screenshot(self, record: AdRecord) -> Capture | None:
        """The newest screenshot made of a page that a version of the ad was read from."""
        pages = {version.capture_id for version in (record.version, *self.versions(record.key))} - {None}
        shots = [one for one in self.captured() if one.kind is CaptureKind.SCREENSHOT and one.source in pages]
        return shots[-1] if shots else None


def prepare(
    case: CaseFile,
    captures: Path,
    language: str,
    translate: Translate,
    rule_texts: Mapping[str, str],
    translators: Mapping[str, Translate] = NO_TRANSLATORS,
) -> Dossier:
    """Number everything. Raises Refused when the case file holds captures of sealed pictures."""
    if sealed := sealed_captures(case):
        raise Refused(RefusalReason.SEALED, f"{len(sealed)} captures hold sealed pictures and must be left out")
    ads = sorted(case.ads, key=lambda record: (record.first_seen, record.key))
    groups = (*case.clusters, *case.unused)
    return Dossier(
        case=case,
        language=language,
        translate=translate,
        captures=captures,
        exhibits={one.id: f"EX-{at:04}" for at, one in enumerate(sorted(case.captures, key=_order), 1)},
        ads={one.key: f"AD-{at:03}" for at, one in enumerate(ads, 1)},
        groups={one.id: f"GR-{at:02}" for at, one in enumerate(groups, 1)},
        rule_texts=rule_texts,
        translators=translators,
    )


def sealed_captures(case: CaseFile) -> frozenset[str]:
    """Ids of the captures that must not leave: sealed pictures, and screenshots of pages that show them.

    Whoever collects captures for an export leaves these out before anything is copied.
    """
    digests, pages = set[str](), set[str | None]()
    for record in case.ads:
        hidden = [photo for photo in record.photos if photo.sealed or record.sealed]
        digests |= {photo.sha256 for photo in hidden if photo.sha256}
        if hidden or record.sealed:
            pages |= {version.capture_id for version in (record.version, *case.versions.get(record.key, ()))}
    return frozenset(
        capture.id
        for capture in case.captures
        if capture.id in case.sealed
        or capture.payload_sha256 in digests
        or (capture.kind is CaptureKind.SCREENSHOT and capture.source in pages)
    )


def moment(at: datetime | None) -> str:
    """A time for readers: UTC, to the second."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if at else ""


def instant(at: datetime | None) -> str:
    """A time for schedules: UTC, exact."""
    return at.astimezone(UTC).isoformat() if at else ""


def _order(capture: Capture) -> tuple[datetime, str]:
    return capture.received_at, capture.id
