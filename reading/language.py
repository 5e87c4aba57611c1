"""The language of an ad, with lingua for the ten languages our ads are written in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from model import Finding, FindingKind, holdable
from reading.fold import Folded
from reading.passage import Passage

_LANGUAGES = (
    Language.FRENCH, Language.DUTCH, Language.GERMAN, Language.ENGLISH, Language.SPANISH, Language.ROMANIAN,
    Language.PORTUGUESE, Language.ITALIAN, Language.RUSSIAN, Language.POLISH,
)  # fmt: skip
_LEAST_LETTERS = 6  # fewer say nothing
_SHORT = 60  # characters of a text in which small words say more than the frequency of letters
_UNSURE = 0.6  # lead of the first language over the second
_BY_SMALL_WORDS = 0.5
_SAMPLE = 4000  # characters in which small words are counted
_ENOUGH = 300  # characters: more changed no answer on the sandbox town, and time grows with them

# Small words that one language alone has, folded: quick enough to ask for every doubtful number.
_SMALL_WORDS = {
    "fr": "je tu vous nous une des est avec pour dans sur les mon moi tous chez au aux suis appelle sans numero",
    "nl": "ik je jij het een van met voor niet zijn bij ons alle nieuw mijn bel en ook naar geen nummer me nu schat",
    "de": "ich du sie und der die das mit fur nicht bei auf alle neu mein ist auch ruf keine nummer uhr",
    "en": "i you the and with for my is are call at me all new can only please number",
    "es": "yo tu usted con para una los las por mi soy llama todos nueva sin numero",
    "ro": "eu cu pentru sunt si la nu ma pe suna din fara numar",
    "it": "io sono con per una gli mi alla chiama tutti nuova di senza numero",
    "ru": "я ты вы мы мне меня для и в на с по не только все без звони звоните пиши жду девушка",
    "pt": "eu sou com para uma os meu nao ao liga todos nova sem numero amor",
    "pl": "jest nie dla mnie ciebie szukam praca pracy teraz dzwon zadzwon pokoj wynajecia oraz tylko prosze",
}  # fmt: skip
_CODES = tuple(_SMALL_WORDS)
_PLACES = "".join(map(str, range(len(_CODES))))
_HINTS: dict[str, str] = {}  # by word, a digit for each language that has it: its place in _CODES
for _place, _words in enumerate(_SMALL_WORDS.values()):
    for _word in _words.split():
        for _mark in ("", *".,;:!?"):
            _HINTS[_word + _mark] = _HINTS.get(_word + _mark, "") + str(_place)


def guess(folded: Folded) -> str:
    """The language whose small words stand most often in a text; empty when none leads. Takes microseconds, once."""
    if folded.guessed is None:
        folded.guessed = _guess(folded)
    return folded.guessed


def _guess(folded: Folded) -> str:
    chunks = folded.chunks if len(folded.text) <= _SAMPLE else folded.text[:_SAMPLE].split(" ")
    hints = "".join([_HINTS[chunk] for chunk in chunks if chunk in _HINTS])
    votes = list(map(hints.count, _PLACES))
    most = max(votes)
    return _CODES[votes.index(most)] if most and votes.count(most) == 1 else ""


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_LANGUAGES).with_low_accuracy_mode().build()


def read_language(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """The main language of the passage; `confidence` is lingua's lead over the second language.

    In a short text in which it has none to speak of, the small words decide.
    """
    if sum(character.isalpha() for character in passage.text) < _LEAST_LETTERS:
        return
    values = _detector().compute_language_confidence_values(holdable(passage.text[:_ENOUGH]))
    first, second = values[0], values[1]
    if first.value <= second.value:
        return
    code, lead = first.language.iso_code_639_1.name.lower(), first.value - second.value
    if lead < _UNSURE and len(passage.text) < _SHORT and (said := guess(passage.folded)):
        code, lead = said, max(lead, _BY_SMALL_WORDS) if said == code else _BY_SMALL_WORDS
    yield Finding(FindingKind.LANGUAGE, code, 0, len(passage.text), passage.text, round(lead, 2), passage.field)
