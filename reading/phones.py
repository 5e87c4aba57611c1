"""Telephone numbers, plain or disguised, from a lattice of digits, number words and look-alikes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model import Finding, FindingKind
from reading import decoys
from reading.dialling import SPOKEN_IN, Form, Reading, Standing, readings
from reading.language import guess
from reading.lattice import PLUS_WORDS, Token, runs
from reading.passage import Passage, Taken
from reading.paths import Lattice, Path

LEAST = 8  # digits: shorter local numbers of our countries cannot be told from anything else

# Ordinal scores; set by hand, checked with benchmarks/phones.py on seeds that were not looked at.
ACCEPTED = 0.55
_PREFIXED = {Standing.VALID: 0.97, Standing.SHAPE: 0.8, Standing.POSSIBLE: 0.5}
_TRUNK_HOME = {Standing.VALID: 0.95, Standing.SHAPE: 0.75, Standing.POSSIBLE: 0.35}
_TRUNK_AWAY = {(Standing.VALID, True): 0.7, (Standing.VALID, False): 0.45, (Standing.SHAPE, True): 0.62}
_CODE = {(Standing.VALID, True): 0.75, (Standing.VALID, False): 0.5, (Standing.SHAPE, True): 0.6}
_BARE = {(Standing.VALID, True): 0.45, (Standing.VALID, False): 0.35, (Standing.SHAPE, True): 0.35}
_SPOKEN_HERE = 0.15  # the country's language is the ad's
_LABELLED = 0.12  # "tel", "whatsapp" or the like stands before it
_WRITTEN_AS_THERE = 0.1  # grouped as its country groups
_PER_COST = 0.05
_ODD_NEIGHBOUR = 0.4  # digits stuck to it by a dash or a dot
_COUNTED = 0.1  # a unit follows: "24 h"
_UNFINISHED = 0.25  # number words or single digits go on after it
_RANK = 0.02  # per place in the list of expected countries

_LABEL = re.compile(
    r"(?:tel|telef\w*|telephon\w*|fon|phone|gsm|mobil\w*|handy|portable|whats ?app\w*|wh?ats|wa|wapp|appel\w*|call"
    r"|calls|"
    r"bel|bellen|sms|text|texto|num\w*|nr|n°|nummer|contact\w*|joindre|joignable|anruf\w*|ruf|rufe|llama\w*|suna\w*|"
    r"chiama\w*|liga\w*|telegram|signal|viber|\u260e|\u260f|\U0001f4de|\U0001f4f1|\U0001f4f2|\u2706)"
    r"[^\w+]{0,6}(?:(?:au|at|op|me|moi|uns|mich|nous|ons|on|le|la|is|est|unter|auf|sur|la|al|a|mij|via)[^\w+]{1,4}){0,2}$"
)
# How numbers are usually grouped where they belong.
_GROUPS: dict[str, frozenset[tuple[int, ...]]] = {
    "FR": frozenset({(2, 2, 2, 2, 2)}),
    "BE": frozenset({(4, 2, 2, 2), (4, 3, 3), (3, 2, 2, 2), (2, 3, 2, 2), (3, 3, 3)}),
    "NL": frozenset({(2, 8), (3, 7), (2, 4, 4), (2, 2, 2, 2, 2), (4, 6), (3, 3, 2, 2)}),
    "GB": frozenset({(5, 6), (5, 3, 3), (4, 3, 4), (3, 4, 4)}),
    "DE": frozenset({(4, 7), (4, 8), (5, 6), (5, 7), (4, 3, 4), (4, 4, 4)}),
}
_TIGHT = frozenset((".", "-", "_"))
_PLAIN_GAPS = frozenset(("", " ", ".", "-", "/", " / ", ") ", "(", ")", " (", " - ", "."))


@dataclass(frozen=True, slots=True)
class _Candidate:
    path: Path
    reading: Reading
    score: float


def read_phones(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Every telephone number of the passage, accepted or weak; `value` is E.164. None overlaps another."""
    yield from _from_addresses(passage, earlier)
    masked = Taken.by(passage, earlier, *_MASKING)
    for run in runs(passage.folded.text, LEAST):
        for part in _unmasked(passage, run, masked):
            yield from _read_run(passage, part)


