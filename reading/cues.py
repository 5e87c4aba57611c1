"""Phrases of the lexicon: each stands for an indicator of the catalogue, which is a reason to look and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model import Cue, Finding, FindingKind
from reading.fold import fold
from reading.passage import Passage
from reading.phrases import Match, Phrases, Word, words

REACH = 3  # words before and after in which a negation turns a cue off


class Lexicon:
    """The cues, indexed; made once per lexicon."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._phrases = Phrases((cue.phrase, cue) for cue in cues)
        self._offs = {cue: (_fold_all(cue.not_before), _fold_all(cue.not_after)) for cue in cues}

    def read(self, passage: Passage) -> Iterator[Finding]:
        """A finding per indicator and place; the longest phrase speaks where several overlap."""
        folded = passage.folded.text
        said = words(folded)
        taken: dict[str, int] = {}
        for match in self._phrases.find(folded, said):
            cue = match.payload
            if taken.get(cue.indicator, 0) > match.first or self._is_off(match, said):
                continue
            taken[cue.indicator] = match.last
            confidence = 0.9 if match.last - match.first > 1 else 0.7
            start, end = said[match.first].start, said[match.last - 1].end
            yield passage.found(FindingKind.CUE, cue.indicator, start, end, confidence, unit=cue.language)

    def _is_off(self, match: Match[Cue], said: list[Word]) -> bool:
        before, after = self._offs[match.payload]
        if before and any(word.text in before for word in said[max(0, match.first - REACH) : match.first]):
            return True
        return bool(after) and any(word.text in after for word in said[match.last : match.last + REACH])


def _fold_all(phrases: Sequence[str]) -> frozenset[str]:
    return frozenset(word.text for phrase in phrases for word in words(fold(phrase).text))


_last: tuple[Sequence[Cue], Lexicon] | None = None


def lexicon_of(cues: Sequence[Cue]) -> Lexicon:
    """The index of `cues`, kept while the same tuple comes again: ads are read by the thousand with one lexicon."""
    global _last  # noqa: PLW0603 a cache of one
    if _last is None or _last[0] is not cues or not isinstance(cues, tuple):
        _last = (cues, Lexicon(cues))
    return _last[1]
