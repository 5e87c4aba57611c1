"""The desk in a real browser: the keyboard journey, pictures held and sealed, nothing executed, nothing loaded."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect, sync_playwright

import store as rooms
from model import AdState, Category, Finding, FindingKind, Level, Link, MatchKind, PictureMatch, QueueState, Reason

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '"><svg onload=window.hit=1>',
    "' autofocus onfocus=window.hit=1 x='",
    "javascript:window.hit=1",
    "{{ 7*7 }}{% raw %}",
    "</textarea></title></style><iframe srcdoc='<script>parent.hit=1</script>'>",
    "<link rel=stylesheet href=http://127.0.0.1:9/x.css><style>@import 'http://127.0.0.1:9/y'</style>",
    "\u202egnp.exe \u2066\u200b\x00\x1b[31m",
)


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium, port):
    """`tab()` is a window of somebody's own, with the requests it made and the complaints of its policy."""
    contexts = []

    def opened() -> Page:
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.asked, page.broken = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.broken.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.broken.append(str(error)))
        page.desk = f"http://127.0.0.1:{port}"
        return page

    yield opened
    for context in contexts:
        context.close()


def log_in(page: Page, name: str, password: str) -> None:
    page.goto(page.desk + "/login")
    page.get_by_label("Name").focus()  # it is focused by itself, but only once the page is drawn
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    until_keys_act(page)


def until_keys_act(page: Page) -> None:
    """Keys are ignored for the first 400 ms of a screen."""
    page.wait_for_load_state("load")
    expect(page.locator("body:not(.keys-waiting)")).to_have_count(1)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def state(office, cluster: str) -> QueueState:
    with office.store.reading() as unit:
        return rooms.queue.get(unit, cluster).state


def test_a_referral_by_keyboard_from_the_log_in_to_the_request_of_an_export(tab, office, case, password) -> None:
    rita = tab()
    log_in(rita, "rita", password)
    press(rita, "j", "j", "Enter")
    expect(rita).to_have_url(rita.desk + "/cluster/cl-flats")
    until_keys_act(rita)

    press(rita, "r", "Space", "Tab", "Space", "Tab", "Tab")
    rita.keyboard.type("The same people in three flats; no r n u b s here decides.")
    press(rita, "Tab", "Enter")
    expect(rita.get_by_role("status").first).to_have_text("Your decision is saved.")
    assert state(office, "cl-flats") is QueueState.PROPOSED

    carl = tab()
    log_in(carl, "carl", password)
    carl.goto(carl.desk + "/cluster/cl-flats")
    expect(carl.get_by_text("The same people in three flats")).to_have_count(0)
    until_keys_act(carl)
    press(carl, "r", "Space")
    carl.keyboard.press("Tab")
    press(carl, "Tab", "Tab")
    carl.keyboard.type("I see the same.")
    press(carl, "Tab", "Enter")
    expect(carl.get_by_text("The same people in three flats")).to_have_count(1)
    assert state(office, "cl-flats") is QueueState.REFERRED

    rita.goto(rita.desk + "/cluster/cl-flats")
    rita.locator("form[action='/cases/items'] [name=why]").focus()
    rita.keyboard.type("carousel")
    press(rita, "Enter")
    expect(rita).to_have_url(rita.desk + f"/case/{case}?said=added")
    rita.locator("form[action$='/export'] [name=why]").focus()
    rita.keyboard.type("for the prosecutor")
    press(rita, "Enter")
    expect(rita.get_by_role("status").first).to_contain_text("The export is requested.")
    assert rita.broken == carl.broken == []


def test_a_dismissal_takes_two_keys_and_no_mouse(tab, office, password) -> None:
    page = tab()
    log_in(page, "rita", password)
    page.goto(page.desk + "/cluster/cl-jobs")
    until_keys_act(page)

    press(page, "n", "5")
    page.wait_for_url("**/cluster/cl-young?said=decided")

    assert state(office, "cl-jobs") is QueueState.SETTLED


def test_letters_typed_ahead_decide_nothing(tab, office, password) -> None:
    page = tab()
    log_in(page, "rita", password)
    page.goto(page.desk + "/cluster/cl-jobs", wait_until="domcontentloaded")

    press(page, "b", "u", "s")
    page.wait_for_timeout(200)

    assert page.url.endswith("/cluster/cl-jobs") and state(office, "cl-jobs") is QueueState.OPEN


