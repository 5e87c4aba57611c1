"""Every route: who may go there, and its one line in the log. A route without a rule or a sample fails here."""

from __future__ import annotations

import pytest
from starlette.routing import Mount, Route

import store as rooms
from model import Role
from review import create_app
from review.doors import DOORS

OPEN = {("GET", "/login"), ("POST", "/login"), ("POST", "/logout")}
LINK = {"left": "town-cards:a2", "right": "town-pages:a1", "level": "operator"}

# method and pattern -> person, address, form
SAMPLES: dict[tuple[str, str], tuple[str, str, dict[str, str]]] = {
    ("GET", "/"): ("rita", "/", {}),
    ("GET", "/cluster/{cluster}"): ("rita", "/cluster/cl-flats", {}),
    ("POST", "/cluster/{cluster}/claim"): ("rita", "/cluster/cl-flats/claim", {}),
    ("POST", "/cluster/{cluster}/release"): ("rita", "/cluster/cl-flats/release", {}),
    ("POST", "/cluster/{cluster}/skip"): ("rita", "/cluster/cl-flats/skip", {}),
    ("POST", "/cluster/{cluster}/decide"): ("rita", "/cluster/cl-flats/decide", {"choice": "unsure", "stage": "first"}),
    ("GET", "/cluster/{cluster}/link"): (
        "rita", "/cluster/cl-flats/link?left=town-cards%3Aa2&right=town-pages%3Aa1&level=operator", {},
    ),
    ("POST", "/cluster/{cluster}/link"): ("rita", "/cluster/cl-flats/link", {**LINK, "why": "x", "sameness": "never"}),
    ("GET", "/why"): ("rita", "/why", {}),
    ("GET", "/ad/{ad:path}"): ("rita", "/ad/town-pages%3Aa1", {}),
    ("POST", "/picture/{picture}/look"): ("rita", "/picture/PICTURE/look", {}),
    ("POST", "/picture/{picture}/seal"): ("rita", "/picture/PICTURE/seal", {}),
    ("POST", "/picture/{picture}/describe"): ("rita", "/picture/PICTURE/describe", {"text": "a room"}),
    ("POST", "/screenshot/{capture}/look"): ("rita", "/screenshot/SCREENSHOT/look", {}),
    ("GET", "/cases"): ("eva", "/cases", {}),
    ("POST", "/cases"): (
        "rita", "/cases", {"reference": "N-1", "title": "t", "mandate": "M-2026-1", "purpose": "p"},
    ),
    ("POST", "/cases/items"): (
        "rita", "/cases/items", {"case": "BXL-17", "kind": "ad", "value": "town-pages:a1", "why": "w"},
    ),
    ("GET", "/case/{case}"): ("eva", "/case/BXL-17", {}),
    ("POST", "/case/{case}/number"): ("rita", "/case/BXL-17/number", {"contact": "+32470000111", "why": "complaints"}),
    ("POST", "/case/{case}/export"): ("rita", "/case/BXL-17/export", {"why": "for the prosecutor"}),
    ("POST", "/case/{case}/countersign"): ("carl", "/case/BXL-17/countersign", {"request": "WAITING"}),
    ("GET", "/case/{case}/export/{request}"): ("eva", "/case/BXL-17/export/FINISHED", {}),
    ("GET", "/search"): ("rita", "/search", {}),
    ("POST", "/search"): ("rita", "/search", {"contact": "+32470000111", "purpose": "complaint 12", "case": "BXL-17"}),
    ("GET", "/mandates"): ("otto", "/mandates", {}),
    ("POST", "/mandates/approve"): ("paul", "/mandates/approve", {"reference": "M-2026-2"}),
    ("POST", "/mandates/end"): ("paul", "/mandates/end", {"reference": "M-2026-1", "why": "done"}),
    ("GET", "/sites"): ("adam", "/sites", {}),
    ("POST", "/sites"): ("adam", "/sites", {"site": "town-pages", "why": "stop", "switch": "off"}),
    ("GET", "/audit"): ("otto", "/audit", {}),
    ("GET", "/audit/check"): ("otto", "/audit/check", {}),
    ("GET", "/account"): ("rita", "/account", {}),
    ("POST", "/account"): ("rita", "/account", {"language": "fr", "keys": "on"}),
    ("POST", "/account/password"): (
        "rita", "/account/password", {"old": "PASSWORD", "new": "another long one", "again": "another long one"},
    ),
}  # fmt: skip
ROLES = {"rita": {Role.REVIEWER}, "carl": {Role.COUNTERSIGNER}, "eva": {Role.EXPORTER}, "anna": {Role.APPROVER},
         "otto": {Role.AUDITOR}, "adam": {Role.ADMIN}}  # fmt: skip