_MASKING = (FindingKind.URL, FindingKind.EMAIL, FindingKind.IBAN, FindingKind.WALLET, FindingKind.COMPANY)


def _unmasked(passage: Passage, run: list[Token], masked: Taken) -> Iterator[list[Token]]:
    """The parts of a run that no decoy and no earlier finding covers, if they could still be a number."""
    offsets = passage.folded.offsets
    covers = Taken(run[-1].end)
    for start, end in decoys.spans(passage.folded.text, run[0].start, run[-1].end):
        covers.take(start, min(end, run[-1].end))
    part: list[Token] = []
    for token in run:
        if not covers.has(token.start, token.end) and not masked.has(offsets[token.start], offsets[token.start] + 1):
            part.append(token)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _read_run(passage: Passage, run: list[Token]) -> Iterator[Finding]:
    lattice = Lattice(run)
    best: list[_Candidate] = []
    first = 0
    while first < len(run):
        candidate = _best_from(passage, lattice, first)
        if candidate:
            best.append(candidate)
        sure = candidate and candidate.score >= ACCEPTED and candidate.reading.form >= Form.TRUNK
        first = candidate.path.last if sure and candidate else first + 1
    taken = Taken(len(run))
    chosen: list[_Candidate] = []
    for candidate in sorted(best, key=lambda c: (-c.score, c.path.first)):
        if not taken.has(candidate.path.first, candidate.path.last):
            taken.take(candidate.path.first, candidate.path.last)
            chosen.append(candidate)
    for candidate in sorted(chosen, key=lambda c: c.path.first):
        yield _finding(passage, run, candidate, taken)


def _best_from(passage: Passage, lattice: Lattice, first: int) -> _Candidate | None:
    run = lattice.run
    token = run[first]
    if not token.most and "+" not in token.gap and token.text not in PLUS_WORDS:
        return None
    labelled: bool | None = None
    best: _Candidate | None = None
    for path in lattice.paths(first, LEAST):
        for reading in readings(path.digits, path.plus, passage.regions):
            score = _score(passage, run, path, reading)
            if score <= (best.score if best else 0.0) - _LABELLED:
                continue
            if labelled is None:
                labelled = _is_labelled(passage.folded.text, run[path.first].start)
            score = min(0.99, score + (_LABELLED if labelled else 0.0))
            if score > 0.1 and (best is None or score > best.score + 1e-9):
                best = _Candidate(path, reading, score)
    return best


def _is_labelled(text: str, start: int) -> bool:
    return _LABEL.search(text, max(0, start - 36), start) is not None


def _score(passage: Passage, run: list[Token], path: Path, reading: Reading) -> float:
    base = _base(reading)
    if base <= 0:
        return 0.0
    if not reading.home and reading.region in SPOKEN_IN.get(_language(passage, run, path), ()):
        base += _SPOKEN_HERE
    if reading.form in (Form.TRUNK, Form.BARE):
        if reading.home:
            base -= _RANK * passage.regions.index(reading.region) - _RANK * reading.mobile
        if _groups(run, path) in _GROUPS.get(reading.region, frozenset()):
            base += _WRITTEN_AS_THERE * (0.5 if reading.home else 1.0)
    if run[path.last - 1].counts and not _one_by_one(run, path):
        base -= _COUNTED
    if _goes_on(run, path):
        base -= _UNFINISHED
    elif not reading.home and path.last < len(run) and run[path.last].digits:
        base -= _LABELLED
    return base - _PER_COST * min(path.cost, 12.0)


def _goes_on(run: list[Token], path: Path) -> bool:
    """Whether number words or single digits, written like the number, follow it."""
    last, at = run[path.last - 1], path.last
    while at < len(run) and not run[at].most and not run[at].gap:  # letters that only stand between digits
        at += 1
    if at >= len(run):
        return False
    after = run[at]
    one_by_one = _one_by_one(run, path)
    if not after.digits:
        glued_twin = bool(after.twin) and not after.gap
        return glued_twin or (after.most > 0 and len(after.text) > 1 and len(after.gap) <= 3)
    if after.counts and not one_by_one:
        return False
    spaced_alike = after.gap == last.gap or (at > path.last and not after.gap)
    stuck = after.gap in _TIGHT or (at == path.last and not after.gap)
    return stuck or (len(after.text) == 1 and spaced_alike and (one_by_one or len(last.text) == 1))


