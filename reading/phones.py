"""Telephone numbers, plain or disguised, from a lattice of digits, number words and look-alikes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple, cast

from model import Finding, FindingKind
from reading import decoys
from reading.backwards import backwards
from reading.dialling import (
    INTERNATIONAL,
    LOOSE_PLANS,
    SHAPE,
    TRUNK,
    VALID,
    Form,
    Reading,
    is_far,
    least_digits,
    readings,
)
from reading.labels import is_labelled
from reading.lattice import MOST_DIGITS, OF_PEOPLE, PLUS_WORDS, Token, runs
from reading.numberwords import UNIT
from reading.passage import Passage, Taken
from reading.paths import Lattice, Path, says_how_often
from reading.weighing import ACCEPTED, LABELLED, ODD_NEIGHBOUR, PREFIXED, is_alternative, may_beat, scores
from reading.windows import windows

_LEAST_SCORE = 0.1  # below it a reading is not worth telling
_PLAIN_GAPS = frozenset(("", " ", ".", "-", "/", " / ", ") ", "(", ")", " (", " - "))
_PLAIN = re.compile(r"[+(]{0,2}\d+(?:(?:[ .-]| / |/| - |\) ?| ?\()?\d+)*")
_WHOLE = 0.9  # a reading of all that a run has, as sure as this, is beaten by none of its parts
_SURE = 0.99  # no label makes it surer, where nothing stands beside it
_LEAST_LISTED = 3  # points of a list
_FEW_GROUPS = 2  # so few groups of digits may be anything
_SHORT_WORD = 3  # "o", "oh": they are no zero where they stand apart
_ONE_BY_ONE = 8  # so many digits each on its own are a way to disguise
_LAST_OF_ASCII = "\x7f"
_WORD_BEHIND = 0.15  # a word that goes on from digits that are a number without it must make it so much surer
_HOW_OFTEN = 0.05  # how much less sure than the part before it a number may be that ends in "drei Nullen"
_USUAL = {"IT": 13, "AT": 13}  # characters of E.164, where mobile numbers are longer as a rule
_GERMAN_OF_EIGHT, _USUAL_OF_EIGHT = "+4915", 14
_OTHER_CONFIDENCE = 0.3
_OTHER_COUNTRY = {True: 0.6, False: 0.75}  # from where a second reading is kept as weak: expected country or not


class _Candidate(NamedTuple):
    path: Path
    reading: Reading
    score: float
    other: Reading | None  # the same digits as a number of another country


_candidate = cast("Callable[[tuple[object, ...]], _Candidate]", partial(tuple.__new__, _Candidate))  # as for paths
_Found = tuple[list[Token], _Candidate, Taken]
"""A run, a number in it, and which tokens of the run other numbers take."""
_NOTHING = Taken(0)


def read_phones(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Every telephone number of the passage; `value` is E.164.

    Accepted ones do not overlap. Weak ones are unsure, or the same digits as a number of another likely country.
    """
    masked = _NOTHING
    if earlier:
        yield from _from_addresses(passage, earlier)
        masked = Taken.by(passage, earlier, *_MASKING)
    found: list[_Found] = []
    for part, telling in _parts(passage, masked):
        if telling and (turned := backwards(passage, part)):
            yield turned
        else:
            found += _read_run(passage, part)
    for part, candidate, taken in _in_accord(passage, found) if len(found) > 1 else found:
        finding = _finding(passage, part, candidate, taken)
        yield finding
        if candidate.other:
            yield replace(finding, value=candidate.other.e164, accepted=False, confidence=_OTHER_CONFIDENCE)


def _in_accord(passage: Passage, found: list[_Found]) -> Iterator[_Found]:
    """What was found, each string of digits read as where it is surest, and as the ad gives it with its country."""
    candidates = [candidate for _, candidate, _ in found]
    agreed, prefixed = _agreed(candidates), _prefixed(candidates)
    for part, candidate, taken in found:
        sure = agreed.get((candidate.path.digits, candidate.reading.form), candidate)
        if prefixed:
            sure = _as_prefixed(passage, sure, prefixed)
        yield part, sure._replace(path=candidate.path), taken


def _agreed(candidates: list[_Candidate]) -> dict[tuple[str, Form], _Candidate]:
    """The surest reading of each string of digits: a number written twice in an ad is one number."""
    best: dict[tuple[str, Form], _Candidate] = {}
    for candidate in candidates:
        key = (candidate.path.digits, candidate.reading.form)
        if key not in best or candidate.score > best[key].score:
            best[key] = candidate
    return best


