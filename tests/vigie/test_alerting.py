"""What features are computed from: among it the values that unrelated ads share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alerts import compute
from model import Ad, Category, Finding, FindingKind, Level
from store import Unit, ads, clusters, findings
from vigie.steps.alert import cluster_facts
from vigie.steps.link import link_all
from vigie.steps.read import reader_version
from vigie.workspace import TRAINEE, opened

START = datetime(2026, 3, 1, tzinfo=UTC)


def put(unit: Unit, number: int, category: Category, *read: Finding) -> None:
    """Ingest an ad in words of its own and keep what was read in it."""
    text = " ".join(f"woord{'bdfgklmp'[number % 8]}{'aeiou'[number // 8]}{place}x" for place in range(25))
    ad = Ad("town", str(number), f"http://127.0.0.1/{number}", category, f"ad {number}", text, "Gent", "BE")
    _, version = ads.ingest(unit, ad, None, None, START + timedelta(days=number))
    findings.save(unit, version, reader_version(()), read)


def said(kind: FindingKind, value: str, unit: str | None = None) -> Finding:
    return Finding(kind, value, 0, 1, value, 0.95, unit=unit)


@pytest.mark.parametrize("advertisers", [5, 8])
def test_an_account_that_many_share_is_told_to_the_features_and_ties_nothing(training: Path, advertisers: int) -> None:
    account = said(FindingKind.HANDLE, "rosa", "telegram")
    with opened(training) as workspace:
        with workspace.store.writing() as unit:
            for number in range(4 * advertisers):
                category = Category.JOB if number >= 3 * advertisers else Category.ESCORT
                own = said(FindingKind.PHONE, f"+3247000{number % advertisers:04}")
                put(unit, number, category, own, account)
        link_all(workspace, TRAINEE, "test")
        with workspace.store.reading() as unit:
            every = list(cluster_facts(unit, clusters.all_of(unit, Level.OPERATOR)))

    assert [len(facts.ads) for facts in every] == [4] * advertisers
    assert {hub.key for facts in every for hub in facts.hubs} == {"contact:handle:telegram:rosa"}
    hubness = {one.value for facts in every for one in compute(facts) if one.name == "contact_hubness"}
    assert hubness == {4.0 * advertisers}
