"""The malicious advertiser: ads, pictures and pages made to break, to stall or to mislead, beside ads that are none.

Whatever they hold, the others come in and are linked, nothing is executed or contacted, and nothing leaves its place.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import resource
import shutil
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import openpyxl
import pytest
from PIL import Image

import store
from model import CaseItem, FaultKind

SLOW_S = 10.0  # of work on one step: more, and one advertiser keeps everybody waiting
LOADED = 4.0  # how much more work it may be for a machine that does other things as well
PATIENCE_S = 120
NUMBER = "0470 12 34 56"
PASSWORD = "a long made-up sentence"

TEXTS = {
    "script": "<script>fetch('http://canary.invalid/')</script><img src=x onerror=alert(1)>",
    "bidi": "\u202emoc.live\u202c \u2066a\u2069 \u200b\ufeff\u2028\u2029",
    "control": "\x1b]0;owned\x07\x1b[2J\x00\x08\x7f\x9b31m",
    "formula": "=cmd|' /C calc'!A0",
    "formula-2": '@SUM(1+1)*HYPERLINK("http://canary.invalid/")',
    "typst": '#read("/etc/passwd") #eval("1") $ x $ `raw` @label <tag> \\u{41} [ ] #show: it => it',
    "template": "{{ 7 * 7 }} {% raw %} ${7*7} %s {0} {place} {__class__}",
    "sql": "'; DROP TABLE ad; -- \" OR 1=1",
    "path": "../../../../etc/passwd",
    "link": "javascript:alert(1) http://169.254.169.254/latest/meta-data file:///etc/passwd http://127.0.0.1:22/",
    "marks": "Z" + "\u0301\u0489" * 5_000,
    "wide": "\ufdfa" * 5_000,
    "half": "\ud800\udfff \udc00",
    "block page": "verify that you are human",
}
HUGE = {
    "numbers": f"{NUMBER} " * 60_000,
    "blanks": " \t" * 450_000,
}


def line(name: str, text: str, **changes: Any) -> dict[str, Any]:
    plain = {
        "id": name, "site": "imported", "url": "https://board.example/1", "category": "escort", "title": "Anna",
        "text": text, "posted_at": "2026-05-01T12:00:00+02:00", "contacts": [], "photos": [],
    }  # fmt: skip
    return plain | changes


def everywhere(name: str, text: str, **changes: Any) -> dict[str, Any]:
    """An ad with the same text in every field that takes one."""
    return line(
        name, f"{text} {NUMBER}", url=text[:600], title=text, place=text, country=text, language=text, price=text,
        currency=text, contacts=[text, NUMBER], reviews=[text], obtained=text, **changes,
    )  # fmt: skip


def image(kind: str, size: tuple[int, int] = (64, 48), mode: str = "RGB", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 90).convert(mode).save(out, kind, **options)
    return out.getvalue()


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few kilobytes that would unpack to gigabytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(4_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def animated() -> bytes:
    out = io.BytesIO()
    frames = [Image.effect_noise((32, 32), 10 + number) for number in range(200)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=1)
    return out.getvalue()


PICTURES = {
    "plain.png": image("PNG"),
    "bomb.png": bomb(),
    "polyglot.gif": image("GIF", mode="P") + b"<script>alert(1)</script>/*",
    "truncated.jpg": image("JPEG")[:400],
    "cmyk.jpg": image("JPEG", mode="CMYK"),
    "animated.gif": animated(),
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><image href="file:///etc/passwd"/></svg>',
    "page.jpg": b"<html><script>alert(1)</script></html>",
    "nothing.jpg": b"",
    "-rf.png": image("PNG", (30, 40)),
    "=cmd.png": image("PNG", (30, 41)),
}
CARRIES = {name: line(name, NUMBER, photos=[name]) for name in PICTURES}
LINES: dict[str, Any] = {
    **{name: everywhere(name, text) for name, text in TEXTS.items()},
    **{name: line(name, text) for name, text in HUGE.items()},
    **CARRIES,
    "ten thousand contacts": line("contacts", "x", contacts=[f"+3247{n:07}" for n in range(10_000)]),
    "ten thousand reviews": line("reviews", "x", reviews=["nice"] * 10_000),
    "odd id": line("a/../b?c#d%2e&e=<f>", NUMBER),
    "long gone": line("y1900", NUMBER, posted_at="1900-01-01T00:00:00+00:00", seen_at="1970-01-01T00:00:00+00:00"),
    "far away": line("y9999", NUMBER, posted_at="9999-12-31T12:00:00+00:00"),
    "endless price": line("price", NUMBER, price="9" * 5_000, currency="€" * 5_000),
}
WRONG = (b"{", b"\xff\xfe", b"[" * 50_000, json.dumps(line("x" * 300, "x")).encode())


def keys_of(unit: Any) -> list[str]:
    """Every ad on record."""
    return list(unit.ads_held())


def work() -> float:
    """Seconds of work that commands have done so far; unlike a clock it does not run while others work."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


