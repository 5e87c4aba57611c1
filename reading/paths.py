"""Paths through a run: which digits its tokens can spell, the likeliest reading first.

Numbers below a thousand are put together from their words as the languages do: "quatre-vingt-dix-huit",
"eenentwintig", "treinta y uno", "quatre cent septante".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple, cast

from reading.lattice import ARTICLES, MOST_DIGITS, MOST_NATIONAL, MOST_TOKENS, Token
from reading.numberwords import (
    FILLER,
    HUNDRED,
    INVERTED,
    JOIN,
    JOINED,
    PLUS,
    REPEAT,
    TEEN,
    TENS,
    TIMES,
    UNIT,
    WHOLE,
    ZEROS,
    Morpheme,
    Part,
)

_BEAM = 8  # readings kept at each place; more changed no result of benchmarks/phones.py
_SPLIT_COST = 4.0  # reading "trente quatre" as 30, 4 where 34 could be meant
_PAUSE_COST = 1.5  # reading "trente, quatre" as 34
_AFTER_PAUSE_COST = 0.5  # reading it as 30, 4
_SILENT_COST = 0.2  # a filler or joining word between groups
_REPEAT_COST = 0.1
_STYLE = 8  # tokens before and after that show how a writer joins words and parts digits
_ALWAYS_JOINED = ("vingt", "vingts")  # the hyphen of "quatre-vingt" says nothing of a style
_AT_AN_END_COST = 5.0  # "9B 28": rather a digit
_BETWEEN_COST = 0.4  # "06a39a98": letters that only stand between
_AMONG_OTHERS_COST = 3.0  # "0h1c7b1y3d9": a letter that looks like a digit, among such as do not
_FEW_LETTERS = 3
_IGNORED_COST = 6.0  # taking "fois" for a mere separator
_SENTENCE_COST = 1.0  # a number that goes on behind an exclamation mark
_PLUS_COST = 0.6  # a plus sign inside a number
_HUNDREDS_APART = frozenset({"fr", "en", "ro", "pl"})
_ROMANIAN_HUNDRED = "suta"  # "o sută": one hundred
_RARELY_APART = frozenset({"it", "pt"})  # "sessantadue", "sessenta e dois"; "sessanta due" is rather 60, 2
_DIGITS = frozenset("123456789")
_LEAST_COUNTED = 4
_DRAWN = 5  # more numbers below a hundred that only grow are sizes, or drawn by lot
_LONG_COUNT = 8
_IMPOSSIBLE = 99.0
_QUIET = frozenset(("", " ", ".", "-", "/", ", "))
_X, _REPEATED = "x", ("2", "3", "4")
_COUNTS = ("2", "3")  # digits that may say how often the next is meant: "3 x 0"

Edge = tuple[int, str, float]
"""The next token, the digits spelt on the way, the cost."""


class Path(NamedTuple):
    """Digits spelt by the tokens `first` up to (not including) `last` of a run, and what believing it costs."""

    first: int
    last: int
    digits: str
    plus: bool
    cost: float


_path = cast("Callable[[tuple[object, ...]], Path]", partial(tuple.__new__, Path))  # faster than the class


class Lattice:
    """The edges of one run, made when a path first comes by."""

    def __init__(self, run: list[Token]) -> None:
        self.run = run
        self.plain = False not in [token.digits for token in run]
        self.counts_up = _counts_up(run)
        self._edges: dict[int, list[Edge]] = {}

    def paths(self, first: int, least: int) -> list[Path]:
        """The readings that start at token `first` with `least` digits or more, in order of their ends."""
        plus = "+" in self.run[first].gap
        return self._plain_paths(first, least, plus) if self.plain else self._spelt_paths(first, least, plus)

    def _plain_paths(self, first: int, least: int, plus: bool) -> list[Path]:
        """Those where nothing but digits stands: one reading for each end."""
        digits, cost, found = "", 0.0, []
        for at in range(first, len(self.run)):
            token = self.run[at]
            digits += token.text
            if at > first and token.gap not in _QUIET:
                cost += _price(token.gap)
            if len(digits) > MOST_NATIONAL and not _may_grow(digits, plus):
                break
            if len(digits) >= least:
                found.append(_path((first, at + 1, digits, plus, cost)))
        return found

    def _spelt_paths(self, first: int, least: int, plus: bool) -> list[Path]:
        found: list[Path] = []
        here = first
        if any(m.part is PLUS for m in self.run[first].morphemes):
            plus, here = True, first + 1
        at, digits, cost, end = here, "", 0.0, min(len(self.run), first + MOST_TOKENS)
        while at < end and len(edges := self.edges(at)) == 1:
            after, spelt, price = edges[0]
            token = self.run[at]
            if after > at + 1 or not (spelt or at > here):
                break
            digits += spelt
            cost += price if at == here or token.gap in _QUIET else price + _price(token.gap)
            if len(digits) > MOST_NATIONAL and not _may_grow(digits, plus):
                return found
            at = after
            if len(digits) >= least and token.most:
                found.append(_path((first, at, digits, plus, cost)))
        if at < end:
            found += self._forked(first, here, at, {digits: cost}, least, plus)
        return found

    def _forked(self, first: int, here: int, fork: int, spelt: dict[str, float], least: int, plus: bool) -> list[Path]:
        """The readings that go on from token `fork`, where the first word stands that can be read in several ways."""
        found: list[Path] = []
        reached = {fork: spelt}
        for at in range(fork, min(len(self.run), first + MOST_TOKENS) + 1):
            spelt = reached.pop(at, {})
            if not spelt:
                continue
            best = sorted(spelt.items(), key=lambda item: item[1])[:_BEAM] if len(spelt) > 1 else list(spelt.items())
            if at > fork and self.run[at - 1].most:
                found += [_path((first, at, digits, plus, cost)) for digits, cost in best if len(digits) >= least]
            if at < len(self.run):
                self._extend(at, best, reached, at > here, plus)
        return found

    def _extend(
        self, at: int, best: list[tuple[str, float]], reached: dict[int, dict[str, float]], inside: bool, prefixed: bool
    ) -> None:
        extra = _price(self.run[at].gap) if inside else 0.0
        for after, more, price in self.edges(at):
            if not inside and not more:
                continue
            there = reached.setdefault(after, {})
            for digits, cost in best:
                spelt, total = digits + more, cost + price + extra
                if len(spelt) > MOST_NATIONAL and not _may_grow(spelt, prefixed):
                    continue
                if total < there.get(spelt, _IMPOSSIBLE):
                    there[spelt] = total

    def edges(self, at: int) -> list[Edge]:
        """Every way to read the token at `at`, alone or with the next ones."""
        found = self._edges.get(at)
        if found is None:
            found = self._edges[at] = _sole(self.run, at) or list(_edges(self.run, at))
        return found


def _counts_up(run: list[Token]) -> bool:
    """Whether a run is a list of sizes or a count: from first to last always one more, or two; past nine, or long.

    Six and more numbers below a hundred that only grow are a list as well, unless they are single digits; so are five
    with commas or spaced dashes between.
    """
    if len(run) < _LEAST_COUNTED:
        return False
    step = _value(run[1]) - _value(run[0])
    if step <= 0 or (step > 2 and len(run) < _DRAWN):
        return False
    said = [_value(token) for token in run]
    listed = len(run) > _DRAWN or (len(run) == _DRAWN and _is_listed(run))
    if listed and said[1] > 9 and all(before < after < 100 for before, after in pairwise(said)):
        return True
    if step > 2 or any(after - before != step for before, after in pairwise(said)):
        return False
    return said[-1] > 9 or len(said) > _LONG_COUNT


def _value(token: Token) -> int:
    if token.digits:
        return int(token.text)
    return token.morphemes[0].value if token.morphemes else 0


def _is_listed(run: list[Token]) -> bool:
    """Whether tokens are listed rather than grouped: "7, 12, 23", "6 - 12 - 23", not "06, 12, 23"."""
    return run[0].text[0] != "0" and all("," in token.gap or token.gap == " - " for token in run[1:])


def _may_grow(digits: str, prefixed: bool) -> bool:
    """Whether a number can begin with these digits, more than `MOST_NATIONAL`."""
    return len(digits) <= MOST_DIGITS and (prefixed or digits[:2] == "00")


def _price(gap: str) -> float:
    """What going on over a gap costs."""
    if gap in _QUIET:
        return 0.0
    return (_PLUS_COST if "+" in gap else 0.0) + (_SENTENCE_COST if "!" in gap or ";" in gap else 0.0)


def _sole(run: list[Token], at: int) -> list[Edge]:
    """The edges of a token that stands for itself whatever comes next, which most do; else none."""
    token = run[at]
    after = run[at + 1] if at + 1 < len(run) else None
    if token.digits:
        counted = after and not after.digits and (token.text in _COUNTS or after.text == _X)
        return [] if counted else [(at + 1, token.text, 0.0)]
    if token.cost or (after and (after.joins or not after.most or (after.digits and not after.gap))):
        return []
    return [(at + 1, digits, 0.0) for digits in token.sole]


def _edges(run: list[Token], at: int) -> Iterator[Edge]:
    token = run[at]
    if token.digits:
        yield at + 1, token.text, 0.0
        if token.text in _COUNTS:
            yield from _times(run, at + 1, int(token.text))
        yield from _repeated(run, at)
        return
    if token.text == "o" and at + 1 < len(run) and run[at + 1].text == _ROMANIAN_HUNDRED:
        yield at + 1, "", 0.0
    elif token.cost:
        yield at + 1, token.twin, token.cost + (_AMONG_OTHERS_COST if token.twin and _is_among_others(run, at) else 0.0)
        if len(token.twin) == 1 and not token.gap:
            yield from _between(run, at)
    numbers = [morpheme for morpheme in token.morphemes if morpheme.part in _NUMBERS]
    if numbers:
        yield from _number(run, at, numbers)
        yield from _repeated(run, at)
    for morpheme in token.morphemes:
        if morpheme.part in (JOIN, FILLER):
            yield at + 1, "", _BETWEEN_COST if _is_glued(run, at) else _SILENT_COST
        elif morpheme.part is TIMES:
            yield at + 1, "", _SILENT_COST if token.text == "x" else _IGNORED_COST
        elif morpheme.part is REPEAT and (digit := _single(run, at + 1)):
            yield at + 2, digit * morpheme.value, _REPEAT_COST
        elif morpheme.part is UNIT and morpheme.value in (2, 3):
            yield from _times(run, at + 1, morpheme.value)


def _is_among_others(run: list[Token], at: int) -> bool:
    """Whether letters around the one at `at` look like no digit, so that all of them may only part the digits."""
    around = run[max(0, at - _STYLE) : at + _STYLE]
    return (
        len([token for token in around if token.cost and not (token.twin or token.gap) and len(token.text) == 1])
        >= _FEW_LETTERS
    )


def _is_glued(run: list[Token], at: int) -> bool:
    """Whether digits touch the word at `at`."""
    before = at > 0 and not run[at].gap and run[at - 1].digits
    return before or (at + 1 < len(run) and not run[at + 1].gap and run[at + 1].digits)


def _between(run: list[Token], at: int) -> Iterator[Edge]:
    """Letters glued to digits that stand for nothing: "06a39a98", "0450o-o12o-o34"."""
    if at + 1 < len(run) and not run[at + 1].gap:
        yield at + 1, "", _BETWEEN_COST
    elif at + 2 < len(run) and run[at + 1].text == run[at].text and not run[at + 2].gap:
        yield at + 2, "", _BETWEEN_COST
    else:
        yield at + 1, "", _AT_AN_END_COST


_NUMBERS = frozenset({UNIT, TEEN, TENS, WHOLE, HUNDRED})


def _number(run: list[Token], at: int, morphemes: list[Morpheme]) -> Iterator[Edge]:
    """A number from one or more words; the longest is meant unless a pause divides it."""
    alone = 0.0
    if at + 1 < len(run) and (run[at + 1].morphemes or run[at + 1].digits):
        compounds = {
            edge for m in morphemes for edge in (*_compounds(run, at, m), *_hundreds(run, at, m)) if edge[0] > at + 1
        }
        paused = {after for after, _ in compounds if any(_pauses(run, here) for here in range(at + 1, after))}
        paused |= {after for after, value in compounds if value > 100 and 0 < value % 100 < 10 and _is_unit(run, after)}
        paused |= {
            after for m in morphemes if m.language in _RARELY_APART and run[at + 1].gap
            for after, _ in _compounds(run, at, m) if after == at + 2
        }  # fmt: skip
        longest = max([after for after, _ in compounds if after not in paused], default=0)
        for after, value in compounds:
            yield after, str(value), (_PAUSE_COST if after in paused else _SPLIT_COST if after < longest else 0.0)
        alone = (_SPLIT_COST if longest else _AFTER_PAUSE_COST) if compounds else 0.0
    for value in {morpheme.value for morpheme in morphemes if morpheme.part is not HUNDRED}:
        yield at + 1, str(value), alone
    for morpheme in morphemes:
        if morpheme.part is HUNDRED:
            yield at + 1, "100", _SPLIT_COST if _is_counted(run, at, morpheme.language) else alone


def _pauses(run: list[Token], at: int) -> bool:
    """Whether the writer parts the word at `at` from the one before: by a comma, or by a space among hyphens."""
    gap = run[at].gap
    if gap.strip(" -"):
        return True
    around = run[max(0, at - _STYLE) : at + _STYLE]
    if gap == " - ":
        return any(after.gap == " " and _has(after, UNIT) and _has(before, TENS) for before, after in pairwise(around))
    if gap != " " or not any(t.gap == "-" and not t.digits and t.text not in _ALWAYS_JOINED for t in around):
        return False
    return not any(m.part in (JOIN, HUNDRED) for token in run[at - 1 : at + 1] for m in token.morphemes)


def _compounds(run: list[Token], at: int, first: Morpheme) -> Iterator[tuple[int, int]]:
    """Numbers from 17 to 99 of several words: (next token, value)."""
    language = first.language
    if first.part is TENS or (first.part is WHOLE and first.value in (70, 80, 90)):
        yield from _after_tens(run, at + 1, first.value, language)
    elif first.part is TEEN and first.value == 10 and language == "fr":
        for unit in _values(run, at + 1, UNIT, language):
            if unit >= 7:
                yield at + 2, 10 + unit
    elif first.part is UNIT and first.value == 4 and 20 in _values(run, at + 1, TENS, "fr"):
        yield at + 2, 80
        yield from _after_tens(run, at + 2, 80, "fr")
    elif first.part is UNIT and first.value and language in INVERTED and _joins(run, at + 1, language):
        for tens in _values(run, at + 2, TENS, language):
            yield at + 3, tens + first.value


def _after_tens(run: list[Token], at: int, tens: int, language: str) -> Iterator[tuple[int, int]]:
    joined = _joins(run, at, language)
    here = at + 1 if joined else at
    if here < len(run) and run[here].gap in ("", " ") and run[here].text in _DIGITS:  # "trente9", "trente 9"
        yield here + 1, tens + int(run[here].text)
    if joined or language not in JOINED:
        for unit in _values(run, here, UNIT, language):
            if unit:
                yield here + 1, tens + unit
    if language == "fr" and tens in (60, 80):
        for teen in _values(run, here, TEEN, language):
            yield here + 1, tens + teen
            for unit in _values(run, here + 1, UNIT, language) if teen == 10 else ():
                if unit >= 7:
                    yield here + 2, tens + 10 + unit


def _hundreds(run: list[Token], at: int, first: Morpheme) -> Iterator[tuple[int, int]]:
    """Numbers from 100 to 999: (next token, value)."""
    hundreds, here = 0, at + 1
    if first.part is HUNDRED:
        hundreds = 0 if _is_counted(run, at, first.language) else 100
    elif first.part is WHOLE and first.value >= 100:
        hundreds = first.value
    elif first.part is UNIT and first.value and _values(run, at + 1, HUNDRED, first.language):
        hundreds, here = first.value * 100, at + 2
    if not hundreds:
        return
    yield here, hundreds
    for start in (here, here + 1) if _joins(run, here, first.language) else (here,):
        if _values(run, start + 1, HUNDRED, first.language) and _values(run, start, UNIT, first.language):
            continue  # "seven hundred, nine hundred"
        for morpheme in run[start].morphemes if start < len(run) else ():
            if morpheme.language != first.language or morpheme.part not in _NUMBERS:
                continue
            if 0 < morpheme.value < 100:
                yield start + 1, hundreds + morpheme.value
            yield from ((after, hundreds + value) for after, value in _compounds(run, start, morpheme))


def _is_counted(run: list[Token], at: int, language: str) -> bool:
    """Whether the hundred at `at` is counted by the unit before it: "seven hundred", "settecento"."""
    together = run[at].gap == "" or language in _HUNDREDS_APART
    return at > 0 and together and bool(_values(run, at - 1, UNIT, language))


def _is_unit(run: list[Token], at: int) -> bool:
    return at < len(run) and _has(run[at], UNIT)


def _has(token: Token, part: Part) -> bool:
    return any(morpheme.part is part for morpheme in token.morphemes)


def _times(run: list[Token], at: int, count: int) -> Iterator[Edge]:
    """ "trois fois zéro", "2 x 7", "trois zéros"."""
    if at >= len(run):
        return
    parts = {morpheme.part for morpheme in run[at].morphemes}
    if run[at].text in ARTICLES and _single(run, at + 1) == "0":  # "trei de zero"
        yield at + 2, "0" * count, _REPEAT_COST
    if ZEROS in parts:
        yield at + 1, "0" * count, _REPEAT_COST
    apart = run[at - 1].gap or run[at].gap  # in "0x6x3x9" the letters only stand between
    here = at + 2 if at + 1 < len(run) and run[at + 1].text in ARTICLES else at + 1
    if TIMES in parts and apart and (digit := _single(run, here)):
        yield here + 1, digit * count, _REPEAT_COST


def says_how_often(run: list[Token], at: int) -> bool:
    """Whether the word at `at` says how often a digit is meant: "doppel 0", "drei Nullen", "trois fois zéro"."""
    if any(m.part is REPEAT for m in run[at].morphemes):
        return True
    parts = [m.part for m in run[at + 1].morphemes] if at + 1 < len(run) else []
    return ZEROS in parts or (TIMES in parts and at + 2 < len(run))


def _repeated(run: list[Token], at: int) -> Iterator[Edge]:
    """ "six (x3)", "6 (x3)"."""
    if at + 2 < len(run) and run[at + 1].text == _X and run[at + 1].gap[-1:] == "(" and not run[at + 2].gap:
        digit, count = _single(run, at), run[at + 2].text
        if digit and count in _REPEATED:
            yield at + 3, digit * int(count), _REPEAT_COST


def _single(run: list[Token], at: int) -> str:
    if at >= len(run):
        return ""
    token = run[at]
    if token.digits:
        return token.text if len(token.text) == 1 else ""
    units = [str(m.value) for m in token.morphemes if m.part is UNIT]
    return units[0] if units else (token.twin if len(token.twin) == 1 else "")


def _values(run: list[Token], at: int, part: Part, language: str) -> list[int]:
    if at >= len(run):
        return []
    return [m.value for m in run[at].morphemes if m.part is part and m.language == language]


def _joins(run: list[Token], at: int, language: str) -> bool:
    return at < len(run) and any(m.part is JOIN and m.language == language for m in run[at].morphemes)
