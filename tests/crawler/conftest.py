"""Servers on loopback that answer exactly the bytes a test hands them."""

from __future__ import annotations

import asyncio
import json
import ssl
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from model import Account, Discover, Fetch, Mandate, Role, SiteDefinition
from spiders.definition import load
from store import accounts, hashlists, mandates, sites
from store.session import Store, Unit, open_store
from store.upgrade import migrate

Say = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Wire:
    """A server that notes the requests received; `say` writes the response."""

    say: Say
    close: bool = True
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0
    writers: list[asyncio.StreamWriter] = field(default_factory=list)
    port: int = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.writers.append(writer)
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                self.requests.append(head)
                await self.say(writer)
                await writer.drain()
                if self.close:
                    break
        except (asyncio.IncompleteReadError, asyncio.CancelledError, OSError):
            pass
        finally:
            writer.close()


def bytes_of(*parts: bytes, pause: float = 0.0) -> Say:
    async def say(writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)

    return say


@asynccontextmanager
async def wire(say: Say | bytes, *, close: bool = True, tls: ssl.SSLContext | None = None) -> AsyncIterator[Wire]:
    served = Wire(bytes_of(say) if isinstance(say, bytes) else say, close)
    server = await asyncio.start_server(served.serve, "127.0.0.1", 0, ssl=tls)
    served.port = server.sockets[0].getsockname()[1]
    try:
        yield served
    finally:
        server.close()
        for writer in served.writers:
            writer.transport.abort()
        await asyncio.sleep(0.01)  # transports close on the next turn of the loop


@pytest.fixture
def serve() -> Callable[..., object]:
    return wire


@pytest.fixture
def say() -> Callable[..., Say]:
    return bytes_of


@pytest.fixture
def definition() -> Callable[..., SiteDefinition]:
    """A definition of a made-up board; fields and `fetch` are given by name."""

    def make(host: str = "127.0.0.1:1", fetch: Fetch | None = None, **fields: Any) -> SiteDefinition:
        plain = SiteDefinition(
            id="town", version=1, owner="ada", base=f"http://{host}/", hosts=(host,),
            fetch=fetch or Fetch(delay_s=0.0, concurrency=4),
            discover=((Discover.LISTING, ()),), ad_pattern=r"/ad/(?P<id>\d+)", category="escort", fields=(),
            gone_status=(404, 410), gone_if=(), blocked_status=(403,), blocked_text=(), expect=(), sha256="0" * 64,
        )  # fmt: skip
        return replace(plain, **fields)

    return make


NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def add_mandate(unit: Unit, at: datetime = NOW, *, approved: bool = True, **fields: Any) -> None:
    plain = Mandate(
        reference="M-1", authority="Unit", basis="law", purpose="training", sites=("*",), categories=("*",),
        start=at - timedelta(days=1), expiry=at + timedelta(days=30), approver="bea", impact_assessment="none",
    )  # fmt: skip
    mandate = replace(plain, **fields)
    mandates.propose(unit, mandate, "text", "ada", at)
    if approved:
        mandates.approve(unit, mandate.reference, "bea", at)