class Timed(NamedTuple):
    said: Any
    seconds: float  # of work


@dataclass
class Carried:
    """A unit that imported all of this, and how long each of its commands took."""

    unit: Any
    steps: dict[str, Timed] = field(default_factory=dict)

    def do(self, *words: object) -> Any:
        started = work()
        said = self.unit(*words)
        self.steps[str(words[0])] = Timed(said, work() - started)
        return said


@pytest.fixture(scope="module")
def new_unit(tmp_path_factory: pytest.TempPathFactory, unit_at: Callable[[Path], Any]) -> Callable[[str], Any]:
    """`new_unit(name)` is a unit in a folder of that name, copied from one that commands made."""
    made = unit_at(tmp_path_factory.mktemp("made") / "home")

    def copied(name: str) -> Any:
        home = tmp_path_factory.mktemp(name) / "home"
        shutil.copytree(made.home, home)
        return type(made)(home)

    return copied


@pytest.fixture(scope="module")
def carried(new_unit: Callable[[str], Any]) -> Carried:
    done = Carried(new_unit("hostile"))
    folder = done.unit.home.parent
    done.unit.done("user", "add", "rita", "--role", "reviewer", "--password-stdin", typed=PASSWORD + "\n")
    photos = folder / "photos"
    photos.mkdir()
    for name, data in PICTURES.items():
        (photos / name).write_bytes(data)
    rows = [json.dumps(one).encode() for one in LINES.values()]
    (folder / "ads.jsonl").write_bytes(b"\n".join([*WRONG, *rows, *WRONG]) + b"\n")
    done.do("import", folder / "ads.jsonl", "--mandate", "M-1", "--photos", photos)
    done.do("link")
    done.do("alert")
    done.do("clusters")
    return done


def test_every_ad_comes_in_beside_lines_that_are_none(carried: Carried) -> None:
    said = carried.steps["import"].said

    assert (said.code, said.row["new"], said.row["wrong"]) == (1, len(LINES), 2 * len(WRONG))
    assert said.row["photos"] == len(PICTURES)
    assert all(told.isprintable() for told in said.err)
    assert len(keys_of(carried.unit)) == len(LINES)


def test_nothing_crashes_or_keeps_the_others_waiting(carried: Carried) -> None:
    reading = carried.steps["link"].said

    assert {name: step.said.code for name, step in carried.steps.items()} == {
        "import": 1, "link": 0, "alert": 0, "clusters": 0,
    }  # fmt: skip
    assert (reading.row["read"]["ads"], reading.row["read"]["unread"]) == (len(LINES), 0)
    assert {name for name, step in carried.steps.items() if step.seconds > SLOW_S * LOADED} == set()


def test_what_is_read_in_part_and_pictures_that_are_none_are_faults(carried: Carried) -> None:
    with carried.unit.stored() as unit:
        faults = store.faults.recent(unit, 1000)

    assert {fault.kind for fault in faults} == {FaultKind.LIMIT, FaultKind.PICTURE}
    assert sum(fault.kind is FaultKind.LIMIT for fault in faults) == len(HUGE)
    broken = {"bomb.png", "truncated.jpg", "drawing.svg", "page.jpg", "nothing.jpg"}
    in_part = {"cmyk.jpg", "animated.gif"}
    assert {fault.url.rpartition(":")[2] for fault in faults if fault.kind is FaultKind.PICTURE} == broken | in_part


def test_evidence_of_all_of_it_verifies(carried: Carried) -> None:
    said = carried.unit("verify", carried.unit.home)

    assert (said.code, said.row["failures"], said.row["checked"]) == (0, [], len(LINES) + len(PICTURES))
    assert {path.name for path in carried.unit.home.parent.iterdir()} == {"home", "photos", "ads.jsonl"}