def _one_by_one(run: list[Token], path: Path) -> bool:
    return all(token.most <= 1 for token in run[path.first : path.last])


def _base(reading: Reading) -> float:
    kind = (reading.standing, reading.mobile)
    match reading.form:
        case Form.INTERNATIONAL:
            return _PREFIXED[reading.standing]
        case Form.TRUNK if reading.home:
            return _TRUNK_HOME[reading.standing]
        case Form.TRUNK:
            return _TRUNK_AWAY.get(kind, 0.0)
        case Form.CODE:
            return _CODE.get(kind, 0.0)
        case _:
            return _BARE.get(kind, 0.0) if reading.home else 0.0


def _language(passage: Passage, run: list[Token], path: Path) -> str:
    """The language of the number words, or that of the ad."""
    spoken: dict[str, int] = {}
    for token in run[path.first : path.last]:
        for language in {m.language for m in token.morphemes}:
            spoken[language] = spoken.get(language, 0) + 1
    if spoken and (most := max(spoken.values())) >= 3:
        leading = [language for language, count in spoken.items() if count == most]
        if len(leading) == 1:
            return leading[0]
    return guess(passage.folded.text) or ""


def _groups(run: list[Token], path: Path) -> tuple[int, ...]:
    tokens = run[path.first : path.last]
    return tuple(len(token.text) for token in tokens) if all(token.digits for token in tokens) else ()


def _finding(passage: Passage, run: list[Token], candidate: _Candidate, taken: Taken) -> Finding:
    path = candidate.path
    score = candidate.score
    if _stuck(run, path.first - 1, path.first, taken) or _stuck(run, path.last, path.last, taken):
        score -= _ODD_NEIGHBOUR
    start, end = run[path.first].start, run[path.last - 1].end
    if "+" in run[path.first].gap:
        start -= len(run[path.first].gap) - run[path.first].gap.rindex("+")
    return passage.found(
        FindingKind.PHONE, candidate.reading.e164, start, end, max(0.05, score),
        disguise=_disguise(passage, run[path.first : path.last], start, end), accepted=score >= ACCEPTED,
    )  # fmt: skip


def _stuck(run: list[Token], neighbour: int, border: int, taken: Taken) -> bool:
    """Whether digits of no number stand next to this one with only a dash, dot or slash between."""
    if not (0 <= neighbour < len(run) and 0 <= border < len(run)) or not run[neighbour].digits:
        return False
    if taken.has(neighbour, neighbour + 1):
        return False
    return run[border].gap in ("", "-", ".", "/", "_") and len(run[neighbour].text) > 1


def _disguise(passage: Passage, tokens: Sequence[Token], start: int, end: int) -> float:
    """How far the writing is from plain digits with usual separators, 0 to 1."""
    first, last = passage.folded.span(start, end)
    raw = passage.text[first:last]
    strange = sum(1.0 for token in tokens if not token.digits)
    strange += sum(0.6 for token in tokens[1:] if token.gap not in _PLAIN_GAPS)
    strange += sum(1.0 for character in raw if character.isnumeric() and not "0" <= character <= "9")
    strange += 0.5 * (len(raw) - (end - start) if len(raw) > end - start else 0)
    if "\n" in raw:
        strange += 0.5
    if len(tokens) >= 8 and all(len(token.text) == 1 for token in tokens):
        strange += 0.25 * len(tokens)
    if not strange:
        return 0.0
    return min(1.0, 0.2 + 0.8 * strange / max(len(tokens), 4))


_DIAL = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=|tel:|viber://\S*?=)(?:%2b|\+)?(\d{8,15})"
)


def _from_addresses(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Numbers in addresses that dial: wa.me, api.whatsapp.com, tel:."""
    for finding in earlier:
        match = _DIAL.match(finding.raw.lower()) if finding.kind is FindingKind.URL else None
        if match is None:
            continue
        digits = match[1].removeprefix("00")
        for reading in readings(digits, True, passage.regions)[:1]:
            if reading.standing >= Standing.SHAPE:
                start = finding.start + match.start(1)
                yield Finding(
                    FindingKind.PHONE, reading.e164, start, start + len(match[1]),
                    passage.text[start : start + len(match[1])], _PREFIXED[reading.standing], passage.field,
                )  # fmt: skip
