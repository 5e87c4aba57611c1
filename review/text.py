"""Text from outside, made safe to read: hidden characters are shown, findings marked, differences told word by word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from dedup import Mark, difference
from model import Ad, Finding, FindingKind

SHARED_WORDS = 6  # a passage shorter than this is common language rather than shared wording
HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Co", "Cs", "Cn"})
ALLOWED = frozenset("\n\t")
SCHEMES = ("http://", "https://")
SHOWN = 20_000  # characters of one text of an ad in a list: the longest real ads have some 5,000
MOST_FIELDS = 100  # contact fields, or comments, of one ad in a list
LONGEST = 100_000  # characters of any text anywhere: more is no writing but an attempt to stall the reader


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an ad's text; `kinds` says what was found there, `note` how it was read, `weak` if not accepted.

    `quoted` if a reason for a link quotes it.
    """

    text: str
    kinds: tuple[str, ...] = ()
    note: str = ""
    weak: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a comparison: `same`, `gone` (only on the left) or `new` (only on the right)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts side by side, and the passages that both contain."""

    left: tuple[Change, ...]
    right: tuple[Change, ...]
    shared: tuple[str, ...]


def is_hidden(character: str) -> bool:
    """Whether a character steers or hides instead of showing: controls, bidi marks, zero-width, private, unassigned."""
    return character not in ALLOWED and unicodedata.category(character) in HIDDEN


def visible(text: str) -> Markup:
    """`text` as HTML, isolated from its surroundings, every hidden character replaced by its visible code.

    Beyond LONGEST it is cut, and says so by an ellipsis.
    """
    cut = Markup("…") if len(text) > LONGEST else Markup("")
    return Markup('<bdi dir="auto">') + _shown(text[:LONGEST]) + cut + Markup("</bdi>")


def _shown(text: str) -> Markup:
    signs = {ord(character): str(_sign(character)) for character in set(text) if is_hidden(character)}
    return Markup(str(escape(text)).translate(signs))  # noqa: S704  escaped before, and the signs are ours


def _sign(character: str) -> Markup:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "CONTROL CHARACTER").lower()
    return Markup('<span class="hidden-sign" title="{}">{}</span>').format(name, code)


def plain(text: str) -> str:
    """`text` for an attribute or a file name: hidden characters become their code, so nothing can be reordered."""
    return "".join(f"[U+{ord(sign):04X}]" if is_hidden(sign) else sign for sign in text)


def is_web_address(url: str) -> bool:
    """Whether `url` has a scheme that an ad page can have; anything else is shown with a warning."""
    return url.lower().startswith(SCHEMES)


def segments(text: str, findings: Iterable[Finding], start: int = 0, field: str = "body") -> tuple[Segment, ...]:
    """Cut `text`, which begins at code point `start` of the field, at the edges of the findings in it."""
    here = [found for found in findings if found.field == field and found.start < start + len(text)]
    here = [found for found in here if found.end > start and found.end > found.start]
    begin: dict[int, list[int]] = {0: [], len(text): []}
    for number, found in enumerate(here):
        begin.setdefault(max(found.start - start, 0), []).append(number)
        begin.setdefault(min(found.end - start, len(text)), [])
    cuts: list[Segment] = []
    over: list[int] = []  # numbers of the findings that reach over the place, in their order
    for a, b in pairwise(sorted(begin)):
        over = sorted([*(number for number in over if here[number].end - start > a), *begin[a]])
        cuts.append(_segment(text[a:b], [here[number] for number in over]))
    return tuple(cuts)


def _segment(text: str, findings: Sequence[Finding]) -> Segment:
    over = [found for found in findings if found.kind is not FindingKind.LANGUAGE]
    kinds = tuple(dict.fromkeys(found.kind.value for found in over))
    note = " · ".join(dict.fromkeys(found.value for found in over))
    return Segment(text, kinds, note, bool(over) and not any(found.accepted for found in over))


@dataclass(frozen=True, slots=True)
class Written:
    """An ad's own words with what was found in them: title, text, contact fields, public comments.

    `more` counts the characters that are too many to be shown.
    """

    title: tuple[Segment, ...]
    text: tuple[Segment, ...]
    contacts: tuple[tuple[Segment, ...], ...]
    reviews: tuple[tuple[Segment, ...], ...]
    more: int = 0


def written(ad: Ad, findings: Sequence[Finding]) -> Written:
    """Mark the findings in an ad; offsets are those of `Ad.body`."""
    at = len(ad.title) + 1
    contacts, position = [], at + len(ad.text) + 1
    for contact in ad.contacts[:MOST_FIELDS]:
        contacts.append(segments(contact[:SHOWN], findings, position))
        position += len(contact) + 1
    reviews = tuple(
        segments(review[:SHOWN], findings, 0, f"review:{number}")
        for number, review in enumerate(ad.reviews[:MOST_FIELDS])
    )
    texts = (ad.title, ad.text, *ad.contacts, *ad.reviews)
    fields = (*ad.contacts[MOST_FIELDS:], *ad.reviews[MOST_FIELDS:])
    more = sum(max(len(text) - SHOWN, 0) for text in texts) + sum(min(len(text), SHOWN) for text in fields)
    title, text = segments(ad.title[:SHOWN], findings), segments(ad.text[:SHOWN], findings, at)
    return Written(title, text, tuple(contacts), reviews, more)


def compare(left: str, right: str) -> Comparison:
    """Word-by-word differences of two texts; equal runs of at least SHARED_WORDS words are listed once as shared."""
    spans = difference(left, right)
    kinds = {Mark.EQUAL: "same", Mark.DELETED: "gone", Mark.INSERTED: "new"}
    changes = tuple(Change(kinds[span.mark], span.text) for span in spans)
    shared = (span.text.strip() for span in spans if span.mark is Mark.EQUAL)
    return Comparison(
        tuple(change for change in changes if change.kind != "new"),
        tuple(change for change in changes if change.kind != "gone"),
        tuple(passage for passage in shared if len(passage.split()) >= SHARED_WORDS),
    )
