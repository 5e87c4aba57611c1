from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.corpus import corpus_of
from dedup.gallery import Gallery
from dedup.hubs import effective, find_hubs, sort_hubs
from dedup.passages import find_default_text
from dedup.sheets import sheet_of
from model import WAITS, Hub


@given(st.lists(st.integers(1, 50), min_size=1))
def test_the_effective_number_lies_between_one_and_the_number_of_groups(sizes):
    assert 1 <= effective(sizes) <= len(sizes) + 1e-9


def test_equal_parts_count_fully_and_a_giant_counts_once():
    assert effective([5, 5, 5]) == pytest.approx(3)
    assert effective([97, 1, 1, 1]) < 1.1


def alone(doubtful):
    """Nothing but the doubtful values holds any ads together."""
    return {}


def test_a_value_on_unrelated_ads_with_contacts_of_their_own_is_a_hub():
    ads = [f"a{n}" for n in range(10)]
    contacts = {ad: frozenset({f"phone:{ad}"}) for ad in ads}

    hubs = find_hubs({"phone:desk": ads}, {}, alone, contacts)

    assert [(hub.signal, hub.value, hub.spread) for hub in hubs] == [("phone", "desk", 10.0)]


def test_a_value_that_is_the_only_contact_of_its_ads_is_no_hub():
    assert find_hubs({"phone:own": [f"a{n}" for n in range(10)]}, {}, alone, {}) == ()


def test_a_value_on_reposts_of_one_creative_is_no_hub():
    ads = [f"a{n}" for n in range(60)]
    contacts = {ad: frozenset({f"phone:{ad}"}) for ad in ads}

    assert find_hubs({"phone:own": ads}, dict.fromkeys(ads, "a0"), alone, contacts) == ()


def test_a_value_on_very_many_unrelated_ads_is_a_hub_whatever_else_they_show():
    assert len(find_hubs({"phone:site": [f"a{n}" for n in range(40)]}, {}, alone, {})) == 1


def test_a_small_spread_is_contested_and_a_large_one_says_little():
    hubs = [Hub("phone", "a", 20, 9.0, ""), Hub("contact", "email:b", 8, 3.0, f"on 8 ads: {WAITS}")]

    assert sort_hubs(hubs) == (frozenset({"phone:a"}), frozenset({"contact:email:b"}), {})


def test_a_value_of_a_few_groups_with_contacts_of_their_own_is_contested():
    ads = [f"a{n}" for n in range(4)]
    contacts = {ad: frozenset({f"phone:{ad}"}) for ad in ads}

    (hub,) = find_hubs({"contact:handle:telegram:rosa": ads}, {}, alone, contacts)

    assert (hub.contested, hub.kind, hub.bare) == (True, "handle", "rosa")
    assert sort_hubs([hub])[1] == {hub.key} == {"contact:handle:telegram:rosa"}


def test_a_value_that_changed_hands_is_neither_damped_nor_contested():
    since = datetime(2026, 3, 3, tzinfo=UTC)

    assert sort_hubs([Hub("phone", "a", 9, 2.0, "", (since,))]) == (frozenset(), frozenset(), {"phone:a": (since,)})


def test_a_house_that_posts_more_than_all_its_guests_does_not_own_the_switchboard():
    house, guests = [f"h{n}" for n in range(40)], [f"g{n}" for n in range(12)]
    contacts = {ad: frozenset({f"phone:{ad[0]}"}) for ad in house} | {ad: frozenset({f"phone:{ad}"}) for ad in guests}

    def houses(doubtful):
        return dict.fromkeys(house, "house")

    assert [hub.value for hub in find_hubs({"phone:desk": [*house, *guests]}, {}, houses, contacts)] == ["desk"]


def test_a_house_of_operators_with_many_texts_each_is_a_hub():
    operators = {f"{operator}:{n}": operator for operator in "abcdefghijkl" for n in range(4)}
    contacts = {ad: frozenset({f"phone:{operator}"}) for ad, operator in operators.items()}

    def grouped(doubtful):
        return operators

    assert [hub.value for hub in find_hubs({"phone:desk": [*operators]}, {}, grouped, contacts)] == ["desk"]


@pytest.mark.parametrize(("strangers", "found"), [(1, 0), (2, 0), (5, 1)])
def test_what_misreading_explains_makes_no_contested_number_of_two_halves_of_an_operator(strangers, found):
    halves = {f"{half}{n}": half for half in "ab" for n in range(25)}
    others = [f"x{n}" for n in range(strangers)]
    contacts = {ad: frozenset({f"phone:{half}"}) for ad, half in halves.items()}
    contacts |= {ad: frozenset({f"phone:{ad}"}) for ad in others}

    def grouped(doubtful):
        return halves

    assert len(find_hubs({"phone:own": [*halves, *others]}, halves, grouped, contacts)) == found


def corpus(facts, texts):
    known = {key: facts(key, text) for key, text in texts.items()}
    sheets = [sheet_of(number, one) for number, one in enumerate(known.values())]
    return corpus_of(sheets, Gallery(), lambda keys: [known[key] for key in keys])


def test_default_text_is_told_as_one_phrase(facts):
    footer = " ".join(f"f{n}" for n in range(18))
    said = {f"a{ad}": " ".join(f"w{ad}x{n}" for n in range(20)) + f" {footer}" for ad in range(10)}

    found = find_default_text(corpus(facts, said), np.arange(10))

    assert [(hub.value, hub.ads) for hub in found.hubs] == [(footer, 10)]
    assert found.kept.sum() == 10 * 20


def test_the_text_of_one_creative_is_no_default_text(facts):
    said = {f"a{ad:02}": " ".join(f"w{n}" for n in range(20)) for ad in range(30)}

    found = find_default_text(corpus(facts, said), np.zeros(30, dtype=np.int64))

    assert found.hubs == () and found.kept.all()
