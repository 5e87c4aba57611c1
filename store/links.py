"""Links and hubs, derived and replaced; people's judgements on pairs, appended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, RowMapping, Select, bindparam, delete, func, insert, select

from model import BadInput, Clause, Hub, Judgement, Level, Link, LinkState, Reason, Sameness
from store.insert import in_chunks
from store.session import Unit
from store.tables.derived import hub as hub_table
from store.tables.derived import judgement as judgement_table
from store.tables.derived import link as table

BATCH = 1000  # links written or fetched at a time


def save(unit: Unit, level: Level, links: Iterable[Link], hubs: Iterable[Hub], at: datetime) -> None:
    """Put these links and hubs in place of all of that level. BadInput when a link is of another level."""
    unit.execute(delete(table).where(table.c.level == level))
    for some in in_chunks(links, BATCH):
        unit.execute(insert(table), [_row(level, link, at) for link in some])
    save_hubs(unit, level, hubs, at)


def change(unit: Unit, level: Level, links: Sequence[Link], gone: Iterable[tuple[str, str]], at: datetime) -> None:
    """Put these links in place of earlier ones on their pairs, and take those away that are gone; others stay."""
    ends = (table.c.left == bindparam("one"), table.c.right == bindparam("other"))
    former = [*gone, *((link.left, link.right) for link in links)]
    if former:
        pairs = [{"one": left, "other": right} for left, right in former]
        unit.execute(delete(table).where(table.c.level == level, *ends), pairs)
    for some in in_chunks(links, BATCH):
        unit.execute(insert(table), [_row(level, link, at) for link in some])


def save_hubs(unit: Unit, level: Level, hubs: Iterable[Hub], at: datetime) -> None:
    """Put these hubs in place of all of that level."""
    unit.execute(delete(hub_table).where(hub_table.c.level == level))
    for few in in_chunks(hubs, BATCH):
        unit.execute(insert(hub_table), [_hub_row(hub) | {"level": level, "at": at} for hub in few])


def of_ads(unit: Unit, keys: Iterable[str], level: Level | None = None) -> list[Link]:
    """Links with at least one end among `keys`, the strongest first."""
    found: dict[tuple[str, str, str], Link] = {}
    for some in in_chunks(keys):
        for end in (table.c.left, table.c.right):
            chosen = select(table).where(end.in_(some))
            for link in _links(unit, chosen if level is None else chosen.where(table.c.level == level)):
                found[link.level, link.left, link.right] = link
    return sorted(found.values(), key=lambda link: (-link.score, link.left, link.right, link.level))


def all_of(unit: Unit, level: Level | None = None, state: LinkState | None = None) -> Iterator[Link]:
    """Every link, by level and ends."""
    chosen = select(table).order_by(table.c.level, table.c.left, table.c.right)
    if level is not None:
        chosen = chosen.where(table.c.level == level)
    if state is not None:
        chosen = chosen.where(table.c.state == state)
    return _links(unit, chosen)


def between(unit: Unit, left: str, right: str) -> list[Link]:
    """The links of two ads, whichever comes first, one per level."""
    low, high = sorted((left, right))
    return list(_links(unit, select(table).where(table.c.left == low, table.c.right == high).order_by(table.c.level)))


def component(unit: Unit, keys: Iterable[str], level: Level, least: float) -> tuple[set[str], list[Link]]:
    """All ads to which scores of `least` bits or a standing ALWAYS lead from these, and every link between two of them.

    NEVER keeps two ads apart and is no way from one to the other.
    """
    held = [one for one in judgements(unit, level) if one.sameness is Sameness.ALWAYS]
    found: set[str] = set()
    new = set(keys)
    links: dict[tuple[str, str], Link] = {}
    while new:
        found |= new
        reached = of_ads(unit, new, level)
        links |= {(link.left, link.right): link for link in reached}
        ways = [(link.left, link.right) for link in reached if link.score >= least]
        ways += [(one.left, one.right) for one in held if {one.left, one.right} & new]
        new = {end for way in ways for end in way} - found
    return found, [link for pair, link in sorted(links.items()) if found.issuperset(pair)]


def count(unit: Unit) -> int:
    """How many links there are."""
    return unit.execute(select(func.count()).select_from(table)).scalar_one()


def hubs(unit: Unit, level: Level | None = None) -> list[Hub]:
    """The hubs, those with the most ads first."""
    chosen = select(hub_table).order_by(hub_table.c.ads.desc(), hub_table.c.id)
    return [_hub(row) for row in unit.execute(chosen if level is None else chosen.where(hub_table.c.level == level))]


def judge(unit: Unit, judgement: Judgement) -> None:
    """Append a person's word on two ads. BadInput when both ends are the same ad."""
    low, high = sorted((judgement.left, judgement.right))
    if low == high:
        raise BadInput("a judgement is on two different ads", "judgement")
    unit.execute(
        insert(judgement_table).values(
            level=judgement.level,
            left=low,
            right=high,
            sameness=judgement.sameness,
            account=judgement.account,
            why=judgement.why,
            at=judgement.at,
        )
    )


