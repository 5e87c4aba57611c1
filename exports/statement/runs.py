"""How the material was collected: run by run from the record that each kept, and what the answers say themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from exports.blocks import Block, Grid, Heading, Pairs, Section, Side, Text
from exports.dossier import Dossier, moment
from exports.statement.counting import method_of, told
from exports.words import RUN_STATES
from model import Capture, CaptureVerdict, Clock, Method, Run, Skew

MOST_MISSED = 200  # rows of what was not captured: four pages
MOST_RUNS = 25  # printed in full: some fifteen pages; the records of all are in the package


class Connections(NamedTuple):
    """Captures by what their connection showed; `open` was not encrypted."""

    trusted: int
    refused: int
    open: int
    unknown: int


def collected(dossier: Dossier) -> Section:
    """Every run's operator, authority, programs, clock and limits; then what came back, and what did not."""
    say, runs = dossier.say, dossier.case.runs
    blocks: list[Block] = []
    for run in runs[:MOST_RUNS]:
        blocks += [Heading(say("Run {run}", run=run.id)), _run(dossier, run)]
    if len(runs) > MOST_RUNS:
        blocks.append(Text(say("Runs that are not printed here: {count}. Their records are among the captures.",
                               count=len(runs) - MOST_RUNS)))  # fmt: skip
    if not runs:
        blocks.append(Text(say("No run is on record for these captures.")))
    blocks += [Heading(say("What was not captured")), _not_captured(dossier)]
    blocks += [Heading(say("Answers and connections")), _answers(dossier)]
    lead = say(
        "As each run recorded it. What a run did not record is shown as empty, what it could not know as unknown."
    )
    return Section(Side.FACTS, say("How it was collected"), lead, tuple(blocks))


def _run(dossier: Dossier, run: Run) -> Pairs:
    say, method = dossier.say, method_of(dossier, run)
    rows = (
        (say("Site"), run.site),
        (say("From – to"), f"{moment(run.started)} – {moment(run.ended) or say('unknown')}"),
        (say("State"), say(RUN_STATES[run.state])),
        (say("Operator (account)"), dossier.stated(run.account)),
        *(_recorded(dossier, method) if method else _nothing(dossier)),
    )
    return Pairs(rows, exact=(say("Site definition (SHA-256)"), say("Dependencies (SHA-256)")))


