"""`python -m crawler --home HOME --site SITE --account NAME [--run ID]`: the child process of one run."""

from __future__ import annotations

import argparse
import ctypes
import gc
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main() -> int:
    """Standard output: the result as one JSON object. Standard error: progress as JSON, and one line on failure."""
    end_with_parent()
    parser = argparse.ArgumentParser("python -m crawler")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--site", required=True)
    parser.add_argument("--account", required=True)
    parser.add_argument("--run")
    told = parser.parse_args()

    from crawler.run import harden, run_site
    from model import VigieError

    harden()
    keep_what_stays()
    try:
        return run_site(told.home, told.site, told.account, told.run, sys.stdout)
    except VigieError as error:
        print(error, file=sys.stderr, flush=True)  # noqa: T201  the one line of this process
        return error.exit_code


def keep_what_stays() -> None:
    """Leave modules and classes out of every later search for garbage, and search less often.

    Worth about 5 % of a crawl's CPU time; its memory stays where it was (benchmarks/crawling.py).
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def end_with_parent() -> None:
    """Let the kernel kill this process when the one that started it is gone, however it went.

    Left alone a run would hold its site for hours, out of reach of Ctrl-C. A kill loses nothing, and the next command
    need not wait for it. Strictly it is the thread that started us that counts: ours live as long as their process.
    """
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
