"""Features of clusters: one row per cluster, one nullable number per feature, and every change of them.

A new feature of the alerts room needs its name in FEATURE_COLUMNS and a migration that adds the column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select

from model import BadInput, Feature, FeatureValue
from store.insert import in_chunks, upsert
from store.session import Unit
from store.tables.derived import carrier, feature_change
from store.tables.derived import feature as table
from store.tables.feature_columns import FEATURE_COLUMNS

__all__ = ["FEATURE_COLUMNS", "carriers", "columns", "forget", "history", "matching", "save", "values"]


def save(unit: Unit, cluster: str, features: Sequence[Feature], at: datetime) -> None:
    """Put these values in place of the cluster's; what is not named becomes unknown. Changes go to the history.

    Raises BadInput when a feature has no column.
    """
    new: dict[str, FeatureValue] = dict.fromkeys(FEATURE_COLUMNS) | {one.name: one.value for one in features}
    if len(new) > len(FEATURE_COLUMNS):
        raise BadInput("a feature has no column in the store", ", ".join(new.keys() - set(FEATURE_COLUMNS)), "migrate")
    old = values(unit, [cluster]).get(cluster, {})
    upsert(unit, table, {"cluster": cluster, "computed_at": at, **new})
    changed = [name for name in FEATURE_COLUMNS if old.get(name) != new[name]]
    if changed:
        rows = [{"cluster": cluster, "at": at, "feature": name, "value": new[name]} for name in changed]
        unit.execute(insert(feature_change), rows)
    unit.execute(delete(carrier).where(carrier.c.cluster == cluster))
    carried = [
        {"cluster": cluster, "feature": one.name, "ad_key": key, "position": position}
        for one in features
        for position, key in enumerate(dict.fromkeys(one.ads))
    ]
    if carried:
        unit.execute(insert(carrier), carried)


def columns() -> Mapping[str, ColumnElement[float]]:
    """The columns that rules are compiled against, by feature name."""
    return {name: table.c[name] for name in FEATURE_COLUMNS}


def matching(unit: Unit, where: ColumnElement[bool], clusters: Iterable[str] | None = None) -> list[str]:
    """Ids of the clusters (of these, or of all) for which the expression is true, in order of id."""
    chosen = select(table.c.cluster).where(where)
    if clusters is None:
        return sorted(unit.execute(chosen).scalars())
    found: set[str] = set()
    for some in in_chunks(clusters):
        found |= set(unit.execute(chosen.where(table.c.cluster.in_(some))).scalars())
    return sorted(found)


def values(unit: Unit, clusters: Iterable[str]) -> dict[str, dict[str, FeatureValue]]:
    """Feature values by cluster and name; clusters without a row are left out."""
    found = {}
    for some in in_chunks(clusters):
        for row in unit.execute(select(table).where(table.c.cluster.in_(some))).mappings():
            found[row["cluster"]] = {name: row[name] for name in FEATURE_COLUMNS}
    return found


def carriers(unit: Unit, cluster: str) -> dict[str, tuple[str, ...]]:
    """The ads that carry each feature of a cluster, in the order given."""
    found: dict[str, list[str]] = {}
    chosen = select(carrier).where(carrier.c.cluster == cluster).order_by(carrier.c.feature, carrier.c.position)
    for row in unit.execute(chosen):
        found.setdefault(row.feature, []).append(row.ad_key)
    return {name: tuple(ads) for name, ads in found.items()}


def history(unit: Unit, cluster: str) -> list[tuple[datetime, str, FeatureValue]]:
    """Every change of the cluster's features, oldest first."""
    chosen = select(feature_change).where(feature_change.c.cluster == cluster).order_by(feature_change.c.id)
    return [(row.at, row.feature, row.value) for row in unit.execute(chosen)]


def forget(unit: Unit, clusters: Iterable[str]) -> None:
    """Remove the present values of clusters that are no more; the history stays."""
    for some in in_chunks(clusters):
        unit.execute(delete(carrier).where(carrier.c.cluster.in_(some)))
        unit.execute(delete(table).where(table.c.cluster.in_(some)))
