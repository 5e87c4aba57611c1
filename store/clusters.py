"""Clusters: events appended, membership derived from them, redirects of ids that merged away."""

from __future__ import annotations

from collections.abc import Sequence

from model import Cluster, ClusterEvent, Level
from store.session import Unit


def membership(unit: Unit, level: Level) -> dict[str, str]:
    """Ad key to cluster id, as it stands."""
    raise NotImplementedError


def apply(unit: Unit, events: Sequence[ClusterEvent]) -> None:
    """Append events in their order and bring membership, redirects and the queue up to date."""
    raise NotImplementedError


def get(unit: Unit, cluster_id: str) -> Cluster | None:
    """The cluster an id stands for now, redirects followed; a retired one has no ads. None when the id never existed."""
    raise NotImplementedError


def many(unit: Unit, cluster_ids: Sequence[str]) -> list[Cluster]:
    """The clusters these ids stand for now, each once, in the order given."""
    raise NotImplementedError


def resolve(unit: Unit, cluster_id: str) -> str | None:
    """The id that this id stands for now. None when it never existed."""
    raise NotImplementedError


def all_of(unit: Unit, level: Level) -> list[Cluster]:
    """The living clusters of a level, oldest first."""
    raise NotImplementedError


def events(unit: Unit, cluster_id: str | None = None) -> list[ClusterEvent]:
    """The events of a cluster, and of those that merged into it (or all events), oldest first."""
    raise NotImplementedError


def of_ad(unit: Unit, key: str, level: Level) -> str | None:
    """The cluster an ad is in, or None."""
    raise NotImplementedError
