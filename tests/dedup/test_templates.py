import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedup import Agreement, template

WORDS = st.lists(
    st.sampled_from(["Anna", "massage", "doux", "150", "Gent", ",", "\n", "เย็น", "مرحبا", "🔥"]), max_size=12
)
TEXTS = st.lists(WORDS.map(" ".join) | st.text(max_size=20), min_size=1, max_size=6)


def test_a_name_and_a_price_are_slots_with_the_texts_that_have_them():
    texts = [
        f"Bonjour, je suis {name} et je propose un massage pour {price} euros."
        for name, price in (("Anna", 100), ("Maria", 100), ("Anna", 120))
    ]

    parts = template(texts)

    assert [part.agreement for part in parts] == ["shared", "slot", "shared", "slot", "shared"]
    assert parts[0].usual == "Bonjour, je suis "
    assert parts[1].seen == (("Anna", (0, 2)), ("Maria", (1,)))
    assert parts[3].seen == (("100", (0, 1)), ("120", (2,)))


def test_a_change_in_one_text_of_many_is_told_apart_from_a_slot():
    texts = ["douce et souriante chez moi"] * 9 + ["douce et discrète chez moi"]

    changed = [part for part in template(texts) if part.agreement is Agreement.MOSTLY]

    assert [part.usual.strip() for part in changed] == ["souriante"]
    assert changed[0].seen == (("souriante", tuple(range(9))), ("discrète", (9,)))


def test_a_word_that_the_middle_text_lacks_is_shared_all_the_same():
    full = "deux chambres claires près du canal avec balcon"
    texts = [full.replace(" claires", ""), *[f"{full} {word}" for word in ("bleu", "vert", "gris", "neuf")]]

    usual = "".join(part.usual for part in template(texts) if part.agreement is not Agreement.SLOT)

    assert "claires" in usual


@given(TEXTS)
def test_the_parts_of_a_template_give_back_each_text(texts):
    parts = template(texts)

    assert ["".join(part.values[at] for part in parts) for at in range(len(texts))] == texts


@given(TEXTS, st.randoms())
def test_the_order_of_the_texts_changes_no_part(texts, random):
    order = random.sample(range(len(texts)), len(texts))

    parts, other = template(texts), template([texts[at] for at in order])

    assert [part.agreement for part in parts] == [part.agreement for part in other]
    assert [[part.values[at] for at in order] for part in parts] == [list(part.values) for part in other]


@settings(max_examples=200)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_no_text_stops_a_template(texts):
    for part in template(texts):
        assert sorted(at for _, carriers in part.seen for at in carriers) == list(range(len(texts)))


def test_no_texts_have_no_parts():
    assert template([]) == ()


@pytest.mark.slow
def test_three_hundred_texts_of_two_thousand_words_take_bounded_time():
    rng = Random(1)
    base = [f"w{rng.randrange(3000)}" for _ in range(2000)]
    texts = [" ".join(word if rng.random() > 0.05 else f"x{rng.randrange(3000)}" for word in base) for _ in range(300)]
    before = time.process_time()

    parts = template(texts)

    assert len(parts) > 1000
    assert time.process_time() - before < 60
