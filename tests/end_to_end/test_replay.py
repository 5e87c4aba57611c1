"""What a package's replay copy shows in ReplayWeb.page's own player, in a real browser, with every board stopped.

The player is nobody's part of Vigie: npm fetches it, by the lock in tests/replay, when all tests are run.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import re
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import brotli
import pytest
from PIL import Image
from playwright.sync_api import Browser, Frame, Locator, Page, sync_playwright

import evidence
import sandbox
from config.settings import HERE
from evidence import Exchange, WarcWriter
from evidence.exchange import draft
from model import CaptureKind, CaptureVerdict

ROOT = Path(__file__).parents[2]
PLAYER = Path(os.environ.get("VIGIE_PLAYER", ROOT / ".player" / "node_modules" / "replaywebpage"))
CASE = "BE-2026-8"
SITES = ("town-pages", "town-feed", "town-api", "town-cards")
PATIENCE_MS = 60_000
AT = datetime(2026, 11, 2, 9, 30, 0, 125_678, UTC)
HOST = "http://127.0.0.1:9"  # nothing listens on the discard port

PAGE = """\
<!doctype html><meta charset="utf-8"><style>body {{ margin: 0 }}</style>
<script src="/ui.js"></script>
<replay-web-page source="/{name}" embed="full" replaybase="/replay/" deepLink style="display: block; height: 100vh">
</replay-web-page>
"""
CHECKED = """\
async () => {
  for (const {name} of await indexedDB.databases()) {
    const db = await new Promise(done => { indexedDB.open(name).onsuccess = event => done(event.target.result); });
    if (!db.objectStoreNames.contains("verification")) { db.close(); continue; }
    const store = db.transaction("verification").objectStore("verification");
    const rows = await new Promise(done => { store.getAll().onsuccess = event => done(event.target.result); });
    db.close();
    return Object.fromEntries(rows.map(row => [row.id, row]));
  }
}
"""

pytestmark = [pytest.mark.slow, pytest.mark.browser]


class Ranged(SimpleHTTPRequestHandler):
    """A file server that gives stretches of files, which players of web archives ask for."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        asked = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("Range", ""))
        if not asked or not path.is_file():
            return super().do_GET()
        data = path.read_bytes()
        first = int(asked[1]) if asked[1] else max(0, len(data) - int(asked[2]))
        last = min(int(asked[2] or len(data)) if asked[1] else len(data), len(data) - 1)
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        self.wfile.write(data[first : last + 1])

    def log_message(self, *args: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="session")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the player in it, for archives to be laid into."""
    if not (PLAYER / "ui.js").is_file():
        pytest.fail(f"no player at {PLAYER}: ./run test-all fetches it", pytrace=False)
    folder = tmp_path_factory.mktemp("theatre")
    (folder / "replay").mkdir()
    shutil.copy(PLAYER / "ui.js", folder)
    for name in ("ui.js", "sw.js", "index.html"):
        shutil.copy(PLAYER / name, folder / "replay")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser that reaches this machine and nothing else; one process drives one at a time."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        )
        yield browser
        browser.close()


@dataclass
class Player:
    """The player with one archive open."""

    page: Page
    base: str

    @property
    def app(self) -> Frame:
        """The player's own frame."""
        return next(frame for frame in self.page.frames if frame.url.startswith(f"{self.base}/replay/?"))

    def go(self, **where: str) -> None:
        self.page.evaluate("hash => { location.hash = hash }", "&".join(f"{k}={quote(v)}" for k, v in where.items()))

    def shown(self, url: str) -> Frame:
        """The frame in which the archive shows an address, once it is loaded."""
        wanted = re.compile(rf"/replay/w/[^/]+/[^/]*/?\d+mp_/{re.escape(url)}$")
        for _ in range(PATIENCE_MS // 100):
            for frame in self.page.frames:
                if wanted.search(frame.url):
                    frame.wait_for_load_state()
                    return frame
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{url} was not shown; frames: {[frame.url for frame in self.page.frames]}")

    def open(self, url: str, at: str = "20261102093000") -> Frame:
        return self.follow(url, url, at)

    def follow(self, url: str, end: str, at: str = "20261102093000") -> Frame:
        """Ask for an address, and wait for the one that it leads to."""
        self.go(url=url, ts=at)
        return self.shown(end)

    @property
    def titles(self) -> Locator:
        return self.app.locator("wr-page-entry .page-title keyword-mark")

    def listed(self) -> list[str]:
        """Titles in the list of pages, once it is there."""
        self.go(view="pages")
        self.titles.first.wait_for(state="attached", timeout=PATIENCE_MS)
        return [str(title.get_attribute("title")) for title in self.titles.all()]

    def click(self, title: str, url: str) -> Frame:
        """Open an entry of the list of pages as a reader does."""
        at = self.listed().index(title)
        self.titles.nth(at).click(timeout=PATIENCE_MS)
        return self.shown(url)

    def told(self) -> str:
        """What the player says of the archive."""
        self.go(view="pages")
        self.app.get_by_label("more replay controls").click(timeout=PATIENCE_MS)
        self.app.locator("sl-menu-item", has_text="Archive Info").click(timeout=PATIENCE_MS)
        panel = self.app.locator("wr-item-info")
        panel.wait_for(timeout=PATIENCE_MS)
        return " ".join(panel.evaluate("panel => panel.shadowRoot.textContent").split())

    def checked(self) -> dict[str, dict[str, Any]]:
        """What the player noted of hashes and signature."""
        return self.app.evaluate(CHECKED)


class Scene(NamedTuple):
    """A package whose boards are gone, and what it says of itself."""

    package: Path
    case: dict[str, Any]

    @property
    def replay(self) -> Path:
        return self.package / "data" / "replay.wacz"

    def pages(self) -> list[dict[str, Any]]:
        with zipfile.ZipFile(self.replay) as archive:
            return [json.loads(line) for line in archive.read("pages/pages.jsonl").split(b"\n") if line][1:]

    def ad(self, site: str) -> dict[str, Any]:
        """What an ad of this site with a picture said when it was first seen."""
        versions = [many[0] for key, many in self.case["facts"]["versions"].items() if key.startswith(f"{site}:")]
        return next(one for one in versions if one["ad"]["photos"])

    def capture(self, capture_id: str) -> dict[str, Any]:
        return next(one for one in self.case["facts"]["captures"] if one["id"] == capture_id)


Show = Callable[[Path], Any]


@pytest.fixture
def show(theatre: Path, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Show]:
    """`with show(path) as player` opens an archive in a profile of its own."""

    @contextmanager
    def opened(path: Path) -> Iterator[Player]:
        name = f"{request.node.name}.wacz".replace("[", "-").replace("]", "")
        shutil.copy(path, theatre / name)
        (theatre / "index.html").write_text(PAGE.format(name=name))
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(Ranged, directory=theatre)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            base = f"http://127.0.0.1:{server.server_port}"
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            page.goto(base)
            page.frame_locator("iframe").locator("wr-item").wait_for(state="attached", timeout=PATIENCE_MS)
            yield Player(page, base)
            context.close()
            server.shutdown()

    yield opened


@pytest.fixture(scope="module")
def scene(unit_at: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A case with ads of every board of the town, one visited twice; the boards are stopped before it is exported."""
    folder = tmp_path_factory.mktemp("scene")
    unit = unit_at(folder / "home")
    world = sandbox.build(seed=3, ads=60, end=datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0))
    with sandbox.serve(world) as boards:
        for site in SITES:
            unit.use((HERE / "sites" / f"{site}.yml").read_text(encoding="utf-8"), boards.sites[site])
            unit.done("site", "enable", site)
        unit.done("crawl", *SITES)
        unit.done("crawl", "town-feed")
    unit.done("case", "new", CASE, "--title", "Four boards", "--mandate", "M-1")
    for site in SITES:
        for key in [key for key in unit.ads_held() if key.startswith(f"{site}:")][:3]:
            unit.done("case", "add", CASE, key)
    package = Path(unit.done("case", "export", CASE, "--to", folder / "out").row["package"])
    return Scene(package, json.loads((package / "data" / "case.json").read_text()))


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 50] for at in range(0, len(body), 50)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def answer(body: bytes, *headers: bytes) -> bytes:
    return b"\r\n".join((b"HTTP/1.1 200 OK", b"Content-Type: text/html; charset=utf-8", *headers, b"", body))


def page(title: str) -> bytes:
    """A page with a picture, of more bytes than a reference to an earlier one takes."""
    noise = "".join(str(hash((title, number))) for number in range(300))
    return (
        f"<!doctype html><title>{title}</title><h1>{title}</h1><img src='/p%C3%AEc.png?b=2&a=1'><!--{noise}-->".encode()
    )


def picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (120, 80), colour).save(out, "PNG")
    return out.getvalue()


class Odd(NamedTuple):
    """An archive of what servers do: the title that each address must show."""

    path: Path
    shown: dict[str, str]
    picture: str


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Odd:
    folder = tmp_path_factory.mktemp("odd")
    writer = WarcWriter(folder, "odd", "vigie test")
    moments = (AT + timedelta(seconds=number) for number in range(100))

    def keep(path: str, response: bytes, kind: CaptureKind = CaptureKind.PAGE, earlier: Any = None, **more: Any) -> Any:
        at = next(moments)
        exchange = Exchange(f"{HOST}{path}", "GET", b"GET / HTTP/1.1\r\n\r\n", response, None, at, at, **more)
        return writer.write(draft(exchange, run="r", site="s", kind=kind), earlier)

    zipped = gzip.compress(page("zipped"), mtime=0)
    keep("/plain", answer(page("plain")))
    keep("/chunked", answer(chunked(page("chunked")), b"Transfer-Encoding: chunked"))
    first = keep("/zipped", answer(zipped, b"Content-Encoding: gzip"))
    keep("/zipped-chunked", answer(chunked(zipped), b"Content-Encoding: gzip", b"Transfer-Encoding: chunked"))
    keep("/brotli", answer(brotli.compress(page("brotli")), b"Content-Encoding: br"))
    keep("/caf\u00e9 cr\u00e8me?q=\u20ac&a=b", answer(page("accents")))
    keep("/latin-%E9?x=1", answer(page("latin")))
    keep("/moved", b"HTTP/1.1 302 Found\r\nLocation: /plain\r\nContent-Length: 0\r\n\r\n")
    keep("/short", answer(page("short"), b"Content-Length: 99999"), verdict=CaptureVerdict.TRUNCATED)
    keep("/torn", answer(chunked(page("torn"))[:-60], b"Transfer-Encoding: chunked"), verdict=CaptureVerdict.TRUNCATED)
    keep("/browser", answer(page("browser"), b"content-encoding: br", b"transfer-encoding: chunked"), wire=False)
    keep("/unread", answer(b"\x28\xb5\x2f\xfd", b"Content-Encoding: zstd"))
    keep("/malformed", b"SSH-2.0-OpenSSH\r\n")
    keep(
        "/p\u00eec.png?b=2&a=1",
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + picture("red"),
        CaptureKind.PHOTO,
    )
    again = keep("/zipped", answer(zipped, b"Content-Encoding: gzip", b"X-Second: visit"), earlier=first)
    assert again.refers_to == first.id
    writer.resource(f"{HOST}/plain?x=1#y", picture("blue"), "image/png", run="r", site="s",
                    kind=CaptureKind.SCREENSHOT, at=next(moments), source=first.id)  # fmt: skip
    writer.close()
    evidence.new_package_key(folder / "keys", "Test unit", AT)
    evidence.write_wacz(
        folder / "odd.wacz", folder / first.warc_file, title="Odd answers", software="vigie test", created=AT,
        sign=lambda data: evidence.sign_plain(folder / "keys", data),
    )  # fmt: skip
    names = ("plain", "chunked", "zipped", "brotli", "short", "torn", "browser")
    shown = {f"/{name}": name for name in names} | {
        "/zipped-chunked": "zipped", "/latin-%E9?x=1": "latin", "/caf%C3%A9%20cr%C3%A8me?q=%E2%82%AC&a=b": "accents",
    }  # fmt: skip
    return Odd(folder / "odd.wacz", shown, f"urn:view:{HOST}/plain?x=1")


def test_every_way_of_answering_is_shown_as_it_was(odd: Odd, show: Show) -> None:
    assert evidence.verify_wacz(odd.path).failures == ()

    with show(odd.path) as player:
        for path, title in odd.shown.items():
            frame = player.open(HOST + path)
            assert frame.locator("h1").inner_text(timeout=PATIENCE_MS) == title
            if path != "/torn":  # its picture's name came behind the tear
                assert width(frame) == 120
        assert player.follow(f"{HOST}/moved", f"{HOST}/plain").locator("h1").inner_text() == "plain"
        second = player.open(f"{HOST}/zipped", "20261102093014")
        assert second.locator("h1").inner_text(timeout=PATIENCE_MS) == "zipped"
        assert "20261102093014" in second.url
        assert width(player.open(odd.picture)) == 120


def test_what_no_player_reads_is_not_shown_as_noise(odd: Odd, show: Show) -> None:
    with show(odd.path) as player:
        listed = player.listed()
        for name in ("unread", "malformed"):
            assert f"{HOST}/{name}" not in listed
            missing = player.open(f"{HOST}/{name}").get_by_text("was not found in this archive")
            missing.wait_for(timeout=PATIENCE_MS)


def test_player_finds_the_signature_right_and_a_changed_one_wrong(odd: Odd, show: Show, tmp_path: Path) -> None:
    forged = tmp_path / "forged.wacz"
    with zipfile.ZipFile(odd.path) as archive, zipfile.ZipFile(forged, "w") as other:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "datapackage-digest.json":
                said = json.loads(data)
                key = base64.b64decode(said["signedData"]["signature"])
                said["signedData"]["signature"] = base64.b64encode(key[48:] + key[:48]).decode()
                data = json.dumps(said).encode()
            other.writestr(name, data)

    with show(odd.path) as player:
        told, right = player.told(), player.checked()
        seen("signature", player)
    with show(forged) as player:
        told_of_forged, wrong = player.told(), player.checked()

    digest, key = right["datapackageHash"]["expected"], right["publicKey"]["expected"]
    assert (right["signature"]["matched"], wrong["signature"]["matched"]) == (True, False)
    assert "Odd answers" in told
    assert digest in told
    assert key in told
    assert "vigie test" in told
    # What the panel says is another matter: it counts every signature as right, and what it does not compute as wrong.
    # When this fails, the player has changed for the better: say so in docs/evidence.md and in VERIFY.txt.
    assert "1 hashes verified, 2 invalid" in told
    assert "1 hashes verified, 2 invalid" in told_of_forged
    assert [problem.field for problem in evidence.verify_wacz(forged).failures] == ["signature"]


def test_list_of_pages_names_the_ads_of_the_case(scene: Scene, show: Show) -> None:
    with show(scene.replay) as player:
        listed = player.listed()
        seen("list", player)

    assert sorted(listed) == sorted(page["title"] for page in scene.pages())
    assert {scene.ad(site)["ad"]["title"] for site in SITES[:2]} <= set(listed)
    assert any(title.startswith("Picture of the page: ") for title in listed)


@pytest.mark.parametrize("site", SITES[:2])
def test_ad_is_shown_with_its_own_text_and_pictures(scene: Scene, show: Show, site: str) -> None:
    version = scene.ad(site)
    url = scene.capture(version["capture_id"])["url"]

    with show(scene.replay) as player:
        frame = player.click(version["ad"]["title"], url)
        text = " ".join(frame.locator("body").inner_text(timeout=PATIENCE_MS).split())
        pictures = frame.locator("img").count()
        first = width(frame)
        seen(f"ad-{site}", player)

    assert version["ad"]["title"] in text
    assert " ".join(version["ad"]["text"].split()) in text
    assert pictures == len(version["ad"]["photos"]) >= 1
    assert first > 1


def test_page_that_a_script_draws_is_drawn_again_from_the_archive(scene: Scene, show: Show) -> None:
    version = scene.ad("town-cards")
    url = scene.capture(version["capture_id"])["url"]

    with show(scene.replay) as player:
        frame = player.open(url, moment(scene.capture(version["capture_id"])))
        frame.locator("body[data-drawn=yes]").wait_for(timeout=PATIENCE_MS)
        card = frame.locator("section.card", has_text=version["ad"]["title"]).first
        text, width_of_photo = card.inner_text(), None
        photo = card.locator("img").first
        photo.scroll_into_view_if_needed()
        width_of_photo = photo.evaluate("async image => { await image.decode(); return image.naturalWidth }")
        seen("cards", player)

    assert version["ad"]["price"] in text
    assert width_of_photo > 1


def test_picture_of_a_page_is_the_one_in_the_package(scene: Scene, show: Show) -> None:
    shot = next(one for one in scene.case["facts"]["captures"] if one["kind"] == "screenshot")
    with Image.open(scene.package / "data" / "captures" / f"{shot['id'].rpartition(':')[2]}.png") as kept:
        size = kept.size

    with show(scene.replay) as player:
        frame = player.open(f"urn:view:{shot['url']}", moment(shot))
        shown = width(frame), frame.evaluate("document.images[0].naturalHeight")
        seen("picture", player)

    assert shown == size


def test_later_visit_that_holds_no_body_shows_that_of_the_earlier(scene: Scene, show: Show) -> None:
    later = next(
        one for one in scene.case["facts"]["captures"] if one.get("refers_to") and one["url"].endswith(".html")
    )

    with show(scene.replay) as player:
        frame = player.open(later["url"], moment(later))
        text = frame.locator("body").inner_text(timeout=PATIENCE_MS)

    assert moment(later) in frame.url
    assert any(version["ad"]["title"] in text for many in scene.case["facts"]["versions"].values() for version in many)


def moment(capture: dict[str, Any]) -> str:
    return re.sub(r"\D", "", capture["requested_at"])[:14]


def seen(name: str, player: Player) -> None:
    """Keep a picture of what the player shows, where somebody wants to look."""
    if folder := os.environ.get("VIGIE_SEEN"):
        player.page.screenshot(path=Path(folder) / f"{name}.png")


def width(frame: Frame) -> int:
    """Pixels of the first picture in a frame, as the browser decoded it."""
    frame.wait_for_function("document.images.length && document.images[0].complete", timeout=PATIENCE_MS)
    return frame.evaluate("document.images[0].naturalWidth")
