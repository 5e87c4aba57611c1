"""Findings, links, clusters and features."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from alerts.features import FEATURES
from model import (
    BadInput,
    Cluster,
    ClusterEvent,
    EventKind,
    Feature,
    Finding,
    FindingKind,
    Hub,
    Judgement,
    Level,
    LinkState,
    Picture,
    Sameness,
)
from store import Store, ads, clusters, features, findings, links, photos, search


def test_only_newest_versions_not_read_by_this_reader_are_unread(store: Store, make) -> None:
    with store.writing() as unit:
        make.ingested(unit, "1", "2")
        ads.ingest(unit, make.ad("1", price="90"), None, None, make.at(1))
        first = list(findings.unread(unit, "r1"))
        for version in findings.unread(unit, "r1"):
            findings.save(unit, version.id, "r1", [])

        assert [(version.ad.key, version.ad.price) for version in first] == [("town:2", None), ("town:1", "90")]
        assert list(findings.unread(unit, "r1")) == []
        assert len(list(findings.unread(unit, "r2"))) == 2


def test_newer_reader_replaces_what_an_older_found(store: Store, make) -> None:
    weak = Finding(FindingKind.HANDLE, "zoe", 3, 6, "@zoe", 0.4, "review:0", 0.5, False, "telegram", None)
    with store.writing() as unit:
        make.ingested(unit, "1", "2", phone="+32470000001")
        version = ads.versions(unit, "town:1")[0].id
        findings.save(unit, version, "r2", [weak, make.phone("+32470000002")])

        read = findings.of_ads(unit, ["town:2", "town:1", "town:none"])
    assert read == {"town:1": (weak, make.phone("+32470000002")), "town:2": (make.phone("+32470000001"),)}


def test_linker_gets_the_newest_text_findings_and_pictures(store: Store, make) -> None:
    picture = Picture("a" * 64, 9, 9, "PNG", "f" * 64, None, 80, "p1")
    with store.writing() as unit:
        make.ingested(unit, "1", "2", phone="+32470000001")
        ad = make.ad("1", text="new text", place="Gent")
        _, version = ads.ingest(unit, ad, None, None, make.at(2))
        findings.save(unit, version, "r1", [make.phone("+32470000009")])
        photos.expected(unit, version, ("http://127.0.0.1/a", "http://127.0.0.1/b"))
        for url in ("http://127.0.0.1/a", "http://127.0.0.1/b"):
            photos.fetched(unit, url, "town:1", None, "a" * 64)
        photos.save_picture(unit, picture)

        first, second = findings.facts(unit)
        assert findings.facts(unit, ["town:2", "town:2"]) == [second]
    assert (first.key, first.text, first.place, first.last_seen) == ("town:1", ad.body, "Gent", make.at(2))
    assert first.findings == (make.phone("+32470000009"),)
    assert (first.pictures, second.pictures, second.folded) == ((picture,), (), "")


def test_contact_is_found_whole_in_any_version_and_only_when_accepted(store: Store, make) -> None:
    with store.writing() as unit:
        make.ingested(unit, "1", "2", phone="+32470000001")
        ads.ingest(unit, make.ad("1", text="the number is gone"), None, None, make.at(1))
        version = ads.versions(unit, "town:2")[0].id
        findings.save(unit, version, "r1", [make.phone("+32470000002", accepted=False)])

        assert search.by_contact(unit, "+32470000001") == ["town:1"]
        assert search.by_contact(unit, "+32470000002") == []
        assert search.by_contact(unit, "+3247") == []
        assert search.by_contact(unit, "0470000001") == []


def test_links_of_a_level_are_replaced_as_a_whole(store: Store, make) -> None:
    hub = Hub("phone", "+32470000001", 40, 12.5, "40 ads of 12 groups", (make.at(),))
    weak = replace(make.link("a", "c", weight=1.0), state=LinkState.SUGGESTED)
    creative = make.link("a", "b", Level.CREATIVE)
    with store.writing() as unit:
        links.save(unit, Level.OPERATOR, [make.link("x", "y")], [replace(hub, value="old")], make.at())
        links.save(unit, Level.CREATIVE, [creative], [], make.at())
        links.save(unit, Level.OPERATOR, [weak, make.link("a", "b")], [hub], make.at(1))

        assert list(links.all_of(unit)) == [creative, make.link("a", "b"), weak]
        assert list(links.all_of(unit, Level.OPERATOR, LinkState.SUGGESTED)) == [weak]
        assert links.of_ads(unit, ["c", "b"], Level.OPERATOR) == [make.link("a", "b"), weak]
        assert links.between(unit, "b", "a") == [creative, make.link("a", "b")]
        assert (links.hubs(unit), links.hubs(unit, Level.CREATIVE)) == ([hub], [])


def test_link_of_another_level_or_turned_round_is_refused(store: Store, make) -> None:
    with store.writing() as unit:
        for wrong in (make.link("a", "b", Level.CREATIVE), make.link("b", "a")):
            with pytest.raises(BadInput, match="left end comes first"):
                links.save(unit, Level.OPERATOR, [wrong], [], make.at())


def test_newest_judgement_per_pair_and_level_counts(store: Store, make) -> None:
    def say(left: str, right: str, sameness: Sameness, level: Level = Level.OPERATOR) -> Judgement:
        return Judgement(left, right, level, sameness, "ann", "looked", make.at())

    with store.writing() as unit:
        links.judge(unit, say("b", "a", Sameness.ALWAYS))
        links.judge(unit, say("a", "b", Sameness.UNSURE, Level.CREATIVE))
        links.judge(unit, say("a", "b", Sameness.NEVER))
        with pytest.raises(BadInput, match="two different ads"):
            links.judge(unit, say("a", "a", Sameness.NEVER))

        assert links.judgements(unit) == [
            say("a", "b", Sameness.UNSURE, Level.CREATIVE), say("a", "b", Sameness.NEVER),
        ]  # fmt: skip
        assert len(links.judgements(unit, Level.OPERATOR)) == 1
        assert len(links.within(unit, ["a", "b"])[1]) == 3


def test_merged_cluster_redirects_in_one_step_however_often_it_merged(store: Store, make) -> None:
    with store.writing() as unit:
        for name in "abc":
            make.born(unit, name, f"town:{name}")
        clusters.apply(unit, [make.event(EventKind.MERGED, "b", ("town:a",), others=("a",))])
        clusters.apply(unit, [make.event(EventKind.MERGED, "c", ("town:a", "town:b"), others=("b",))])

        kept = clusters.get(unit, "a")
        assert kept == Cluster("c", Level.OPERATOR, ("town:a", "town:b", "town:c"), make.at())
        assert [clusters.resolve(unit, name) for name in "abcd"] == ["c", "c", "c", None]
        assert clusters.get(unit, "d") is None
        assert clusters.all_of(unit, Level.OPERATOR) == [kept]
        assert clusters.many(unit, ["b", "d", "a"]) == [kept]
        assert [event.kind for event in clusters.events(unit, "a")] == [
            EventKind.BORN, EventKind.BORN, EventKind.BORN, EventKind.MERGED, EventKind.MERGED,
        ]  # fmt: skip


def test_split_leaves_the_rest_where_it_was(store: Store, make) -> None:
    with store.writing() as unit:
        make.born(unit, "a", "town:1", "town:2", "town:3")
        clusters.apply(
            unit,
            [
                make.event(EventKind.SHRUNK, "a", removed=("town:3",)),
                make.event(EventKind.SPLIT, "b", ("town:3",), others=("a",)),
            ],
        )

        assert clusters.membership(unit, Level.OPERATOR) == {"town:1": "a", "town:2": "a", "town:3": "b"}
        assert clusters.of_ad(unit, "town:3", Level.OPERATOR) == "b"
        assert clusters.of_ad(unit, "town:3", Level.CREATIVE) is None


def test_a_merged_id_follows_most_of_the_ads_that_it_held(store: Store, make) -> None:
    def event(hours: int, kind: EventKind, cluster: str, added: tuple[str, ...] = (), **more: object) -> None:
        clusters.apply(unit, [make.event(kind, cluster, added, at=make.at(hours), **more)])

    with store.writing() as unit:
        make.born(unit, "old", "town:1", "town:2", "town:3")
        make.born(unit, "big", "town:4", "town:5", "town:6", "town:7")
        event(1, EventKind.GROWN, "big", ("town:3",))
        event(2, EventKind.MERGED, "big", ("town:1", "town:2"), others=("old",))
        assert clusters.resolve(unit, "old") == "big"

        event(3, EventKind.SPLIT, "new", ("town:1", "town:2"), others=("big",))

        assert clusters.resolve(unit, "old") == "new"
        assert clusters.resolve(unit, "big") == "big"
        event(4, EventKind.GROWN, "big", ("town:1",))
        assert clusters.resolve(unit, "old") == "new"
        event(5, EventKind.MERGED, "big", ("town:2",), others=("new",))
        assert [clusters.resolve(unit, one) for one in ("old", "new", "big")] == ["big", "big", "big"]


def test_levels_do_not_touch_each_other(store: Store, make) -> None:
    with store.writing() as unit:
        make.born(unit, "o", "town:1")
        make.born(unit, "k", "town:1", level=Level.CREATIVE)

        assert clusters.membership(unit, Level.OPERATOR) == {"town:1": "o"}
        assert clusters.membership(unit, Level.CREATIVE) == {"town:1": "k"}


def test_retired_cluster_stays_on_record_without_ads_or_features(store: Store, make) -> None:
    with store.writing() as unit:
        make.born(unit, "a", "town:1")
        features.save(unit, "a", [Feature("cities", 2.0)], make.at())
        clusters.apply(unit, [make.event(EventKind.RETIRED, "a", removed=("town:1",))])

        kept = clusters.get(unit, "a")
        assert kept is not None
        assert (kept.ads, clusters.all_of(unit, Level.OPERATOR)) == ((), [])
        assert features.values(unit, ["a"]) == {}
        assert len(features.history(unit, "a")) == 1


ADS = st.sampled_from([f"town:{number}" for number in range(6)])
EVENTS = st.lists(
    st.builds(
        lambda kind, cluster, added, removed: (kind, cluster, tuple(added), tuple(removed)),
        st.sampled_from([EventKind.BORN, EventKind.GROWN, EventKind.SHRUNK, EventKind.SPLIT]),
        st.sampled_from("abc"),
        st.sets(ADS, max_size=3),
        st.sets(ADS, max_size=3),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(happened=EVENTS, cut=st.integers(0, 8))
def test_replaying_the_events_rebuilds_the_membership(sqlite_store: Store, make, happened: list, cut: int) -> None:
    events = [
        ClusterEvent(kind, cluster, Level.OPERATOR, added, removed, (), "linked", make.at())
        for kind, cluster, added, removed in happened
    ]
    with sqlite_store.writing() as unit:
        for table in ("event_ad", "cluster_event", "member", "cluster"):
            unit.execute(text(f"DELETE FROM {table}"))
        clusters.apply(unit, events[:cut])
        clusters.apply(unit, events[cut:])

        kept = clusters.events(unit)
        assert clusters.replay({}, kept) == clusters.membership(unit, Level.OPERATOR)
        assert [(event.kind, event.cluster, set(event.added)) for event in kept] == [
            (event.kind, event.cluster, set(event.added)) for event in events
        ]


def test_every_feature_of_the_alerts_room_has_its_column() -> None:
    assert tuple(FEATURES) == features.FEATURE_COLUMNS


def test_feature_not_named_is_unknown_and_changes_are_kept(store: Store, make) -> None:
    with store.writing() as unit:
        make.born(unit, "a", "town:1")
        features.save(unit, "a", [Feature("cities", 2.0, ("town:1",)), Feature("phones", 0.0)], make.at())
        features.save(unit, "a", [Feature("cities", 2.0, ("town:2", "town:1")), Feature("sites", None)], make.at(1))

        values = features.values(unit, ["a", "none"])
        assert (values["a"]["cities"], values["a"]["phones"], values.keys()) == (2.0, None, {"a"})
        assert features.carriers(unit, "a") == {"cities": ("town:2", "town:1")}
        assert features.history(unit, "a") == [
            (make.at(), "phones", 0.0), (make.at(), "cities", 2.0), (make.at(1), "phones", None),
        ]  # fmt: skip


def test_feature_without_column_is_refused_by_name(store: Store, make) -> None:
    with store.writing() as unit:
        make.born(unit, "a", "town:1")

        with pytest.raises(BadInput, match="zodiac"):
            features.save(unit, "a", [Feature("zodiac", 1.0)], make.at())


def test_clusters_are_found_by_an_expression_and_unknown_is_neither_yes_nor_no(store: Store, make) -> None:
    cities = features.columns()["cities"]
    with store.writing() as unit:
        for name, value in (("a", 5.0), ("b", 2.0), ("c", None)):
            make.born(unit, name, f"town:{name}")
            features.save(unit, name, [Feature("cities", value)], make.at())

        assert features.matching(unit, cities >= 4) == ["a"]
        assert features.matching(unit, ~(cities >= 4)) == ["b"]
        assert features.matching(unit, cities.is_(None), ["a", "c"]) == ["c"]
