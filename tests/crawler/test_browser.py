"""Pages that must be drawn, in a real Chromium behind our proxy."""

import json
import subprocess
import sys
from datetime import timedelta

import pytest

from crawler.browser import FLAGS, VIEWPORT, browser_settings, context_options, not_started
from evidence.reader import read
from model import CaptureKind, Gate, read_method
from store import ads, captures

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

SCRIPT = b"""
document.querySelector('#cards').innerHTML = [1, 2, 3].map(n =>
  `<div class=card data-id=${n}><h2>Ad ${n}</h2><p class=text>Text of ad ${n}</p></div>`).join('');
fetch('/api/extra').catch(() => 0);
for (const host of %s) {
  fetch(`http://${host}/fetch`).catch(() => 0);
  navigator.sendBeacon(`http://${host}/beacon`);
  new Image().src = `http://${host}/image`;
  try { new WebSocket(`ws://${host}/socket`); } catch (e) {}
  try { new EventSource(`http://${host}/events`); } catch (e) {}
  const frame = document.createElement('iframe'); frame.src = `http://${host}/frame`; document.body.append(frame);
  const link = document.createElement('link'); link.rel = 'prefetch'; link.href = `http://${host}/prefetch`;
  document.head.append(link);
  const peer = new RTCPeerConnection({iceServers: [{urls: `stun:${host}`}]});
  peer.createDataChannel('x'); peer.createOffer().then(offer => peer.setLocalDescription(offer));
}
navigator.serviceWorker && navigator.serviceWorker.register('/worker.js').catch(() => 0);
"""
PAGE = b"<!doctype html><title>Cards</title><div id=cards></div><img src='/away'><script src=/cards.js></script>"
SITE = """
id: town
version: 1
owner: training
base: http://{host}
fetch: {{mode: browser, delay_s: 0, wait_for: div.card}}
discover:
  - {{kind: cards, url: [/cards], items: div.card}}
ad:
  category: escort
  fields:
    id: {{css: "::attr(data-id)"}}
    title: {{css: h2}}
    text: {{css: p.text}}
"""


def method_of(place):
    """What the newest run said of itself when it had ended."""
    with place.store.reading() as unit:
        told = [capture for capture in captures.every(unit) if capture.kind is CaptureKind.RECORD]
    return read_method(read(place.evidence, told[-1]).payload)


def test_drawn_page_is_read_kept_and_pictured_and_nothing_gets_out(town, home):
    board, inner = town(0), town(0)
    board.pages |= {
        "/cards": (200, PAGE, "text/html"),
        "/cards.js": (200, SCRIPT % json.dumps([inner.host, f"localhost:{inner.port}"]).encode(), "text/javascript"),
        "/away": (302, b"", f"text/plain\r\nLocation: http://{inner.host}/redirected"),
        "/api/extra": (200, b"{}", "application/json"),
    }
    place = home(board.host)
    place.site.write_text(SITE.format(host=board.host))

    code, result, said = place.crawl(timeout=120)

    assert (code, result["state"], said) == (0, "complete", "")
    assert inner.asked == []
    assert result["refused"] >= 5
    with place.store.reading() as unit:
        assert sorted(ads.keys(unit)) == ["town:1", "town:2", "town:3"]
        main = captures.get(unit, ads.get(unit, "town:2").version.capture_id)
        every = list(captures.every(unit))
    derived = {capture.kind: capture for capture in every if capture.source == main.id}
    kept = {capture.url.partition(board.host)[2]: capture for capture in every}
    assert (main.kind, main.url) == (CaptureKind.PAGE, f"http://{board.host}/cards")
    record = read(place.evidence, main)
    assert record.payload == PAGE  # the bytes of the wire, not the browser's copy
    method = method_of(place)
    assert method.browser.build.startswith("chromium ")
    assert (method.browser.width, method.browser.height, method.browser.flags) == (*VIEWPORT, FLAGS)
    assert dict(method.refused)["host-not-listed"] >= 5
    assert sum(one.count for one in method.not_captured if one.what == "resource") == result["refused"]
    assert record.head.startswith(b"HTTP/1.1 200 Said\r\n")
    assert b"<h2>Ad 2</h2>" in read(place.evidence, derived[CaptureKind.DOM]).payload
    assert read(place.evidence, derived[CaptureKind.SCREENSHOT]).payload.startswith(b"\x89PNG")
    for path in ("/cards.js", "/api/extra"):
        assert (kept[path].kind, kept[path].source) == (CaptureKind.RESOURCE, main.id)
    assert "/worker.js" not in board.asked


