"""Folded text: lower case, no accents, no disguises, single spaces, with the way back to the original.

Everything else in this room searches the folded text and reports places in the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate


class Folded:
    """The folded `text` of an original, whole and in `chunks` between its spaces; `odd`: some of its characters fold to
    none or to several."""

    __slots__ = ("_offsets", "chunks", "odd", "original", "text")

    def __init__(self, text: str, chunks: list[str], original: str, odd: bool) -> None:
        self.text, self.chunks, self.original, self.odd = text, chunks, original, odd
        self._offsets: Sequence[int] | None = None

    @property
    def offsets(self) -> Sequence[int]:
        """`offsets[i]` is the index in the original of the code point that gave `text[i]`; its last item is the end.

        Found when first asked for: most ads have few findings, many none.
        """
        if self._offsets is None:
            self._offsets = self._found()
        return self._offsets

    def _is_aligned(self) -> bool:
        """Whether each character folds to one."""
        return not self.odd and len(self.text) == len(self.original)

    def _found(self) -> Sequence[int]:
        if self._is_aligned():
            return range(len(self.original) + 1)
        chunks = self.original.split(" ")
        folded = " ".join(map(_chunks.__getitem__, chunks))  # which learns them again, should they be forgotten
        offsets = _offsets(chunks) if self.odd else range(len(self.original) + 1)
        return offsets if len(offsets) == len(self.text) + 1 else _squeezed(folded, offsets)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the original that gave `text[start:end]`, with the marks that belong to the last one."""
        if self._is_aligned():
            return start, end if end > start else start
        offsets = self.offsets
        if start >= end:
            return offsets[start], offsets[start]
        last = offsets[end - 1] + 1
        return offsets[start], last if self.text[end - 1] == " " else max(last, offsets[end])


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
_FOREIGN_WORD = re.compile(r"[^\W_]*[\u0370-\u03ff\u0400-\u052f][^\W_]*")
_MIXED_WORD = re.compile(rf"(?<![^\W_])(?=[^\W_]*[a-z0-9]){_FOREIGN_WORD.pattern}")
_KEPT = 500_000  # characters of chunks; ads of a region share most of theirs
_SPACES = re.compile(" {2,}")
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
        folded = self[code] = _fold_character(chr(code))
        if len(folded) != 1:
            self.odd.add(chr(code))
        return folded


class _Chunks(dict[str, str]):
    """Folds each chunk between two spaces once; `odd` are the chunks with an odd character, `special` these, those with
    Cyrillic or Greek letters, and what folds to no chunk: it has a space or is empty."""

    def __init__(self) -> None:
        self.odd: set[str] = set()
        self.special: set[str] = set()
        self._size = 0

    def __missing__(self, chunk: str) -> str:
        folded = chunk.translate(_table)
        folded = self[chunk] = chunk if folded == chunk else folded  # one string is nearer at hand than two
        self._size += len(chunk)
        if not chunk.isascii() and not _table.odd.isdisjoint(chunk):
            self.odd.add(chunk)
            self.special.add(chunk)
        elif not folded or " " in folded or (not folded.isascii() and _FOREIGN.search(folded)):
            self.special.add(chunk)
        return folded

    def shrink(self) -> None:
        """Forget them all if they take too much room; never while a text is being folded."""
        if self._size > _KEPT:
            self.clear()
            self.odd.clear()
            self.special.clear()
            _unmixed.clear()
            self._size = 0


class _Unmixed(dict[str, str]):
    """Folded chunks without look-alikes in words that also hold Latin letters or digits."""

    def __missing__(self, chunk: str) -> str:
        unmixed = self[chunk] = _MIXED_WORD.sub(_as_latin, chunk)
        return unmixed


_table = _Table()
_chunks = _Chunks()
_unmixed = _Unmixed()


def fold(text: str) -> Folded:
    """Fold `text`. Runs in linear time; a character may fold to none, one or several."""
    odd = False
    if text.isascii():
        folded = text.translate(_table)
    else:
        _chunks.shrink()
        chunks = text.split(" ")
        pieces = list(map(_chunks.__getitem__, chunks))
        folded = " ".join(pieces)
        if _chunks.special.isdisjoint(chunks):
            return Folded(folded, pieces, text, odd)  # whose pieces keep their hash, being the same each time
        odd = not _chunks.odd.isdisjoint(chunks)
        folded = _latinise(folded, pieces) if _FOREIGN.search(folded) else folded
    if "  " in folded:
        folded = _SPACES.sub(" ", folded)
    return Folded(folded, folded.split(" "), text, odd)


def fold_listed(phrase: str) -> str:
    """A word or phrase of a list, folded as it stands in a text of its own language: alone, the letters of "Анна" would
    be taken for Latin look-alikes."""
    return fold(f"{phrase} ю").text.removesuffix(" ю")


def _offsets(chunks: list[str]) -> list[int]:
    """Where the characters of the folded text come from, and its end, before spaces are squeezed."""
    offsets: list[int] = []
    ends = list(accumulate(map(len, chunks)))
    done = 0
    for index in [index for index, chunk in enumerate(chunks) if chunk in _chunks.odd]:
        start = ends[index] - len(chunks[index]) + index
        offsets += range(done, start)
        for here, character in enumerate(chunks[index], start=start):
            offsets += (here,) * len(_table[ord(character)])
        done = start + len(chunks[index])
    offsets += range(done, ends[-1] + len(chunks))
    return offsets


def _squeezed(folded: str, offsets: Sequence[int]) -> Sequence[int]:
    """The offsets of what stays when of several spaces only the first does."""
    kept: list[int] = []
    done = 0
    for match in _SPACES.finditer(folded):
        kept += offsets[done : match.start() + 1]
        done = match.end()
    kept += offsets[done:]
    return kept


def _latinise(folded: str, chunks: list[str]) -> str:
    """Turn look-alikes into Latin letters, where they pose as such: in words that also hold Latin letters or digits,
    or everywhere when the text has no other Cyrillic or Greek letter. A Russian or Greek text stays as it is."""
    if _NO_TWIN.search(folded) is None:
        return _FOREIGN_WORD.sub(_as_latin, folded)
    return " ".join(map(_unmixed.__getitem__, chunks))


def _as_latin(word: re.Match[str]) -> str:
    return "".join([_TWINS.get(letter, letter) for letter in word.group()])
