"""The text that a reader of the page sees: line breaks kept, scripts and styles never."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title", "svg", "iframe", "object", "select"})
_BLOCKS = (
    "address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
AS_WRITTEN = frozenset({"pre", "textarea"})
_BLANK_RUN = re.compile(r"[ \t\n\r\f]+")  # what HTML folds; a no-break space is a character that somebody chose


def visible_text(source: str) -> str:
    """The visible text of a piece of HTML."""
    if not source.strip():
        return ""
    parser = html.HTMLParser(encoding="utf-8")
    tree = etree.fromstring(source.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    return "" if tree is None else element_text(tree)


def element_text(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """The visible text of an lxml element: `<br>` and blocks break lines, `<p>` leaves an empty one, blanks fold.

    The element itself is read even where its tag would be skipped inside another, so that a `<title>` can be asked for.
    """
    plain = not len(element) and element.tag != "br"  # nothing inside but text: most fields
    said = _folded(element.text, element.tag in AS_WRITTEN) if plain else "".join(_pieces(element))
    text = re.sub(r"[ \t]+", " ", said)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" ?\n ?", "\n", text)).strip(" \n")


def _pieces(root: Any) -> Iterator[str]:  # noqa: ANN401
    """Text and line breaks in order; where blocks meet, the larger of their breaks."""
    due, ended = 0, 2
    for piece in _marked(root):
        if isinstance(piece, int):
            due = max(due, piece)
        elif piece and not (piece == " " and (due or ended)):
            yield "\n" * (due - ended) + piece
            due, ended = 0, len(piece) - len(piece.rstrip("\n"))


def _marked(root: Any) -> Iterator[str | int]:  # noqa: ANN401
    """Text as it comes, and a number of line breaks wherever a block begins or ends."""
    written = 0
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        tag = node.tag if isinstance(node.tag, str) else ""
        inner = node is not root
        if event == "start" and tag in UNSEEN and inner:
            walk.skip_subtree()
        elif event == "start":
            written += tag in AS_WRITTEN
            yield _breaks(tag)
            yield "\n" if tag == "br" else _folded(node.text, written)
        else:
            written -= event == "end" and tag in AS_WRITTEN
            yield _breaks(tag)
            yield _folded(node.tail, written) if inner else ""


def _breaks(tag: str) -> int:
    return 2 if tag == "p" else int(tag in BLOCKS)


def _folded(text: str | None, written: int) -> str:
    if not text:
        return ""
    return text.replace("\r\n", "\n").replace("\r", "\n") if written else _BLANK_RUN.sub(" ", text)
