"""The age that an ad states of the person advertised; not years of experience, guarantees, or who may answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.amounts import CURRENCY
from reading.fold import Folded
from reading.language import guess
from reading.lattice import Token
from reading.numberwords import spoken
from reading.passage import Passage, Taken
from reading.paths import Lattice, Path
from reading.shipped import given_names

_YEARS = (
    r"ans|jr|jaar(?: oud| jong)?|jarige?|jahre?(?: alt| jung)?|jahrige?|years?(?:[ -]old)?|yrs?(?: old)?|yo|y/o"
    r"|y\.o\.?|anni|enne|anos|anitos|aninhos|j\. ?(?:jung|alt)|"
    r"ani(?:sori)?|летн\w{1,3}|лет|год|года|lat|roku|latk[aei]|latek|letni[aei]?|printemps|lentes|primaveras|lenze"
)
_AGED = re.compile(rf"(?<![\w.,/])(?P<value>[1-9]\d)(?: de |[ -])?(?:{_YEARS})(?![a-z])")
_SPOKEN = re.compile(
    rf"(?<![^\W\d_])(?P<words>[^\W\d_]{{2,40}}(?:[ -][^\W\d_]{{1,40}}){{0,5}})[ -](?:{_YEARS})(?![a-z])"
)
_OF_ONESELF = (
    r"\b(?:age|leeftijd|alter|edad|eta|varsta|idade|wiek|возраст|aged|j'ai|elle a|ik ben|ze is|zij is|ich bin|sie ist"
    r"|i am|i'm|im|she is|she's|tengo|ho|am|tenho|mam|мне|еи)"
    r"(?: (?:net|pas|nog maar|juist|gerade|erst|a peine|tout juste|seulement|just|only|barely|apenas|solo|appena|doar"
    r"|abia|dopiero|tylko|только))?"
)
_TURNED = (
    r"\b(?:turned|viens? d'avoir|je viens de feter(?: mes)?|recien cumpl\w+(?: los)?|acabo de cumplir(?: los)?"
    r"|cumpli(?: los)?|acabei de (?:fazer|completar)|completei|compiuto(?: i)?|am implinit|abia implinit"
    r"|исполнилось|skonczyl[ae]m|net geworden)"
)
_MONTHS = "januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember"  # "am 18. Mai"
_OTHER = (
    rf"[\d:%€/h]|[.,]\d| ?(?:{_YEARS}|{CURRENCY}|e\b|min|h\b|uur|uhr|cm|kg|kilo|%|km"
    rf"|(?:jours|dagen|tage|days|dias|zile|giorni|dni|днеи|дня|de)\b)|\.? (?:{_MONTHS}|stock|etage)\b"
)
_STATED = re.compile(rf"(?:{_OF_ONESELF}|{_TURNED}) ?[:=]? ?(?P<value>[1-9]\d)(?!{_OTHER})")
_GEWORDEN = re.compile(
    r"(?<![\w.,/:-])(?P<value>[1-9]\d)(?= (?:jaar )?(?:geworden|tout juste|(?:recien |apenas )?cumplidos|feitos"
    r"|acabados de fazer|(?:appena )?compiuti|implinit[ie]|skonczone|исполнилось))"
)
_JUST = re.compile(
    r"\b(?:(?:frische?|gerade(?: erst)?|grade|kersverse?|fraichement|a peine|tout juste|barely|freshly|newly|sweet"
    r"|legal|recien|recem|appena|abia|tocmai|proaspat|едва|недавно|ledwo|dopiero|wlasnie) (?P<value>1[4-9]|2[0-3])"
    r"|(?:just|erst|nog maar|pas) (?P<young>1[6-9]))"
    r"(?= ?(?:[,.;!?)*|~](?!\d)|$)| (?:and|et|en|und|y|e|si|и|i) (?!\d))"
)
_SHORT_YEARS = re.compile(r"(?<![\w.,/])(?P<value>[1-9]\d) ?j\.(?= ?(?:[,;:)!|/]|$))")  # "21 J., blond"
_IN_WORDS = re.compile(
    rf"(?:{_OF_ONESELF}|{_TURNED}) ?[:=]? ?(?P<words>[^\W\d_]{{2,40}}(?:[ -][^\W\d_]{{1,40}}){{0,4}})"
)
_CLOSED = re.compile(r" ?(?:[,.;:!?()|/~*]|$)| (?:and|et|en|und|y|e|si|и|i) ")
_COMPOUND = re.compile(r"(?:jahrig\w{0,2}|jarige?n?|enne|летн\w{1,3}|latk[aei]|latek|letni\w{0,2})(?![^\W\d_])")
_STEM = re.compile(r"(?<![^\W\d_])(?:neo)?([^\W\d_]{3,30})$")
_NAMED = re.compile(
    r"(?<![^\W\d_])(?P<name>[^\W\d_]{3,15})(?:, ?| ?\(| - )(?P<value>[1-9]\d)(?P<mark>a|j|yo)?(?=[\s,.!?)*|/-]|$)"
    rf"(?![.,:/-]\d| ?[-/x] ?\d| ?(?:€|(?:{_YEARS}|e|eur|euros?|min|h|uur|uhr|cm|kg|kilo|km)\b))"
)
_NOT_AFTER = re.compile(
    r" ?(?:d'|de |di |of |van |an |in |w |ervaring|erfahrung|d experi)?(?:experience|experiences|exper\w*|ervaring\w*"
    r"|erfahrung\w*|berufserfahrung|esperienza|опыт\w*|стаж\w*|doswiadcz\w*|metier|carriere|bestaan|jubil|"
    r"garantie|garanti|warranty|pratique|praktijk|anciennete|existence|service|dienst|bail|contrat|contract|minimum|"
    r"mini\b|min\b|et plus|en ouder|and over|and older|or older|ou plus|of ouder|und alter|oder alter|plus\b|\+"
    r"|en adelante|o mas|y mas|ou mais|para cima|in su\b|in poi|e oltre|o piu|in sus|si peste|и старше|и больше"
    r"|i wiecej|i starsi|wzwyz|aufwarts"
    r"|ago|geleden|fa\b|назад|temu|au moins|d'age)"
)
_NOT_BEFORE = re.compile(
    r"(?:depuis|il y a|plus de|moins de|ages? de|sinds|al meer dan|al|meer dan|minder dan|vanaf|boven|onder|ouder dan"
    r"|jonger dan|vor|seit|uber|unter|mehr als|alter als|junger als|ab|since|over|under|above|below|more than|less than"
    r"|older than|younger than|from|at least|for|for the last|hace|mas de|menos de|mayores de|menores de|maiores de"
    r"|acima de|abaixo de|mais de|desde|da|dai|da de peste|peste|sub|de la|cel putin|oltre|sopra|sotto|piu di|meno di"
    r"|maggiori di|minori di|almeno|min|minimum|minimo|minim|minimaal|mindestens|minstens|au moins|au[- ]dessus de"
    r"|en dessous de|от|с|до|старше|младше|моложе|более|больше|менее|od|do|powyzej|ponizej|starszych niz"
    r"|pendant|gedurende|wahrend|durant|des|la|pas de|garantie|a partir d[eo]s?|a partire da|incepand de la"
    r"|entre|tussen|zwischen|between|intre|tra|miedzy|"
    r"clients? de|hommes? de|mannen van|heren van|herren ab|herren von|\+|>|<|experience|ervaring van|erfahrung von"
    r"|ervaring|erfahrung) ?(?:de |van |von |of |den |i |ai |los |os |dos |las |the |age of )?$"
)
_RANGE = re.compile(r"\d\d ?(?:-|a|et|en|tot|bis|und|to|and|y|si) ?$")
_RANGE_AFTER = re.compile(r" ?(?:-|a|tot|bis|to|do|до) ?\d\d(?![\da-z])")
_SANE = range(10, 81)
_SPELT = range(13, 81)  # "j'ai dix, vingt raisons"
_LONGEST_STEM = 33  # letters
_GERMANIC = ("de", "nl")
_BESIDE_A_NAME = range(18, 66)


def read_ages(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Ages in whole years, in digits or words, or beside a given name ("Lola, 23").

    Ranges and limits ("18-25", "from 21") are weak.
    """
    text = passage.folded.text
    taken = Taken(len(text))
    for value, start, end in _in_digits(passage.folded):
        if value in _SANE and not taken.has(start, end):
            taken.take(start, end)
            yield from _judged(passage, value, start, end)
    for match in _NAMED.finditer(text):
        start = match.start("value")
        known = given_names().get(match["name"]) is False and int(match["value"]) in _BESIDE_A_NAME
        if known and not taken.has(start, match.end()):
            taken.take(start, match.end())
            yield passage.found(FindingKind.AGE, match["value"], start, match.end(), 0.6)
    for value, start, end in _in_words(text):
        if value in _SANE and not taken.has(start, end):
            taken.take(start, end)
            yield from _judged(passage, value, start, end)


