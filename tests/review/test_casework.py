"""Cases, look-ups, exports and the pages of oversight."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta

import pytest

import store as rooms
from model import MandateState

LOOKUP = {"contact": "0470 00 01 11", "purpose": "complaint 12", "case": "BXL-17"}


def test_a_case_is_opened_under_a_mandate_and_filled(at_desk, office):
    rita = at_desk("rita")
    rita.post("/cases", reference="BXL-18", title="Flats", mandate="M-2026-1", purpose="referral")

    rita.post("/cases/items", case="BXL-18", kind="cluster", value="cl-flats", why="carousel")
    rita.post("/cases/items", case="BXL-18", kind="ad", value="town-pages:j0", why="same phone")

    page = rita.get("/case/BXL-18").text
    assert "carousel" in page and "Ads: 6" in page and "Werk in de pluk" in page


@pytest.mark.parametrize(
    "form",
    [
        {"reference": "../../etc", "title": "t", "mandate": "M-2026-1", "purpose": "p"},
        {"reference": "A-1", "title": "", "mandate": "M-2026-1", "purpose": "p"},
        {"reference": "A-1", "title": "t", "mandate": "none", "purpose": "p"},
        {"reference": "BXL-17", "title": "t", "mandate": "M-2026-1", "purpose": "p"},
    ],
)
def test_a_case_that_lacks_something_is_not_opened(at_desk, case, form):
    assert at_desk("rita").post("/cases", **form).status == 400


def test_nothing_unknown_goes_into_a_case(at_desk, case):
    rita = at_desk("rita")

    assert rita.post("/cases/items", case=case, kind="number", value="+32470000111", why="x").status == 404
    assert rita.post("/cases/items", case=case, kind="ad", value="town-pages:none", why="x").status == 404
    assert rita.post("/cases/items", case="none", kind="ad", value="town-pages:a1", why="x").status == 404


def test_a_look_up_finds_every_way_of_writing_and_is_logged_with_its_purpose(at_desk, office, case):
    page = at_desk("rita").post("/search", **LOOKUP).text

    assert "Ads that carry it: 6" in page
    with office.store.reading() as unit:
        (entry,) = rooms.audit.entries(unit, action="search.contact")
    assert (entry.account, entry.justification, entry.case, entry.detail) == ("rita", "complaint 12", case, "6 ads")
    assert "470000111" not in re.sub(r"\D", "", repr(entry))


@pytest.mark.parametrize("purpose", [" ", "x", "curious"])
def test_a_look_up_without_a_purpose_is_refused_and_logged(at_desk, office, case, purpose):
    assert at_desk("rita").post("/search", **{**LOOKUP, "purpose": purpose}).status == 403
    assert office.log()[-1] == ("rita", "refusal", "POST /search")


def test_a_look_up_after_the_mandate_has_expired_is_refused(at_desk, office, case):
    office.clock.at += timedelta(days=91)

    reply = at_desk("rita").post("/search", **LOOKUP)

    assert reply.status == 403 and "The mandate has expired." in reply.text


@pytest.mark.parametrize(
    "contact",
    ["Bruxelles", "", "0470 00 01 11 and 0470 00 02 20", "%", "escort in Gent", "_" * 80],
)
def test_a_place_a_category_or_a_list_is_no_look_up(at_desk, case, contact):
    reply = at_desk("rita").post("/search", **{**LOOKUP, "contact": contact})

    assert reply.status == 400 or "Ads that carry it: 0" in reply.text


def test_a_number_from_a_complaint_goes_into_the_case_and_shows_its_ads(at_desk, office, case):
    reply = at_desk("rita").post(f"/case/{case}/number", contact="+32 470 00 01 11", why="complaint 12")

    assert "Ads that carry it: 6" in reply.text
    with office.store.reading() as unit:
        item = rooms.cases.get(unit, case).items[-1]
    assert (item.kind, item.value) == ("number", "+32470000111")


def test_an_export_takes_two_people_and_then_a_job(at_desk, office, case):
    rob, carl = at_desk("rob"), at_desk("carl")
    rob.post(f"/case/{case}/export", why="for the prosecutor")
    with office.store.reading() as unit:
        (wanted,) = rooms.cases.requests(unit, case)

    assert rob.post(f"/case/{case}/countersign", request=wanted.id).status == 403
    assert carl.post(f"/case/{case}/countersign", request=wanted.id, language="fr").status == 303

    with office.store.reading() as unit:
        (job,) = rooms.jobs.recent(unit)
        assert rooms.cases.approved_export(unit, case).countersigned_by == "carl"
    assert (job.kind, dict(job.args)) == ("export", {"case": case, "request": wanted.id, "language": "fr"})
    assert "waits to be made" in carl.get(f"/case/{case}").text


def test_an_empty_case_or_one_without_a_mandate_in_force_is_not_exported(at_desk, office, case):
    rita = at_desk("rita")
    rita.post("/cases", reference="EMPTY", title="t", mandate="M-2026-1", purpose="p")

    assert rita.post("/case/EMPTY/export", why="x").status == 400
    with office.store.writing() as unit:
        rooms.mandates.end(unit, "M-2026-1", "paul", office.clock.at)
    assert rita.post(f"/case/{case}/export", why="x").status == 403


def finished(office, case, folder):
    with office.store.writing() as unit:
        wanted = rooms.cases.request_export(unit, case, "rita", "why", office.clock.at)
        rooms.cases.countersign_export(unit, wanted, "carl", office.clock.at)
        rooms.cases.record_export(unit, wanted, folder, "0" * 64, office.clock.at)
    return wanted


def test_the_finished_package_is_downloaded_whole(at_desk, office, case):
    wanted = finished(office, case, "package-1")
    folder = office.settings.exports / "package-1" / "data"
    folder.mkdir(parents=True)
    (folder / "large.bin").write_bytes(b"x" * 200_000)
    (folder / "link").symlink_to("/etc/passwd")

    reply = at_desk("eva").get(f"/case/{case}/export/{wanted}")

    assert reply.headers["content-disposition"] == 'attachment; filename="package-1.zip"'
    with zipfile.ZipFile(io.BytesIO(reply.body)) as archive:
        assert archive.namelist() == ["package-1/data/large.bin"] and archive.testzip() is None
    assert office.log()[-1] == ("eva", "disclosure", "export.download")


def test_a_package_is_not_downloaded_once_the_mandate_has_ended_or_a_picture_in_it_was_sealed(at_desk, office, case):
    wanted = finished(office, case, "package-1")
    (office.settings.exports / "package-1" / "data").mkdir(parents=True)
    with office.store.reading() as unit:
        sha256 = rooms.ads.get(unit, "town-pages:a1").photos[0].sha256
    assert at_desk("eva").get(f"/case/{case}/export/{wanted}").status == 200

    office.clock.at += timedelta(minutes=1)
    at_desk("rita").post(f"/picture/{sha256}/seal", cluster="cl-flats")
    assert at_desk("eva").get(f"/case/{case}/export/{wanted}").status == 403
    office.clock.at += timedelta(days=91)
    assert at_desk("eva").get(f"/case/{case}/export/{wanted}").status == 403

    with office.store.reading() as unit:
        refusals = [one.detail for one in rooms.audit.entries(unit, account="eva") if one.operation == "refusal"]
    assert ["sealed" in refusals[0], "mandate-expired" in refusals[1]] == [True, True]


@pytest.mark.parametrize("folder", ["../evidence", "/etc", ".", "missing"])
def test_nothing_outside_the_folder_of_exports_is_downloaded(at_desk, office, case, folder):
    assert at_desk("eva").get(f"/case/{case}/export/{finished(office, case, folder)}").status == 404


def test_a_mandate_is_approved_by_another_than_its_proposer(at_desk, office):
    office.mandate("M-2", by="anna", approved=False)
    office.mandate("M-3", by="paul", approved=False)

    assert at_desk("anna").post("/mandates/approve", reference="M-2").status == 403
    assert at_desk("paul").post("/mandates/approve", reference="M-2").status == 303
    with office.store.reading() as unit:
        assert rooms.mandates.get(unit, "M-2").state is MandateState.APPROVED
        assert rooms.mandates.get(unit, "M-3").state is MandateState.PROPOSED


def test_the_mandates_say_what_runs_until_when(at_desk):
    page = at_desk("otto").get("/mandates").text

    assert "Labour prosecutor" in page and "town-pages, town-cards" in page and "in force" in page


def test_the_kill_switch_stops_a_site_and_says_why(at_desk, office):
    assert at_desk("adam").post("/sites", site="town-pages", why="the court said so", switch="off").status == 303

    with office.store.reading() as unit:
        assert not rooms.sites.is_enabled(unit, "town-pages")
    assert at_desk("adam").post("/sites", site="town-pages", why="", switch="off").status == 400


def test_the_auditor_reads_the_log_by_filters_and_is_logged(at_desk, office):
    at_desk("rita").get("/cluster/cl-flats")

    page = at_desk("otto").get("/audit?account=rita&operation=consultation&since=2026-11-20&until=2026-11-20").text

    assert "cluster.view" in page and "Entries: 1" in page
    assert office.log()[-1] == ("otto", "consultation", "log.view")


def test_the_auditor_checks_the_chain(at_desk):
    assert "The log is whole" in at_desk("otto").get("/audit/check").text
