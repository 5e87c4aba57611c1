"""The made-up town: who posts what, on which board, what changes after the first visit, and the truth of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from types import MappingProxyType

from model import BadInput, Category
from sandbox.author import Author
from sandbox.draft import Draft
from sandbox.edits import reposted_photo
from sandbox.operators import authors
from sandbox.texts import expand, lines
from sandbox.town import SITES, Edition, TownAd, World
from sandbox.truth import AdTruth, Operator

END = datetime(2026, 6, 1, tzinfo=UTC)
CARDS_AT_MOST = 185  # town-cards shows at most 200 ads at any time; the rest is room for those that come later
AFTER = 10  # days after `end` within which ads appear, change and go

# Weights of the boards in the order of SITES; operators that work in several categories cross boards.
MIX = {
    Category.ESCORT: (55, 6, 15, 24),
    Category.MASSAGE: (50, 12, 13, 25),
    Category.JOB: (25, 5, 45, 25),
    Category.HOUSING: (30, 5, 30, 35),
    Category.SERVICE: (30, 5, 30, 35),
    Category.TRANSPORT: (25, 5, 30, 40),
    Category.DOCUMENTS: (30, 5, 25, 40),
    Category.DATING: (50, 10, 20, 20),
    Category.OTHER: (35, 5, 30, 30),
}
# What two boards set under an ad unasked; the number is the board's own, so it says nothing about who advertises.
DEFAULT_TEXTS = {
    "town-pages": "Placed with the free service of Town Pages. Say that you saw this ad on Town Pages. "
    "Questions about the board: +33 1 99 00 10 10",
    "town-feed": "Town Feed - annonces gratuites, gratis zoekertjes. This board takes no part in what is agreed.",
}
BOARD_PHONES = {"town-pages": "+33199001010"}


def build(seed: int = 1, ads: int = 3200, end: datetime = END) -> World:
    """The town of that seed. Exactly `ads` ads are served at `end`; others were taken down before or appear later.

    Raises BadInput for fewer than 40 ads or an `end` without a zone.
    """
    if ads < 40:
        raise BadInput("a town has 40 ads or more", "ads")
    if end.tzinfo is None:
        raise BadInput("the end of the town's time needs a zone", "end")
    rng = Random(f"{seed}:boards")
    people = authors(seed, ads, end, lambda size: round(size * 0.06))
    made = post_all(rng, people, ads, end)
    operators = tuple(
        Operator(author.id, author.kind, author.flags, tuple(author.phones), tuple(author.languages))
        for author in people
    )
    listed = tuple(ad for ad, _ in made)
    return World(seed, end, listed, operators, MappingProxyType({ad.key: truth for ad, truth in made}))


def post_all(rng: Random, people: list[Author], ads: int, end: datetime) -> list[tuple[TownAd, AdTruth]]:
    """Every draft on a board: the surplus over `ads` appears after `end`, or was taken down before it."""
    ids = {site: iter(native_ids(Random(f"{rng.random()}:{site}"), site, ads * 2)) for site in SITES}
    cards: Counter[str] = Counter()
    made = []
    for author in people:
        surplus = len(author.drafts) - round(len(author.drafts) / 1.06)
        late = set(rng.sample(range(len(author.drafts)), surplus)) if surplus else set()
        for place, draft in enumerate(author.drafts):
            site = choose_site(rng, draft, cards, place in late)
            made.append(post(rng, author, draft, site, next(ids[site]), end, place in late))
    return made


def choose_site(rng: Random, draft: Draft, cards: Counter[str], late: bool) -> str:
    site = rng.choices(SITES, MIX[draft.category])[0]
    if site == "town-cards":
        if cards[site] >= CARDS_AT_MOST or late:
            return "town-pages"
        cards[site] += 1
    return site


def native_ids(rng: Random, site: str, count: int) -> list[str]:
    """Ids in no order, as each board writes them."""
    numbers = rng.sample(range(100_000, 100_000 + count * 9), count)
    letters = "abcdefghijkmnpqrstuvwxyz23456789"
    match site:
        case "town-pages":
            return [str(number) for number in numbers]
        case "town-feed":
            return [f"f{number}" for number in numbers]
        case "town-api":
            return [f"a-{number:05x}" for number in numbers]
        case _:
            return ["k" + "".join(letters[number // 32**n % 32] for n in range(5)) for number in numbers]


def post(
    rng: Random, author: Author, draft: Draft, site: str, native_id: str, end: datetime, late: bool
) -> tuple[TownAd, AdTruth]:
    """One ad with its editions and its end, and the truth of it."""
    text, shared = draft.text, draft.shared
    if site in DEFAULT_TEXTS and rng.random() < 0.25:
        text += "\n\n" + DEFAULT_TEXTS[site]
        shared = (*shared, *([BOARD_PHONES[site]] if site in BOARD_PHONES else []))
    posted, gone = draft.posted_at, None
    if late and rng.random() < 0.75:
        posted = end + timedelta(minutes=rng.randrange(10, AFTER * 1440))
    elif late:
        posted = min(posted, end - timedelta(days=20))
        gone = end - timedelta(minutes=rng.randrange(60, 15 * 1440))
    elif rng.random() < 0.06:
        gone = end + timedelta(minutes=rng.randrange(10, AFTER * 1440))
    said = Edition(
        posted, draft.title, text, draft.place, draft.country, draft.language,
        draft.price, "EUR" if draft.price else None, draft.contacts, draft.reviews, draft.photos,
    )  # fmt: skip
    editions = (said, changed(rng, said, end)) if gone is None and not late and rng.random() < 0.06 else (said,)
    ad = TownAd(site, native_id, draft.category, posted, editions, gone, rng.random() < 0.5)
    phones = tuple(dict.fromkeys((*draft.phones, *shared)))
    return ad, AdTruth(ad.key, author.id, draft.creative, author.kind, author.flags, phones, shared)


def changed(rng: Random, said: Edition, end: datetime) -> Edition:
    """What the ad says after its author came back: a line more, pictures in another cut."""
    since = end + timedelta(minutes=rng.randrange(10, AFTER * 1440))
    line = expand(rng, rng.choice(lines(said.language, "extra")))
    photos = said.photos
    if photos and rng.random() < 0.4:
        photos = (*photos[1:], reposted_photo(rng, photos[0].scene))
    return replace(said, since=since, text=f"{line} {said.text}", photos=photos)
