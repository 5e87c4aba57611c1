"""A unit's workspace with made-up ads, and the desk served over it on loopback."""

from __future__ import annotations

import hashlib
import http.client
import io
import re
import secrets
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

import pytest
import uvicorn
from argon2 import PasswordHasher
from PIL import Image, ImageDraw
from starlette.types import ASGIApp, Receive, Scope, Send

import alerts
import store as rooms
from config import settings as configured
from evidence import Exchange, WarcWriter
from model import (
    Account,
    Ad,
    Alert,
    CaptureKind,
    Case,
    CaseItem,
    Category,
    ClusterEvent,
    EventKind,
    Finding,
    FindingKind,
    Hub,
    Level,
    Link,
    LinkState,
    Mandate,
    Outcome,
    Picture,
    Reason,
    Role,
    Run,
    RunCounts,
    RunState,
)
from review import create_app
from review.access import digest
from store import Store, open_store

PASSWORD = "a long made-up sentence"
HASHED = PasswordHasher(time_cost=1, memory_cost=64).hash(PASSWORD)  # the desk's own profile takes its time
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
RULES = alerts.load_rules([Path(configured.HERE / "rules")])
PEOPLE = {
    "rita": {Role.REVIEWER},
    "rob": {Role.REVIEWER, Role.COUNTERSIGNER},
    "carl": {Role.COUNTERSIGNER},
    "dora": {Role.COUNTERSIGNER},
    "eva": {Role.EXPORTER},
    "anna": {Role.APPROVER},
    "paul": {Role.APPROVER},
    "otto": {Role.AUDITOR},
    "adam": {Role.ADMIN},
}


@dataclass
class Clock:
    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def wait(self, **time_passed: float) -> None:
        self.at += timedelta(**time_passed)


@dataclass
class Office:
    """A workspace: its store, its settings, a clock to turn, and short ways to fill it."""

    settings: configured.Settings
    store: Store
    clock: Clock = field(default_factory=Clock)
    numbers: int = 0

    def people(self) -> None:
        with self.store.writing() as unit:
            for name, roles in PEOPLE.items():
                rooms.accounts.add(unit, Account(name, frozenset(roles)), HASHED, NOW)

    def mandate(self, reference: str = "M-2026-1", *, by: str = "anna", approved: bool = True) -> None:
        mandate = Mandate(
            reference, "Labour prosecutor", "Code of criminal procedure, 28bis", "Signs of trafficking",
            ("town-pages", "town-cards"), ("escort", "job", "housing"), NOW - timedelta(days=30),
            NOW + timedelta(days=90), "paul", hashlib.sha256(b"assessment").hexdigest(),
        )  # fmt: skip
        with self.store.writing() as unit:
            rooms.mandates.propose(unit, mandate, "reference: " + reference, by, NOW - timedelta(days=31))
            if approved:
                rooms.mandates.approve(unit, reference, "paul", NOW - timedelta(days=30))

    def absence_of_hash_lists(self) -> None:
        with self.store.writing() as unit:
            rooms.hashlists.propose_absence(unit, "anna", "none is issued to this unit", NOW)
            rooms.hashlists.approve_absence(unit, "paul", NOW)

    def ad(self, ad: Ad, findings: tuple[Finding, ...] = (), *, first_day: int = 20, last_day: int = 1) -> str:
        with self.store.writing() as unit:
            _, version = rooms.ads.ingest(unit, ad, None, None, NOW - timedelta(days=first_day))
            rooms.findings.save(unit, version, "test", findings)
            rooms.photos.expected(unit, version, ad.photos)
            if last_day < first_day:
                rooms.ads.sight(unit, ad.key, None, None, NOW - timedelta(days=last_day))
        return ad.key

    def picture(self, key: str, url: str, data: bytes, content_type: str = "image/png") -> str:
        """Keep the bytes of an ad's picture as a capture; returns their SHA-256."""
        self.numbers += 1
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(data)}\r\n\r\n".encode()
        request = b"GET /photo HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        at = NOW - timedelta(days=2)
        writer = WarcWriter(self.settings.evidence, f"photos-{self.numbers}", "vigie test")
        exchange = Exchange(url, "GET", request, head + data, "127.0.0.1:80", at, at)
        capture = writer.exchange(exchange, run=None, site="town-pages", kind=CaptureKind.PHOTO)
        writer.close()
        sha256 = hashlib.sha256(data).hexdigest()
        with self.store.writing() as unit:
            rooms.captures.add(unit, [capture])
            rooms.photos.fetched(unit, url, key, capture.id, sha256)
            rooms.photos.save_picture(unit, Picture(sha256, 480, 360, "PNG"))
        return sha256

    def cluster(self, name: str, *ads: str) -> str:
        event = ClusterEvent(EventKind.BORN, name, Level.OPERATOR, ads, (), (), "linking", NOW - timedelta(days=2))
        with self.store.writing() as unit:
            rooms.clusters.apply(unit, [event])
        return name

    def flag(self, cluster: str, rule_id: str, values: dict[str, float | None], ads: tuple[str, ...]) -> str:
        """Raise the alert that a shipped rule gives for these values."""
        rule = next(rule for rule in RULES if rule.id == rule_id)
        outcome, trace = alerts.judge(rule, values, dict.fromkeys(values, ads))
        assert outcome is not Outcome.NONE, "the values do not raise this rule"
        at = NOW - timedelta(days=1)
        name = f"alert-{cluster}-{rule_id}"
        alert = Alert(
            name, cluster, rule.id, rule.version, rule.sha256, outcome, rule.track, values, trace, at, at
        )  # fmt: skip
        with self.store.writing() as unit:
            rooms.alerts.save_rule(unit, rule, Path(rule.path).read_text(encoding="utf-8"), at)
            rooms.alerts.raise_alert(unit, alert)
        return name

    def log(self, **filters: str) -> list[tuple[str, str, str]]:
        """Account, operation and action of the log's entries."""
        with self.store.reading() as unit:
            entries = rooms.audit.entries(unit, **filters)
        return [(entry.account, entry.operation.value, entry.action) for entry in entries]


