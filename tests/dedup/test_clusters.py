from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedup import group
from dedup.link import settle
from model import Judgement, Level, Link, LinkState, Reason, Sameness


def together(groups, left, right):
    return any({left, right} <= ads for ads in groups)


def chain(bond, names, bits=9.5):
    return [bond(left, right, bits) for left, right in pairwise(names)]


def test_linked_ads_are_one_group_and_others_stay_alone(bond):
    groups = group("abcd", [bond("a", "b", 8)], [], Level.OPERATOR)

    assert groups == (frozenset("ab"), frozenset("c"), frozenset("d"))


def test_different_judgement_keeps_ads_apart(bond, word):
    links = [bond("a", "b", 20), bond("b", "c", 20), bond("a", "c", 20)]

    groups = group("abc", links, [word("a", "c", Sameness.NEVER)], Level.OPERATOR)

    assert not together(groups, "a", "c")


def test_same_judgement_joins_ads_without_any_link(word):
    assert group("abc", [], [word("c", "a", Sameness.ALWAYS)], Level.OPERATOR) == (frozenset("ac"), frozenset("b"))


def test_same_judgement_joins_two_groups_that_the_guard_holds_apart(bond, word):
    links = [*chain(bond, "abc"), *chain(bond, "xyz"), bond("c", "x", 6.5)]

    assert not together(group("abcxyz", links, [], Level.OPERATOR), "a", "z")
    assert together(group("abcxyz", links, [word("c", "x", Sameness.ALWAYS)], Level.OPERATOR), "a", "z")


def test_the_newest_word_on_a_pair_counts(bond, word):
    words = [word("a", "b", Sameness.NEVER, minute=1), word("b", "a", Sameness.UNSURE, minute=2)]

    assert together(group("ab", [bond("a", "b", 8)], words, Level.OPERATOR), "a", "b")
    assert not together(group("ab", [bond("a", "b", 8)], words[:1], Level.OPERATOR), "a", "b")


def test_a_word_on_the_other_level_does_not_count(bond, word):
    never = word("a", "b", Sameness.NEVER, level=Level.CREATIVE)

    assert together(group("ab", [bond("a", "b", 8)], [never], Level.OPERATOR), "a", "b")


def test_never_is_stronger_than_a_chain_of_always(word):
    words = [word("a", "b", Sameness.ALWAYS), word("b", "c", Sameness.ALWAYS), word("a", "c", Sameness.NEVER)]

    assert not together(group("abc", [], words, Level.OPERATOR), "a", "c")


def test_one_thread_between_two_groups_is_no_bridge(bond):
    links = [*chain(bond, "abc"), *chain(bond, "xyz"), bond("c", "x", phone=7.5)]

    assert group("abcxyz", links, [], Level.OPERATOR) == (frozenset("abc"), frozenset("xyz"))


def test_two_kinds_of_evidence_join_two_groups(bond):
    links = [*chain(bond, "abc"), *chain(bond, "xyz"), bond("c", "x", phone=7.5), bond("a", "z", picture=6.5)]

    assert group("abcxyz", links, [], Level.OPERATOR) == (frozenset("abcxyz"),)


def test_one_very_strong_reason_of_two_ads_joins_two_groups(bond):
    links = [*chain(bond, "abc", 20), *chain(bond, "xyz", 20), bond("c", "x", phone=11), bond("b", "y", phone=11)]

    assert group("abcxyz", links, [], Level.OPERATOR) == (frozenset("abcxyz"),)


def test_one_misread_number_joins_no_two_groups_however_rare_it_is(bond):
    links = [*chain(bond, "abc", 20), *chain(bond, "xyz", 20), *(bond("c", other, phone=11) for other in "xyz")]

    assert group("abcxyz", links, [], Level.OPERATOR) == (frozenset("abc"), frozenset("xyz"))


def large_groups(bond, size):
    """Two groups in which every ad is held by three others."""
    names = [[f"{side}{n:03}" for n in range(size)] for side in "ab"]
    inside = [bond(one[n], one[n - step], 20) for one in names for n in range(size) for step in (1, 2, 3)]
    return names, inside


@pytest.mark.parametrize(("size", "joined"), [(10, True), (300, False)])
def test_two_threads_are_errors_between_hundreds_of_ads_and_evidence_between_ten(bond, size, joined):
    (ours, theirs), inside = large_groups(bond, size)
    threads = [bond(ours[0], theirs[0], phone=9), bond(ours[5], theirs[5], wording=8)]

    groups = group([*ours, *theirs], [*inside, *threads], [], Level.OPERATOR)

    assert together(groups, ours[0], theirs[0]) is joined


