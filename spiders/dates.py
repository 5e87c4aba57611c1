"""Times as pages write them: ISO 8601, RFC 822, or a format that the definition declares. Nothing is guessed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from model import PageUnfit

UNIX = {"unix": 1, "unix-ms": 1000}  # seconds or milliseconds since 1970, as APIs write them
_RFC_822 = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UTC?|Z)")


def parse_time(value: str, formats: tuple[str, ...] = (), zone: str | None = None) -> datetime:
    """The moment that `value` names, in UTC; raises PageUnfit when no form fits or no zone is known.

    `zone` is used only where the value carries none. A day without an hour is its midnight; an hour that the clock
    shows twice or skips is refused.
    """
    try:
        written = next((time for time in (_by(value, form) for form in (*formats, "iso", "rfc")) if time), None)
        if written is None:
            raise PageUnfit("expected a time in ISO 8601, RFC 822 or a declared date_format, found another form")
        return written.astimezone(UTC) if written.tzinfo else _in_zone(written, zone)
    except OverflowError:
        raise PageUnfit("expected a time, found one beyond the calendar") from None


def _in_zone(written: datetime, zone: str | None) -> datetime:
    if zone is None:
        raise PageUnfit("expected a time with its zone, found none; declare 'zone'")
    local = written.replace(tzinfo=ZoneInfo(zone))
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise PageUnfit("expected one moment, found an hour that the clock shows twice or not at all")
    return local.astimezone(UTC)


def _by(value: str, form: str) -> datetime | None:
    try:
        if form in UNIX:
            return datetime.fromtimestamp(float(value) / UNIX[form], UTC)
        if form == "iso":
            return datetime.fromisoformat(value)
        if form == "rfc":
            return parsedate_to_datetime(value) if _RFC_822.fullmatch(value) else None
        return datetime.strptime(value, form)  # noqa: DTZ007 - the zone is set by the caller
    except (ValueError, TypeError, IndexError, OSError):
        return None