def drawing(colour: str, text: str = "") -> bytes:
    """A made-up picture: a room with a window."""
    picture = Image.new("RGB", (480, 360), colour)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((60, 60, 220, 200), fill="white", outline="black", width=6)
    draw.line((140, 60, 140, 200), fill="black", width=4)
    draw.rectangle((280, 220, 440, 320), fill="brown")
    draw.text((20, 330), text, fill="black")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def found(ad: Ad, kind: FindingKind, value: str, raw: str, **more: object) -> Finding:
    """A finding at the place in the ad where `raw` stands."""
    start = ad.body.index(raw)
    return Finding(kind, value, start, start + len(raw), raw, 0.95, **more)  # type: ignore[arg-type]


PHONE = "+32470000111"
TEXT = (
    "Nouvelle dans ta ville, quelques jours seulement. Elle est douce et souriante, appartement privé et discret. "
    "Appelle Lina au {written}, pas de numéro masqué. {extra}"
)


def make_ads(office: Office) -> dict[str, list[str]]:
    """Three clusters: flats in three towns, a job with a debt, and youth words (urgent)."""
    places = ["Bruxelles", "Charleroi", "Liège", "Namur", "Bruxelles", "Liège"]
    written = ["0470 00 01 11", "O47O/oo.o1.11", "zéro quatre sept zéro 00 01 11", "0470000111", "0470.00.01.11", "+32 470 00 01 11"]  # fmt: skip  # noqa: E501
    flats = []
    for number, (place, raw) in enumerate(zip(places, written, strict=True)):
        site = "town-pages" if number % 2 == 0 else "town-cards"
        extra = [
            "150 €/h.",
            "Elle arrive lundi.",
            "Tarif 150 € l'heure.",
            "",
            "2 amies ensemble.",
            "Dernière semaine.",
        ][number]
        ad = Ad(
            site, f"a{number + 1}", f"http://127.0.0.1:8101/annonce/{number + 1}", Category.ESCORT,
            f"Lina, nouvelle à {place}", TEXT.format(written=raw, extra=extra), place, "BE",
            posted_at=NOW - timedelta(days=22 - 3 * number), price="150", currency="EUR", contacts=(f"Tél. {raw}",),
            reviews=("Un homme attendait dans la cuisine.",) if number == 2 else (),
            photos=(f"http://127.0.0.1:8101/photo/{number % 3}.png",),
        )  # fmt: skip
        findings = [found(ad, FindingKind.PHONE, PHONE, raw, disguise=0.5 if number == 1 else 0.0)]
        findings.append(found(ad, FindingKind.CUE, "SEX-09", "Elle est douce"))
        if "150 €" in ad.text:
            findings.append(found(ad, FindingKind.PRICE, "150", "150 €", unit="EUR", per="hour"))
        flats.append(office.ad(ad, tuple(findings), first_day=20 - 3 * number, last_day=max(15 - 3 * number, 1)))
        office.picture(ad.key, ad.photos[0], drawing(["lightblue", "khaki", "pink"][number % 3], "made up"))
    jobs = []
    for number, place in enumerate(["Antwerpen", "Gent", "Hasselt"]):
        ad = Ad(
            "town-pages", f"j{number}", f"http://127.0.0.1:8101/annonce/j{number}", Category.JOB,
            f"Werk in de pluk, {place}", "Wij regelen alles: reis, papieren, kamer. De kosten betaal je later terug. "
            f"€ 4.500 per maand. Bel 0470 00 02 2{number}.", place, "BE",
        )  # fmt: skip
        phone = found(ad, FindingKind.PHONE, f"+3247000022{number}", f"0470 00 02 2{number}")
        jobs.append(office.ad(ad, (phone, found(ad, FindingKind.CUE, "REC-04", "kosten betaal je later terug"))))
    young = []
    for number in range(2):
        ad = Ad(
            "town-cards", f"y{number}", f"http://127.0.0.1:8102/#y{number}", Category.ESCORT,
            f"Première fois, {18 + number} ans", "Lycéenne, après les cours. 0470 00 03 33", "Lille", "FR",
        )  # fmt: skip
        young.append(office.ad(ad, (found(ad, FindingKind.PHONE, "+32470000333", "0470 00 03 33"),), first_day=3))
    return {"flats": flats, "jobs": jobs, "young": young}


