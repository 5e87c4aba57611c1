"""`vigie why`: why two ads are, or are not, linked, with its purpose, logged."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from model import Level, Operation, Role, add_up
from review.why import Standing, Why, ask
from store import audit
from vigie import spreads
from vigie.commands.arguments import Commands, Shared, command
from vigie.output import Output, Row
from vigie.workspace import acting, justified, now, opened


def add(commands: Commands, shared: Shared) -> None:
    parser = command(commands, shared, "why", why, "why two ads are, or are not, linked")
    parser.add_argument("left", help="an ad's key: site:number")
    parser.add_argument("right", help="another's")
    parser.add_argument("--level", choices=[level.value for level in Level], default=Level.OPERATOR.value)


def why(args: Namespace, out: Output) -> int:
    """Every signal's answer, the sum, what is missing, and who or what holds the two apart."""
    with opened(args.home) as workspace:
        by = acting(workspace, args.account, Role.REVIEWER, Role.COUNTERSIGNER)
        purpose = justified(workspace, args.purpose)
        with workspace.store.writing() as unit:
            asked = ask(unit, args.left, args.right, Level(args.level))
            subject = f"{asked.left} {asked.right}"
            audit.log(unit, now(), by.name, Operation.CONSULTATION, "link.why", subject, purpose, detail=args.level)
    row = _row(asked)
    if not out.as_json:
        out.rows(_lines(asked, out), "{bits}\t{signal}\t{said}")
    said = out.text(
        "sum {score} bits; suggested from {suggest}, linked from {accept}",
        score=round(asked.comparison.score, 2), suggest=asked.comparison.suggest, accept=asked.comparison.accept,
    )  # fmt: skip
    out.result(row, f"{said}\n{out.text(HUMAN[asked.standing])}")
    return 0


HUMAN = {
    Standing.LINKED: "the two are linked",
    Standing.TOGETHER: "the two are in one cluster through others",
    Standing.JUDGED_TOGETHER: "a person said that they belong together",
    Standing.JUDGED_APART: "a person said that they do not belong together",
    Standing.GUARDED: "enough for the two, not enough to join their groups: waits for a person",
    Standing.SUGGESTED: "suggested: waits for a person",
    Standing.UNSOUGHT: "never compared: others are nearer to each of them",
    Standing.UNLINKED: "not linked: too little between them",
}


def _lines(asked: Why, out: Output) -> Iterator[Row]:
    """Every answer in the reader's language, who else shows it, and what matched as written in the two ads."""
    comparison = asked.comparison
    for answer, bits in zip(comparison.answers, add_up(comparison.weights), strict=True):
        reason = answer.reason
        said = out.clauses(reason.clauses if reason else answer.miss)
        for spread in asked.spread_of(reason):
            said += f"\n\t\t{spreads.said(spread, out)}"
        for matched in dict.fromkeys((reason.left, reason.right) if reason else ()):
            said += f"\n\t\t{' '.join(matched.split())}" if matched else ""
        yield {"bits": f"{bits:+.2f}" if reason else "–", "signal": answer.signal, "said": said}


def _row(asked: Why) -> Row:
    comparison = asked.comparison
    weights = add_up(comparison.weights, 3)
    return {
        "left": asked.left,
        "right": asked.right,
        "level": asked.level,
        "standing": asked.standing,
        "score": round(comparison.score, 3),
        "suggest": comparison.suggest,
        "accept": comparison.accept,
        "missing_to_suggest": round(asked.missing_to_suggest, 3),
        "missing_to_accept": round(asked.missing_to_accept, 3),
        "clusters": list(asked.clusters),
        "judged": asked.judgement.sameness if asked.judgement else None,
        "answers": [
            {
                "signal": answer.signal,
                "weight": bits,
                "detail": answer.reason.detail if answer.reason else "; ".join(map(str, answer.miss)),
                "left": answer.reason.left if answer.reason else "",
                "right": answer.reason.right if answer.reason else "",
                "shared": [spreads.row_of(one) for one in asked.spread_of(answer.reason)],
            }
            for answer, bits in zip(comparison.answers, weights, strict=True)
        ],
    }
