"""How well digits, their writing and their surroundings agree with a reading as a telephone number.

Scores are ordinal: they order readings and say which are accepted; they are no probabilities.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from reading.dialling import (
    BARE,
    CODE,
    INTERNATIONAL,
    LEAST,
    LOOSE_PLANS,
    POSSIBLE,
    SHAPE,
    SPOKEN_IN,
    TRUNK,
    VALID,
    Reading,
    is_far,
)
from reading.labels import is_labelled
from reading.language import guess
from reading.lattice import OF_PEOPLE, Token
from reading.numberwords import TIMES
from reading.passage import Passage
from reading.paths import Lattice, Path
from reading.plans import code_of

# Ordinal scores; set by hand, checked with benchmarks/phones.py on seeds that were not looked at.
ACCEPTED = 0.55
PREFIXED = {VALID: 0.97, SHAPE: 0.8, POSSIBLE: 0.5}
_TRUNK_HOME = {VALID: 0.95, SHAPE: 0.75, POSSIBLE: 0.35}
_MOBILE_OR_NOT = (True, False)
_BASE = {
    **{
        (standing, INTERNATIONAL, True, mobile): PREFIXED[standing]
        for standing in PREFIXED
        for mobile in _MOBILE_OR_NOT
    },
    **{(standing, TRUNK, True, mobile): _TRUNK_HOME[standing] for standing in PREFIXED for mobile in _MOBILE_OR_NOT},
    (VALID, TRUNK, False, True): 0.7,
    (VALID, TRUNK, False, False): 0.45,
    (SHAPE, TRUNK, False, True): 0.62,
    (VALID, CODE, True, True): 0.75,
    (VALID, CODE, True, False): 0.5,
    (SHAPE, CODE, True, True): 0.6,
    (VALID, BARE, True, True): 0.45,
    (VALID, BARE, True, False): 0.35,
    (SHAPE, BARE, True, True): 0.44,
}
"""By standing, form, whether the country was expected, and whether it is a mobile number; what is not here is none."""
_SHORT = 0.48  # of five to seven digits: only a label makes it a number
_RIVAL = 0.1  # another country's number by language and grouping
_OTHER_LANGUAGE = 0.15
_SPOKEN_HERE = 0.15  # the country's language is the ad's
LABELLED = 0.12  # "tel", "whatsapp" or the like stands before it
_WRITTEN_AS_THERE = 0.1  # grouped as its country groups
_PER_COST = 0.05
ODD_NEIGHBOUR = 0.4  # digits stuck to it by a dash or a dot
_COUNTING = 0.5  # "36 38 40 42 44", "8 9 10 11 12"
_UNPREFIXED = 2.0  # times the cost, where a number has neither + nor national prefix
_GLUED = 0.25  # such a number right behind letters: "RSSMRA85.."
_COUNTED = 0.1  # a unit follows: "24 h"
_UNFINISHED = 0.25  # number words or single digits go on after it
_PRICE_LIST = 0.45  # "320 400 300": all round
_MANY_PRICES = 3
_BRACKETS = frozenset("(["), frozenset(")]")  # around a country's code
_HIGHEST = 1.03  # above what any reading scores that has no cost, before a label
_RANK = 0.02  # per place in the list of expected countries

# How numbers are usually grouped where they belong.
_GROUPS: dict[str, frozenset[tuple[int, ...]]] = {
    "FR": frozenset({(2, 2, 2, 2, 2)}),
    "BE": frozenset({(4, 2, 2, 2), (4, 3, 3), (4, 6), (3, 2, 2, 2), (2, 3, 2, 2), (3, 3, 3)}),
    "NL": frozenset({(2, 8), (3, 7), (2, 4, 4), (4, 6), (3, 3, 2, 2)}),
    "GB": frozenset({(5, 6), (5, 3, 3), (4, 3, 4), (3, 4, 4)}),
    "DE": frozenset({(4, 7), (4, 8), (5, 6), (5, 7), (4, 3, 4), (4, 4, 4)}),
}
_TIGHT = frozenset((".", "-", "_"))
_WHOLE = 9  # digits that are a number of their own
_SPEAKS = 3  # number words that say which language is spoken


def scores(
    passage: Passage, lattice: Lattice, path: Path, readings: tuple[Reading, ...]
) -> list[tuple[float, Reading]]:
    """Each reading of a path with its score, before any label that stands in front of it; 0 for what cannot be.

    A number written the way of the country whose language the ad speaks casts doubt on readings as any other's.
    """
    if not readings:
        return []
    writing = Writing(passage, lattice, path)
    if len(readings) == 1:
        return [(writing.score(readings[0]), readings[0])]
    scored = [(writing.score(reading), reading) for reading in readings]
    away = [reading for reading in readings if not reading.home]
    if not away or len(readings) == len(away):
        return scored
    spoken = SPOKEN_IN.get(writing.language(), ())
    if not any(r.region in spoken and writing.is_as_in(r.region) for r in away):
        doubted = any(r.home and r.mobile for r in readings)
        sure = [r.home or (r.region in spoken and r.region not in LOOSE_PLANS) for r in readings]
        return [(points - _RIVAL * (doubted and not known), r) for (points, r), known in zip(scored, sure, strict=True)]
    return [(points if r.region in spoken else points - _RIVAL, r) for points, r in scored]


def may_beat(path: Path, score: float) -> bool:
    """Whether what a path costs leaves it a chance against a score that another has."""
    return _HIGHEST - _PER_COST * path.cost > score


class Writing:
    """How a path is written and what stands around it; found once for all its readings."""

    def __init__(self, passage: Passage, lattice: Lattice, path: Path) -> None:
        self._passage, self._path = passage, path
        self._run = run = lattice.run
        self._language: str | None = None
        self._tokens = tokens = run[path.first : path.last]
        self._plain = lattice.plain or False not in [token.digits for token in tokens]
        self._goes_on = counted = False
        if path.last < len(run) or tokens[-1].counts:
            one_by_one = max([token.most for token in tokens]) <= 1
            self._goes_on = path.last < len(run) and _goes_on(run, path, one_by_one)
            counted = tokens[-1].counts > 0 and not one_by_one
        self._doubt = _PER_COST * min(path.cost, 12.0)
        if self._plain and len(tokens) > 2 and _lists_prices(tokens):
            self._doubt += _PRICE_LIST
        if lattice.counts_up:
            self._doubt += _COUNTING
        if counted:
            self._doubt += _COUNTED

    def language(self) -> str:
        """The language of the number words, or that of the ad; empty if unknown or if it says nothing."""
        if self._language is None:
            self._language = "" if is_far(self._passage.regions) else self._spoken()
        return self._language

    def _spoken(self) -> str:
        words = () if self._plain else [token.morphemes for token in self._tokens if token.morphemes]
        if len(words) >= _SPEAKS:
            spoken: dict[str, int] = {}
            for morphemes in words:
                for language in {morpheme.language for morpheme in morphemes}:
                    spoken[language] = spoken.get(language, 0) + 1
            most = max(spoken.values())
            leading = [language for language, count in spoken.items() if count == most]
            if most >= _SPEAKS and len(leading) == 1:
                return leading[0]
        return guess(self._passage.folded)

    def is_as_in(self, region: str) -> bool:
        """Whether it is grouped as numbers of the region usually are."""
        groups = _GROUPS.get(region) if self._plain else None
        return groups is not None and tuple([token.most for token in self._tokens]) in groups

    def score(self, reading: Reading) -> float:
        """How well one reading fits; 0 for one that cannot be."""
        _, region, standing, form, home, mobile = reading
        said = INTERNATIONAL if form is CODE and self._is_code_apart(reading) else form
        base = _BASE.get((standing, said, home, mobile), 0.0)
        if len(self._path.digits) < LEAST and form is not INTERNATIONAL:
            base = min(base, _SHORT) if standing is VALID else 0.0
        if base <= 0 or (form is CODE and not _says_code(self._tokens[0], reading)):
            return 0.0
        if not home and standing is VALID and region in SPOKEN_IN.get(self.language(), ()):
            base += _SPOKEN_HERE
        loose = region in LOOSE_PLANS
        if loose and home and not mobile:
            spoken = self.language()
            base -= _OTHER_LANGUAGE if spoken and region not in SPOKEN_IN.get(spoken, ()) else 0.0
        if form is TRUNK or form is BARE:
            base += self._at_home(reading)
        if self._goes_on or (loose and _groups_go_on(self._run, self._path)):
            base -= _UNFINISHED
        elif not home and self._path.last < len(self._run) and self._run[self._path.last].digits:
            base -= LABELLED
        return base - self._doubt - (self._unprefixed() if reading.e164.endswith(self._path.digits) else 0.0)

    def _is_code_apart(self, reading: Reading) -> bool:
        """Whether the country's code stands in brackets: "(39) 349..."."""
        first, after = self._tokens[0], self._tokens[1:2]
        apart = first.gap[-1:] in _BRACKETS[0] and after and after[0].gap[:1] in _BRACKETS[1]
        return bool(apart) and reading.mobile and len(first.text) == len(str(code_of(reading.region)))

    def _unprefixed(self) -> float:
        """What speaks against digits that begin like any others."""
        start, text, cost = self._tokens[0].start, self._passage.folded.text, self._path.cost
        doubt = _GLUED if start > 0 and text[start - 1].isalpha() and not is_labelled(text, start) else 0.0
        if not cost or (not self._plain and sum([bool(token.morphemes) for token in self._tokens]) >= _SPEAKS):
            return doubt
        return doubt + (_UNPREFIXED - 1) * _PER_COST * min(cost, 12.0)

    def _at_home(self, reading: Reading) -> float:
        """What the order of the expected countries and the usual grouping add to a national number."""
        written = _WRITTEN_AS_THERE if self.is_as_in(reading.region) else 0.0
        if not reading.home:
            return written
        return 0.5 * written - _RANK * (self._passage.regions.index(reading.region) - reading.mobile)


