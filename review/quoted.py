"""The phrases that a reason quotes, marked where they stand in the two ads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from model import Ad, Reason
from review.text import Segment, Written

Span = tuple[int, int]  # in Ad.body


def mark_quoted(words: Written, ad: Ad, reasons: Iterable[Reason], *, first: bool) -> Written:
    """The title and text of an ad with what reasons for a link quote from it; `first` says which of the two it is."""
    quoted = (reason.left if first else reason.right for reason in reasons if reason.signal == "wording")
    spans = [span for text in quoted for span in _spans(ad.body, text)]
    text = _marked(words.text, spans, len(ad.title) + 1)
    return replace(words, title=_marked(words.title, spans, 0), text=text)


def _spans(body: str, quoted: str) -> Iterator[Span]:
    """Where the phrases of `“one” … “another”` stand, as the linker wrote them."""
    for phrase in quoted[1:-1].split("” … “"):
        start = body.find(phrase)
        if phrase and start >= 0:
            yield start, start + len(phrase)


def _marked(segments: Sequence[Segment], spans: Sequence[Span], at: int) -> tuple[Segment, ...]:
    """The segments, which begin at `at`, cut at the edges of the spans; what lies inside one is quoted."""
    edges = {edge for span in spans for edge in span}
    marked = []
    for segment in segments:
        end = at + len(segment.text)
        for start, stop in pairwise(sorted({at, end, *(edge for edge in edges if at < edge < end)})):
            inside = any(a <= start and stop <= b for a, b in spans)
            marked.append(replace(segment, text=segment.text[start - at : stop - at], quoted=inside))
        at = end
    return tuple(marked)
