"""Where the values stand that others show too, as far as reasons of links speak of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from sqlalchemy import and_, or_, select

from model import Hub, Level, Reason, Spread, doubted
from store import ad_rows, links
from store.pictured import PICTURED
from store.session import Unit
from store.tables.collected import ad, ad_version
from store.tables.derived import finding, member


class Spreads:
    """The hubs of the last linking; the clusters of each value are looked up once, when first asked for."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._hubs = links.hubs(unit, Level.OPERATOR)
        self._known: dict[Hub, Spread] = {}

    def of(self, reason: Reason, shown: Collection[str] = ()) -> tuple[Spread, ...]:
        """Where the values stand that a reason doubts, with the clusters of those that are left to a person.

        `shown` are the linker's names for the pictures that both ads show.
        """
        return tuple(self._spread(hub) for hub in dict.fromkeys(doubted(reason, self._hubs, shown)))

    def _spread(self, hub: Hub) -> Spread:
        if hub not in self._known:
            self._known[hub] = Spread(hub, clusters_of(self._unit, hub) if hub.contested else ())
        return self._known[hub]


def clusters_of(unit: Unit, hub: Hub) -> tuple[tuple[str, int], ...]:
    """The clusters of advertisers whose ads show a contact now, as the linker reads ads: with its accepted findings.

    Each with the number of these ads, those with most first.
    """
    newest = ad_rows.joined(select(ad.c.key, member.c.cluster, finding.c.unit).select_from(ad))
    chosen = newest.join(finding, finding.c.version == ad_version.c.id)
    chosen = chosen.join(member, and_(member.c.ad_key == ad.c.key, member.c.level == Level.OPERATOR))
    linking = or_(finding.c.field == "body", finding.c.field.startswith(PICTURED, autoescape=True))
    chosen = chosen.where(finding.c.kind == hub.kind, finding.c.value == hub.bare, finding.c.accepted, linking)
    home = {row.key: row.cluster for row in unit.execute(chosen) if hub.is_known_under(row.unit or "")}
    return tuple(sorted(Counter(home.values()).items(), key=lambda one: (-one[1], one[0])))
