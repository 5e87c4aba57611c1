"""The queue and the page of a cluster: what is shown, to whom, and what is not."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import store as rooms
from model import Decision, Feature, Finding, FindingKind, QueueState, Verdict, VerdictStage
from review.flags import flag
from review.look import pending_from, readable

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def section(page: str, name: str) -> str:
    """The part of a page from the section with this id to its end."""
    start = page.index(f'id="{name}"')
    return page[start : page.index("</section>", start)]


def verdict(account: str, decision: Decision = Decision.REFER, stage: VerdictStage = VerdictStage.FIRST) -> Verdict:
    return Verdict(f"{account}-{decision}-{stage}", "cl", decision, stage, account, None)  # type: ignore[arg-type]


def test_the_queue_gives_reasons_in_words_and_urgent_first(at_desk):
    page = at_desk("rita").get("/").text

    assert page.index("Youth language together") < page.index("Several people rotate")
    assert "4 differently named people were offered at one place within 60 days." in page
    assert "Bruxelles, Charleroi" in page


def look_like_spam(office, cluster: str) -> None:
    """The marks of a family, and a flag that rests on them."""
    office.flag(cluster, "carousel-template", CAROUSEL, ())
    with office.store.writing() as unit:
        ads = rooms.clusters.get(unit, cluster).ads
        for number, key in enumerate(ads[:2]):
            version = rooms.ads.versions(unit, key)[-1]
            own = Finding(FindingKind.EMAIL, f"own{number}@town.example", 0, 4, version.ad.body[:4], 0.9)
            rooms.findings.save(unit, version.id, "test", [own])
        rooms.features.save(unit, cluster, [Feature("spam_family", 1.0, ads[:5])], NOW)


CAROUSEL = {
    "phones_per_template": 8, "several_names_ads": 2, "names_per_phone_30d": 1, "scam_share": 0, "posting_cities_7d": 9,
    "registered_company_share": 0,
}  # fmt: skip


def test_a_possible_spam_family_waits_behind_the_others_with_what_was_measured(at_desk, office):
    with office.store.writing() as unit:
        rooms.alerts.withdraw(unit, "cl-flats", "rotating-flat", NOW, "for the test")
    look_like_spam(office, "cl-flats")

    page = at_desk("rita").get("/").text

    assert "Items: 3" in page
    assert (
        page.index("cl-young") < page.index("cl-jobs") < page.index("Possible spam families") < page.index("cl-flats")
    )
    assert "The same ad reposted: 5 of 6 ads, within 16 days, in 4 places. A contact that no other of them" in page
    assert "shows: 2 of them." in page


def test_the_page_of_a_possible_spam_family_says_so_and_leads_to_its_ads(at_desk, office):
    with office.store.writing() as unit:
        rooms.alerts.withdraw(unit, "cl-flats", "rotating-flat", NOW, "for the test")
    assert "A possible spam family" not in at_desk("rita").get("/cluster/cl-flats").text
    look_like_spam(office, "cl-flats")

    why = section(at_desk("rita").get("/cluster/cl-flats").text, "why")

    assert "A possible spam family: it waits behind the others." in why
    assert "The same ad reposted: 5 of 6 ads, within 16 days" in why
    assert why.count('href="?page=1#ad-') == 5


def test_a_flag_that_rests_on_anything_else_keeps_a_family_in_its_turn(at_desk, office):
    look_like_spam(office, "cl-flats")

    page = at_desk("rita").get("/").text

    assert "cl-flats" in page and "Possible spam families" not in page


def test_the_queue_speaks_the_language_of_its_reader(at_desk):
    rita = at_desk("rita")
    rita.cookies["vigie-view"] = "fr.on"

    page = rita.get("/").text

    assert '<html lang="fr">' in page and "File" in page and "à examiner" in page
    assert "personnes de prénoms différents" in page


def test_a_filter_is_an_address(at_desk):
    page = at_desk("rita").get("/?state=open&track=urgent").text

    assert "Items: 1" in page and "Several people rotate" not in page


def test_a_filter_nobody_knows_shows_what_is_open(at_desk):
    assert "Items: 3" in at_desk("rita").get("/?state=%27;drop&track=x&page=zz").text


def test_an_empty_queue_says_what_that_means(desk_over, empty_office):
    assert "New ones appear after the next crawl" in desk_over(empty_office)("rita").get("/").text


def test_a_cluster_says_why_what_else_and_what_it_does_not_show(at_desk):
    page = at_desk("rita").get("/cluster/cl-young").text

    why = section(page, "why")
    assert "Unknown:" in why and "1 ad gives the same person ages three or more years apart" in why
    assert "This does not show:" in why and "whether anybody is forced" in why
    assert "Is it an adult student who says so consistently?" in section(page, "innocent")


def test_facts_and_assessments_stand_in_different_panels(at_desk):
    page = at_desk("rita").get("/cluster/cl-flats").text

    assert '<section id="why" class="panel facts"' in page
    assert '<section id="innocent" class="panel assessment"' in page
    assert '<section id="assessments" class="panel assessment"' in page


def test_numbers_are_marked_where_they_stand_however_disguised(at_desk):
    page = section(at_desk("rita").get("/cluster/cl-flats").text, "ads")

    assert '<mark class="k-phone "' in page
    assert ">O47O/oo.o1.11</bdi></mark>" in page


def test_no_probability_is_shown(at_desk):
    page = section(at_desk("rita").get("/cluster/cl-flats").text, "links")

    assert "sum 12.00 bits" in page and "+9.20" in page and "−1.30" in page
    assert not re.search(r"\d ?%|probab|likel", page.replace("They are no probability.", ""))


def test_two_ads_chosen_stand_side_by_side_with_their_differences(at_desk):
    page = at_desk("rita").get("/cluster/cl-flats?left=town-pages%3Aa1&right=town-pages%3Aa3").text

    differences = section(page, "differences")
    assert '<del><bdi dir="auto">Bruxelles</bdi></del>' in differences
    assert '<ins><bdi dir="auto">Liège</bdi></ins>' in differences
    assert "Shared wording" in differences


def test_the_timeline_has_a_table_twin(at_desk):
    timeline = section(at_desk("rita").get("/cluster/cl-flats").text, "timeline")

    assert timeline.count("<rect") == 18 and timeline.count("<tr>") == 7


def test_links_to_ads_cannot_be_clicked(at_desk):
    page = at_desk("rita").get("/cluster/cl-flats").text

    assert 'data-copy="http://127.0.0.1:8101/annonce/1"' in page
    assert 'href="http' not in page and 'src="http' not in page


def test_a_merged_or_unknown_cluster_is_not_here(at_desk):
    assert at_desk("rita").get("/cluster/no-such").status == 404


def test_digests_are_cut_short(at_desk):
    links = section(at_desk("rita").get("/cluster/cl-flats").text, "links")

    assert "00000000…" in links and "0" * 20 not in links


def test_hubs_are_shown_with_their_count(at_desk):
    assert "on 214 ads of about 180 otherwise unrelated groups" in section(
        at_desk("rita").get("/cluster/cl-flats").text, "links"
    )


def test_an_ad_shows_its_versions_and_sightings(at_desk, office):
    with office.store.writing() as unit:
        old = rooms.ads.get(unit, "town-pages:a1").ad
        changed = type(old)(**{name: getattr(old, name) for name in old.__slots__} | {"title": "Lina, dernier jour"})
        rooms.ads.ingest(unit, changed, None, None, office.clock.at)

    page = at_desk("rita").get("/ad/town-pages%3Aa1").text

    assert "<ins>" in page and "dernier" in page and page.count('class="words"') == 2


def test_a_claim_holds_for_twenty_minutes(at_desk, office):
    rita, rob = at_desk("rita"), at_desk("rob")
    assert rita.post("/cluster/cl-flats/claim").status == 303

    assert "claimed by rita" in rob.get("/cluster/cl-flats").text
    assert rob.post("/cluster/cl-flats/claim").status == 400
    assert rob.post("/cluster/cl-flats/decide", choice="unsure", stage="first").status == 403
    office.clock.wait(minutes=21)
    assert rob.post("/cluster/cl-flats/claim").status == 303


def test_training_is_written_on_every_page(desk_over, training_office, at_desk):
    assert "training-band" not in at_desk("rita").get("/").text
    rita = desk_over(training_office)("rita")
    for path in ("/", "/cluster/cl-flats", "/cases", "/search", "/mandates", "/account", "/login", "/nowhere"):
        assert 'class="training-band"' in rita.get(path).text, path


def test_keys_can_be_switched_off(at_desk):
    rita = at_desk("rita")
    rita.post("/account", language="nl")

    page = rita.get("/").text

    assert '<html lang="nl">' in page and 'class="keys-off"' in page


def test_a_second_person_reads_no_verdict_of_the_pending_round() -> None:
    verdicts = [verdict("rita", Decision.WATCH), verdict("rita"), verdict("rita", Decision.URGENT)]

    assert readable(verdicts, QueueState.PROPOSED, "carl") == ()
    assert readable(verdicts, QueueState.PROPOSED, "rita") == tuple(verdicts)
    assert readable(verdicts, QueueState.REFERRED, "carl") == tuple(verdicts)


def test_who_countersigned_an_earlier_round_is_blind_again_in_the_next() -> None:
    first = [verdict("rita"), verdict("carl", stage=VerdictStage.COUNTER)]
    second = [*first, verdict("rita")]

    assert pending_from(second) == 2
    assert readable(second, QueueState.PROPOSED, "carl") == tuple(first)


def test_who_has_countersigned_reads_the_others() -> None:
    verdicts = [verdict("rita"), verdict("carl", Decision.NO_CONCERN, VerdictStage.COUNTER)]

    assert readable(verdicts, QueueState.DISPUTED, "carl") == tuple(verdicts)
    assert readable(verdicts, QueueState.DISPUTED, "dora") == ()
    assert readable(verdicts, QueueState.DISPUTED, "rita") == (verdicts[0],)


def test_a_flag_without_its_rule_is_still_explained(office) -> None:
    with office.store.reading() as unit:
        alert = rooms.queue.get(unit, "cl-flats").alerts[0]

    words = flag(alert, None, "nl")

    assert words.title == "rotating-flat" and len(words.held) == 3
    assert words.held[0].sentence.startswith("4 ")
