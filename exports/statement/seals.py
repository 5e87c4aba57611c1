"""Time and seals: the log's checkpoint, and what anybody outside the unit says about when it existed."""

from __future__ import annotations

from collections.abc import Iterator

from exports.blocks import Block, Grid, Heading, Pairs, Section, Side, Text
from exports.dossier import Dossier, moment
from exports.sealing import sealing_sentences
from exports.statement.laid import Laid
from exports.words import AUTHORITIES
from model import Sealing


def seals(dossier: Dossier, laid: Laid) -> Section:
    """Whether the records stood in a log, and whether an authority outside the unit stamped it."""
    say = dossier.say
    blocks: list[Block] = [Heading(say("Checkpoint of the log")), _checkpoint(dossier, laid)]
    blocks += [Heading(say("Time stamps")), *_stamps(dossier), Text(_law(dossier), small=True)]
    return Section(Side.FACTS, say("Time and seals"), "", tuple(blocks))


def _checkpoint(dossier: Dossier, laid: Laid) -> Block:
    say = dossier.say
    if laid.head is None:
        return Text(say("(empty)") + " " + say("The package carries no checkpoint of the unit's log."))
    return Pairs(
        (
            (say("Name of the log"), laid.head.origin),
            (say("Leaves that it covers"), laid.head.size),
            (say("Root over them (SHA-256, base64)"), laid.head.root),
            (say("Captures with a proof"), f"{len(laid.proven)} / {len(dossier.case.captures)}"),
            (say("Where"), "data/log"),
        ),
        exact=(say("Name of the log"), say("Root over them (SHA-256, base64)")),
    )


def _stamps(dossier: Dossier) -> Iterator[Block]:
    say, sealing = dossier.say, dossier.case.sealing
    if sealing is None:
        yield Text(
            say(
                "Unsealed: no time stamp by anybody outside the unit covers these records. Their times are the "
                "collecting machine's own."
            )
        )
        return
    yield Text(" ".join(sealing_sentences(dossier, say)))
    yield _table(dossier, sealing)


def _table(dossier: Dossier, sealing: Sealing) -> Grid:
    say = dossier.say
    columns = (
        say("Time-stamping authority"), say("Status"), say("When (UTC)"), say("Leaves that it covers"),
        say("Certificate not revoked"),
    )  # fmt: skip
    rows = tuple(
        (one.authority, say(AUTHORITIES[one.status]), moment(one.at).removesuffix(" UTC"), str(one.size),
         one.revocation or say("could not be checked"))
        for one in sealing.seals
    )  # fmt: skip
    return Grid(columns, (3, 3.4, 3, 2, 4), rows)


def _law(dossier: Dossier) -> str:
    return dossier.say(
        "Regulation (EU) No 910/2014 (eIDAS), article 41: an electronic time stamp may not be refused as evidence "
        "solely because it is electronic or not qualified; only a qualified electronic time stamp enjoys the "
        "presumption that its date and time are accurate and that the data to which they are bound are intact."
    )
