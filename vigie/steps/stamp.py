"""One time-stamping authority asked once: the question goes out, the answer is checked and kept whatever it says."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace

from crawler.egress import FetchFailed, HttpClient, Limits, Outgoing, Policy
from crawler.egress.connect import read_origin
from evidence.seals import BadReply, Evidence, Wanted, check_token, judge, new_nonce, query
from evidence.seals.sources import expiry, sources
from evidence.seals.strict import Unreadable, objection
from model import Authority, BadInput, CaptureVerdict, Checkpoint, Refused, SealReply
from vigie.workspace import Workspace, now

PATIENCE_S = 30.0  # for an answer; an authority that works takes less than one
KIB = 1024
REPLY = 256 * KIB  # a reply with a long chain is 10 KiB
MATERIAL = 16 * KIB * KIB  # a large authority's revocation list
QUESTION = "application/timestamp-query"


class Unanswered(Exception):
    """Nothing usable came back: the reason, in one line."""


@dataclass(frozen=True, slots=True)
class Asker:
    """What asking needs of a workspace."""

    workspace: Workspace
    patience_s: float = PATIENCE_S

    def roots(self, authority: Authority) -> bytes:
        """An authority's root certificate and what leads to it, PEM. Raises BadInput when the file is not there."""
        return read_roots(self.workspace, authority)

    def stamp(self, authority: Authority, checkpoint: Checkpoint) -> SealReply:
        """Ask for a stamp over a checkpoint's note. Raises Unanswered, BadInput without the authority's root."""
        roots, nonce, asked_at = self.roots(authority), new_nonce(), now()
        data = checkpoint.note.encode()
        reply, problem = self._send(authority.url, query(data, nonce, authority.policy), QUESTION, REPLY)
        came = SealReply(checkpoint.size, authority.name, nonce, asked_at, now(), reply, problem)
        return came if problem else self._checked(came, authority, Wanted(data, nonce, authority.policy), roots)

    def stamp_file(self, authority: Authority, data: bytes) -> bytes:
        """A reply with a stamp over a file. Raises Unanswered, BadInput without the authority's root."""
        roots, wanted = self.roots(authority), Wanted(data, new_nonce(), authority.policy)
        assert wanted.nonce is not None
        reply, problem = self._send(authority.url, query(data, wanted.nonce, wanted.policy), QUESTION, REPLY)
        if problem := problem or first_problem(reply, wanted, roots):
            raise Unanswered(problem)
        return reply

    def _checked(self, came: SealReply, authority: Authority, wanted: Wanted, roots: bytes) -> SealReply:
        """With its verdict; where it holds, with its chain and the revocation data of that moment."""
        if problem := first_problem(came.reply, wanted, roots):
            return replace(came, problem=problem)
        token = check_token(came.reply, wanted, roots)
        lists, answers = self._material(token.signer, token.chain, roots)
        full = replace(
            came,
            at=token.at,
            expiry=expiry(token.signer),
            chain=token.chain,
            lists=lists,
            answers=answers,
            fetched_at=now(),
        )
        judged = judge(as_evidence(full, wanted.data.decode()), authority, roots)
        return replace(full, problem=judged.problem)

    def _material(self, signer: bytes, chain: bytes, roots: bytes) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
        """Revocation lists and answers that could be had; without them revocation is unchecked, and that is said."""
        lists: list[bytes] = []
        answers: list[bytes] = []
        for source in sources(signer, chain, roots):
            try:
                data, problem = self._send(source.url, source.question, "application/ocsp-request", MATERIAL)
            except Unanswered:
                continue
            if not problem:
                (answers if source.question else lists).append(data)
        return tuple(lists), tuple(answers)

    def _send(self, url: str, body: bytes, kind: str, limit: int) -> tuple[bytes, str]:
        """The body that came back, and why it is no good, if so. Raises Unanswered when nothing came."""
        headers = [("User-Agent", "Vigie"), ("Accept", "*/*"), ("Connection", "close")]
        headers += [("Content-Type", kind)] if body else []
        outgoing = Outgoing(url, tuple(headers), "POST" if body else "GET", body)
        try:
            policy = Policy(frozenset({read_origin(url).authority}), self.workspace.training)
            client = HttpClient(policy, Limits(body=limit, total_s=self.patience_s))
            answer = asyncio.run(client.fetch(outgoing))
        except (FetchFailed, Refused) as error:
            raise Unanswered(str(error)) from error
        if answer.verdict is not CaptureVerdict.OK:
            return answer.payload, f"the answer was {answer.verdict}"
        return answer.payload, "" if answer.status == 200 else f"the answer has the status {answer.status}"


def first_problem(reply: bytes, wanted: Wanted, roots: bytes) -> str:
    """Why a reply seals nothing, by OpenSSL or by the library; empty when it does.

    A reply that the library's reader does not take is for OpenSSL alone to judge.
    """
    try:
        token = check_token(reply, wanted, roots)
        return objection(reply, wanted, roots, token.chain)
    except BadReply as bad:
        return str(bad)
    except Unreadable:
        return ""


def as_evidence(reply: SealReply, note: str) -> Evidence:
    """A kept reply with the checkpoint that it is over."""
    return Evidence(
        reply.authority, note, reply.nonce, reply.asked_at, reply.reply, reply.chain, reply.lists, reply.answers,
        reply.fetched_at,
    )  # fmt: skip


def read_roots(workspace: Workspace, authority: Authority) -> bytes:
    """An authority's root certificate and what leads to it, PEM. Raises BadInput when the file is not there."""
    path = workspace.settings.home / authority.roots
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput("no root certificate of the authority", str(path), "get it from its own pages") from error


def by_worth(authorities: Iterable[Authority]) -> list[Authority]:
    """The authorities that are asked, qualified ones first."""
    order = ["qualified", "ordinary", "test"]
    return sorted((one for one in authorities if one.ask), key=lambda one: order.index(one.status))
