"""Makes the pictures of the docs: a small town, its desk, a real browser.

.venv/bin/python docs/images/make.py
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
VIGIE = str(Path(sys.executable).with_name("vigie"))
PASSWORD = "made-up password"  # noqa: S105  # of a throw-away training workspace


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = str(Path(folder) / "town")
        subprocess.run([VIGIE, "--home", home, "demo", "--once", "--ads", "800"], check=True)
        for role in ("reviewer", "countersigner"):
            words = [VIGIE, "--home", home, "user", "add", f"{role}-1", "--role", role, "--password-stdin"]
            subprocess.run(words, input=PASSWORD, text=True, check=True)
        desk = subprocess.Popen([VIGIE, "--home", home, "serve", "--port", "0"], stderr=subprocess.PIPE, text=True)
        try:
            take(address(desk))
        finally:
            desk.terminate()
            desk.wait()


def address(desk: subprocess.Popen[str]) -> str:
    """Where the desk says that it listens."""
    for line in desk.stderr or ():
        if found := re.search(r"http://[\d.:]+/", line):
            return found.group()
    raise SystemExit("the desk did not start")


def take(url: str) -> None:
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path="/usr/bin/chromium")
        page = browser.new_page(viewport={"width": 1360, "height": 900})
        page.goto(url)
        page.fill("input[name=name]", "reviewer-1")
        page.fill("input[type=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.locator("a[href*='/cluster/']").first.wait_for()
        shoot(page, "queue")
        page.locator("a[href*='/cluster/']").first.click()
        page.wait_for_url("**/cluster/**")
        shoot(page, "desk")
        browser.close()


def shoot(page: Page, name: str) -> None:
    page.screenshot(path=str(HERE / f"{name}.png"))


if __name__ == "__main__":
    main()