@pytest.fixture
def places(office, case, screenshot, password):
    """What stands in the samples for ids that are only known later."""
    office.mandate("M-2026-2", approved=False)
    with office.store.writing() as unit:
        made = rooms.cases.request_export(unit, case, "rita", "first", office.clock.at)
        rooms.cases.countersign_export(unit, made, "carl", office.clock.at)
        rooms.cases.record_export(unit, made, "BXL-17-1", "0" * 64, office.clock.at)
        waiting = rooms.cases.request_export(unit, case, "rita", "second", office.clock.at)
        picture = rooms.ads.get(unit, "town-pages:a1").photos[0].sha256
    folder = office.settings.exports / "BXL-17-1"
    folder.mkdir()
    (folder / "manifest.txt").write_text("made up")
    return {
        "PICTURE": picture, "SCREENSHOT": screenshot, "WAITING": waiting, "FINISHED": made, "PASSWORD": password,
    }  # fmt: skip


def filled(text: str, places: dict[str, str]) -> str:
    for name, value in places.items():
        text = text.replace(name, value)
    return text


def send(person, method, path, form):
    return person.get(path) if method == "GET" else person.post(path, **form)


def test_every_address_has_a_rule_and_a_sample(office) -> None:
    app = create_app(office.store, office.settings)
    routes = {(m, one.path) for one in app.routes if isinstance(one, Route) for m in one.methods - {"HEAD"}}

    assert routes - OPEN == {(door.method, door.path) for door in DOORS} == set(SAMPLES)
    assert all(door.roles for door in DOORS)
    assert [one.path for one in app.routes if isinstance(one, Mount)] == ["/static"]


def test_without_a_session_every_address_leads_to_the_log_in(visitor, places) -> None:
    person = visitor()
    for (method, pattern), (_, path, form) in SAMPLES.items():
        reply = send(person, method, filled(path, places), form)

        assert (reply.status, reply.location) == (303, "/login"), (method, pattern)


@pytest.mark.parametrize("name", list(ROLES))
def test_the_wrong_role_is_refused_everywhere_and_logged(at_desk, office, places, name) -> None:
    person = at_desk(name)
    for door in DOORS:
        if door.roles & ROLES[name]:
            continue
        _, path, form = SAMPLES[door.method, door.path]
        before = len(office.log())
        reply = send(person, door.method, filled(path, places), form)

        assert reply.status == 403, (name, door.method, door.path)
        assert office.log()[before:] == [(name, "refusal", f"{door.method} {door.path}")]


@pytest.mark.parametrize(("method", "pattern"), list(SAMPLES))
def test_every_view_and_every_decision_writes_one_line(at_desk, office, places, method, pattern) -> None:
    name, path, form = SAMPLES[method, pattern]
    person = at_desk(name)
    before = len(office.log())

    reply = send(person, method, filled(path, places), {key: filled(value, places) for key, value in form.items()})

    assert reply.status in (200, 303), reply.text[-900:]
    lines = [line for line in office.log()[before:] if not line[2].startswith("custody.")]
    assert len(lines) == 1 and lines[0][0] == name and lines[0][1] != "refusal"


def test_no_line_of_the_log_carries_a_number_or_a_text(at_desk, office, places) -> None:
    rita = at_desk("rita")
    for (method, pattern), (name, path, form) in SAMPLES.items():
        if name == "rita" and "password" not in pattern:
            send(rita, method, filled(path, places), form)

    with office.store.reading() as unit:
        said = repr(rooms.audit.entries(unit))
    assert "search.contact" in said
    assert not any(secret in said for secret in ("470000111", "0470 00", "Lina", "a room"))