def link_them(office: Office, ads: dict[str, list[str]]) -> None:
    links = []
    for pair in pairwise(ads["flats"]):
        left, right = sorted(pair)
        links.append(
            Link(left, right, Level.OPERATOR, (
                Reason("phone", 9.2, "Both ads give the same phone number.", "0470 00 01 11", "O47O/oo.o1.11"),
                Reason("wording", 4.1, "9 of 10 sentences are the same.", "0" * 64, "a" * 64 + ", " + "b" * 64),
                Reason("place", -1.3, "The ads stood in different towns in the same night.", "Bruxelles", "Charleroi"),
            ))
        )  # fmt: skip
    left, right = sorted(ads["jobs"][:2])
    links.append(Link(left, right, Level.OPERATOR, (Reason("wording", 7.5, "The whole text is the same."),)))
    left, right = sorted(ads["jobs"][1:])
    links.append(Link(left, right, Level.OPERATOR, (Reason("wording", 7.5, "The whole text is the same."),)))
    left, right = sorted(ads["young"])
    links.append(Link(left, right, Level.OPERATOR, (Reason("phone", 9.2, "Both ads give the same phone number."),)))
    left, right = sorted((ads["flats"][0], ads["young"][0]))
    weak = (Reason("picture", 3.0, "Two pictures show the same room, cropped."),)
    links.append(Link(left, right, Level.OPERATOR, weak, LinkState.SUGGESTED))
    hub = Hub("wording", "150", 214, 180.0, "a price that a whole site uses")
    with office.store.writing() as unit:
        rooms.links.save(unit, Level.OPERATOR, links, [hub], NOW - timedelta(days=1))