def test_what_two_errors_of_two_kinds_say_waits_for_what_many_ads_say(bond):
    """The half of a large group is joined to its own before a false evidence of more bits is even asked."""
    (ours, theirs), inside = large_groups(bond, 120)
    half = [f"c{n:03}" for n in range(40)]
    own = [bond(half[n], half[n - 1], 20) for n in range(1, 40)]
    true = [bond(half[n], theirs[n], phone=9) for n in range(8)]
    false = [bond(half[20], ours[0], phone=9), bond(half[30], ours[9], wording=8)]

    groups = group([*ours, *theirs, *half], [*inside, *own, *true, *false], [], Level.OPERATOR)

    assert together(groups, half[0], theirs[0])
    assert not together(groups, half[0], ours[0])


def test_several_threads_of_a_good_reason_join_two_groups(bond):
    links = [
        *chain(bond, "abc"),
        *chain(bond, "xyz"),
        *(bond(left, right, 8) for left, right in zip("abc", "xyz", strict=True)),
    ]

    assert group("abcxyz", links, [], Level.OPERATOR) == (frozenset("abcxyz"),)


def test_a_link_that_the_guard_holds_back_waits_for_a_person(bond):
    links = [*chain(bond, "abc"), *chain(bond, "xyz"), bond("c", "x", phone=7.5)]

    waiting = [one for one in settle(links, "abcxyz", []) if one.state is LinkState.SUGGESTED]

    assert [(one.left, one.right) for one in waiting] == [("c", "x")]


def test_a_pair_kept_apart_by_a_person_is_not_suggested_again(bond, word):
    assert settle([bond("a", "b", 9)], "ab", [word("a", "b", Sameness.NEVER)]) == []


def test_a_suggested_link_groups_nothing(bond):
    waiting = Link("a", "b", Level.OPERATOR, bond("a", "b", 9).reasons, LinkState.SUGGESTED)

    assert group("ab", [waiting], [], Level.OPERATOR) == (frozenset("a"), frozenset("b"))


NAMES = "abcdefghij"
PAIRS = st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True).map(sorted)


@st.composite
def situations(draw):
    links = [
        Link(left, right, Level.OPERATOR, (Reason(draw(st.sampled_from(("phone", "picture"))), bits, ""),))
        for (left, right), bits in draw(st.lists(st.tuples(PAIRS, st.floats(6, 14)), max_size=25))
    ]
    words = draw(st.lists(st.tuples(PAIRS, st.sampled_from(list(Sameness)), st.integers(0, 9)), max_size=6))
    return links, words


@settings(max_examples=150)
@given(situations(), st.randoms())
def test_the_order_of_input_does_not_matter(situation, random):
    links, words = situation
    said = [_judge(pair, sameness, minute) for pair, sameness, minute in words]

    first = group(NAMES, links, said, Level.OPERATOR)
    second = group(
        random.sample(NAMES, len(NAMES)),
        random.sample(links, len(links)),
        random.sample(said, len(said)),
        Level.OPERATOR,
    )

    assert first == second


@settings(max_examples=150)
@given(situations())
def test_every_ad_is_in_one_group_and_no_group_holds_a_pair_kept_apart(situation):
    links, words = situation
    newest = {
        tuple(pair): (minute, sameness) for pair, sameness, minute in sorted(words, key=lambda one: (one[2], one[1]))
    }

    groups = group(NAMES, links, [_judge(pair, sameness, minute) for pair, sameness, minute in words], Level.OPERATOR)

    assert sorted(ad for ads in groups for ad in ads) == sorted(NAMES)
    apart = [pair for pair, (_, sameness) in newest.items() if sameness is Sameness.NEVER]
    assert not [pair for pair in apart if together(groups, *pair)]


@settings(max_examples=100)
@given(situations(), situations())
def test_what_becomes_of_a_component_depends_on_nothing_outside_it(here, there):
    words = [_judge(pair, sameness, minute) for pair, sameness, minute in here[1]]
    others = [replace(one, left=one.left.upper(), right=one.right.upper()) for one in there[0]]

    alone = group(NAMES, here[0], words, Level.OPERATOR)
    beside = group(NAMES + NAMES.upper(), [*here[0], *others], words, Level.OPERATOR)

    assert alone == tuple(ads for ads in beside if min(ads).islower())


@settings(max_examples=100)
@given(situations())
def test_grouping_settled_links_again_changes_nothing(situation):
    links, words = situation
    links = list({(one.left, one.right): one for one in links}.values())
    said = [_judge(pair, sameness, minute) for pair, sameness, minute in words]

    settled = settle(links, NAMES, said)

    assert group(NAMES, settled, said, Level.OPERATOR) == group(NAMES, links, said, Level.OPERATOR)


def _judge(pair, sameness, minute):
    at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=minute)
    return Judgement(pair[0], pair[1], Level.OPERATOR, sameness, "reviewer", "", at)
