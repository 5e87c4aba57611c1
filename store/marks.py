"""Facts of the workspace as a whole, fixed when it is made: whether it is for training."""

from __future__ import annotations

from sqlalchemy import select

from model import BadInput
from store.insert import insert_new
from store.session import Unit
from store.tables.authority import setting


def put(unit: Unit, name: str, value: str) -> None:
    """Fix a mark. BadInput when it was fixed before as something else."""
    insert_new(unit, setting, [{"name": f"mark.{name}", "value": value}])
    if get(unit, name) != value:
        raise BadInput(f"the workspace's '{name}' is fixed already")


def get(unit: Unit, name: str) -> str | None:
    """The mark, or None."""
    return unit.scalar(select(setting.c.value).where(setting.c.name == f"mark.{name}"))