class Desk:
    """Rita at the desk, without a browser: what would run there is tested with one in tests/review."""

    def __init__(self, port: int) -> None:
        self.port, self.cookie, self.csrf = port, "", ""

    def ask(self, method: str, path: str, **fields: str) -> tuple[int, dict[str, str], str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        headers = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin"}
        body = urlencode(fields | {"csrf": self.csrf}) if method == "POST" else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        reply = connection.getresponse()
        text = reply.read().decode("utf-8", "replace")
        said = dict(reply.getheaders())
        connection.close()
        self.cookie = said.get("set-cookie", self.cookie).partition(";")[0]
        self.csrf = found[1] if (found := re.search(r'data-csrf="([^"]+)"', text)) else self.csrf
        return reply.status, said, text


@pytest.fixture(scope="module")
def desk(carried: Carried) -> Iterator[Desk]:
    process = carried.unit.start("serve", "--port", 0)
    try:
        desk = Desk(int(re.search(r":(\d+)/", process.stderr.readline())[1]))
        assert desk.ask("POST", "/login", name="rita", password=PASSWORD)[0] == 303
        desk.ask("GET", "/account")
        yield desk
    finally:
        process.terminate()
        process.communicate(timeout=60)


class Acting(HTMLParser):
    """What a page would do by itself: elements that load or run, handlers, links that lead out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        own = said.get("src", "").startswith("/static/")
        if tag in {"script", "img", "iframe", "object", "embed", "base", "audio", "video"} and not own:
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name in said if name.startswith("on") or name in ("style", "srcdoc")]
        leads = [said[name] for name in ("href", "action", "formaction") if name in said]
        self.found += [f"{tag} {where}" for where in leads if not re.match(r"/(?!/)|[?#]|$", where)]


def test_every_ad_can_be_read_at_the_desk_and_none_of_it_acts(carried: Carried, desk: Desk) -> None:
    slow = 0.0

    for key in keys_of(carried.unit):
        before = time.monotonic()
        status, headers, text = desk.ask("GET", f"/ad/{quote(key, safe='')}")
        slow = max(slow, time.monotonic() - before)
        assert status == 200, key
        assert Acting(text).found == []
        assert not set(text) & set("\u202e\u2066\u200b\x1b\x00\x9b")
        assert "default-src 'none'" in headers["content-security-policy"]

    assert slow < SLOW_S


def test_clusters_and_searches_with_them_are_shown(carried: Carried, desk: Desk) -> None:
    clusters = {one["cluster"] for one in carried.steps["clusters"].said.rows}

    for cluster in clusters:
        assert desk.ask("GET", f"/cluster/{cluster}")[0] == 200
    assert desk.ask("GET", "/")[0] == 200


def test_pictures_are_shown_small_and_grey_or_not_at_all(carried: Carried, desk: Desk) -> None:
    with carried.unit.stored() as unit:
        shown = {
            record.ad.native_id: record.photos[0].sha256 for record in store.ads.many(unit, keys_of(carried.unit))
            if record.photos
        }  # fmt: skip

    replies = {name: desk.ask("POST", f"/picture/{sha256}/look") for name, sha256 in shown.items()}

    drawn = {name for name, reply in replies.items() if reply[0] == 200}
    assert drawn == {"plain.png", "polyglot.gif", "cmyk.jpg", "animated.gif", "-rf.png", "=cmd.png"}
    assert {replies[name][1]["content-type"] for name in drawn} == {"image/png"}
    assert not any("script" in reply[2] for reply in replies.values())


@pytest.mark.slow
def test_case_file_of_all_of_it_is_written_and_verifies(carried: Carried, tmp_path: Path) -> None:
    unit = carried.unit
    unit.done("case", "new", "C-1", "--title", TEXTS["typst"], "--mandate", "M-1")
    unit.done("case", "add", "C-1", "imported:numbers")
    opened = store.open_store(f"sqlite:///{unit.home / 'vigie.db'}")
    with opened.writing() as rows:  # as the command does, which takes a second each time
        for name in (*TEXTS, "odd id", "far away", "long gone", "polyglot.gif"):
            item = CaseItem("ad", f"imported:{LINES[name]['id']}", TEXTS["formula"], "trainee", datetime.now(UTC))
            store.cases.add_item(rows, "C-1", item)
    opened.close()
    started = work()

    package = Path(unit.done("case", "export", "C-1", "--to", tmp_path / "out").row["package"])

    assert work() - started < SLOW_S * LOADED
    assert unit("verify", package).code == 0
    for path in package.rglob("*.xlsx"):
        for sheet in openpyxl.load_workbook(path):
            assert not [c.value for row in sheet.iter_rows() for c in row if c.data_type == "f" or c.hyperlink]
    assert b"/JavaScript" not in b"".join(path.read_bytes() for path in package.rglob("*.pdf"))
    assert "root:" not in (package / "data" / "case.json").read_text()


GOOD = tuple(f"g{number}" for number in range(6))
SENTENCE = "A quiet room near the park, by the day or by the week"
HOST = "{host}"


def page(name: str, body: str = "", text: str = SENTENCE, photos: str = "") -> bytes:
    return (
        f"<html><head><title>{name}</title></head><body><h1>{name}</h1><div class=text>{text} {name} {NUMBER}</div>"
        f"<p class=place>Ghent</p><div class=photos>{photos}</div>{body}</body></html>"
    ).encode("utf-8", "replace")


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    cut: int = 0  # bytes promised beyond those sent


def zipped(size: int) -> bytes:
    return gzip.compress(bytes(size), 9)


def xml(body: str) -> Answer:
    return Answer(body.encode(), headers={"Content-Type": "application/xml"})


def sitemap(*urls: str, kind: str = "urlset", entry: str = "url") -> str:
    inside = "".join(f"<{entry}><loc>{url}</loc></{entry}>" for url in urls)
    return f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inside}</{kind}>'


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://{canary}/p">%p;]>'


def hostile_pages(host: str, canary: str) -> dict[str, Answer]:
    """Pages of ads, by their id: each made to break whoever reads it."""
    return {
        "deep": Answer(page("deep", "<div>" * 60_000)),
        "attributes": Answer(page("attributes", "<b " + " ".join(f"a{n}=1" for n in range(40_000)) + ">")),
        "tags": Answer(page("tags", "<i>" * 200_000)),
        "script": Answer(page(TEXTS["script"] + "Lina", text=TEXTS["bidi"] + TEXTS["control"].replace("\x00", "&#0;"))),
        "bomb": Answer(zipped(60_000_000), headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}),
        "nested": Answer(gzip.compress(zipped(60_000_000)), headers={"Content-Encoding": "gzip, gzip, gzip"}),
        "cut": Answer(page("cut"), cut=10_000),
        "inside": Answer(status=302, headers={"Location": f"http://{canary}/secret"}),
        "metadata": Answer(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"}),
        "file": Answer(status=302, headers={"Location": "file:///etc/passwd"}),
        "loop": Answer(status=302, headers={"Location": f"http://{host}/ad/loop?again"}),
        "pictures": Answer(page("pictures", photos="".join(f'<img src="/p/{n}.png">' for n in range(10_000)))),
        "elsewhere": Answer(
            page("elsewhere", photos=f'<img src="http://{canary}/p.png"><img src="file:///etc/passwd">')
        ),
        "refresh": Answer(page("refresh", f'<meta http-equiv=refresh content="0;url=http://{canary}/">')),
        "coded": Answer(page("coded").decode().encode("utf-16"), headers={"Content-Type": "text/html; charset=utf-7"}),
        "empty": Answer(b""),
        "binary": Answer(bytes(range(256)) * 200),
        "head": Answer(page("head"), headers={"Content-Type": "text/html", "X-Long": "x" * 60_000}),
        "block": Answer(page("block", text="verify that you are human")),
    }


def hostile_lists(host: str, canary: str) -> dict[str, Answer]:
    """Sitemaps: one honest, the others not."""
    names = ("good", "self", "xxe", "laughs", "unpacked", "broken", "elsewhere")
    more = [f"http://{host}/{name}.xml" for name in names]
    return {
        "/sitemap.xml": xml(sitemap(*more, kind="sitemapindex", entry="sitemap")),
        "/good.xml": xml(sitemap(*(f"http://{host}/ad/{name}" for name in GOOD))),
        "/self.xml": xml(sitemap(f"http://{host}/self.xml", kind="sitemapindex", entry="sitemap")),
        "/xxe.xml": xml(XXE.replace("{canary}", canary) + sitemap("&e;")),
        "/laughs.xml": xml(f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>' + sitemap("&l11;")),
        "/unpacked.xml": Answer(zipped(60_000_000), headers={"Content-Type": "application/gzip"}),
        "/broken.xml": xml("<urlset><url><loc>"),
        "/elsewhere.xml": xml(sitemap(f"http://{canary}/ad/x", "file:///ad/y", f"http://{host}@{canary}/ad/z")),
    }


@contextmanager
def served(answers: dict[str, Answer]) -> Iterator[tuple[str, list[str]]]:
    """A server on loopback: its host and port, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked.append(self.path)
            answer = answers.get(self.path.partition("?")[0], Answer(status=404))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body) + answer.cut))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(answer.body)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


