"""A lattice over the tokens of a run: digits, number words and look-alikes, each with its readings and their costs.

A run is a stretch of text in which nothing but digits, number words and separators stands. A path through its lattice
spells digits; the cheapest paths come first, and whether a path is a telephone number is for `dialling` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple, cast

from reading.numberwords import (
    HUNDRED,
    JOIN,
    OPENINGS,
    REPEAT,
    TEEN,
    TENS,
    TIMES,
    UNIT,
    WHOLE,
    ZEROS,
    Morpheme,
    sound_alike,
    spoken,
)

MOST_DIGITS = 17  # 00, then fifteen
MOST_NATIONAL = 13  # without + or 00: Germany's twelve, or its country code and eleven
MOST_TOKENS = 48  # of one number; seventeen digits with a separator word each, and some
_SLIGHT = frozenset(("", " ", "-", ".", "/"))
_CHAIN_REACH = 30  # characters before and after a gap
GAP_AT_MOST = 14  # characters of punctuation, emoji and spaces between two parts of a number
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_BREAK = re.compile(r"[€$£@%=¥₽?]")
_CHAIN = re.compile(rf"(?<![\d.,])(?:\+\d{{1,3}}|0\d{{0,4}})({_BREAK.pattern})\d{{1,4}}(?:\1\d{{1,4}}){{2,}}(?!\d)")
_UNIT_AFTER = re.compile(r"[ .-]?(?:([^\W\d_]+)(?!\d)|([€$£¥₽%]))")

_TWINS = {
    "o": ("0", 0.2), "о": ("0", 0.2), "i": ("1", 0.3), "l": ("1", 0.3), "б": ("6", 0.3), "з": ("3", 0.3),
    "s": ("5", 0.4), "b": ("8", 0.4), "z": ("2", 0.5), "q": ("9", 1.5), "g": ("9", 1.5), "e": ("3", 1.5),
    "a": ("4", 1.5), "t": ("7", 1.5),
}  # fmt: skip
_TWIN_LETTERS = frozenset(_TWINS)
_CLOSE_TWINS = "oоilбзsbz"
# Two letters alone in a run: all look like digits, and they are no word.
_TWIN_PAIRS = {a + b for a in _CLOSE_TWINS for b in _CLOSE_TWINS} - {"so", "is", "si", "bi", "zo", "ob", "os", "bo"}
_TWIN_PAIRS |= {a + b + c for a in "oоil" for b in "oоil" for c in "oоil"} - {"oil", "lol"}
# An O for zero before the first digit, perhaps with sound-alikes after it: "o won 7", "Ol 99".
_TIGHT = frozenset("/.-*_|")
_LEAD = re.compile(r"(?<!\w)o[oilб]?(?:[\W_]{1,3}(?:for|won|to|too|ate|o))*[\W_]{1,3}$")
ARTICLES = frozenset(("de", "die", "le", "la", "das", "il", "el", "the"))  # "drei mal die null", "trei de zero"
_NEXT = re.compile(r" ([^\W\d_]+)")
_LEAD_ENDS = frozenset("oilбrne")  # last letters of what _LEAD takes
_SOUND_COST = 0.8
_SHORT = 4  # letters of a word that may stand for digits
_OPEN = frozenset(" (,")
_LONE_LETTER_COST = 1.0
_LETTER_COST = 0.25  # one or two letters between digits that stand for nothing

OF_PEOPLE = 2
_GLUED_UNITS = frozenset("emg")  # "100e", not "noventa e um"
PLUS_WORDS = frozenset(("plus", "mas", "piu", "mais", "плюс"))

# A number followed by one of these counts something, so it is no part of a telephone number.
_UNITS_LISTED = (
    "e eur euro euros eu chf lei ron usd gbp pounds zl zloty pln kr lv leva francs franc rub руб dollars "
    "livres pond an ans annee annees jaar jaren jarige jahre jahr jahrige years year yrs yr yo ani anni anos "
    "let lat лет roku cm m mm km kg kilo kilos g gr cl ml qm min mins minute minutes minuten minuut minuti "
    "minutos minut мин h hr hrs heure heures hour hours uur uren stunde stunden std hora horas ora ore godz "
    "час часа uhr jours jour dagen dag tage tag days day dias giorni zile semaines semaine weken week wochen "
    "woche weeks mois maand maanden monat monate months month personnes personne personen persons people "
    "places chambres kamers zimmer rooms pieces bonnet roses rose bises kiss kisses photos etoiles avis nuit "
    "nuits nacht nights"
)
_PEOPLE_LISTED = (
    "dames damen ladies girls filles meisjes madels frauen femmes vrouwen women amies copines vriendinnen freundinnen "
    "amigas chicas mujeres amiche ragazze donne fete prietene femei garotas mulheres девушки девушек подруги подружки"
)
_PEOPLE = frozenset(_PEOPLE_LISTED.split())
UNITS = frozenset(_UNITS_LISTED.split()) | _PEOPLE
_MOST = {UNIT: 1, TEEN: 2, TENS: 2, WHOLE: 3, HUNDRED: 3, REPEAT: 3, ZEROS: 2}
_ENOUGH = 7  # digits after which a number may be complete


class Token(NamedTuple):
    """A piece of a run, at `start:end` of the folded text; `gap` is what stands before it.

    `most` is the most digits it can spell; `twin` the digits that its letters look or sound like, at `cost`; empty
    with a cost, they say nothing. `counts`: 1 if a unit follows, as in "30 ans", 2 if people do: "zwei Damen". `sole`:
    what a word spells that can only be a number up to nineteen; `joins`: with the word before it may be one number.
    """

    start: int
    end: int
    text: str
    gap: str
    most: int
    digits: bool = False
    morphemes: tuple[Morpheme, ...] = ()
    twin: str = ""
    cost: float = 0.0
    counts: int = 0
    sole: tuple[str, ...] = ()
    joins: bool = False


class _Piece(NamedTuple):
    """A number word, alone or glued to others, with what `Token` tells of it."""

    text: str
    morphemes: tuple[Morpheme, ...]
    most: int
    sole: tuple[str, ...]
    joins: bool


_token = cast("Callable[[tuple[object, ...]], Token]", partial(tuple.__new__, Token))
"""A token from all its fields, in a third of the time that keywords and defaults take."""


def runs(text: str, least: int, first: int = 0, last: int | None = None) -> list[list[Token]]:
    """Stretches of folded text, looked for from `first` to `last`, that could spell at least `least` digits.

    They begin with digits or a number word.
    """
    found: list[list[Token]] = []
    run: list[Token] = []
    most = at = 0
    for match in _TOKEN.finditer(text, first, len(text) if last is None else last):
        start, end = match.span()
        word = text[start:end]
        written = word[0] <= "9"
        pieces = () if written else _spoken(word)
        gap = text[at:start] if run else ""
        if gap not in _SLIGHT and ends_run(gap) and not _is_chained(text, at, start):
            if most >= least:
                found.append(run)
            run, most = [], 0
        if not run:
            if not pieces and not written and (len(word) > _SHORT or not _before_digit(word, start, text)):
                continue
            run, most, at = _lead(text, start)
            gap = text[at:start]
        if written and (token := _digits(word, start, text, gap, most)):
            run.append(token)
            most += end - start
            at = end
            continue
        tokens = () if written else _said(word, pieces, start, text, gap, most)
        if tokens and (run or tokens[0].most or tokens[0].text in PLUS_WORDS):
            run += tokens
            most += sum([token.most for token in tokens])
            at = end
        elif not tokens and run:
            if most >= least:
                found.append(run)
            run, most = [], 0
    if most >= least:
        found.append(run)
    return found


def most_of(word: str, behind_digit: bool, before_digit: bool) -> int | None:
    """The most digits that a word can spell, told whether digits touch it; `None` if it always ends a run."""
    pieces = _spoken(word) if word[:2] in OPENINGS else ()
    said = sum([piece.most for piece in pieces])
    touched = behind_digit or before_digit
    alike = word in _TWIN_PAIRS or word in ("o", "oo", "i", "l")
    if alike or (touched and len(word) <= _SHORT and _TWIN_LETTERS.issuperset(word)):
        return max(said, len(word))
    if pieces or word in ARTICLES or len(word) == 1 or (len(word) == 2 and behind_digit and before_digit):
        return said
    return 1 if sound_alike(word) is not None else None


def unchain(text: str) -> str:
    """`text` with full stops for what parts digits everywhere alike: "06€39€98€12€34"."""
    return _CHAIN.sub(lambda chain: chain.group().replace(chain[1], "."), text) if _BREAK.search(text) else text


def _is_chained(text: str, at: int, start: int) -> bool:
    """Whether the gap at `at:start` is one of several alike in a number, rather than a sign of money or the like."""
    chains = _CHAIN.finditer(text, max(0, at - _CHAIN_REACH), start + _CHAIN_REACH) if start - at == 1 else ()
    return any(chain.start() < at and start < chain.end() and chain[1] == text[at] for chain in chains)


@lru_cache(maxsize=4096)
def ends_run(gap: str) -> bool:
    """Whether no number goes on behind this gap between two words."""
    return gap not in ("", " ") and (len(gap) > GAP_AT_MOST or _BREAK.search(gap) is not None)


def _lead(text: str, start: int) -> tuple[list[Token], int, int]:
    """What opens a run whose first word stands at `start`: an O for zero, perhaps with sound-alikes after it.

    Its tokens, if any, the most digits they spell, and where the gap after them begins.
    """
    nothing: tuple[list[Token], int, int] = [], 0, max(0, start - 3)
    first = max(0, start - 20)
    before = text[first:start]
    if before[-1:].isalnum() or (before[-2:-1].isalpha() and before[-2] not in _LEAD_ENDS) or "o" not in before:
        return nothing
    lead = _LEAD.search(text, first, start)
    if not lead:
        return nothing
    tokens = [_led(text, match) for match in _TOKEN.finditer(text, lead.start(), start)]
    return tokens, sum([token.most for token in tokens]), tokens[-1].end


def _led(text: str, match: re.Match[str]) -> Token:
    twin, cost = _twin(match.group(), match.start(), match.end(), text)
    return Token(match.start(), match.end(), match.group(), " ", len(twin), twin=twin, cost=cost)


def _before_digit(word: str, start: int, text: str) -> bool:
    end = start + len(word)
    return end < len(text) and text[end] <= "9" and text[end].isdigit()


def _digits(word: str, start: int, text: str, gap: str, most: int) -> Token | None:
    """The token of written digits; none if they count something and cannot end a number."""
    length, counts = len(word), 0
    end = start + length
    if length > MOST_DIGITS:
        return None
    if length <= _SHORT and (not most or gap[-1:] in _OPEN):  # "x4 kisses": no count, glued to what went before
        counts = 0 if text[end + 1 : end + 2].isdigit() and text[end] in " .-/" else _counts(text, end)
        if counts and (most + length < _ENOUGH or "(" in gap):
            return None
    return _token((start, end, word, gap, length, True, (), "", 0.0, counts, (), False))


def _said(word: str, pieces: tuple[_Piece, ...], start: int, text: str, gap: str, most: int) -> list[Token]:
    """The tokens of a word: number words, or letters in the place of digits; none if it is neither."""
    end = start + len(word)
    twin, cost = _twin(word, start, end, text) if len(word) < 3 or not pieces else ("", 0.0)
    if not pieces:
        return [Token(start, end, word, gap, len(twin), twin=twin, cost=cost)] if cost else []
    counts = _counts(text, end) if pieces[-1].most else 0
    if counts and most + len(pieces) < _ENOUGH:
        return []
    tokens: list[Token] = []
    for piece, morphemes, spelt, sole, joins in pieces:
        stop = start + len(piece)
        counted = counts if stop == end else 0
        most = max(spelt, len(twin))
        tokens.append(_token((start, stop, piece, gap, most, False, morphemes, twin, cost, counted, sole, joins)))
        start, gap = stop, ""
    return tokens


@lru_cache(maxsize=16384)
def _spoken(word: str) -> tuple[_Piece, ...]:
    return tuple(_Piece(piece, morphemes, *_spelling(morphemes)) for piece, morphemes in spoken(word))


def _spelling(morphemes: tuple[Morpheme, ...]) -> tuple[int, tuple[str, ...], bool]:
    """The most digits that a number word spells, and what `Token` tells of it as `sole` and `joins`.

    French ten goes with the unit after it.
    """
    sole = all(m.part in (UNIT, TEEN) and m.value != 10 for m in morphemes)
    return (
        max(_MOST.get(m.part, 0) for m in morphemes),
        tuple({str(m.value) for m in morphemes}) if sole else (),
        any(m.part in (JOIN, HUNDRED, TENS, TIMES, ZEROS) for m in morphemes),
    )


def _is_unit(word: str) -> bool:
    return any(m.part is UNIT for piece in _spoken(word) for m in piece.morphemes)


def _counts(text: str, end: int) -> int:
    """What `Token` tells of what follows as `counts`."""
    after = _UNIT_AFTER.match(text, end)
    if after is None or (after[1] in _GLUED_UNITS and after.start(1) > end):
        return 0
    if after[1] in _PEOPLE:
        return OF_PEOPLE
    return after[1] in UNITS or (after[2] is not None and not _is_chained(text, after.start(2), after.end(2)))


def _twin(word: str, start: int, end: int, text: str) -> tuple[str, float]:
    """Digits that letters look or sound like inside a run, and the cost of reading them so; cost 0 if they do not."""
    before = start > 0 and text[start - 1].isdigit()
    after = end < len(text) and text[end].isdigit()
    if len(word) <= _SHORT and _TWIN_LETTERS.issuperset(word):
        digits = "".join([_TWINS[letter][0] for letter in word])
        cost = sum([_TWINS[letter][1] for letter in word])
        if before or after or word in ("o", "oo"):
            return digits, cost
        if word in _TWIN_PAIRS or (word in ("i", "l") and text[start - 1 : start] in _TIGHT):
            return digits, 2 * cost
    if (sound := sound_alike(word)) is not None:
        return str(sound), _SOUND_COST
    if word in ARTICLES and (said := _NEXT.match(text, end)) and _is_unit(said[1]):
        return "", _LETTER_COST
    if len(word) <= 2 and before and after:
        return "", _LETTER_COST
    alone = len(word) == 1 and text[start - 1 : start] == " " and text[end + 1 : end + 2].isdigit()
    return "", _LONE_LETTER_COST if alone else 0.0
