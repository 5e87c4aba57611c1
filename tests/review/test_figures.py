"""Timeline, waterfall and the links that hold a cluster together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from model import (
    Ad,
    AdRecord,
    AdState,
    AdVersion,
    Category,
    Finding,
    FindingKind,
    Level,
    Link,
    LinkState,
    Reason,
    add_up,
)
from review.figures import LANES, LEFT, WIDTH, holding, timeline, waterfall

DAY = datetime(2026, 11, 1, tzinfo=UTC)


def record(
    number: int, *, place: str | None = "Gent", days: int = 1, gone: bool = False, said: datetime | None = None
) -> AdRecord:
    ad = Ad("town", str(number), f"http://127.0.0.1/{number}", Category.ESCORT, "t", "x", place, posted_at=said)
    last = DAY + timedelta(days=number + days)
    missed = last + timedelta(days=1) if gone else None
    version = AdVersion(number, ad, None, DAY)
    return AdRecord(ad.key, version, 1, DAY + timedelta(days=number), last, AdState.LIVE, missed)


def link(left: str, right: str, *weights: float, state: LinkState = LinkState.ACCEPTED) -> Link:
    return Link(left, right, Level.OPERATOR, tuple(Reason("s", weight, "d") for weight in weights), state)


def test_every_bar_stands_inside_the_figure() -> None:
    figure = timeline([record(number) for number in range(30)], {})

    bars = [bar for lane in figure.lanes for bar in lane.bars]
    assert len(bars) == 60
    assert all(bar.x >= LEFT and bar.x + bar.width <= WIDTH for bar in bars)


def test_lanes_that_do_not_fit_are_counted() -> None:
    figure = timeline([record(number, place=f"place {number}") for number in range(LANES + 3)], {})

    assert figure.left_out == 3


def test_a_phone_has_a_lane_only_when_accepted() -> None:
    phone = Finding(FindingKind.PHONE, "+32470000111", 0, 1, "x", 1.0)
    weak = Finding(FindingKind.PHONE, "+32470000222", 0, 1, "x", 0.2, accepted=False)

    figure = timeline([record(1)], {"town:1": (phone, weak)})

    assert [lane.name for lane in figure.lanes if lane.kind == "phone"] == ["+32470000111"]


def test_an_ad_that_went_is_not_drawn_as_open() -> None:
    figure = timeline([record(1), record(2, gone=True)], {})

    assert [bar.open for bar in figure.lanes[0].bars] == [True, False]


def test_the_date_that_a_page_gives_is_drawn_as_a_claim_when_it_can_be_true() -> None:
    recent, ancient = DAY - timedelta(days=5), DAY - timedelta(days=5000)

    claims = [timeline([record(1, said=said)], {}).lanes[0].bars[0].said for said in (recent, ancient, None)]

    assert claims == [LEFT, None, None]


def test_no_ads_no_figure() -> None:
    assert timeline([], {}).lanes == ()


@given(st.lists(st.floats(-12, 12), min_size=1, max_size=8))
def test_a_waterfall_ends_at_the_score_and_stays_on_its_scale(weights: list[float]) -> None:
    steps = waterfall(link("a", "b", *weights))

    assert abs(steps[-1].total - sum(weights)) < 1e-9
    assert all(-0.1 <= step.x <= 200.1 for step in steps)
    assert all(
        abs(step.bits - weight) <= 0.01 for step, weight in zip(steps, sorted(weights, reverse=True), strict=True)
    )


@given(st.lists(st.floats(-40, 40), max_size=12))
def test_weights_as_printed_add_up_to_the_sum_as_printed(weights: list[float]) -> None:
    assert round(sum(add_up(weights)), 2) == round(sum(weights), 2)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0.1, 9)), max_size=25))
def test_holding_links_connect_what_all_links_connect_and_no_more(edges: list[tuple[int, int, float]]) -> None:
    links = [link(f"a{a}", f"a{b}", weight) for a, b, weight in edges if a != b]

    kept = holding(links)

    assert parts(kept) == parts(links)
    assert all(parts(kept[:n] + kept[n + 1 :]) != parts(kept) for n in range(len(kept)))


def parts(links: tuple[Link, ...] | list[Link]) -> set[tuple[str, str]]:
    """Pairs of ads that are connected."""
    groups = {end: {end} for one in links for end in (one.left, one.right)}
    for one in links:
        joined = groups[one.left] | groups[one.right]
        for member in joined:
            groups[member] = joined
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


def test_suggested_links_hold_nothing() -> None:
    assert holding([link("a", "b", 9.0, state=LinkState.SUGGESTED)]) == ()
