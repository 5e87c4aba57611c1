"""Hostile text made safe to read: what cannot be seen, or would turn the line around, is shown by its number."""

from __future__ import annotations

import re
import unicodedata

OPEN, CLOSE = "⟦", "⟧"
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode general categories that have no shape of their own: controls, direction marks, private and unassigned."""

MARKS = 3  # combining marks that a letter of any living script may carry; what is piled on top is shown by number
LONG = 28  # letters without a place to break, above which a line is broken anyway
PIECE = 16
BREAK = "\N{ZERO WIDTH SPACE}"


def visible(text: str, also: frozenset[str] = frozenset()) -> str:
    """The text with every invisible or direction-changing character, and those in `also`, written as ⟦U+202E⟧.

    Line breaks stay, tabs become spaces. The brackets themselves are written by number, so that no text can feign one.
    """
    said = text.replace("\r\n", "\n").replace("\t", " ")
    if said.isascii() and said.isprintable():
        return said
    out, piled = [], 0
    for letter in said:
        kind = unicodedata.category(letter)
        piled = piled + 1 if kind in ("Mn", "Me") else 0
        plain = letter == "\n" or (kind not in HIDDEN and letter not in (OPEN, CLOSE) and piled <= MARKS)
        out.append(letter if plain and letter not in also else number(letter))
    return "".join(out)


def number(letter: str) -> str:
    """How a character that cannot be shown is written."""
    return f"{OPEN}U+{ord(letter):04X}{CLOSE}"


def breakable(text: str) -> str:
    """The text with places to break inside very long words, so that no column is overrun."""
    return re.sub(rf"\S{{{LONG},}}", lambda word: BREAK.join(_pieces(word[0])), text)


def one_line(text: str) -> str:
    """The visible text on one line."""
    return " ".join(visible(text).split())


def _pieces(word: str) -> list[str]:
    return re.findall(rf"[^/]{{0,{PIECE}}}/|[^/]{{1,{PIECE}}}", word)  # paths and addresses after a slash
