"""The terms of use that a definition names: fetched as any page is, kept for what they said, no reason to stop."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from crawler.fetcher import Fetcher, Setback
from crawler.robots import MOST_HOPS
from model import CaptureKind, FaultKind, Refused
from store import captures

Miss = Callable[[str, Setback | Refused], Awaitable[None]]


async def keep_terms(fetcher: Fetcher, urls: Iterable[str], miss: Miss) -> None:
    """Fetch each address through the gate, once in a sweep; `miss` is told of those that cannot be had.

    A closed gate ends it.
    """
    sweep = fetcher.run.sweep
    kept = await fetcher.recorder.write(lambda unit: captures.of_sweep(unit, sweep, CaptureKind.TERMS))
    fetcher.tally.shown[CaptureKind.TERMS] += [capture.id for capture in kept]
    there = {capture.url for capture in kept}
    for url in urls:
        if url in there:
            continue
        try:
            await _fetch(fetcher, url)
        except (Setback, Refused) as error:
            if fetcher.gate.closed is not None:
                return
            await miss(url, error)


async def _fetch(fetcher: Fetcher, url: str) -> None:
    for _ in range(MOST_HOPS + 1):
        try:
            arrival = await fetcher.fetch(url, CaptureKind.TERMS)
        except Setback as setback:
            if setback.moved is None:
                raise
            url = setback.moved
            continue
        if arrival.capture.status != 200:
            raise Setback(FaultKind.FETCH, f"status {arrival.capture.status}", capture=arrival.capture.id)
        return
    raise Setback(FaultKind.LIMIT, f"more than {MOST_HOPS} redirects in a row")
