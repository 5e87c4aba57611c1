"""What a site's robots.txt asks of us (RFC 9309), read with Protego."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

MOST_READ = 512 * 1024  # bytes; RFC 9309 asks for at least 500 KiB
MOST_HOPS = 5


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host for our name: as parsed; `None` when there is no file; `closed` when none can be had."""

    parsed: Protego | None
    agent: str
    why: str = "disallowed by robots.txt"
    closed: bool = False

    def allow(self, url: str) -> bool:
        if self.closed:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(url, self.agent))

    @property
    def delay_s(self) -> float:
        """Seconds between requests that the file asks for, 0 when it does not."""
        asked = self.parsed.crawl_delay(self.agent) if self.parsed else None
        return float(asked or 0.0)


def read_rules(status: int, body: bytes, agent: str) -> Rules:
    """The rules that an answer for /robots.txt stands for.

    4xx: no file, all is allowed; 5xx, 429 and anything that is no answer: nothing is (RFC 9309, sections 2.3.1.3, .4).
    """
    if 200 <= status < 300:
        return Rules(Protego.parse(body[:MOST_READ].decode("utf-8", "replace")), agent)
    if 400 <= status < 500 and status != 429:
        return Rules(None, agent)
    return unreachable(agent)


def unreachable(agent: str) -> Rules:
    """Until a robots.txt can be had, nothing may be fetched."""
    return Rules(None, agent, why="robots.txt cannot be had", closed=True)
