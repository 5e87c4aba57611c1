from pathlib import Path

import pytest

from alerts import lint, load_lexicon, load_rules, parse_rule, run_tests
from model import BadInput

SHIPPED = Path("config/rules")
RULES = load_rules([SHIPPED])
STARTERS = {
    "carousel-template",
    "bridge",
    "rotating-flat",
    "urgent-young",
    "debt-recruiting",
    "under-minimum-camp",
    "papers-for-sale",
    "hidden-contact-team",
}


def test_the_eight_starter_combinations_are_shipped() -> None:
    assert {rule.id for rule in RULES} >= STARTERS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_shipped_rule_is_fit_and_its_own_tests_pass(rule) -> None:
    assert lint([rule]) == ()
    assert run_tests([rule]) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_shipped_rule_names_sources_and_innocent_explanations(rule) -> None:
    assert rule.sources
    assert len(rule.innocent) >= 3
    assert all(set(explanation.ask) == {"fr", "nl", "de", "en"} for explanation in rule.innocent)


def changed(old: str, new: str) -> str:
    text = (SHIPPED / "bridge.yml").read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "owner: rules@vigie",
            "ownr: rules@vigie",
            r"bridge\.yml:4: unknown key 'ownr' in the file; did you mean 'owner'",
        ),
        ("status: trial", "status: final", r"bridge\.yml:3: status must be one of"),
        ("at_least: 1}", "at_least: many}", r"bridge\.yml:\d+: at_least must be a number"),
        ("  en: A recruiting", "  xx: A recruiting", r"unknown key 'xx' in title"),
        ("expect: flag", "expect: maybe", r"expect must be one of"),
        ("when:\n", "when:\n  some: []\n", r"unknown key 'some' in when"),
        ("rule: bridge", "rule: bridge\nrule: twice", r"bridge\.yml:2: key 'rule' is written twice"),
        ("title:", "title: [", r"not readable as YAML"),
    ],
)
def test_a_mistake_names_file_and_line(old: str, new: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        parse_rule(changed(old, new), "bridge.yml")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("feature: cue_rec_03", "feature: cue_rec_33", "unknown feature 'cue_rec_33'; did you mean 'cue_rec_03'"),
        ("expect: none, explains: side-job", "expect: none", "innocent explanation 'side-job' has no test"),
        ("{bridge_ads_180d:Anwerbeanzeige teilt|Anwerbeanzeigen teilen}", "Sie teilen", "do not have the same places"),
        ("- {id: costs-repaid", "- {id: all-arranged", "condition id 'all-arranged' is used twice"),
        ("  costs-repaid:\n", "  costs-again:\n", "condition 'costs-repaid' has no sentence"),
    ],
)
def test_lint_finds(old: str, new: str, message: str) -> None:
    mistakes = lint([parse_rule(changed(old, new), "bridge.yml")])

    assert any(message in str(mistake) for mistake in mistakes)


def test_a_failing_test_inside_a_rule_is_reported() -> None:
    rule = parse_rule(changed("bridge_ads_180d: 2, cue_rec_03: 3", "bridge_ads_180d: 0, cue_rec_03: 3"), "bridge.yml")

    assert "gives none, expected flag" in str(run_tests([rule])[0])


def test_two_files_may_not_define_one_rule(tmp_path: Path) -> None:
    text = (SHIPPED / "bridge.yml").read_text(encoding="utf-8")
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    (tmp_path / "b.yml").write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match="rule 'bridge' is also written in"):
        load_rules([tmp_path])


def test_the_digest_is_of_the_meaning_not_of_the_comments() -> None:
    text = (SHIPPED / "bridge.yml").read_text(encoding="utf-8")

    assert parse_rule(text, "x").sha256 == parse_rule("# a comment\n" + text, "x").sha256
    assert parse_rule(text, "x").sha256 != parse_rule(changed("version: 1.0.0", "version: 1.0.1"), "x").sha256


def test_every_indicator_with_a_column_has_phrases_in_four_languages() -> None:
    from alerts.features.cues import INDICATORS

    cues = load_lexicon([Path("config/lexicon")])

    for language in ("fr", "nl", "de", "en"):
        assert {cue.indicator for cue in cues if cue.language == language} >= set(INDICATORS)


def test_an_unknown_indicator_in_the_lexicon_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text("language: en\ncues:\n  LAB-99: [a phrase]\n", encoding="utf-8")

    with pytest.raises(BadInput, match=r"en\.yml:3: unknown indicator 'LAB-99'"):
        load_lexicon([tmp_path])
