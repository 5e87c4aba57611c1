"""Counter-indicators: what speaks for an innocent reading (CI-06, CI-07, CI-08 of the catalogue)."""

from __future__ import annotations

from alerts.features.look import SERVICES, Carried, values
from model import AdRecord, ClusterFacts, FindingKind

PREPAYMENT = "PAY-01"
WARNING = "CI-08"


def scam_share(facts: ClusterFacts) -> Carried:
    """Share of service and housing ads that want money in advance by voucher or crypto: the mark of a scam."""
    asked = [record for record in facts.ads if record.ad.category in SERVICES | {"housing"}]
    return _share(asked, [record for record in asked if PREPAYMENT in values(facts, record.key, FindingKind.CUE)])


def registered_company_share(facts: ClusterFacts) -> Carried:
    """Share of the ads that name a company whose register number is well formed."""
    named = [record for record in facts.ads if values(facts, record.key, FindingKind.COMPANY)]
    return _share(facts.ads, named)


def warning_share(facts: ClusterFacts) -> Carried:
    """Share of the ads that warn or offer help: a charity, a union, a health project."""
    return _share(facts.ads, [record for record in facts.ads if WARNING in values(facts, record.key, FindingKind.CUE)])


def _share(whole: list[AdRecord] | tuple[AdRecord, ...], part: list[AdRecord]) -> Carried:
    return (len(part) / len(whole) if whole else 0.0), tuple(record.key for record in part)
