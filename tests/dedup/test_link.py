import time
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedup import group, link, match_hashes
from dedup.candidates import ring
from model import AdFacts, Finding, FindingKind, Level, LinkState, Sameness


def groups_of(ads, linked, level, judgements=()):
    return group([one.key for one in ads], linked.links, judgements, level)


def found(ads, level, judgements=()):
    return groups_of(ads, link(ads, judgements), level, judgements)


def test_a_reposted_ad_is_one_creative(facts, prose):
    ads = [facts("a", prose(1)), facts("b", prose(1), day=2), facts("c", prose(2))]

    assert found(ads, Level.CREATIVE) == (frozenset("ab"), frozenset("c"))


def test_a_picture_set_makes_a_creative_of_ads_that_say_little(facts, picture):
    pictures = [picture(1), picture(2)]
    ads = [facts("a", "call me", pictures=pictures), facts("b", "new here", pictures=pictures)]

    assert found(ads, Level.CREATIVE) == (frozenset("ab"),)


def test_one_picture_set_under_two_texts_waits_for_a_person(facts, prose, picture):
    pictures = [picture(1), picture(2)]
    ads = [facts("a", prose(1), pictures=pictures), facts("b", prose(2), pictures=pictures)]

    waiting = [one for one in link(ads).links if one.level is Level.CREATIVE]

    assert [one.state for one in waiting] == [LinkState.SUGGESTED]


def test_a_stolen_picture_does_not_join_two_people(facts, prose, picture):
    ads = [facts(key, prose(n), [f"+3319900000{n}"], [picture(1)]) for n, key in enumerate("ab")]

    linked = link(ads)

    assert len(groups_of(ads, linked, Level.OPERATOR)) == 2
    assert [one.state for one in linked.links if one.level is Level.OPERATOR] == [LinkState.SUGGESTED]


def test_a_picture_joins_an_ad_without_contacts_to_one_that_has_some(facts, prose, picture):
    ads = [facts("a", prose(1), ["+33199000001"], [picture(1)]), facts("b", prose(2), pictures=[picture(1)])]

    assert found(ads, Level.OPERATOR) == (frozenset("ab"),)


def test_the_same_text_under_ever_new_numbers_is_one_operator(facts, prose):
    ads = [facts(f"{n}", prose(1), [f"+3319900000{n}"], day=n) for n in range(5)]

    assert len(found(ads, Level.OPERATOR)) == 1


def test_a_shared_number_makes_an_operator_but_no_creative(facts, prose):
    ads = [facts("a", prose(1), ["+33199000001"]), facts("b", prose(2), ["+33199000001"]), facts("c", prose(3))]

    assert found(ads, Level.OPERATOR) == (frozenset("ab"), frozenset("c"))
    assert len(found(ads, Level.CREATIVE)) == 3


def test_different_judgement_keeps_ads_apart(facts, prose, word):
    ads = [facts(key, prose(1), ["+33199000001"], day=day) for day, key in enumerate("abc")]
    judged = [word("a", "c", Sameness.NEVER)]

    groups = found(ads, Level.OPERATOR, judged)

    assert not any({"a", "c"} <= ads for ads in groups)


def test_same_judgement_joins_ads_that_share_nothing(facts, prose, word):
    ads = [facts("a", prose(1)), facts("b", prose(2))]

    assert found(ads, Level.OPERATOR, [word("a", "b", Sameness.ALWAYS)]) == (frozenset("ab"),)


def test_reasons_sum_to_the_score(facts, prose, picture):
    ads = [
        facts(key, prose(1), ["+33199000001"], [picture(1)], country=land) for key, land in (("a", "BE"), ("b", "FR"))
    ]

    links = link(ads).links

    assert {one.level for one in links} == set(Level)
    for one in links:
        assert one.score == pytest.approx(sum(reason.weight for reason in one.reasons))
    assert any(reason.weight < 0 for one in links for reason in one.reasons)


