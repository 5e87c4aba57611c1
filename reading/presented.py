"""Given names by how they stand: before a stated age, as somebody who receives, before the town in a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.fold import fold
from reading.names import NO_NAMES
from reading.passage import Passage, Taken
from reading.shipped import given_names

_NAME = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{1,15}(?:-[^\W\d_]{2,15})?"
_PAIR = rf"(?P<name>{_NAME})(?:\s*(?:,|&|\+|\bet\b|\ben\b|\bund\b|\band\b|\by\b|\bsi\b|\bși\b)\s*(?P<other>{_NAME}))?"
_INTRODUCED = re.compile(
    r"(?:\b[Zz](?:ij|e) heet|\b[Hh]ij heet|\b[Ee]lle s['’]appelle|\b[Ee]lle se nomme|\b[Ss]ie hei(?:ß|ss)t"
    r"|\b[Hh]er name is|\b[Ss]he is called|\bse llama|\bo cheamă|\bo cheama|\bse numește|\bse numeste"
    r"|stellen(?: \w+)? voor ?:?|stellen(?: \w+)? vor ?:?|présentons ?:?|[Ww]e (?:present|introduce) ?:?"
    rf"|\b[Mm]eet|\b[Rr]encontrez|\b[Dd]écouvrez)\s+{_PAIR}"
)
_RECEIVES = re.compile(
    rf"(?:^|[\n.!?:]\s*){_PAIR}\s+(?:vous |te |t['’]|u |je |Sie |dich |you )?(?:altijd |immer |toujours |always )?"
    r"(?:ontvang(?:t|en)|verwelkom(?:t|en)|wacht(?:en)?|reçoi(?:t|vent)|accueille(?:nt)?|attend(?:ent)?"
    r"|empf[aä]ng(?:t|en)|erwarte(?:t|n)|receives?|welcomes?|waits?)\b"
)
_BEFORE_AGE = re.compile(rf"(?<![^\W\d_]){_PAIR}\s*[,(]\s*\Z")
_IN_TITLE = re.compile(rf"(?:^|[:!*|–-]\s*){_PAIR}\s*(?:[,|–(-]|\bin\b|\bà\b|\bte\b)\s*\Z")
_WINDOW = 60  # characters before an age or a town in which its name stands


def read_presented(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Names that no earlier reader found; a name on the shipped list is surer than one that only stands like one."""
    taken = Taken.by(passage, earlier, FindingKind.NAME, FindingKind.PLACE, FindingKind.EMAIL, FindingKind.URL)
    for match in _matches(passage.text, earlier):
        for group in ("name", "other"):
            start, end = match.span(group)
            if start < 0 or taken.has(start, end) or not _is_name(match[group], match.re is _IN_TITLE):
                continue
            taken.take(start, end)
            known = fold(match[group]).text in given_names()
            value = "-".join(part.capitalize() for part in match[group].split("-"))
            yield Finding(FindingKind.NAME, value, start, end, match[group], 0.75 if known else 0.6, passage.field)


def _matches(text: str, earlier: tuple[Finding, ...]) -> Iterator[re.Match[str]]:
    yield from _INTRODUCED.finditer(text)
    yield from _RECEIVES.finditer(text)
    title = text.partition("\n")[0]
    for finding in earlier:
        window = max(0, finding.start - _WINDOW), finding.start
        match = None
        if finding.kind is FindingKind.AGE:
            match = _BEFORE_AGE.search(text, *window)
        elif finding.kind is FindingKind.PLACE and finding.start < len(title):
            match = _IN_TITLE.search(text, *window)
        if match:
            yield match


def _is_name(word: str, listed_only: bool) -> bool:
    """In a title before a town stands many a word ("Massage - Lille"): there only the shipped list is believed."""
    folded = fold(word).text
    return folded in given_names() or (not listed_only and folded not in NO_NAMES)
