"""Links: the two halves are shown first, a person's word is kept, and the hall is asked to link again."""

from __future__ import annotations

import pytest

import store as rooms
from model import Level, Sameness

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