def agencies(facts, prose, count, switchboard):
    """Agencies with four ads of their own wording and number each, all under one switchboard."""
    made = []
    for agency in range(count):
        for turn in range(4):
            text = f"{prose(agency)} {prose(1000 + agency * 10 + turn, 6)}"
            made.append(
                facts(f"{agency:02}{turn}", text, [f"+331990001{agency:02}", switchboard], day=agency + turn / 10)
            )
    return made


def test_a_switchboard_does_not_melt_two_agencies(facts, prose):
    ads = agencies(facts, prose, 12, "+33199009999")

    linked = link(ads)

    groups = groups_of(ads, linked, Level.OPERATOR)
    assert sorted(map(len, groups)) == [4] * 12
    assert [(hub.signal, hub.value, hub.ads) for hub in linked.hubs] == [("phone", "+33199009999", 48)]
    assert linked.hubs[0].spread == pytest.approx(12, abs=1)


def test_a_desk_of_four_houses_waits_for_a_person(facts, prose):
    ads = agencies(facts, prose, 4, "+33199009999")

    linked = link(ads)

    groups = groups_of(ads, linked, Level.OPERATOR)
    assert sorted(map(len, groups)) == [4] * 4
    assert "waits for a person" in linked.hubs[0].why
    home = {ad: place for place, names in enumerate(groups) for ad in names}
    between = [one for one in linked.links if home[one.left] != home[one.right]]
    assert between
    assert all(one.state is LinkState.SUGGESTED for one in between)


def test_numbers_that_take_turns_are_one_operator(facts, prose):
    numbers = [f"+3319900000{n}" for n in range(6)]
    ads = [facts(f"{n}", prose(n), [numbers[n], numbers[(n + 1) % 6]], day=n) for n in range(6)]

    assert len(found(ads, Level.OPERATOR)) == 1


def test_two_switchboards_do_not_vouch_for_each_other(facts, prose):
    mail = Finding(FindingKind.EMAIL, "desk@board.example", 0, 1, "desk@board.example", 1.0)
    ads = agencies(facts, prose, 12, "+33199009999")
    ads = [facts(one.key, one.text, [f.value for f in one.findings], findings=[mail]) for one in ads]

    linked = link(ads)

    assert {hub.signal for hub in linked.hubs} == {"phone", "contact"}
    assert len(groups_of(ads, linked, Level.OPERATOR)) == 12


def test_the_number_of_a_large_operator_is_no_hub(facts, prose):
    ads = [facts(f"{n:02}", prose(n), ["+33199000001"], day=n) for n in range(15)]

    linked = link(ads)

    assert linked.hubs == ()
    assert len(groups_of(ads, linked, Level.OPERATOR)) == 1


def test_a_stock_picture_joins_nobody(facts, prose, picture):
    ads = [facts(f"{n:02}", prose(n), [f"+3319900{n:04}"], [picture(1, n % 9)], day=n) for n in range(14)]

    linked = link(ads, matches=match_hashes([one for ad in ads for one in ad.pictures], ()))

    assert [hub.signal for hub in linked.hubs] == ["picture"]
    assert len(groups_of(ads, linked, Level.OPERATOR)) == 14


def test_the_text_that_a_site_adds_links_nobody(facts, prose):
    footer = prose(999, 30)
    ads = [facts(f"{n:02}", f"{prose(n, 12)} {footer}", day=n) for n in range(20)]

    linked = link(ads)

    assert [hub.signal for hub in linked.hubs] == ["wording"]
    assert linked.hubs[0].value == footer.casefold()
    assert len(groups_of(ads, linked, Level.CREATIVE)) == 20


def test_accepted_links_stay_inside_their_group(facts, prose):
    ads = [facts(f"{n:02}", prose(n % 7), [f"+3319900{n % 5:04}"], day=n) for n in range(40)]

    linked = link(ads)

    for level in Level:
        home = {ad: place for place, ads_ in enumerate(groups_of(ads, linked, level)) for ad in ads_}
        accepted = [one for one in linked.links if one.level is level and one.state is LinkState.ACCEPTED]
        assert accepted
        assert all(home[one.left] == home[one.right] for one in accepted)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), st.randoms())
