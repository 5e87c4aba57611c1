"""Number words of ten languages, taken apart into morphemes that the lattice puts together.

Words are given folded (lower case, no accents). Several languages may share a word; a morpheme carries its own.
Vocabularies are closed classes, written from the grammars; dictated numbers use 0 to 99 and round hundreds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import lru_cache
from typing import NamedTuple


class Part(IntEnum):
    """What a word does inside a dictated number."""

    UNIT = auto()  # 0-9
    TEEN = auto()  # 10-19
    TENS = auto()  # 20, 30 .. 90
    WHOLE = auto()  # a finished number, written as one word: "veintidos", "eenentwintig"
    HUNDRED = auto()
    JOIN = auto()  # "et", "en", "und": between tens and units, or between groups
    REPEAT = auto()  # "double", "triple"; value: how often
    TIMES = auto()  # "fois", "keer", "mal"
    ZEROS = auto()  # "trois zéros"
    FILLER = auto()  # "puis", "tiret", "point": nothing said
    PLUS = auto()

    __hash__ = int.__hash__  # that of an enumeration is slow, and the lattice asks often


UNIT, TEEN, TENS, WHOLE, HUNDRED, JOIN, REPEAT, TIMES, ZEROS, FILLER, PLUS = Part
"""The parts by their own names: looking a member up on its class is slow too."""


class Morpheme(NamedTuple):
    part: Part
    value: int = 0
    language: str = ""


Pieces = tuple[tuple[str, tuple[Morpheme, ...]], ...]
"""The pieces of a word with their morphemes; together they are the word."""


@dataclass(frozen=True, slots=True)
class _Language:
    code: str
    units: str  # ten groups, alternatives divided by "/"
    teens: str  # ten groups: 10 .. 19
    tens: str  # eight groups: 20 .. 90
    joins: str = ""
    hundreds: str = ""
    repeats: tuple[str, str] = ("", "")  # double, triple
    times: str = ""
    whole: str = ""  # "word=value"


_LANGUAGES = (
    _Language(
        "fr", "zero un/une deux trois quatre cinq six sept huit neuf",
        "dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf",
        "vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante",
        joins="et", hundreds="cent cents", repeats=("double", "triple"), times="fois",
        whole="soixantedix=70 quatrevingt=80 quatrevingts=80 quatrevingtdix=90",
    ),
    _Language(
        "nl", "nul een/ene twee drie vier vijf zes zeven acht negen",
        "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        joins="en", hundreds="honderd", repeats=("dubbel/dubbele", "driedubbel"), times="keer maal",
    ),
    _Language(
        "de", "null eins/ein zwei/zwo drei vier funf/fuenf sechs sieben acht neun",
        "zehn elf zwolf/zwoelf dreizehn vierzehn funfzehn/fuenfzehn sechzehn siebzehn achtzehn neunzehn",
        "zwanzig dreissig/dreizig vierzig funfzig/fuenfzig sechzig siebzig achtzig neunzig",
        joins="und", hundreds="hundert", repeats=("doppel/doppelt", "dreifach"), times="mal",
    ),
    _Language(
        "en", "zero/oh/nought one two three four five six seven eight nine",
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty/fourty fifty sixty seventy eighty ninety",
        joins="and", hundreds="hundred", repeats=("double/twice", "triple/treble/thrice"), times="times x",
    ),
    _Language(
        "es", "cero uno/un/una dos tres cuatro cinco seis siete ocho nueve",
        "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        joins="y", repeats=("doble", "triple"), times="veces",
        whole="veintiuno=21 veintiun=21 veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26 "
        "veintisiete=27 veintiocho=28 veintinueve=29 cien=100 ciento=100 doscientos=200 trescientos=300 "
        "cuatrocientos=400 quinientos=500 seiscientos=600 setecientos=700 ochocientos=800 novecientos=900",
    ),
    _Language(
        "ro", "zero unu/una/un doi/doua trei patru cinci sase sapte opt noua",
        "zece unsprezece doisprezece/douasprezece treisprezece paisprezece/patrusprezece cincisprezece/cinsprezece "
        "saisprezece/sasesprezece saptesprezece/saptisprezece optsprezece/optisprezece nouasprezece",
        "douazeci treizeci patruzeci cincizeci saizeci saptezeci optzeci nouazeci",
        joins="si", hundreds="suta sute", repeats=("dublu", "triplu"), times="ori",
    ),
    _Language(
        "it", "zero uno/un/una due tre quattro cinque sei sette otto nove",
        "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
        joins="e", hundreds="cento", repeats=("doppio", "triplo"), times="volte",
        whole="ventuno=21 ventotto=28 trentuno=31 trentotto=38 quarantuno=41 quarantotto=48 cinquantuno=51 "
        "cinquantotto=58 sessantuno=61 sessantotto=68 settantuno=71 settantotto=78 ottantuno=81 ottantotto=88 "
        "novantuno=91 novantotto=98",
    ),
    _Language(
        "pt", "zero um/uma dois/duas tres quatro cinco seis/meia sete oito nove",
        "dez onze doze treze quatorze/catorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
        joins="e", repeats=("dobro/duplo", "triplo"), times="vezes",
        whole="cem=100 cento=100 duzentos=200 trezentos=300 quatrocentos=400 quinhentos=500 seiscentos=600 "
        "setecentos=700 oitocentos=800 novecentos=900",
    ),
    _Language(
        "ru", "ноль/нуль один/одна два/две три четыре пять шесть семь восемь девять",
        "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать "
        "девятнадцать",
        "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
        joins="и", repeats=("дважды", "трижды"), times="раза раз",
        whole="сто=100 двести=200 триста=300 четыреста=400 пятьсот=500 шестьсот=600 семьсот=700 восемьсот=800 "
        "девятьсот=900",
    ),
    _Language(
        "pl", "zero jeden dwa trzy cztery piec szesc siedem osiem dziewiec",
        "dziesiec jedenascie dwanascie trzynascie czternascie pietnascie szesnascie siedemnascie osiemnascie "
        "dziewietnascie",
        "dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat osiemdziesiat dziewiecdziesiat",
        joins="i", repeats=("podwojne", "potrojne"), times="razy",
        whole="sto=100 dwiescie=200 trzysta=300 czterysta=400 piecset=500 szescset=600 siedemset=700 osiemset=800 "
        "dziewiecset=900",
    ),
)  # fmt: skip

_FILLERS = (
    "потом затем puis ensuite apres then and dan daarna vervolgens dann danach luego despues apoi poi depois "
    "point punt punkt punto punct ponto dot "
    "virgule komma coma virgula virgola comma запятая enfin tenslotte finally "
    "tiret dash streepje strich guion cratima trattino barre slash "
    "espace space spatie espacio"
)
_PLUSES = "plus mas piu mais плюс"
_ZEROS = "zeros nullen nulls ceros zeri zerouri нулеи нуля нолеи ноля noughts"
# English readings of sound-alikes; taken only inside a number that real digits or number words carry (notes, 2f).
_SOUND_ALIKES = {"to": 2, "too": 2, "for": 4, "fore": 4, "ate": 8, "won": 1, "niner": 9, "tree": 3, "fife": 5}

INVERTED = frozenset({"nl", "de"})  # units before tens
JOINED = frozenset({"es", "ro", "nl", "de"})  # tens and units need the joining word
_SPLIT_FROM = 6  # letters: shorter words are not two number words glued together
_SPLIT_UP_TO = 60  # letters of a word that is taken apart; eleven spelt digits fit


def _spell() -> dict[str, tuple[Morpheme, ...]]:
    words: dict[str, list[Morpheme]] = {}

    def say(group: str, part: Part, value: int, language: str) -> None:
        for word in group.replace("/", " ").split():
            words.setdefault(word, []).append(Morpheme(part, value, language))

    for spoken in _LANGUAGES:
        for part, groups, first, step in (
            (UNIT, spoken.units, 0, 1),
            (TEEN, spoken.teens, 10, 1),
            (TENS, spoken.tens, 20, 10),
        ):
            for index, group in enumerate(groups.split()):
                say(group, part, first + step * index, spoken.code)
        say(spoken.joins, JOIN, 0, spoken.code)
        say(spoken.hundreds, HUNDRED, 100, spoken.code)
        say(spoken.times, TIMES, 0, spoken.code)
        for times, group in enumerate(spoken.repeats, start=2):
            say(group, REPEAT, times, spoken.code)
        for item in spoken.whole.split():
            word, value = item.split("=")
            say(word, WHOLE, int(value), spoken.code)
    say(_FILLERS, FILLER, 0, "")
    say(_PLUSES, PLUS, 0, "")
    say(_ZEROS, ZEROS, 0, "")
    return {word: tuple(morphemes) for word, morphemes in words.items()}


WORDS = _spell()
_GLUABLE = {UNIT, TEEN, TENS, WHOLE, JOIN, HUNDRED, TIMES}


class _Glued:
    """The words of one language that are glued to others: by spelling, their lengths, and what matches them glued."""

    def __init__(self, language: str) -> None:
        said = {w: [m for m in known if m.language == language and m.part in _GLUABLE] for w, known in WORDS.items()}
        self.words = {word: tuple(morphemes) for word, morphemes in said.items() if morphemes}
        self.lengths = sorted({len(word) for word in self.words})
        self.only = re.compile(f"(?:{'|'.join(self.words)})+").fullmatch

    def may_begin(self, opening: str) -> bool:
        """Whether a glued word of the language can begin with these two letters."""
        return any(opening.startswith(word[:2]) for word in self.words)


_GLUED = [_Glued(language.code) for language in _LANGUAGES]
OPENINGS = frozenset(word[:2] for word in WORDS)
"""The first two letters of every number word, and of every word glued of some but behind a single letter."""
_GLUED_BEHIND = {opening: [glued for glued in _GLUED if glued.may_begin(opening)] for opening in OPENINGS}
"""By the first two letters of a word, the languages in which it may be glued of others."""


def spoken(word: str) -> Pieces:
    """`word` as number words: itself, or the words glued into it ("nulvier", "eenentwintig"); empty for others."""
    if (known := WORDS.get(word)) is not None:
        return ((word, known),)
    if len(word) < _SPLIT_FROM or len(word) > _SPLIT_UP_TO or word[:2] not in OPENINGS:
        return ()
    return _take_apart(word)


def sound_alike(word: str) -> int | None:
    """The digit an English reader hears in `word` ("for", "to"), if any."""
    return _SOUND_ALIKES.get(word)


@lru_cache(maxsize=4096)
def _take_apart(word: str) -> Pieces:
    """The division of `word` into fewest number words of one language, or nothing."""
    best: Pieces = ()
    for glued in _GLUED_BEHIND[word[:2]]:
        pieces = _divide(word, glued) if glued.only(word) else ()
        if pieces and (not best or len(pieces) < len(best)):
            best = pieces
    return best


def _divide(word: str, glued: _Glued) -> Pieces:
    reached: dict[int, Pieces] = {0: ()}
    for start in range(len(word)):
        before = reached.get(start)
        if before is None:
            continue
        for end in [start + length for length in glued.lengths if start + length <= len(word)]:
            said = glued.words.get(word[start:end])
            if said and (end not in reached or len(before) + 1 < len(reached[end])):
                reached[end] = (*before, (word[start:end], said))
    return reached.get(len(word), ())
