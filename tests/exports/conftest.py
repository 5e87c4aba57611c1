"""A made-up case file, its captures really extracted from WARC files, and a key to sign with."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from config.messages import translator
from evidence import Exchange, WarcWriter, certificate, extract, new_package_key, sign_detached
from exports import write_package
from model import (
    Ad,
    AdRecord,
    AdState,
    AdVersion,
    Alert,
    AuditEntry,
    Capture,
    CaptureKind,
    Case,
    CaseFile,
    CaseItem,
    Category,
    Clock,
    Cluster,
    ClusterEvent,
    Condition,
    Decision,
    EventKind,
    Explanation,
    Finding,
    FindingKind,
    Hub,
    Judgement,
    Level,
    Link,
    Mandate,
    MandateState,
    Method,
    NotCaptured,
    Operation,
    Outcome,
    Photo,
    Picture,
    Reason,
    Rule,
    Run,
    RunCounts,
    RunState,
    Sameness,
    Skew,
    Software,
    Trace,
    Verdict,
    VerdictStage,
)

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
Built = tuple[CaseFile, Path]
PHONE = "+32 470 00 00 01"  # made up


def _ad(number: int, text: str, **other: object) -> Ad:
    said: dict[str, object] = {
        "site": "town-pages", "native_id": str(100 + number), "url": f"http://127.0.0.1:8080/ads/{100 + number}",
        "category": Category.MASSAGE, "title": f"Massage {number}", "text": text, "place": "Liège", "country": "BE",
        "language": "fr", "posted_at": AT - timedelta(days=2), "price": "80", "currency": "EUR",
        "contacts": (PHONE,), "photos": (f"http://127.0.0.1:8080/photos/{number}.jpg",),
    }  # fmt: skip
    return Ad(**(said | other))  # type: ignore[arg-type]


def screenshot(text: str) -> bytes:
    picture = Image.new("RGB", (900, 1200), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 900, 90), fill="#cfd8dc")
    pen.text((40, 120), text, fill="black", font_size=30)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


class Archive:
    """Writes pages into a WARC file while the case is built."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._writer = WarcWriter(folder, "run-1", "vigie 0.1.0")
        self.captures: list[Capture] = []
        self.shots: dict[str, bytes] = {}

    def page(self, ad: Ad, at: datetime, kind: CaptureKind = CaptureKind.PAGE, body: bytes = b"") -> Capture:
        content = body or ad.text.encode("utf-8", "replace")
        response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + content
        url = ad.photos[0] if kind is CaptureKind.PHOTO else ad.url
        exchange = Exchange(
            url, "GET", b"GET / HTTP/1.1\r\n\r\n", response, "127.0.0.1:8080", at, at + timedelta(seconds=1)
        )
        self.captures.append(self._writer.exchange(exchange, run="run-1", site=ad.site, kind=kind))
        return self.captures[-1]

    def shot(self, page: Capture) -> Capture:
        data = screenshot("A page of the made-up town")
        capture = self._writer.resource(
            page.url, data, "image/png", run="run-1", site=page.site, kind=CaptureKind.SCREENSHOT,
            at=page.received_at + timedelta(seconds=1), source=page.id,
        )  # fmt: skip
        self.captures.append(capture)
        self.shots[capture.id] = data
        return capture

    def extract(self, target: Path) -> list[Capture]:
        self._writer.close()
        target.mkdir()
        for id_, data in self.shots.items():
            (target / f"{id_.rpartition(':')[2]}.png").write_bytes(data)
        return extract(self.folder, self.captures, target / "captures.warc.gz")


def _record(archive: Archive, ad: Ad, days: int, *, shot: bool = False, **other: object) -> AdRecord:
    at = AT + timedelta(days=days)
    page = archive.page(ad, at)
    photo = archive.page(ad, at + timedelta(seconds=5), CaptureKind.PHOTO, b"\xff\xd8 a picture of " + ad.key.encode())
    if shot:
        archive.shot(page)
    held = Photo(ad.photos[0], 0, photo.payload_sha256, photo.id, Picture(photo.payload_sha256, 640, 480, "JPEG"))
    said: dict[str, object] = {
        "key": ad.key, "version": AdVersion(days + 1, ad, page.id, at), "versions": 1, "first_seen": at,
        "last_seen": at + timedelta(days=1), "state": AdState.LIVE, "missed_at": None, "photos": (held,),
    }  # fmt: skip
    return AdRecord(**(said | other))  # type: ignore[arg-type]


