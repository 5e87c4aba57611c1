"""What reasons of links say others show too: how many, and which clusters where a person is to judge."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import store
from dedup import Gallery, read_weighing
from model import PICTURES_SAY_LITTLE, Link, Reason, Spread

Told = Mapping[Reason, tuple[Spread, ...]]


def of_links(unit: store.Unit, links: Iterable[Link], here: Iterable[str] = ()) -> Told:
    """By reason; reasons that doubt nothing are left out. `here` are clusters to name in any case."""
    spreads, homes = store.spread.Spreads(unit), frozenset(here)
    return {reason: told for link in links for reason, told in of_link(unit, link, spreads, homes).items()}


def of_link(unit: store.Unit, link: Link, spreads: store.spread.Spreads, here: Collection[str] = ()) -> Told:
    """The same of one link; `spreads` know what was looked up for others."""
    found = {reason: spreads.of(reason, _shown(unit, link, reason)) for reason in link.reasons}
    return {reason: tuple(one.few(here) for one in some) for reason, some in found.items() if some}


def _shown(unit: store.Unit, link: Link, reason: Reason) -> frozenset[str]:
    """The linker's names for the pictures that both ads show, where the reason doubts one."""
    if not any(clause.text == PICTURES_SAY_LITTLE.text for clause in reason.says):
        return frozenset()
    written = store.linking.weighings(unit, (link.left, link.right))
    shown = [_names(read_weighing(one).pictures) for one in written.values()]
    return shown[0] & shown[-1] if shown else frozenset()


def _names(gallery: Gallery) -> frozenset[str]:
    return frozenset(gallery.own.values()).union(*gallery.shown.values())
