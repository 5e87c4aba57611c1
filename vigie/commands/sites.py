"""`vigie site`: definitions in the workspace, checked, switched on and off."""

from __future__ import annotations

from argparse import Namespace

from model import BadInput, Operation, Role
from store import audit, sites
from vigie.commands.arguments import Commands, Shared, command, group
from vigie.output import Output
from vigie.steps.crawl import definitions, record
from vigie.workspace import acting, now, opened


def add(commands: Commands, shared: Shared) -> None:
    actions = group(commands, shared, "site", "site definitions")
    command(actions, shared, "new", new, "propose a definition from a page of the site").add_argument("url")
    command(actions, shared, "check", check, "check a definition, and read stored pages with it").add_argument("site")
    command(actions, shared, "list", list_sites, "every site, whether it is on, its last run")
    for name, run, text in (
        ("enable", enable, "let a site be fetched"),
        ("disable", disable, "the kill switch: nothing more is fetched from a site"),
    ):
        parser = command(actions, shared, name, run, text)
        parser.add_argument("site")
        parser.add_argument("--why", default="", help="kept in the log")


def new(args: Namespace, out: Output) -> int:
    """Fetch one listing and one ad under the mandate, propose a definition, write it to the workspace, switched off."""
    from vigie.steps.propose import propose

    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.COLLECTOR, Role.ADMIN)
        path, notes = propose(workspace, args.url, by.name)
    for note in notes:
        out.say("{note}", note=note)
    out.result({"site": path.stem, "file": str(path)}, out.text("written to {path}; now read and mend it", path=path))
    return 0


def check(args: Namespace, out: Output) -> int:
    """Load the definition; read what is stored of the site with it: field by field, how often it was found."""
    from vigie.steps.propose import reread

    with opened(args.home) as workspace:
        acting(workspace, args.account, Role.COLLECTOR, Role.ADMIN, Role.REVIEWER)
        (definition,) = definitions(workspace, [args.site])
        report = reread(workspace, definition)
    human = "{site}: {pages} stored pages read, {ads} ads, {faults} do not fit"
    out.result(report, out.text(human, **report))
    return 1 if report["faults"] or report["drift"] else 0


def list_sites(args: Namespace, out: Output) -> int:
    """Every recorded site."""
    with opened(args.home) as workspace, workspace.store.reading() as unit:
        rows = [{"site": one.id, "enabled": one.enabled, "version": one.version} for one in sites.all_of(unit)]
    out.rows(rows, "{site}\tenabled: {enabled}\tversion {version}")
    return 0


def enable(args: Namespace, out: Output) -> int:
    """Record the definition as it is now and let the site be fetched."""
    return _switch(args, out, on=True)


def disable(args: Namespace, out: Output) -> int:
    """Stop fetching the site at once."""
    return _switch(args, out, on=False)


def _switch(args: Namespace, out: Output, *, on: bool) -> int:
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.ADMIN, Role.COLLECTOR)
        if on:
            record(workspace, definitions(workspace, [args.site]), by.name)
        with workspace.store.writing() as unit:
            if on and sites.get(unit, args.site) is None:
                raise BadInput("no such site", args.site, f"write {workspace.settings.sites / args.site}.yml first")
            (sites.enable if on else sites.disable)(unit, args.site, by.name, args.why, now())
            action = "site.enable" if on else "site.disable"
            audit.log(unit, now(), by.name, Operation.ADMINISTRATION, action, args.site, args.why)
    out.result({"site": args.site, "enabled": on})
    return 0
