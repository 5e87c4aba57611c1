"""Servers on loopback that answer exactly the bytes a test hands them."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from model import Account, Discover, Fetch, Mandate, Role, SiteDefinition
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
