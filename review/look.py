"""Everything that one cluster's page shows, loaded once; what a second person must not see yet is left out here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import store
from model import (
    AdRecord,
    Alert,
    Capture,
    CaptureKind,
    Cluster,
    ClusterEvent,
    Finding,
    Hub,
    Judgement,
    Link,
    LinkState,
    QueueItem,
    QueueState,
    Verdict,
    VerdictStage,
    value_key,
)
from review.families import Family, family_of
from review.figures import holding
from review.flags import Flag, flags, rules_of
from review.spotted import Box, Spotted, digests, spotted
from review.spreads import Told, of_links
from review.visit import Absent

PENDING = (QueueState.PROPOSED, QueueState.DISPUTED)


@dataclass(frozen=True, slots=True)
class Shown:
    """A distinct picture of the cluster: the ads that show it, whether it is sealed, how a colleague described it,

    whether it is a video, and the contacts that are written in it.
    """

    sha256: str
    ads: tuple[str, ...]
    sealed: bool
    reviewed_as: str | None
    video: bool = False
    written: tuple[Spotted, ...] = ()

    @property
    def boxes(self) -> list[Box]:
        """Where in the picture the contacts stand."""
        return [box for one in self.written for box in one.boxes]


@dataclass(frozen=True, slots=True)
class Look:
    cluster: Cluster
    item: QueueItem | None
    ads: tuple[AdRecord, ...]
    findings: Mapping[str, tuple[Finding, ...]]
    flags: tuple[Flag, ...]
    family: Family | None
    holding: tuple[Link, ...]
    further: int  # accepted links that agree with those shown
    suggested: tuple[Link, ...]
    homes: Mapping[str, str]  # clusters of the ads outside that are suggested
    hubs: tuple[Hub, ...]
    spreads: Told  # of the links above
    pictures: tuple[Shown, ...]
    captures: tuple[Capture, ...]
    verdicts: tuple[Verdict, ...]
    judgements: tuple[Judgement, ...]
    events: tuple[ClusterEvent, ...]

    @property
    def screenshots(self) -> tuple[Capture, ...]:
        return tuple(one for one in self.captures if one.kind is CaptureKind.SCREENSHOT)


def cluster_of(unit: store.Unit, cluster_id: str) -> Cluster:
    """The living cluster an id stands for, or Absent."""
    cluster = store.clusters.get(unit, cluster_id)
    if cluster is None or not cluster.ads:
        raise Absent
    return cluster


def load(unit: store.Unit, cluster: Cluster, account: str, language: str) -> Look:
    """Load a cluster for one person."""
    item = store.queue.get(unit, cluster.id)
    ads = tuple(sorted(store.ads.many(unit, cluster.ads), key=lambda ad: (ad.first_seen, ad.key)))
    findings = store.findings.of_ads(unit, cluster.ads)
    links = store.links.of_ads(unit, cluster.ads)
    inside = [link for link in links if link.left in cluster.ads and link.right in cluster.ads]
    accepted = [link for link in inside if link.state is LinkState.ACCEPTED]
    shown = holding(accepted)
    suggested = tuple(link for link in links if link.state is LinkState.SUGGESTED)
    spreads = of_links(unit, (*shown, *suggested), [cluster.id])
    verdicts = store.queue.verdicts(unit, cluster.id)
    texts = store.written.texts(unit, digests(findings))
    return Look(
        cluster=cluster,
        item=item,
        ads=ads,
        findings=findings,
        flags=flags(raised(unit, cluster.id, item), rules_of(unit), language),
        family=family_of(unit, item),
        holding=shown,
        further=len(accepted) - len(shown),
        suggested=suggested,
        homes=store.clusters.of_ads(unit, outside(suggested, cluster.ads), cluster.level),
        hubs=touching(store.links.hubs(unit), findings, inside),
        spreads=spreads,
        pictures=pictures(ads, spotted((one for several in findings.values() for one in several), texts)),
        captures=tuple(store.captures.of_ads(unit, cluster.ads)),
        verdicts=readable(verdicts, item.state if item else QueueState.SETTLED, account),
        judgements=tuple(_judged(store.links.judgements(unit), cluster.ads)),
        events=tuple(store.clusters.events(unit, cluster.id)),
    )


def outside(links: Iterable[Link], keys: Collection[str]) -> list[str]:
    """The ends of links that are not among these ads."""
    return sorted({end for link in links for end in (link.left, link.right)} - set(keys))


def pending_from(verdicts: Sequence[Verdict]) -> int:
    """Where the round that is pending begins: the newest accusation, with what its author said just before.

    What one takes back and proposes again belongs to the same round, so that a second person reads neither.
    """
    at = max((n for n, one in enumerate(verdicts) if _is_accusation(one)), default=len(verdicts))
    while 0 < at < len(verdicts) and _is_same_author(verdicts[at - 1], verdicts[at]):
        at -= 1
    return at


def _is_accusation(verdict: Verdict) -> bool:
    return verdict.stage is VerdictStage.FIRST and verdict.decision.accuses


def _is_same_author(earlier: Verdict, later: Verdict) -> bool:
    return earlier.stage is VerdictStage.FIRST and earlier.account == later.account


def readable(verdicts: Sequence[Verdict], state: QueueState, account: str) -> tuple[Verdict, ...]:
    """The verdicts this person may read: while a second look is pending, only those who gave one see the others'.

    The first reviewer sees their own until the second has judged, so that neither can lean on the other.
    """
    if state not in PENDING:
        return tuple(verdicts)
    at = pending_from(verdicts)
    settled, pending = tuple(verdicts[:at]), tuple(verdicts[at:])
    if any(one.account == account and one.stage is VerdictStage.COUNTER for one in pending):
        return settled + pending
    return settled + tuple(one for one in pending if one.account == account)


def raised(unit: store.Unit, cluster: str, item: QueueItem | None) -> Sequence[Alert]:
    """The flags to judge: those that are open, or all that ever were when none is."""
    return item.alerts if item and item.alerts else store.alerts.of_cluster(unit, cluster)


def touching(hubs: Iterable[Hub], findings: Mapping[str, Sequence[Finding]], links: Iterable[Link]) -> tuple[Hub, ...]:
    """The hubs whose value stands in these ads or their links: shared too widely to link anything.

    What is contested is none of them: it suggests links, whose reasons tell it.
    """
    found = [one for several in findings.values() for one in several]
    keys, values = set(map(value_key, found)), {one.value for one in found}
    values |= {value for link in links for reason in link.reasons for value in (reason.left, reason.right)}
    return tuple(one for one in hubs if not one.contested and (one.key in keys or one.value in values))


def pictures(ads: Iterable[AdRecord], written: Sequence[Spotted] = ()) -> tuple[Shown, ...]:
    """Each distinct picture once, those in most ads first, so that nobody need look twice."""
    places: dict[str, list[str]] = {}
    known: dict[str, tuple[bool, str | None, bool]] = {}
    for ad in ads:
        for photo in ad.photos:
            if photo.sha256:
                places.setdefault(photo.sha256, []).append(ad.key)
                video = photo.picture is not None and photo.picture.is_video
                known[photo.sha256] = (photo.sealed, photo.reviewed_as, video)
    return tuple(
        Shown(sha256, tuple(dict.fromkeys(keys)), *known[sha256], tuple(one for one in written if one.sha256 == sha256))
        for sha256, keys in sorted(places.items(), key=lambda place: (-len(set(place[1])), place[0]))
    )


def _judged(judgements: Iterable[Judgement], keys: Sequence[str]) -> Iterable[Judgement]:
    inside = frozenset(keys)
    return (judgement for judgement in judgements if judgement.left in inside or judgement.right in inside)
