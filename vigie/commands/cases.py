"""`vigie case`: case files are opened, filled, asked for and written."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from config.settings import LANGUAGES
from model import BadInput, Case, CaseItem, Operation, Role
from store import ads, audit, cases, clusters
from vigie.commands.arguments import Commands, Shared, command, group
from vigie.commands.searching import contact_of, under_mandate
from vigie.output import Output
from vigie.steps.export import export_case
from vigie.workspace import Workspace, acting, justified, now, opened


def add(commands: Commands, shared: Shared) -> None:
    actions = group(commands, shared, "case", "case files")
    parser = command(actions, shared, "new", new, "open a case, if you like from a number in a complaint")
    parser.add_argument("reference")
    parser.add_argument("--title", required=True)
    parser.add_argument("--mandate", required=True)
    parser.add_argument("--number", help="a number from a complaint, put into the case at once")
    item = command(actions, shared, "add", add_item, "put a cluster, an ad or a number into a case")
    item.add_argument("reference")
    item.add_argument("value", help="a cluster id, an ad key (site:id) or a number")
    item.add_argument("--why", default="", help="why it belongs there; outside training it must be given")
    ask = command(actions, shared, "request", request, "ask for an export; another account countersigns")
    ask.add_argument("reference")
    sign = command(actions, shared, "countersign", countersign, "countersign a request for export")
    sign.add_argument("request")
    write = command(actions, shared, "export", export, "write the signed package")
    write.add_argument("reference", metavar="CASE")
    write.add_argument("--to", type=Path, required=True, metavar="DIR")
    write.add_argument("--language", choices=LANGUAGES)
    command(actions, shared, "list", list_cases, "every case and what was exported of it")


def new(args: Namespace, out: Output) -> int:
    """Open a case under a mandate."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.REVIEWER)
        purpose = justified(workspace, args.purpose)
        under_mandate(workspace)
        case = Case(args.reference, args.title, args.mandate, purpose, by.name, now())
        item = _item(workspace, args.number, "number from a complaint", by.name) if args.number else None
        with workspace.store.writing() as unit:
            cases.open_case(unit, case)
            audit.log(unit, now(), by.name, Operation.ALTERATION, "case.new", "-", purpose, args.reference)
            if item:
                cases.add_item(unit, args.reference, item)
    out.result({"case": args.reference, "mandate": args.mandate})
    return 0


def add_item(args: Namespace, out: Output) -> int:
    """Put something into a case."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.REVIEWER)
        why = justified(workspace, args.why or args.purpose)
        item = _item(workspace, args.value, why, by.name)
        with workspace.store.writing() as unit:
            cases.add_item(unit, args.reference, item)
            audit.log(unit, now(), by.name, Operation.ALTERATION, "case.add", item.kind, why, args.reference)
    out.result({"case": args.reference, "kind": item.kind})
    return 0


def _item(workspace: Workspace, value: str, why: str, account: str) -> CaseItem:
    """What `value` is: a cluster, an ad or a number. Raises BadInput if it is none of them."""
    with workspace.store.reading() as unit:
        cluster = clusters.resolve(unit, value)
        if cluster:
            return CaseItem("cluster", cluster, why, account, now())
        if ads.get(unit, value):
            return CaseItem("ad", value, why, account, now())
    try:
        return CaseItem("number", contact_of(value, workspace.settings.region), why, account, now())
    except BadInput as error:
        raise BadInput("neither a cluster, an ad nor a number", "case add") from error


def request(args: Namespace, out: Output) -> int:
    """Ask for an export; it waits for a second person."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.REVIEWER, Role.EXPORTER)
        why = justified(workspace, args.purpose)
        with workspace.store.writing() as unit:
            made = cases.request_export(unit, args.reference, by.name, why, now())
            audit.log(unit, now(), by.name, Operation.DISCLOSURE, "export.request", made, why, args.reference)
    out.result({"request": made, "case": args.reference})
    return 0


def countersign(args: Namespace, out: Output) -> int:
    """Countersign what somebody else asked for."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.COUNTERSIGNER)
        with workspace.store.writing() as unit:
            cases.countersign_export(unit, args.request, by.name, now(), training=workspace.training)
            audit.log(unit, now(), by.name, Operation.DISCLOSURE, "export.countersign", args.request)
    out.result({"request": args.request, "countersigned": True})
    return 0


def export(args: Namespace, out: Output) -> int:
    """Write the package and check it."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.EXPORTER)
        justified(workspace, args.purpose)
        out.say("writing the case file")
        language = args.language or workspace.settings.language
        package = export_case(workspace, args.reference, args.to, by.name, language)
    out.result(
        {"case": args.reference, "package": str(package)}, out.text("written and verified: {path}", path=package)
    )
    return 0


def list_cases(args: Namespace, out: Output) -> int:
    """Every case."""
    with opened(args.home) as workspace:
        acting(workspace, args.account, Role.REVIEWER, Role.EXPORTER, Role.COUNTERSIGNER)
        with workspace.store.reading() as unit:
            rows = [
                {
                    "case": case.reference,
                    "title": case.title,
                    "mandate": case.mandate,
                    "items": len(case.items),
                    "exports": [one.folder_name for one in cases.requests(unit, case.reference) if one.exported_at],
                }
                for case in cases.all_of(unit)
            ]
    out.rows(rows, "{case}\t{title}\t{items} items\t{exports}")
    return 0
