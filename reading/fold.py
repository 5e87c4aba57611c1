"""Folded text: lower case, no accents, no disguises, single spaces, with the way back to the original.

Everything else in this room searches the folded text and reports places in the original.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate


class Folded:
    """The folded `text` of an original, whole and in `chunks` between its spaces.

    Made from the original (with spaces for its line breaks), the `loose` text in which several spaces still stand
    together, its `pieces` between every two spaces, and, if some characters fold to none or to several, the `odd`
    chunks. `guessed` is for `reading.language.guess` to remember.
    """

    __slots__ = ("_dropped", "_loose", "_odd", "_offsets", "_original", "chunks", "guessed", "text")

    def __init__(self, original: str, loose: str, pieces: list[str], odd: Collection[str] = ()) -> None:
        self.text, self.chunks = loose, pieces
        if "  " in loose:
            self.text = _SPACES.sub(" ", loose)
            self.chunks = list(filter(None, pieces)) if pieces[0] and pieces[-1] else self.text.split(" ")
        self._original, self._loose, self._odd = original, loose, odd
        self._offsets: Sequence[int] | None = None
        self._dropped: list[int] | None = None
        self.guessed: str | None = None

    @property
    def offsets(self) -> Sequence[int]:
        """`offsets[i]` is the index in the original of the code point that gave `text[i]`; its last item is the end.

        Found when first asked for: most ads have few findings, many none.
        """
        if self._offsets is None:
            chunks = self._original.split(" ")
            offsets = _find_offsets(chunks, self._odd) if self._odd else range(len(self._original) + 1)
            self._offsets = offsets if self._loose is self.text else _squeeze(offsets, self._loose)
        return self._offsets

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the original that gave `text[start:end]`, with the marks that belong to the last one."""
        if not self._odd:
            if self._loose is self.text:
                return start, max(start, end)
            first = self._origin(start)
            return first, max(first, self._origin(end - 1) + 1)
        offsets = self.offsets
        if start >= end:
            return offsets[start], offsets[start]
        last = offsets[end - 1] + 1
        return offsets[start], last if self.text[end - 1] == " " else max(last, offsets[end])

    def _origin(self, index: int) -> int:
        """`offsets[index]`, found without the others; only where each character folds to one."""
        if self._dropped is None:
            self._dropped = _dropped(self._loose)
        return index + bisect_right(self._dropped, index)


# Letters that Unicode does not take apart but people read as these.
_LETTERS = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n",
    "þ": "th", "ĸ": "k", "ſ": "s", "ʼ": "'", "’": "'", "‘": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"',
    "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "−": "-", "⁃": "-",
    "🅰": "a", "🅱": "b", "🅾": "o", "🅿": "p", "🔟": "10", "⓿": "0", "∅": "0", "⊘": "0", "⁄": "/", "∕": "/", "＋": "+",
    "➕": "+", "ɑ": "a", "ɡ": "g", "ɩ": "i", "ᴀ": "a", "ʙ": "b", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g",
    "ʜ": "h", "ɪ": "i", "ᴊ": "j", "ᴋ": "k", "ʟ": "l", "ᴍ": "m", "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ʀ": "r", "ꜱ": "s",
    "ѳ": "o", "ө": "o", "օ": "o", "〇": "0", "○": "0", "◯": "0", "⭕": "0",
    "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ʏ": "y", "ᴢ": "z",
}  # fmt: skip

# Cyrillic and Greek letters drawn like Latin ones, after lower-casing (Unicode TR39 confusables, the visible part).
_TWINS = dict(zip("авсԁеһіјкӏмнорԛѕтуԝхзαβεηικνορτυχγ", "abcdehijklmhopqstywx3abenikvoptuxy", strict=True))
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_NO_TWIN = re.compile(f"(?![{''.join(_TWINS)}б])[\u0370-\u03ff\u0400-\u052f]")  # б poses as 6
_STRETCH = re.compile(r"[^\W\d_]+")
_CYRILLIC = {latin: letter for letter, latin in _TWINS.items() if letter in "авсеікӏмнортухѕј"}
_FOREIGN_WORD = re.compile(r"(?<![^\W_])[^\W_]*[\u0370-\u03ff\u0400-\u052f][^\W_]*")
_MIXED_WORD = re.compile(rf"(?<![^\W_])(?=[^\W_]*[a-z0-9]){_FOREIGN_WORD.pattern}")
_KEPT = 500_000  # characters of chunks; ads of a region share most of theirs
_ASIDE, _FOREIGNER = _MARKS = ("\0", "\1")
_SPACES = re.compile("  +")  # found faster than " {2,}"
_UNSEEN = frozenset({"Cf", "Mn", "Me", "Cs", "Co"})  # zero-width, combining, enclosing, surrogate, private


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    if character.lower() in _LETTERS:
        return _LETTERS[character.lower()]
    digit = unicodedata.digit(character, None)  # circled, double-circled, superscript, Arabic-Indic, mathematical
    if digit is not None:
        return str(digit)
    pieces = unicodedata.normalize("NFKD", character).lower()
    kept = "".join(piece for piece in pieces if unicodedata.category(piece) not in _UNSEEN)
    return "".join(" " if piece.isspace() else _LETTERS.get(piece, piece) for piece in kept)


class _Table(dict[int, str]):
    """Folds each character once; `odd` are those that fold to none or to several."""

    def __init__(self) -> None:
        self.odd: set[str] = set()

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(folded) != 1:
            self.odd.add(chr(code))
        self[code] = folded
        return folded