def test_no_key_refers_or_is_urgent_in_one_press(tab, office, password) -> None:
    page = tab()
    log_in(page, "rita", password)
    page.goto(page.desk + "/cluster/cl-young")
    until_keys_act(page)

    press(page, "!", "Enter", "!")
    page.wait_for_timeout(300)

    assert state(office, "cl-young") is QueueState.OPEN
    expect(page.get_by_role("button", name="Confirm urgent")).to_be_visible()


def test_badly_linked_leads_to_the_two_halves(tab, office, password) -> None:
    page = tab()
    log_in(page, "rita", password)
    page.goto(page.desk + "/cluster/cl-flats")
    until_keys_act(page)

    press(page, "x", "1")
    page.wait_for_url("**/link?**")

    expect(page.get_by_role("heading", name="Group 2")).to_be_visible()


def test_the_list_of_keys_opens_and_closes(tab, password) -> None:
    page = tab()
    log_in(page, "rita", password)

    press(page, "?")
    expect(page.get_by_role("dialog")).to_be_visible()
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_enter_in_a_field_decides_nothing(tab, office, password) -> None:
    page = tab()
    log_in(page, "rita", password)
    page.goto(page.desk + "/cluster/cl-jobs")
    until_keys_act(page)

    press(page, "n")
    page.get_by_label("Note (optional)").first.focus()
    page.keyboard.type("sub n 1")
    press(page, "Enter")
    page.wait_for_timeout(200)

    assert page.url.endswith("/cluster/cl-jobs")
    with office.store.reading() as unit:
        assert rooms.queue.verdicts(unit, "cl-jobs") == []


def test_with_keys_off_letters_do_nothing(tab, office, password) -> None:
    page = tab()
    log_in(page, "rita", password)
    page.goto(page.desk + "/account")
    page.get_by_label("Single keys act").uncheck()
    page.get_by_role("button", name="Save").click()
    page.goto(page.desk + "/cluster/cl-jobs")
    until_keys_act(page)

    press(page, "b")
    page.wait_for_timeout(200)

    assert page.url.endswith("/cluster/cl-jobs") and state(office, "cl-jobs") is QueueState.OPEN


def drawn(page: Page) -> int:
    """How many pixels of the first picture are painted."""
    return page.locator("canvas").first.evaluate(
        "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.reduce((n, v) => n + (v > 0), 0)"
    )


def test_a_picture_is_drawn_while_a_button_is_held_and_wiped_on_release(tab, office, password) -> None:
    page = tab()
    log_in(page, "rita", password)
    page.goto(page.desk + "/cluster/cl-flats")
    button = page.get_by_role("button", name="Hold to look").first
    assert drawn(page) == 0

    button.focus()
    page.keyboard.down("Space")
    expect(page.locator("canvas").first).to_have_js_property("width", 360)
    assert drawn(page) > 1000
    page.keyboard.up("Space")
    assert drawn(page) == 0

    button.hover()
    page.mouse.down()
    expect(page.locator("canvas").first).not_to_have_js_property("width", 200)
    assert drawn(page) > 1000
    press(page, "Escape")
    assert drawn(page) == 0
    page.mouse.up()
    assert [line[2] for line in office.log()].count("picture.look") == 2
    assert page.broken == []


def test_one_picture_after_another_is_drawn_by_the_mouse(tab, office, password) -> None:
    page = tab()
    log_in(page, "rita", password)
    page.goto(page.desk + "/cluster/cl-flats")

    for place in range(2):
        page.get_by_role("button", name="Hold to look").nth(place).hover()
        page.mouse.down()
        expect(page.locator(".picture:has([aria-pressed=true]) canvas")).not_to_have_js_property("width", 200)
        page.mouse.up()
    assert page.broken == []


