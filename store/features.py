"""Features of clusters: one row per cluster, one nullable number per feature, and every change of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement

from model import Feature, FeatureValue
from store.session import Unit


def save(unit: Unit, cluster: str, features: Sequence[Feature], at: datetime) -> None:
    """Put these values in place of the cluster's; what is not named becomes unknown. Changes go to the history."""
    raise NotImplementedError


def columns() -> Mapping[str, ColumnElement[float]]:
    """The columns that rules are compiled against, by feature name."""
    raise NotImplementedError


def matching(unit: Unit, where: ColumnElement[bool], clusters: Iterable[str] | None = None) -> list[str]:
    """Ids of the clusters (of these, or of all) for which the expression is true."""
    raise NotImplementedError


def values(unit: Unit, clusters: Iterable[str]) -> dict[str, dict[str, FeatureValue]]:
    """Feature values by cluster and name."""
    raise NotImplementedError


def carriers(unit: Unit, cluster: str) -> dict[str, tuple[str, ...]]:
    """The ads that carry each feature of a cluster."""
    raise NotImplementedError


def history(unit: Unit, cluster: str) -> list[tuple[datetime, str, FeatureValue]]:
    """Every change of the cluster's features, oldest first."""
    raise NotImplementedError