RULE = Rule(
    id="number-on-the-move", version="1.0.0", status="trial",
    title={"en": "One number in several towns", "fr": "Un numéro dans plusieurs villes"}, track="normal",
    when=Condition("moves", "cities_14d", "at_least", 3), unless=(), does_not_show=("coercion", "identity"),
    explain={"moves": {"en": "{cities_14d} towns in 14 days."}},
    innocent=(Explanation("tour", {"en": "Does one person travel and say so?", "fr": "Une personne voyage-t-elle ?"}),),
    sources=("Made-up source, 2026",), indicators=("ORG-01",), tests=(), owner="rules@vigie", sha256="ab" * 32,
)  # fmt: skip


def _build(tmp_path: Path, text: str = "Bonjour, massage à Liège.\nAppelez-moi.", **other: object) -> Built:
    """A case file and the folder of its extracted captures; `text` is what the first ad says."""
    archive = Archive(tmp_path / "evidence")
    first = _record(archive, _ad(1, text), 0, shot=True)
    again = replace(first.ad, text=text + "\nNouveau: 90 EUR")
    second_page = archive.page(again, AT + timedelta(days=1))
    versions = (first.version, AdVersion(9, again, second_page.id, AT + timedelta(days=1)))
    first = replace(first, version=versions[1], versions=2)
    bare = {"place": None, "language": None, "posted_at": None, "price": "", "contacts": ()}
    second = _record(archive, _ad(2, "Discret, appelez le 0470 00 00 01", **bare), 2)
    third = _record(archive, _ad(3, "Autre annonce", title=""), 3, state=AdState.GONE, missed_at=AT + timedelta(days=9))
    moved = tuple(archive.extract(tmp_path / "captures"))
    ads = (first, second, third)
    pair = (first.key, second.key)
    group = Cluster("c-7f1a", Level.OPERATOR, pair, AT + timedelta(days=2))
    reasons = (
        Reason("phone", 9.5, "both give the same telephone number", PHONE, "0470 00 00 01"),
        Reason("language", -1.2, "written in different languages", "fr", "nl"),
    )
    trace = (
        Trace("moves", "cities_14d", 3.0, "at_least", 3.0, held=True, ads=pair, sentence={"en": "3 towns in 14 days."}),
        Trace("registered", "registered_company_share", None, "at_least", 0.5, held=None),
    )
    alert = Alert("al-1", group.id, RULE.id, RULE.version, RULE.sha256, Outcome.FLAG, "normal",
                  {"cities_14d": 3.0, "registered_company_share": None}, trace, AT + timedelta(days=3),
                  AT + timedelta(days=3))  # fmt: skip
    verdict = Verdict("ve-1", group.id, Decision.REFER, VerdictStage.FIRST, "marie", AT + timedelta(days=4),
                      "The number moves quickly.", ("moves",), "In my opinion this deserves a closer look.",
                      {"tour": "No tour is announced in the ads."}, ("al-1",))  # fmt: skip
    aside = Cluster("c-0b22", Level.CREATIVE, (third.key,), AT + timedelta(days=3))
    case = CaseFile(
        case=Case("CASE-2026-001", "Number on the move", "M-2026-1", "Preliminary inquiry", "marie",
                  AT + timedelta(days=3), (CaseItem("cluster", group.id, "flagged", "marie", AT),
                                           CaseItem("number", "+32470000001", "complaint", "marie", AT))),
        mandate=Mandate("M-2026-1", "Labour auditor, Liège", "Code pénal social, art. 39", "Inquiry 2026/1",
                        ("town-pages",), ("massage",), AT - timedelta(days=30), AT + timedelta(days=120),
                        "The auditor", "cd" * 32, "ef" * 32, MandateState.APPROVED, "marie", "paul"),
        training=False, made_at=AT + timedelta(days=10), made_by="marie", countersigned_by="paul",
        clusters=(group,), ads=ads, versions={first.key: versions},
        findings={
            first.key: (Finding(FindingKind.PHONE, "+32470000001", 40, 56, PHONE, 0.95, unit="BE"),
                        Finding(FindingKind.PRICE, "90", 30, 32, "90 EUR", 0.8, unit="EUR", per="hour"),
                        Finding(FindingKind.AGE, "22", 3, 5, "22", 0.3, accepted=False)),
        },
        links=(Link(*pair, Level.OPERATOR, reasons),),
        judgements=(Judgement(*pair, Level.OPERATOR, Sameness.ALWAYS, "paul", "Same wording",
                              AT + timedelta(days=5)),),
        hubs=(Hub("phone", "+32 2 000 00 00", 40, 12.5, "a switchboard: 12 unrelated groups carry it"),),
        events=(ClusterEvent(EventKind.BORN, group.id, Level.OPERATOR, pair, (), (), "link run", AT),),
        alerts=(alert,), rules=(RULE,),
        verdicts=(verdict, Verdict("ve-2", aside.id, Decision.NO_CONCERN, VerdictStage.FIRST, "marie",
                                   AT + timedelta(days=4))),
        captures=moved,
        runs=(Run("run-1", "town-pages", "sw-1", "M-2026-1", "marie", "12" * 32, AT, RunState.COMPLETE,
                  AT + timedelta(hours=1), RunCounts(requests=9, pages=7)),),
        audit=(AuditEntry(7, AT, "marie", Operation.CONSULTATION, "cluster.view", group.id, "triage",
                          digest="34" * 32),),
        software="vigie 0.1.0", unused=(aside,),
    )  # fmt: skip
    return replace(case, **other), tmp_path / "captures"  # type: ignore[arg-type]


