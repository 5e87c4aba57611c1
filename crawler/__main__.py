"""`python -m crawler --home HOME --site SITE --account NAME [--run ID]`: the child process of one run."""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main() -> int:
    """Standard output: the result as one JSON object. Standard error: progress as JSON, and one line on failure."""
    parser = argparse.ArgumentParser("python -m crawler")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--site", required=True)
    parser.add_argument("--account", required=True)
    parser.add_argument("--run")
    parser.add_argument("--parent", type=int, help="the process that started this one; without it there is no run")
    told = parser.parse_args()
    end_with_parent(told.parent)

    from crawler.run import harden, run_site
    from model import VigieError

    harden()
    keep_what_stays()
    try:
        return run_site(told.home, told.site, told.account, told.run, sys.stdout)
    except VigieError as error:
        print(error, file=sys.stderr, flush=True)  # noqa: T201  the one line of this process
        return error.exit_code
    except OSError as error:  # a disk that is full before anything could be kept
        print(f"{error.filename or 'system'}: {error.strerror}", file=sys.stderr, flush=True)  # noqa: T201
        return 1


def keep_what_stays() -> None:
    """Leave modules and classes out of every later search for garbage, and search less often.

    Worth about 5 % of a crawl's CPU time; its memory stays where it was (benchmarks/crawling.py).
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def end_with_parent(started_by: int | None) -> None:
    """Let the kernel kill this process when the one that started it is gone, however it went, or went already.

    Left alone a run would hold its site for hours, out of reach of Ctrl-C. A kill loses nothing, and the next command
    need not wait for it. Strictly it is the thread that started us that counts: ours live as long as their process.
    """
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if started_by not in (None, os.getppid()):
        sys.exit(4)


if __name__ == "__main__":
    sys.exit(main())
