"""The sandbox town as a workspace: its site definitions moved to its boards' ports, its mandate, its measures."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from config.settings import HERE
from model import Capture, Level, Mandate, Operation
from sandbox import World, measure
from store import ads, audit, captures, clusters, hashlists, mandates, sites
from vigie.steps.crawl import definitions, record
from vigie.workspace import TRAINEE, Workspace, now

BASE = re.compile(r"^base:.*$", re.MULTILINE)
REFERENCE = "TRAINING-1"


def move_in(workspace: Workspace, boards: dict[str, str]) -> None:
    """Copy the town's definitions with the boards' addresses, record the mandate, switch the sites on."""
    for site, base in boards.items():
        text = (HERE / "sites" / f"{site}.yml").read_text(encoding="utf-8")
        (workspace.settings.sites / f"{site}.yml").write_text(
            BASE.sub(f"base: {base}", text, count=1), encoding="utf-8"
        )
    record(workspace, definitions(workspace, list(boards)), TRAINEE)
    with workspace.store.writing() as unit:
        mandates.propose(unit, training_mandate(now()), "made-up mandate of the sandbox town", TRAINEE, now())
        mandates.approve(unit, REFERENCE, TRAINEE, now(), training=True)
        hashlists.propose_absence(unit, TRAINEE, "made-up pictures only", now())
        hashlists.approve_absence(unit, TRAINEE, now(), training=True)
        for site in boards:
            sites.enable(unit, site, TRAINEE, "training", now())
        audit.log(unit, now(), TRAINEE, Operation.ADMINISTRATION, "town.move-in", REFERENCE)


def training_mandate(at: datetime) -> Mandate:
    """A mandate over the whole town, for practice."""
    return Mandate(
        reference=REFERENCE,
        authority="Training desk",
        basis="made-up data; no legal basis needed",
        purpose="practice",
        sites=("*",),
        categories=("*",),
        start=at - timedelta(minutes=1),
        expiry=at + timedelta(days=90),
        approver=TRAINEE,
        impact_assessment="none",
    )


def stored(workspace: Workspace) -> tuple[set[str], list[Capture]]:
    """Keys of every ad held, and every capture."""
    with workspace.store.reading() as unit:
        return set(ads.keys(unit)), list(captures.every(unit))


def quality(workspace: Workspace, world: World, flagged: set[tuple[str, str]]) -> dict[str, dict[str, float | None]]:
    """How the clusters and flags compare with the town's truth: pairwise figures per level, and flags."""
    with workspace.store.reading() as unit:
        found = {level: clusters.membership(unit, level) for level in Level}
        members = {cluster.id: cluster.ads for cluster in clusters.all_of(unit, Level.OPERATOR)}
        held = set(ads.keys(unit))
    true = {key: truth for key, truth in world.truth.items() if key in held}
    operator_of = {key: truth.operator for key, truth in true.items()}
    creative_of = {key: truth.creative for key, truth in true.items()}
    raised = measure.raised_on(flagged, members, operator_of)
    due = {(one.id, rule) for one in world.operators for rule in one.flags}
    flags = measure.flags(raised, due)
    return {
        "creative": _figures(measure.pairwise(found[Level.CREATIVE], creative_of)),
        "operator": _figures(measure.pairwise(found[Level.OPERATOR], operator_of)),
        "flag": {"precision": flags.precision, "recall": flags.recall},
    }


def _figures(quality: measure.Quality) -> dict[str, float | None]:
    return {"precision": quality.precision, "recall": quality.recall, "f1": quality.f1}
