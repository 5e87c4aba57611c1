"""What a seal hides besides the one file: every capture of the picture, and pictures of every page that showed it.

A page keeps its text; but a screenshot of it, or a smaller copy that a browser loaded along, shows what was sealed, and
does so when the ad has put another picture in its place since.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Select, or_, select, union

from model import Capture, CaptureKind
from store.insert import in_chunks
from store.session import Unit
from store.tables.collected import ad_life, ad_version, photo, seal, sighting

DRAWN = ("image/", "video/")
PAGES = (ad_version, sighting, ad_life)  # tables whose rows name an ad and a page that shows it


def is_hidden(unit: Unit, one: Capture) -> bool:
    """Whether this capture holds a sealed picture or is a picture of a page that showed one."""
    return bool(hidden(unit, [one]))


def hidden(unit: Unit, captures: Sequence[Capture]) -> frozenset[str]:
    """Ids of those captures that must neither be shown nor leave the house."""
    return frozenset(found for some in in_chunks(captures) for found in _hidden(unit, some))


def _hidden(unit: Unit, some: Sequence[Capture]) -> Iterable[str]:
    digests = {one.payload_sha256 for one in some}
    sealed = set(unit.execute(select(seal.c.sha256).where(seal.c.sha256.in_(digests))).scalars())
    kept = select(photo.c.capture, photo.c.url).join(seal, seal.c.sha256 == photo.c.sha256)
    mine = kept.where(or_(photo.c.capture.in_([one.id for one in some]), photo.c.url.in_([one.url for one in some])))
    rows = unit.execute(mine).all()
    ids, urls = {row.capture for row in rows}, {row.url for row in rows}
    pages = set(unit.execute(_pages([one.source for one in some if one.source])).scalars())
    for one in some:
        of_page = one.source in pages and (one.kind is CaptureKind.SCREENSHOT or one.content_type.startswith(DRAWN))
        if one.payload_sha256 in sealed or one.id in ids or one.url in urls or of_page:
            yield one.id


def _pages(sources: Sequence[str]) -> Select[str]:
    """Those of the captures that are pages of ads with a sealed picture, in whichever version."""
    owners = select(photo.c.ad).join(seal, seal.c.sha256 == photo.c.sha256)
    named = union(*(
        select(page.c.capture).where(page.c.capture.in_(sources), page.c.ad.in_(owners)) for page in PAGES
    )).subquery()  # fmt: skip
    return select(named.c.capture)
