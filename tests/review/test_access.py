"""Who gets in, for how long, and what every answer carries."""

from __future__ import annotations

import hashlib

import pytest
from starlette.requests import Request

import store as rooms
from model import Account, Refused, Role
from review.access import authorize, cookie_name, is_own_form, is_password


def request(headers: dict[str, str], scheme: str = "http") -> Request:
    raw = [(name.encode(), value.encode()) for name, value in {"host": "desk:8000", **headers}.items()]
    return Request({"type": "http", "scheme": scheme, "path": "/", "query_string": b"", "headers": raw, "server": None})


def test_the_right_password_lets_in(visitor):
    person = visitor()

    reply = person.log_in("rita")

    assert (reply.status, reply.location) == (303, "/")
    assert person.get("/").status == 200


@pytest.mark.parametrize(
    ("name", "start"), [("otto", "/audit"), ("adam", "/sites"), ("eva", "/cases"), ("anna", "/cases")]
)
def test_everybody_starts_where_their_work_is(visitor, name, start):
    assert visitor().log_in(name).location == start


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_by_other_sites(visitor):
    cookie = visitor().log_in("rita").headers["set-cookie"]

    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert cookie_name(request({}, "https")).startswith("__Host-")


def test_only_the_digest_of_the_token_is_kept(visitor, office):
    person = visitor()
    person.log_in("rita")

    token = person.cookies["vigie"]
    with office.store.reading() as unit:
        assert rooms.accounts.session(unit, token) is None
        assert rooms.accounts.session(unit, hashlib.sha256(token.encode()).hexdigest()) is not None


def test_five_mistakes_in_ten_minutes_make_a_name_wait(visitor, office):
    person = visitor()
    for _ in range(5):
        assert person.log_in("rita", "wrong").status == 401

    assert person.log_in("rita").status == 429
    assert visitor().log_in("carl").status == 303
    office.clock.wait(minutes=11)
    assert person.log_in("rita").status == 303


def test_an_unknown_name_gets_the_same_answer_and_is_not_written_down(visitor, office):
    unknown, wrong = visitor().log_in("my own password"), visitor().log_in("rita", "wrong")

    assert (unknown.status, unknown.body) == (wrong.status, wrong.body)
    assert "my own password" not in str(office.log())
    assert not is_password(None, "anything")


def test_a_disabled_account_is_out_at_once(at_desk, office):
    rita = at_desk("rita")
    with office.store.writing() as unit:
        rooms.accounts.disable(unit, "rita", office.clock.at)

    assert rita.get("/").location == "/login"


def test_a_session_ends_after_half_an_hour_of_nothing(at_desk, office):
    rita = at_desk("rita")
    office.clock.wait(minutes=29)
    assert rita.get("/").status == 200
    office.clock.wait(minutes=31)

    assert rita.get("/").location == "/login"


def test_a_session_ends_after_a_working_day_however_busy(at_desk, office):
    rita = at_desk("rita")
    for _ in range(23):
        office.clock.wait(minutes=26)
        assert rita.get("/account").status == 200
    office.clock.wait(minutes=26)

    assert rita.get("/").location == "/login"


def test_logging_out_ends_the_session(at_desk):
    rita = at_desk("rita")

    rita.post("/logout")

    assert rita.get("/").location == "/login"


def test_changing_the_password_closes_every_session(at_desk, visitor, password):
    here, elsewhere = at_desk("rita"), at_desk("rita")
    fresh = "another long sentence"

    reply = here.post("/account/password", old=password, new=fresh, again=fresh)

    assert reply.status == 303
    assert elsewhere.get("/").location == "/login"
    assert visitor().log_in("rita").status == 401
    assert visitor().log_in("rita", fresh).status == 303


@pytest.mark.parametrize(
    ("old", "new", "again"), [("wrong", "x" * 20, "x" * 20), ("", "short", "short"), ("", "x" * 20, "y" * 20)]
)
def test_a_password_is_not_changed_by_mistake(at_desk, password, old, new, again):
    assert at_desk("rita").post("/account/password", old=old or password, new=new, again=again).status == 400


@pytest.mark.parametrize("token", ["", "guessed"])
def test_a_form_without_the_token_of_the_session_changes_nothing(at_desk, office, token):
    adam = at_desk("adam")
    adam.csrf = token

    assert adam.post("/sites", site="town-pages", why="x", switch="off").status == 403
    assert ("adam", "refusal", "POST /sites") in office.log()


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}, {"Origin": "null"}]
)
def test_a_form_of_another_site_changes_nothing_even_with_the_token(at_desk, headers):
    rita = at_desk("rita")

    assert rita.ask("POST", "/account", f"csrf={rita.csrf}&language=fr", headers).status == 403


def test_a_browser_that_hides_the_origin_is_asked_where_the_form_was() -> None:
    assert is_own_form(request({"sec-fetch-site": "same-origin", "origin": "null"}))
    assert is_own_form(request({"origin": "http://desk:8000"}))
    assert not is_own_form(request({"sec-fetch-site": "same-site", "origin": "http://desk:8000"}))


@pytest.mark.parametrize("path", ["/login", "/", "/static/desk.css", "/nothing", "/cluster/none"])
def test_every_answer_carries_the_strict_headers(at_desk, path):
    headers = at_desk("rita").get(path).headers

    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert (headers["cache-control"], headers["referrer-policy"]) == ("no-store", "no-referrer")
    assert headers["x-content-type-options"] == "nosniff"


def test_even_a_fault_of_ours_carries_the_strict_headers_and_no_detail(at_desk, office):
    rita = at_desk("rita")
    office.clock.at = "not a time"

    reply = rita.get("/")

    assert reply.status == 500 and "Something went wrong here" in reply.text and "TypeError" not in reply.text
    assert reply.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_form_that_is_too_large_is_refused(at_desk):
    assert at_desk("rita").post("/account", language="x" * 300_000).status == 400


def test_no_roles_let_nobody_in() -> None:
    everything = Account("x", frozenset(Role))

    with pytest.raises(Refused):
        authorize(everything, frozenset())
    authorize(everything, frozenset({Role.AUDITOR}))
