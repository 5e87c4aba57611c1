from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup import follow, replay
from model import EventKind, Level

AT = datetime(2026, 3, 1, tzinfo=UTC)


def run(previous, groups, ids=None):
    numbers = ids or count(1)
    return follow(
        previous, [frozenset(ads) for ads in groups], Level.OPERATOR, AT, "run", lambda: f"n{next(numbers):04}"
    )


def told(events):
    return [(event.kind, event.cluster, event.added, event.removed, event.others) for event in events]


def members(membership):
    clusters = {}
    for ad, cluster in membership.items():
        clusters.setdefault(cluster, set()).add(ad)
    return {frozenset(ads) for ads in clusters.values()}


def test_an_unchanged_group_gives_no_event():
    assert run({"a": "x", "b": "x"}, ["ab"]) == ()


def test_a_new_group_is_born():
    assert told(run({}, ["ab"])) == [(EventKind.BORN, "n0001", ("a", "b"), (), ())]


def test_a_group_that_gains_grows_and_one_that_loses_shrinks():
    events = run({"a": "x", "b": "x", "c": "y"}, ["abd", "c"])

    assert told(events) == [(EventKind.GROWN, "x", ("d",), (), ())]
    assert told(run({"a": "x", "b": "x"}, ["a"])) == [(EventKind.SHRUNK, "x", (), ("b",), ())]


def test_the_larger_cluster_survives_a_merge_and_the_other_redirects():
    events = run({"a": "x", "b": "y", "c": "y"}, ["abc"])

    assert told(events) == [(EventKind.MERGED, "y", ("a",), (), ("x",))]


def test_of_two_equal_clusters_the_smaller_id_survives():
    assert told(run({"a": "y", "b": "x"}, ["ab"])) == [(EventKind.MERGED, "x", ("a",), (), ("y",))]


def test_the_larger_part_keeps_the_id_of_a_split():
    events = run(dict.fromkeys("abc", "x"), ["ab", "c"])

    assert told(events) == [
        (EventKind.SHRUNK, "x", (), ("c",), ()),
        (EventKind.SPLIT, "n0001", ("c",), (), ("x",)),
    ]


def test_a_cluster_without_ads_retires():
    assert told(run({"a": "x"}, [])) == [(EventKind.RETIRED, "x", (), ("a",), ())]


def test_an_ad_that_vanishes_while_its_cluster_merges_away_is_told():
    previous = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "y"}

    events = run(previous, ["bcde"])

    assert members(replay(previous, events)) == {frozenset("bcde")}


def test_overlapping_groups_are_refused():
    with pytest.raises(ValueError, match="one group only"):
        run({}, ["ab", "bc"])


def test_an_id_in_use_is_never_given_again():
    with pytest.raises(ValueError, match="never used again"):
        follow({"a": "x"}, [frozenset("a"), frozenset("b")], Level.OPERATOR, AT, "run", lambda: "x")


@st.composite
def partitions(draw):
    ads = draw(st.lists(st.sampled_from("abcdefghijkl"), unique=True))
    labels = draw(st.lists(st.integers(0, 4), min_size=len(ads), max_size=len(ads)))
    groups = {}
    for ad, label in zip(ads, labels, strict=True):
        groups.setdefault(label, set()).add(ad)
    return [frozenset(group) for group in groups.values()]


@given(st.lists(partitions(), max_size=6))
def test_replaying_the_events_gives_the_new_groups(history):
    ids, membership = count(1), {}
    for groups in history:
        membership = replay(membership, run(membership, groups, ids))

        assert members(membership) == set(groups)


@given(st.lists(partitions(), max_size=6))
def test_no_ad_changes_its_cluster_without_an_event_that_names_it(history):
    ids, membership = count(1), {}
    for groups in history:
        events = run(membership, groups, ids)
        after = replay(membership, events)
        named = {ad for event in events for ad in (*event.added, *event.removed)}

        assert {ad for ad in membership.keys() | after.keys() if membership.get(ad) != after.get(ad)} == named
        membership = after


@given(st.lists(partitions(), max_size=6))
def test_every_id_ever_given_is_alive_retired_or_redirects(history):
    ids, membership, seen, gone = count(1), {}, set(), {}
    for groups in history:
        events = run(membership, groups, ids)
        born = [event.cluster for event in events if event.kind in (EventKind.BORN, EventKind.SPLIT)]
        assert not seen & set(born)
        seen.update(born)
        for event in events:
            if event.kind is EventKind.MERGED:
                gone.update(dict.fromkeys(event.others, event.cluster))
            if event.kind is EventKind.RETIRED:
                gone[event.cluster] = None
        membership = replay(membership, events)

        assert seen == set(membership.values()) | gone.keys()
        assert not set(membership.values()) & gone.keys()


@given(partitions(), partitions(), st.randoms())
def test_the_order_of_the_groups_does_not_matter(first, second, random):
    before = replay({}, run({}, first))
    shuffled = random.sample(second, len(second))

    assert run(before, second, count(100)) == run(before, shuffled, count(100))


@given(partitions())
def test_a_second_look_at_the_same_groups_gives_nothing(groups):
    membership = replay({}, run({}, groups))

    assert run(membership, groups) == ()
