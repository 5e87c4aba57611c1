"""A board that nobody here wrote, from its first page to a signed case file, through commands and a browser's keys."""

from __future__ import annotations

import html
import json
import os
import re
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from warcio.archiveiterator import ArchiveIterator

import sandbox
from sandbox import Kind, TownAd
from sandbox.pictures import draw

ROOT = Path(__file__).parents[2]
PYTHON = Path(os.environ.get("VIGIE_BOARD_PYTHON", ROOT / ".venv-board" / "bin" / "python"))
SITE = "django-classified"
DEFINITION = ROOT / "tests" / "spiders" / "sites" / f"{SITE}.yml"
KINDS = (Kind.COERCED, Kind.LURE, Kind.STAFFING, Kind.INDEPENDENT)
GROUPS = {
    "escort": "Escorts", "massage": "Massage", "job": "Jobs", "housing": "Rooms", "service": "Services",
    "transport": "Transport", "documents": "Papers", "dating": "Dating", "other": "Various",
}  # fmt: skip
PHONE = 30  # characters that the board gives a number
PEOPLE = {"rita": ("reviewer", "exporter"), "carl": ("countersigner",)}
PASSWORD = "a long made-up sentence"
SENTENCE = "The job ads and the service ads give the same contacts."
PATIENCE_MS = 60_000

pytestmark = pytest.mark.browser


class Collected(NamedTuple):
    """The unit after crawl, link and alert, what its crawl said, and the board's own folder."""

    unit: Any
    crawl: dict[str, Any]
    board: Path
    ads: list[dict[str, str]]  # as the board's loader told them: id and title
    clusters: list[dict[str, Any]]
    alerts: list[dict[str, Any]]

    def flagged(self, rule: str) -> dict[str, Any]:
        """The one cluster that a rule flagged."""
        (flag,) = [one for one in self.alerts if (one["rule"], one["outcome"]) == (rule, "flag")]
        (cluster,) = [one for one in self.clusters if one["cluster"] == flag["cluster"]]
        return cluster


def chosen() -> list[TownAd]:
    """What one operator of each kind has posted by now, whole, and nothing of anybody else."""
    world = sandbox.build(seed=3, ads=200)
    operators = [next(one.id for one in world.operators if one.kind is kind) for kind in KINDS]
    return [ad for ad in world.ads if world.truth[ad.key].operator in operators and ad.at(world.end)]


def line(ad: TownAd, folder: Path) -> dict[str, Any]:
    """The ad as the board wants it, its pictures drawn into `folder`."""
    said = ad.editions[0]
    number = next((one for one in said.contacts if len(one) <= PHONE), None)
    more = [one for one in said.contacts if one != number]
    for photo in said.photos:
        (folder / ad.photo_path(photo)).write_bytes(draw(photo))
    return {
        "section": "Town",
        "group": GROUPS[ad.category],
        "area": said.place,
        "title": said.title,
        "text": "\n".join([said.text, *more]),
        "price": re.sub(r"\D", "", said.price or "0"),
        "phone": number,
        "photos": [ad.photo_path(photo) for photo in said.photos],
    }


@contextmanager
def board(folder: Path, ads: list[TownAd]) -> Iterator[dict[str, Any]]:
    """django-classified on loopback with these ads; what its loader says once it answers."""
    folder.mkdir()
    (folder / "ads.jsonl").write_text("".join(json.dumps(line(ad, folder)) + "\n" for ad in ads))
    command = [PYTHON, ROOT / "tests" / "board" / "serve_board.py", folder / "data", "0", folder / "ads.jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield json.loads(process.stdout.readline())
        process.stdin.close()
        process.wait(30)


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory, unit_at: Callable[[Path], Any]) -> Collected:
    """Everything that commands do before people look."""
    if not PYTHON.exists():
        pytest.fail(f"no environment for the board at {PYTHON}: ./run test makes it", pytrace=False)
    folder = tmp_path_factory.mktemp("real")
    unit = unit_at(folder / "home")
    for name, roles in PEOPLE.items():
        asked = [word for role in roles for word in ("--role", role)]
        unit.done("user", "add", name, *asked, "--password-stdin", typed=PASSWORD + "\n")
    with board(folder / "board", chosen()) as told:
        unit.use(DEFINITION.read_text(encoding="utf-8"), told["base"])
        unit.done("site", "enable", SITE)
        crawl = unit.done("crawl", SITE).row
    unit.done("link")
    alerts = unit.done("alert").rows
    return Collected(unit, crawl, folder / "board" / "data", told["ads"], unit.done("clusters").rows, alerts)


