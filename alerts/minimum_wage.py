"""Statutory minimum pay by country and date, gross euro an hour, for adults.

Taken from the national schedules as generally known in 2026; a unit must check them before relying on one. Belgium's
is the guaranteed average monthly minimum income divided by 164.67 hours (38 hours a week). Sector minima are higher.
"""

from __future__ import annotations

from datetime import date

MINIMA: dict[str, tuple[tuple[date, float], ...]] = {
    "BE": ((date(2024, 5, 1), 12.57), (date(2025, 2, 1), 12.83)),
    "FR": ((date(2024, 1, 1), 11.65), (date(2024, 11, 1), 11.88), (date(2026, 1, 1), 12.02)),
    "NL": ((date(2024, 7, 1), 13.68), (date(2025, 1, 1), 14.06), (date(2025, 7, 1), 14.40), (date(2026, 1, 1), 14.71)),
    "DE": ((date(2024, 1, 1), 12.41), (date(2025, 1, 1), 12.82), (date(2026, 1, 1), 13.90)),
    "LU": ((date(2023, 9, 1), 14.86), (date(2025, 5, 1), 15.25)),
}


def minimum_at(country: str | None, day: date) -> float | None:
    """The minimum in force in a country on a day; `None` when the table does not know."""
    in_force = [amount for start, amount in MINIMA.get(country or "", ()) if start <= day]
    return in_force[-1] if in_force else None
