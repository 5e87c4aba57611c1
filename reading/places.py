"""Towns named in an ad, from the shipped gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from model import Finding, FindingKind
from reading.fold import fold
from reading.passage import Passage, Taken
from reading.phrases import Phrases, words
from reading.shipped import Town, towns

_IN_LISTED = "a au en in te bij near nabij pres vers naar nach bei um rond autour centre centrum zentrum from op de van"
_IN = frozenset(_IN_LISTED.split())
_POSTCODE = re.compile(r"(?:[a-z]{1,2}-?)?\d{4,5}")
_STREETS = re.compile(
    r"(?:rue|avenue|av|chaussee|boulevard|bd|bld|place|pl|quai|route|rte|impasse|allee|porte|pont|gare|square|street|road|"
    r"via|calle|plaza|piazza|strada|laan|steenweg|straat|weg|plein) (?:de |d'|du |des |van |von |di |of |la "
    r"|le )?(?:la )?$"
)
_STREETS_AFTER = re.compile(
    r"(?:se)?[ -]?(?:straat|steenweg|laan|weg|plein|strasse|str\.|allee|platz|street|road|avenue)\b"
)


@cache
def _gazetteer() -> Phrases[Town]:
    return Phrases((spelling, town) for town in towns() for spelling in town.spellings)


def country_of(place: str) -> str | None:
    """The country of a place as an ad names it ("1000 Bruxelles"), when the gazetteer knows it."""
    folded = fold(place).text
    match = next(_gazetteer().find(folded, words(folded)), None)
    return match.payload.country if match else None


def read_places(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Towns: `value` is the gazetteer's name, `unit` the country. Street names and parts of addresses are left out."""
    folded = passage.folded.text
    said = words(folded)
    busy = Taken.by(passage, earlier, FindingKind.URL, FindingKind.EMAIL, FindingKind.HANDLE, FindingKind.NAME)
    done = 0
    for match in _gazetteer().find(folded, said):
        if match.first < done:
            continue
        start, end = said[match.first].start, said[match.last - 1].end
        town = match.payload
        found = passage.found(FindingKind.PLACE, town.name, start, end, 0.6 if town.common else 0.85, unit=town.country)
        if busy.has(found.start, found.end) or not _is_named(passage, town, found, start, end):
            continue
        done = match.last
        yield found


def _is_named(passage: Passage, town: Town, found: Finding, start: int, end: int) -> bool:
    """Whether the word stands for the town: not in the name of a street, and not the common word."""
    folded = passage.folded.text
    before = folded[max(0, start - 32) : start]
    if _STREETS.search(before) or _STREETS_AFTER.match(folded, end):
        return False
    if not town.common:
        return True
    last = before.split()[-1] if before.split() else ""
    return found.raw[:1].isupper() and (last in _IN or _POSTCODE.fullmatch(last) is not None)