def on_board(collected: Collected, table: str) -> int:
    with closing(sqlite3.connect(collected.board / "board.sqlite3")) as database:
        return database.execute(f"SELECT count(*) FROM django_classified_{table}").fetchone()[0]


def test_board_is_collected_whole_once_and_every_capture_holds(collected: Collected) -> None:
    crawl = collected.crawl

    report = collected.unit.done("verify", collected.unit.home).row

    assert (crawl["state"], crawl["faults"], crawl["refused"]) == ("complete", 0, 0)
    assert crawl["ads_new"] == on_board(collected, "item") == len(collected.ads) >= 50
    assert crawl["photos"] == on_board(collected, "image") >= 50
    held = [key for cluster in collected.clusters for key in cluster["ads"]]
    assert sorted(held) == sorted(f"{SITE}:{ad['id']}" for ad in collected.ads)
    assert (report["checked"], report["failures"]) == (crawl["captures"], [])


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        yield browser
        browser.close()


@pytest.fixture
def desk(collected: Collected) -> Iterator[str]:
    """The address of the served desk."""
    process = collected.unit.start("serve", "--port", 0)
    try:
        yield re.search(r"http://\S+", process.stderr.readline())[0].rstrip("/")
    finally:
        process.terminate()
        out, err = process.communicate(timeout=60)
    assert (out, err.splitlines()[1:]) == ("", [])


class Person:
    """Somebody at the desk with a window of their own and no mouse."""

    def __init__(self, browser: Browser, desk: str, name: str) -> None:
        self.page: Page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.desk, self.broken = desk, []
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.goto(desk + "/login")
        self.fill("[name=name]", name)
        self.fill("[name=password]", PASSWORD, "Enter")
        self.sees("Log out")

    def sees(self, text: str, count: int = 1) -> None:
        expect(self.page.get_by_text(text, exact=False)).to_have_count(count, timeout=PATIENCE_MS)

    def said(self, text: str) -> None:
        expect(self.page.locator(".said")).to_contain_text(text, timeout=PATIENCE_MS)

    def go(self, path: str) -> None:
        self.page.goto(self.desk + path)

    def fill(self, field: str, text: str, *keys: str) -> None:
        """Type into a field, in place of what stands there."""
        self.page.locator(field).first.focus()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        self.press(*keys)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def until_keys_act(self) -> None:
        """Keys do nothing in the first 400 ms of a screen."""
        expect(self.page.locator("body:not(.keys-waiting)")).to_have_count(1, timeout=PATIENCE_MS)

    def press_until(self, key: str, selector: str) -> None:
        """Press a key until what has the focus fits."""
        for _ in range(40):
            self.press(key)
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        pytest.fail(f"no {selector} was reached with {key}")

    def open_from_queue(self, path: str, cluster: str) -> None:
        """Walk down the queue with j and open the item with Enter."""
        self.go(path)
        self.until_keys_act()
        self.press_until("j", f'[data-item][href="/cluster/{cluster}"]')
        self.press("Enter")
        self.page.wait_for_url(f"**/cluster/{cluster}")
        self.until_keys_act()

    def refer(self, sentence: str) -> None:
        """r, tick the first two facts, write the sentence, send."""
        self.press("r")
        self.until_keys_act()
        self.press("Space", "Tab", "Space")
        self.press_until("Tab", ".act[open] textarea")
        self.page.keyboard.type(sentence)
        self.press_until("Tab", ".act[open] button")
        self.press("Enter")


