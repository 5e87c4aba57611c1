"""Evidence: bytes kept as they came off the wire, read back only with their digests, checked anywhere, erased by law.

The only room that knows WARC and seals. It works without the rest of the house.
"""

from evidence.coding import body, decode
from evidence.dispatch import verify
from evidence.erasure import erase
from evidence.exchange import Exchange
from evidence.extraction import extract
from evidence.keys import PackageKey, certificate, new_package_key, package_keys, sign_detached, sign_plain
from evidence.message import Message, parse_response
from evidence.package import verify_package
from evidence.reader import Record, read
from evidence.recovery import recover
from evidence.rehash import rehash
from evidence.report import Problem, Report
from evidence.verification import verify_warc, verify_workspace
from evidence.wacz import verify_wacz
from evidence.wacz_writer import write_wacz
from evidence.writer import WarcWriter

__all__ = [
    "Exchange",
    "Message",
    "PackageKey",
    "Problem",
    "Record",
    "Report",
    "WarcWriter",
    "body",
    "certificate",
    "decode",
    "erase",
    "extract",
    "new_package_key",
    "package_keys",
    "parse_response",
    "read",
    "recover",
    "rehash",
    "sign_detached",
    "sign_plain",
    "verify",
    "verify_package",
    "verify_wacz",
    "verify_warc",
    "verify_workspace",
    "write_wacz",
]
