"""Phrases of the lexicon as whole words, unless their neighbours turn them off."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from model import Ad, Cue, Finding, FindingKind
from reading import read_ad

LEXICON = (
    Cue("SEX-02", "fr", "sans protection", not_before=("jamais", "pas")),
    Cue("LAB-04", "fr", "frais de dossier", not_before=("pas", "aucun", "sans"), not_after=("offerts", "gratuits")),
    Cue("LAB-05", "nl", "paspoort afgeven", not_before=("nooit",)),
    Cue("SEX-03", "en", "24/7"),
    Cue("MIN-06", "fr", "elle fait mineure"),
    Cue("CTL-01", "de", "Anruf beim Management"),
    Cue("SEX-01", "fr", "tout accepté"),
    Cue("SEX-01", "fr", "tout"),
    Cue("LAB-03", "nl", "huur … ingehouden"),
)


@pytest.fixture
def cues(one_ad: Callable[..., Ad]) -> Callable[..., list[Finding]]:
    def read(text: str, **said: object) -> list[Finding]:
        return [f for f in read_ad(one_ad("", text, **said), LEXICON, "BE") if f.kind is FindingKind.CUE]

    return read


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("massage SANS PROTECTION possible", "SEX-02"),
        ("ｓａｎｓ protectıon", "SEX-02"),
        ("frais de dossier : 300", "LAB-04"),
        ("sans\nprotection", "SEX-02"),
        ("open 24/7", "SEX-03"),
        ("Anruf beim Management", "CTL-01"),
        ("sаns protection", "SEX-02"),
    ],
)
def test_a_phrase_stands_for_its_indicator(cues: Callable[..., list[Finding]], text: str, indicator: str) -> None:
    (found,) = cues(text)

    assert found.value == indicator


@pytest.mark.parametrize(
    "text",
    [
        "jamais de rapport sans protection",
        "pas sans protection",
        "aucun frais de dossier",
        "frais de dossier offerts",
        "sans. Protection civile",
        "sansprotection",
        "protection sans faille",
        "nooit je paspoort afgeven",
        "toutefois",
    ],
)
def test_negations_other_words_and_ends_of_sentences_turn_it_off(cues: Callable[..., list[Finding]], text: str) -> None:
    assert cues(text) == []


def test_a_negation_further_away_says_nothing(cues: Callable[..., list[Finding]]) -> None:
    (found,) = cues("pas de souci mon ami, sans protection")

    assert found.value == "SEX-02"


def test_the_longest_phrase_of_an_indicator_speaks(cues: Callable[..., list[Finding]]) -> None:
    (found,) = cues("ici tout accepté")

    assert found.raw == "tout accepté"


def test_reviews_are_read_in_their_own_field(cues: Callable[..., list[Finding]]) -> None:
    (found,) = cues("bonjour", reviews=("bien", "elle fait mineure !"))

    assert (found.field, found.raw) == ("review:1", "elle fait mineure")


def test_a_thousand_phrases_cost_no_more_than_a_few(one_ad: Callable[..., Ad]) -> None:
    from reading.cues import Lexicon
    from reading.passage import Passage

    many = Lexicon([Cue(f"X-{n}", "fr", f"mot{n} suite{n} fin") for n in range(1000)] + list(LEXICON))
    few = Lexicon(LEXICON)
    passage = Passage.of("massage sans protection à toute heure, " * 40, ("BE",))

    def spent(lexicon: Lexicon) -> float:
        start = time.thread_time()
        for _ in range(20):
            list(lexicon.read(passage))
        return time.thread_time() - start

    spent(few)
    assert spent(many) < 3 * spent(few) + 0.01


@pytest.mark.parametrize("text", ["De huur wordt ingehouden.", "huur van het bed wordt ingehouden", "Huur ingehouden"])
def test_an_ellipsis_stands_for_up_to_four_words_of_a_sentence(cues: Callable[..., list[Finding]], text: str) -> None:
    (found,) = cues(text)

    assert found.value == "LAB-03"
    assert found.raw.lower().startswith("huur")
    assert found.raw.endswith("ingehouden")


@pytest.mark.parametrize(
    "text", ["De huur is laag. Loon ingehouden.", "huur een twee drie vier vijf ingehouden", "huur"]
)
def test_an_ellipsis_reaches_no_further(cues: Callable[..., list[Finding]], text: str) -> None:
    assert cues(text) == []
