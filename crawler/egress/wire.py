"""One response as it arrives: every byte kept as it came, and beside it what h11 makes of the bytes."""

from __future__ import annotations

from dataclasses import dataclass

import h11

from model import CaptureVerdict

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True, slots=True)
class Limits:
    """What one response may cost. Sizes in bytes, times in seconds (notes/crawl-and-evidence.md, section 6)."""

    head: int = 64 * KIB
    body: int = 8 * MIB
    media: int = 32 * MIB
    total_s: float = 60.0
    slow_after_s: float = 10.0
    slowest: float = 1000.0  # bytes a second, once `slow_after_s` have passed since the first byte
    quiet_s: float = 5.0  # silence that ends a response which the parser has given up on


class Reading:
    """Feed it what was received; it says when the response is finished, and what became of it.

    What h11 refuses is kept to the close or the limit and called malformed; what ends early or hits a limit is called
    truncated. Nothing received is ever dropped, bytes beyond the declared end included (`surplus` counts those).
    """

    def __init__(self, parser: h11.Connection, body_limit: int) -> None:
        self._parser = parser
        self._limit = body_limit
        self.wire = bytearray()
        self.payload = bytearray()
        self.status = 0
        self.headers: tuple[tuple[bytes, bytes], ...] = ()
        self.finished = False
        self.refused = ""  # why h11 gave up
        self.cut = ""  # which limit or early end stopped it
        self.surplus = 0

    @property
    def verdict(self) -> CaptureVerdict:
        if self.refused:
            return CaptureVerdict.MALFORMED
        return CaptureVerdict.TRUNCATED if self.cut else CaptureVerdict.OK

    @property
    def reusable(self) -> bool:
        """Whether the connection can carry another request."""
        clean = self.finished and not (self.refused or self.cut or self.surplus)
        return clean and self._parser.our_state is h11.DONE and self._parser.their_state is h11.DONE

    def feed(self, data: bytes) -> None:
        """Take what was received; `b""` says that the server closed."""
        self.wire += data
        if not self.refused:
            self._parse(data)
        if not data:
            self.finished = True
        elif len(self.wire) > 2 * self._limit + 128 * KIB:  # framing may not outweigh the body
            self.stop("limit: bytes received")

    def stop(self, why: str) -> None:
        """End here: a limit was reached or the connection broke."""
        self.cut = self.cut or why
        self.finished = True

    def _parse(self, data: bytes) -> None:
        try:
            self._parser.receive_data(data)
            while not self.finished and self._take(self._parser.next_event()):
                pass
        except h11.RemoteProtocolError as error:
            self._give_up(data, str(error))

    def _take(self, event: object) -> bool:
        """Note one event; false when more bytes are needed."""
        if isinstance(event, h11.Response):
            self.status = event.status_code
            self.headers = tuple(event.headers.raw_items())
        elif isinstance(event, h11.Data):
            self.payload += event.data
            if len(self.payload) > self._limit:
                del self.payload[self._limit :]
                self.stop("limit: body")
        elif isinstance(event, h11.EndOfMessage):
            self.surplus = len(self._parser.trailing_data[0])
            self.finished = True
        return event is not h11.NEED_DATA and event is not h11.PAUSED

    def _give_up(self, data: bytes, why: str) -> None:
        if not data and (self.status or self.wire.startswith(b"HTTP/")):
            self.stop("closed early")
        elif "too long" in why or "too large" in why:
            self.stop("limit: head")
        else:
            self.refused = why
            self.payload = bytearray(self.payload or _after_head(self.wire))


def _after_head(wire: bytearray) -> bytes:
    """Everything after the first empty line: the best that can be said of a response that is none."""
    return bytes(wire.partition(b"\r\n\r\n")[2])
