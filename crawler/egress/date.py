"""The `Date` that a server sends, read strictly and cheaply: it stands in every response. How far it lies off."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache

_MONTHS = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec")
_FIXDATE = re.compile(
    rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) (%b) (\d{4}) (\d\d):(\d\d):(\d\d) GMT" % b"|".join(_MONTHS)
)


def skew(headers: Iterable[tuple[bytes, bytes]], received: float) -> float | None:
    """A time of receipt (seconds since 1970) less the server's `Date`, in seconds; `None` without one to be read."""
    date = next((value for name, value in headers if name == b"date" or name.lower() == b"date"), None)
    said = read_date(date) if date is not None else None
    return None if said is None else round(received - said, 1)


@lru_cache(maxsize=64)  # a server says the same for a whole second
def read_date(value: bytes) -> float | None:
    """Seconds since 1970 of an IMF-fixdate (RFC 9110, section 5.6.7); `None` for anything else, older forms too."""
    found = _FIXDATE.fullmatch(value)
    if found is None:
        return None
    day, month, year, hour, minute, second = found.groups()
    clock = (int(day), int(hour), int(minute), int(second))
    try:
        said = datetime(int(year), _MONTHS.index(month) + 1, *clock, tzinfo=UTC)
    except ValueError:
        return None
    return said.timestamp()