def seed(office: Office) -> None:
    """Everything a desk shows."""
    office.mandate()
    office.absence_of_hash_lists()
    ads = make_ads(office)
    link_them(office, ads)
    for name, keys in ads.items():
        office.cluster(f"cl-{name}", *keys)
    office.flag(
        "cl-flats", "rotating-flat",
        {"profiles_one_place_60d": 4, "synchronous_moves": 2, "cue_sex_09": 6, "registered_company_share": 0,
         "scam_share": 0},
        tuple(ads["flats"]),
    )  # fmt: skip
    office.flag(
        "cl-jobs", "debt-recruiting",
        {"ads_pay_out_of_proportion": 2, "cue_rec_03": 3, "cue_rec_04": 3, "ads_untraceable_employer": 3,
         "registered_company_share": 0},
        tuple(ads["jobs"]),
    )  # fmt: skip
    office.flag(
        "cl-young", "urgent-young",
        {"cue_min_03": 1, "cue_min_04": 2, "cue_min_05": 1, "age_conflict_near_18": 1, "cue_min_06": None,
         "ads_age_under_18": None},
        tuple(ads["young"]),
    )  # fmt: skip
    run = Run("run-1", "town-pages", "sweep-1", "M-2026-1", "rita", "0" * 64, NOW - timedelta(hours=5))
    with office.store.writing() as unit:
        rooms.runs.start(unit, run)
        counts = RunCounts(requests=120, captures=118, ads_new=9, ads_seen=40, faults=1)
        rooms.runs.finish(unit, "run-1", RunState.COMPLETE, counts, "", NOW - timedelta(hours=4))


