"""Digits that are no telephone number."""

from __future__ import annotations

import pytest

from model import FindingKind
from reading import read_text

DECOYS = [
    "30min 80€, 1h 150€, 2h 280€, nuit 700€",
    "100 150 200 250 300 350",
    "100/150/200/250/300",
    "loyer 0650 euros charges 120 euros",
    "25 ans, 26 ans, 27 ans, 28 ans",
    "âges 25, 26, 27, 28, 31",
    "90-60-90",
    "95 65 95 1m72 58kg",
    "85B 1m68 52 kg pointure 38",
    "le 12/05/2024 à 10h30",
    "du 01.02.2025 au 03.04.2025",
    "01-02-25 03-04-25",
    "le 3 mars 2025 et le 4 avril 2026",
    "2025-03-04 05:06:07",
    "09h00-18h30, 08h30-12h00",
    "ma-vr 09:00-18:30 za 10:00-16:00",
    "09.00-18.30 Uhr",
    "0900-2200",
    "24/7 24h/24 7j/7",
    "10 uur tot 22 uur",
    "75011 Paris 06000 Nice 13001 Marseille",
    "06000 06100 06200",
    "01067 Dresden",
    "B-1000 Bruxelles F-59000 Lille D-50667 Köln",
    "TVA BE 0403.170.701",
    "BCE 0403170701",
    "KBO 0403 170 701",
    "SIRET 732 829 320 00074",
    "SIREN 732 829 320",
    "RCS Paris 732 829 320",
    "KvK 01234567",
    "HRB 012345",
    "NISS 85.07.30-033.28",
    "BE68 5390 0754 7034",
    "FR76 3000 6000 0112 3456 7890 189",
    "NL91 ABNA 0417 1643 00",
    "DE89370400440532013000",
    "réf. 0612345678",
    "annonce n° 0470123456",
    "Bestellnummer 0171392001",
    "order number 0770090012",
    "Commande 0639981234",
    "ticket #0639981234",
    "https://example.com/annonce/0639981234",
    "IMG_20240512_101112.jpg",
    "4000 1234 5678 9010",
    "EAN 0123456789012",
    "GPS 50.850346, 4.351721",
    "0000000000",
    "de neuf heures à vingt-deux heures",
    "deux cents euros la nuit, cent l'heure",
    "een twee drie vier",
    "vijf kamers, zes bedden, drie badkamers",
    "one two three, ready, steady",
    "un deux trois soleil",
    "code 0470123456",
    "EZ 06/2014, 98.500 km",
    "90 - 60 - 90",
    "7, 12, 23, 34, 45",
    "6 - 12 - 23 - 34 - 45",
    "colli 32123 45678 90123",
    "pacco 34567 12345",
    "Session ID 05abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789ab",
    "320 450 1200",
    "dossier nr 0470123456",
    "mail 0639981234@example.com",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "99%, 100%, 50%, 0639",
    "3,5 km, 12 km, 10 km, 0,5 km",
]


@pytest.mark.parametrize("region", ["BE", "FR", "NL", "DE", "ES", "IT"])
@pytest.mark.parametrize("written", DECOYS)
def test_a_decoy_gives_no_number(written: str, region: str) -> None:
    found = [f for f in read_text(written, region) if f.kind is FindingKind.PHONE and f.accepted]

    assert found == []


@pytest.mark.parametrize("written", DECOYS)
def test_a_decoy_does_not_hide_the_number_after_it(written: str) -> None:
    found = [f.value for f in read_text(f"{written}. GSM: 0475 98 76 54", "BE") if f.kind is FindingKind.PHONE]

    assert "+32475987654" in found


@pytest.mark.parametrize("written", ["719-69-49-67", "719- 69-49-67", "719 -69-49-67", "719 - 69-49-67"])
def test_pairs_like_measures_belong_to_the_digits_before_them(written: str) -> None:
    found = [f for f in read_text(f"Llámame al {written}", "ES") if f.kind is FindingKind.PHONE and f.accepted]

    assert [one.value for one in found] == ["+34719694967"]
