"""Clusters that merged are one family: what was said of any of them is said of the one that their ads are in now."""

from __future__ import annotations

from sqlalchemy import Column, ColumnElement, FromClause, func, select

from store.session import Unit
from store.tables.derived import cluster as table


def present(unit: Unit, cluster: str) -> str:
    """The id that a cluster's id stands for now; the id itself when it never merged or is not on record."""
    merged = select(table.c.merged_into).where(table.c.id == cluster)
    return unit.execute(merged).scalar_one_or_none() or cluster


def of(unit: Unit, cluster: str) -> list[str]:
    """The ids that stand for the same cluster now, its present id first."""
    now = present(unit, cluster)
    return [now, *unit.execute(select(table.c.id).where(table.c.merged_into == now).order_by(table.c.id)).scalars()]


def joined(rows: FromClause, cluster: Column[str]) -> tuple[FromClause, ColumnElement[str]]:
    """Rows that name a cluster, joined with it, and the expression for the id that it stands for now."""
    return rows.outerjoin(table, table.c.id == cluster), func.coalesce(table.c.merged_into, cluster)
