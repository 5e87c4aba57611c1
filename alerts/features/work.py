"""Labour exploitation in job ads (LAB-01, LAB-02, LAB-11 of the catalogue)."""

from __future__ import annotations

from alerts.features.look import Carried, counted, day, found, values
from alerts.minimum_wage import minimum_at
from model import AdRecord, ClusterFacts, FindingKind

WEEKS_A_MONTH = 52 / 12
LONGEST_WEEK = 48.0  # hours; Directive 2003/88/EC, article 6
LONGEST_DAY = 11.0  # hours; article 3 leaves thirteen, from which breaks are taken
SECTOR = "sector:"


def ads_under_minimum(facts: ClusterFacts) -> Carried:
    """Job ads whose pay for the stated hours is under the country's legal minimum; unknown if hours are not said."""
    verdicts = {record.key: _under_minimum(facts, record) for record in facts.ads if record.ad.category == "job"}
    under = [key for key, verdict in verdicts.items() if verdict]
    if not under and None in verdicts.values():
        return None, tuple(key for key, verdict in verdicts.items() if verdict is None)
    return counted(under)


def ads_excess_hours(facts: ClusterFacts) -> Carried:
    """Job ads that ask for more than 48 hours a week or 11 hours a day."""
    return counted(
        record.key
        for record in facts.ads
        for finding in found(facts, record.key, FindingKind.HOURS)
        if finding.unit != "day" and float(finding.value) > (LONGEST_WEEK if finding.per == "week" else LONGEST_DAY)
    )


def job_sectors(facts: ClusterFacts) -> Carried:
    """Unlike sectors of work for which the cluster recruits."""
    sectors = {
        record.key: {cue for cue in values(facts, record.key, FindingKind.CUE) if cue.startswith(SECTOR)}
        for record in facts.ads
        if record.ad.category == "job"
    }
    return float(len(set().union(*sectors.values()))), tuple(key for key, found in sectors.items() if found)


def _under_minimum(facts: ClusterFacts, record: AdRecord) -> bool | None:
    """Whether the ad's pay is under the minimum; `None` if it states pay but not for how many hours."""
    minimum = minimum_at(record.ad.country, day(record).date())
    pays = [(float(pay.value), pay.per) for pay in found(facts, record.key, FindingKind.PAY) if pay.unit == "EUR"]
    if not pays or minimum is None:
        return False if not pays else None
    hours, days = _stated(facts, record, "hour"), _stated(facts, record, "day")
    hourly = [_hourly(amount, per, hours, days) for amount, per in pays]
    if any(rate is not None and rate < minimum for rate in hourly):
        return True
    return None if all(rate is None for rate in hourly) else False


def _stated(facts: ClusterFacts, record: AdRecord, unit: str) -> dict[str, float]:
    """Working time as the ad states it, by day and week: hours, or (per week) days."""
    return {
        finding.per: float(finding.value)
        for finding in found(facts, record.key, FindingKind.HOURS)
        if finding.per and (finding.unit or "hour") == unit and float(finding.value) > 0
    }


def _hourly(amount: float, per: str | None, hours: dict[str, float], days: dict[str, float]) -> float | None:
    """Pay an hour; `None` when the hours are not said. Days a week not said are five: the innocent reading."""
    if per == "hour":
        return amount
    if per == "day":
        return amount / hours["day"] if "day" in hours else None
    week = hours.get("week") or (hours["day"] * days.get("week", 5.0) if "day" in hours else None)
    if week is None or per not in ("week", "month"):
        return None
    return amount / week if per == "week" else amount / (week * WEEKS_A_MONTH)
