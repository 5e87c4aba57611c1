"""Where a value stands that others show too, as commands tell it: in words, and as JSON."""

from __future__ import annotations

from model import Spread
from vigie.output import Output, Row


def said(spread: Spread, out: Output) -> str:
    """The value with its counts, and the clusters by their ids."""
    clusters = ", ".join(f"{name} ({ads})" for name, ads in spread.clusters)
    return f"{spread.hub.bare} {out.clauses(spread.clauses(clusters))}"


def row_of(spread: Spread) -> Row:
    """The same for programs; `groups` is an effective number, `clusters` only of a value for a person to judge."""
    return {
        "value": spread.hub.bare,
        "ads": spread.hub.ads,
        "groups": spread.hub.spread,
        "clusters": [{"cluster": name, "ads": ads} for name, ads in spread.clusters],
        "more_clusters": spread.others,
        "more_ads": spread.other_ads,
    }
