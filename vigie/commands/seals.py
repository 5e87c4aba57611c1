"""`vigie log seal`, `seals`, `authority`: trusted time stamps on the log's checkpoints, asked for and shown."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from evidence.seals import describe
from model import BadInput, RefusalReason, Refused, Role
from sandbox.authority import TrainingAuthority
from store import checkpoints, leaves, seals
from vigie.commands.arguments import Commands, Shared, command
from vigie.output import Output
from vigie.steps.log import sign_checkpoint
from vigie.steps.seal import seal_now
from vigie.steps.sealed import covered, kept_seals
from vigie.workspace import Workspace, acting, now, opened

SIGNERS = (Role.ADMIN, Role.AUDITOR)
PORT = 8318
LISTED = """\
[[authority]]
name = "training"
url = "{url}"
status = "test"
"""


def add(actions: Commands, shared: Shared) -> None:
    now_ = command(actions, shared, "seal", seal, "sign the log as it stands and have it sealed by trusted time stamps")
    now_.add_argument("--again", action="store_true", help="ask those too that sealed it already, to renew their seals")
    command(actions, shared, "seals", show, "what is sealed by whom, what waits and why")
    practice = command(actions, shared, "authority", serve, "a time-stamping authority for practice, on this machine")
    practice.add_argument("--port", type=int, default=PORT)


def seal(args: Namespace, out: Output) -> int:
    """0 if everything signed is sealed afterwards, 1 if not."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, *SIGNERS)
        if not workspace.settings.authorities:
            raise BadInput("no time-stamping authority is listed", "vigie.toml", "see docs/settings.md")
        size = sign_checkpoint(workspace, by.name).head.size
        outcomes = seal_now(workspace, by.name, again=args.again)
        with workspace.store.reading() as unit:
            done = covered(workspace, kept_seals(workspace, unit))
    for one in outcomes:
        out.say("{line}", line=f"{one.authority}: {one.problem or out.text('sealed')}")
    result = {
        "size": size,
        "sealed": done,
        "asked": [{"authority": one.authority, "size": one.size, "problem": one.problem} for one in outcomes],
    }
    out.result(result, out.text("{sealed} of {size} leaves sealed", **result))
    return 0 if done >= size else 1


def show(args: Namespace, out: Output) -> int:
    """Every stamp judged again, and whose turn comes when."""
    with opened(args.home) as workspace:
        acting(workspace, args.account, *SIGNERS)
        result = _standing(workspace)
    human = [
        out.text("{sealed} of {leaves} leaves sealed; {captures} captures are not", **result),
        *(one["said"] for one in result["seals"]),
        *(out.text("{authority}: asked again after {next_at}; {why}", **one) for one in result["turns"]),
    ]
    out.result(result, "\n".join(human))
    return 0


def _standing(workspace: Workspace) -> dict[str, Any]:
    with workspace.store.reading() as unit:
        found = list(kept_seals(workspace, unit))
        size = covered(workspace, found)
        newest = checkpoints.newest(unit)
        turns = [seals.turn(unit, one.name) for one in workspace.settings.authorities if one.ask]
        return {
            "leaves": leaves.size(unit),
            "signed": newest.size if newest else 0,
            "sealed": size,
            "captures": seals.captures_after(unit, size),
            "refused": sum(1 for _ in seals.every(unit, verified=False)),
            "seals": [
                {
                    "authority": one.reply.authority,
                    "size": one.reply.size,
                    "at": one.reply.at,
                    "certificate_until": one.reply.expiry,
                    "problem": one.judged.problem,
                    "said": describe(one.judged.seal) if one.judged.seal else f"{one.name}: {one.judged.problem}",
                }
                for one in found
            ],
            "turns": [
                {"authority": one.authority, "tries": one.tries, "next_at": one.next_at, "why": one.why or "-"}
                for one in turns
                if one
            ],
        }


def serve(args: Namespace, out: Output) -> int:
    """Answer until interrupted. Its root joins those of earlier ones, so that their stamps still verify."""
    with opened(args.home) as workspace:
        acting(workspace, args.account, Role.ADMIN)
        if not workspace.training:
            raise Refused(RefusalReason.TRAINING_ONLY, "an authority for practice proves nothing")
        authority = TrainingAuthority(now(), args.port)
        roots = workspace.settings.keys / "authorities" / "training.pem"
    roots.parent.mkdir(exist_ok=True)
    with roots.open("ab") as file:
        file.write(authority.root.pem)
    out.result({"url": authority.url, "roots": str(roots)}, LISTED.format(url=authority.url))
    out.say("put this at the end of vigie.toml; Ctrl-C ends")
    try:
        authority.serve()
    except KeyboardInterrupt:
        authority.server.server_close()
    return 0
