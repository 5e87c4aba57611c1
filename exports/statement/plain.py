"""The note in plain words: what a judge reads in five minutes."""

from __future__ import annotations

from exports.blocks import Block, Grid, Heading, Points, Section, Side, Station, Text, Way
from exports.dossier import Dossier
from exports.statement.laid import VERIFIER, Laid
from model import CaptureKind


def plain(dossier: Dossier, laid: Laid) -> Section:
    """What the software does, what its proofs show and do not show, where errors could come in, how to check."""
    say = dossier.say
    blocks: list[Block] = [Heading(say("What was done")), Text(_done(dossier)), way(dossier), Text(_held(dossier))]
    blocks += [Heading(say("What the proofs show, and what they do not show")), _proofs(dossier)]
    blocks += [Heading(say("How links and flags come about")), Text(_links(dossier))]
    blocks += [Heading(say("Known limits, and where error could have come in")), _limits(dossier)]
    blocks += [Heading(say("How the other side can check it by itself")), Points(_checks(dossier, laid))]
    if dossier.case.training:
        blocks.insert(0, Text(say("Training: everything in this package is made up. It proves nothing.")))
    return Section(Side.FRAME, say("In plain words"), say("For a reader who has five minutes."), tuple(blocks))


def _done(dossier: Dossier) -> str:
    return dossier.say(
        "Vigie is open software that an authorised unit runs on its own machine. Under a mandate it asks for public "
        "pages, as any visitor may. It has no function to log in, to write to anybody, to pretend to be somebody or to "
        "get past a barrier; it answers at most a notice that is put to every visitor, such as one about age. What a "
        "server answers is kept byte for byte before any program reads it; the rest is made from these records and can "
        "be made again."
    )


def way(dossier: Dossier) -> Way:
    """The drawing: from the wire to the case file, with whose part each step is."""
    say = dossier.say
    machine, person, anybody = say("software"), say("persons"), say("anybody")
    stations = (
        Station(Side.PERSONS, person, say("Mandate"),
                say("One person proposes it, another approves it. Without it nothing is asked for.")),
        Station(Side.FACTS, machine, say("Request"),
                say("A page of a listed site is asked for; the server's address is checked first.")),
        Station(Side.FACTS, machine, say("Record"),
                say("Request and answer are written to a WARC file as they crossed the wire.")),
        Station(Side.FACTS, machine, say("Digest and log"),
                say("A SHA-256 digest is computed; the record gets its place in a log that only grows.")),
        Station(Side.SOFTWARE, machine, say("Reading and linking"),
                say("Ads are read and compared. Links and flags are suggested, with their reasons.")),
        Station(Side.PERSONS, person, say("Decision"),
                say("A person reads, weighs innocent explanations and decides; a second one countersigns.")),
        Station(Side.SOFTWARE, machine, say("Case file"),
                say("Records, reasons, decisions and this statement are packed, listed and signed.")),
        Station(Side.FRAME, anybody, say("Check"),
                say("Court and defence check every byte of it, offline, without the unit.")),
    )  # fmt: skip
    alt = say("The way from the wire to the case file in eight steps.")
    told = " ".join(f"{at}. {one.title} ({one.whose}): {one.text}" for at, one in enumerate(stations, 1))
    return Way(f"{alt} {told}", stations)


def _held(dossier: Dossier) -> str:
    say, case = dossier.say, dossier.case
    imports = sum(one.kind is CaptureKind.IMPORT for one in case.captures)
    counted = say(
        "In this package: captures {captures}, of these handed over by others {imports}; ads {ads}; runs {runs}.",
        captures=len(case.captures), imports=imports, ads=len(case.ads), runs=len(case.runs),
    )  # fmt: skip
    once = say(
        "A page on the web cannot be fetched a second time as it was: it changes or goes away. So everything that made "
        "the capture is kept with it: question, answer, times, the server's address and certificate, settings."
    )
    return f"{counted} {once}"


