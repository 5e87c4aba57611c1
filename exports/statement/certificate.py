"""A draft for a qualified person to complete and sign: filled from the record, worth nothing until then."""

from __future__ import annotations

from exports.blocks import Blank, Block, Grid, Heading, Section, Side, Text
from exports.dossier import Dossier, moment
from exports.statement.counting import has_digests, is_as_recorded, is_whole, method_of, rehashed, share
from exports.statement.laid import Laid


def certificate(dossier: Dossier, laid: Laid) -> Section:
    """What a certificate of a qualified person would say, with blanks for what only the person knows."""
    say = dossier.say
    mark = say("empty: for a person to fill in")
    blocks: list[Block] = [Text(_kind(dossier), small=True)]
    blocks += [Heading(say("Who declares")), _who(dossier, mark)]
    blocks += [Heading(say("What the records are")), Text(_records(dossier))]
    blocks += [Heading(say("The process, and why its result is accurate")), Text(_process(dossier))]
    blocks += [Heading(say("Checks that were run")), _checks(dossier, laid), _own_checks(dossier, mark)]
    blocks += [Heading(say("Copies")), Text(_copies(dossier)), _manifest(dossier, mark)]
    blocks += [Heading(say("What is not declared")), Text(_not_declared(dossier))]
    blocks += [Heading(say("Signature of the person")), _signature(dossier, mark)]
    lead = say(
        "DRAFT – not legal advice. Filled by software from the record. It has no worth until a qualified person has "
        "checked, completed and signed it."
    )
    return Section(Side.PERSONS, say("Draft certificate of a qualified person"), lead, tuple(blocks))


def _kind(dossier: Dossier) -> str:
    return dossier.say(
        "Meant as an annex to the official report of the investigation, or as a declaration of an expert. It follows "
        "what Rules 902(13) and 902(14) of the United States Federal Rules of Evidence ask for: a process that yields "
        "an accurate result, copies identified by their digests. Which form the law of the place asks for is for a "
        "jurist to say."
    )


def _who(dossier: Dossier, mark: str) -> Blank:
    say = dossier.say
    return Blank(
        (
            say("Name, function and unit"),
            say("Qualification: training and experience"),
            say("How I know the process, and my part in it"),
        ),
        mark,
        lines=2,
    )


def _records(dossier: Dossier) -> str:
    say, case, captured = dossier.say, dossier.case, dossier.captured()
    units = sorted({one.unit for run in case.runs if (one := method_of(dossier, run)) and one.unit})
    return say(
        "The records are captures of pages and of what belongs to them. Number: {captures}. Runs: {runs}. Sites: "
        "{sites}. Received: {first} to {last}. Made with {software}, by the unit {unit}, under mandate {mandate} of "
        "{authority}, in the inquiry {case}.",
        captures=len(captured),
        runs=len(case.runs),
        sites=", ".join(sorted({one.site for one in captured})) or say("(empty)"),
        first=moment(captured[0].received_at) if captured else say("(empty)"),
        last=moment(captured[-1].received_at) if captured else say("(empty)"),
        software=dossier.stated(case.software),
        unit=", ".join(units) or say("(empty)"),
        mandate=case.mandate.reference,
        authority=dossier.stated(case.mandate.authority),
        case=case.case.reference,
    )


def _process(dossier: Dossier) -> str:
    return dossier.say(
        "For each address the program checks the mandate and a closed list of hosts, connects to the address that it "
        "has checked, and sends one request. What is sent and what is received is written to a WARC file from that "
        "very connection before any program reads what it says, and synced to the disk before the row that points to "
        "it is saved. Over the same bytes a SHA-256 digest is computed, and a leaf that stands for the record is "
        "appended to the log in the same transaction as that row. A body that was kept before, byte for byte, is "
        "kept once and referred to. A record that was cut short or is not well-formed is kept as it is and marked; "
        "none is repaired. Two different files with the same SHA-256 digest are not known, so a digest can be "
        "recomputed by anybody, and a change of a single bit shows. A page that only a browser can read over an "
        "encrypted connection is kept as the browser decoded it, and its record says so."
    )


def _checks(dossier: Dossier, laid: Laid) -> Grid:
    say = dossier.say
    captured = dossier.captured()
    hashed, whole = share(captured, has_digests), share(captured, is_whole)
    proven = share(captured, lambda one: one.id in laid.proven)
    checks = rehashed(dossier)
    count_of = "{count} / {of}"
    rows = (
        (say("Both digests on record"), count_of.format(**hashed.counts)),
        (say("Received whole"), count_of.format(**whole.counts)),
        (say("Proof of a place in the log, in this package"), count_of.format(**proven.counts)),
        *(
            (
                say("Digests recomputed {at} by {account}", at=moment(one.at), account=one.account),
                say("all as recorded") if is_as_recorded(one) else say("not all as recorded: see part 5"),
            )
            for one in checks[-3:]
        ),
    )
    if not checks:
        rows = (*rows, (say("Digests recomputed after collection, by the log"), say("(empty)")))
    return Grid((say("Check"), say("Result")), (9, 6), rows)


def _own_checks(dossier: Dossier, mark: str) -> Blank:
    say = dossier.say
    return Blank((say("Checks that I ran on this package by VERIFY.txt: which, when, result"),), mark, lines=3)


def _copies(dossier: Dossier) -> str:
    return dossier.say(
        "The records in data/captures are copies. Each carries the digests that were recorded when it was collected; "
        "whoever recomputes them and finds the same holds the same bytes. The digest of the package's own list cannot "
        "stand here, because this statement is on that list: it is to be written in by hand."
    )


def _manifest(dossier: Dossier, mark: str) -> Blank:
    say = dossier.say
    return Blank((say("SHA-256 of tagmanifest-sha256.txt"), say("SHA-256 fingerprint of certificate.pem")), mark)


def _not_declared(dossier: Dossier) -> str:
    return dossier.say(
        "It is not declared that a page told the truth, who wrote it, when it was first published, who stands behind a "
        "contact, or that the selection of the sites was complete. Links, flags and groups are suggestions of software "
        "and no part of what is declared."
    )


def _signature(dossier: Dossier, mark: str) -> Blank:
    say = dossier.say
    return Blank(
        (
            say("Words of oath or declaration that the law asks for"),
            say("Place and date"),
            say("Signature of the person"),
        ),
        mark,
    )