@pytest.fixture
def at_desk(chromium: Browser, desk: str) -> Iterator[Callable[[str], Person]]:
    people: list[Person] = []

    def enter(name: str) -> Person:
        people.append(Person(chromium, desk, name))
        return people[-1]

    yield enter
    for person in people:
        person.page.context.close()
    assert [message for person in people for message in person.broken] == []


@pytest.mark.slow
def test_flag_becomes_a_verified_case_file_by_two_people(collected: Collected, at_desk, tmp_path: Path) -> None:
    cluster = collected.flagged("bridge")
    rita = at_desk("rita")
    rita.open_from_queue("/", cluster["cluster"])
    for reason in next(one["reasons"] for one in collected.alerts if one["cluster"] == cluster["cluster"]):
        expect(rita.page.locator("#why")).to_contain_text(reason)
    rita.refer(SENTENCE)
    rita.said("Your decision is saved.")

    carl = at_desk("carl")
    carl.open_from_queue("/?state=proposed", cluster["cluster"])
    carl.sees(SENTENCE, 0)
    carl.refer("I see the same in the captures.")
    carl.sees(SENTENCE)

    rita.go("/cases")
    rita.fill("[name=reference]", "BE-2026-1")
    rita.fill("[name=title]", "A bridge on the made-up board")
    rita.fill("[name=purpose]", "practice", "Tab", "Enter")
    rita.said("The case is open.")
    rita.go(f"/cluster/{cluster['cluster']}")
    rita.fill("form[action='/cases/items'] [name=why]", "flagged and countersigned", "Enter")
    rita.page.wait_for_url("**/case/BE-2026-1?said=added")
    rita.fill("form[action$='/export'] [name=why]", "for the prosecutor", "Enter")
    rita.said("The export is requested.")
    carl.go("/case/BE-2026-1")
    carl.page.get_by_role("button", name="Countersign the export").press("Enter")
    package = finished(rita, collected.unit.home / "exports")

    received = package.rename(tmp_path / package.name)
    report = collected.unit.done("verify", received).row
    assert (report["failures"], report["checked"] > len(cluster["ads"])) == ([], True)
    assert_complete(received, cluster["ads"], {f"{SITE}:{ad['id']}": ad["title"] for ad in collected.ads})


def finished(person: Person, folder: Path) -> Path:
    """Look again at the case until its export is finished; the package."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not person.page.get_by_text("Download the package").count():
        assert not person.page.get_by_text("failed").count(), person.page.locator("[role=status]").all_inner_texts()
        assert time.monotonic() < deadline
        person.go("/case/BE-2026-1")
    (package,) = folder.iterdir()
    return package


def assert_complete(package: Path, keys: list[str], titles: dict[str, str]) -> None:
    """Every ad stands in the package with the page it was read from and its pictures, as they came over the wire."""
    case = json.loads((package / "data" / "case.json").read_text())
    kept = {}
    for path in (package / "data" / "captures").glob("*.warc.gz"):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                kept[record.rec_headers["WARC-Record-ID"].strip("<>")] = record.content_stream().read()
    assert sorted(ad["key"] for ad in case["facts"]["ads"]) == sorted(keys)
    for key in keys:
        (version,) = case["facts"]["versions"][key]
        assert titles[key] in html.unescape(kept[version["capture_id"]].decode())
    assert case["facts"]["pictures"]
    assert {picture["capture_id"] for picture in case["facts"]["pictures"]} <= kept.keys()
    verdicts = case["assessments"]["verdicts"]
    assert [(one["account"], one["decision"], len(one["facts"])) for one in verdicts] == [
        ("rita", "refer", 2),
        ("carl", "refer", 2),
    ]
    assert (case["made_by"], case["countersigned_by"], case["training"]) == ("rita", "carl", True)
