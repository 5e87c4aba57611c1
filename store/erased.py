"""The keyed digests by which an erased ad is known again without its name being kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable

from sqlalchemy import bindparam, select

from store.insert import in_chunks, insert_new
from store.session import Unit
from store.tables.authority import setting
from store.tables.collected import erased_key as table

NAME = "erasure key"  # 256 random bits per database, made at the first erasure
SECRET = select(setting.c.value).where(setting.c.name == NAME)
KNOWN = select(table.c.key_hmac).where(table.c.key_hmac.in_(bindparam("wanted", expanding=True)))


def is_erased(unit: Unit, ad_key: str) -> bool:
    """Whether this ad was erased on request: it must not be fetched or stored again."""
    return bool(among(unit, [ad_key]))


def among(unit: Unit, ad_keys: Iterable[str]) -> set[str]:
    """Those of the ads that were erased on request."""
    secret = _secret(unit)
    if secret is None:
        return set()
    found: set[str] = set()
    for some in in_chunks(ad_keys):
        digests = {_digest(secret, key): key for key in some}
        found |= {digests[digest] for digest in unit.execute(KNOWN, {"wanted": list(digests)}).scalars()}
    return found


def remember(unit: Unit, ad_keys: list[str], tombstone: str) -> None:
    """Keep keyed digests of erased ads, under the tombstone of their erasure."""
    insert_new(unit, setting, [{"name": NAME, "value": secrets.token_hex(32)}])
    unit.info.pop(NAME, None)
    secret = _secret(unit) or ""
    insert_new(unit, table, [{"key_hmac": _digest(secret, key), "tombstone": tombstone} for key in ad_keys])


def _secret(unit: Unit) -> str | None:
    """The database's key, asked for once in a transaction; None before the first erasure."""
    if NAME not in unit.info:
        unit.info[NAME] = unit.execute(SECRET).scalar_one_or_none()
    known: str | None = unit.info[NAME]
    return known


def _digest(secret: str, ad_key: str) -> str:
    return hmac.new(bytes.fromhex(secret), ad_key.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
