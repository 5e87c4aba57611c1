"""`vigie link`, `links`, `clusters`: what belongs together, and why."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from model import Level, Link, LinkState, Operation, Role, add_up
from review.spreads import Told, of_link
from store import audit, clusters, links
from store.spread import Spreads
from vigie import spreads
from vigie.commands.arguments import Commands, Shared, command
from vigie.output import Output, Row
from vigie.steps.link import link_all
from vigie.steps.match import match_new
from vigie.steps.read import read_new
from vigie.workspace import Workspace, acting, justified, now, opened


def add(commands: Commands, shared: Shared) -> None:
    parser = command(commands, shared, "link", link, "read what is new, link and group it")
    parser.add_argument("--full", action="store_true", help="derive everything again")
    parser.add_argument("--engine", choices=["local"], default="local")
    pairs = command(commands, shared, "links", list_links, "accepted links with their reasons")
    pairs.add_argument("--suggested", action="store_true", help="those that wait for a person")
    groups = command(commands, shared, "clusters", list_clusters, "clusters and their ads")
    groups.add_argument("--level", choices=[level.value for level in Level], default=Level.OPERATOR.value)


def link(args: Namespace, out: Output) -> int:
    """Read, link, group; cluster ids stay where nothing changed. 1 if an ad could not be read."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.REVIEWER, Role.COUNTERSIGNER, Role.COLLECTOR)
        read = read_new(
            workspace, lambda what, count: out.say("read: {count} {what}", what=out.text(what), count=count)
        )
        out.say("comparing pictures")
        match_new(workspace)
        out.say("linking")
        counts = link_all(workspace, by.name, "link --full" if args.full else "link", full=args.full)
    if read["unread"]:
        out.say("{n} ads could not be read; see the faults of their sites", n=read["unread"])
    if read["without_program"]:
        out.say("{n} pictures were not searched for writing: tesseract is not installed", n=read["without_program"])
    out.result({"read": read} | counts, out.text("{creative} creatives, {operator} operators", **counts))
    return 1 if read["unread"] else 0


def list_links(args: Namespace, out: Output) -> int:
    """Links with their score in bits and every reason."""
    state = LinkState.SUGGESTED if args.suggested else LinkState.ACCEPTED
    with opened(args.home) as workspace:
        _consult(workspace, args, "links.list")
        with workspace.store.reading() as unit:
            known = Spreads(unit)
            for one in links.all_of(unit, state=state):
                told = of_link(unit, one, known)
                out.result(_row(one, told), _said(one, told, out))
    return 0


def _row(link: Link, told: Told) -> Row:
    weights = add_up((reason.weight for reason in link.reasons), 3)
    return {
        "left": link.left,
        "right": link.right,
        "level": link.level,
        "score": round(link.score, 3),
        "reasons": [
            {
                "signal": reason.signal,
                "weight": bits,
                "detail": reason.detail,
                "left": reason.left,
                "right": reason.right,
                "shared": [spreads.row_of(spread) for spread in told.get(reason, ())],
            }
            for reason, bits in zip(link.reasons, weights, strict=True)
        ],
    }


def _said(link: Link, told: Told, out: Output) -> str:
    """The link on a line, and each reason on one below it, with who else shows it, in the reader's language."""
    lines = [f"{link.score:.2f}\t{link.left}\t{link.right}\t{link.level}"]
    weights = add_up(reason.weight for reason in link.reasons)
    for reason, bits in zip(link.reasons, weights, strict=True):
        lines.append(f"\t{bits:+.2f}\t{reason.signal}\t{out.clauses(reason.clauses)}")
        lines += [f"\t\t\t{spreads.said(spread, out)}" for spread in told.get(reason, ())]
    return "\n".join(lines)


def list_clusters(args: Namespace, out: Output) -> int:
    """Every cluster of a level with its ads."""
    with opened(args.home) as workspace:
        _consult(workspace, args, "clusters.list")
        out.rows(_clusters(workspace, Level(args.level)), "{cluster}\t{ads}")
    return 0


def _clusters(workspace: Workspace, level: Level) -> Iterator[Row]:
    with workspace.store.reading() as unit:
        for cluster in clusters.all_of(unit, level):
            yield {"cluster": cluster.id, "level": cluster.level, "ads": list(cluster.ads)}


def _consult(workspace: Workspace, args: Namespace, action: str) -> None:
    by = acting(workspace, args.account, Role.REVIEWER, Role.COUNTERSIGNER)
    purpose = justified(workspace, args.purpose)
    with workspace.store.writing() as unit:
        audit.log(unit, now(), by.name, Operation.CONSULTATION, action, "-", purpose)
