"""What a person is cannot be scored: rules see what ads do, never origin, belief, health, gender or body."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alerts import FEATURES, lint, load_rules, parse_rule
from alerts.features.cues import INDICATORS
from model import BadInput
from store.features import columns

CONTEXT_ONLY = {"SEX-07", "SEX-15", "MOV-01"}
"""Indicators of the catalogue (domain.md) that are shown and never scored: stated origin, marks on a body, touring."""

TRAIT = re.compile(
    r"national|ethni|origin|\brace|racial|skin|religi|muslim|christian|jew|health|hiv|pregnan|gender|\bsex\b|trans\b|"
    r"orientation|disab|tattoo|body|weight|hair",
    re.IGNORECASE,
)
NOT_A_TRAIT = {
    "cue_smu_10",  # trade in pregnancies or children: what an ad offers, not what somebody is
    "warning_share",  # health and help projects, which speak against a flag
}
RULE = (Path("config/rules") / "bridge.yml").read_text(encoding="utf-8")


def test_indicators_of_traits_have_no_column() -> None:
    assert CONTEXT_ONLY.isdisjoint(INDICATORS)
    assert {f"cue_{one.lower().replace('-', '_')}" for one in CONTEXT_ONLY}.isdisjoint(columns())


def test_no_feature_is_about_what_somebody_is() -> None:
    about = {name: re.sub(r"\([A-Z]{3}-\d\d\)", "", feature.__doc__ or "") for name, feature in FEATURES.items()}

    assert {name for name, said in about.items() if TRAIT.search(said)} - NOT_A_TRAIT == set()
    assert TRAIT.search("Ads that state a nationality.")


@pytest.mark.parametrize("trait", ["nationality", "cue_sex_07", "cue_mov_01", "declared_origin", "language", "gender"])
def test_rule_that_asks_for_a_trait_is_refused(trait: str) -> None:
    text = RULE.replace("bridge_ads_180d", trait)

    with pytest.raises(BadInput, match=trait):
        raise lint([parse_rule(text, "bridge.yml")])[0]


def test_shipped_rules_say_flag_and_reason_and_nothing_more() -> None:
    said = "\n".join(path.read_text(encoding="utf-8") for path in Path("config/rules").glob("*.yml"))
    accusing = re.compile(
        r"victim|traffick|confirmed|guilty|offender|victime|trafiquant|confirmé|coupable|slachtoffer|handelaar|bevestigd|"
        r"Opfer|Menschenh|bestätigt|Täter",
        re.IGNORECASE,
    )
    lines = [line for line in said.splitlines() if accusing.search(line) and "http" not in line]

    assert load_rules([Path("config/rules")])
    assert lines == []
