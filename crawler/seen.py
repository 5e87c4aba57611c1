"""What the browser tells of a response that came through TLS: our proxy passed it on unread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from playwright.async_api import Response

from crawler.egress.date import skew


@dataclass(frozen=True, slots=True)
class Told:
    """When the browser asked and had the whole answer, by its own clock, and the detail of the capture."""

    asked: datetime
    came: datetime
    detail: dict[str, object]
    skew: float | None


async def tell(
    response: Response, headers: Iterable[tuple[str, str]], facts: Mapping[str, object], now: datetime
) -> Told:
    """`facts` are those of our own connection; what came before the first byte lies between browser and proxy.

    A response whose certificate the browser does not trust is not shown at all.
    """
    security = await response.security_details()
    asked, came, marks = _times(response, now)
    first = asked.timestamp() + marks.get("first", 0.0) / 1000
    off = skew(((name.encode(), value.encode()) for name, value in headers), first)
    shown = {**security, "certificate": "trusted"} if security else {}
    clock = {} if off is None else {"skew": off}
    return Told(asked, came, {**facts, **shown, "ms": marks, **clock}, off)


def _times(response: Response, now: datetime) -> tuple[datetime, datetime, dict[str, float]]:
    timing = response.request.timing
    marks = {"first": timing["responseStart"], "end": timing["responseEnd"]}
    known = {name: round(float(after), 1) for name, after in marks.items() if after >= 0}
    if timing["startTime"] <= 0 or "end" not in known:
        return now, now, known
    asked = datetime.fromtimestamp(timing["startTime"] / 1000, UTC)
    return asked, asked + timedelta(milliseconds=known["end"]), known