DEFINITION = """\
id: {site}
version: 1
owner: training
base: http://{host}
fetch: {{delay_s: 0}}
discover:
  - {discover}
ad:
  url: /ad/(?P<id>[a-z0-9]+)$
  category: housing
  fields:
    title: {{css: h1}}
    text: {{css: div.text, required: true}}
    place: {{css: p.place}}
    photos: {{css: .photos img}}
"""
LISTING = "{kind: listing, url: /list, links: a}"
SITEMAP = "{kind: sitemap, url: /sitemap.xml}"


class Crawled(NamedTuple):
    """What a crawl of a hostile board said and left behind, and what was asked of whom."""

    unit: Any
    said: dict[str, Any]
    err: list[str]
    seconds: float
    asked: list[str]
    inside: list[str]


@pytest.fixture(scope="module")
def crawled(new_unit: Callable[[str], Any]) -> Crawled:
    unit = new_unit("boards")
    board: dict[str, Answer] = {}
    with served({}) as (canary, inside), served(board) as (host, asked):
        pages = hostile_pages(host, canary)
        board |= {f"/ad/{name}": Answer(page(name, photos=f'<img src="/p/{name}.png">')) for name in GOOD}
        board |= {f"/ad/{name}": answer for name, answer in pages.items()}
        board |= {f"/p/{name}.png": Answer(data, headers={"Content-Type": "image/png"}) for name, data in
                  zip(GOOD, PICTURES.values(), strict=False)}  # fmt: skip
        names = [name for pair in zip(pages, GOOD * 4, strict=False) for name in pair]
        board["/list"] = Answer("".join(f'<a href="/ad/{name}">x</a>' for name in (*GOOD, *names)).encode())
        board |= hostile_lists(host, canary)
        for site, discover in (("listed", LISTING), ("mapped", SITEMAP)):
            text = DEFINITION.format(site=site, host=host, discover=discover)
            (unit.home / "sites" / f"{site}.yml").write_text(text)
            unit.done("site", "enable", site)
        started = work()
        answer = unit("crawl", "listed", "mapped")
        said = {row["site"]: row for row in answer.rows}
        return Crawled(unit, said, answer.trouble, work() - started, list(asked), list(inside))


