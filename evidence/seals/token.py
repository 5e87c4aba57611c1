"""An authority's reply checked with `openssl`: what it stamps, when, and that it leads to a root that is trusted."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from evidence.seals import der
from evidence.seals.openssl import CERTIFICATE, Openssl, openssl
from evidence.seals.query import query

TIME = re.compile(rb"(\d{14})(?:\.(\d{1,9}))?Z")
NO_ROOTS = "no root certificate of the authority is there to check it with"


class BadReply(Exception):
    """A reply that seals nothing: the reason, in one line."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reply must answer. `nonce` is None where it is not known: then a replayed stamp would pass, which is as
    old as it says all the same.
    """

    data: bytes
    nonce: int | None = None
    policy: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A stamp that holds: its time, its signer's certificate, and all that came along, the signer's first (PEM)."""

    at: datetime
    signer: bytes
    chain: bytes


def check_token(reply: bytes, wanted: Wanted, roots: bytes, chain: bytes = b"") -> Token:
    """Check a reply as it came against what was asked; `roots` and further certificates (`chain`) in PEM.

    The chain is judged at the stamp's own time. OpenSSL asks for the critical time-stamping purpose of the signer's
    certificate (RFC 3161, section 2.3). Raises BadReply, CannotCheck without the `openssl` program.
    """
    if b"-----BEGIN CERTIFICATE-----" not in roots:
        raise BadReply(NO_ROOTS)
    with openssl() as program:
        program.put({"reply": reply, "roots": roots, "chain": chain})
        token = _opened(program)
        program.put({"chain": chain + token.chain})
        _verify(program, wanted, token.at)
    return token


def _opened(program: Openssl) -> Token:
    """The token's signed content and certificates. That its signature fits is checked, not yet whose it is."""
    if not program.run("ts", "-reply", "-in", "reply", "-token_out", "-out", "token").ok or not program.get("token"):
        raise BadReply(_refusal(program))
    words = ("-inform", "DER", "-in", "token", "-noverify", "-signer", "signer", "-certsout", "sent", "-out", "content")
    opened = program.run("cms", "-verify", "-binary", *words)
    if not opened.ok:
        raise BadReply(f"its signature does not fit: {opened.why}")
    try:
        at = _stamped_at(program.get("content"))
    except ValueError as error:
        raise BadReply("its time cannot be read") from error
    signer = program.get("signer")
    others = [one for one in CERTIFICATE.findall(program.get("sent")) if one != signer]
    return Token(at, signer, b"".join((signer, *others)))


def _verify(program: Openssl, wanted: Wanted, at: datetime) -> None:
    if wanted.nonce is None:
        asked = ["-digest", hashlib.sha256(wanted.data).hexdigest()]
    else:
        program.put({"query": query(wanted.data, wanted.nonce, wanted.policy)})
        asked = ["-queryfile", "query"]
    words = (*asked, "-in", "reply", "-CAfile", "roots", "-untrusted", "chain", "-attime", str(int(at.timestamp())))
    done = program.run("ts", "-verify", *words)
    if not done.ok:
        raise BadReply(done.why)


def _refusal(program: Openssl) -> str:
    """What a reply without a token says."""
    said = program.run("ts", "-reply", "-in", "reply", "-text").said
    status = re.search(r"^Status: ([A-Z][a-z ]+)\.$", said, re.M)
    failure = re.search(r"^Failure info: (.{1,100})$", said, re.M)
    if not status:
        return "it is no reply of a time-stamping authority"
    return f"the authority refused: {status[1].lower()}{f' ({failure[1]})' if failure else ''}"


def _stamped_at(content: bytes) -> datetime:
    """`genTime` of a TSTInfo (RFC 3161, section 2.4.2), cut to microseconds. Raises ValueError."""
    ((tag, inside),) = der.elements(content)
    fields = list(der.elements(inside))
    found = TIME.fullmatch(fields[4][1]) if tag == der.SEQUENCE and len(fields) > 4 else None
    if not found or fields[4][0] != der.GENERALIZED_TIME:
        raise ValueError("no time")
    micros = int((found[2] or b"0")[:6].ljust(6, b"0"))
    return datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC, microsecond=micros)
