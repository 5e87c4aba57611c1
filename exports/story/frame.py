"""Page one: under whose authority, about how much, how to read it, who can help."""

from __future__ import annotations

from exports.blocks import Block, Grid, Heading, Pairs, Points, Section, Side, Text
from exports.dossier import Dossier, moment


def opening(dossier: Dossier) -> Section:
    """The mandate, the size of the case, and how this report is to be read."""
    say, case = dossier.say, dossier.case
    blocks: list[Block] = [Heading(say("Mandate")), _mandate(dossier)]
    blocks += [Heading(say("This report")), _about(dossier), Heading(say("What it holds")), _counts(dossier)]
    blocks += [Heading(say("How to read it")), Points(_reading(dossier)), Heading(say("Who can help")), _help(dossier)]
    if case.training:
        blocks.insert(0, Text(say("Training: everything in this package is made up. It proves nothing.")))
    return Section(Side.FRAME, say("Mandate and purpose"), "", tuple(blocks))


def _mandate(dossier: Dossier) -> Pairs:
    say, mandate = dossier.say, dossier.case.mandate
    unsaid = dossier.stated
    return Pairs(
        (
            (say("Reference"), mandate.reference),
            (say("Authority"), unsaid(mandate.authority)),
            (say("Legal basis"), unsaid(mandate.basis)),
            (say("Purpose"), unsaid(mandate.purpose)),
            (say("Sites"), ", ".join(mandate.sites)),
            (say("Categories"), ", ".join(mandate.categories)),
            (say("In force"), f"{moment(mandate.start)} – {moment(mandate.expiry)}"),
            (say("Approver"), unsaid(mandate.approver)),
            (say("Proposed by / approved by"), f"{unsaid(mandate.proposed_by)} / {unsaid(mandate.approved_by)}"),
            (say("Impact assessment (SHA-256)"), unsaid(mandate.impact_assessment)),
            (say("Mandate file (SHA-256)"), unsaid(mandate.text_sha256)),
        ),
        exact=(say("Impact assessment (SHA-256)"), say("Mandate file (SHA-256)")),
    )


def _about(dossier: Dossier) -> Pairs:
    say, case = dossier.say, dossier.case
    return Pairs(
        (
            (say("Case"), f"{case.case.reference} – {case.case.title}"),
            (say("Purpose of the case"), dossier.stated(case.case.purpose)),
            (say("Opened"), f"{moment(case.case.opened_at)}, {case.case.opened_by}"),
            (say("Report made"), f"{moment(case.made_at)}, {case.made_by}"),
            (say("Export countersigned by"), dossier.stated(case.countersigned_by)),
            (say("Software"), dossier.stated(case.software)),
        )
    )


def _counts(dossier: Dossier) -> Grid:
    say, case = dossier.say, dossier.case
    rows = (
        (say("Facts as captured"), say("exhibits"), str(len(case.captures))),
        ("", say("ads"), str(len(case.ads))),
        (say("What software derived"), say("groups of ads"), str(len(case.clusters))),
        ("", say("links with their reasons"), str(len(case.links))),
        ("", say("flags"), str(len(case.alerts))),
        (say("Assessments by persons"), say("verdicts"), str(len(case.verdicts))),
        ("", say("judgements on pairs of ads"), str(len(case.judgements))),
        (say("Looked at and not used"), say("groups of ads"), str(len(case.unused))),
    )
    return Grid((say("Kind"), say("What"), say("Number")), (5, 5, 2), rows)


def _reading(dossier: Dossier) -> tuple[str, ...]:
    say = dossier.say
    return (
        say("A flag is a reason to look, nothing more. It is about groups of ads, never a score of a person."),
        say("Facts as captured, what software derived, and assessments by persons stand in separate parts."),
        say("Weights of links are in bits and add up. They are no probability that anything is so."),
        say("Unknown means unknown: neither yes nor no. A person's role is unknown unless a person set it."),
        say("Error rates of links and flags in cases like this one: not measured."),
        say("Characters that have no shape, or that this machine cannot draw, are shown by number, as {example}.",
            example="\u202e"),
        say("Text of pages and persons is printed in its own language; data/case.json holds it exactly."),
    )  # fmt: skip


def _help(dossier: Dossier) -> Text:
    return Text(
        dossier.say(
            "Persons who appear in these ads may need help, whatever the case shows. Recognised support services: "
            "in Belgium PAG-ASA (Brussels), Payoke (Antwerp) and Sürya (Liège); in France the national scheme Ac.Sé. "
            "Contact with them needs no finding and no charge."
        )
    )
