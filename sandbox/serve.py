"""The boards on loopback: a server and a port per board, a clock that can be set, faults that can be switched on."""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from types import MappingProxyType
from typing import NamedTuple

from sandbox.boards import BOARDS, Answer, Board, Request, Stock
from sandbox.boards.misbehave import Misbehaviour, spoil
from sandbox.town import World

__all__ = ["Boards", "Misbehaviour", "Visit", "serve"]


class Visit(NamedTuple):
    """One request that a board answered: who came for what, and the status sent."""

    site: str
    target: str
    agent: str
    status: int


class Boards:
    """All four boards of a world. `sites` maps a site id to its base address; `visits` keeps the newest requests."""

    def __init__(self, world: World, at: datetime, port_base: int = 0) -> None:
        self.world = world
        self.at = at
        self.slow_seconds = 2.0
        self.visits: deque[Visit] = deque(maxlen=50_000)
        self.closing = Event()
        self._lock = Lock()
        self._faults: dict[str, Misbehaviour] = {}
        self._stocks: dict[str, Stock] = {}
        self.set_time(at)
        self._servers = tuple(
            BoardServer(self, board(), port_base + n if port_base else 0) for n, board in enumerate(BOARDS)
        )
        self.sites: dict[str, str] = {server.board.site: server.base for server in self._servers}
        self._threads = tuple(
            Thread(target=server.serve_forever, args=(0.05,), daemon=True) for server in self._servers
        )

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop serving and end every open connection."""
        self.closing.set()
        for server, thread in zip(self._servers, self._threads, strict=True):
            server.shutdown()
            server.server_close()
            server.hang_up()
            thread.join()

    def set_time(self, at: datetime) -> None:
        """Move the clock of all boards: ads appear, change and go."""
        stocks = {
            board.site: Stock(
                MappingProxyType({ad.native_id: ad for ad in self.world.ads if ad.site == board.site}), at
            )
            for board in BOARDS
        }
        with self._lock:
            self.at, self._stocks = at, stocks

    def misbehave(self, site: str, how: Misbehaviour | str | None) -> None:
        """Let one board misbehave from now on; `None` brings it back to its senses."""
        with self._lock:
            self._faults.pop(site, None)
            if how is not None:
                self._faults[site] = Misbehaviour(how)

    def served(self, at: datetime | None = None) -> dict[str, frozenset[str]]:
        """Native ids that each board serves at a moment (its own clock if none is given)."""
        return self.world.served(at or self.at)

    def state(self, site: str) -> tuple[Stock, Misbehaviour | None]:
        """What a board has in stock now, and how it misbehaves."""
        with self._lock:
            return self._stocks[site], self._faults.get(site)


@contextmanager
def serve(world: World, at: datetime | None = None, port_base: int = 0) -> Iterator[Boards]:
    """Serve the four boards on 127.0.0.1 until the block ends; `port_base` 0 takes free ports."""
    boards = Boards(world, at or world.end, port_base)
    boards.start()
    try:
        yield boards
    finally:
        boards.close()


class BoardServer(ThreadingHTTPServer):
    """One board on its port."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, boards: Boards, board: Board, port: int) -> None:
        super().__init__(("127.0.0.1", port), Visitor)
        self.boards, self.board = boards, board
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        self._open: set[socket.socket] = set()

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        if isinstance(request, socket.socket):
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        if isinstance(request, socket.socket):
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor who hangs up early is no event."""

    def hang_up(self) -> None:
        """End the connections that visitors keep alive."""
        for connection in tuple(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


class Visitor(BaseHTTPRequestHandler):
    """Answers one connection, kept alive."""

    protocol_version = "HTTP/1.1"
    server_version = "town"
    sys_version = ""
    disable_nagle_algorithm = True
    server: BoardServer

    def do_GET(self) -> None:
        stock, fault = self.server.boards.state(self.server.board.site)
        answer = self.server.board.respond(Request(self.path, self.server.base), stock)
        shown, cut = spoil(answer, self.path, fault)
        if fault is Misbehaviour.SLOW:
            self.server.boards.closing.wait(self.server.boards.slow_seconds)
        agent = self.headers.get("User-Agent", "")
        self.server.boards.visits.append(Visit(self.server.board.site, self.path, agent, shown.status))
        self.send(shown, cut)

    do_HEAD = do_GET

    def send(self, answer: Answer, cut: int | None) -> None:
        """Head and body in one write; with `cut` only so many bytes of the body, then the line goes dead."""
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers_with(b"" if self.command == "HEAD" else answer.body[:cut])
        self.close_connection = self.close_connection or cut is not None

    def end_headers_with(self, body: bytes) -> None:
        head: list[bytes] = self._headers_buffer  # type: ignore[attr-defined]
        self.wfile.write(b"".join([*head, b"\r\n", body]))
        head.clear()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on standard error; `Boards.visits` has it."""
