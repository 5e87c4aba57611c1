"""Whether we may, and how fast: mandate, kill switch, closed host list, hours, budget, robots.txt, pace.

If it is not sure that we may fetch, we may not.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from crawler.egress import Policy
from crawler.hours import read_hours
from crawler.robots import Rules
from model import Mandate, RefusalReason, Refused, SiteDefinition, VigieError
from store import hashlists, mandates, runs, sites
from store.session import Unit

_DAYS_OF_RUNS = 1000  # a site with more runs a day than this has no budget worth the name


def open_gate(unit: Unit, definition: SiteDefinition, at: datetime, *, training: bool) -> Gate:
    """The gate of a run that may begin. Raises Refused with the reason when it may not."""
    if not sites.is_enabled(unit, definition.id):
        raise Refused(RefusalReason.SITE_DISABLED, definition.id)
    mandate = mandates.covering(unit, definition.id, definition.category, at)
    gate = Gate(definition, mandate, spent=spent_today(unit, definition.id, at), training=training)
    gate.admit_time(at)
    gate.photos = hashlists.ready(unit)
    return gate


def spent_today(unit: Unit, site: str, at: datetime) -> int:
    """Requests that runs begun on this UTC day have made."""
    recent = runs.recent(unit, site, _DAYS_OF_RUNS)
    return sum(run.counts.requests for run in recent if run.started.date() == at.date())


class Gate:
    """The decisions of one run. `photos` says whether pictures may be fetched at all."""

    def __init__(self, definition: SiteDefinition, mandate: Mandate, *, spent: int = 0, training: bool = False) -> None:
        self.definition = definition
        self.mandate = mandate
        self.policy = Policy(frozenset(host.lower() for host in definition.hosts), training)
        self.photos = False
        self.closed: VigieError | None = None  # why nothing more is fetched in this run
        self.stopping = asyncio.Event()
        self._hours = read_hours(definition.fetch.window)
        self._spent = spent
        self._rules: dict[str, Rules] = {}
        self._refused: set[tuple[RefusalReason, str]] = set()

    def admit_time(self, at: datetime) -> None:
        """Mandate, hours and budget. Raises Refused, and closes the gate for the rest of the run."""
        why = self.closed or self._refusal(at)
        if why is not None:
            self.close(why)
            raise why

    def close(self, why: VigieError) -> None:
        """Let nothing more through in this run; the first reason stands."""
        self.closed = self.closed or why
        self.stopping.set()

    def admit(self, url: str, at: datetime) -> None:
        """Everything that can be said of one address before its robots.txt is known."""
        self.admit_time(at)
        self.policy.admit(url)

    def admit_robots(self, url: str) -> None:
        """What the site's robots.txt says, which must have been learnt for this host before."""
        rules = self._rules[self.policy.admit(url).authority]
        if self.obeys_robots and not rules.allow(url):
            raise Refused(RefusalReason.ROBOTS, rules.why)

    def admit_category(self, category: str) -> None:
        """An ad of a category that the mandate does not name is not stored."""
        if "*" not in self.mandate.categories and category not in self.mandate.categories:
            raise Refused(RefusalReason.OUT_OF_SCOPE, f"category {category}")

    def first_time(self, refusal: Refused) -> bool:
        """Whether this reason was not met before in this run: a thousand links to one foreign host are one line."""
        said = (refusal.reason, refusal.detail)
        known = said in self._refused
        self._refused.add(said)
        return not known

    @property
    def obeys_robots(self) -> bool:
        """False only when the definition names the reference of a signed override."""
        return self.definition.fetch.robots == "obey"

    def knows_robots(self, authority: str) -> bool:
        return authority in self._rules

    def learn_robots(self, authority: str, rules: Rules) -> None:
        self._rules[authority] = rules

    def spend(self) -> None:
        """Count one request against the day's budget."""
        self._spent += 1

    def look_again(self, unit: Unit, at: datetime) -> None:
        """Read mandate, kill switch and hash lists anew: people may have decided since the run began."""
        try:
            if not sites.is_enabled(unit, self.definition.id):
                raise Refused(RefusalReason.SITE_DISABLED, self.definition.id)
            mandates.covering(unit, self.definition.id, self.definition.category, at)
            self.photos = hashlists.ready(unit)
        except Refused as refusal:
            self.close(refusal)

    @property
    def delay_s(self) -> float:
        """Seconds between request starts: the definition's, or what robots.txt asks for when that is more."""
        asked = [rules.delay_s for rules in self._rules.values()] if self.obeys_robots else []
        return max([self.definition.fetch.delay_s, *asked])

    def _refusal(self, at: datetime) -> Refused | None:
        budget = self.definition.fetch.requests_day
        if at >= self.mandate.expiry:
            return Refused(RefusalReason.MANDATE_EXPIRED, self.mandate.reference)
        if self._hours is not None and not self._hours.holds(at):
            return Refused(RefusalReason.OUTSIDE_HOURS, self.definition.fetch.window or "")
        if budget is not None and self._spent >= budget:
            return Refused(RefusalReason.BUDGET_SPENT, f"{budget} requests a day")
        return None


class Pace:
    """Spacing of request starts, and how many may be open at once, over all hosts of one site."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._open = asyncio.Semaphore(gate.definition.fetch.concurrency)
        self._start = asyncio.Lock()
        self._next = 0.0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the next free start, then hold a place until the response is there."""
        async with self._open:
            async with self._start:
                await self._wait()
            yield

    async def _wait(self) -> None:
        """Until the delay since the last start is over; counted from when that one really started."""
        loop = asyncio.get_running_loop()
        while (left := self._next - loop.time()) > 0 and not self._gate.stopping.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._gate.stopping.wait(), left)
        self._next = loop.time() + self._gate.delay_s