def _write(keys: Path, case: CaseFile, captures: Path, target: Path, language: str = "en", **other: object) -> Path:
    return write_package(
        case, target, captures=captures, language=language, translators={language: translator("report", language)},
        sign=partial(sign_detached, keys), certificate=certificate(keys), **other,
    )  # type: ignore[arg-type]  # fmt: skip


HOW = Method(
    run="run-1", site="town-pages", unit="Unit of the made-up town", account="marie", mandate="M-2026-1",
    authority="Labour auditor, Liège", basis="Code pénal social, art. 39", purpose="Inquiry 2026/1",
    mandate_sha256="ef" * 32, started=AT, definition_sha256="12" * 32, definition_version=3,
    clock_start=Clock(AT, "kernel, chrony", synchronised=True, offset_s=0.0021, error_s=0.012, stratum=3),
    ended=AT + timedelta(hours=1), clock_end=Clock(AT + timedelta(hours=1)), state="complete",
    software=Software("vigie", "0.1.0", "c0ffee", "ab" * 32, "requirements.lock", "CPython 3.11.9", "OpenSSL 3.0.13",
                      "3.45.1"),
    user_agent="vigie/0.1 (authorised collection)", exit_address="192.0.2.7",
    limits=(("body_bytes", 8388608.0), ("total_s", 60.0)), skew=Skew(7, -0.4, 0.2, 1.1),
    refused=(("private-address", 2),), not_captured=(NotCaptured("page 7 of a listing", "time-out", 3),),
)  # fmt: skip


@pytest.fixture(scope="session")
def how() -> Method:
    """How the case's run was made."""
    return HOW


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Built]:
    """Build a case file and its captures."""
    return partial(_build, tmp_path)


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    new_package_key(folder, "Test unit", AT)
    return folder


@pytest.fixture
def export(keys: Path) -> Callable[..., Path]:
    """Write a package, in English unless told otherwise."""
    return partial(_write, keys)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The case as it is, for tests that only read."""
    return _build(tmp_path_factory.mktemp("case"))


@pytest.fixture(scope="session")
def package(built: Built, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its package in English, for tests that only read."""
    return _write(keys, *built, tmp_path_factory.mktemp("package") / "out")