def _prefixed(candidates: list[_Candidate]) -> frozenset[str]:
    """The numbers that the ad gives with their country."""
    return frozenset([c.reading.e164 for c in candidates if c.reading.form is INTERNATIONAL and c.score >= ACCEPTED])


def _as_prefixed(passage: Passage, candidate: _Candidate, prefixed: frozenset[str]) -> _Candidate:
    """The same digits as the number that the ad also gives with its country: "06 39 98 12 34, +33 6 39 98 12 34"."""
    if candidate.reading.e164 in prefixed:
        return candidate
    same = [r for r in readings(candidate.path.digits, candidate.path.plus, passage.regions) if r.e164 in prefixed]
    return candidate._replace(reading=same[0], other=None) if same else candidate


_PHONE = FindingKind.PHONE  # looking a member up on its class is slow
_MASKING = (FindingKind.URL, FindingKind.EMAIL, FindingKind.IBAN, FindingKind.WALLET, FindingKind.COMPANY)


def _parts(passage: Passage, masked: Taken) -> Iterator[tuple[list[Token], bool]]:
    """What may be numbers, and whether words in the text may say that they are none, or written backwards."""
    text = passage.folded.text
    least = least_digits(passage.regions)
    for start, end, telling in windows(passage.folded.chunks, least):
        for run in runs(text, least, start, end):
            for item in _items(run) if run[0].text == "1" else (run,):
                spans = _decoys(passage, item, telling)
                if spans or masked:
                    for part in _unmasked(passage, item, masked, spans):
                        yield part, telling
                else:
                    yield item, telling


def _items(run: list[Token]) -> list[list[Token]]:
    """What a list holds: one number, "1) 06 2) 39 3) 98", or several things; else the run as it is."""
    listed = [at for at, after in enumerate(run[1:]) if run[at].digits and after.gap[:1] == ")"]
    if len(listed) < _LEAST_LISTED or [run[at].text for at in listed] != list(map(str, range(1, len(listed) + 1))):
        return [run]
    items = [run[at + 1 : after] for at, after in pairwise([*listed, len(run)])]
    left = [token for item in items for token in item]
    alike = left[0].text[0] == "0" or "+" in left[0].gap or len({len(token.text) for token in left}) == 1
    return [left] if alike else items


def _decoys(passage: Passage, run: list[Token], telling: bool) -> list[tuple[int, int]]:
    """Where digits of a run are no telephone number."""
    digits = [(token.start, token.end) for token in run if token.digits]
    if not digits:
        return []
    spans, doubtful = decoys.spans(passage.folded.text, digits, run[-1].end, telling)
    if spans and is_far(passage.regions):
        spans = [span for span in spans if not _dials(passage, *span)]
    return spans + [span for span in doubtful if not _is_known(passage, run, span)] if doubtful else spans


def _is_known(passage: Passage, run: list[Token], span: tuple[int, int]) -> bool:
    """Whether the digits that a span begins with, and what follows them, are a number of an expected country: one that
    begins with 0 or +, stands in more than two groups, or behind the end of a sentence."""
    digits, plus, ended, groups = "", False, False, 0
    for token in run:
        if token.start < span[0]:
            continue
        if not token.digits or len(digits) > MOST_DIGITS:
            break
        plus, groups = plus or (not digits and "+" in token.gap), groups + 1
        if not digits:
            ended = ". " in passage.folded.text[span[0] : token.start]
        digits += token.text
        told = plus or ended or digits[0] == "0" or groups > _FEW_GROUPS
        for reading in readings(digits, plus, passage.regions) if told else ():
            likely = reading.home and reading.standing >= SHAPE and reading.form >= TRUNK
            if likely and (reading.mobile or reading.region not in LOOSE_PLANS):
                return True
    return False


def _unmasked(passage: Passage, run: list[Token], masked: Taken, spans: list[tuple[int, int]]) -> Iterator[list[Token]]:
    """The parts of a run that no decoy and no earlier finding covers, if they could still be a number."""
    offsets = passage.folded.offsets
    covers = Taken(run[-1].end)
    for start, end in spans:
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


def _dials(passage: Passage, start: int, end: int) -> bool:
    """Whether digits written like a date or a decimal number are one of a far country: "20.12.34" on the Faroes."""
    digits = "".join(filter(str.isdecimal, passage.folded.text[start:end]))
    return any(r.standing is VALID and r.form is TRUNK for r in readings(digits, False, passage.regions[:1]))


