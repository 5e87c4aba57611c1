"""What linking goes by: how every ad stands, what people said, and what the last run left for this one."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

import dedup
import reading
from model import AdFacts, Judgement
from store import Store, Unit, findings, intake, linking, links, matches


class Overtaken(Exception):
    """An ad changed or went while it was being linked."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Sheets of all ads; which of them are new or changed since the last run, and their facts."""

    sheets: Mapping[str, dedup.Sheet]
    marks: Mapping[str, str]
    new: frozenset[str]
    changed: frozenset[str]
    read: dict[str, AdFacts]
    gallery: dedup.Gallery
    judgements: tuple[Judgement, ...]
    version: str
    parts: linking.Parts

    def fetch(self, store: Store, keys: Collection[str]) -> Iterator[AdFacts]:
        """Ads as they are on their sheets. Overtaken when one is no longer so."""
        missing = [key for key in keys if key not in self.read]
        if missing:
            with store.reading() as unit:
                found = {one.key: one for one in facts_of(unit, missing)}
            if any(key not in found or dedup.stamp_of(found[key]) != self.sheets[key].stamp for key in missing):
                raise Overtaken
            self.read.update(found)
        for key in keys:
            yield replace(self.read[key], last_seen=self.sheets[key].until)

    def kept(self) -> Iterator[linking.Sheet]:
        """The sheets of new and changed ads, to be kept for the next run."""
        for key in sorted(self.new | self.changed):
            yield _kept(self.sheets[key], self.marks[key])


def load(unit: Unit, *, full: bool) -> Basis:
    """The basis of a run; with `full` as if nothing had been linked before."""
    version = f"{dedup.version()} {reading.VERSION}"
    parts = {} if full else linking.memory(unit, version)
    earlier = {one.ad: one for one in linking.sheets(unit)} if parts else {}
    standing = linking.standing(unit)
    stale = [one for one in standing if one.ad not in earlier or earlier[one.ad].mark != one.mark]
    read = {one.key: one for one in facts_of(unit, [one.key for one in stale])}
    sheets = {}
    for one in standing:
        if one.key in read:
            sheets[one.key] = replace(dedup.sheet_of(one.ad, read[one.key]), until=one.last_seen)
        else:
            sheets[one.key] = _sheet(one, earlier[one.ad])
    return Basis(
        sheets,
        {one.key: one.mark for one in standing},
        frozenset(one.key for one in stale if one.ad not in earlier),
        frozenset(one.key for one in stale if one.ad in earlier),
        read,
        dedup.sort_pictures(findings.pictures(unit), matches.all_of(unit)),
        tuple(links.judgements(unit)),
        version,
        parts,
    )


def facts_of(unit: Unit, keys: Iterable[str]) -> list[AdFacts]:
    """Ads as the linker sees them."""
    return [_folded(one) for one in findings.facts(unit, keys)]


def _folded(facts: AdFacts) -> AdFacts:
    folded = reading.fold(facts.text)
    return replace(facts, folded=folded.text, offsets=array("I", folded.offsets))


def still_there(unit: Unit, keys: Collection[str]) -> None:
    """Raise Overtaken when one of these ads is no longer on record."""
    if len(intake.on_record(unit, keys)) < len(set(keys)):
        raise Overtaken


def _sheet(standing: linking.Standing, kept: linking.Sheet) -> dedup.Sheet:
    words = np.frombuffer(kept.words, "<u8").astype(np.uint64)
    return dedup.Sheet(
        standing.ad, standing.key, int(kept.stamp, 16), kept.posted_at, kept.first_seen, standing.last_seen, kept.place,
        words, kept.pictures, kept.found, kept.contacts, kept.weighed,
    )  # fmt: skip


def _kept(sheet: dedup.Sheet, mark: str) -> linking.Sheet:
    return linking.Sheet(
        sheet.number, mark, f"{sheet.stamp:016x}", sheet.posted_at, sheet.first_seen, sheet.place,
        sheet.words.astype("<u8").tobytes(),
        sheet.pictures, sheet.values, sheet.contacts, sheet.weighed,
    )  # fmt: skip