@pytest.mark.parametrize("site", ["listed", "mapped"])
def test_honest_ads_of_a_hostile_board_come_in(crawled: Crawled, site: str) -> None:
    keys = {key for key in keys_of(crawled.unit) if key.startswith(site)}

    assert {f"{site}:{name}" for name in GOOD} <= keys
    assert crawled.err == []


def test_hostile_pages_are_ads_or_faults_and_never_lost(crawled: Crawled) -> None:
    hostile = set(hostile_pages("h", "c"))
    with crawled.unit.stored() as unit:
        told = {fault.url.rpartition("/ad/")[2].partition("?")[0] for fault in store.faults.recent(unit, 1000)}
    held = {key.partition(":")[2] for key in keys_of(crawled.unit)}

    assert hostile - held - told == set()
    assert {"script", "pictures", "elsewhere", "refresh", "block"} <= held
    assert {"deep", "attributes", "tags", "bomb", "nested", "cut", "inside", "metadata", "file", "loop"} <= told


def test_nobody_inside_is_asked_for_anything(crawled: Crawled) -> None:
    assert crawled.inside == []


def test_one_ad_makes_us_ask_for_a_hundred_pictures_at_most(crawled: Crawled) -> None:
    assert 0 < len([path for path in crawled.asked if re.fullmatch(r"/p/\d+\.png", path)]) <= 100


def test_hostile_board_ends_in_time_and_its_evidence_verifies(crawled: Crawled) -> None:
    report = crawled.unit("verify", crawled.unit.home)

    assert (report.code, report.row["failures"]) == (0, [])
    assert crawled.seconds < SLOW_S * LOADED
    assert {said["state"] for said in crawled.said.values()} <= {"incomplete", "drift"}


def test_no_words_of_the_board_stand_in_what_is_said_or_logged(crawled: Crawled) -> None:
    with crawled.unit.stored() as unit:
        logged = [f"{one.subject} {one.detail}" for one in store.audit.entries(unit)]
        faults = [fault.detail for fault in store.faults.recent(unit, 1000)]
    files = [path.name for path in (crawled.unit.home / "evidence").iterdir()]
    said = [json.dumps(crawled.said), *logged, *faults, *files]

    assert not [one for one in said if re.search(r"quiet room|0?470 ?12 ?34 ?56|<script|root:|\u202e", one)]
