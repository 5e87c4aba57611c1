"""Small advertisers who share an account or a number beside their own, and operators who have several numbers."""

from itertools import cycle
from random import Random

import pytest

from dedup import group, link
from model import Finding, FindingKind, Level
from tests.dedup.world import World, at_once

ACCOUNT = Finding(FindingKind.HANDLE, "rosa", 0, 4, "@rosa", 0.95, unit="telegram")
NUMBER = Finding(FindingKind.PHONE, "+33199009999", 0, 12, "0199009999", 0.95)
SHARED = pytest.mark.parametrize("shared", [ACCOUNT, NUMBER], ids=["account", "number"])
SIZES = [
    (3, 3, 3, 3, 2),
    (5, 4, 3, 3, 2),
    (4, 4, 4, 4, 4),
    (6, 5, 5, 4, 4, 4),
    *(tuple(Random(seed).choices(range(2, 7), k=4 + seed % 5)) for seed in range(10)),
]


def number(owner):
    return f"+331990001{owner:02}"


@pytest.fixture
def posts(facts, prose):
    """posts([[numbers], …], ACCOUNT): an ad of a text of its own for each list of numbers, a day after the last."""

    def make(shown, *shared):
        return [facts(f"{n:03}", prose(n), phones, day=n, findings=shared) for n, phones in enumerate(shown)]

    return make


def in_turn(sizes):
    """The owner of each ad, everybody posting in turn until their texts are used up."""
    left = dict(enumerate(sizes))
    owners = []
    for owner in cycle(range(len(sizes))):
        if not any(left.values()):
            return owners
        if left[owner]:
            left[owner] -= 1
            owners.append(owner)
    return owners


def groups_of(ads):
    linked = link(ads)
    return set(group([one.key for one in ads], linked.links, (), Level.OPERATOR)), linked.hubs


@SHARED
@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_advertisers_with_something_in_common_beside_their_own_numbers_stay_apart(posts, shared, sizes):
    owners = in_turn(sizes)
    ads = posts([[number(owner)] for owner in owners], shared)

    groups, hubs = groups_of(ads)

    assert [hub.bare for hub in hubs] == [shared.value]
    assert groups == {
        frozenset(ad.key for ad, who in zip(ads, owners, strict=True) if who == owner) for owner in set(owners)
    }


@SHARED
def test_texts_that_come_and_go_give_the_same_as_all_at_once(posts, shared):
    world, ads = World(), posts([[number(owner)] for owner in in_turn([5] * 5)], shared)

    for count in (14, 16, 18, 20, 25):
        world.put(*ads[:count])
        world.link()
        assert world.whole() == at_once(world)
    apart = world.groups()[Level.OPERATOR]
    for some in (ads[17:], ads[12:17]):
        world.remove([ad.key for ad in some])
        world.link()
        assert world.whole() == at_once(world)

    assert sorted(map(len, apart)) == [5] * 5


@SHARED
def test_advertisers_with_a_second_number_on_most_of_their_texts_stay_apart(posts, shared):
    owners = in_turn([6] * 5)
    shown = [[number(who), *([number(50 + who)] if n < 20 else [])] for n, who in enumerate(owners)]

    groups, hubs = groups_of(posts(shown, shared))

    assert [hub.bare for hub in hubs] == [shared.value]
    assert sorted(map(len, groups)) == [6] * 5


def test_an_account_and_a_number_that_the_same_advertisers_share_do_not_vouch_for_each_other(posts):
    owners = in_turn([5, 4, 4, 4, 3, 4, 4, 4])

    groups, hubs = groups_of(posts([[number(owner)] for owner in owners], ACCOUNT, NUMBER))

    assert {hub.bare for hub in hubs} == {ACCOUNT.value, NUMBER.value}
    assert sorted(map(len, groups)) == [3, 4, 4, 4, 4, 4, 4, 5]


@SHARED
@pytest.mark.parametrize("texts", [4, 8, 12, 20])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9, 1.0])
def test_an_operator_with_one_number_on_some_texts_stays_one(posts, shared, texts, share):
    groups, hubs = groups_of(posts([[number(1)] if n < share * texts else [] for n in range(texts)], shared))

    assert (len(groups), hubs) == (1, ())


@SHARED
@pytest.mark.parametrize("texts", [4, 5, 6])
def test_an_operator_with_two_numbers_stays_one(posts, shared, texts):
    groups, hubs = groups_of(posts([[number(n % 2)] for n in range(2 * texts)], shared))

    assert (len(groups), hubs) == (1, ())


@SHARED
@pytest.mark.parametrize("numbers", [3, 5, 8])
@pytest.mark.parametrize("texts", [2, 3, 4, 6])
def test_an_operator_whose_numbers_take_turns_stays_one(posts, shared, numbers, texts):
    shown = [[number(n % numbers), number((n + 1) % numbers)] for n in range(numbers * texts)]

    groups, hubs = groups_of(posts(shown, shared))

    assert (len(groups), hubs) == (1, ())


@SHARED
@pytest.mark.parametrize("texts", [4, 5])
def test_an_operator_who_posts_a_text_under_every_number_stays_one(facts, prose, shared, texts):
    ads = [
        facts(f"{text}{who}", prose(text), [number(who)], day=4 * text + who, findings=[shared])
        for text in range(texts)
        for who in range(4)
    ]

    groups, hubs = groups_of(ads)

    assert (len(groups), hubs) == (1, ())


@SHARED
def test_an_operator_who_shows_one_room_under_every_number_stays_one(facts, prose, picture, shared):
    ads = [facts(f"{n:03}", prose(n), [number(n % 4)], [picture(n // 4)], day=n, findings=[shared]) for n in range(20)]

    groups, hubs = groups_of(ads)

    assert (len(groups), hubs) == (1, ())


@SHARED
def test_an_operator_who_posts_two_texts_of_each_number_under_the_next_stays_one(facts, prose, shared):
    shown = [(text, text // 5) for text in range(15)] + [(text, text // 5 + 1) for text in (0, 1, 5, 6)]
    ads = [
        facts(f"{n:03}", prose(text), [number(who)], day=n, findings=[shared]) for n, (text, who) in enumerate(shown)
    ]

    groups, hubs = groups_of(ads)

    assert (len(groups), hubs) == (1, ())
