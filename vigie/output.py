"""How commands speak: results on standard output (one JSON object, or JSON lines), the rest on standard error."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.messages import translator
from model import Clause

Row = Mapping[str, Any]

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories that steer a terminal or turn a line around instead of showing: an ad's words may hold them."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command's words go, and in which language."""

    as_json: bool = False
    language: str = "en"

    def text(self, message: str, /, **values: object) -> str:
        """A message in the reader's language, with its places filled."""
        return translator("cli", self.language)(message).format(**values)

    def clauses(self, clauses: Iterable[Clause]) -> str:
        """What a reason says, in the reader's language; words of an ad stay as they are."""
        return "; ".join(self.text(clause.text, **clause.values) for clause in clauses)

    def say(self, message: str, /, **values: object) -> None:
        """Progress and explanations, on standard error."""
        print(shown(self.text(message, **values)), file=sys.stderr, flush=True)

    def result(self, row: Row, human: str = "") -> None:
        """The one result of a command: an object, or the sentence for a person."""
        print(dumps(row) if self.as_json or not human else shown(human), flush=True)

    def rows(self, rows: Iterable[Row], human: str) -> None:
        """A list: one line each, JSON or the pattern `human` filled from the row."""
        for row in rows:
            print(dumps(row) if self.as_json else shown(human.format(**row)))
        sys.stdout.flush()


def dumps(row: Row) -> str:
    """One line of JSON; times as ISO 8601, what cannot be seen as an escape."""
    text = json.dumps(row, ensure_ascii=False, default=str)
    if text.isascii() and text.isprintable():
        return text
    return "".join(json.dumps(one)[1:-1] if unicodedata.category(one) in UNSEEN else one for one in text)


def shown(text: str) -> str:
    """The text for a terminal: what cannot be seen is written by its number, apart from tabs and line breaks."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(f"<U+{ord(one):04X}>" if _is_unseen(one) else one for one in text)


def bug(error: BaseException) -> str:
    """A fault of ours in one line: its class and place. Its own words may hold those of an ad."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"error of the program: {type(error).__name__}{place}; please report it"


def _is_unseen(letter: str) -> bool:
    return letter not in "\t\n" and unicodedata.category(letter) in UNSEEN


def language_of(settings_language: str | None) -> str:
    """`VIGIE_LANG` wins over the workspace's choice."""
    return os.environ.get("VIGIE_LANG") or settings_language or "en"
