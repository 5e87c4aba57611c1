"""Folded text: lower case, no accents, no disguises, single spaces, with the way back to the original.

Everything else in this room searches the folded text and reports places in the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True, slots=True)
class Folded:
    """`offsets[i]` is the index in the original of the code point that gave `text[i]`; its last item is the end."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the original that gave `text[start:end]`, with the marks that belong to the last one."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        last = self.offsets[end - 1] + 1
        return self.offsets[start], last if self.text[end - 1] == " " else max(last, self.offsets[end])


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
_FOREIGN_WORD = re.compile(r"[^\W_]*[\u0370-\u03ff\u0400-\u052f][^\W_]*")
_MIXED_WORD = re.compile(rf"(?<![^\W_])(?=[^\W_]*[a-z0-9]){_FOREIGN_WORD.pattern}")
_UNUSUAL = re.compile(r"([^ -_a-\x7f]+)")  # whatever needs more than lower case
_KEPT = 20_000  # runs of unusual characters; ads of a region share most of theirs
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


class _Runs(dict[str, str]):
    """Folds each run of unusual characters once; `odd` are the runs that hold an odd character."""

    def __init__(self) -> None:
        self.odd: set[str] = set()

    def __missing__(self, run: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
            self.odd.clear()
        folded = self[run] = run.translate(_table)
        if not _table.odd.isdisjoint(run):
            self.odd.add(run)
        return folded


_table = _Table()
_runs = _Runs()


def fold(text: str) -> Folded:
    """Fold `text`. Runs in linear time; a character may fold to none, one or several."""
    pieces = _UNUSUAL.split(text)
    unusual = pieces[1::2]
    pieces[1::2] = map(_runs.__getitem__, unusual)
    folded = "".join(pieces).lower()
    odd = set() if _runs.odd.isdisjoint(unusual) else _table.odd.intersection("".join(unusual))
    if not folded.isascii() and _FOREIGN.search(folded):
        folded = _latinise(folded)
    if not odd and "  " not in folded:
        return Folded(folded, range(len(text) + 1))
    stretches = _offsets(text, odd) if odd else [range(len(text))]
    if "  " in folded:
        folded, stretches = _squeeze(folded, list(chain.from_iterable(stretches)) if odd else range(len(text)))
    return Folded(folded, tuple(chain(*stretches, (len(text),))))


def _offsets(text: str, odd: set[str]) -> list[Sequence[int]]:
    """Where the characters of the folded text come from, in stretches."""
    offsets: list[Sequence[int]] = []
    done = 0
    for match in re.finditer("[" + re.escape("".join(sorted(odd))) + "]", text):
        at = match.start()
        offsets.append(range(done, at))
        offsets.append((at,) * len(_table[ord(text[at])]))
        done = at + 1
    offsets.append(range(done, len(text)))
    return offsets


def _squeeze(folded: str, offsets: Sequence[int]) -> tuple[str, list[Sequence[int]]]:
    kept: list[Sequence[int]] = []
    done = 0
    for match in _SPACES.finditer(folded):
        kept.append(offsets[done : match.start() + 1])
        done = match.end()
    kept.append(offsets[done:])
    return _SPACES.sub(" ", folded), kept


def _latinise(folded: str) -> str:
    """Turn look-alikes into Latin letters, where they pose as such: in words that also hold Latin letters or digits,
    or everywhere when the text has no other Cyrillic or Greek letter. A Russian or Greek text stays as it is."""
    posing = all(letter in _TWINS or letter == "б" for letter in _FOREIGN.findall(folded))  # б poses as 6

    def word(match: re.Match[str]) -> str:
        return "".join(_TWINS.get(letter, letter) for letter in match.group())

    return (_FOREIGN_WORD if posing else _MIXED_WORD).sub(word, folded)
