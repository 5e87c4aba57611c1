"""Evidence: bytes kept as they came off the wire, read back only with their digests, checked anywhere, erased by law.

The only room that knows WARC and seals. It works without the rest of the house.
"""

from evidence.coding import decode
from evidence.erasure import erase
from evidence.extraction import extract
from evidence.message import Message, parse_response
from evidence.reader import Record, body, read
from evidence.recovery import recover
from evidence.report import Problem, Report
from evidence.verification import verify_warc, verify_workspace
from evidence.writer import Exchange, WarcWriter

__all__ = [
    "Exchange",
    "Message",
    "Problem",
    "Record",
    "Report",
    "WarcWriter",
    "body",
    "decode",
    "erase",
    "extract",
    "parse_response",
    "read",
    "recover",
    "verify_warc",
    "verify_workspace",
]