def _read_run(passage: Passage, run: list[Token]) -> list[_Found]:
    """The numbers of a run that do not overlap, the surest first chosen."""
    lattice = Lattice(run)
    best: list[_Candidate] = []
    first = 0
    while first < len(run):
        candidate = _best_from(passage, lattice, first)
        if candidate and not lattice.plain and _may_be_a_word(run, first):
            candidate = _without_word(passage, lattice, candidate)
        if candidate:
            best.append(candidate)
        first = candidate.path.last if candidate and _is_settled(candidate) else first + 1
    if len(best) == 1:
        return [(run, best[0], _NOTHING)]
    taken = Taken(len(run))
    chosen: list[_Candidate] = []
    for candidate in sorted(best, key=lambda c: (-c.score, c.path.first)):
        if not taken.has(candidate.path.first, candidate.path.last):
            taken.take(candidate.path.first, candidate.path.last)
            chosen.append(candidate)
    return [(run, candidate, taken) for candidate in sorted(chosen, key=lambda c: c.path.first)]


def _is_settled(candidate: _Candidate) -> bool:
    return candidate.score >= ACCEPTED and candidate.reading.form >= TRUNK


def _may_be_a_word(run: list[Token], first: int) -> bool:
    """Whether a token before digits may say something else: "o", "sei", "un"; but not "zero", nor one glued to them."""
    token = run[first]
    if token.digits or first + 1 == len(run) or not run[first + 1].gap or not run[first + 1].digits:
        return False
    return len(token.text) < _SHORT_WORD or not any(m.part is UNIT and not m.value for m in token.morphemes)


def _without_word(passage: Passage, lattice: Lattice, candidate: _Candidate) -> _Candidate:
    """The digits behind a word, if they are a number without it and hardly less sure: "whatsapp o 612 39 47 21"."""
    first, last, run = candidate.path.first + 1, candidate.path.last, lattice.run
    if first >= last or False in [token.digits for token in run[first:last]]:
        return candidate
    inner = _best_from(passage, lattice, first)
    if not inner or not _is_settled(inner) or inner.reading.e164 == candidate.reading.e164:
        return candidate
    return inner if inner.score + _WORD_BEHIND > candidate.score else candidate


def _best_from(passage: Passage, lattice: Lattice, first: int) -> _Candidate | None:
    run, regions = lattice.run, passage.regions
    token = run[first]
    if not token.most and "+" not in token.gap and token.text not in PLUS_WORDS:
        return None
    paths = lattice.paths(first, least_digits(regions))
    whole = best = None
    for path in reversed(paths):
        if path.last < len(run):
            break
        whole = path  # the likeliest of those that end there
    if whole:
        of_whole = _scores(passage, lattice, whole)
        best = _better(lattice, whole, of_whole, None)
    if not best or best.score < _WHOLE or run[-1].counts or (token.digits and not run[-1].digits and run[-2].digits):
        best = None
        for path in paths:
            if not best or may_beat(path, best.score):
                scored = of_whole if path is whole else _scores(passage, lattice, path)
                best = _better(lattice, path, scored, best)
    if best is None or (best.score >= _SURE and first == 0 and best.path.last == len(run)):
        return best
    if not is_labelled(passage.folded.text, token.start):
        return best
    return _candidate((best.path, best.reading, best.score + LABELLED, best.other))


def _scores(passage: Passage, lattice: Lattice, path: Path) -> list[tuple[float, Reading]]:
    """The readings of a path with their scores."""
    return scores(passage, lattice, path, readings(path.digits, path.plus, passage.regions))


def _better(
    lattice: Lattice, path: Path, scored: list[tuple[float, Reading]], best: _Candidate | None
) -> _Candidate | None:
    """The best reading of a path, of which all are given with their scores, if it beats the best so far."""
    for score, reading in scored:
        if score > _LEAST_SCORE and (best is None or _is_better(lattice, path, score, reading, best)):
            best = _candidate((path, reading, score, _other(scored, reading) if len(scored) > 1 else None))
    return best


def _other(scored: list[tuple[float, Reading]], best: Reading) -> Reading | None:
    """The first reading besides the best that is worth keeping as weak."""
    for points, other in scored:
        if other is not best and points >= _OTHER_COUNTRY[other.home]:
            return other
    return None


def _is_better(lattice: Lattice, path: Path, score: float, reading: Reading, best: _Candidate) -> bool:
    """Whether a reading beats the best so far; a mobile number that goes on beats the part of it, and so does "drei
    Nullen", but for one that goes on in other words: "0172 3456789 ein Anruf genügt"."""
    margin = 1e-9
    if not lattice.plain and path.last > best.path.last and says_how_often(lattice.run, best.path.last):
        margin = -_HOW_OFTEN
    elif _is_whole(best, reading) and _adds_words(lattice, path, best.path):
        margin = _WORD_BEHIND
    elif (reading.mobile or reading.form is INTERNATIONAL) and reading.e164.startswith(best.reading.e164):
        margin = -1e-9
    return score > best.score + margin