def test_the_region_that_two_pictures_share_is_outlined_while_one_is_held(tab, office, password) -> None:
    with office.store.writing() as unit:
        left, right = sorted(rooms.ads.get(unit, key).photos[0].sha256 for key in ("town-pages:a1", "town-cards:a2"))
        half = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))
        match = PictureMatch(left, right, MatchKind.CROP, False, 0, None, 40, half, half, "1")
        rooms.matches.save(unit, [match], [left, right], "1")
    page = tab()
    log_in(page, "rita", password)
    page.goto(page.desk + "/cluster/cl-flats?left=town-pages%3Aa1&right=town-cards%3Aa2")

    page.locator("#differences").get_by_role("button", name="Hold to look").first.focus()
    page.keyboard.down("Space")

    expect(page.locator("#differences canvas").first).to_have_js_property("width", 360)
    middle, edge = (colour_at(page, share) for share in (0.25, 0.5))
    assert middle[0] == middle[2]  # grey
    assert edge[0] > edge[2] + 100  # yellow
    page.keyboard.up("Space")
    assert page.broken == []


def colour_at(page, share: float) -> list[int]:
    """Red, green and blue of the first compared picture, half-way down."""
    return page.locator("#differences canvas").first.evaluate(
        "(at, share) => [...at.getContext('2d').getImageData(at.width * share, at.height / 2, 1, 1).data]", share
    )


def test_one_key_and_a_confirmation_seal_a_picture_for_good(tab, office, password) -> None:
    page = tab()
    log_in(page, "rita", password)
    page.goto(page.desk + "/cluster/cl-flats")
    until_keys_act(page)
    count = page.get_by_role("button", name="Hold to look").count()

    page.get_by_role("button", name="Hold to look").first.focus()
    press(page, "S")
    expect(page.get_by_role("dialog")).to_contain_text("Seal this picture?")
    assert page.url.endswith("/cluster/cl-flats")
    page.get_by_role("dialog").get_by_role("button", name="Seal").click()

    expect(page.get_by_text("Not shown to anybody.")).to_have_count(1)
    expect(page.get_by_role("button", name="Hold to look")).to_have_count(count - 1)


def hostile_cluster(office) -> None:
    """Two ads whose every field attacks, linked and flagged."""
    with office.store.reading() as unit:
        known = rooms.ads.get(unit, "town-pages:a1").ad
    everything = " ".join(HOSTILE)
    keys = []
    for number in range(2):
        ad = replace(
            known, native_id=f"x{number}{HOSTILE[1]}", url=HOSTILE[4] + HOSTILE[2], category=Category.OTHER,
            title=f"{number}{everything}", text=everything * 2, place=everything, country=HOSTILE[0], price=everything,
            currency=HOSTILE[2], contacts=HOSTILE, reviews=HOSTILE, photos=(f"http://127.0.0.1:1/{HOSTILE[2]}{number}",),
        )  # fmt: skip
        value = f"{HOSTILE[0]}{number}"
        keys.append(office.ad(ad, (Finding(FindingKind.HANDLE, value, 3, 40, everything, 1.0),)))
        office.picture(keys[-1], ad.photos[0], everything.encode())
    office.cluster("cl-hostile", *keys)
    values = {"profiles_one_place_60d": 4.0, "synchronous_moves": 2.0, "cue_sex_09": 6.0, "registered_company_share": 0.0, "scam_share": 0.0}  # fmt: skip  # noqa: E501
    office.flag("cl-hostile", "rotating-flat", values, tuple(keys))
    left, right = sorted(keys)
    reason = Reason(HOSTILE[1], 5.0, everything, everything, HOSTILE[2])
    with office.store.writing() as unit:
        rooms.links.save(unit, Level.OPERATOR, [Link(left, right, Level.OPERATOR, (reason,))], [], office.clock.at)
        rooms.ads.mark_missed(unit, keys[0], office.clock.at)
        assert rooms.ads.get(unit, keys[0]).state is AdState.SUSPECT


@pytest.fixture
def hostile(office, at_desk):
    """The hostile ads, and everything a hostile colleague can write."""
    hostile_cluster(office)
    rita = at_desk("rita")
    bad = " ".join(HOSTILE[:-1])
    rita.post("/cases", reference="X-1", title=bad, mandate="M-2026-1", purpose=bad)
    rita.post("/cases/items", case="X-1", kind="cluster", value="cl-hostile", why=bad)
    rita.post("/cluster/cl-hostile/decide", choice="watch:other", sentence=bad, stage="first")
    rita.post("/case/X-1/export", why=bad)
    at_desk("adam").post("/sites", site="town-pages", why=bad, switch="off")
    with office.store.reading() as unit:
        cluster = rooms.clusters.get(unit, "cl-hostile")
        photo = rooms.ads.get(unit, cluster.ads[0]).photos[0]
    rita.post(f"/picture/{photo.sha256}/describe", text=bad)
    return cluster.ads


