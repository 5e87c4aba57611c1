"""One look-up of one contact; a place or a category is no search."""

from __future__ import annotations

from store.session import Unit


def by_contact(unit: Unit, value: str) -> list[str]:
    """Keys of the ads of which any version carries this phone, handle, e-mail or IBAN as an accepted finding."""
    raise NotImplementedError
