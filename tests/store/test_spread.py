"""Where a value stands that others show too: counted as the linker counts, and named only for a person to judge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model import WAITS, Clause, Finding, FindingKind, Hub, Level, Link, Reason
from store import Store, ads, findings, links
from store.spread import Spreads, clusters_of

ROSA = Finding(FindingKind.HANDLE, "rosa", 0, 4, "@rosa", 0.9, unit="telegram")
ACCOUNT = Hub("contact", "handle:telegram:rosa", 5, 3.0, f"on 5 ads: {WAITS}")


def shown(unit, make, name: str, *found: Finding) -> str:
    """An ad of which these findings were read."""
    (key,) = make.ingested(unit, name)
    findings.save(unit, ads.versions(unit, key)[0].id, "r1", found)
    return key


@pytest.fixture
def filled(store: Store, make) -> Store:
    """Three clusters that show an account, and ads that only seem to."""
    with store.writing() as unit:
        for cluster, count in (("K-1", 1), ("K-2", 3), ("K-3", 1)):
            make.born(unit, cluster, *(shown(unit, make, f"{cluster}.{number}", ROSA) for number in range(count)))
        make.born(unit, "K-4", shown(unit, make, "elsewhere", replace(ROSA, unit="instagram")))
        make.born(unit, "K-5", shown(unit, make, "weak", replace(ROSA, accepted=False)))
        make.born(unit, "K-6", shown(unit, make, "comment", replace(ROSA, field="review:0")))
        make.born(unit, "K-7", shown(unit, make, "lettered", replace(ROSA, field="picture:" + "a" * 64)))
        make.born(unit, "K-8", shown(unit, make, "before", ROSA))
        ads.ingest(unit, make.ad("before", text="the account is gone"), None, None, make.at(1))
        make.born(unit, "C-1", "town:K-1.0", "town:K-2.0", level=Level.CREATIVE)
        shown(unit, make, "not yet linked", ROSA)
        number = Hub("phone", "+32470000001", 40, 20.0, "on 40 ads")
        links.save_hubs(unit, Level.OPERATOR, [ACCOUNT, number, replace(ACCOUNT, value="handle:x:rosa")], make.at())
    return store


def test_clusters_are_those_whose_ads_show_it_now_as_the_linker_reads_them(filled: Store) -> None:
    with filled.reading() as unit:
        assert clusters_of(unit, ACCOUNT) == (("K-2", 3), ("K-1", 1), ("K-3", 1), ("K-7", 1))


def told(filled: Store, signal: str, *says: Clause) -> list[tuple[str, int]]:
    with filled.reading() as unit:
        return [(one.hub.value, len(one.clusters)) for one in Spreads(unit).of(Reason.of(signal, 1.0, says))]


def test_the_account_of_the_service_that_a_reason_names_is_told_and_no_other(filled: Store) -> None:
    shows = Clause("both ads show the account {value} ({service})", {"value": "rosa", "service": "telegram"})
    doubt = Clause("{value} is beside other contacts of unrelated ads, for a person to judge", {"value": "rosa"})

    assert told(filled, "contact", shows, doubt) == [("handle:telegram:rosa", 4)]
    assert told(filled, "contact", shows) == []


def test_no_cluster_is_told_of_what_says_little(filled: Store) -> None:
    doubt = Clause("{value} is shared by many unrelated ads, which says little", {"value": "+32470000001"})

    assert told(filled, "phone", doubt) == [("+32470000001", 0)]
    assert told(filled, "contact", doubt) == []


def test_clusters_that_are_not_named_are_counted_with_their_ads(filled: Store) -> None:
    with filled.reading() as unit:
        (spread,) = Spreads(unit).of(_doubting("rosa"))

    few, named = spread.few(["K-7"]), spread.naming(["K-1"])

    assert (few.others, named.clusters, named.others, named.other_ads) == (0, (("K-1", 1),), 3, 5)
    assert [str(one) for one in named.clauses("GR-01 (1)")] == [
        "on 5 ads of about 3 otherwise unrelated groups",
        "now shown by (number of ads): GR-01 (1)",
        "and by 3 more, on 5 ads",
    ]


def test_a_handful_is_named_beside_the_clusters_that_one_looks_at(filled: Store) -> None:
    with filled.reading() as unit:
        (spread,) = Spreads(unit).of(_doubting("rosa"))
    wide = replace(spread, clusters=tuple((f"K-{number}", 20 - number) for number in range(12)))

    few = wide.few(["K-11"])

    assert [name for name, _ in few.clusters] == ["K-0", "K-1", "K-2", "K-3", "K-4", "K-11"]
    assert (few.others, few.other_ads) == (6, 15 + 14 + 13 + 12 + 11 + 10)


def _doubting(value: str) -> Reason:
    shows = Clause("both ads show the account {value} ({service})", {"value": value, "service": "telegram"})
    doubt = Clause("{value} is beside other contacts of unrelated ads, for a person to judge", {"value": value})
    return Reason.of("contact", 4.5, [shows, doubt])


def test_a_link_of_that_reason_is_read_back_with_it(filled: Store, make) -> None:
    with filled.writing() as unit:
        links.save(unit, Level.OPERATOR, [Link("a", "b", Level.OPERATOR, (_doubting("rosa"),))], [ACCOUNT], make.at())

        (link,) = links.between(unit, "a", "b")
        assert [one.hub for one in Spreads(unit).of(link.reasons[0])] == [ACCOUNT]
