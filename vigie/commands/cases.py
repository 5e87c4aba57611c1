"""`vigie case`: case files are opened, filled, asked for and written."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from config.settings import LANGUAGES
from evidence.log import log_keys
from model import BadInput, Case, CaseItem, Operation, Role
from store import Unit, ads, audit, cases, clusters, mandates
from vigie.commands.arguments import Commands, Shared, command, group
from vigie.commands.searching import contact_of
from vigie.output import Output
from vigie.steps.export import export_case
from vigie.workspace import Workspace, acting, as_system_user, justified, now, opened


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
    """Open a case under a mandate that runs."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.REVIEWER)
        purpose = justified(workspace, args.purpose)
        case = Case(args.reference, args.title, args.mandate, purpose, by.name, now())
        item = _item(workspace, args.number, "number from a complaint", by.name) if args.number else None
        with workspace.store.writing() as unit:
            mandates.running(unit, args.mandate, now())
            cases.open_case(unit, case)
            audit.log(unit, now(), by.name, Operation.ALTERATION, "case.new", "-", purpose, args.reference)
            if item:
                _put(unit, args.reference, item)
    out.result({"case": args.reference, "mandate": args.mandate})
    return 0


def add_item(args: Namespace, out: Output) -> int:
    """Put something into a case."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.REVIEWER)
        why = justified(workspace, args.why or args.purpose)
        item = _item(workspace, args.value, why, by.name)
        with workspace.store.writing() as unit:
            if item.kind == "number":  # its ads are looked up whenever the case is read
                _under_mandate(unit, args.reference)
            _put(unit, args.reference, item)
    out.result({"case": args.reference, "kind": item.kind})
    return 0


def _put(unit: Unit, reference: str, item: CaseItem) -> None:
    """Into the case and into the log, which names no number."""
    subject = "number" if item.kind == "number" else item.value
    cases.add_item(unit, reference, item)
    action = f"case.add-{item.kind}"
    audit.log(unit, item.at, item.account, Operation.ALTERATION, action, subject, item.why, reference)


def _under_mandate(unit: Unit, reference: str) -> None:
    """The case's mandate must run: otherwise nothing is searched or exported. Raises Refused with the reason."""
    case = cases.get(unit, reference)
    if case is None:
        raise BadInput("no case of this reference", "case", "see `vigie case list`")
    mandates.running(unit, case.mandate, now())


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
            _under_mandate(unit, args.reference)
            made = cases.request_export(unit, args.reference, by.name, why, now())
            audit.log(unit, now(), by.name, Operation.DISCLOSURE, "export.request", made, why, args.reference)
    out.result({"request": made, "case": args.reference})
    return 0


def countersign(args: Namespace, out: Output) -> int:
    """Countersign what somebody else asked for."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.COUNTERSIGNER, Role.APPROVER)
        with workspace.store.writing() as unit:
            case = next((one.case for one in cases.requests(unit) if one.id == args.request), "")
            cases.countersign_export(unit, args.request, by.name, now(), training=workspace.training)
            _under_mandate(unit, case)
            said = as_system_user()
            audit.log(
                unit, now(), by.name, Operation.DISCLOSURE, "export.countersign", args.request, case=case, detail=said
            )
    out.result({"request": args.request, "countersigned": True})
    return 0


def export(args: Namespace, out: Output) -> int:
    """Write the package and check it."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.EXPORTER)
        purpose = justified(workspace, args.purpose)
        with workspace.store.writing() as unit:
            audit.log(unit, now(), by.name, Operation.DISCLOSURE, "case.write", "-", purpose, args.reference)
        out.say("writing the case file")
        keys = log_keys(workspace.settings.keys)
        language = args.language or workspace.settings.language
        package = export_case(workspace, args.reference, args.to, by.name, language)
        made = log_keys(workspace.settings.keys).items() - keys.items()
    for _, key in made:
        out.say("public key of the log, to be given to receivers and other units: {key}", key=str(key))
    out.result(
        {"case": args.reference, "package": str(package)}, out.text("written and verified: {path}", path=package)
    )
    return 0


def list_cases(args: Namespace, out: Output) -> int:
    """Every case."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.REVIEWER, Role.EXPORTER, Role.COUNTERSIGNER, Role.APPROVER)
        with workspace.store.writing() as unit:
            audit.log(unit, now(), by.name, Operation.CONSULTATION, "case.list", "cases", args.purpose or "")
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