def _nothing(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    say = dossier.say
    return (
        (say("Record of the run's method"), say("(empty)")),
        (say("Unit"), say("(empty)")),
        (say("Clock when the run began"), say("(empty)")),
        (say("Software"), say("(empty)")),
        (say("robots.txt and terms of use"), say("(empty)")),
        (say("Limits in force"), say("(empty)")),
    )


def _recorded(dossier: Dossier, method: Method) -> tuple[tuple[str, str], ...]:
    say, stated = dossier.say, dossier.stated
    ran, where = method.software, method.machine
    version = " ".join(part for part in (ran.name, ran.version, ran.commit[:12]) if part)
    beneath = (ran.python, ran.openssl, f"SQLite {ran.sqlite}" if ran.sqlite else "")
    browser = method.browser
    return (
        (say("Unit"), stated(method.unit)),
        (say("Mandate"), f"{stated(method.mandate)}; {stated(method.authority)}; {stated(method.basis)}"),
        (say("Purpose"), stated(method.purpose)),
        (say("Software"), stated(version)),
        (say("Beneath it"), stated(", ".join(one for one in beneath if one))),
        (say("Dependencies (SHA-256)"), stated(f"{ran.dependencies_sha256} {ran.dependencies_of}".strip())),
        (say("Machine"), stated(", ".join(one for one in (where.system, where.kernel, where.architecture) if one))),
        (say("Browser"), f"{browser.build}, {browser.width} × {browser.height}" if browser else say("none")),
        (say("Asked as"), stated(method.user_agent)),
        (say("Network address, and way out"), f"{_known(dossier, method.exit_address)}; {stated(method.via)}"),
        (say("Clock when the run began"), _clock(dossier, method.clock_start)),
        (say("Clock when the run ended"), _clock(dossier, method.clock_end)),
        (say("Our clock less the servers'"), _skew(dossier, method.skew)),
        (say("robots.txt and terms of use"), _rules(dossier, method)),
        (say("Notice answered for any visitor"), _notice(dossier, method)),
        (say("Clicks made"), ", ".join(method.clicks) or say("none")),
        (say("Limits in force"), stated("; ".join(f"{name} {value:.15g}" for name, value in method.limits))),
        (say("Site definition (SHA-256)"), stated(method.definition_sha256)),
    )


def _known(dossier: Dossier, said: str) -> str:
    return dossier.say("unknown") if said == "unknown" else dossier.stated(said)


def _clock(dossier: Dossier, clock: Clock | None) -> str:
    say = dossier.say
    if clock is None:
        return say("(empty)")
    kept = {True: say("synchronised"), False: say("not synchronised"), None: say("synchronised or not: unknown")}
    return "; ".join(
        (
            moment(clock.read_at),
            kept[clock.synchronised],
            say("offset {seconds}", seconds=_seconds(dossier, clock.offset_s)),
            say("error at most {seconds}", seconds=_seconds(dossier, clock.error_s)),
            say("told by {source}", source=clock.source or say("unknown")),
        )
    )


def _seconds(dossier: Dossier, value: float | None) -> str:
    return dossier.say("unknown") if value is None else f"{dossier.number(value, 3)} s"


def _skew(dossier: Dossier, skew: Skew) -> str:
    if not skew.count:
        return dossier.say("unknown")
    return dossier.say(
        "over {count} answers: least {least}, middle {median}, most {most}", count=skew.count,
        least=_seconds(dossier, skew.least_s), median=_seconds(dossier, skew.median_s),
        most=_seconds(dossier, skew.most_s),
    )  # fmt: skip


def _rules(dossier: Dossier, method: Method) -> str:
    say = dossier.say
    obeyed = say("robots.txt obeyed") if method.robots == "obeyed" else say("by override {name}", name=method.robots)
    return say(
        "{obeyed}; robots.txt kept: {robots}; terms of use kept: {terms}", obeyed=obeyed,
        robots=_exhibits(dossier, method.robots_captures), terms=_exhibits(dossier, method.terms_captures),
    )  # fmt: skip


def _exhibits(dossier: Dossier, captures: Iterable[str]) -> str:
    return ", ".join(dossier.exhibit(one) for one in captures) or dossier.say("none")


def _notice(dossier: Dossier, method: Method) -> str:
    notice = method.notice
    return f"{', '.join(notice.cookies)}; {notice.basis}; {notice.approved_by}" if notice else dossier.say("none")


def _not_captured(dossier: Dossier) -> Block:
    say = dossier.say
    methods = [one for run in dossier.case.runs if (one := method_of(dossier, run))]
    rows = [(one.run, missed.what, missed.why, str(missed.count)) for one in methods for missed in one.not_captured]
    rows += [(one.run, say("refused"), why, str(count)) for one in methods for why, count in one.refused]
    if not methods:
        return Text(say("(empty)") + " " + say("No run kept a record of what it left out."))
    if not rows:
        return Text(say("none"))
    if len(rows) > MOST_MISSED:
        more = say("further rows in the runs' own records: {count}", count=len(rows) - MOST_MISSED)
        rows = [*rows[:MOST_MISSED], ("", more, "", "")]
    return Grid((say("Run"), say("What"), say("Why"), say("Number")), (4, 4, 6, 1.6), tuple(rows))


def _answers(dossier: Dossier) -> Grid:
    say = dossier.say
    columns = (
        say("Run"), say("Answers"), say("Certificate trusted"), say("Certificate refused"), say("Not encrypted"),
        say("Connection unknown"), say("Cut short"), say("Not well-formed"),
    )  # fmt: skip
    runs = [run.id for run in dossier.case.runs]
    others = sorted({one.run for one in dossier.case.captures if one.run} - set(runs))
    rows = [_row(run, _of(dossier, run)) for run in (*runs, *others)]
    if loose := _of(dossier, None):
        rows.append(_row(say("none"), loose))
    return Grid(columns, (3.4, 1.7, 2, 2, 2, 2, 1.5, 2), tuple(rows))


def _of(dossier: Dossier, run: str | None) -> list[Capture]:
    return [one for one in dossier.case.captures if one.run == run]


def _row(name: str, captures: list[Capture]) -> tuple[str, ...]:
    verdicts, made = Counter(one.verdict for one in captures), connections(captures)
    counts = (sum(made), *made, verdicts[CaptureVerdict.TRUNCATED], verdicts[CaptureVerdict.MALFORMED])
    return name, *(str(count) for count in counts)


def connections(captures: Iterable[Capture]) -> Connections:
    """How captures that came over the wire were connected; what was drawn or handed over is not counted."""
    found = Counter(_connection(one) for one in captures if one.method or one.verdict is not CaptureVerdict.OK)
    return Connections(*(found[name] for name in Connections._fields))


def _connection(capture: Capture) -> str:
    if capture.verdict is CaptureVerdict.BAD_CERTIFICATE:
        return "refused"
    if capture.url.startswith("http:"):
        return "open"
    said = told(capture.detail)
    return "trusted" if said.get("certificate") == "trusted" else "unknown"
