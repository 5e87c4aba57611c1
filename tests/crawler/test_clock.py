"""The clock as kernel and daemon tell it; the call itself is played, since no test may set a machine's clock."""

import ctypes
import sys
from datetime import UTC, datetime

import pytest

from crawler.clock import STA_NANO, STA_UNSYNC, Timex, ask_kernel, ask_program, read_clock
from model import Clock

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
CHRONY = """\
Reference ID    : C0000201 (192.0.2.1)
Stratum         : 3
Ref time (UTC)  : Sun Nov 01 11:59:18 2026
System time     : 0.000123456 seconds {way} of NTP time
Last offset     : +0.000145234 seconds
Leap status     : Normal
"""
TIMESYNC = """\
SystemNTPServers=ntp.example
ServerName=ntp.example
ServerAddress=192.0.2.7
NTPMessage={ Leap=0, Version=4, Mode=4, Stratum=2, Precision=-24, RootDelay=1.2ms, Jitter=2.3ms }
Frequency=-1234
"""


def kernel(state=0, **said):
    def fill(timex: Timex) -> int:
        assert timex.modes == 0, "the clock would be set"
        for name, value in said.items():
            setattr(timex, name, value)
        return state

    return fill


def silent(command):
    return ""


def program(name, said):
    return lambda command: said if command[0] == name else ""


def test_synchronised_clock_in_microseconds():
    clock = read_clock(NOW, kernel(offset=-1500, maxerror=25_000, status=0), silent)

    assert clock == Clock(NOW, "kernel", True, -0.0015, 0.025, None)


def test_offset_in_nanoseconds():
    clock = read_clock(NOW, kernel(offset=1500, maxerror=25_000, status=STA_NANO), silent)

    assert clock == Clock(NOW, "kernel", True, 0.0000015, 0.025, None)


def test_unsynchronised_clock_is_said_to_be_so():
    """State 5 (TIME_ERROR) is what adjtimex(2) answers then; 16 s is the kernel's way to say that it does not know."""
    clock = read_clock(NOW, kernel(5, maxerror=16_000_000, status=STA_UNSYNC | STA_NANO), silent)

    assert clock == Clock(NOW, "kernel", False, None, 16.0, None)


def no_such_call(timex):
    raise AttributeError("adjtimex")


@pytest.mark.parametrize("failing", [kernel(-1, maxerror=1, offset=1), no_such_call])
def test_what_the_kernel_does_not_tell_is_unknown(failing):
    assert read_clock(NOW, failing, silent) == Clock(NOW, "", None, None, None, None)


@pytest.mark.parametrize(("way", "offset"), [("slow", 0.000123456), ("fast", -0.000123456)])
def test_chrony_tells_source_stratum_and_what_the_clock_must_gain(way, offset):
    clock = read_clock(NOW, kernel(maxerror=900), program("chronyc", CHRONY.format(way=way)))

    assert clock == Clock(NOW, "kernel, chrony from 192.0.2.1", True, offset, 0.0009, 3)


def test_timesyncd_tells_source_and_stratum():
    clock = read_clock(NOW, kernel(offset=7, maxerror=900), program("timedatectl", TIMESYNC))

    assert clock == Clock(NOW, "kernel, systemd-timesyncd from 192.0.2.7", True, 0.000007, 0.0009, 2)


@pytest.mark.parametrize("said", ["506 Cannot talk to daemon\n", "Reference ID    : 00000000 ()\n", "\x00\n" * 9])
def test_daemon_that_says_nothing_of_use_changes_nothing(said):
    assert read_clock(NOW, kernel(maxerror=900), lambda command: said) == Clock(NOW, "kernel", True, 0.0, 0.0009, None)


@pytest.mark.parametrize(
    "command", [("no-such-program",), (sys.executable, "-c", "import time; time.sleep(30)"), ("false",)]
)
def test_program_that_is_not_there_is_slow_or_fails_says_nothing(command):
    assert ask_program(command) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="adjtimex is Linux's")
def test_the_kernel_of_this_machine_answers_and_its_words_make_sense():
    timex = Timex()
    assert ctypes.sizeof(Timex) > 208, "the kernel writes 208 bytes on 64-bit machines"

    state = ask_kernel(timex)

    assert -1 <= state <= 5
    assert state == -1 or 0 <= timex.maxerror <= 16_000_000
