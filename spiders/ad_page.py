"""From one scope (an ad page, a card, a JSON item) to one Ad."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from model import Ad, Category, PageUnfit, SiteDefinition, is_native_id, is_short_url
from spiders.address import absolute, is_web
from spiders.dates import parse_time
from spiders.ladder import Scope, values
from spiders.pattern import first_group

MOST_PHOTOS = 100  # of one ad: boards allow 5 to 30, and each is a request that its site has to bear


@dataclass(frozen=True, slots=True)
class Read:
    """One ad, the rung that gave each of its fields, and what of it was left out."""

    ad: Ad
    rungs: tuple[tuple[str, int], ...]
    faults: tuple[str, ...] = ()


def read_ad(definition: SiteDefinition, scope: Scope, category: str = "") -> Read:
    """The ad in `scope`; `category` is what the listing said. Raises PageUnfit naming the field."""
    found: dict[str, tuple[str, ...]] = {}
    rungs: list[tuple[str, int]] = []
    for rule in definition.fields:
        found[rule.name], rung = values(rule, scope)
        if rung is not None:
            rungs.append((rule.name, rung))
    one = {name: "\n".join(texts) if texts else None for name, texts in found.items()}
    base = scope.base or scope.url
    posted = one.get("posted_at")
    photos = _addresses(base, found.get("photos", ()))
    excess = f"field photos: expected at most {MOST_PHOTOS}, found {len(photos)}"
    return Read(
        Ad(
            site=definition.id,
            native_id=_native_id(definition, scope, one.get("id")),
            url=_own_address(base, one.get("url"), scope.url),
            category=_category(one.get("category") or category or definition.category),
            title=one.get("title") or "",
            text=one.get("text") or "",
            place=one.get("place"),
            country=_country(one.get("country")),
            language=_language(one.get("language")),
            posted_at=_time(definition, posted) if posted else None,
            price=one.get("price"),
            currency=one.get("currency"),
            contacts=found.get("contacts", ()),
            reviews=found.get("reviews", ()),
            photos=photos[:MOST_PHOTOS],
        ),
        tuple(rungs),
        (excess,) if len(photos) > MOST_PHOTOS else (),
    )


def id_in(definition: SiteDefinition, url: str) -> str | None:
    """The native id in the address of an ad page, `None` when the address is none of this site's ads."""
    return first_group(definition.ad_pattern, url, "id") if definition.ad_pattern else None


def _native_id(definition: SiteDefinition, scope: Scope, field: str | None) -> str:
    native_id = field or id_in(definition, scope.url)
    if not native_id:
        raise PageUnfit("field id: expected the address to match ad.url, found that it does not")
    if not is_native_id(native_id) or re.search(r"\s", native_id):
        raise PageUnfit("field id: expected at most 200 characters without blanks, found something else")
    return native_id


def _category(word: str | None) -> Category:
    try:
        return Category(word or "")
    except ValueError:
        raise PageUnfit("field category: expected one of our categories, found another word; add it to map") from None


def _country(code: str | None) -> str | None:
    if code is not None and not re.fullmatch(r"[A-Za-z]{2}", code):
        raise PageUnfit("field country: expected a code of two letters, found something else; use map")
    return code.upper() if code else None


def _language(code: str | None) -> str | None:
    """`fr` of `fr-BE`."""
    if code is not None and not re.fullmatch(r"[A-Za-z]{2}([-_].*)?", code):
        raise PageUnfit("field language: expected a code of two letters, found something else; use map")
    return code[:2].lower() if code else None


def _time(definition: SiteDefinition, value: str) -> datetime:
    rule = next(rule for rule in definition.fields if rule.name == "posted_at")
    try:
        return parse_time(value, rule.date_format, rule.zone)
    except PageUnfit as error:
        raise PageUnfit(f"field posted_at: {error}") from None


def _own_address(base: str, said: str | None, page: str) -> str:
    """What the page says is its address, or where it was found when that is longer than any."""
    url = absolute(base, said or page)
    return url if is_short_url(url) else page


def _addresses(base: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Absolute http addresses in order, each once; a picture written into the page itself (`data:`) has none.

    Addresses longer than any are left out: nobody would be asked for them.
    """
    joined = [absolute(base, value) for value in found if not value.startswith("data:")]
    return tuple(dict.fromkeys(url for url in joined if is_web(url) and is_short_url(url)))
