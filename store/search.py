"""One look-up of one contact; a place or a category is no search."""

from __future__ import annotations

from sqlalchemy import select

from model import FindingKind
from store.session import Unit
from store.tables.collected import ad, ad_version
from store.tables.derived import finding

CONTACTS = (FindingKind.PHONE, FindingKind.HANDLE, FindingKind.EMAIL, FindingKind.IBAN)


def by_contact(unit: Unit, value: str) -> list[str]:
    """Keys of the ads of which any version carries this phone, handle, e-mail or IBAN as an accepted finding.

    The value is compared whole, as findings hold it: a number as E.164, a handle without its @.
    """
    chosen = (
        select(ad.c.key)
        .distinct()
        .join(ad_version, ad_version.c.ad == ad.c.id)
        .join(finding, finding.c.version == ad_version.c.id)
        .where(finding.c.kind.in_(CONTACTS), finding.c.value == value, finding.c.accepted)
    )
    return sorted(unit.execute(chosen).scalars())
