import pytest

from dedup import explain, group, link, link_all
from dedup.handover import find_handovers
from model import Level

NUMBER = "+33199000001"


def found(ads, wordings, **others):
    """Handovers of one number on these ads, in posting order, with a letter for the wording of each."""
    keys = [ad.key for ad in ads]
    carriers = {f"phone:{NUMBER}": keys, **{f"{key}:x": some for key, some in others.items()}}
    return find_handovers(carriers, {ad.key: ad for ad in ads}, dict(zip(keys, wordings, strict=True)), ())


def shown_on(facts, days, places=()):
    return [facts(f"a{at:02}", day=day, place=places[at] if places else None) for at, day in enumerate(days)]


def test_a_number_that_rested_for_months_between_ads_that_share_nothing_changed_hands(facts):
    ads = shown_on(facts, [0, 4, 9, 100, 103, 110])

    hubs = found(ads, "AAABBB")

    assert [(hub.signal, hub.value, hub.ads, hub.spread) for hub in hubs] == [("phone", NUMBER, 6, 2.0)]
    assert hubs[0].since == (ads[3].posted_at,)
    assert ads[3].posted_at.date().isoformat() in hubs[0].why


@pytest.mark.parametrize(
    ("days", "wordings"),
    [([0, 4, 9, 14, 18, 22], "AAABBB"), ([0, 40, 80, 120, 160, 200], "ABCDEF"), ([0, 30], "AB")],
)
def test_a_pause_like_the_others_is_no_change_of_hands(facts, days, wordings):
    ads = shown_on(facts, days)

    assert found(ads, wordings) == ()


def test_ads_that_share_another_value_across_the_rest_are_of_one_hand(facts):
    ads = shown_on(facts, [0, 4, 9, 100, 103, 110])

    assert found(ads, "AAABBB", picture=["a01", "a05"]) == ()


def test_another_place_speaks_for_another_hand_and_the_same_place_against(facts):
    days = [0, 3, 20, 23]
    moved, stayed = shown_on(facts, days, "XXYY"), shown_on(facts, days, "XXXX")

    assert len(found(moved, "AABB")) == 1
    assert found(stayed, "AABB") == ()


def test_a_number_can_change_hands_twice(facts):
    ads = shown_on(facts, [0, 3, 5, 100, 104, 107, 250, 252, 255])

    assert found(ads, "AAABBBCCC")[0].since == (ads[3].posted_at, ads[6].posted_at)


def test_the_number_of_a_gone_operator_does_not_join_the_next(facts, prose):
    ads = [facts(f"{n}", f"{prose(n // 3)} {n}", [NUMBER], day=n * 4 + 90 * (n // 3)) for n in range(6)]

    linked = link(ads)

    groups = group([one.key for one in ads], linked.links, [], Level.OPERATOR)
    assert groups == (frozenset("012"), frozenset("345"))
    assert [hub.since for hub in linked.hubs] == [(ads[3].posted_at,)]


def test_the_reason_says_since_when_others_show_the_number(facts, prose):
    ads = [facts(f"{n}", f"{prose(n // 3)} {n}", [NUMBER], day=n * 4 + 90 * (n // 3)) for n in range(6)]

    linking = link_all(ads)
    weighings = dict(linking.weighings([ads[2].key, ads[3].key]))
    said = explain(ads[2], ads[3], Level.OPERATOR, weighings, linking.result().hubs).answers[0].reason

    assert said.weight < 1
    assert f"shown since {ads[3].posted_at.date()} by others" in said.detail


def test_a_number_in_other_hands_is_told_where_it_counts_as_two_contacts(facts, prose):
    ads = [facts(f"{n}", f"{prose(n // 3)} {n}", [NUMBER], day=n * 4 + 90 * (n // 3)) for n in range(6)]

    linking = link_all(ads)
    weighings = dict(linking.weighings([one.key for one in ads]))
    hubs = linking.result().hubs
    across, within = (explain(*pair, Level.OPERATOR, weighings, hubs) for pair in ((ads[2], ads[3]), (ads[0], ads[1])))
    doubt = {one.signal: one.reason for one in across.answers}["other-contacts"]

    assert "none in common; what both show changed hands between them" in doubt.detail and doubt.left == doubt.right
    assert {one.signal: one.reason for one in within.answers}["other-contacts"] is None
