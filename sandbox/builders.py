"""Made-up ads, facts and photos for the tests of other rooms: say only what matters, the rest is filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from model import Ad, AdFacts, Category
from sandbox.pictures import HEIGHT, WIDTH, draw
from sandbox.town import TownPhoto

WHEN = datetime(2026, 5, 1, 10, tzinfo=UTC)

AD = Ad(
    site="town-pages",
    native_id="100001",
    url="http://127.0.0.1:8001/ad/100001",
    category=Category.ESCORT,
    title="Lotte - Gent, privéadres",
    text="Dag, ik ben Lotte en ik woon in Gent. Een diner en goede praat: dat is mijn stijl.\n\nBel 0450 00 12 34",
    place="Gent",
    country="BE",
    language="nl",
    posted_at=WHEN,
    price="150 €",
    currency="EUR",
    contacts=("0450 00 12 34",),
)

FACTS = AdFacts(
    key=AD.key,
    site=AD.site,
    category=AD.category,
    country="BE",
    place="Gent",
    language="nl",
    first_seen=WHEN,
    last_seen=WHEN,
    posted_at=WHEN,
    text=AD.body,
    folded=" ".join(AD.body.lower().split()),
)


def ad(**changes: object) -> Ad:
    """An ad of town-pages, changed as you say: `ad(title="...", photos=(...))`."""
    return replace(AD, **changes)  # type: ignore[arg-type]


def facts(**changes: object) -> AdFacts:
    """What the linker would see of such an ad; `folded` follows a new `text` unless you give it."""
    if "text" in changes and "folded" not in changes:
        changes["folded"] = " ".join(str(changes["text"]).lower().split())
    return replace(FACTS, **changes)  # type: ignore[arg-type]


def photo_bytes(seed: int = 0, size: tuple[int, int] = (WIDTH, HEIGHT), format: str = "jpeg") -> bytes:
    """A picture of that seed; `size` is its width and height in pixels (the shape stays 4:3, the width decides)."""
    return draw(TownPhoto(seed, scale=size[0] / WIDTH, format=format))
