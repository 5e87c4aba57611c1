"""A lattice over the tokens of a run: digits, number words and look-alikes, each with its readings and their costs.

A run is a stretch of text in which nothing but digits, number words and separators stands. A path through its lattice
spells digits; the cheapest paths come first, and whether a path is a telephone number is for `dialling` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reading.numberwords import Morpheme, Part, sound_alike, spoken

MOST_DIGITS = 17  # 00, then fifteen
MOST_TOKENS = 48  # of one number; seventeen digits with a separator word each, and some
_GAP_AT_MOST = 14  # characters of punctuation, emoji and spaces between two parts of a number
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_BREAK = re.compile(r"[€$£@%=¥₽?]")
_UNIT_AFTER = re.compile(r"[ .-]?(?:([^\W\d_]+)(?!\d)|([€$£¥₽%]))")

_TWINS = {"o": ("0", 0.2), "i": ("1", 0.3), "l": ("1", 0.3), "s": ("5", 0.8), "b": ("8", 0.8), "z": ("2", 0.8),
          "q": ("9", 1.0), "g": ("9", 1.0), "e": ("3", 1.0), "a": ("4", 1.0), "t": ("7", 1.0)}  # fmt: skip
_SOUND_COST = 0.8
_LETTER_COST = 0.5  # one or two letters between digits that stand for nothing

# A number followed by one of these counts something, so it is no part of a telephone number.
UNITS = frozenset(
    ["e", "eur", "euro", "euros", "eu", "chf", "lei", "ron", "usd", "gbp", "pounds", "zl", "zloty", "pln", "kr", "lv", "leva", "francs", "franc", "rub", "руб", "dollars", "livres", "pond", "an", "ans", "annee", "annees", "jaar", "jaren", "jarige", "jahre", "jahr", "jahrige", "years", "year", "yrs", "yr", "yo", "ani", "anni", "anos", "let", "lat", "лет", "roku", "cm", "m", "mm", "km", "kg", "kilo", "kilos", "g", "gr", "cl", "ml", "qm", "min", "mins", "minute", "minutes", "minuten", "minuut", "minuti", "minutos", "minut", "мин", "h", "hr", "hrs", "heure", "heures", "hour", "hours", "uur", "uren", "stunde", "stunden", "std", "hora", "horas", "ora", "ore", "godz", "час", "часа", "uhr", "jours", "jour", "dagen", "dag", "tage", "tag", "days", "day", "dias", "giorni", "zile", "semaines", "semaine", "weken", "week", "wochen", "woche", "weeks", "mois", "maand", "maanden", "monat", "monate", "months", "month", "personnes", "personne", "personen", "persons", "people", "places", "chambres", "kamers", "zimmer", "rooms", "pieces", "bonnet", "roses", "rose", "bises", "kiss", "kisses", "photos", "etoiles", "avis", "nuit", "nuits", "nacht", "nights"]
)
_MOST = {Part.UNIT: 1, Part.TEEN: 2, Part.TENS: 2, Part.WHOLE: 3, Part.HUNDRED: 3, Part.REPEAT: 3, Part.ZEROS: 2}
_ENOUGH = 7  # digits after which a number may be complete


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a run, at `start:end` of the folded text; `gap` is what stands before it.

    `twin` are the digits that its letters look or sound like, at `cost`; empty with a cost, they say nothing.
    """

    start: int
    end: int
    text: str
    gap: str
    digits: bool = False
    morphemes: tuple[Morpheme, ...] = ()
    twin: str = ""
    cost: float = 0.0
    counts: bool = False  # a unit follows: "30 ans"

    @property
    def most(self) -> int:
        """The most digits it can spell."""
        if self.digits:
            return len(self.text)
        return max(max((_MOST.get(m.part, 0) for m in self.morphemes), default=0), len(self.twin))


def runs(text: str, least: int) -> Iterator[list[Token]]:
    """Stretches of folded text that could spell at least `least` digits."""
    run: list[Token] = []
    most = at = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        gap = text[at:start] if run else text[max(0, start - 3) : start]
        if run and (len(gap) > _GAP_AT_MOST or (len(gap) > 0 and gap != " " and _BREAK.search(gap))):
            if most >= least:
                yield run
            run, most = [], 0
        tokens = _tokens(match.group(), start, text, gap, most, bool(run))
        if tokens:
            run += tokens
            most += sum(token.most for token in tokens)
        elif run:
            if most >= least:
                yield run
            run, most = [], 0
        at = match.end()
    if most >= least:
        yield run


def _tokens(word: str, start: int, text: str, gap: str, most: int, inside: bool) -> list[Token]:
    """The tokens of one word, none if it ends the run: a word that says no digits, or a quantity."""
    end = start + len(word)
    if word[0].isdigit():
        if len(word) > MOST_DIGITS:
            return []
        counts = len(word) <= 4 and _counts(text, end)
        return [] if counts and most + len(word) < _ENOUGH else [Token(start, end, word, gap, True, counts=counts)]
    if pieces := spoken(word):
        said = any(m.part in _MOST for m in pieces[-1][1])
        counts = said and _counts(text, end)
        if counts and most + len(pieces) < _ENOUGH:
            return []
        return _glued(pieces, start, text, gap, counts)
    twin, cost = _twin(word, start, end, text, inside)
    return [Token(start, end, word, gap, twin=twin, cost=cost)] if cost else []


def _counts(text: str, end: int) -> bool:
    after = _UNIT_AFTER.match(text, end)
    return after is not None and (after[1] in UNITS or after[2] is not None)


def _glued(
    pieces: tuple[tuple[str, tuple[Morpheme, ...]], ...], start: int, text: str, gap: str, counts: bool
) -> list[Token]:
    tokens = []
    for piece, morphemes in pieces:
        end = start + len(piece)
        twin, cost = _twin(piece, start, end, text, True) if len(pieces) == 1 and len(piece) < 3 else ("", 0.0)
        tokens.append(
            Token(start, end, piece, gap, False, morphemes, twin, cost, counts and len(tokens) + 1 == len(pieces))
        )
        start, gap = end, ""
    return tokens


def _twin(word: str, start: int, end: int, text: str, inside: bool) -> tuple[str, float]:
    """Digits that letters look or sound like inside a run, and the cost of reading them so; cost 0 if they do not."""
    before = start > 0 and text[start - 1].isdigit()
    after = end < len(text) and text[end].isdigit()
    if not (inside or after):
        return "", 0.0
    if (before or after or word in ("o", "oo")) and len(word) <= 4 and all(letter in _TWINS for letter in word):
        return "".join(_TWINS[letter][0] for letter in word), sum(_TWINS[letter][1] for letter in word)
    if (sound := sound_alike(word)) is not None:
        return str(sound), _SOUND_COST
    return ("", _LETTER_COST) if len(word) <= 2 and before and after else ("", 0.0)