def _is_whole(best: _Candidate, other: Reading) -> bool:
    """Whether nothing more is to be expected of the best so far, as far as another reading can tell."""
    known = best.reading
    likely = known.home >= other.home and known.mobile >= other.mobile
    return best.score >= ACCEPTED and likely and len(known.e164) >= _usual(known)


def _usual(known: Reading) -> int:
    """How long a number that begins so is, as a rule; 0 if nothing can be said."""
    return _USUAL_OF_EIGHT if known.e164.startswith(_GERMAN_OF_EIGHT) else _USUAL.get(known.region, 0)


def _adds_words(lattice: Lattice, path: Path, part: Path) -> bool:
    """Whether a path goes on from a part of it with what counts people ("zwei Damen"), or, the part being all digits,
    with a single word that stands apart."""
    if path.last <= part.last:
        return False
    run, after = lattice.run, lattice.run[part.last]
    if after.counts == OF_PEOPLE:
        return part.cost <= path.cost
    if after.digits or not after.gap or path.last > part.last + 1:
        return False
    return all(token.digits for token in run[part.first : part.last])


def _finding(passage: Passage, run: list[Token], candidate: _Candidate, taken: Taken) -> Finding:
    path, score = candidate.path, candidate.score
    first, last = path.first, path.last
    behind = last < len(run) and _stuck(run, last, last, taken) and not is_alternative(run, first, last)
    if behind or (first > 0 and _stuck(run, first - 1, first, taken)):
        score -= ODD_NEIGHBOUR
    opening, end = run[first], run[last - 1].end
    start, gap = opening.start, opening.gap
    if "+" in gap:
        start -= len(gap) - gap.rindex("+")
    begin, stop = passage.folded.span(start, end)
    raw = passage.text[begin:stop]
    return Finding(
        _PHONE, candidate.reading.e164, begin, stop, raw, round(min(_SURE, max(0.05, score)), 2), passage.field,
        _disguise(raw, run[first:last], end - start), score >= ACCEPTED,
    )  # fmt: skip


def _stuck(run: list[Token], neighbour: int, border: int, taken: Taken) -> bool:
    """Whether digits of no number stand next to this one with only a dash, dot or slash between."""
    if not run[neighbour].digits or taken.has(neighbour, neighbour + 1):
        return False
    return run[border].gap in ("", "-", ".", "/", "_") and len(run[neighbour].text) > 1


def _disguise(raw: str, tokens: Sequence[Token], length: int) -> float:
    """How far the writing is from plain digits with usual separators, 0 to 1; `length` is that of its folded form."""
    ascii_only = raw.isascii()
    if ascii_only and len(tokens) < _ONE_BY_ONE and _PLAIN.fullmatch(raw):
        return 0.0
    strange = float(len(tokens) - sum([token.digits for token in tokens]))
    strange += 0.6 * sum([token.gap not in _PLAIN_GAPS for token in tokens[1:]])
    if not ascii_only:
        strange += sum([character.isnumeric() for character in raw if character > _LAST_OF_ASCII])
    strange += 0.5 * max(0, len(raw) - length)
    if "\n" in raw:
        strange += 0.5
    if len(tokens) >= _ONE_BY_ONE and max([len(token.text) for token in tokens]) == 1:
        strange += 0.25 * len(tokens)
    if not strange:
        return 0.0
    return round(min(1.0, 0.2 + 0.8 * strange / max(len(tokens), 4)), 2)


_DIAL = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=|tel:|viber://\S*?=|whatsapp://\S*?="
    r"|signal\.me/#p/|t\.me/(?=\+\d))(?:%2b|\+)?(\d{8,15})"
)


def _from_addresses(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Numbers in addresses that dial: wa.me, api.whatsapp.com, tel:."""
    for finding in earlier:
        match = _DIAL.match(finding.raw.lower()) if finding.kind is FindingKind.URL else None
        if match is None:
            continue
        digits = match[1].removeprefix("00")
        for reading in readings(digits, True, passage.regions)[:1]:
            if reading.standing >= SHAPE:
                start = finding.start + match.start(1)
                yield Finding(
                    FindingKind.PHONE, reading.e164, start, start + len(match[1]),
                    passage.text[start : start + len(match[1])], PREFIXED[reading.standing], passage.field,
                )  # fmt: skip
