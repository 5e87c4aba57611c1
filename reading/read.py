"""Reading an ad: every reader over the body, then the lexicon over body and reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model import Ad, Cue, Finding
from reading.ages import read_ages
from reading.companies import read_companies
from reading.cues import Lexicon, lexicon_of
from reading.emails import read_emails
from reading.handles import read_handles
from reading.ibans import read_ibans
from reading.language import read_language
from reading.names import read_names
from reading.passage import Passage, Reader
from reading.pay import read_pay
from reading.phones import read_phones
from reading.places import country_of, read_places
from reading.presented import read_presented
from reading.prices import read_prices
from reading.urls import read_urls
from reading.wallets import read_wallets

VERSION = "7"
"""Raised with every change of what is found; findings of another version are read again."""

MOST_READ = 200_000  # code points of one text, read in about two seconds; the longest real ads have some 5,000
"""What stands behind is not read: a text of megabytes is no ad, and must not keep the others waiting."""

MOST_REVIEWS = 500
LONGEST_VALUE = 500  # code points; no contact, name or price is longer
LONGEST_FIELD = 10_000  # code points; a price or a place of more is neither

READERS: tuple[Reader, ...] = (
    read_emails,
    read_urls,
    read_ibans,
    read_wallets,
    read_companies,
    read_phones,
    read_handles,
    read_pay,
    read_prices,
    read_ages,
    read_names,
    read_places,
    read_presented,
    read_language,
)
"""In order: a reader is given what those before it found, so that a bank account is not read as a number."""


def read_text(text: str, region: str) -> tuple[Finding, ...]:
    """Findings of a text from nowhere in particular; `region` (ISO 3166-1) is where numbers without prefix belong."""
    return _read(Passage.of(text, (region.upper(),)))


def is_read_whole(ad: Ad) -> bool:
    """Whether `read_ad` reads everything that the advertiser wrote."""
    return len(ad.body) <= MOST_READ


def read_ad(ad: Ad, lexicon: Sequence[Cue], region: str) -> tuple[Finding, ...]:
    """Findings of an ad: field `body`; `price` and `place` as the page states them; cues also in `review:N`.

    Numbers without prefix belong to the ad's country first, then to that of its place, then to `region`.
    """
    regions = regions_of(ad, region)
    body = Passage.of(ad.body[:MOST_READ], regions, ad.category)
    cues = lexicon_of(lexicon)
    return (*_read(body), *cues.read(body), *_stated(ad, regions), *_reviewed(ad, regions, cues))


def regions_of(ad: Ad, region: str) -> tuple[str, ...]:
    """Countries whose way of writing numbers an ad uses, the likeliest first."""
    place = country_of(ad.place[:LONGEST_FIELD]) if ad.place else None
    return tuple(dict.fromkeys(c.upper() for c in (ad.country, place, region) if c))


def _read(passage: Passage) -> tuple[Finding, ...]:
    found: tuple[Finding, ...] = ()
    for reader in READERS:
        found += tuple(one for one in reader(passage, found) if len(one.value) <= LONGEST_VALUE)
    return found


def _stated(ad: Ad, regions: tuple[str, ...]) -> list[Finding]:
    """What fields of the page say: they need no context to be a price or a place."""
    found: list[Finding] = []
    if ad.price and len(ad.price) <= LONGEST_FIELD:
        said = f"{ad.price} {ad.currency}" if ad.currency and ad.currency.lower() not in ad.price.lower() else ad.price
        prices = read_prices(Passage.of(said, regions, ad.category, "price"), ())
        found += [replace(p, end=min(p.end, len(ad.price)), raw=ad.price[p.start : p.end]) for p in prices]
    if ad.place and len(ad.place) <= LONGEST_FIELD:
        found += read_places(Passage.of(ad.place, regions, ad.category, "place"), ())
    return found


def _reviewed(ad: Ad, regions: tuple[str, ...], cues: Lexicon) -> list[Finding]:
    """Cues in reviews. Numbers in them are the reviewers', so nothing else is read there."""
    return [
        finding
        for index, review in enumerate(ad.reviews[:MOST_REVIEWS])
        for finding in cues.read(Passage.of(review[:MOST_READ], regions, ad.category, f"review:{index}"))
    ]
