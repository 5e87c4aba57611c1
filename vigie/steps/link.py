"""Link and group: signals give pairs, pairs are scored, links and people's judgements give clusters with stable ids.

Only what cannot be as it was is worked out again: `dedup` says what that is from what the last run left in the
database. `full` forgets that and works out everything, to the same end.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import dedup
from model import ClusterEvent, Level, Operation, StoreBusy
from store import Unit, audit, clusters, linking, links
from vigie.steps.basis import Basis, Overtaken, load, still_there
from vigie.workspace import Workspace, now

Progress = Callable[[str, int], None]

TRIES = 3  # while ads change under its hands


def link_all(
    workspace: Workspace,
    account: str,
    cause: str,
    progress: Progress = lambda what, count: None,
    *,
    full: bool = False,
) -> dict[str, int]:
    """Bring all links and clusters up to date; ids of clusters that did not change stay.

    StoreBusy when ads kept changing while they were linked.
    """
    for _ in range(TRIES):
        try:
            return _link(workspace, account, cause, progress, full)
        except Overtaken:
            continue
    raise StoreBusy("ads kept changing while they were linked", "link", "try again when less is collected")


def _link(workspace: Workspace, account: str, cause: str, progress: Progress, full: bool) -> dict[str, int]:
    with workspace.store.reading() as unit:
        basis = load(unit, full=full)
    progress("ads", len(basis.sheets))
    done = dedup.relink(
        basis.sheets.values(),
        lambda keys: basis.fetch(workspace.store, keys),
        basis.gallery,
        basis.judgements,
        dedup.unpack(basis.parts),
    )
    run = _Run(basis, done, done.result(), cause, now())
    with workspace.store.writing() as unit:
        counts = run.save(unit)
        audit.log(unit, run.at, account, Operation.COMBINATION, "link", "-", detail=f"{counts['links']} links")
    progress("links", counts["links"])
    return counts


@dataclass(frozen=True, slots=True)
class _Run:
    """What a run goes by and what came of it, on its way into the database: all in one transaction."""

    basis: Basis
    done: dedup.Linking
    linked: dedup.Linked
    cause: str
    at: datetime

    def save(self, unit: Unit) -> dict[str, int]:
        """Links, hubs, clusters and what the next run goes by; returns the counts."""
        named = {end for link in self.linked.links for end in (link.left, link.right)}
        still_there(unit, named | self.basis.new | self.basis.changed)
        counts = {"hubs": len(self.linked.hubs)}
        for level in Level:
            self._save_links(unit, level)
            counts[f"{level}_events"] = len(self._follow(unit, level))
            counts[level.value] = clusters.count(unit, level)
        linking.keep(unit, self.basis.kept())
        linking.keep_weighings(unit, self._weighings())
        linking.remember(unit, self.basis.version, dedup.pack(self.linked.memory), self.basis.parts)
        touched = self.linked.touched
        counts |= {"ads_touched": touched.ads, "pairs_scored": touched.pairs, "components_grouped": touched.components}
        return counts | {"links": links.count(unit)}

    def _weighings(self) -> Iterator[tuple[int, Mapping[str, object]]]:
        for key, weighing in self.done.weighings(self.done.weighed_again()):
            yield self.basis.sheets[key].number, dedup.write_weighing(weighing)

    def _save_links(self, unit: Unit, level: Level) -> None:
        found = [link for link in self.linked.links if link.level is level]
        if self.basis.parts:
            gone = [(left, right) for of, left, right in self.linked.gone if of is level]
            links.change(unit, level, found, gone, self.at)
        else:
            links.save(unit, level, found, (), self.at)
        links.save_hubs(unit, level, self.linked.hubs if level is Level.OPERATOR else (), self.at)

    def _follow(self, unit: Unit, level: Level) -> tuple[ClusterEvent, ...]:
        """Let the clusters of the ads that were grouped again follow their groups."""
        grouped = self.linked.groups[level]
        previous = clusters.around(unit, level, grouped.again | self.basis.new if self.basis.parts else None)
        groups = grouped.of({*grouped.again, *self.basis.new, *previous})
        events = dedup.follow(previous, groups, level, self.at, self.cause, lambda: new_cluster_id(level))
        news = dedup.News(
            level, self.basis.changed, self.basis.sheets.keys(), self.basis.judgements,
            lambda ads: links.of_ads(unit, ads, level),
        )  # fmt: skip
        told = dedup.with_causes(events, previous, news)
        clusters.apply(unit, told)
        return told


def new_cluster_id(level: Level) -> str:
    """An opaque id that says nothing of its members: C-... for creatives, K-... for operators."""
    return f"{'C' if level is Level.CREATIVE else 'K'}-{uuid.uuid4().hex[:12]}"
