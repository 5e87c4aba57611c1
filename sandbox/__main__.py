"""`python -m sandbox`: serve the four boards for a person to look at, until Ctrl-C."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from threading import Event

from sandbox.serve import serve
from sandbox.world import END, build


def main() -> None:
    """Print one address per board and wait."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="Serve the made-up town on loopback.")
    parser.add_argument("--port-base", type=int, default=0, help="first of four ports; 0 takes free ones")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ads", type=int, default=3200)
    parser.add_argument("--days-later", type=int, default=0, help="move the clock of the boards forward")
    chosen = parser.parse_args()
    world = build(chosen.seed, chosen.ads)
    with serve(world, END + timedelta(days=chosen.days_later), chosen.port_base) as boards:
        for site, address in boards.sites.items():
            sys.stdout.write(f"{site:12} {address}/{'api/v1/ads' if site == 'town-api' else ''}\n")
        sys.stdout.flush()
        try:
            Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
