"""The hours in which a site may be fetched, as its definition writes them: `22:00-06:00 Europe/Brussels`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from model import BadInput

_FORM = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d) (\S+)")


@dataclass(frozen=True, slots=True)
class Hours:
    """From `start` (included) to `end` (excluded) by the clock of `zone`, over midnight when `end` is not later."""

    start: time
    end: time
    zone: ZoneInfo

    def holds(self, at: datetime) -> bool:
        """Whether the instant `at` falls into the hours."""
        clock = at.astimezone(self.zone).time()
        if self.start < self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


def read_hours(text: str | None) -> Hours | None:
    """The hours that `text` names, `None` for none. Raises BadInput."""
    if text is None:
        return None
    found = _FORM.fullmatch(text)
    if not found:
        raise BadInput(f"hours '{text}'", "fetch.window", "write 22:00-06:00 Europe/Brussels")
    try:
        zone = ZoneInfo(found[5])
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BadInput(f"no time zone '{found[5]}'", "fetch.window") from error
    return Hours(time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4])), zone)