def _in_digits(folded: Folded) -> Iterator[tuple[int, int, int]]:
    """Two digits that are said to be years or somebody's age, with their places."""
    for pattern in (_AGED, _STATED, _GEWORDEN, _JUST, _SHORT_YEARS):
        for match in pattern.finditer(folded.text):
            german = pattern is _STATED and match.group().startswith("am ") and guess(folded) == "de"  # "am 20."
            if not german and (pattern is not _SHORT_YEARS or guess(folded) in _GERMANIC):
                group = "young" if pattern is _JUST and match["young"] else "value"
                yield int(match[group]), match.start(group), match.end()


def _in_words(text: str) -> Iterator[tuple[int, int, int]]:
    """Number words before "years", behind "I'm", or in one word with them: "diciottenne", "achttienjarige"."""
    for match in _SPOKEN.finditer(text):
        value, start = _last_number(_runs(match["words"].removesuffix(" de"), match.start("words"))[-1])
        yield value, start, match.end()
    for match in _IN_WORDS.finditer(text):
        value, end = _first_number(_runs(match["words"], match.start("words"))[0])
        if value in _SPELT and _CLOSED.match(text, end):
            yield value, match.start("words"), end
    for match in _COMPOUND.finditer(text):
        if stem := _STEM.search(text, max(0, match.start() - _LONGEST_STEM), match.start()):
            yield _of_compound(stem[1]), stem.start(1), match.end()


