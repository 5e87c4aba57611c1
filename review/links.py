"""Links of a cluster: what would happen without one, and a person's word on it. People unlink; the hall links again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import store
from dedup import DEFAULT, what_if
from model import BadInput, Cluster, Judgement, Level, Link, Operation, Reason, Sameness, add_up
from review.look import cluster_of
from review.spreads import of_links
from review.visit import Absent, Answer, Entry, Visit, go


@dataclass(frozen=True, slots=True)
class Parts:
    """The groups that a cluster's ads fall into, the largest first; the links that would then wait for a person."""

    groups: tuple[tuple[str, ...], ...]
    waiting: tuple[Link, ...] = ()

    def sorted_by(self, names: Mapping[str, int]) -> Parts:
        """The same groups, the ads of each in the order of their numbers on the screen."""
        order = tuple(tuple(sorted(keys, key=lambda key: (names.get(key, len(names)), key))) for keys in self.groups)
        return Parts(order, self.waiting)

    @property
    def splits(self) -> bool:
        return len(self.groups) > 1


def preview(unit: store.Unit, cluster: Cluster, new: Judgement) -> Parts:
    """What the next linking will make of the cluster's ads if `new` is said of the pair.

    Whatever hangs together with them is grouped again, so ads that the guard kept out so far may come in.
    """
    start = {*cluster.ads, new.left, new.right}
    ads, links = store.links.component(unit, start, new.level, DEFAULT.accept[new.level])
    said = [one for one in store.links.judgements(unit, new.level) if {one.left, one.right} <= ads]
    prospect = what_if(ads, links, said, new)
    groups = [tuple(sorted(one)) for one in prospect.groups if one & start]
    return Parts(tuple(sorted(groups, key=lambda one: (-len(one), one))), prospect.waiting)


def show_split(visit: Visit, unit: store.Unit) -> Answer:
    """The two halves, before anybody says so."""
    cluster = cluster_of(unit, visit.path("cluster"))
    left, right, level = _pair(visit, (visit.query("left"), visit.query("right")), visit.query("level"))
    links = [link for link in store.links.between(unit, left, right) if link.level is level]
    if not links:
        raise Absent
    names = {key: number for number, key in enumerate(_in_order(unit, cluster.ads), 1)}
    parts = preview(unit, cluster, _judgement(visit, (left, right, level), Sameness.NEVER, "preview"))
    shown = {key for some in parts.groups for key in some} | {end for one in parts.waiting for end in _ends(one)}
    records = {ad.key: ad for ad in store.ads.many(unit, sorted(shown))}
    response = visit.show(
        "split.html",
        cluster=cluster,
        link=links[0],
        parts_of=parts.sorted_by(names),
        names=names,
        records=records,
        reasons=_weighed(links[0]),
        spreads=of_links(unit, links[:1], [cluster.id]),
    )
    return Answer(response, Entry(Operation.CONSULTATION, "link.preview", cluster.id))


def judge(visit: Visit, unit: store.Unit) -> Answer:
    """Append a judgement on two ads and ask for linking to run again."""
    cluster = cluster_of(unit, visit.path("cluster"))
    left, right, level = _pair(visit, (visit.optional("left"), visit.optional("right")), visit.optional("level"))
    if left not in cluster.ads and right not in cluster.ads:
        raise BadInput(visit.say("The link does not belong to this cluster."))
    if not (store.links.between(unit, left, right) or _was_judged(unit, left, right, level)):
        raise Absent
    why = visit.field("why", visit.say("Say in a few words why."))
    if visit.optional("sameness") not in list(Sameness):
        raise BadInput(visit.say("Say whether the two belong together."))
    sameness = Sameness(visit.optional("sameness"))
    store.links.judge(unit, _judgement(visit, (left, right, level), sameness, why))
    store.jobs.ask(unit, "relink", {"level": level.value, "cluster": cluster.id}, visit.account.name, visit.at)
    entry = Entry(Operation.COMBINATION, f"link.{sameness}", cluster.id, justification=why, detail=level.value)
    return Answer(go(f"/cluster/{cluster.id}", said="judged"), entry)


def _ends(link: Link) -> tuple[str, str]:
    return link.left, link.right


def _weighed(link: Link) -> list[tuple[Reason, float]]:
    """The reasons with their bits as printed, which add up."""
    return list(zip(link.reasons, add_up(reason.weight for reason in link.reasons), strict=True))


def _was_judged(unit: store.Unit, left: str, right: str, level: Level) -> bool:
    return any((one.left, one.right) == (left, right) for one in store.links.judgements(unit, level))


def _pair(visit: Visit, ends: tuple[str, str], level: str) -> tuple[str, str, Level]:
    left, right = sorted(ends)
    if not left or left == right or level not in list(Level):
        raise BadInput(visit.say("Choose a link first."))
    return left, right, Level(level)


def _judgement(visit: Visit, pair: tuple[str, str, Level], sameness: Sameness, why: str) -> Judgement:
    return Judgement(*pair, sameness, visit.account.name, why, visit.at)


def _in_order(unit: store.Unit, keys: Sequence[str]) -> list[str]:
    return [ad.key for ad in sorted(store.ads.many(unit, keys), key=lambda ad: (ad.first_seen, ad.key))]
