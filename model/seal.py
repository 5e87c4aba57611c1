"""Trusted time: authorities that stamp checkpoints of the log (RFC 3161), and how far the log is sealed by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AuthorityStatus(StrEnum):
    """What an authority's word is worth: a qualified one's is presumed true (Regulation (EU) 910/2014, art. 41)."""

    QUALIFIED = "qualified"
    ORDINARY = "ordinary"
    TEST = "test"  # counts in training only


class SealProfile(StrEnum):
    """What a unit asks of its seals: `eu` wants a qualified authority among them."""

    EU = "eu"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Authority:
    """A time-stamping authority. `roots` is a PEM file in the workspace: its trusted root, and what leads to it.

    `policy` is an OID that its stamps must name, if given. One that is no longer asked stays listed for its old stamps.
    """

    name: str
    url: str
    status: AuthorityStatus
    roots: str
    policy: str = ""
    ask: bool = True


@dataclass(frozen=True, slots=True)
class Seal:
    """One authority's verified stamp over the checkpoint of the first `size` leaves, at the authority's time.

    `revocation` says how it was found that its certificate was not revoked; empty: that could not be checked.
    """

    authority: str
    status: AuthorityStatus
    size: int
    at: datetime
    revocation: str = ""


@dataclass(frozen=True, slots=True)
class SealRule:
    """When leaves count as sealed: so many authorities, of the kind that the profile wants."""

    quorum: int
    profile: SealProfile
    training: bool

    def covered(self, seals: Iterable[Seal]) -> int:
        """How many leaves, from the first, are sealed. A checkpoint covers every leaf before it, so that stamps of
        several authorities need not be over the same one: the smallest of those that make the quorum counts.
        """
        best: dict[str, Seal] = {}
        for seal in sorted(seals, key=lambda one: one.size):
            if self.counts(seal):
                best[seal.authority] = seal
        return max((one.size for one in best.values() if self._met(best.values(), one.size)), default=0)

    def counts(self, seal: Seal) -> bool:
        """Whether a stamp is worth anything here."""
        return self.training or seal.status is not AuthorityStatus.TEST

    def _met(self, seals: Iterable[Seal], size: int) -> bool:
        covering = [seal for seal in seals if seal.size >= size]
        qualified = any(seal.status is AuthorityStatus.QUALIFIED for seal in covering)
        return len(covering) >= max(self.quorum, 1) and (qualified or self.profile is SealProfile.ANY)


@dataclass(frozen=True, slots=True)
class Sealing:
    """How far a case's captures are sealed: the stamps that cover them, and how many captures none covers yet."""

    seals: tuple[Seal, ...]
    unsealed: int


@dataclass(frozen=True, slots=True)
class SealReply:
    """What came back from an authority that was asked to stamp the checkpoint of `size` leaves, whatever it says.

    `problem` says why it sealed nothing when it came; empty: it was verified then, `at` being its time and `expiry` the
    end of its certificate. `chain` (PEM), `lists` (CRL) and `answers` (OCSP) are as fetched at `fetched_at`.
    """

    size: int
    authority: str
    nonce: int
    asked_at: datetime
    received_at: datetime
    reply: bytes
    problem: str = ""
    at: datetime | None = None
    expiry: datetime | None = None
    chain: bytes = b""
    lists: tuple[bytes, ...] = ()
    answers: tuple[bytes, ...] = ()
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SealTurn:
    """When an authority is asked next. `tries` counts failures in a row, `why` is the last one's reason."""

    authority: str
    tries: int
    next_at: datetime
    why: str = ""
