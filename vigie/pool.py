"""Worker processes that leave interruptions to whoever started them, and never outlive them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver, get_context, parent_process, resource_tracker
from threading import Thread, current_thread, main_thread
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def workers() -> Iterator[ProcessPoolExecutor]:
    """As many workers as there are processors, until the block ends."""
    _start_server()
    context = get_context("forkserver")
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=context, initializer=end_with_parent) as pool:
        yield pool


def _start_server() -> None:
    """Start the process that forks the workers with Ctrl-C blocked: they inherit that, and say nothing of their own."""
    resource_tracker.ensure_running()  # unblocks Ctrl-C when it starts, so it goes first
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def in_workers(pool: ProcessPoolExecutor, work: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[Result]:
    """The results in the order of the jobs. A pool interrupted while it starts a worker would wait for it for ever."""
    with held_back():
        return pool.map(work, jobs)


@contextmanager
def held_back() -> Iterator[None]:
    """Let an interruption wait until the block ends; other threads than the main one are never interrupted.

    Blocking the signals would not do: the kernel would hand them to a thread of some library, and Python to this one.
    """
    if current_thread() is not main_thread():
        yield
        return
    met: list[int] = []
    before = {number: signal.signal(number, lambda number, _: met.append(number)) for number in STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for caught in met:
            signal.raise_signal(caught)


def end_with_parent() -> None:
    """A worker whose parent was killed would wait for its next job for ever."""
    Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
