from hypothesis import given
from hypothesis import strategies as st

from dedup.difference import Mark, difference
from dedup.explain import explain
from dedup.link import link_all
from dedup.matching import match_hashes
from dedup.weighing import read_weighing, write_weighing
from model import Hub, Level
from tests.dedup.world import Writer


def answer(comparison, signal):
    return next(one for one in comparison.answers if one.signal == signal)


def asked(left, right, level, among=(), hubs=None):
    """What every signal says of two ads that were linked, `among` others."""
    linking = link_all([left, right, *among])
    weighings = dict(linking.weighings([left.key, right.key]))
    return explain(left, right, level, weighings, linking.result().hubs if hubs is None else hubs)


def test_every_signal_of_the_level_answers_with_its_sentence(facts, prose):
    comparison = asked(facts("a", prose(1)), facts("b", prose(2)), Level.OPERATOR)

    assert all(one.sentence for one in comparison.answers)
    assert all((one.reason is None) == bool(one.miss) for one in comparison.answers)
    assert comparison.score == 0


def test_a_near_miss_says_how_near(facts, picture):
    left, right = facts("a", pictures=[picture(1)]), facts("b", pictures=[picture(1, 40)])

    assert "40 of 256 bits" in str(answer(asked(left, right, Level.OPERATOR), "picture").miss[0])


def test_what_links_two_ads_is_explained_with_the_very_same_reasons():
    writer = Writer(8, words=300)
    ads = [writer.ad(f"s:{n}") for n in range(40)]
    matches = list(match_hashes({one.sha256: one for ad in ads for one in ad.pictures}.values(), ()))
    linking, known = link_all(ads, matches=matches), {one.key: one for one in ads}
    links, hubs = linking.result().links, linking.result().hubs

    weighings = {key: read_weighing(write_weighing(one)) for key, one in linking.weighings(known)}

    assert len(links) > 40
    for link in links:
        said = explain(known[link.left], known[link.right], link.level, weighings, hubs, matches)
        assert tuple(one.reason for one in said.answers if one.reason) == link.reasons


def test_a_known_hub_says_little_in_an_explanation(facts, prose):
    ads = [facts("a", prose(1), ["+33199000001"]), facts("b", prose(2), ["+33199000001"])]

    comparison = asked(*ads, Level.OPERATOR, hubs=[Hub("phone", "+33199000001", 90, 30.0, "")])

    assert comparison.score < comparison.suggest


def test_default_text_is_left_out_of_an_explanation(facts, prose):
    ads = [facts(f"a{n:02}", f"{prose(n, 12)} {prose(999, 30)}", day=n) for n in range(20)]

    assert asked(ads[0], ads[1], Level.CREATIVE).score > 0
    assert asked(ads[0], ads[1], Level.CREATIVE, among=ads[2:]).score < 0


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
