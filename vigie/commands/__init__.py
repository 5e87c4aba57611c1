"""The commands, one file per noun. Each adds its parser; its function gets arguments and output, returns a code."""

from __future__ import annotations

from vigie.commands import (
    accounts,
    alerts,
    cases,
    collect,
    demo,
    erasing,
    links,
    lists,
    mandates,
    reading,
    rules,
    scheduling,
    searching,
    serving,
    sites,
    verifying,
    workspaces,
)

COMMANDS = (
    workspaces.add,
    demo.add,
    mandates.add,
    accounts.add,
    lists.add,
    sites.add,
    collect.add,
    scheduling.add,
    reading.add,
    links.add,
    alerts.add,
    rules.add,
    searching.add,
    cases.add,
    serving.add,
    verifying.add,
    erasing.add,
)