OVER_TLS = """
import sys
from pathlib import Path
import crawler.browser
crawler.browser.FLAGS += ("--ignore-certificate-errors",)  # Chromium keeps its own list of authorities
from crawler.run import run_site
sys.exit(run_site(Path(sys.argv[1]), "town", "ada", None, sys.stdout))
"""


def test_page_behind_tls_is_kept_as_the_browser_received_it(secure_town, home):
    """The proxy passes TLS on unread: what is kept says that its head was rebuilt and its body decoded."""
    board, authority = secure_town
    board.pages |= {
        "/cards": (200, PAGE, "text/html"),
        "/cards.js": (200, SCRIPT % b"[]", "text/javascript"),
        "/api/extra": (200, b"{}", "application/json"),
    }
    place = home(board.host)
    place.site.write_text(SITE.format(host=board.host).replace("http:", "https:"))
    command = [sys.executable, "-c", OVER_TLS, str(place.folder)]
    child = subprocess.run(
        command,
        check=False,
        env={"SSL_CERT_FILE": str(authority)},
        capture_output=True,
        text=True,
        timeout=120,
        cwd=place.folder,
    )

    assert (child.returncode, json.loads(child.stdout)["state"]) == (0, "complete"), child.stderr
    with place.store.reading() as unit:
        assert sorted(ads.keys(unit)) == ["town:1", "town:2", "town:3"]
        main = captures.get(unit, ads.get(unit, "town:2").version.capture_id)
        kept = {capture.url.partition(board.host)[2]: capture for capture in captures.every(unit)}
    record = read(place.evidence, main)
    assert record.payload == PAGE
    assert ("response", "decoded") in {(one.what, one.why) for one in method_of(place).not_captured}
    assert main.address == board.host
    said = json.loads(main.detail)
    assert (said["protocol"][:6], said["certificate"], said["ips"]) == ("TLS 1.", "trusted", ["127.0.0.1"])
    assert 0 <= said["ms"]["first"] <= said["ms"]["end"]
    assert timedelta(0) <= main.received_at - main.requested_at < timedelta(seconds=60)
    assert kept["/cards.js"].source == main.id
    assert json.loads(kept["/robots.txt"].detail)["tls"].startswith("TLSv1.")
    assert "application/x-pem-file" in {capture.content_type for capture in kept.values()}


def test_without_a_browser_the_run_fails_with_one_line_that_says_what_to_do(town, home):
    board = town(0)
    place = home(board.host)
    place.site.write_text(SITE.format(host=board.host))
    (place.folder / "vigie.toml").write_text('training = true\nbrowser = "/nowhere/chromium"\n', encoding="utf-8")

    code, result, _ = place.crawl()

    assert (code, result["state"]) == (1, "failed")
    assert result["message"] == (
        "/nowhere/chromium: no browser is there; install Debian's chromium, or set `browser` in vigie.toml"
    )


def test_missing_sandbox_is_named():
    said = "BrowserType.launch: Target page or browser has been closed\nBrowser logs:\nChromium sandboxing failed!"

    assert "install Debian's chromium-sandbox" in str(not_started(said, "/usr/bin/chromium"))
    assert "start it by hand" in str(not_started("BrowserType.launch: it exited", "/usr/bin/chromium"))


def test_browser_is_started_with_the_flags_that_close_the_way_out(definition):
    found = browser_settings(definition(), "/usr/bin/chromium", 8000)
    launch = found["PLAYWRIGHT_LAUNCH_OPTIONS"]

    assert launch["proxy"] == {"server": "http://127.0.0.1:8000"}
    for flag in (
        "--proxy-bypass-list=<-loopback>",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--disable-quic",
        "--gaia-url=http://127.0.0.1:9/",
        "--component-updater=url-source=http://127.0.0.1:9/",
    ):
        assert flag in launch["args"]
    assert list(FLAGS) == launch["args"]


@pytest.mark.parametrize(("user", "on"), [(0, False), (1000, True)])
def test_browser_keeps_its_own_sandbox_for_everyone_but_root(definition, monkeypatch, user, on):
    monkeypatch.setattr("os.geteuid", lambda: user)

    assert browser_settings(definition(), "chromium", 8000)["PLAYWRIGHT_LAUNCH_OPTIONS"]["chromium_sandbox"] is on


def test_context_blocks_service_workers_and_answers_the_declared_notice_only(definition):
    notice = Gate((("adult", "yes"),), "age notice", "bea")
    options = context_options(definition(gate=notice), "Vigie/0.1")

    assert options["service_workers"] == "block"
    assert options["accept_downloads"] is False
    assert options["user_agent"] == "Vigie/0.1"
    assert [cookie["name"] for cookie in options["storage_state"]["cookies"]] == ["adult"]
    assert "storage_state" not in context_options(definition(), "Vigie/0.1")