def _says_code(token: Token, reading: Reading) -> bool:
    """Whether a country code without + stands apart or opens a longer group: "32 470", "32470", but not "320"."""
    return not token.digits or len(token.text) == len(str(code_of(reading.region))) or len(token.text) > 4


def _lists_prices(tokens: list[Token]) -> bool:
    """Whether tokens are all round, and of three digits and more, or growing: "320 400 300", "30 50 80 100"; or begin
    with many that are and grow: "40 - 70 - 90 - 100 (15"."""
    if tokens[0].text[-1] != "0" or tokens[1].gap == ".":
        return False
    round_ = [token.text for token in takewhile(_is_round, tokens)]
    grows = all(int(one) < int(other) for one, other in pairwise(round_))
    if len(round_) < len(tokens):
        return grows and len(round_) >= _MANY_PRICES
    return grows or min(map(len, round_)) > 2


def _is_round(token: Token) -> bool:
    return 1 < len(token.text) < 5 and token.text[-1] == "0" and token.text[0] != "0"


def is_alternative(run: list[Token], first: int, at: int) -> bool:
    """Whether the token at `at` is what another number has for the end of the one before: "06 39 98 12 34/35"."""
    after, last = run[at], run[at - 1]
    alike = after.digits and last.digits and len(after.text) == len(last.text) <= 3 and after.gap.strip() == "/"
    return alike and not any("/" in token.gap for token in run[first + 1 : at])


