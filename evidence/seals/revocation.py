"""Whether a signer's certificate was revoked, from the lists (CRL) and answers (OCSP) that were fetched and kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from evidence.seals.openssl import CERTIFICATE, Openssl, openssl

REVOKED = "certificate revoked"
UPDATES = re.compile(r"^\s*(This|Next) Update: (.+) GMT$", re.M)
ALONE = ("-no-CApath", "-no-CAstore")  # none of those that the machine trusts
ROOTS = ("-CAfile", "roots", *ALONE)
OPEN_ENDED = timedelta(days=1)  # how long an answer stands that names no next one


@dataclass(frozen=True, slots=True)
class Revocation:
    """`how` says by what it was found, or why it could not be."""

    checked: bool
    revoked: bool
    how: str


def check_revocation(
    signer: bytes, chain: bytes, roots: bytes, lists: Sequence[bytes], answers: Sequence[bytes], at: datetime
) -> Revocation:
    """Judge the certificates (PEM) of a stamp that holds, at the moment `at` when lists and answers were fetched, as
    received (DER or PEM).

    A certificate revoked since the stamp counts as revoked: the reason may be that its key was stolen before
    (RFC 3161, section 4). Raises CannotCheck without the `openssl` program.
    """
    if not lists and not answers:
        return Revocation(False, False, "no revocation data was fetched")
    with openssl() as program:
        program.put({"signer": signer, "chain": chain, "roots": roots})
        program.put({f"list-{count}": data for count, data in enumerate(lists)})
        program.put({f"answer-{count}": data for count, data in enumerate(answers)})
        found = [_by_lists(program, [f"list-{count}" for count in range(len(lists))], at)] if lists else []
        issuers = CERTIFICATE.findall(chain + roots)
        found += [_by_answer(program, f"answer-{count}", issuers, at) for count in range(len(answers))]
    return next((one for one in found if one.revoked), next((one for one in found if one.checked), found[0]))


def _by_lists(program: Openssl, names: Sequence[str], at: datetime) -> Revocation:
    """The whole chain by its lists; where lists of higher authorities are missing, the signer's certificate alone."""
    found = _lookup(program, names, at, "-crl_check_all", "revocation lists")
    if found.checked:
        return found
    readable = [name for name in names if program.run("crl", "-in", name, "-noout").ok]
    return _lookup(program, readable, at, "-crl_check", "its authority's revocation list") if readable else found


def _lookup(program: Openssl, names: Sequence[str], at: datetime, extent: str, how: str) -> Revocation:
    files = [word for name in names for word in ("-CRLfile", name)]
    words = ("-attime", str(int(at.timestamp())), *ROOTS, "-untrusted", "chain", *files, extent, "signer")
    done = program.run("verify", *words)
    revoked = done.why == REVOKED
    known = done.ok or revoked
    return Revocation(known, revoked, how if known else f"by revocation lists: {done.why}")


def _by_answer(program: Openssl, name: str, issuers: Sequence[bytes], at: datetime) -> Revocation:
    """The signer's certificate by an OCSP answer; which certificate is its issuer's is found by trying.

    The program believes whatever an issuer that it is handed signed: so that one must have signed the certificate too.
    """
    for issuer in issuers:
        program.put({"issuer": issuer})
        if not program.run("verify", "-no_check_time", "-partial_chain", "-CAfile", "issuer", *ALONE, "signer").ok:
            continue
        done = program.run("ocsp", "-respin", name, "-issuer", "issuer", "-cert", "signer", *ROOTS,
                           "-verify_other", "chain", "-no_nonce", "-attime", str(int(at.timestamp())))  # fmt: skip
        status = re.search(r"^signer: (good|revoked)$", done.said, re.M)
        if status and "Response verify OK" in done.said:
            if status[1] == "revoked":
                return Revocation(True, True, "an OCSP answer")
            current = _is_current(done.said, at)
            return Revocation(current, False, "an OCSP answer" if current else "the OCSP answer is of another time")
    return Revocation(False, False, "the OCSP answer does not hold, or is about another certificate")


def _is_current(said: str, at: datetime) -> bool:
    times = {
        name: datetime.strptime(" ".join(when.split()), "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)
        for name, when in UPDATES.findall(said)
    }
    start = times.get("This")
    return start is not None and start - timedelta(minutes=5) <= at <= times.get("Next", start + OPEN_ENDED)
