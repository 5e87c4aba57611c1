from hypothesis import given
from hypothesis import strategies as st

from dedup.difference import Mark, difference
from dedup.explain import explain
from dedup.link import link
from model import Hub, Level


def answer(comparison, signal):
    return next(one for one in comparison.answers if one.signal == signal)


def test_every_signal_of_the_level_answers_with_its_sentence(facts, prose):
    comparison = explain(facts("a", prose(1)), facts("b", prose(2)), Level.OPERATOR)

    assert all(one.sentence for one in comparison.answers)
    assert all((one.reason is None) == bool(one.miss) for one in comparison.answers)
    assert comparison.score == 0


def test_a_near_miss_says_how_near(facts, picture):
    left, right = facts("a", pictures=[picture(1)]), facts("b", pictures=[picture(1, 40)])

    assert "40 of 256 bits" in answer(explain(left, right, Level.OPERATOR), "picture").miss


def test_what_links_two_ads_is_explained_with_the_same_reasons(facts, prose):
    ads = [facts("a", prose(1), ["+33199000001"]), facts("b", prose(1), ["+33199000001"])]

    comparison = explain(*ads, Level.OPERATOR, among=ads)

    linked = next(one for one in link(ads).links if one.level is Level.OPERATOR)
    assert {one.signal for one in comparison.answers if one.reason} == {one.signal for one in linked.reasons}
    assert comparison.score >= comparison.accept


def test_a_known_hub_says_little_in_an_explanation(facts, prose):
    ads = [facts("a", prose(1), ["+33199000001"]), facts("b", prose(2), ["+33199000001"])]

    comparison = explain(*ads, Level.OPERATOR, hubs=[Hub("phone", "+33199000001", 90, 30.0, "")])

    assert comparison.score < comparison.suggest


def test_known_default_text_is_left_out_of_an_explanation(facts, prose):
    ads = [facts(key, f"{prose(n, 10)} {prose(9)}") for n, key in enumerate("ab")]

    assert explain(*ads, Level.CREATIVE).score > 0
    assert explain(*ads, Level.CREATIVE, hubs=[Hub("wording", prose(9), 90, 30.0, "")]).score == 0


def test_the_difference_marks_whole_words():
    spans = difference("Bonjour, je suis Anna.", "Bonjour, je suis Maria.")

    assert [(span.mark, span.text) for span in spans] == [
        (Mark.EQUAL, "Bonjour, je suis "),
        (Mark.DELETED, "Anna"),
        (Mark.INSERTED, "Maria"),
        (Mark.EQUAL, "."),
    ]


@given(st.text("ab ,\n", max_size=40), st.text("ab ,\n", max_size=40))
def test_the_spans_of_a_difference_rebuild_both_texts(left, right):
    spans = difference(left, right)

    assert "".join(span.text for span in spans if span.mark is not Mark.INSERTED) == left
    assert "".join(span.text for span in spans if span.mark is not Mark.DELETED) == right