def _judged(passage: Passage, value: int, start: int, end: int) -> Iterator[Finding]:
    text = passage.folded.text
    before = text[max(0, start - 30) : start]
    if _NOT_AFTER.match(text, end):
        return
    weak = _RANGE.search(before) or _RANGE_AFTER.match(text, end) or _word_before(before)
    yield passage.found(FindingKind.AGE, str(value), start, end, 0.4 if weak else 0.85, accepted=not weak)


def _word_before(before: str) -> bool:
    match = _NOT_BEFORE.search(before)
    return match is not None and (match.start() == 0 or not before[match.start() - 1].isalpha())


def _runs(words: str, at: int) -> list[list[Token]]:
    """The number words among words that stand `at` a place, in runs that other words divide."""
    runs: list[list[Token]] = [[]]
    for word in re.finditer(r"[^\W\d_]+", words):
        pieces = spoken(word.group())
        if not pieces:
            runs.append([])
        start = at + word.start()
        for piece, morphemes in pieces:
            runs[-1].append(Token(start, start + len(piece), piece, " ", 2, morphemes=morphemes))
            start += len(piece)
    return runs


def _last_number(tokens: list[Token]) -> tuple[int, int]:
    """The number of two digits that the last words of a run spell, and where it starts; 0 if none."""
    for first, token in enumerate(tokens):
        whole = [p for p in _readings(tokens, first) if p.last == len(tokens)]
        if whole:
            return int(min(whole, key=lambda p: p.cost).digits), token.start
    return 0, 0


def _first_number(tokens: list[Token]) -> tuple[int, int]:
    """The number of two digits that the first words of a run spell, and where it ends; 0 if none."""
    readings = _readings(tokens, 0) if tokens else []
    if not readings:
        return 0, 0
    best = min(readings, key=lambda p: p.cost)
    return int(best.digits), tokens[best.last - 1].end


def _readings(tokens: list[Token], first: int) -> list[Path]:
    return [path for path in Lattice(tokens).paths(first, 2) if len(path.digits) == 2]


def _of_compound(words: str) -> int:
    """The number that makes one word with "years": "diciott-enne", "achttien-jarige", "восемнадцати-летняя"; or 0."""
    if words in _STEMS:
        return _STEMS[words]
    for ending in ("", *"aeio"):  # Italian leaves the last vowel out
        run = _runs(words + ending, 0)[-1]
        if value := _last_number(run)[0]:
            return value
    return 0


def _stems(units: str, teens: str, tens: str) -> dict[str, int]:
    """Numbers in the form in which they make one word with "years", from 10 on."""
    stems = {teen: value for value, teen in enumerate(teens.split(), start=10)}
    for ten, stem in enumerate(tens.split(), start=2):
        stems[stem] = 10 * ten
        stems |= {stem + unit: 10 * ten + value for value, unit in enumerate(units.split(), start=1)}
    return stems


_STEMS = {
    **_stems(
        "одно двух трех четырех пяти шести семи восьми девяти",
        "десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати "
        "девятнадцати",
        "двадцати тридцати сорока пятидесяти",
    ),
    **_stems(
        "jedno dwu trzy cztero piecio szescio siedmio osmio dziewiecio",
        "dziesiecio jedenasto dwunasto trzynasto czternasto pietnasto szesnasto siedemnasto osiemnasto dziewietnasto",
        "dwudziesto trzydziesto czterdziesto piecdziesiecio",
    ),
}
