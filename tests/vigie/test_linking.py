"""Linking in the database, step by step: the same as from nothing, whatever came, changed or was erased between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from config.messages import catalogue
from model import Ad, Category, EventKind, Finding, FindingKind, Judgement, Level, Sameness
from store import Unit, ads, audit, clusters, erasure, findings, linking, links
from vigie.commands.asking import HUMAN
from vigie.steps import basis
from vigie.steps.link import link_all
from vigie.steps.read import reader_version
from vigie.workspace import TRAINEE, Workspace, opened

START = datetime(2026, 3, 1, tzinfo=UTC)


def put(unit: Unit, number: int, text: str, *phones: str, day: int = 0) -> str:
    """Ingest an ad and keep what was read in it."""
    said = f"{text} {' '.join(phones)}"
    ad = Ad("town", str(number), f"http://127.0.0.1/{number}", Category.ESCORT, f"ad {number}", said, "Gent", "BE")
    _, version = ads.ingest(unit, ad, None, None, START + timedelta(days=day))
    read = [
        Finding(FindingKind.PHONE, one, ad.body.find(one), ad.body.find(one) + len(one), one, 0.95) for one in phones
    ]
    findings.save(unit, version, reader_version(()), read)
    return ad.key


def stand(unit: Unit) -> tuple[object, ...]:
    """Everything that linking keeps, apart from when."""
    groups = {level: sorted(cluster.ads for cluster in clusters.all_of(unit, level)) for level in Level}
    return list(links.all_of(unit)), links.hubs(unit), groups


def linked(workspace: Workspace, *, full: bool = False) -> dict[str, int]:
    return link_all(workspace, TRAINEE, "test", full=full)


def words(number: int) -> str:
    return " ".join(f"woord{number}x{place}" for place in range(25))


@pytest.fixture
def filled(training: Path) -> Path:
    """A workspace with thirty ads of ten people, linked."""
    with opened(training) as workspace:
        with workspace.store.writing() as unit:
            for number in range(30):
                put(unit, number, words(number // 3), f"+3247000{number // 3:04}", day=number)
        linked(workspace)
    return training


def as_from_nothing(workspace: Workspace) -> bool:
    with workspace.store.reading() as unit:
        before = stand(unit)
    linked(workspace, full=True)
    with workspace.store.reading() as unit:
        return before == stand(unit)


def test_one_new_ad_is_linked_without_the_others(filled: Path) -> None:
    with opened(filled) as workspace:
        with workspace.store.writing() as unit:
            key = put(unit, 99, words(4), "+32470000004", day=31)

        counts = linked(workspace)

        assert (counts["ads_touched"], counts["components_grouped"], counts["operator"]) == (4, 2, 10)
        with workspace.store.reading() as unit:
            grown = clusters.events(unit)[-1]
        assert (grown.kind, grown.added) == (EventKind.GROWN, (key,))
        assert grown.cause.startswith(f"new: {key}; ") and " are linked by phone" in grown.cause
        assert as_from_nothing(workspace)


def test_nothing_new_changes_nothing_and_full_is_no_event(filled: Path) -> None:
    with opened(filled) as workspace:
        counts = linked(workspace)
        again = linked(workspace, full=True)

    assert (counts["pairs_scored"], counts["operator_events"], counts["creative_events"]) == (0, 0, 0)
    assert (again["operator_events"], again["creative_events"], again["ads_touched"]) == (0, 0, 30)


def test_a_changed_text_an_erased_ad_and_a_judgement_come_to_the_same(filled: Path) -> None:
    with opened(filled) as workspace:
        with workspace.store.writing() as unit:
            put(unit, 3, words(45), "+32470007777", day=40)
            links.judge(unit, Judgement("town:6", "town:7", Level.OPERATOR, Sameness.NEVER, "rita", "seen", START))
        linked(workspace)
        with workspace.store.reading() as unit:
            told = [one for one in clusters.events(unit) if one.kind is EventKind.SPLIT and one.level is Level.OPERATOR]
        assert any("changed: town:3; " in one.cause for one in told)
        assert any(one.cause.startswith("rita judged town:6 and town:7 not to belong") for one in told)
        assert as_from_nothing(workspace)

        with workspace.store.writing() as unit:
            erasure.erase_ad(unit, "town:7", "rita", "asked for", START)
            assert not [one for one in clusters.events(unit) if "town:7" in one.cause]
            assert linking.memory(unit, "any") == {} and "town:7" not in linking.weighings(unit, ["town:7"])
        linked(workspace)
        assert as_from_nothing(workspace)


def test_another_version_of_the_linker_works_everything_out_again(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(filled) as workspace:
        monkeypatch.setattr("dedup.version", lambda: "another")

        assert linked(workspace)["ads_touched"] == 30
        assert linked(workspace)["ads_touched"] == 0


def test_a_run_that_is_killed_leaves_what_was(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(filled) as workspace:
        with workspace.store.writing() as unit:
            before = stand(unit)
            put(unit, 99, words(4), "+32470000004", day=31)
        with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError):
            broken.setattr(linking, "remember", lambda *_: 1 / 0)
            linked(workspace)
        with workspace.store.reading() as unit:
            assert stand(unit) == before

        assert linked(workspace)["ads_touched"] == 4
        assert as_from_nothing(workspace)


def test_an_ad_that_is_erased_while_it_is_linked_is_not_linked(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(filled) as workspace:
        with workspace.store.writing() as unit:
            put(unit, 99, words(4), "+32470000004", day=31)
        whole = basis.load

        def load(unit: Unit, *, full: bool) -> basis.Basis:
            loaded = whole(unit, full=full)
            if "town:99" in loaded.sheets:
                with workspace.store.writing() as other:
                    erasure.erase_ad(other, "town:99", "rita", "asked for", START)
            return loaded

        monkeypatch.setattr("vigie.steps.link.load", load)
        linked(workspace)

        with workspace.store.reading() as unit:
            assert links.of_ads(unit, ["town:99"]) == []
            assert clusters.of_ad(unit, "town:99", Level.OPERATOR) is None


def test_why_is_asked_with_a_purpose_and_logged(filled: Path, vigie) -> None:
    run = ("--home", filled, "--json", "--purpose", "complaint 12")

    apart = vigie(*run, "why", "town:0", "town:3")
    linked_ones = vigie(*run, "why", "town:1", "town:0", "--level", "creative")

    assert apart.row["standing"] == "unlinked" and apart.row["missing_to_accept"] > 0
    assert {one["signal"] for one in apart.row["answers"]} >= {"phone", "picture", "wording"}
    assert linked_ones.row["standing"] == "linked" and linked_ones.row["judged"] is None
    with opened(filled) as workspace, workspace.store.reading() as unit:
        entries = audit.entries(unit, action="link.why")
    assert [(one.subject, one.justification) for one in entries] == [
        ("town:0 town:3", "complaint 12"), ("town:0 town:1", "complaint 12"),
    ]  # fmt: skip
    assert vigie(*run, "why", "town:0", "town:nobody").code != 0


@pytest.fixture
def shared(training: Path) -> Path:
    """A workspace where twelve people show one number beside their own, and eight another."""
    sizes = {"+3225550909": [2] * 12, "+3225550117": [12, 10, 4, 3, 2, 2, 2, 2]}
    with opened(training) as workspace:
        with workspace.store.writing() as unit:
            for desk, guests in sizes.items():
                for guest, size in enumerate(guests):
                    own = f"+32470{desk[-3:]}{guest:03}"
                    for day in range(size):
                        number = 1000 * int(desk[-3:]) + 100 * guest + day
                        put(unit, number, said(number), own, desk, day=guest + day)
        linked(workspace)
    return training


def said(number: int) -> str:
    pen = Random(number)
    return " ".join("".join(pen.choices("abdefgiklmnoprstuvz", k=7)) for _ in range(25))


def test_why_counts_who_else_shows_a_value_and_names_clusters_where_a_person_is_to_judge(shared: Path, vigie) -> None:
    run = ("--home", shared, "--purpose", "complaint 12")

    widely = vigie(*run, "why", "town:909000", "town:909100")
    contested = vigie(*run, "why", "town:117000", "town:117700")
    row = vigie(*run, "--json", "why", "town:117000", "town:117700").row

    assert "\t\t+3225550909 on 24 ads of about 12 otherwise unrelated groups" in widely.out
    with opened(shared) as workspace, workspace.store.reading() as unit:
        home = [clusters.of_ad(unit, f"town:{key}", Level.OPERATOR) for key in (117000, 117100, 117700)]
    (line,) = [line for line in contested.out if "now shown by" in line]
    assert f"(number of ads): {home[0]} (12), {home[1]} (10), " in line and f"{home[2]} (2)" in line
    assert line.endswith("; and by 1 more, on 2 ads")
    (told,) = row["answers"][0]["shared"]
    assert (told["value"], told["ads"], told["more_clusters"], told["more_ads"]) == ("+3225550117", 37, 1, 2)
    assert told["clusters"][0] == {"cluster": home[0], "ads": 12} and len(told["clusters"]) == 7


def test_the_list_of_links_tells_the_same(shared: Path, vigie) -> None:
    run = ("--home", shared, "--purpose", "complaint 12")

    suggested = vigie(*run, "links", "--suggested").out
    rows = vigie(*run, "--json", "links", "--suggested").rows

    assert sum("now shown by (number of ads)" in line for line in suggested) == len(rows) > 0
    assert all(len(row["reasons"][0]["shared"][0]["clusters"]) == 5 for row in rows)


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_every_standing_is_said_in_every_language(language: str) -> None:
    assert set(HUMAN.values()) <= set(catalogue("cli", language))
