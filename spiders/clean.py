"""The closed list of cleaners: what a definition may do to a value before it is kept. None of them infers anything."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import unquote

from spiders.text import visible_text

BLANKS = " \t\n\r\f\v\xa0\u202f\u2009"


def strip(value: str) -> str:
    """Blanks at both ends go; done to every value in any case."""
    return value.strip(BLANKS)


def collapse(value: str) -> str:
    """Every run of blanks and line breaks becomes one space."""
    return re.sub(f"[{BLANKS}]+", " ", value).strip()


def digits(value: str) -> str:
    """Only the digits 0 to 9 stay."""
    return re.sub(r"[^0-9]", "", value)


def strip_tel(value: str) -> str:
    """`tel:+32%20470...?x=y` becomes `+32 470...`; the same for `mailto:`, `sms:`, `whatsapp:` and `callto:`."""
    return unquote(re.sub(r"^(?i:tel|mailto|sms|whatsapp|callto):([^?]*).*$", r"\1", value.strip(BLANKS)))


def after_colon(value: str) -> str:
    """What stands after the first colon: `Place: Ghent` becomes `Ghent`; a value without a colon stays."""
    return value.split(":", 1)[-1]


def from_html(value: str) -> str:
    """The visible text of a piece of HTML, line breaks kept."""
    return visible_text(value)


CLEANERS: dict[str, Callable[[str], str]] = {
    "strip": strip,
    "collapse": collapse,
    "lower": str.lower,
    "upper": str.upper,
    "digits": digits,
    "strip_tel": strip_tel,
    "after_colon": after_colon,
    "html": from_html,
    "unescape": html.unescape,
}


def cleaned(value: str, names: tuple[str, ...]) -> str:
    """`value` after the named cleaners in order, blanks at both ends gone."""
    for name in names:
        value = CLEANERS[name](value)
    return strip(value)
