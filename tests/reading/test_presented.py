"""Names by how they stand: before an age, as somebody who receives, before the town in a title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model import Ad, FindingKind
from reading import read_ad


def names(ad: Ad) -> set[str]:
    return {finding.value for finding in read_ad(ad, (), "BE") if finding.kind is FindingKind.NAME}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Avond", "Zij heet Marijke, lief en beleefd.", {"Marijke"}),
        ("Soirée", "Elle s'appelle Chloé, 24 ans", {"Chloé"}),
        ("Abend", "Sie heißt Wiebke, 23 Jahre", {"Wiebke"}),
        ("Evening", "Her name is Amy, 25 years", {"Amy"}),
        ("Deze week: Hanne, Kortrijk", "", {"Hanne"}),
        ("Terug: Eva, Nijmegen", "", {"Eva"}),
        ("Eva (26 jaar), Rotterdam", "", {"Eva"}),
        ("Lien - Leuven", "", {"Lien"}),
        ("Onze dames", "Anouk en Roos ontvangen om beurten.", {"Anouk", "Roos"}),
        ("Nos dames", "Nous vous présentons Wivine et Chloé.", {"Wivine", "Chloé"}),
        ("Massage - Lille", "", set()),
        ("Studio, Gent", "Madame reçoit. Nous accueillons. Elle reçoit à Gent.", set()),
        ("Duo à Liège", "Appartement privé, 26 ans d'expérience", set()),
    ],
)
def test_a_name_is_known_by_its_place(one_ad: Callable[..., Ad], title: str, text: str, expected: set[str]) -> None:
    assert names(one_ad(title, text)) == expected