@pytest.fixture(scope="session")
def empty_workspace(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with people and nothing else, that others are copied from."""
    folder = tmp_path_factory.mktemp("empty")
    shutil.copy(migrated_sqlite, folder / "vigie.db")
    (folder / "evidence").mkdir()
    (folder / "exports").mkdir()
    with at_work(folder) as office:
        office.people()
    return folder


@pytest.fixture(scope="session")
def furnished_workspace(empty_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the made-up clusters, that others are copied from."""
    folder = tmp_path_factory.mktemp("furnished") / "home"
    shutil.copytree(empty_workspace, folder)
    with at_work(folder) as office:
        seed(office)
    return folder


@contextmanager
def at_work(folder: Path, *, training: bool = False) -> Iterator[Office]:
    settings = configured.Settings(folder, configured.Choices(unit="Unit of the made-up town", training=training))
    opened = open_store(settings.database)
    yield Office(settings, opened)
    opened.close()


@pytest.fixture
def office(furnished_workspace: Path, tmp_path: Path) -> Iterator[Office]:
    """A unit at work: people, a mandate and three flagged clusters."""
    shutil.copytree(furnished_workspace, tmp_path / "home")
    with at_work(tmp_path / "home") as office:
        yield office


@pytest.fixture
def empty_office(empty_workspace: Path, tmp_path: Path) -> Iterator[Office]:
    """A unit on its first day: people and nothing else."""
    shutil.copytree(empty_workspace, tmp_path / "empty")
    with at_work(tmp_path / "empty") as office:
        yield office


@pytest.fixture
def training_office(furnished_workspace: Path, tmp_path: Path) -> Iterator[Office]:
    """The same unit in training."""
    shutil.copytree(furnished_workspace, tmp_path / "training")
    with at_work(tmp_path / "training", training=True) as office:
        yield office


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def location(self) -> str:
        return self.headers.get("location", "")


@dataclass
class Browser:
    """One person at the desk over real HTTP: keeps the cookies and the token of the forms."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""

    def ask(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), **(headers or {})}
        if method == "POST":
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
        connection.request(method, path, body.encode(), sent)
        answer = connection.getresponse()
        for line in answer.headers.get_all("set-cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
        reply = Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return reply

    def get(self, path: str) -> Reply:
        reply = self.ask("GET", path)
        token = re.search(rb'data-csrf="([^"]+)"', reply.body)
        self.csrf = token.group(1).decode() if token else self.csrf
        return reply

    def post(self, path: str, **fields: str | list[str]) -> Reply:
        return self.ask("POST", path, urlencode({"csrf": self.csrf, **fields}, doseq=True))

    def log_in(self, name: str, password: str = PASSWORD) -> Reply:
        reply = self.post("/login", name=name, password=password)
        if reply.status == 303:
            self.get("/account")
        return reply


@dataclass
class Socket:
    """One server for all tests: starting uvicorn takes longer than most of them. `app` is the desk of the moment."""

    port: int
    app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.app is not None, "no desk is being served"
        await self.app(scope, receive, send)


@contextmanager
def listening() -> Iterator[Socket]:
    """A server on a free port of loopback."""
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    served = Socket(bound.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(served, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    try:
        yield served
    finally:
        server.should_exit = True
        thread.join(10)
        bound.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Socket]:
    with listening() as served:
        yield served


@pytest.fixture
def port(office: Office, server: Socket) -> int:
    """The desk, served over the office."""
    server.app = create_app(office.store, office.settings, clock=office.clock)
    return server.port


@pytest.fixture
def desk_over(server: Socket) -> Callable[[Office], Callable[[str], Browser]]:
    """`desk_over(office)` serves an office other than the usual one and gives its `at_desk`."""

    def over(office: Office) -> Callable[[str], Browser]:
        server.app = create_app(office.store, office.settings, clock=office.clock)
        return lambda name: with_session(office, server.port, name)

    return over


@pytest.fixture
def at_desk(office: Office, port: int) -> Callable[[str], Browser]:
    """`at_desk("rita")` is Rita, logged in."""
    return lambda name: with_session(office, port, name)


def with_session(office: Office, port: int, name: str) -> Browser:
    """A person whose session is open already; logging in through the form is tested on its own."""
    token, csrf = secrets.token_urlsafe(), secrets.token_urlsafe()
    with office.store.writing() as unit:
        rooms.accounts.open_session(unit, digest(token), name, csrf, office.clock.at)
    return Browser(port, {"vigie": token}, csrf)


@pytest.fixture
def visitor(port: int) -> Callable[[], Browser]:
    """Somebody in front of the log-in page."""

    def arrive() -> Browser:
        person = Browser(port)
        person.get("/login")
        return person

    return arrive


@pytest.fixture
def password() -> str:
    return PASSWORD


@pytest.fixture
def case(office: Office) -> str:
    """A case with one cluster in it."""
    opened = Case("BXL-17", "Flats in three towns", "M-2026-1", "Prepare a referral", "rita", NOW)
    item = CaseItem("cluster", "cl-flats", "a carousel", "rita", NOW)
    with office.store.writing() as unit:
        rooms.cases.open_case(unit, opened)
        rooms.cases.add_item(unit, opened.reference, item)
    return opened.reference


@pytest.fixture
def screenshot(office: Office) -> str:
    """The screenshot of a page that an ad was read from; returns its capture id."""
    at = NOW - timedelta(days=1)
    writer = WarcWriter(office.settings.evidence, "screenshots", "vigie test")
    ad = Ad(
        "town-cards", "y0", "http://127.0.0.1:8102/#y0", Category.ESCORT, "Première fois", "Lycéenne", "Lille", "FR"
    )
    page = writer.resource(
        ad.url, b"<p>made up</p>", "text/html", run=None, site=ad.site, kind=CaptureKind.PAGE, at=at
    )  # fmt: skip
    drawn = writer.resource(
        ad.url, drawing("white", "page"), "image/png", run=None, site=ad.site, kind=CaptureKind.SCREENSHOT, at=at,
        source=page.id,
    )  # fmt: skip
    writer.close()
    with office.store.writing() as unit:
        rooms.captures.add(unit, [page, drawn])
        rooms.ads.sight(unit, ad.key, page.id, None, at)
    return drawn.id
