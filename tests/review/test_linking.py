"""Links: the two halves are shown first, a person's word is kept, and the hall is asked to link again."""

from __future__ import annotations

import pytest

import store as rooms
from dedup import link_all, write_weighing
from model import Judgement, Level, Sameness
from review import links, why

LINK = {"left": "town-pages:a1", "right": "town-cards:a2", "level": "operator"}


def asked(office):
    with office.store.reading() as unit:
        return [(job.kind, dict(job.args)) for job in rooms.jobs.recent(unit)]


def test_what_happens_without_a_link_is_shown_before(at_desk, office):
    page = at_desk("rita").get("/cluster/cl-flats/link?left=town-pages%3Aa1&right=town-cards%3Aa2&level=operator").text

    assert "The cluster would fall into these groups:" in page
    assert page.count("<h2>Group ") == 2 and "Ads: 5" in page and "Ads: 1" in page
    assert asked(office) == []


def test_removing_a_link_is_kept_and_asks_for_linking(at_desk, office):
    reply = at_desk("rita").post("/cluster/cl-flats/link", **LINK, sameness="never", why="different voices")

    assert reply.location == "/cluster/cl-flats?said=judged"
    with office.store.reading() as unit:
        (judgement,) = rooms.links.judgements(unit, Level.OPERATOR)
    assert (judgement.sameness, judgement.account, judgement.why) == (Sameness.NEVER, "rita", "different voices")
    assert asked(office) == [("relink", {"level": "operator", "cluster": "cl-flats"})]


def test_a_suggested_link_can_be_accepted(at_desk, office):
    suggested = {"left": "town-pages:a1", "right": "town-cards:y0", "level": "operator"}
    assert "Two pictures show the same room, cropped." in at_desk("rita").get("/cluster/cl-flats").text

    at_desk("rita").post("/cluster/cl-flats/link", **suggested, sameness="always", why="the same curtain")

    with office.store.reading() as unit:
        (judgement,) = rooms.links.judgements(unit, Level.OPERATOR)
    assert judgement.sameness is Sameness.ALWAYS


@pytest.mark.parametrize(
    "form",
    [
        {**LINK, "sameness": "never"},
        {**LINK, "sameness": "maybe", "why": "x"},
        {**LINK, "level": "family", "sameness": "never", "why": "x"},
        {**LINK, "right": LINK["left"], "sameness": "never", "why": "x"},
        {"left": "town-pages:j0", "right": "town-pages:j1", "level": "operator", "sameness": "never", "why": "x"},
    ],
)
def test_half_a_word_on_a_link_is_not_kept(at_desk, office, form):
    assert at_desk("rita").post("/cluster/cl-flats/link", **form).status == 400
    assert asked(office) == []


def test_a_link_that_is_none_cannot_be_judged(at_desk):
    form = {"left": "town-pages:a1", "right": "town-pages:a5", "level": "operator", "sameness": "never", "why": "x"}

    assert at_desk("rita").post("/cluster/cl-flats/link", **form).status == 404


def weighed(office):
    """Link what is on record with the real linker, as far as the page of two ads needs it."""
    with office.store.writing() as unit:
        facts = why.facts_of(unit, *rooms.ads.keys(unit))
        linking = link_all(facts)
        numbers = {one.key: one.ad for one in rooms.linking.standing(unit)}
        rows = [(numbers[key], write_weighing(one)) for key, one in linking.weighings(numbers)]
        rooms.linking.keep_weighings(unit, rows)


def test_why_two_ads_are_not_linked_is_answered_by_every_signal(at_desk, office):
    weighed(office)

    page = at_desk("rita").get("/why?left=town-pages%3Aj0&right=town-cards%3Ay0&level=operator").text

    assert "no telephone number in common; they show 1 and 1" in page
    assert "The two are not linked: there is too little between them." in page
    assert "To be suggested, " in page
    with office.store.reading() as unit:
        entry = rooms.audit.entries(unit, action="link.why")[-1]
    assert (entry.account, entry.subject) == ("rita", "town-cards:y0 town-pages:j0")


def test_whose_word_holds_two_ads_apart_is_told_and_can_be_taken_back(at_desk, office):
    weighed(office)
    at_desk("rita").post("/cluster/cl-flats/link", **LINK, sameness="never", why="different voices")
    with office.store.writing() as unit:
        rooms.links.change(unit, Level.OPERATOR, [], [("town-cards:a2", "town-pages:a1")], office.clock.at)

    page = at_desk("carl").get("/why?left=town-pages%3Aa1&right=town-cards%3Aa2").text

    assert "A person said that they do not belong together." in page and "different voices" in page
    back = at_desk("rita").post("/cluster/cl-flats/link", **LINK, sameness="unsure", why="heard once more")
    assert back.location == "/cluster/cl-flats?said=judged"


@pytest.mark.parametrize("pair", ["left=town-pages%3Aa1&right=town-pages%3Aa1", "left=0470123456&right=x"])
def test_what_names_no_two_ads_is_said_so_and_stays_out_of_the_log(at_desk, office, pair):
    page = at_desk("rita").get(f"/why?{pair}").text

    assert "Name two different ads that are on record and were linked already." in page
    with office.store.reading() as unit:
        assert rooms.audit.entries(unit, action="link.why")[-1].subject == "-"


def test_what_the_guard_held_back_comes_in_when_a_person_says_so(at_desk, office):
    with office.store.reading() as unit:
        cluster = rooms.clusters.get(unit, "cl-flats")
        said = Judgement(
            "town-cards:y0", "town-pages:a1", Level.OPERATOR, Sameness.ALWAYS, "rita", "x", office.clock.at
        )

        parts = links.preview(unit, cluster, said)

    assert len(parts.groups) == 1
    assert {"town-cards:y0", "town-cards:y1"} < set(parts.groups[0])
