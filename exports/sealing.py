"""What reports say of trusted time: since when others vouch for the captures, or that nobody does."""

from __future__ import annotations

from collections.abc import Callable

from exports.dossier import Dossier, moment
from exports.words import AUTHORITIES
from model import Seal

ONE = (
    "openssl ts -verify -data data/log/seals/checkpoint-{size} -in data/log/seals/{name}-{size}.tsr \\\n"
    "        -CAfile data/log/seals/{name}.roots.pem -untrusted data/log/seals/{name}-{size}.chain.pem -attime {at}"
)

Say = Callable[..., str]


def sealing_sentences(dossier: Dossier, say: Say) -> list[str]:
    """How many captures are sealed, by whom, when; and how many are not. `say` fills places in."""
    sealing, held = dossier.case.sealing, len(dossier.case.captures)
    if sealing is None:
        return [say("No trusted time stamp covers these records: times are the collecting machine's own.")]
    names = dict.fromkeys(f"{one.authority} ({say(AUTHORITIES[one.status])})" for one in sealing.seals)
    said = [
        say("Trusted time stamps (RFC 3161) cover {sealed} of {held} captures, each of which existed before its stamp. "
            "The first is of {first}, the last of {last}. By: {authorities}.",
            sealed=held - sealing.unsealed, held=held, first=moment(min(one.at for one in sealing.seals)),
            last=moment(max(one.at for one in sealing.seals)), authorities=", ".join(names)),
    ]  # fmt: skip
    if any(not one.revocation for one in sealing.seals):
        said.append(say("Of at least one stamp, it could not be checked whether its certificate was revoked."))
    if sealing.unsealed:
        said.append(say("{count} captures are covered by no trusted time stamp: their times are the collecting "
                        "machine's own.", count=sealing.unsealed))  # fmt: skip
    return said


def stamp_command(seals: tuple[Seal, ...]) -> str:
    """How to check the newest stamp by hand."""
    last = max(seals, key=lambda one: (one.size, one.at))
    return ONE.format(size=last.size, name=last.authority, at=int(last.at.timestamp()))
