"""Requests in Scrapy's hands, in the order in which the frontier gave them out: it ranks, weeds out and remembers."""

from __future__ import annotations

from collections import deque

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler

SLOT = "download_slot"  # key of `Request.meta` by which Scrapy tells hosts apart; the gate paces over all of a site


class InOrder(BaseScheduler):
    """A queue and no more: Scrapy's own looks at address, priority and fingerprint of each request."""

    def __init__(self) -> None:
        self._waiting: deque[Request] = deque()

    def has_pending_requests(self) -> bool:
        return bool(self._waiting)

    def enqueue_request(self, request: Request) -> bool:
        request.meta[SLOT] = "site"
        self._waiting.append(request)
        return True

    def next_request(self) -> Request | None:
        return self._waiting.popleft() if self._waiting else None