class _Latin(dict[str, str]):
    """Folded chunks with Latin letters for look-alikes, in words that also hold Latin letters or digits."""

    def __missing__(self, chunk: str) -> str:
        latin = self[chunk] = _MIXED_WORD.sub(_as_latin, chunk)
        return latin


class _Chunks(dict[str, str]):
    """Folds each chunk between two spaces once; `odd` are the chunks with an odd character. For these and for what
    folds to several, having another kind of space, `_ASIDE` is kept, and `_FOREIGNER` for those with Cyrillic or
    Greek letters; `special` has the chunks that they fold to, `latin` what these are without look-alikes.

    Never emptied, but replaced: other threads may be folding.
    """

    def __init__(self) -> None:
        self.odd: set[str] = set()
        self.special: dict[str, list[str]] = {}
        self.latin = _Latin()
        self.size = 0

    def __missing__(self, chunk: str) -> str:
        folded = chunk.translate(_table)
        self.size += len(chunk)
        odd = not chunk.isascii() and not _table.odd.isdisjoint(chunk)
        if odd:
            self.odd.add(chunk)
        foreign = not folded.isascii() and _FOREIGN.search(folded)
        if foreign or odd or " " in folded or folded in _MARKS:
            self.special[chunk] = folded.split(" ")
            folded = _FOREIGNER if foreign else _ASIDE
        elif folded == chunk:
            folded = chunk  # one string is nearer at hand than two
        self[chunk] = folded  # last: another thread that finds it needs the rest
        return folded


_table = _Table()
_chunks = [_Chunks()]


def _known_chunks() -> _Chunks:
    """The chunks met so far; none, if they would take too much room."""
    known = _chunks[0]
    if known.size > _KEPT:
        known = _chunks[0] = _Chunks()
    return known


def fold(text: str) -> Folded:
    """Fold `text`. Runs in linear time; a character may fold to none, one or several."""
    if text.isascii():
        folded = text.translate(_table)
        return Folded(text, folded, folded.split(" "))
    text = text.replace("\n", " ")  # so words at the ends of lines are no other chunks than in the middle
    known, chunks = _known_chunks(), text.split(" ")
    pieces = list(map(known.__getitem__, chunks))
    folded = " ".join(pieces)
    if _FOREIGNER not in folded and _ASIDE not in folded:
        return Folded(text, folded, pieces)  # its chunks keep their hash, being the same each time
    odd = () if known.odd.isdisjoint(chunks) else known.odd
    if _FOREIGNER in folded:
        folded = _latinise(chunks, pieces, known)
        return Folded(text, folded, folded.split(" "), odd)
    pieces = _splice(chunks, pieces, known.special)
    return Folded(text, " ".join(pieces), pieces, odd)


def _splice(chunks: list[str], marked: list[str], special: Mapping[str, list[str]]) -> list[str]:
    """What chunks fold to, with that of the special ones for their marks."""
    pieces: list[str] = []
    done = 0
    for _ in range(marked.count(_ASIDE)):
        at = marked.index(_ASIDE, done)
        pieces += marked[done:at]
        pieces += special[chunks[at]]
        done = at + 1
    pieces += marked[done:]
    return pieces


def fold_listed(phrase: str) -> str:
    """A word or phrase of a list, folded as it stands in a text of its own language: alone, the letters of "Анна" would
    be taken for Latin look-alikes."""
    return fold(f"{phrase} ю").text.removesuffix(" ю")


def _find_offsets(chunks: list[str], odd: Collection[str]) -> list[int]:
    """Where the characters of the loose folded text come from, and its end."""
    offsets: list[int] = []
    ends = list(accumulate(map(len, chunks)))
    done = 0
    for index in [index for index, chunk in enumerate(chunks) if chunk in odd]:
        start = ends[index] - len(chunks[index]) + index
        offsets += range(done, start)
        for here, character in enumerate(chunks[index], start=start):
            offsets += (here,) * len(_table[ord(character)])
        done = start + len(chunks[index])
    offsets += range(done, ends[-1] + len(chunks))
    return offsets


def _squeeze(offsets: Sequence[int], loose: str) -> Sequence[int]:
    """The offsets of what stays when of several spaces only the first does."""
    stay: list[int] = []
    done = 0
    for match in _SPACES.finditer(loose):
        stay += offsets[done : match.start() + 1]
        done = match.end()
    stay += offsets[done:]
    return stay


def _dropped(loose: str) -> list[int]:
    """For each space that does not stay, where in the folded text what follows it stands."""
    dropped: list[int] = []
    for match in _SPACES.finditer(loose):
        start, end = match.span()
        dropped += (start + 1 - len(dropped),) * (end - start - 1)
    return dropped


def _latinise(chunks: list[str], marked: list[str], known: _Chunks) -> str:
    """What chunks fold to, with Latin letters for look-alikes where they pose as such: in words that also hold Latin
    letters or digits, or everywhere when the text has no other Cyrillic or Greek letter. A Russian or Greek text stays
    as it is."""
    whole = [
        " ".join(known.special[chunk]) if mark in _MARKS else mark for chunk, mark in zip(chunks, marked, strict=True)
    ]
    folded = " ".join(whole)
    if _NO_TWIN.search(folded) is None:
        return _FOREIGN_WORD.sub(_as_latin, folded)
    return " ".join(map(known.latin.__getitem__, whole))


def _as_latin(word: re.Match[str]) -> str:
    return _STRETCH.sub(_in_one_script, word.group())


def _in_one_script(letters: re.Match[str]) -> str:
    """Letters in Latin ones; but such as hold one that no Latin letter looks like are no Latin word: "вoceмь"."""
    script = _CYRILLIC if _NO_TWIN.search(letters.group()) else _TWINS
    return "".join([script.get(letter, letter) for letter in letters.group()])
