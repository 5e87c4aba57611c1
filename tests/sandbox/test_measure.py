import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.measure import Quality, b_cubed, flags, largest, pairwise, raised_on

TRUTH = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}


def test_pairwise_by_hand():
    found = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "y"}

    quality = pairwise(found, TRUTH)

    # together: ab, cd, ce, de (4), of which ab and de are right (2); due: ab, ac, bc, de (4)
    assert quality == Quality(0.5, 0.5)
    assert quality.f1 == 0.5


def test_b_cubed_by_hand():
    found = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "y"}

    quality = b_cubed(found, TRUTH)

    # precision: a 2/2, b 2/2, c 1/3, d 2/3, e 2/3; recall: a 2/3, b 2/3, c 1/3, d 2/2, e 2/2
    assert quality.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert quality.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


def test_an_ad_left_out_stands_alone():
    quality = pairwise({"a": "x", "b": "x"}, TRUTH)

    assert quality == Quality(1.0, 0.25)


def test_a_name_of_a_cluster_is_no_ad():
    assert pairwise({"a": "b"}, {"a": 1, "b": 2}) == Quality(None, None)


def test_a_giant_shows():
    sizes = largest(dict.fromkeys(TRUTH, "x"), TRUTH)

    assert (sizes.found, sizes.true) == (5, 3)


def test_flags_by_hand():
    due = {("o1", "bridge"), ("o2", "bridge"), ("o2", "papers-for-sale")}
    raised = {("o1", "bridge"), ("o3", "bridge")}

    quality = flags(raised, due)

    assert quality.precision == 0.5
    assert quality.recall == pytest.approx(1 / 3)
    assert flags((), due) == Quality(None, 0.0)


def test_a_cluster_stands_for_whoever_has_most_of_it():
    members = {"k1": ("a", "b", "c"), "k2": ("d", "unknown"), "k3": ("unknown",)}
    owners = {"a": "o2", "b": "o2", "c": "o1", "d": "o1"}

    found = raised_on([("k1", "bridge"), ("k2", "bridge"), ("k3", "bridge")], members, owners)

    assert found == {("o2", "bridge"), ("o1", "bridge")}


@given(st.dictionaries(st.integers(0, 40).map(str), st.integers(0, 6), min_size=1))
def test_the_truth_agrees_with_itself(truth):
    assert b_cubed(truth, truth) == Quality(1.0, 1.0)
    assert pairwise(truth, truth).precision in (1.0, None)
