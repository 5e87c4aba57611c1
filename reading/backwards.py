"""Numbers written from their last digit to the first; only where the ad says so."""

from __future__ import annotations

import re

from model import Finding, FindingKind
from reading.dialling import BARE, SHAPE, readings
from reading.lattice import Token
from reading.passage import Passage

SAID = (
    "a l'envers|inverse|sens inverse|achterstevoren|achterste voren|omgekeerd|van achter naar voor|ruckwarts|umgekehrt"
    "|verkehrt herum|backward|revers|al reves|al contrario|rovescio|ao contrario|de tras para|invers|наоборот|wspak"
)
_SAID = re.compile(SAID)
_TELLING = re.compile(
    "envers|invers|achter|omgekeerd|ruckwarts|umgekehrt|verkehrt|backward|revers|reves|contrario|rovescio|tras|наоборот|wspak"
)
_REACH = 40  # characters before and after the digits
_DIGITS = range(8, 16)
_CONFIDENCE = 0.6


def tells_order(chunk: str) -> bool:
    """Whether a chunk of folded text, given between its spaces, has what is always in those words."""
    return _TELLING.search(chunk) is not None


def backwards(passage: Passage, run: list[Token]) -> Finding | None:
    """The number that a run of digits is when read from its end, if the text around it says to read it so."""
    text = passage.folded.text
    start, end = run[0].start, run[-1].end
    if not _SAID.search(text, max(0, start - _REACH), end + _REACH):
        return None
    digits = "".join([token.text for token in run if token.digits])[::-1]
    if len(digits) not in _DIGITS:
        return None
    known = [r for r in readings(digits, False, passage.regions) if r.standing >= SHAPE and r.home]
    if not known or known[0].form is BARE:
        return None
    return passage.found(FindingKind.PHONE, known[0].e164, start, end, _CONFIDENCE, disguise=1.0)