@pytest.fixture
def mandate() -> Callable[..., None]:
    return add_mandate


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty database of its own."""
    opened = open_store(f"sqlite:///{tmp_path / 'vigie.db'}", wait_s=0.5)
    migrate(opened)
    yield opened
    opened.close()


@pytest.fixture
def workspace(store: Store, definition: Callable[..., SiteDefinition]) -> Store:
    """A database with an account, an approved mandate, an enabled site, and the absence of hash lists approved."""
    with store.writing() as unit:
        accounts.add(unit, Account("ada", frozenset({Role.COLLECTOR})), "", NOW)
        add_mandate(unit)
        sites.record(unit, definition(), "text", "ada", NOW)
        sites.enable(unit, "town", "ada", "training", NOW)
        hashlists.propose_absence(unit, "ada", "training", NOW)
        hashlists.approve_absence(unit, "bea", NOW)
    return store


class Town:
    """A board in a thread of its own: listings, ad pages and pictures, to be changed while a crawl goes on."""

    def __init__(self, ads: int, per_page: int = 10) -> None:
        self.ads = list(range(1, ads + 1))
        self.per_page = per_page
        self.pages: dict[str, tuple[int, bytes, str]] = {}  # what is answered instead, by path
        self.asked: list[str] = []
        self.slow_s = 0.0
        self.port = 0
        self._started = threading.Event()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def answer(self, path: str) -> tuple[int, bytes, str]:
        if path in self.pages:
            return self.pages[path]
        place, _, number = path[1:].partition("/")
        if place == "list":
            return 200, self.listing(int(number)), "text/html"
        if place == "ad" and int(number) in self.ads:
            return 200, self.ad(int(number)), "text/html"
        if place == "photo":
            return 200, b"\xff\xd8\xff" + f"picture {number}".encode(), "image/jpeg"
        return 404, b"<p>not here</p>", "text/html"

    def listing(self, page: int) -> bytes:
        first = (page - 1) * self.per_page
        links = "".join(f'<a class="ad" href="/ad/{n}">{n}</a>' for n in self.ads[first : first + self.per_page])
        following = f'<a rel="next" href="/list/{page + 1}">next</a>' if first + self.per_page < len(self.ads) else ""
        return f"<html><body><p class=count>{len(self.ads)}</p>{links}{following}</body></html>".encode()

    def ad(self, number: int) -> bytes:
        picture = f'<img src="/photo/{number % 7}">'
        return (
            f"<html><body><h1>Ad {number}</h1><div class=text>Text of ad {number}</div>{picture}</body></html>".encode()
        )

    def start(self, tls: ssl.SSLContext | None = None) -> None:
        threading.Thread(target=lambda: asyncio.run(self._serve(tls)), daemon=True).start()
        self._started.wait(5)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._end.set)

    async def _serve(self, tls: ssl.SSLContext | None) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        self._writers: set[asyncio.StreamWriter] = set()
        server = await asyncio.start_server(self._talk, "127.0.0.1", self.port, ssl=tls)
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        await self._end.wait()
        server.close()
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.sleep(0.05)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        with suppress(asyncio.IncompleteReadError, OSError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split()[1].decode()
                self.asked.append(path)
                await asyncio.sleep(self.slow_s)
                status, content, kind = self.answer(path)
                start = f"HTTP/1.1 {status} Said\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n"
                writer.write(start.encode() + b"\r\n" + content)
                await writer.drain()


@pytest.fixture
def town() -> Iterator[Callable[..., Town]]:
    started: list[Town] = []

    def start(ads: int = 25, **fields: int) -> Town:
        made = Town(ads, **fields)
        made.start()
        started.append(made)
        return made

    yield start
    for made in started:
        made.stop()


class Home:
    """A training workspace with one site, and the crawl command over it."""

    def __init__(self, folder: Path, host: str, fetch: str = "", more: str = "") -> None:
        self.folder = folder
        (folder / "sites").mkdir(parents=True)
        self.write_site(host, fetch, more)
        (folder / "vigie.toml").write_text("training = true\n", encoding="utf-8")
        self.store = open_store(f"sqlite:///{folder / 'vigie.db'}")
        migrate(self.store)
        now = datetime.now(UTC)
        with self.store.writing() as unit:
            accounts.add(unit, Account("ada", frozenset({Role.COLLECTOR})), "", now)
            add_mandate(unit, now)
            sites.record(unit, load(self.site), "text", "ada", now)
            sites.enable(unit, "town", "ada", "training", now)
            hashlists.propose_absence(unit, "ada", "training", now)
            hashlists.approve_absence(unit, "bea", now)

    @property
    def site(self) -> Path:
        return self.folder / "sites" / "town.yml"

    @property
    def evidence(self) -> Path:
        return self.folder / "evidence"

    def write_site(self, host: str, fetch: str = "", more: str = "") -> None:
        self.site.write_text(SITE.format(host=host, fetch=fetch or "{delay_s: 0, concurrency: 4}", more=more))

    def start(self, **more: Any) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "crawler", "--home", str(self.folder), "--site", "town", "--account", "ada"]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, **more)

    def crawl(self, timeout: float = 60, **more: Any) -> tuple[int, dict[str, Any], str]:
        """Exit code, result, and what was said on standard error besides progress."""
        child = self.start(**more)
        out, err = child.communicate(timeout=timeout)
        said = "\n".join(line for line in err.splitlines() if '"done"' not in line)
        return child.returncode, json.loads(out) if out else {}, said


SITE = """
id: town
version: 1
owner: training
base: http://{host}
fetch: {fetch}
discover:
  - {{kind: listing, url: [/list/1], links: a.ad, next: "a[rel=next]"}}
ad:
  url: /ad/(?P<id>\\d+)$
  category: escort
  fields:
    title: {{css: h1}}
    text: {{css: div.text}}
    photos: {{css: img}}
gone: {{css: [div.removed]}}
blocked: {{status: [403], text: [verify that you are human]}}
{more}
"""
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Callable[..., Home]]:
    made: list[Home] = []

    def make(host: str, **fields: str) -> Home:
        made.append(Home(tmp_path / f"home{len(made)}", host, **fields))
        return made[-1]

    yield make
    for one in made:
        one.store.close()


TODAY = datetime.now(UTC)


def named(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def authority(above=None):
    """An authority's certificate and key; `above` are those of the authority that signs it, else it signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer, signer = (above[0].subject, above[1]) if above else (named("Town authority"), key)
    usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    made = (
        builder(named("Town authority" if not above else "Town's second authority"), issuer, key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0 if above else 1), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        .sign(signer, hashes.SHA256())
    )
    return made, key


def builder(subject, issuer, key, start=TODAY - timedelta(days=1), end=TODAY + timedelta(days=1)):
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def server_context(
    folder, issuer=None, issuer_key=None, *, names=("127.0.0.1",), alone=False, **times
) -> ssl.SSLContext:
    """A server that shows its certificate and its issuer's, or its own `alone`; without an issuer it signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    signer = issuer_key or key
    above = () if alone or issuer is None else (issuer,)
    alternatives = [x509.IPAddress(ip_address(n)) if n[0].isdigit() else x509.DNSName(n) for n in names]
    made = (
        builder(named("board"), issuer.subject if issuer else named("board"), key, **times)
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        .sign(signer, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "chain.pem").write_bytes(b"".join(one.public_bytes(pem) for one in (made, *above)))
    (folder / "key.pem").write_bytes(private)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "chain.pem", folder / "key.pem")
    return context


@pytest.fixture
def certificates() -> SimpleNamespace:
    """Authorities and servers' certificates, made on the spot."""
    return SimpleNamespace(authority=authority, server_context=server_context)


@pytest.fixture
def secure_town(tmp_path: Path) -> Iterator[tuple[Town, Path]]:
    """A board behind TLS, and the file with the authority to trust."""
    issuer, key = authority()
    trusted = tmp_path / "authority.pem"
    trusted.write_bytes(issuer.public_bytes(serialization.Encoding.PEM))
    board = Town(0)
    board.start(server_context(tmp_path, issuer, key))
    yield board, trusted
    board.stop()