def judgements(unit: Unit, level: Level | None = None) -> list[Judgement]:
    """The newest judgement per pair and level, oldest first."""
    pair = (judgement_table.c.level, judgement_table.c.left, judgement_table.c.right)
    newest = select(func.max(judgement_table.c.id)).group_by(*pair)
    chosen = select(judgement_table).where(judgement_table.c.id.in_(newest)).order_by(judgement_table.c.id)
    if level is not None:
        chosen = chosen.where(judgement_table.c.level == level)
    return [_judgement(row) for row in unit.execute(chosen).mappings()]


def within(unit: Unit, keys: Iterable[str]) -> tuple[list[Link], list[Judgement]]:
    """Links with both ends among `keys`, and every judgement ever passed on two of them, oldest first."""
    inside = set(keys)
    links = [link for link in of_ads(unit, inside) if {link.left, link.right} <= inside]
    passed = []
    for some in in_chunks(inside):
        chosen = select(judgement_table).where(judgement_table.c.left.in_(some))
        passed += [_judgement(row) for row in unit.execute(chosen).mappings() if row["right"] in inside]
    return links, sorted(passed, key=lambda judgement: judgement.at)


def _links(unit: Unit, chosen: Select[*tuple[object, ...]]) -> Iterator[Link]:
    for row in unit.execute(chosen.execution_options(yield_per=BATCH)):
        reasons = tuple(_reason(**reason) for reason in row.reasons)
        yield Link(row.left, row.right, Level(row.level), reasons, LinkState(row.state))


def _reason(
    signal: str, weight: float, detail: str, left: str, right: str, says: Sequence[Mapping[str, Any]] = ()
) -> Reason:
    """A reason as it was written; those of earlier versions have no parts."""
    return Reason(signal, weight, detail, left, right, tuple(Clause(**one) for one in says))


def _row(level: Level, link: Link, at: datetime) -> dict[str, object]:
    if link.level is not level or link.left >= link.right:
        raise BadInput("a link belongs to one level and its left end comes first", "links")
    return {
        "level": level,
        "left": link.left,
        "right": link.right,
        "state": link.state,
        "score": link.score,
        "reasons": [asdict(reason) for reason in link.reasons],
        "at": at,
    }


def _hub_row(hub: Hub) -> dict[str, object]:
    return asdict(hub) | {"since": [day.isoformat() for day in hub.since]}


def _hub(row: Row[*tuple[object, ...]]) -> Hub:
    since = tuple(datetime.fromisoformat(day) for day in row.since)
    return Hub(row.signal, row.value, row.ads, row.spread, row.why, since)


def _judgement(row: RowMapping) -> Judgement:
    return Judgement(
        left=row["left"],
        right=row["right"],
        level=Level(row["level"]),
        sameness=Sameness(row["sameness"]),
        account=row["account"],
        why=row["why"],
        at=row["at"],
    )
