"""The commands, one file per noun. Each adds its parser; its function gets arguments and output, returns a code."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from vigie.commands.arguments import Commands, Shared

COMMANDS: dict[str, str] = {
    "init": "workspaces",
    "demo": "demo",
    "mandate": "mandates",
    "user": "accounts",
    "key": "accounts",
    "hashlist": "lists",
    "site": "sites",
    "crawl": "collect",
    "import": "collect",
    "schedule": "scheduling",
    "read": "reading",
    "link": "links",
    "links": "links",
    "clusters": "links",
    "why": "asking",
    "alert": "alerts",
    "rules": "rules",
    "search": "searching",
    "case": "cases",
    "serve": "serving",
    "verify": "verifying",
    "log": "log",
    "erase": "erasing",
}
"""Every command and the file it is in."""


def add_commands(commands: Commands, shared: Shared, words: Iterable[str]) -> None:
    """Declare the commands that stand among `words` (all, if none does), importing only their files.

    A browser driver or a linker costs a second to import: `vigie read` must not wait for it.
    """
    named = [word for word in words if word in COMMANDS] or list(COMMANDS)
    for module in dict.fromkeys(COMMANDS[word] for word in named):
        import_module(f"vigie.commands.{module}").add(commands, shared)
