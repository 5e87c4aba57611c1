"""One reply judged: the stamp, its chain at its own time, its certificate's revocation; and said in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from evidence.log.checkpoint import read_checkpoint
from evidence.openssl import fingerprint, read_certificate
from evidence.seals.openssl import CERTIFICATE
from evidence.seals.revocation import Revocation, check_revocation
from evidence.seals.token import BadReply, Token, Wanted, check_token
from model import Authority, AuthorityStatus, BadInput, Seal


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reply as it came, with what belongs to it: the question, and revocation data as fetched."""

    authority: str
    note: str  # of the checkpoint that it is over
    nonce: int
    asked_at: datetime
    reply: bytes
    chain: bytes = b""  # PEM
    lists: tuple[bytes, ...] = ()
    answers: tuple[bytes, ...] = ()
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of checking a reply: `seal` is None when it does not count, `problem` says why."""

    seal: Seal | None
    problem: str = ""
    revocation: Revocation | None = None
    token: Token | None = None


def judge(one: Evidence, authority: Authority, roots: bytes) -> Judged:
    """Check a reply over a checkpoint at its own time, and its certificate's revocation when that was fetched.

    Sealed are the bytes of the whole note, signatures included, as they lie in `data/log/checkpoint`: so that
    `sha256sum` of the file is what the authority stamped, and a signature made later, with a stolen key, has no stamp.
    """
    size = read_checkpoint(one.note)[1].size
    try:
        token = check_token(one.reply, Wanted(one.note.encode(), one.nonce, authority.policy), roots, one.chain)
    except BadReply as bad:
        return Judged(None, str(bad))
    when = max(token.at, one.fetched_at or token.at)
    revocation = check_revocation(token.signer, one.chain + token.chain, roots, one.lists, one.answers, when)
    if revocation.revoked:
        return Judged(None, f"its certificate was revoked, by {revocation.how}", revocation, token)
    how = revocation.how if revocation.checked else ""
    return Judged(Seal(authority.name, authority.status, size, token.at, how), "", revocation, token)


def describe(seal: Seal) -> str:
    """One stamp in a sentence."""
    status = {
        AuthorityStatus.QUALIFIED: "a qualified authority",
        AuthorityStatus.ORDINARY: "an ordinary authority, not a qualified one",
        AuthorityStatus.TEST: "a test's authority, worth nothing outside training",
    }[seal.status]
    revocation = f"not revoked, by {seal.revocation}" if seal.revocation else "revocation not checked"
    return f"seal: {seal.size} leaves at {seal.at:%Y-%m-%d %H:%M:%S} UTC by {seal.authority}, {status}; {revocation}"


def root_fingerprints(roots: bytes) -> list[str]:
    """SHA-256 of every certificate of a PEM file, as `openssl x509 -fingerprint -sha256` prints it."""
    return [_fingerprint(one) for one in CERTIFICATE.findall(roots)]


def _fingerprint(pem: bytes) -> str:
    try:
        return fingerprint(read_certificate(pem))
    except BadInput:
        return "of a certificate that cannot be read"
