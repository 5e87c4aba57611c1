"""Every way of writing a number that we claim to read, one case each. All numbers are made up."""

from __future__ import annotations

import pytest

from model import FindingKind
from reading import read_text

FR, BE, NL, DE, GB = "+33639981234", "+32470123456", "+31612345678", "+491713920012", "+447700900123"
ES, RO, IT, PT, RU, PL = (
    "+34612345678",
    "+40721323456",
    "+393471234567",
    "+351912345678",
    "+79123456789",
    "+48512345678",
)

FORMS = [
    # French
    ("FR", FR, "0639981234"),
    ("FR", FR, "06 39 98 12 34"),
    ("FR", FR, "06.39.98.12.34"),
    ("FR", FR, "06-39-98-12-34"),
    ("FR", FR, "06/39/98/12/34"),
    ("FR", FR, "06_39_98_12_34"),
    ("FR", FR, "06*39*98*12*34"),
    ("FR", FR, "06|39|98|12|34"),
    ("FR", FR, "(06) 39 98 12 34"),
    ("FR", FR, "(06)(39)(98)(12)(34)"),
    ("FR", FR, "[06] [39] [98] [12] [34]"),
    ("FR", FR, "0 6 3 9 9 8 1 2 3 4"),
    ("FR", FR, "0-6-3-9-9-8-1-2-3-4"),
    ("FR", FR, "06 . 39 . 98 . 12 . 34"),
    ("FR", FR, "06, 39, 98, 12, 34"),
    ("FR", FR, "06~39~98~12~34"),
    ("FR", FR, "06...39...98...12...34"),
    ("FR", FR, "+33639981234"),
    ("FR", FR, "+33 6 39 98 12 34"),
    ("FR", FR, "+33 (0)6 39 98 12 34"),
    ("FR", FR, "(+33) 6 39 98 12 34"),
    ("FR", FR, "0033 6 39 98 12 34"),
    ("FR", FR, "00 33 639 981 234"),
    ("FR", FR, "+33.6.39.98.12.34"),
    ("FR", FR, "06\u00a039\u00a098\u00a012\u00a034"),
    ("FR", FR, "06\n39 98 12 34"),
    ("FR", FR, "0\u200b6\u200b3\u200b9\u200b9\u200b8\u200b1\u200b2\u200b3\u200b4"),
    ("FR", FR, "06🌹39🌹98🌹12🌹34"),
    ("FR", FR, "06 ❤️ 39 ❤️ 98 ❤️ 12 ❤️ 34"),
    ("FR", FR, "０６ ３９ ９８ １２ ３４"),
    ("FR", FR, "⓪⑥③⑨⑨⑧①②③④"),
    ("FR", FR, "⓿❻❸❾❾❽❶❷❸❹"),
    ("FR", FR, "0️⃣6️⃣3️⃣9️⃣9️⃣8️⃣1️⃣2️⃣3️⃣4️⃣"),
    ("FR", FR, "𝟎𝟔 𝟑𝟗 𝟗𝟖 𝟏𝟐 𝟑𝟒"),
    ("FR", FR, "𝟶𝟼𝟹𝟿𝟿𝟾𝟷𝟸𝟹𝟺"),
    ("FR", FR, "⁰⁶³⁹⁹⁸¹²³⁴"),
    ("FR", FR, "₀₆₃₉₉₈₁₂₃₄"),
    ("FR", FR, "٠٦٣٩٩٨١٢٣٤"),
    ("FR", FR, "O6 39 98 12 34"),
    ("FR", FR, "O6.39.98.l2.34"),
    ("FR", FR, "О6 39 98 I2 34"),
    ("FR", FR, "o6 39 98 12 34"),
    ("FR", FR, "0x6x3x9x9x8x1x2x3x4"),
    ("FR", FR, "06a39a98a12a34"),
    ("FR", FR, "06h39h98h12h34"),
    ("FR", FR, "zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre"),
    ("FR", FR, "zero six trente neuf quatre vingt dix huit douze trente quatre"),
    ("FR", FR, "ZERO SIX TRENTE NEUF QUATRE VINGT DIX HUIT DOUZE TRENTE QUATRE"),
    ("FR", FR, "zéro six trois neuf neuf huit un deux trois quatre"),
    ("FR", FR, "zéro, six, trois, neuf, neuf, huit, un, deux, trois, quatre"),
    ("FR", FR, "zérosixtroisneufneufhuitundeuxtroisquatre"),
    ("FR", FR, "06 trente-neuf 98 douze 34"),
    ("FR", FR, "zéro 6 trois 9 neuf 8 un 2 trois 4"),
    ("FR", FR, "0six39neuf8un2trois4"),
    ("FR", FR, "zéro six trente-neuf nonante-huit douze trente-quatre"),
    ("FR", FR, "plus trente-trois six trente-neuf 98 12 34"),
    ("FR", FR, "06 puis 39 puis 98 puis 12 puis 34"),
    ("FR", FR, "06 tiret 39 tiret 98 tiret 12 tiret 34"),
    ("FR", "+33639980004", "06 39 98, trois fois zéro, 4"),
    ("FR", "+33639980004", "06 39 98 trois zéros 4"),
    ("FR", "+33639981134", "zéro six trois neuf neuf huit double un trois quatre"),
    ("FR", "+33639987172", "06 39 98 soixante et onze soixante-douze"),
    ("FR", "+33639988091", "06 39 98 quatre-vingts quatre-vingt-onze"),
    ("FR", "+33639987799", "06 39 98 soixante-dix-sept quatre-vingt-dix-neuf"),
    ("FR", "+33639982131", "06 39 98 vingt et un trente et un"),
    ("FR", "+33199001234", "01 99 00 12 34"),
    # Belgium
    ("BE", BE, "0470123456"),
    ("BE", BE, "0470 12 34 56"),
    ("BE", BE, "0470/12.34.56"),
    ("BE", BE, "0470/123 456"),
    ("BE", BE, "0470-12-34-56"),
    ("BE", BE, "0470 123 456"),
    ("BE", BE, "+32 470 12 34 56"),
    ("BE", BE, "+32 (0)470 12 34 56"),
    ("BE", BE, "0032 470 12 34 56"),
    ("BE", BE, "32470123456"),
    ("BE", BE, "tel. 470 12 34 56"),
    ("BE", BE, "O47O I2 34 56"),
    ("BE", BE, "0️⃣4️⃣7️⃣0️⃣ 12 34 56"),
    ("BE", BE, "zéro quatre cent septante douze trente-quatre cinquante-six"),
    ("BE", BE, "zéro quatre septante douze trente-quatre cinquante-six"),
    ("BE", BE, "nul vier zeven nul een twee drie vier vijf zes"),
    ("BE", BE, "nul vierhonderdzeventig twaalf vierendertig zesenvijftig"),
    ("BE", BE, "nulvierzevennul eentweedrievier vijfzes"),
    ("BE", "+32470777456", "nul vier zeven nul drie keer zeven vier vijf zes"),
    ("BE", "+32470003456", "nul vier zeven nul twee keer nul drie vier vijf zes"),
    ("BE", BE, "wa.me/32470123456"),
    ("BE", BE, "tel:+32470123456"),
    ("BE", "+3222345678", "02 234 56 78"),
    ("BE", FR, "+33 6 39 98 12 34"),
    ("BE", NL, "bel 06 12345678 vandaag nog, ik ben er voor jou"),
    # Dutch
    ("NL", NL, "0612345678"),
    ("NL", NL, "06-12345678"),
    ("NL", NL, "06 12 34 56 78"),
    ("NL", NL, "+31 6 12345678"),
    ("NL", NL, "0031612345678"),
    ("NL", NL, "nul zes twaalf vierendertig zesenvijftig achtenzeventig"),
    ("NL", NL, "nul zes een twee drie vier vijf zes zeven acht"),
    ("NL", "+31621222324", "nul zes eenentwintig tweeëntwintig drieëntwintig vierentwintig"),
    ("NL", NL, "nulzes twaalf 34 zesenvijftig 78"),
    ("NL", "+31621345678", "06 een en twintig vierendertig zes en vijftig 78"),
    ("NL", NL, "06 dan 12 dan 34 dan 56 dan 78"),
    ("NL", "+31612335678", "nul zes een twee dubbel drie vijf zes zeven acht"),
    # German
    ("DE", DE, "01713920012"),
    ("DE", DE, "0171 3920012"),
    ("DE", DE, "0171/3920012"),
    ("DE", DE, "0171-392 00 12"),
    ("DE", DE, "+49 171 3920012"),
    ("DE", DE, "+49 (0)171 3920012"),
    ("DE", DE, "0049 171 3920012"),
    ("DE", DE, "null eins sieben eins drei neun zwei null null eins zwei"),
    ("DE", DE, "nulleinssiebeneinsdreineunzweinullnulleinszwei"),
    ("DE", DE, "null eins sieben eins neununddreißig zwanzig null eins zwei"),
    ("DE", "+491712134567", "0171 einundzwanzig vierunddreißig sechsundfünfzig sieben"),
    ("DE", DE, "0171 drei neun zwei zweimal null eins zwei"),
    ("DE", "+491713920012", "0171 392 doppel null zwölf"),
    ("DE", DE, "O171 392OO12"),
    ("DE", DE, "null eins sieben eins / drei neun zwo null null eins zwo"),
    # English
    ("GB", GB, "07700900123"),
    ("GB", GB, "07700 900123"),
    ("GB", GB, "07700 900 123"),
    ("GB", GB, "+44 7700 900123"),
    ("GB", GB, "+44 (0)7700 900123"),
    ("GB", GB, "0044 7700 900123"),
    ("GB", GB, "zero seven seven zero zero nine zero zero one two three"),
    ("GB", GB, "oh double seven double oh nine double oh one two three"),
    ("GB", GB, "o double seven 00 nine oh oh 1 two 3"),
    ("GB", "+447700900077", "07700 900 zero seventy-seven"),
    ("GB", "+447700900024", "077oo 9oo o to for"),
    ("GB", GB, "0 double 7 double 0 9 double 0 123"),
    ("GB", "+447700900011", "07700 9 triple zero eleven"),
    ("GB", GB, "𝐳𝐞𝐫𝐨 𝐬𝐞𝐯𝐞𝐧 𝐬𝐞𝐯𝐞𝐧 00 900 123"),
    # Spanish, Romanian, Italian, Portuguese, Russian, Polish
    ("ES", ES, "612 345 678"),
    ("ES", ES, "+34 612 345 678"),
    ("ES", ES, "seis uno dos tres cuatro cinco seis siete ocho"),
    ("ES", ES, "seiscientos doce treinta y cuatro cincuenta y seis setenta y ocho"),
    ("ES", "+34622232425", "seis veintidós veintitrés veinticuatro veinticinco"),
    ("ES", "+34612000678", "seis uno dos tres veces cero seis siete ocho"),
    ("RO", RO, "0721 323 456"),
    ("RO", RO, "+40 721 323 456"),
    ("RO", RO, "zero șapte doi unu trei doi trei patru cinci șase"),
    ("RO", RO, "zero sapte douazeci si unu treizeci si doi treizeci si patru cincizeci si sase"),
    ("IT", IT, "347 123 4567"),
    ("IT", IT, "tre quattro sette uno due tre quattro cinque sei sette"),
    ("IT", IT, "tre quarantasette dodici trentaquattro cinquantasei sette"),
    ("PT", PT, "912 345 678"),
    ("PT", PT, "nove um dois três quatro cinco seis sete oito"),
    ("PT", PT, "noventa e um vinte e três quarenta e cinco sessenta e sete oito"),
    ("RU", RU, "+7 912 345-67-89"),
    ("RU", RU, "плюс семь девять один два три четыре пять шесть семь восемь девять"),
    ("PL", PL, "512 345 678"),
    # A label glued to it, spaces around dashes, hyphens by habit, an O that is explained
    ("FR", FR, "tel:0639981234"),
    ("BE", "+32470123456", "Tel:0470.12.34.56"),
    ("BE", "+32484619883", "0484 - 61 - 98 - 83"),
    ("BE", "+32470498352", "zero quarante sept 0, quarante neuf, quatre-vingt trois, cinquante deux"),
    ("FR", FR, "O6 39 98 12 34 (O comme Orange)"),
    ("PL", PL, "pięć jeden dwa trzy cztery pięć sześć siedem osiem"),
]


@pytest.mark.parametrize(("region", "number", "written"), FORMS, ids=range(len(FORMS)))
def test_the_number_is_read_where_it_stands(region: str, number: str, written: str) -> None:
    found = [f for f in read_text(written, region) if f.kind is FindingKind.PHONE and f.accepted]

    assert [f.value for f in found] == [number]
    assert written[found[0].start : found[0].end] == found[0].raw


@pytest.mark.parametrize(("region", "number", "written"), FORMS, ids=range(len(FORMS)))
def test_the_words_of_an_ad_around_it_change_nothing(region: str, number: str, written: str) -> None:
    said = f"Massage 60 min 100€, 25 ans, 1m70. Contact {written} merci, 10h-22h, 75011 Paris"

    found = [f.value for f in read_text(said, region) if f.kind is FindingKind.PHONE and f.accepted]

    assert found == [number]


def test_there_are_more_than_a_hundred_and_twenty_forms() -> None:
    assert len(FORMS) >= 120
