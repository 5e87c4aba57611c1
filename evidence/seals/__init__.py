"""Trusted time: replies of time-stamping authorities (RFC 3161), checked with the `openssl` program.

These modules need nothing but the standard library, so that a receiver can run them. `strict` alone uses a library,
and only the unit's own workspace is checked with it too.
"""

from evidence.seals.checking import FOLDER, NO_SEALS, verify_seals
from evidence.seals.judging import Evidence, Judged, describe, judge, root_fingerprints
from evidence.seals.laying import Laid, seal_part
from evidence.seals.package import stamped, verify_times
from evidence.seals.query import new_nonce, query
from evidence.seals.token import BadReply, Token, Wanted, check_token

__all__ = [
    "FOLDER",
    "NO_SEALS",
    "BadReply",
    "Evidence",
    "Judged",
    "Laid",
    "Token",
    "Wanted",
    "check_token",
    "describe",
    "judge",
    "new_nonce",
    "query",
    "root_fingerprints",
    "seal_part",
    "stamped",
    "verify_seals",
    "verify_times",
]
