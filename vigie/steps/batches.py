"""Long work in pieces, so that each transaction is short and progress can be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

SIZE = 200  # ads, pictures or clusters in one transaction


def batches(items: Iterable[T], size: int = SIZE) -> Iterator[list[T]]:
    """The items in order, so many at a time."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
