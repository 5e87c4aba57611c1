"""The same boards a week later: what is new, changed, the same and gone, and what stays as it was."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import timedelta

import pytest

import evidence
import store
from evidence.exchange import WORTH_IT
from model import AdState, CaptureKind
from sandbox import Misbehaviour

WEEK = timedelta(days=7)
PAGES = ("town-pages", "town-feed")  # a removed ad's own page says so; the API only leaves it out
API = "town-api"


class Change:
    """What happened on the boards between two moments, by the town's own books."""

    def __init__(self, town, since, until) -> None:
        shown = [(ad.key, ad.at(since), ad.at(until)) for ad in town.boards.world.ads if ad.site in (*PAGES, API)]
        self.new = {key for key, old, now in shown if now and not old}
        self.gone = {key for key, old, now in shown if old and not now}
        self.changed = {key for key, old, now in shown if old and now and old != now}
        self.before = {key for key, old, _ in shown if old}


def on(site: str, keys: set[str]) -> set[str]:
    return {key for key in keys if key.startswith(site + ":")}


def states(town) -> dict[str, AdState]:
    with town.unit.stored() as unit:
        return {record.key: record.state for record in store.ads.many(unit, store.ads.keys(unit))}


def versions(town) -> Counter[str]:
    with town.unit.stored() as unit:
        return Counter({record.key: record.versions for record in store.ads.many(unit, store.ads.keys(unit))})


def clusters(town) -> dict[frozenset[str], str]:
    return {frozenset(row["ads"]): row["cluster"] for row in town.unit.done("clusters").rows}


def a_week_later(town) -> Change:
    start = town.boards.at
    town.boards.set_time(start + WEEK)
    return Change(town, start, start + WEEK)


def test_second_visit_tells_new_changed_and_gone_ads_apart(visited) -> None:
    change, before = a_week_later(visited), clusters(visited)

    first = visited.unit.done("crawl", *PAGES, API)
    then = states(visited)
    visited.unit.done("crawl", API)
    visited.unit.done("link")

    assert change.new and change.changed and on(API, change.gone) and change.gone - on(API, change.gone)
    assert sum(row["ads_new"] for row in first.rows) == len(change.new)
    assert sum(row["ads_changed"] for row in first.rows) == len(change.changed)
    assert set(visited.unit.ads_held()) == change.before | change.new
    assert versions(visited) == Counter(visited.unit.ads_held()) + Counter(change.changed)
    assert {key for key, state in then.items() if state is AdState.GONE} == change.gone - on(API, change.gone)
    assert {key for key, state in then.items() if state is AdState.SUSPECT} == on(API, change.gone)
    assert {key for key, state in states(visited).items() if state is not AdState.LIVE} == change.gone
    assert_ids_stay(before, clusters(visited), change.new | change.changed)


def test_unchanged_pages_of_a_second_visit_are_kept_as_references_and_read_as_whole(visited) -> None:
    with visited.unit.stored() as unit:
        before = {one.id: one for one in store.captures.every(unit)}

    a_week_later(visited)
    visited.unit.done("crawl", *PAGES)

    with visited.unit.stored() as unit:
        pages = [one for one in store.captures.every(unit) if one.kind is CaptureKind.PAGE and one.id not in before]
        bodies = store.captures.referred(unit, pages)
    same = [one for one in pages if one.refers_to]
    assert len(same) > 9  # the ads that are long enough; a listing changes within a week
    assert bodies.keys() <= before.keys()
    known = {(one.url, one.payload_sha256): one for one in before.values() if one.kind is CaptureKind.PAGE}
    for page in pages:
        old = known.get((page.url, page.payload_sha256))
        assert page.refers_to == (old.id if old and old.length >= WORTH_IT else None)
        assert (
            hashlib.sha256(evidence.read(visited.unit.home / "evidence", page, bodies).payload).hexdigest()
            == page.payload_sha256
        )
    assert visited.unit.done("verify", visited.unit.home).code == 0


def assert_ids_stay(before: dict[frozenset[str], str], after: dict[frozenset[str], str], touched: set[str]) -> None:
    """Clusters that nothing happened to keep their ids, and so do those that only grew."""
    untouched = [ads for ads in after if not ads & touched]
    assert len(untouched) > 3
    assert {ads: after[ads] for ads in untouched} == {ads: before.get(ads) for ads in untouched}
    grown = [(old, ads) for ads in after for old in before if old < ads]
    assert grown
    assert [after[ads] for _, ads in grown] == [before[old] for old, _ in grown]


SAW_LITTLE = [
    pytest.param(Misbehaviour.CHALLENGE, "blocked", marks=pytest.mark.slow),
    (Misbehaviour.HALF_PAGE, "incomplete"),
    pytest.param(Misbehaviour.LAYOUT_CHANGE, "drift", marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("how", "state"), SAW_LITTLE)
def test_visit_that_saw_little_calls_nothing_gone(visited, how: Misbehaviour, state: str) -> None:
    change = a_week_later(visited)
    for site in (*PAGES, API):
        visited.boards.misbehave(site, how)

    said = visited.unit("crawl", *PAGES, API)

    assert (said.code, {row["state"] for row in said.rows}) == (1, {state})
    assert states(visited) == dict.fromkeys(change.before, AdState.LIVE)
    assert set(versions(visited).values()) == {1}


@pytest.mark.slow
def test_block_is_lifted_and_the_same_sweep_goes_on(visited) -> None:
    change = a_week_later(visited)
    visited.boards.misbehave("town-pages", Misbehaviour.CHALLENGE)
    blocked = visited.unit("crawl", "town-pages")
    visited.boards.misbehave("town-pages", None)

    said = visited.unit("crawl", "town-pages")

    assert (blocked.code, said.code, said.row["resumed"]) == (1, 0, True)
    gone = {key for key, state in states(visited).items() if state is AdState.GONE}
    assert gone == on("town-pages", change.gone)
