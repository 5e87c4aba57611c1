"""`vigie search`: one look-up of a number, handle, e-mail or account at a time, with its purpose, logged."""

from __future__ import annotations

from argparse import Namespace

import reading
from model import BadInput, FindingKind, Level, Operation, Role
from store import ads, audit, clusters, mandates, search
from vigie.commands.arguments import Commands, Shared, command
from vigie.output import Output
from vigie.workspace import Workspace, acting, justified, now, opened

SEARCHABLE = {FindingKind.PHONE, FindingKind.EMAIL, FindingKind.HANDLE, FindingKind.IBAN, FindingKind.WALLET}


def add(commands: Commands, shared: Shared) -> None:
    parser = command(commands, shared, "search", look_up, "one logged look-up of a number or handle")
    parser.add_argument("value", help="a number as written in a complaint, a handle, an e-mail address, an IBAN")


def look_up(args: Namespace, out: Output) -> int:
    """The ads that carry a contact. A place or a category alone is no search."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.REVIEWER, Role.COUNTERSIGNER)
        purpose = justified(workspace, args.purpose)
        under_mandate(workspace)
        wanted = contact_of(args.value, workspace.settings.region)
        with workspace.store.writing() as unit:
            keys = search.by_contact(unit, wanted)
            audit.log(unit, now(), by.name, Operation.CONSULTATION, "search", "-", purpose, detail=f"{len(keys)} ads")
            rows = [
                {
                    "ad": record.key,
                    "cluster": clusters.of_ad(unit, record.key, Level.OPERATOR),
                    "first_seen": record.first_seen,
                    "last_seen": record.last_seen,
                    "state": record.state,
                }
                for record in ads.many(unit, keys)
            ]
    if not rows:
        out.say("no ad carries this contact")
    out.rows(rows, "{ad}\t{state}\t{first_seen:%Y-%m-%d} - {last_seen:%Y-%m-%d}\tcluster {cluster}")
    return 0


def contact_of(text: str, region: str) -> str:
    """The one contact that `text` is, as findings store it. Raises BadInput if it is none, or several."""
    found = {finding.value for finding in reading.read_text(text, region) if finding.kind in SEARCHABLE}
    if len(found) != 1:
        raise BadInput("not one number, handle, e-mail address or IBAN", "search", "give exactly one")
    return found.pop()


def under_mandate(workspace: Workspace) -> None:
    """Search and export need at least one approved mandate in time. Raises Refused with the reason."""
    with workspace.store.reading() as unit:
        mandates.any_running(unit, now())
