"""The price of evidence: CPU of the crawler process over the same pages, with and without it, interleaved.

    python benchmarks/crawling.py [--pages 2000] [--rounds 3] [--with plain vigie ...]

A server in a process of its own answers on loopback. Counted are user and system seconds of the child alone, its start
included, as the kernel gives them when it ends; `start` is what it spends before its first page (a site of one list
page). Wall-clock time says nothing on a shared machine. The set-ups are described in plain_spiders.py; `vigie` is
`python -m crawler`: gate, egress, the wire's bytes in WARC, SHA-256, sync, rows, strict reader, ingest.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
KINDS = ("plain", "bare", "handler", "unkept", "vigie")
SITE = """
id: board
version: 1
owner: bench
base: http://127.0.0.1:{port}
fetch: {{delay_s: 0, concurrency: 16}}
discover:
  - {{kind: listing, url: [/list/1], links: a.ad-link, next: "a[rel=next]"}}
ad:
  url: /ad/(?P<id>\\d+)$
  category: escort
  fields:
    title: {{css: h1.title}}
    text: {{css: div.text}}
    place: {{css: span.place}}
    language: {{css: "html::attr(lang)"}}
    posted_at: {{css: "time::attr(datetime)"}}
    price: {{css: p.price}}
    currency: {{css: "p.price::attr(data-currency)"}}
    contacts: {{css: li.contact, many: true}}
    photos: {{css: .photos img, many: true}}
    country: {{jsonld: Product.offers.areaServed}}
expect: {{title: 1, text: 1, place: 1, country: 1}}
"""


@dataclass(frozen=True)
class Cost:
    pages: int
    cpu_s: float
    peak_mb: float

    @property
    def rate(self) -> float:
        return self.pages / self.cpu_s


@contextmanager
def board(pages: int) -> Iterator[int]:
    """The port of a server with so many ad pages."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, HERE / "made_up_pages.py", str(pages)], stdin=pipe, stdout=pipe) as server:
        assert server.stdout is not None
        yield int(server.stdout.readline())
        server.communicate()


def workspace(folder: Path, port: int) -> None:
    """A training workspace with the one site, mandate approved. Its pictures are off: no hash list was loaded."""
    from model import Account, Mandate, Role
    from spiders.definition import load
    from store import accounts, mandates, sites
    from store.session import open_store
    from store.upgrade import migrate

    (folder / "sites").mkdir(parents=True)
    site = folder / "sites" / "board.yml"
    site.write_text(SITE.format(port=port), encoding="utf-8")
    (folder / "vigie.toml").write_text("training = true\n", encoding="utf-8")
    store, now = open_store(f"sqlite:///{folder / 'vigie.db'}"), datetime.now(UTC)
    migrate(store)
    with store.writing() as unit:
        accounts.add(unit, Account("ada", frozenset({Role.COLLECTOR})), "", now)
        mandate = Mandate("M-1", "Unit", "law", "bench", ("*",), ("*",), now - timedelta(days=1),
                          now + timedelta(days=1), "bea", "none")  # fmt: skip
        mandates.propose(unit, mandate, "text", "ada", now)
        mandates.approve(unit, "M-1", "bea", now)
        sites.record(unit, load(site), "text", "ada", now)
        sites.enable(unit, "board", "ada", "bench", now)
    store.close()


def measured(words: list[str], count: Callable[[str], int]) -> Cost:
    """Run a child to its end; what it cost, and how many ads it says that it read."""
    child = subprocess.Popen(words, cwd=HERE.parent, env={**os.environ, "PYTHONPATH": str(HERE.parent)},
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # fmt: skip
    assert child.stdout is not None
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{words[1:4]} ended with {child.returncode}: {said}")
    return Cost(count(said), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def run(kind: str, port: int, scratch: Path) -> Cost:
    home = Path(tempfile.mkdtemp(dir=scratch))
    if kind in ("plain", "bare"):
        return measured([sys.executable, str(HERE / "plain_spiders.py"), kind, str(port)], int)
    workspace(home / "home", port)
    where = {"handler": home / "home" / "sites" / "board.yml", "unkept": home / "home"}.get(kind)
    if where is not None:
        return measured([sys.executable, str(HERE / "plain_spiders.py"), kind, str(where)], int)
    words = [sys.executable, "-m", "crawler", "--home", str(home / "home"), "--site", "board", "--account", "ada"]
    return measured(words, lambda said: int(json.loads(said)["ads_new"]))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--with", dest="kinds", nargs="+", choices=KINDS, default=list(KINDS))
    told = parser.parse_args()
    sys.path.insert(0, str(HERE.parent))
    costs: dict[str, list[Cost]] = {kind: [] for kind in told.kinds}
    with tempfile.TemporaryDirectory() as scratch, board(50) as small, board(told.pages) as large:
        starts = {kind: run(kind, small, Path(scratch)).cpu_s for kind in told.kinds}
        for _ in range(told.rounds):
            for kind in told.kinds:
                costs[kind].append(run(kind, large, Path(scratch)))
                assert costs[kind][-1].pages == told.pages, f"{kind} read {costs[kind][-1].pages} ads"
    ratio = f"ratio to {told.kinds[0]}"
    print(f"{'':10}{'ads/CPU-s':>10}{ratio:>18}{'lowest':>8}{'highest':>8}{'start s':>9}{'peak MB':>9}")
    for kind, found in costs.items():
        ratios = [one.rate / base.rate for one, base in zip(found, costs[told.kinds[0]], strict=True)]
        print(
            f"{kind:10}{median(one.rate for one in found):10.0f}{median(ratios):18.2f}{min(ratios):8.2f}"
            f"{max(ratios):8.2f}{starts[kind]:9.2f}{median(one.peak_mb for one in found):9.0f}"
        )
    if {"unkept", "vigie"} <= set(told.kinds):
        print(price(costs["unkept"], costs["vigie"]))
    return 0


def price(without: list[Cost], whole: list[Cost]) -> str:
    """What evidence costs of a whole run, round by round."""
    shares = [1 - less.cpu_s / all_of_it.cpu_s for less, all_of_it in zip(without, whole, strict=True)]
    each = [(all_of_it.cpu_s - less.cpu_s) / all_of_it.pages for less, all_of_it in zip(without, whole, strict=True)]
    return (
        f"evidence's own price: {median(shares):.0%} of a whole run's CPU ({min(shares):.0%} to {max(shares):.0%}), "
        f"{1000 * median(each):.2f} ms a page"
    )


if __name__ == "__main__":
    sys.exit(main())
