"""The made-up town."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from model import Category
from sandbox.town import SITES, Edition, TownAd, TownPhoto, World
from sandbox.truth import AdTruth, Kind, Operator

SHARE = (0.45, 0.055, 0.28, 0.215)


def build(seed: int = 1, ads: int = 3200, end: datetime = datetime(2026, 6, 1, tzinfo=UTC)) -> World:
    """A world of about `ads` ads served at `end`."""
    rng = Random(f"{seed}:town")
    made = []
    truth = {}
    for n in range(ads):
        site = rng.choices(SITES, SHARE)[0]
        native = {
            "town-pages": f"{100000 + n}",
            "town-cards": f"c{n}",
            "town-api": f"a-{n:05x}",
            "town-feed": f"f{100000 + n}",
        }[site]
        posted = end - timedelta(minutes=rng.randrange(180 * 1440))
        said = Edition(
            posted,
            f"Aide au ménage {n}",
            f"Bonjour, je propose {n} heures.\n\nTel 01 99 00 00 {n % 100:02}",
            "Gent",
            "BE",
            "fr",
            price="15 €" if n % 2 else None,
            currency="EUR" if n % 2 else None,
            contacts=("01 99 00 00 00",) if n % 3 else (),
            photos=(TownPhoto(n % 200),) if n % 2 else (),
        )
        gone = end + timedelta(days=3) if n % 17 == 0 else None
        ad = TownAd(site, native, rng.choice(tuple(Category)), posted, (said,), gone, n % 2 == 0)
        made.append(ad)
        truth[ad.key] = AdTruth(ad.key, "o1", f"c{n}", Kind.INDEPENDENT, frozenset(), ())
    return World(seed, end, tuple(made), (Operator("o1", Kind.INDEPENDENT, frozenset(), (), ("fr",)),), truth)
