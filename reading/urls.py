"""Addresses of web pages, with or without a scheme; "tel:+" links too: without the plus it is a label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.passage import Passage, Taken

_TOPS = (
    "com|net|org|info|biz|be|fr|nl|de|lu|eu|ch|at|uk|es|it|pt|ro|pl|ie|cz|hu|bg|ru|ua|me|io|tv|cc|ly|gg|to|ee|link|"
    "bio|fans|page|site|online|xyz|live|pro|app|dev|chat|club|shop|xxx|sex|sexy|escort|massage|brussels|paris|example|test"
)
_URL = re.compile(
    r"(?:(?:https?|viber|whatsapp|tg|sgnl)://|www\.)[^\s<>\"'\[\]{}|\\^]{3,400}"
    r"|(?<!\w)tel:\+\d{7,15}(?![\d().-]{0,4}\d)"
    rf"|(?<![\w@.-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,4}}(?:{_TOPS})(?![\w@-]|\.\w)(?:[/?#][^\s<>\"'\[\]{{}}|\\^]{{0,400}})?",
    re.IGNORECASE,
)
_HINT = re.compile(r"[A-Za-z0-9-]\.[A-Za-z]|[Ww]{3}\.|://|[Tt][Ee][Ll]:")
_TAIL = ".,;:!?)»”’…*"


def read_urls(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Web addresses; `value` is the address with its scheme, host in lower case."""
    if not _HINT.search(passage.text):
        return
    taken = Taken.by(passage, earlier)
    for match in _URL.finditer(passage.text):
        raw = match.group().rstrip(_TAIL)
        start, end = match.start(), match.start() + len(raw)
        if taken.has(start, end):
            continue
        plain = "://" in raw or raw.lower().startswith(("www.", "tel:"))
        yield Finding(
            FindingKind.URL, _whole(raw), start, end, raw, 0.95 if plain or "/" in raw else 0.75, passage.field
        )


def _whole(raw: str) -> str:
    if raw.lower().startswith("tel:"):
        return raw
    scheme, _, rest = raw.partition("://") if "://" in raw else ("https", "", raw)
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash}{path}"
