"""Link and group: signals give pairs, pairs are scored, links and people's judgements give clusters with stable ids."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import dedup
import reading
from model import AdFacts, ClusterEvent, Hub, Judgement, Level, Link, Operation
from store import Unit, audit, clusters, findings, links, matches
from vigie.workspace import Workspace, now

Progress = Callable[[str, int], None]


def link_all(
    workspace: Workspace, account: str, cause: str, progress: Progress = lambda what, count: None
) -> dict[str, int]:
    """Derive every link and cluster again from what is stored; ids of clusters that did not change stay."""
    with workspace.store.reading() as unit:
        facts = [replace(one, folded=reading.fold(one.text).text) for one in findings.facts(unit)]
        judgements = links.judgements(unit)
        shown = matches.all_of(unit)
    progress("ads", len(facts))
    linked = dedup.link(facts, judgements, matches=shown)
    progress("links", len(linked.links))
    counts = {"links": len(linked.links), "hubs": len(linked.hubs)}
    at = now()
    with workspace.store.writing() as unit:
        for level in Level:
            events = _group(unit, level, facts, linked.links, linked.hubs, judgements, cause, at)
            counts[f"{level}_events"] = len(events)
        audit.log(unit, at, account, Operation.COMBINATION, "link", "-", detail=f"{counts['links']} links")
        for level in Level:
            counts[level.value] = len(clusters.all_of(unit, level))
    return counts


def _group(
    unit: Unit,
    level: Level,
    facts: Sequence[AdFacts],
    found: Sequence[Link],
    hubs: Sequence[Hub],
    judgements: Sequence[Judgement],
    cause: str,
    at: datetime,
) -> Sequence[ClusterEvent]:
    """Save the links of one level and let its clusters follow."""
    of_level = [link for link in found if link.level is level]
    links.save(unit, level, of_level, hubs if level is Level.OPERATOR else (), at)
    groups = dedup.group([one.key for one in facts], of_level, judgements, level)
    previous = clusters.membership(unit, level)
    events = dedup.follow(previous, groups, level, at, cause, lambda: new_cluster_id(level))
    clusters.apply(unit, events)
    return events


def new_cluster_id(level: Level) -> str:
    """An opaque id that says nothing of its members: C-... for creatives, K-... for operators."""
    return f"{'C' if level is Level.CREATIVE else 'K'}-{uuid.uuid4().hex[:12]}"