def _goes_on(run: list[Token], path: Path, one_by_one: bool) -> bool:
    """Whether number words or single digits, written like the number, follow it."""
    last, at = run[path.last - 1], path.last
    while at < len(run) and not run[at].most and not run[at].gap:  # letters that only stand between digits
        at += 1
    if at >= len(run):
        return False
    after = run[at]
    if not after.digits:
        return after.counts != OF_PEOPLE and _goes_on_in_letters(run, path, at)
    if (after.counts and not one_by_one) or (len(after.text) >= _WHOLE and after.gap):
        return False
    if not one_by_one and is_alternative(run, path.first, at):
        return False
    spaced_alike = after.gap == last.gap or (at > path.last and not after.gap)
    stuck = after.gap in _TIGHT or not after.gap
    return stuck or (len(after.text) == 1 and spaced_alike and (one_by_one or len(last.text) == 1))


def _goes_on_in_letters(run: list[Token], path: Path, at: int) -> bool:
    """The same where the next token, at `at`, is a word or a look-alike."""
    last, after = run[path.last - 1], run[at]
    if any(m.part is TIMES for m in after.morphemes):
        return not last.digits and at + 1 < len(run) and run[at + 1].most > 0
    if not after.gap and at + 1 < len(run) and run[at + 1].digits and not run[at + 1].gap:
        return bool(after.twin)  # "12a34": not at the "12"
    glued_twin = 0 < after.cost <= len(after.twin) / 2 and (not after.gap or after.gap in _TIGHT)
    return glued_twin or (
        "(" not in after.gap
        and after.most > 0
        and (len(after.text) > 1 or after.text == "o")
        and len(after.gap) <= 2
        and any(not token.digits for token in run[path.first : path.last])
    )


def _groups_go_on(run: list[Token], path: Path) -> bool:
    """Whether the next digits are grouped like the last ones; in plans of loose length they may belong to them."""
    last, after = run[path.last - 1], run[path.last] if path.last < len(run) else None
    if after is None or not (last.digits and after.digits) or after.counts:
        return False
    return after.gap == last.gap and len(after.text) == len(last.text) and after.text[0] != "0"
