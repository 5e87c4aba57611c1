"""What differs between two texts, word by word, for the desk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]+")
_LONGEST = 20_000  # tokens; longer texts are marked as one change after this point
_SHOWN = 6  # words of a difference that fit into a reason


class Mark(StrEnum):
    EQUAL = "equal"
    DELETED = "deleted"  # only in the left text
    INSERTED = "inserted"  # only in the right text


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that both ads have, or one of them. Joining the left (or right) spans gives that text."""

    mark: Mark
    text: str


def difference(left: str, right: str) -> tuple[Span, ...]:
    """Stretches of two texts in reading order: equal, only in the left, only in the right."""
    ours, theirs = _tokens(left), _tokens(right)
    spans: list[Span] = []
    gone = new = ""
    for step in Indel.opcodes(ours, theirs):
        here, there = "".join(ours[step.src_start : step.src_end]), "".join(theirs[step.dest_start : step.dest_end])
        if step.tag != "equal":
            gone, new = gone + here, new + there
            continue
        spans += [Span(Mark.DELETED, gone), Span(Mark.INSERTED, new), Span(Mark.EQUAL, here)]
        gone = new = ""
    spans += [Span(Mark.DELETED, gone), Span(Mark.INSERTED, new)]
    return tuple(span for span in spans if span.text)


def excerpt(words: Iterable[str]) -> str:
    """The first few of these words, each once."""
    unique = list(dict.fromkeys(words))
    return " ".join(unique[:_SHOWN]) + (" …" if len(unique) > _SHOWN else "")


def _tokens(text: str) -> list[str]:
    tokens: list[str] = _TOKEN.findall(text)
    return [*tokens[:_LONGEST], "".join(tokens[_LONGEST:])] if len(tokens) > _LONGEST else tokens
