"""What Vigie says, in the reader's language: English message ids, gettext catalogues per domain and language.

What the reasons of links say is the same on the desk, in reports and in commands: the domain `reasons`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"
EVERYWHERE = "reasons"


@cache
def catalogue(domain: str, language: str) -> dict[str, str]:
    """Message id to translation, for one domain (desk, report, cli, reasons) and language; empty for English."""
    path = LOCALE / language / f"{domain}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return {str(message.id): str(message.string) for message in messages if message.id and message.string}


def translator(domain: str, language: str) -> Callable[[str], str]:
    """A function from English message id to the text in `language`; what has no translation stays English."""
    known = catalogue(EVERYWHERE, language) | catalogue(domain, language)
    return lambda message: known.get(message, message)
