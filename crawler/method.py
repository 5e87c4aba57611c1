"""The method of a run, put together from what the machine, the settings, the mandate and the run itself say."""

from __future__ import annotations

import hashlib
import hmac
import platform
from dataclasses import asdict, replace
from datetime import datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from config.settings import Settings
from crawler.clock import ask_program
from crawler.egress import Limits
from crawler.egress.connect import OPENSSL_VERSION
from crawler.gate import Gate
from crawler.recorder import Recorder
from crawler.tally import Tally
from model import (
    BrowserUse,
    Capture,
    CaptureKind,
    Clock,
    Machine,
    Method,
    NotCaptured,
    Notice,
    RefusalReason,
    Run,
    Skew,
    Software,
)
from model.method import MEDIA_TYPE, canonical_json
from store.session import SQLITE_VERSION

ROOT = Path(__file__).parent.parent  # of a checkout; beside other packages where it is installed
LOCK = ROOT / "requirements.lock"
MACHINE_ID = Path("/etc/machine-id")
PATIENCE_S = 5.0  # for git to look through a checkout on a slow disk


def begun(settings: Settings, gate: Gate, run: Run, limits: Limits, clock: Clock) -> Method:
    """The method as far as it is known when a run begins."""
    definition, mandate = gate.definition, gate.mandate
    notice = definition.gate
    snapshot = _snapshot(settings)
    return Method(
        run=run.id, site=run.site, sweep=run.sweep, unit=settings.unit, account=run.account, mandate=mandate.reference,
        authority=mandate.authority, basis=mandate.basis, purpose=mandate.purpose,
        mandate_sha256=mandate.text_sha256, started=run.started, clock_start=clock,
        definition_sha256=definition.sha256, definition_version=definition.version,
        software=software(), machine=machine(), settings=snapshot,
        settings_sha256=hashlib.sha256(snapshot.encode()).hexdigest(), user_agent=settings.user_agent,
        exit_address=settings.exit_address or "unknown",
        robots="obeyed" if gate.obeys_robots else definition.fetch.robots,
        browser=_browser() if definition.fetch.mode == "browser" else None, limits=_limits(gate, limits),
        notice=Notice(tuple(name for name, _ in notice.cookies), notice.basis, notice.approved_by) if notice else None,
    )  # fmt: skip


def ended(method: Method, tally: Tally, state: str, clock: Clock) -> Method:
    """The whole method of a run that has ended."""
    left = sorted(tally.left.items())
    reasons = {str(why) for _, why in tally.left} & {str(reason) for reason in RefusalReason}
    return replace(
        method,
        ended=clock.read_at,
        clock_end=clock,
        state=state,
        robots_captures=tuple(tally.shown[CaptureKind.ROBOTS]),
        terms_captures=tuple(tally.shown[CaptureKind.TERMS]),
        browser=replace(method.browser, build=tally.browser) if method.browser else None,
        skew=_skew(tally),
        refused=tuple((why, sum(n for (_, said), n in left if said == why)) for why in sorted(reasons)),
        not_captured=tuple(NotCaptured(str(what), str(why), count) for (what, why), count in left if count),
    )


async def keep_method(recorder: Recorder, method: Method, at: datetime, tally: Tally) -> Capture:
    """Keep it as a record of the run's own evidence; NotKept when it cannot be written."""
    data = method.written()
    tally.captures += 1
    return await recorder.keep(
        lambda warc: warc.resource(
            method.url, data, MEDIA_TYPE, run=method.run, site=method.site, kind=CaptureKind.RECORD, at=at
        )
    )


@cache
def software() -> Software:
    """What this process runs on."""
    try:
        own = version("vigie")
    except PackageNotFoundError:
        own = ""
    digest, source = _dependencies()
    return Software(
        "Vigie", own, _commit(), digest, source,
        f"{platform.python_implementation()} {platform.python_version()}", OPENSSL_VERSION, SQLITE_VERSION,
    )  # fmt: skip


@cache
def machine() -> Machine:
    """Where this process runs."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        release = {}
    image = f"{release.get('IMAGE_ID', '')} {release.get('IMAGE_VERSION', '')}".strip()
    host = platform.uname()
    kernel = f"{host.system} {host.release}"
    return Machine(release.get("PRETTY_NAME", ""), kernel, host.machine, _identity(), image)


def _identity() -> str:
    """The machine's id is confidential (machine-id(5)): what is kept cannot be led back to it."""
    try:
        secret = MACHINE_ID.read_bytes().strip()
    except OSError:
        return ""
    return hmac.new(secret, b"vigie", hashlib.sha256).hexdigest()[:32] if secret else ""


def _dependencies() -> tuple[str, str]:
    """A digest of the exact versions of all libraries, and what it is the digest of."""
    if LOCK.is_file():
        return hashlib.sha256(LOCK.read_bytes()).hexdigest(), LOCK.name
    lines = sorted({f"{one.name}=={one.version}\n" for one in distributions()})
    return hashlib.sha256("".join(lines).encode()).hexdigest(), "installed distributions"


def _commit() -> str:
    """The commit of the checkout, `-dirty` when files differ from it; empty for a release, or without git."""
    if not (ROOT / ".git").exists():
        return ""
    command = ("git", "--no-optional-locks", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=40")
    return ask_program((*command, "--exclude=*"), PATIENCE_S).strip()


def _snapshot(settings: Settings) -> str:
    """The settings as JSON; of an address its scheme and host alone: who wrote it may have put a password into it."""
    told = asdict(settings.choices) | {"database": urlsplit(settings.database).scheme}
    for authority in told["authority"]:
        parts = urlsplit(authority["url"])
        authority["url"] = f"{parts.scheme}://{parts.hostname}"
    return canonical_json(told)


def _browser() -> BrowserUse:
    from crawler.browser import FLAGS, VIEWPORT  # half a second that others need not pay

    return BrowserUse("", *VIEWPORT, FLAGS)


def _limits(gate: Gate, limits: Limits) -> tuple[tuple[str, float], ...]:
    fetch = gate.definition.fetch
    said = (
        ("head_bytes", limits.head), ("body_bytes", limits.body), ("media_bytes", limits.media),
        ("total_s", limits.total_s), ("slow_after_s", limits.slow_after_s),
        ("slowest_bytes_per_s", limits.slowest), ("quiet_s", limits.quiet_s), ("delay_s", fetch.delay_s),
        ("concurrent_requests", fetch.concurrency), ("requests_per_day", fetch.requests_day),
    )  # fmt: skip
    return tuple((name, value) for name, value in said if value is not None)


def _skew(tally: Tally) -> Skew:
    found = tally.skews
    return Skew(len(found), min(found), round(median(found), 1), max(found)) if found else Skew()
