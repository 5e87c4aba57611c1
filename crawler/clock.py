"""How far this machine's clock can be trusted, as its kernel and the daemon that steers it say: nothing is asked
outside, nothing is changed, and what cannot be read is unknown."""

from __future__ import annotations

import ctypes
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from model import Clock

STA_UNSYNC = 0x0040  # linux/timex.h
STA_NANO = 0x2000  # `offset` is in nanoseconds instead of microseconds
PATIENCE_S = 0.5  # a daemon on this machine answers within milliseconds or not at all

Run = Callable[[Sequence[str]], str]


class Timex(ctypes.Structure):
    """`struct timex` as far as it is read here; `modes` 0 changes nothing. See adjtimex(2)."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),  # microseconds
        ("esterror", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_char * 512),  # more than any libc's struct goes on for
    )


@dataclass(frozen=True, slots=True)
class Daemon:
    """What steers the clock: name and source; seconds that it would add to the clock; servers to a reference clock."""

    source: str = ""
    offset_s: float | None = None
    stratum: int | None = None


def ask_kernel(timex: Timex) -> int:
    """adjtimex(2): fills `timex`, returns the clock's state, below 0 without permission."""
    return int(ctypes.CDLL(None, use_errno=True).adjtimex(ctypes.byref(timex)))


def ask_program(command: Sequence[str], patience_s: float = PATIENCE_S) -> str:
    """What a program of this machine prints; empty when it is not there, is slow, or fails."""
    if shutil.which(command[0]) is None:
        return ""
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=patience_s, check=False)
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return ""
    return said.stdout if said.returncode == 0 else ""


def read_clock(at: datetime, kernel: Callable[[Timex], int] = ask_kernel, run: Run = ask_program) -> Clock:
    """The clock as it stands; `at` is its own time. Never raises: unknown is `None`."""
    daemon = _chrony(run) or _timesyncd(run) or Daemon()
    timex = Timex()
    try:
        known = kernel(timex) >= 0
    except (OSError, AttributeError):  # no such call here
        known = False
    if not known:
        return Clock(at, daemon.source, None, daemon.offset_s, None, daemon.stratum)
    synchronised = not timex.status & STA_UNSYNC
    offset = daemon.offset_s  # chrony slews by frequency, so that the kernel's own offset stays 0
    if offset is None and synchronised:
        offset = timex.offset / (1e9 if timex.status & STA_NANO else 1e6)
    source = f"kernel, {daemon.source}" if daemon.source else "kernel"
    return Clock(at, source, synchronised, offset, timex.maxerror / 1e6, daemon.stratum)


def _chrony(run: Run) -> Daemon | None:
    """`-n`: no name is looked up. "slow" is what the clock must gain."""
    said = run(("chronyc", "-n", "tracking"))
    source = re.search(r"^Reference ID\s*: \S+ \((\S+)\)", said, re.MULTILINE)
    if source is None:
        return None
    offset = re.search(r"^System time\s*: (\d+\.\d+) seconds (slow|fast)", said, re.MULTILINE)
    stratum = re.search(r"^Stratum\s*: (\d+)", said, re.MULTILINE)
    return Daemon(
        f"chrony from {source[1]}",
        float(offset[1]) * (1 if offset[2] == "slow" else -1) if offset else None,
        int(stratum[1]) if stratum else None,
    )


def _timesyncd(run: Run) -> Daemon | None:
    said = run(("timedatectl", "show-timesync"))
    source = re.search(r"^ServerAddress=(\S+)", said, re.MULTILINE)
    if source is None:
        return None
    stratum = re.search(r"^NTPMessage=.*\bStratum=(\d+)", said, re.MULTILINE)
    return Daemon(f"systemd-timesyncd from {source[1]}", None, int(stratum[1]) if stratum else None)
