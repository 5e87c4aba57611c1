"""What a run over a busy site costs the database, in processor seconds."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from store import Store, ads, captures, findings

ADS, CAPTURES, TOGETHER = 3000, 20_000, 20


@pytest.mark.slow
def test_three_thousand_ads_are_saved_and_handed_to_the_linker_in_seconds(sqlite_store: Store, make) -> None:
    made = [make.ad(str(number), text=f"{'word ' * 80}{number}") for number in range(ADS)]
    began = process_time()
    for start in range(0, ADS, TOGETHER):
        with sqlite_store.writing() as unit:
            for ad in made[start : start + TOGETHER]:
                _, version = ads.ingest(unit, ad, f"capture {ad.native_id}", "run-1", make.at())
                findings.save(unit, version, "r1", [make.phone()])
    saved = process_time()

    with sqlite_store.reading() as unit:
        facts = findings.facts(unit)
    read = process_time()

    assert len(facts) == ADS
    assert saved - began < 6
    assert read - saved < 2


@pytest.mark.slow
def test_twenty_thousand_captures_are_read_in_seconds(sqlite_store: Store, make) -> None:
    one = make.capture()
    with sqlite_store.writing() as unit:
        captures.add(unit, [replace(one, id=f"urn:{number}", offset=number) for number in range(CAPTURES)])
    began = process_time()

    with sqlite_store.reading() as unit:
        read = sum(1 for _ in captures.every(unit))

    assert read == CAPTURES
    assert process_time() - began < 2
