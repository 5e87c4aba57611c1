"""Rows of JSON read back as records of the vocabulary, strictly: a field that is of another type is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from model import BadInput, CaptureKind, CaptureVerdict, Operation

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=DataclassInstance)


def read_row(kind: type[Record], row: object) -> Record:
    """A record from a JSON object that has its field names; a field with a default may be missing, others are ignored.

    Raises BadInput whose `where` is the field that cannot be read.
    """
    if not isinstance(row, Mapping):
        raise BadInput("is no object", "row")
    said = {}
    for field in fields(kind):
        if field.name not in row and field.default is not MISSING:
            continue
        try:
            said[field.name] = READERS[str(field.type)](row[field.name])
        except (ValueError, TypeError, KeyError) as error:
            raise BadInput("is missing or cannot be read", field.name) from error
    return kind(**said)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError("no whole number")
    return value


def _moment(value: object) -> datetime:
    at = datetime.fromisoformat(_text(value))
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at


READERS: dict[str, Callable[[object], object]] = {
    "str": _text,
    "str | None": lambda value: None if value is None else _text(value),
    "int": _number,
    "datetime": _moment,
    "CaptureKind": lambda value: CaptureKind(_text(value)),
    "CaptureVerdict": lambda value: CaptureVerdict(_text(value)),
    "Operation": lambda value: Operation(_text(value)),
}
"""By the annotations of the records that packages hold."""
