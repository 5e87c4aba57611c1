"""How well digits, their writing and their surroundings agree with a reading as a telephone number.

Scores are ordinal: they order readings and say which are accepted; they are no probabilities.
"""

from __future__ import annotations

import re

from reading.dialling import LOOSE_PLANS, SPOKEN_IN, Form, Reading, Standing, code_of
from reading.language import guess
from reading.lattice import Token
from reading.passage import Passage
from reading.paths import Path

# Ordinal scores; set by hand, checked with benchmarks/phones.py on seeds that were not looked at.
ACCEPTED = 0.55
PREFIXED = {Standing.VALID: 0.97, Standing.SHAPE: 0.8, Standing.POSSIBLE: 0.5}
_TRUNK_HOME = {Standing.VALID: 0.95, Standing.SHAPE: 0.75, Standing.POSSIBLE: 0.35}
_TRUNK_AWAY = {(Standing.VALID, True): 0.7, (Standing.VALID, False): 0.45, (Standing.SHAPE, True): 0.62}
_CODE = {(Standing.VALID, True): 0.75, (Standing.VALID, False): 0.5, (Standing.SHAPE, True): 0.6}
_BARE = {(Standing.VALID, True): 0.45, (Standing.VALID, False): 0.35, (Standing.SHAPE, True): 0.35}
_RIVAL = 0.1  # another country's number by language and grouping
_OTHER_LANGUAGE = 0.15
_SPOKEN_HERE = 0.15  # the country's language is the ad's
LABELLED = 0.12  # "tel", "whatsapp" or the like stands before it
_WRITTEN_AS_THERE = 0.1  # grouped as its country groups
_PER_COST = 0.05
ODD_NEIGHBOUR = 0.4  # digits stuck to it by a dash or a dot
_COUNTED = 0.1  # a unit follows: "24 h"
_UNFINISHED = 0.25  # number words or single digits go on after it
_PRICE_LIST = 0.4  # "320 400 300": all round
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
    "BE": frozenset({(4, 2, 2, 2), (4, 3, 3), (4, 6), (3, 2, 2, 2), (2, 3, 2, 2), (3, 3, 3)}),
    "NL": frozenset({(2, 8), (3, 7), (2, 4, 4), (4, 6), (3, 3, 2, 2)}),
    "GB": frozenset({(5, 6), (5, 3, 3), (4, 3, 4), (3, 4, 4)}),
    "DE": frozenset({(4, 7), (4, 8), (5, 6), (5, 7), (4, 3, 4), (4, 4, 4)}),
}
_TIGHT = frozenset((".", "-", "_"))


def is_labelled(text: str, start: int) -> bool:
    return _LABEL.search(text, max(0, start - 36), start) is not None


def scores(
    passage: Passage, run: list[Token], path: Path, readings: tuple[Reading, ...]
) -> list[tuple[float, Reading]]:
    """Each reading of a path with its score, before any label that stands in front of it.

    A number written the way of the country whose language the ad speaks casts doubt on readings as any other's.
    """
    scored = [(score(passage, run, path, reading), reading) for reading in readings]
    away = [reading for reading in readings if not reading.home]
    if not away or len(readings) == len(away):
        return scored
    spoken = SPOKEN_IN.get(_language(passage, run, path), ())
    if not any(r.region in spoken and _is_written_as_there(run, path, r) for r in away):
        return scored
    return [(points if r.region in spoken else points - _RIVAL, r) for points, r in scored]


def score(passage: Passage, run: list[Token], path: Path, reading: Reading) -> float:
    """How well one reading fits; 0 for one that cannot be."""
    base = _base(reading)
    if base <= 0:
        return 0.0
    if not reading.home and reading.region in SPOKEN_IN.get(_language(passage, run, path), ()):
        base += _SPOKEN_HERE
    if reading.home and not reading.mobile and reading.region in LOOSE_PLANS:
        spoken = _language(passage, run, path)
        base -= _OTHER_LANGUAGE if spoken and reading.region not in SPOKEN_IN.get(spoken, ()) else 0.0
    if reading.form is Form.CODE and not _says_code(run[path.first], reading):
        return 0.0
    if _lists_prices(run, path):
        base -= _PRICE_LIST
    if reading.form in (Form.TRUNK, Form.BARE):
        base += _at_home(passage, run, path, reading)
    if run[path.last - 1].counts and not _one_by_one(run, path):
        base -= _COUNTED
    if _goes_on(run, path) or (reading.region in LOOSE_PLANS and _groups_go_on(run, path)):
        base -= _UNFINISHED
    elif not reading.home and path.last < len(run) and run[path.last].digits:
        base -= LABELLED
    return base - _PER_COST * min(path.cost, 12.0)


def _at_home(passage: Passage, run: list[Token], path: Path, reading: Reading) -> float:
    """What the order of the expected countries and the usual grouping add to a national number."""
    written = _WRITTEN_AS_THERE * _is_written_as_there(run, path, reading) * (0.5 if reading.home else 1.0)
    rank = passage.regions.index(reading.region) - reading.mobile if reading.home else 0
    return written - _RANK * rank


def _is_written_as_there(run: list[Token], path: Path, reading: Reading) -> bool:
    return _groups(run, path) in _GROUPS.get(reading.region, frozenset())


def _says_code(token: Token, reading: Reading) -> bool:
    """Whether a country code without + stands apart or opens a longer group: "32 470", "32470", but not "320"."""
    return not token.digits or len(token.text) == len(str(code_of(reading.region))) or len(token.text) > 4


def _lists_prices(run: list[Token], path: Path) -> bool:
    tokens = run[path.first : path.last]
    return len(tokens) >= 3 and all(t.digits and 2 < len(t.text) < 5 and t.text[-1] == "0" for t in tokens)


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
        if not after.gap and at + 1 < len(run) and run[at + 1].digits and not run[at + 1].gap:
            return bool(after.twin)  # "12a34": not at the "12"
        glued_twin = 0 < after.cost <= len(after.twin) / 2 and (not after.gap or after.gap in _TIGHT)
        in_words = any(not token.digits for token in run[path.first : path.last])
        return glued_twin or (in_words and after.most > 0 and len(after.text) > 1 and len(after.gap) <= 2)
    if after.counts and not one_by_one:
        return False
    spaced_alike = after.gap == last.gap or (at > path.last and not after.gap)
    stuck = after.gap in _TIGHT or (at == path.last and not after.gap)
    return stuck or (len(after.text) == 1 and spaced_alike and (one_by_one or len(last.text) == 1))


def _groups_go_on(run: list[Token], path: Path) -> bool:
    """Whether the next digits are grouped like the last ones; in plans of loose length they may belong to them."""
    last, after = run[path.last - 1], run[path.last] if path.last < len(run) else None
    if after is None or not (last.digits and after.digits) or after.counts:
        return False
    return after.gap == last.gap and len(after.text) == len(last.text) and after.text[0] != "0"


def _one_by_one(run: list[Token], path: Path) -> bool:
    return all(token.most <= 1 for token in run[path.first : path.last])


def _base(reading: Reading) -> float:
    kind = (reading.standing, reading.mobile)
    match reading.form:
        case Form.INTERNATIONAL:
            return PREFIXED[reading.standing]
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
