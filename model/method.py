"""How a run was made: by whom, under which authority, with which programs, settings and clock, and what it left out.

A run keeps its method as JSON in its own evidence, once when it begins and once when it has ended; a killed run has
only the first. What is not known is `None` or empty, and stays so.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import UTC, datetime
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from model.errors import BadInput

T = TypeVar("T")

FORMAT = 1
MEDIA_TYPE = "application/json"


@dataclass(frozen=True, slots=True)
class Clock:
    """The machine's clock against the time it is kept to, in seconds: its own account, read without asking anybody.

    `source` says who told: the kernel, and the daemon that steers it with its own source. `offset_s` is the estimated
    offset from that source, `error_s` the kernel's bound of the error. `stratum` counts servers from a reference clock.
    """

    read_at: datetime
    source: str = ""
    synchronised: bool | None = None
    offset_s: float | None = None
    error_s: float | None = None
    stratum: int | None = None


@dataclass(frozen=True, slots=True)
class Skew:
    """Our time of receipt less the server's `Date`, in seconds, over `count` answers; `Date` has whole seconds only."""

    count: int = 0
    least_s: float | None = None
    median_s: float | None = None
    most_s: float | None = None


@dataclass(frozen=True, slots=True)
class NotCaptured:
    """What a run met and did not keep, or kept in part only; why; how often."""

    what: str
    why: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Software:
    """What ran. `dependencies_sha256` is the digest of what `dependencies_of` names: the lock file, or, without one,
    the sorted lines `name==version` of the installed distributions."""

    name: str = ""
    version: str = ""
    commit: str = ""  # of the checkout it ran from; a release has none
    dependencies_sha256: str = ""
    dependencies_of: str = ""
    python: str = ""
    openssl: str = ""
    sqlite: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it ran. `identity` is derived one way from the machine's id, so that runs of one machine can be told."""

    system: str = ""  # operating system and its version
    kernel: str = ""
    architecture: str = ""
    identity: str = ""
    image: str = ""  # the system image's own name and version, where it has one


@dataclass(frozen=True, slots=True)
class BrowserUse:
    """The browser that drew pages, and how it was told to."""

    build: str
    width: int
    height: int
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice that was answered for any visitor: names of the cookies set, why we may, who agreed."""

    cookies: tuple[str, ...]
    basis: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class Method:
    """How one run was made. `ended` and `clock_end` are `None` in the record that a run keeps when it begins.

    `limits` are in force for each response or for the run, in the unit that the name ends with. `refused` counts by
    reason what gate and egress turned away, requests of drawn pages included; it sums up part of `not_captured`.
    `clicks` names what was clicked on pages.
    """

    run: str
    site: str
    unit: str
    account: str
    mandate: str  # its reference
    authority: str
    basis: str
    purpose: str
    mandate_sha256: str  # of the mandate's text
    started: datetime
    clock_start: Clock
    definition_sha256: str
    definition_version: int
    ended: datetime | None = None
    clock_end: Clock | None = None
    state: str = "running"
    sweep: str = ""
    software: Software = Software()
    machine: Machine = Machine()
    settings: str = ""  # JSON, keys sorted, without secrets
    settings_sha256: str = ""
    user_agent: str = ""
    exit_address: str = "unknown"  # as the unit states it; never looked up
    via: str = "direct"  # direct, or the proxy or Tor
    robots: str = "obeyed"  # obeyed, or the reference of the signed override
    robots_captures: tuple[str, ...] = ()
    terms_captures: tuple[str, ...] = ()
    browser: BrowserUse | None = None
    limits: tuple[tuple[str, float], ...] = ()
    notice: Notice | None = None
    skew: Skew = Skew()
    refused: tuple[tuple[str, int], ...] = ()
    clicks: tuple[str, ...] = ()
    not_captured: tuple[NotCaptured, ...] = ()
    format: int = FORMAT

    @property
    def url(self) -> str:
        """Under which the record is kept."""
        return f"urn:vigie:run:{self.run}:method"

    def written(self) -> bytes:
        """As JSON in UTF-8: keys sorted, no white space, times in UTC. The same method is always the same bytes."""
        return canonical_json(asdict(self)).encode()


def canonical_json(value: object) -> str:
    """JSON with its keys sorted and no white space; times as ISO 8601 in UTC."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_time_written
    )


def read_method(data: bytes, where: str = "method record") -> Method:
    """The method that `written` wrote. Unknown keys are passed over; BadInput for what is no method."""
    try:
        said = json.loads(data)
        if said["format"] > FORMAT:
            raise BadInput(f"a method of format {said['format']}", where, "use a newer Vigie")
        return _read(Method, said)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadInput(f"no record of a run's method ({type(error).__name__})", where) from error


def _time_written(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    raise TypeError(type(value).__name__)


def _read(kind: type[T], said: Any) -> T:  # noqa: ANN401  what JSON holds
    """A dataclass from its JSON, every value of the type that its field has; ValueError where one is not."""
    if not isinstance(said, dict):
        raise ValueError(f"{type(said).__name__} where {kind.__name__} is meant")
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    types = get_type_hints(kind)
    return kind(**{name: _value(types[name], value) for name, value in said.items() if name in names})


def _value(kind: Any, value: Any) -> Any:  # noqa: ANN401  a type, and what JSON holds
    if get_origin(kind) is UnionType:
        return None if value is None else _value(get_args(kind)[0], value)
    if get_origin(kind) is tuple and isinstance(value, list):
        inner = get_args(kind)
        each = inner[:1] * len(value) if inner[-1] is Ellipsis else inner
        return tuple(_value(one, part) for one, part in zip(each, value, strict=True))
    if is_dataclass(kind):
        return _read(kind, value)  # type: ignore[arg-type]
    if kind is datetime:
        return datetime.fromisoformat(value)
    if type(value) is not kind and not (kind is float and type(value) is int):
        raise ValueError(f"{type(value).__name__} where {kind} is meant")
    return value