def test_shuffled_input_gives_the_same_links_and_groups(seed, random):
    ads = small_market(seed)

    first, second = link(ads), link(random.sample(ads, len(ads)))

    assert first == second
    assert groups_of(ads, first, Level.OPERATOR) == groups_of(random.sample(ads, len(ads)), second, Level.OPERATOR)


def small_market(seed):
    """Forty ads that share few texts and few numbers."""
    rng = Random(seed)
    templates = [" ".join(f"w{rng.randrange(400)}" for _ in range(30)) for _ in range(6)]
    made = []
    for n in range(40):
        at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=rng.randrange(200))
        text = f"{rng.choice(templates)} w{rng.randrange(400)}"
        phones = [f"+3319900{rng.randrange(9):04}" for _ in range(rng.randrange(3))]
        findings = tuple(Finding(FindingKind.PHONE, one, 0, 1, one, 0.9) for one in phones)
        made.append(AdFacts(f"s:{n}", "s", "escort", "BE", None, None, at, at, at, text, text, findings))
    return made


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=2, max_size=8), st.randoms())
def test_no_text_stops_linking_and_no_order_of_the_ads_changes_it(texts, random):
    at = datetime(2026, 3, 1, tzinfo=UTC)
    bodies = [text * 3 for text in texts]
    ads = [AdFacts(f"s:{n}", "s", "job", None, None, None, at, at, at, one, one) for n, one in enumerate(bodies)]

    assert link(ads) == link(random.sample(ads, len(ads)))


def test_a_score_depends_on_the_two_ads_and_not_on_how_many_others_there_are(facts, prose):
    pair = [facts("a", prose(1)), facts("b", prose(1) + " nieuw", day=1)]
    others = [facts(f"o{n}", " ".join(f"ander{n}woord{at}" for at in range(30)), day=n) for n in range(40)]

    few, many = link(pair), link([*pair, *others])

    assert few.links
    assert few.links == tuple(one for one in many.links if one.left == "a")


def test_a_family_too_large_for_the_index_stays_together(facts, prose):
    ads = [facts(f"{n:04}", f"{prose(1, 30)} {prose(2000 + n % 300, 2)}", day=n / 500) for n in range(700)]

    assert len(found(ads, Level.CREATIVE)) == 1


def test_no_ads_give_no_links():
    linked = link([])

    assert (linked.links, linked.hubs) == ((), ())


def test_empty_and_huge_texts_are_linked_in_bounded_time(facts):
    words = [f"w{n}" for n in range(14_000)]
    ads = [facts("a"), facts("b"), facts("c", " ".join(words)), facts("d", " ".join(words)), facts("e", "x" * 100_000)]
    before = time.process_time()

    groups = found(ads, Level.CREATIVE)

    assert frozenset("cd") in groups
    assert len(groups) == 4
    assert time.process_time() - before < 5


def test_five_thousand_ads_with_one_number_take_bounded_time(facts, prose):
    ads = [facts(f"{n:04}", prose(n, 12), ["+33199000001"], day=n / 500) for n in range(5000)]
    before = time.process_time()

    linked = link(ads)

    assert [hub.value for hub in linked.hubs] == ["+33199000001"]
    assert not [one for one in linked.links if one.state is LinkState.ACCEPTED]
    assert time.process_time() - before < 25


def test_a_thousand_reposts_of_one_ad_are_one_creative_in_bounded_time(facts, prose):
    ads = [facts(f"{n:04}", f"{prose(1)} nr{n}x", day=n / 500) for n in range(1000)]
    before = time.process_time()

    groups = found(ads, Level.CREATIVE)

    assert len(groups) == 1
    assert time.process_time() - before < 15


def test_a_popular_value_gives_few_pairs_and_leaves_nobody_out():
    names = [f"{n:04}" for n in range(5000)]

    pairs = ring(names)

    assert len(pairs) == 3 * len(names)
    assert {name for pair in pairs for name in pair} == set(names)
