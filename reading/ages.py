"""The age that an ad states of the person advertised; not years of experience, guarantees, or who may answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.lattice import Token
from reading.numberwords import spoken
from reading.passage import Passage, Taken
from reading.paths import Lattice
from reading.shipped import given_names

_YEARS = (
    r"ans|jr|jaar(?: oud| jong)?|jarige?|jahre?(?: alt| jung)?|jahrige?|years?(?:[ -]old)?|yrs?(?: old)?|yo|y/o"
    r"|y\.o\.?|anni|enne|anos|anitos|aninhos|j\. ?(?:jung|alt)|"
    r"ani(?:sori)?|лет|год|года|lat|roku|printemps|lentes|primaveras|lenze"
)
_AGED = re.compile(rf"(?<![\w.,/])(?P<value>[1-9]\d)[ -]?(?:{_YEARS})(?![a-z])")
_SPOKEN = re.compile(
    rf"(?<![^\W\d_])(?P<words>[^\W\d_]{{2,40}}(?:[ -][^\W\d_]{{1,40}}){{0,5}})[ -](?:{_YEARS})(?![a-z])"
)
_STATED = re.compile(
    r"\b(?:age|leeftijd|alter|edad|eta|varsta|idade|wiek|возраст|aged|j'ai|ik ben|ich bin|i am|i'm|im|tengo|ho|am"
    r"|tenho|мне|just turned|net geworden)"
    rf" ?[:=]? ?(?P<value>[1-9]\d)(?![\d:%€/h]|[.,]\d| ?(?:{_YEARS}|€|e\b|eur|min|h\b|uur|uhr|cm|kg|kilo|%|km))"
)
_NAMED = re.compile(
    r"(?<![^\W\d_])(?P<name>[^\W\d_]{3,15})(?:, ?| ?\(| - )(?P<value>[1-9]\d)(?P<mark>a|j|yo)?(?=[\s,.!?)*|/-]|$)"
    rf"(?![.,:/-]\d| ?[-/x] ?\d| ?(?:€|(?:{_YEARS}|e|eur|euros?|min|h|uur|uhr|cm|kg|kilo|km)\b))"
)
_NOT_AFTER = re.compile(
    r" ?(?:d'|de |of |van |an |in |ervaring|erfahrung|d experi)?(?:experience|experiences|exper\w*|ervaring\w*"
    r"|erfahrung\w*|berufserfahrung|metier|carriere|"
    r"garantie|garanti|warranty|pratique|praktijk|anciennete|existence|service|dienst|bail|contrat|contract|minimum|"
    r"mini\b|min\b|et plus|en ouder|and over|and older|or older|ou plus|of ouder|und alter|oder alter|plus\b|\+"
    r"|ago|geleden|au moins|d'age)"
)
_NOT_BEFORE = re.compile(
    r"(?:depuis|il y a|plus de|moins de|sinds|al meer dan|al|meer dan|minder dan|vanaf|vor|seit|uber|unter|mehr als|ab|"
    r"since|over|under|above|more than|less than|for|for the last|hace|mas de|desde|da|de peste|peste|oltre|piu di|min|"
    r"minimum|mindestens|minstens|au moins|pendant|gedurende|wahrend|durant|des|la|pas de|garantie|a partir de"
    r"|entre|tussen|zwischen|between|"
    r"clients? de|hommes? de|mannen van|herren ab|\+|>|<|experience|ervaring van|erfahrung von|ervaring"
    r"|erfahrung) ?(?:de |van |von |of )?$"
)
_RANGE = re.compile(r"\d\d ?(?:-|a|et|en|tot|bis|und|to|and|y|si) ?$")
_SANE = range(10, 81)
_BESIDE_A_NAME = range(18, 66)


def read_ages(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Ages in whole years, in digits or words, or beside a given name ("Lola, 23").

    Ranges and limits ("18-25", "from 21") are weak.
    """
    text = passage.folded.text
    taken = Taken(len(text))
    for match in (*_AGED.finditer(text), *_STATED.finditer(text)):
        start = match.start("value")
        if int(match["value"]) in _SANE and not taken.has(start, match.end()):
            taken.take(start, match.end())
            yield from _judged(passage, match["value"], start, match.end())
    for match in _NAMED.finditer(text):
        start = match.start("value")
        known = given_names().get(match["name"]) is False and int(match["value"]) in _BESIDE_A_NAME
        if known and not taken.has(start, match.end()):
            taken.take(start, match.end())
            yield passage.found(FindingKind.AGE, match["value"], start, match.end(), 0.6)
    for match in _SPOKEN.finditer(text):
        value, start = _spelt(match)
        if value in _SANE and not taken.has(start, match.end()):
            taken.take(start, match.end())
            yield from _judged(passage, str(value), start, match.end())


def _judged(passage: Passage, value: str, start: int, end: int) -> Iterator[Finding]:
    text = passage.folded.text
    before = text[max(0, start - 30) : start]
    if _NOT_AFTER.match(text, end):
        return
    weak = _RANGE.search(before) or _word_before(before)
    yield passage.found(FindingKind.AGE, value, start, end, 0.4 if weak else 0.85, accepted=not weak)


def _word_before(before: str) -> bool:
    match = _NOT_BEFORE.search(before)
    return match is not None and (match.start() == 0 or not before[match.start() - 1].isalpha())


def _spelt(match: re.Match[str]) -> tuple[int, int]:
    """The number that the last words before "years" spell, and where it starts; 0 if none."""
    tokens: list[Token] = []
    starts: list[int] = []
    for word in re.finditer(r"[^\W\d_]+", match["words"]):
        pieces = spoken(word.group())
        if not pieces:
            tokens, starts = [], []
        at = match.start("words") + word.start()
        for piece, morphemes in pieces:
            tokens.append(Token(at, at + len(piece), piece, " ", 2, morphemes=morphemes))
            starts.append(at)
            at += len(piece)
    if not tokens:
        return 0, 0
    lattice = Lattice(tokens)
    for first in range(len(tokens)):
        whole = [p for p in lattice.paths(first, 2) if p.last == len(tokens) and len(p.digits) == 2]
        if whole:
            return int(min(whole, key=lambda p: p.cost).digits), starts[first]
    return 0, 0