def _proofs(dossier: Dossier) -> Grid:
    say = dossier.say
    rows = (
        (
            say("Digest (SHA-256)"),
            say("These are the very bytes for which the digest was recorded."),
            say("That a page told the truth, who wrote it, or when it was first published."),
        ),
        (
            say("Log"),
            say("The record stood in its place before the checkpoint was signed; what was altered, removed or slipped "
                "in later does not fit."),
            say("That whoever holds both the records and the key did not write the whole log anew. Only a checkpoint "
                "that others keep shows it."),
        ),
        (
            say("Signature"),
            say("Nothing in the package changed since the holder of the key signed it."),
            say("Whose key it is: compare its fingerprint with one that came from the unit by another way."),
        ),
        (
            say("Time stamp"),
            say("Somebody outside the unit saw what was stamped, at the stated time: it existed by then."),
            say("When a page was published, or what stood on it earlier. Part 4 says whether there is a time stamp."),
        ),
    )  # fmt: skip
    return Grid((say("Proof"), say("What it shows"), say("What it does not show")), (2.2, 6, 6.6), rows)


def _links(dossier: Dossier) -> str:
    say = dossier.say
    return " ".join(
        (
            say(
                "Software compares ads by what they share: telephone numbers and other contacts, pictures, wording. "
                "Each reason is printed with its weight. A flag says that a written rule was met, and why. No weight, "
                "sum or flag is a probability, and none is about a person: it is a reason to look."
            ),
            say(
                "A machine suggests, a person decides. What accuses needs a second person, who judges first without "
                "seeing the first verdict."
            ),
            say("Error rates of links and flags in cases like this one: not measured."),
        )
    )


def _limits(dossier: Dossier) -> Grid:
    say = dossier.say
    rows = (
        (
            say("Choice"),
            say("Only listed public sites were asked. What nobody looked for is in no list."),
            say("The mandate names the sites. What was looked at and not used is in the report."),
        ),
        (
            say("Collection"),
            say("A server may answer one visitor otherwise than another. A run can miss pages or be cut short."),
            say("The record shows what this visitor was answered. Part 3 lists what was met and not kept. A page that "
                "only a browser can read over an encrypted connection is kept as the browser decoded it."),
        ),
        (
            say("Time"),
            say("The machine's clock can be wrong."),
            say("Part 3: how the clock stood, and how far the servers' lay off. Part 4: time stamps."),
        ),
        (
            say("Picture of a page"),
            say("A screenshot shows what one browser drew, at one size, at one moment."),
            say("It is no more than that. The page's source is kept beside it."),
        ),
        (
            say("Reading"),
            say("A disguised number can be misread, a price taken for an age."),
            say("Each finding names its place in the text. The page decides, not the finding."),
        ),
        (
            say("Linking"),
            say("Strangers can share a template, a switchboard, an agency or a picture. Other links are missed."),
            say("Reasons are printed with their weights. Persons can part what software joined."),
        ),
        (
            say("Persons"),
            say("Persons can err, and can be led by what software showed them first."),
            say("The second person judges before seeing the first verdict. Reasons are printed with names."),
        ),
    )  # fmt: skip
    return Grid((say("Where"), say("What could go wrong"), say("What is done about it, and where to look")),
                (2.2, 6, 6.6), rows)  # fmt: skip


def _checks(dossier: Dossier, laid: Laid) -> tuple[str, ...]:
    say = dossier.say
    by_file = say("data/verify.pyz is one file that checks all of it with Python alone: python3 -I data/verify.pyz .")
    return (
        say("data/VERIFY.txt gives the commands: openssl and sha256sum do, without our software and offline."),
        *((by_file,) if VERIFIER in laid.names else ()),
        say("The records are in data/captures, in a format (WARC, ISO 28500) that other programs read. The rules that "
            "flagged are in data/rules, every value is in data/case.json, and the software's source is open."),
        say("What only a person can answer is left empty in this statement, and marked."),
    )  # fmt: skip
