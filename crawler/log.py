"""What the libraries beneath have to say, without the addresses they would print: class and place of an error only."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class Reporter(logging.Handler):
    """Counts errors and prints each as one JSON line on standard error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.errors += 1
        said = {"error": record.name, "where": f"{record.module}:{record.lineno}", **_cause(record)}
        print(json.dumps(said), file=sys.stderr, flush=True)  # noqa: T201  standard error is this process's report

    @contextmanager
    def installed(self) -> Iterator[None]:
        """In place of every other handler, for the length of a run."""
        root = logging.getLogger()
        before, root.handlers = root.handlers, [self]
        logging.captureWarnings(capture=True)
        try:
            yield
        finally:
            logging.captureWarnings(capture=False)
            root.handlers = before


def _cause(record: logging.LogRecord) -> dict[str, str]:
    if not record.exc_info or record.exc_info[0] is None:
        return {}
    trace = record.exc_info[2]
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    return {"kind": record.exc_info[0].__name__, "raised": place}
