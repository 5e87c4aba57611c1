"""How the material was collected, what was not used, how anybody can check the package."""

from __future__ import annotations

from exports.blocks import Block, Grid, Heading, Pairs, Points, Section, Side, Text
from exports.dossier import Dossier, moment
from exports.sealing import sealing_sentences
from exports.story.software import ad_numbers
from exports.words import DECISIONS, LEVELS, RUN_STATES, VERDICTS
from model import CaptureVerdict, Cluster, Verdict


def unused(dossier: Dossier) -> Section:
    """Every group that was looked at and not used, described one by one."""
    say = dossier.say
    columns = (say("No."), say("Description"))
    rows = tuple((dossier.groups[cluster.id], unused_sentence(dossier, cluster)) for cluster in dossier.case.unused)
    blocks: tuple[Block, ...] = (Grid(columns, (1.5, 9), rows),) if rows else (Text(say("none")),)
    lead = say("Material that was looked at for this case and is not relied on.")
    return Section(Side.FRAME, say("Looked at and not used"), lead, blocks)


def unused_sentence(dossier: Dossier, cluster: Cluster) -> str:
    """One plain sentence about a group that is not relied on."""
    say = dossier.say
    last = _last_verdict(dossier, cluster)
    ads, level = ", ".join(ad_numbers(dossier, cluster.ads)), say(LEVELS[cluster.level])
    sentence = say("Ads {ads}; held together by: {level}; formed {at}.", ads=ads, level=level, at=moment(cluster.born))
    if last is None:
        return f"{sentence} {say('No verdict was given.')}"
    decision = say(DECISIONS[last.decision])
    return f"{sentence} {say('Last verdict: {decision}, {at}.', decision=decision, at=moment(last.at))}"


def _last_verdict(dossier: Dossier, cluster: Cluster) -> Verdict | None:
    given = [verdict for verdict in dossier.case.verdicts if verdict.cluster == cluster.id]
    return max(given, key=lambda verdict: verdict.at, default=None)


def collection(dossier: Dossier) -> Section:
    """The runs that brought the captures, and what they could not bring."""
    say, case = dossier.say, dossier.case
    columns = (say("Run"), say("Site"), say("From – to"), say("State"), say("Pages"), say("Faults"), say("By"))
    rows = tuple(
        (
            run.id,
            run.site,
            f"{moment(run.started)} – {moment(run.ended) or say('unknown')}",
            say(RUN_STATES[run.state]),
            str(run.counts.pages),
            str(run.counts.faults),
            run.account,
        )
        for run in case.runs
    )
    blocks: list[Block] = [Heading(say("Runs")), Grid(columns, (3, 2, 4, 2, 1, 1, 2), rows)]
    blocks += [Heading(say("What could not be captured whole")), _incomplete(dossier)]
    blocks += [Heading(say("Log of use")), _log(dossier)]
    lead = say(
        "Vigie reads public pages, without account and without contact with advertisers. Imports came from others."
    )
    return Section(Side.FRAME, say("Collection"), lead, tuple(blocks))


def _incomplete(dossier: Dossier) -> Block:
    say = dossier.say
    torn = [one for one in dossier.captured() if one.verdict is not CaptureVerdict.OK]
    if not torn:
        return Text(say("Every exhibit was received whole. What a run missed is counted under its faults."))
    return Points(tuple(f"{dossier.exhibits[one.id]}: {say(VERDICTS[one.verdict])}" for one in torn))


def _log(dossier: Dossier) -> Block:
    say, entries = dossier.say, dossier.case.audit
    if not entries:
        return Text(say("none"))
    digest = say("Digest of the last entry")
    return Pairs(
        (
            (say("Entries in the schedule of the log"), str(len(entries))),
            (say("Their numbers"), f"{entries[0].seq} – {entries[-1].seq}"),
            (digest, dossier.stated(entries[-1].digest)),
        ),
        exact=(digest,),
    )


def checking(dossier: Dossier) -> Section:
    """How to check the package, and what a check does not show."""
    say = dossier.say
    points = (
        say("data/VERIFY.txt says how to check every file with openssl and sha256sum alone."),
        say("Compare the fingerprint of certificate.pem with one that you received from the unit by another way."),
        say("Digests show that nothing changed since the package was signed. They do not show that a page told the "
            "truth, who wrote it, or when it was first published."),
        *sealing_sentences(dossier, say),
    )  # fmt: skip
    return Section(Side.FRAME, say("How to check this package"), "", (Points(points),))
