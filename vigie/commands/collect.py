"""`vigie crawl` and `vigie import`: ads come in, under a mandate, kept as captures first."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from model import IngestOutcome, Refused, Role
from vigie.commands.arguments import Commands, Shared, command
from vigie.output import Output, Row
from vigie.steps.crawl import Finished, definitions, record, run_sites, worst
from vigie.steps.importing import import_file
from vigie.steps.log import sign_if_due
from vigie.workspace import acting, opened


def add(commands: Commands, shared: Shared) -> None:
    parser = command(commands, shared, "crawl", crawl, "one run per site, now; a broken-off one is taken up again")
    parser.add_argument("sites", nargs="+", metavar="SITE")
    parser.add_argument("--at-once", type=int, default=2, help="sites fetched at the same time")
    bring = command(commands, shared, "import", bring_in, "ads collected by others, one JSON object a line")
    bring.add_argument("file", type=Path)
    bring.add_argument("--mandate", required=True)
    bring.add_argument("--photos", type=Path, help="folder of the pictures that the lines name")


def crawl(args: Namespace, out: Output) -> int:
    """Run the sites; one line a second says how far each is."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.COLLECTOR)
        record(workspace, definitions(workspace, args.sites), by.name)
        finished = run_sites(workspace, args.sites, by.name, teller(out), at_once=max(1, args.at_once))
    out.rows([row(one) for one in finished], "{site}\t{state}\t{message}")
    return worst(finished)


def teller(out: Output) -> Any:  # noqa: ANN401  # a callable that takes a progress row
    """What is said of a progress row."""

    def tell(progress: dict[str, Any]) -> None:
        if "message" in progress:
            out.say("{site}: {message}", site=progress["site"], message=progress["message"])
        elif "error" in progress:
            kind, place = progress.get("kind", progress["error"]), progress.get("raised", progress.get("where"))
            out.say("{site}: error of the program, {kind} at {place}", site=progress["site"], kind=kind, place=place)
        else:
            out.say("{site}: {done} of {total} fetched, {ads} ads, {photos} photos, {faults} faults",
                    total=int(progress.get("done", 0)) + int(progress.get("due", 0)), **progress)  # fmt: skip

    return tell


def row(finished: Finished) -> Row:
    return {"site": finished.site, "state": "", "message": ""} | finished.summary | {"code": finished.code}


def bring_in(args: Namespace, out: Output) -> int:
    """Import what is right; name each line that is not. 1 if one is wrong, 3 if one is outside the mandate."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.COLLECTOR)
        done = import_file(workspace, args.file, args.mandate, args.photos, by.name)
        hindered = sign_if_due(workspace, by.name)
    if hindered:
        out.say("{site}: {message}", site="log", message=hindered)
    for mistake in done.mistakes:
        out.say("{mistake}", mistake=mistake)
    for number in done.refused:
        out.say("{file}:{number}: outside the mandate's sites and categories", file=args.file, number=number)
    if done.without_list:
        out.say("photos left out: no list of known material is loaded and its absence is not approved")
    result = {outcome.value: done.outcomes[outcome] for outcome in IngestOutcome}
    result |= {"photos": done.photos, "wrong": len(done.mistakes), "refused": len(done.refused)}
    human = "{new} new, {changed} changed, {seen} seen again, {photos} photos, {wrong} lines wrong, {refused} refused"
    out.result(result, out.text(human, **result))
    return Refused.exit_code if done.refused else int(bool(done.mistakes))