def test_the_attacks_would_work_on_a_page_without_defences(tab) -> None:
    page = tab()
    page.set_content("".join(f"<div title='{text}'>{text}</div>" for text in HOSTILE[:3]))
    page.wait_for_timeout(100)

    assert page.evaluate("window.hit") == 1


def test_nothing_that_an_ad_or_a_colleague_writes_is_executed_or_loaded(tab, hostile, password) -> None:
    page = tab()
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => { window.violated = e.blockedURI })"
    )
    left, right = sorted(hostile)
    link = f"/cluster/cl-hostile/link?left={quote(left, safe='')}&right={quote(right, safe='')}&level=operator"
    visits = {
        "rita": [
            "/?state=all",
            "/cluster/cl-hostile",
            link,
            f"/ad/{quote(left, safe='')}",
            "/cases",
            "/case/X-1",
            "/search",
        ],
        "adam": ["/sites"],
        "otto": ["/audit", f"/audit?account={quote(HOSTILE[2])}&case={quote(HOSTILE[3])}"],
    }
    for name, paths in visits.items():
        log_in(page, name, password)
        for path in paths:
            answer = page.goto(page.desk + path)
            assert answer.status == 200, path
            for handle in page.locator("details").all():
                handle.evaluate("d => d.open = true")
            page.wait_for_timeout(80)
            assert page.evaluate("[window.hit, window.violated]") == [None, None], path
            assert page.locator("iframe, object, embed, main img, main style, main script, main link").count() == 0
        page.get_by_role("button", name="Log out").click()

    assert all(url.startswith(page.desk) for url in page.asked)
    assert page.broken == []


def test_hidden_characters_are_seen(tab, hostile, password) -> None:
    page = tab()
    log_in(page, "rita", password)
    page.goto(page.desk + "/cluster/cl-hostile")

    expect(page.locator(".ad .hidden-sign").filter(has_text="U+202E").first).to_be_visible()
    expect(page.get_by_text("not a web address").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_its_window(tab, office, case, password, width) -> None:
    page = tab()
    page.set_viewport_size({"width": width, "height": 800})
    log_in(page, "rita", password)

    for path in ("/", "/cluster/cl-flats", "/cases", f"/case/{case}", "/search", "/mandates", "/account"):
        page.goto(page.desk + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(tab, office, password, scheme) -> None:
    """WCAG 1.4.3: 4.5 to 1 for all text that is shown."""
    page = tab()
    page.emulate_media(color_scheme=scheme)
    log_in(page, "rita", password)

    for path in ("/", "/cluster/cl-young", "/account", "/nowhere"):
        page.goto(page.desk + path)
        assert page.evaluate(LOW_CONTRAST) == [], path


LOW_CONTRAST = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = parse(getComputedStyle(each).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility() || element.closest("svg, .training-band, option")) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push(element.tagName + " " + element.className + " " + ratio.toFixed(2));
  }
  return low;
}"""


def test_every_field_and_button_has_a_name_and_every_page_one_title(tab, office, case, password) -> None:
    """WCAG 1.3.1, 2.4.2, 4.1.2."""
    page = tab()
    log_in(page, "rita", password)

    for path in ("/", "/cluster/cl-flats", "/cases", f"/case/{case}", "/search", "/account"):
        page.goto(page.desk + path)
        assert page.locator("h1").count() == 1 and page.title(), path
        unnamed = page.evaluate(
            "() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
            ".filter(e => !e.labels.length && !e.ariaLabel).map(e => e.outerHTML)"
        )
        assert unnamed == [], path
        small = page.evaluate(
            "() => [...document.querySelectorAll('button, summary, select')].filter(e => e.checkVisibility())"
            ".map(e => [e.getBoundingClientRect(), e.textContent]).filter(([r]) => r.height < 24 || r.width < 24)"
        )
        assert small == [], path
