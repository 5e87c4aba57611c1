"""Prices, pay, ages, names, companies, places, language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model import Ad, Category, Finding, FindingKind
from reading import read_ad, read_text

Values = Callable[[str, str, FindingKind], list[str]]
Kind = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("150€ l'heure", [("150", "EUR", "hour")]),
        ("30min 80€ / 1h 150€", [("80", "EUR", "30min"), ("150", "EUR", "hour")]),
        ("1h: 150 euros, 2h: 280 euros", [("150", "EUR", "hour"), ("280", "EUR", "2h")]),
        ("€ 120 per uur", [("120", "EUR", "hour")]),
        ("100 EUR pro Stunde", [("100", "EUR", "hour")]),
        ("nuit 700€", [("700", "EUR", "night")]),
        ("£120 / hour", [("120", "GBP", "hour")]),
        ("300 lei / ora", [("300", "RON", "hour")]),
        ("loyer 650,50 € par mois", [("650.50", "EUR", "month")]),
        ("1.200 € / mois", [("1200", "EUR", "month")]),
        ("30min 80 / 1h 150", [("80", "EUR", "30min"), ("150", "EUR", "hour")]),
        ("demi-heure 80€", [("80", "EUR", "30min")]),
        ("half uur 70 euro", [("70", "EUR", "30min")]),
        ("100 roses", [("100", "EUR", None)]),
        ("1h30 200€", [("200", "EUR", "90min")]),
        ("2500 euros par personne", [("2500", "EUR", "person")]),
        ("80e les 30 min", [("80", "EUR", "30min")]),
        ("1/4h 50€ 1/2h 80€ 1h 150€", [("50", "EUR", "15min"), ("80", "EUR", "30min"), ("150", "EUR", "hour")]),
        ("quart d'heure 50€", [("50", "EUR", "15min")]),
        ("30 Min. 80,- €", [("80", "EUR", "30min")]),
        ("80 quid for 30 mins", [("80", "GBP", "30min")]),
        ("5000 руб в час", [("5000", "RUB", "hour")]),
        ("150/h", [("150", "EUR", "hour")]),
        ("100 per 30 minuten", [("100", "EUR", "30min")]),
        ("120,- per uur", [("120", "EUR", "hour")]),
        ("CHF 200.- / Std", [("200", "CHF", "hour")]),
        ("30'/80€", [("80", "EUR", "30min")]),
    ],
)
def test_prices_say_amount_currency_and_what_for(text: str, prices: list[tuple[str, str, str | None]]) -> None:
    found = [f for f in read_text(text, "BE") if f.kind is FindingKind.PRICE]

    assert [(f.value, f.unit, f.per) for f in found] == prices


@pytest.mark.parametrize(
    "text",
    [
        "25 ans",
        "1m70",
        "0470 12 34 56",
        "10h-22h",
        "24h/24",
        "7j/7",
        "12/05/2024",
        "2 chambres",
        "95C",
        "38 h/semaine",
        "24/7",
        "40 per week",
    ],
)
def test_other_numbers_are_no_prices(values: Values, text: str) -> None:
    assert values(text, "BE", FindingKind.PRICE) == []


@pytest.mark.parametrize(
    "text",
    [
        "RDV à 14h30",
        "Dispo de 10h30 à 22h45",
        "open van 10u30 tot 22u15",
        "9h15",
        "15 h 30",
        "14h 45",
        "10 uur 30",
        "om acht uur 45",
        "om drie uur 45",
        "20h-22h30",
        "20h-22",
        "van 10u tot 22u30, elke dag 10 uur open",
        "de 9h à 18",
        "9h - 12:30",
        "dalle 9:00 alle 12:30 e dalle 15",
        "tra 25 e 30 anni",
        "abre às 10 horas e fecha às 22 horas 30",
        "de la ora 10 la ora 22",
        "a las 20 horas 30",
        "otwarte od godziny 10",
        "с 10 часов 30",
        "el día 15 llego a Madrid",
        "dia 25 chego ao Porto",
        "1h30",
        "film de 2h 45",
        "massage de 30 à 60 min",
        "50 km à l'heure",
        "bus 48 la nuit",
    ],
)
def test_times_of_day_and_dates_are_no_prices(values: Values, text: str) -> None:
    assert values(text, "BE", FindingKind.PRICE) == []


def test_a_price_is_not_for_a_time_of_day() -> None:
    found = [f for f in read_text("RDV 14h30 100€, ensuite 20h 150€, journée 12h 800€", "BE") if f.kind == "price"]

    assert [(f.value, f.per) for f in found] == [("100", None), ("150", None), ("800", "12h")]


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("1h 150, 2h 280", [("150", "hour"), ("280", "2h")]),
        ("1h150€", [("150", "hour")]),
        ("1h150", [("150", "hour")]),
        ("1h: 50", [("50", "hour")]),
        ("1h30 150", [("150", "90min")]),
        ("120 la demi-heure, 200 l'heure, 1000 la nuit", [("120", "30min"), ("200", "hour"), ("1000", "night")]),
        ("120 la demi-heure 200 l'heure 1000 la nuit", [("120", "30min"), ("200", "hour"), ("1000", "night")]),
        ("80 euro voor een half uurtje, 130 voor een uur", [("80", "30min"), ("130", "hour")]),
        ("80 het half uur, 150 het uur, 800 de nacht", [("80", "30min"), ("150", "hour"), ("800", "night")]),
        ("60 die halbe Stunde, 100 die Stunde", [("60", "30min"), ("100", "hour")]),
        ("80 per half hour, 150 an hour", [("80", "30min"), ("150", "hour")]),
        ("60 la media hora y 100 la hora", [("60", "30min"), ("100", "hour")]),
        ("meia hora 40€, uma hora 70€", [("40", "30min"), ("70", "hour")]),
        ("40 a meia hora, 70 a hora", [("40", "30min"), ("70", "hour")]),
        ("50 mezz'ora, 100 l'ora", [("50", "30min"), ("100", "hour")]),
        ("sfert de oră 100 lei, noaptea 1500 lei", [("100", "15min"), ("1500", "night")]),
        ("полчаса 2000 рублей, час 3500, ночь 9000", [("2000", "30min"), ("3500", "hour"), ("9000", "night")]),
        ("pół godziny 150 zł, godzina 250 zł, noc 1000 zł", [("150", "30min"), ("250", "hour"), ("1000", "night")]),
        ("100 za pół godziny, 200 za godzinę", [("100", "30min"), ("200", "hour")]),
        ("80e les 30 min", [("80", "30min")]),
        ("60e la demi heure 100e l'heure 500e la nuit", [("60", "30min"), ("100", "hour"), ("500", "night")]),
        ("la demi-heure 60€ l'heure 100€ la nuit 500€", [("60", "30min"), ("100", "hour"), ("500", "night")]),
        ("acompte 50€ par virement, 1h 150€ 2h 280€", [("50", None), ("150", "hour"), ("280", "2h")]),
        ("1/2 hora 50€, 1/2 ora 60", [("50", "30min"), ("60", "30min")]),
        ("mezza ora 60, pół h 100", [("60", "30min"), ("100", "30min")]),
        ("£80 half hr, £120 for one hour", [("80", "30min"), ("120", "hour")]),
        ("anderhalf uur 200 euro, twee uur 250 euro", [("200", "90min"), ("250", "2h")]),
        ("une heure et demie 200€, deux heures 300€", [("200", "90min"), ("300", "2h")]),
        ("два часа 6000 руб", [("6000", "2h")]),
        ("zwei Stunden 280, drei Stunden 400", [("280", "2h"), ("400", "3h")]),
    ],
)
def test_prices_are_told_by_the_hour_in_ten_languages(text: str, prices: list[tuple[str, str | None]]) -> None:
    found = [f for f in read_text(text, "BE") if f.kind is FindingKind.PRICE and f.accepted]

    assert [(f.value, f.per) for f in found] == prices


@pytest.mark.parametrize("text", ["für euch 100€", "media 50€"])
def test_the_end_of_a_word_is_no_time(text: str) -> None:
    (found,) = [f for f in read_text(text, "BE") if f.kind is FindingKind.PRICE]

    assert found.per is None


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("j'ai 24 ans", "24"),
        ("Anna, 24 ans, blonde", "24"),
        ("ik ben 26 jaar", "26"),
        ("26 jaar oud", "26"),
        ("ich bin 25 Jahre alt", "25"),
        ("25-jährige", "25"),
        ("I'm 23 years old", "23"),
        ("23yo", "23"),
        ("aged 23", "23"),
        ("âge : 31", "31"),
        ("leeftijd: 31", "31"),
        ("tengo 27 años", "27"),
        ("am 25 ani", "25"),
        ("ho 28 anni", "28"),
        ("vingt-trois ans", "23"),
        ("drieëntwintig jaar", "23"),
        ("dreiundzwanzig Jahre", "23"),
        ("twenty three years old", "23"),
        ("veintitrés años", "23"),
        ("dix-sept ans", "17"),
        ("seventeen years old", "17"),
        ("zeventien jaar", "17"),
        ("24 jr", "24"),
        ("bin 24 j. jung", "24"),
        ("tenho 22 aninhos", "22"),
        ("22enne", "22"),
        ("16 ans", "16"),
        ("Lola, 23", "23"),
        ("ik ben 23, blond", "23"),
        ("Mia (21) te reçoit", "21"),
        ("Мне 21, пиши", "21"),
        ("just turned 18", "18"),
    ],
)
def test_stated_ages_are_read_in_digits_and_words(values: Values, text: str, age: str) -> None:
    assert values(text, "BE", FindingKind.AGE) == [age]


@pytest.mark.parametrize(
    "text",
    [
        "nouvelle, tout juste 18, très douce",
        "je viens d'avoir 18",
        "ik ben Kim, net 18 geworden",
        "ik ben pas 18",
        "kersvers 18, nieuw hier",
        "Frisch 18 geworden, Anfängerin",
        "ich bin erst 18",
        "gerade 18!",
        "freshly turned 18",
        "barely 18",
        "I'm only 18",
        "recién cumplidos 18",
        "18 recién cumplidos",
        "tengo apenas 18",
        "acabei de fazer 18",
        "tenho dezoito!",
        "ho appena compiuto 18 anni",
        "18 appena compiuti",
        "appena 18, nuova in città",
        "tocmai am împlinit 18",
        "am doar 18",
        "недавно исполнилось 18",
        "мне только 18",
        "właśnie skończyłam 18",
        "mam dopiero 18",
    ],
)
def test_an_age_just_reached_is_read(values: Values, text: str) -> None:
    assert values(text, "BE", FindingKind.AGE) == ["18"]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("j'ai dix-huit, très douce", "18"),
        ("ik ben eenentwintig en blond", "21"),
        ("achttienjarige studente", "18"),
        ("ich bin einundzwanzig.", "21"),
        ("siebzehnjährige", "17"),
        ("Ich, 21 J., blond", "21"),
        ("my name is Amy and I'm twenty-one", "21"),
        ("tengo veintidós, nueva", "22"),
        ("tenho dezoito.", "18"),
        ("ho diciotto, sono nuova", "18"),
        ("ragazza ventenne", "20"),
        ("ventitreenne", "23"),
        ("neodiciottenne", "18"),
        ("am optsprezece", "18"),
        ("fată de 24 de ani", "24"),
        ("douăzeci și doi de ani", "22"),
        ("мне восемнадцать", "18"),
        ("двадцатидвухлетняя девушка", "22"),
        ("mam siedemnaście, jestem nowa", "17"),
        ("dziewiętnastolatka", "19"),
        ("18-latka", "18"),
    ],
)
def test_ages_are_told_in_the_words_of_ten_languages(values: Values, text: str, age: str) -> None:
    assert values(text, "BE", FindingKind.AGE) == [age]


@pytest.mark.parametrize(
    "text",
    [
        "alleen heren boven 30 jaar",
        "heren ouder dan 35 jaar",
        "hommes de plus de 30 ans",
        "messieurs à partir de 40 ans",
        "Herren ab 30 Jahre",
        "Männer über 40 Jahre",
        "gents over 30 years",
        "from 30 years old",
        "hombres mayores de 40 años",
        "homens maiores de 30 anos",
        "uomini sopra i 40 anni",
        "bărbați peste 30 de ani",
        "мужчины старше 30 лет",
        "от 18 лет",
        "panowie powyżej 30 lat",
        "leeftijd 18-25",
        "caballeros de 40 años en adelante",
        "10 лет опыта",
        "10 anni di esperienza",
        "15 lat doświadczenia",
        "am 18. Mai bin ich da",
        "livraison 15 j. ouvrables",
        "salaire net 15, repas compris",
        "j'ai vingt raisons",
        "I'm ten minutes away",
        "perenne, solenne",
        "nur 19,90",
        "25-jarig bestaan",
        "30-летний опыт",
        "am 20. ist zu, ich bin weg",
        "im 25. Stock",
        "am 20 de prieteni",
        "tengo 15 días libres",
    ],
)
def test_ages_of_clients_and_other_years_are_not_accepted(values: Values, text: str) -> None:
    assert values(text, "BE", FindingKind.AGE) == []


@pytest.mark.parametrize(
    "text",
    [
        "10 ans d'expérience",
        "depuis 15 ans",
        "15 jaar ervaring",
        "seit 12 Jahren",
        "over 20 years of experience",
        "garantie 10 ans",
        "plus de 18 ans",
        "18 ans minimum",
        "il y a 12 ans",
        "jeunes femmes de 18 à 25 ans",
        "ouvert depuis vingt ans",
        "100 ans",
        "5 ans",
        "60 min",
        "1990",
        "bail de 36 mois",
        "Sofia, 75011 Paris",
        "Anna (30 min)",
        "Mia, 20 €",
    ],
)
def test_years_that_are_no_age_are_not_accepted(values: Values, text: str) -> None:
    assert values(text, "BE", FindingKind.AGE) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Je m'appelle Anna et j'aime rire", ["Anna"]),
        ("moi c'est Mia", ["Mia"]),
        ("je suis Sofia", ["Sofia"]),
        ("Ik ben Lotte", ["Lotte"]),
        ("mijn naam is Femke", ["Femke"]),
        ("Ich heiße Katja", ["Katja"]),
        ("ich bin Lena", ["Lena"]),
        ("my name is Jessica", ["Jessica"]),
        ("I'm Emma", ["Emma"]),
        ("me llamo Lucía", ["Lucía"]),
        ("mă numesc Ioana", ["Ioana"]),
        ("mi chiamo Giulia", ["Giulia"]),
        ("avec Anna et Mia", ["Anna", "Mia"]),
        ("Anna & Mia - Liège", ["Anna", "Mia"]),
        ("Sofia, 23 ans", ["Sofia"]),
        ("je m'appelle Zorbelle", ["Zorbelle"]),
        ("met Anna, Mia en Lola", ["Anna", "Mia", "Lola"]),
        ("Je m'appelle Rose", ["Rose"]),
        ("its amy 22", ["Amy"]),
        ("sono Giada", ["Giada"]),
        ("Я Катя, пиши", ["Катя"]),
        ("меня зовут Анна, пиши", ["Анна"]),
        ("Les filles: Anna, Mia et Sofia", ["Anna", "Mia", "Sofia"]),
        ("Nicole te reçoit", ["Nicole"]),
    ],
)
def test_names_are_read_where_they_are_offered(values: Values, text: str, names: list[str]) -> None:
    assert values(text, "BE", FindingKind.NAME) == names


@pytest.mark.parametrize(
    "text",
    [
        "je suis nouvelle à Liège",
        "ik ben nieuw",
        "I am new here",
        "avec plaisir",
        "une rose rouge",
        "Florence, belle ville",
        "je suis la",
    ],
)
def test_other_words_are_no_names(values: Values, text: str) -> None:
    assert values(text, "BE", FindingKind.NAME) == []


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("BCE 0403.170.701", "bce", "0403170701"),
        ("TVA BE 0403 170 701", "bce", "0403170701"),
        ("BE0403170701", "bce", "0403170701"),
        ("ondernemingsnummer: 0403.170.701", "bce", "0403170701"),
        ("SIREN 732 829 320", "siren", "732829320"),
        ("SIRET 732 829 320 00074", "siret", "73282932000074"),
        ("RCS Paris 732 829 320", "siren", "732829320"),
        ("FR44732829320", "vat", "FR44732829320"),
        ("HRB 12345 B", "hrb", "HRB 12345 B"),
        ("KvK nr 12345678", "kvk", "12345678"),
        ("USt-IdNr. DE136695976", "vat", "DE136695976"),
        ("CUI RO86216827", "cui", "86216827"),
        ("CHE-202.448.594", "uid", "202448594"),
        ("NIP: 997-367-75-18", "nip", "9973677518"),
        ("NIF 422156728", "nif", "422156728"),
        ("ИНН 3247540188", "inn", "3247540188"),
        ("VAT no GB476397103", "gb", "476397103"),
        ("ATU46876019", "atu", "46876019"),
        ("P.IVA 21606230759", "piva", "21606230759"),
    ],
)
def test_register_numbers_are_read_and_checked(text: str, unit: str, value: str) -> None:
    (found,) = [f for f in read_text(text, "BE") if f.kind is FindingKind.COMPANY]

    assert (found.unit, found.value) == (unit, value)


@pytest.mark.parametrize(
    "text",
    [
        "BCE 0403.170.702",
        "SIREN 732 829 321",
        "FR45732829320",
        "0403170701",
        "DE136695977",
        "0470 12 34 56",
        "CUI RO86216828",
        "CHE-202.448.595",
        "NIP 9973677519",
        "NIF 422156729",
        "ИНН 3247540189",
        "GB476397104",
        "ATU46876018",
        "P.IVA 21606230758",
    ],
)
def test_a_wrong_check_digit_is_no_company(values: Values, text: str) -> None:
    assert values(text, "BE", FindingKind.COMPANY) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("nouvelle à Liège", "Liège"),
        ("in Luik", "Liège"),
        ("1000 Bruxelles", "Brussels"),
        ("ANTWERPEN", "Antwerp"),
        ("à Nice", "Nice"),
        ("den haag", "The Hague"),
        ("in Köln", "Cologne"),
        ("Aix-en-Provence", "Aix-en-Provence"),
        ("St-Denis", "Saint-Denis"),
        ("à Mons", "Mons"),
        ("privé te Zottegem", "Zottegem"),
        ("studio in Sint-Jans-Molenbeek", "Molenbeek"),
        ("4430 Ans", "Ans"),
        ("in Neukölln", "Neukölln"),
        ("à Villeurbanne", "Villeurbanne"),
        ("Zimmer in Herisau", "Herisau"),
        ("Москва", "Moscow"),
        ("массаж, Москва, центр", "Moscow"),
    ],
)
def test_towns_are_read_by_any_of_their_names(values: Values, text: str, place: str) -> None:
    assert values(text, "BE", FindingKind.PLACE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "rue de Bruxelles",
        "chaussée de Louvain 12",
        "a nice girl",
        "bon sens",
        "essen gehen",
        "Namur straat",
        "lilleshall",
        "deux tours",
        "J'ai 45 ANS",
        "op tijd Komen aub",
        "Spaß und Lachen",
        "plaisir garanti",
        "gare du Midi",
    ],
)
def test_streets_and_common_words_are_no_towns(values: Values, text: str) -> None:
    assert values(text, "BE", FindingKind.PLACE) == []


def test_a_job_ad_states_pay_and_hours(one_ad: Callable[..., Ad], of_kind: Kind) -> None:
    text = "Nettoyage, 8,50 €/h net, 12h par jour, 6 jours sur 7, 60 uur per week, logement 300€ par mois retenu"
    found = read_ad(one_ad("Travail", text, category=Category.JOB), (), "BE")

    assert [(f.value, f.unit, f.per) for f in of_kind(found, FindingKind.PAY)] == [
        ("8.50", "EUR", "hour"),
        ("300", "EUR", "month"),
    ]
    assert sorted((f.value, f.unit, f.per) for f in of_kind(found, FindingKind.HOURS)) == [
        ("12", "hour", "day"),
        ("6", "day", "week"),
        ("60", "hour", "week"),
    ]


@pytest.mark.parametrize(
    ("text", "pay", "per"),
    [
        ("salaire 1500 € par mois", "1500", "month"),
        ("loon: 11 euro per uur", "11", "hour"),
        ("Stundenlohn: 9 Euro", "9", "hour"),
        ("uurloon 12,50 €", "12.50", "hour"),
        ("salary £400 per week", "400", "week"),
        ("gagnez 5.000 € / mois", "5000", "month"),
        ("Lohn 2000 € im Monat", "2000", "month"),
        ("salariu 1200 euro pe luna", "1200", "month"),
    ],
)
def test_pay_is_read_by_its_words_elsewhere(text: str, pay: str, per: str) -> None:
    (found,) = [f for f in read_text(text, "BE") if f.kind is FindingKind.PAY]

    assert (found.value, found.per) == (pay, per)


@pytest.mark.parametrize(
    ("text", "pay", "per"),
    [
        ("€14,06 p/u, 40 uur", "14.06", "hour"),
        ("£11.44ph", "11.44", "hour"),
        ("4500 zł netto miesięcznie", "4500", "month"),
        ("stawka 12 euro/godz", "12", "hour"),
        ("900€ mensuales", "900", "month"),
        ("13,50 die Stunde", "13.50", "hour"),
        ("3500 р/смена, требуются люди", "3500", "day"),
        ("plata 8 euro pe ora", "8", "hour"),
    ],
)
def test_job_ads_say_pay_in_many_short_ways(
    one_ad: Callable[..., Ad], of_kind: Kind, text: str, pay: str, per: str
) -> None:
    (found,) = of_kind(read_ad(one_ad("Job", text, category=Category.JOB), (), "BE"), FindingKind.PAY)

    assert (found.value, found.per) == (pay, per)


@pytest.mark.parametrize(
    ("text", "pay", "per"),
    [
        ("Payé 5 € de l'heure", "5", "hour"),
        ("on donne 10 € chaque jour", "10", "day"),
        ("Tageslohn 80 Euro bar auf die Hand", "80", "day"),
        ("Bis zu 10.000 € jeden Monat", "10000", "month"),
        ("100 Euro in der Woche", "100", "week"),
        ("dagloon 90 euro", "90", "day"),
        ("weekloon: € 400", "400", "week"),
        ("daily rate £60", "60", "day"),
        ("£5 an hour", "5", "hour"),
        ("6€ a la hora", "6", "hour"),
        ("jornal de 50 euros", "50", "day"),
        ("5 euro all'ora", "5", "hour"),
        ("300 euro alla settimana", "300", "week"),
        ("paga giornaliera 40 euro", "40", "day"),
        ("5€ à hora", "5", "hour"),
        ("diária de 45 euros", "45", "day"),
        ("50 euro pe zi", "50", "day"),
        ("зарплата 1500 евро в месяц", "1500", "month"),
        ("платим 50 евро в день", "50", "day"),
        ("200 рублей в час", "200", "hour"),
        ("15 euro na godzinę", "15", "hour"),
        ("2000 złotych w miesiącu", "2000", "month"),
        ("2500 zł na rękę miesięcznie", "2500", "month"),
        ("Lohn 900 Euro mtl.", "900", "month"),
    ],
)
def test_job_ads_say_pay_in_ten_languages(
    one_ad: Callable[..., Ad], of_kind: Kind, text: str, pay: str, per: str
) -> None:
    found = read_ad(one_ad("Job", text, category=Category.JOB), (), "BE")

    assert [(one.value, one.per) for one in of_kind(found, FindingKind.PAY)] == [(pay, per)]
    assert of_kind(found, FindingKind.PRICE) == []


@pytest.mark.parametrize(
    ("text", "pays"),
    [
        ("1500-2500 euro pe lună", ["1500", "2500"]),
        ("de 10 à 12 €/h", ["10", "12"]),
        ("tussen 12 en 15 € per uur", ["12", "15"]),
        ("£400 to £500 a week", ["400", "500"]),
        ("€12-15 per uur", ["12", "15"]),
        ("uurloon 12,50 € tot 14 €", ["12.50", "14"]),
        ("от 2000 до 3000 евро в месяц", ["2000", "3000"]),
        ("3000-4000 zł miesięcznie", ["3000", "4000"]),
        ("2 et 15 €/h", ["15"]),
        ("6/7 - 12 €/h", ["12"]),
        ("5 - 1500 € par mois", ["1500"]),
        ("salaire horaire 12 €/h", ["12"]),
    ],
)
def test_both_ends_of_a_range_are_pay(one_ad: Callable[..., Ad], of_kind: Kind, text: str, pays: list[str]) -> None:
    found = of_kind(read_ad(one_ad("Job", text, category=Category.JOB), (), "BE"), FindingKind.PAY)

    assert [one.value for one in found] == pays


@pytest.mark.parametrize(
    ("text", "hours", "per"),
    [
        ("10h dziennie", "10", "day"),
        ("12 godzin dziennie", "12", "day"),
        ("60-Stunden-Woche", "60", "week"),
        ("temps plein 38h", "38", "week"),
        ("lucru 12 ore/zi", "12", "day"),
        ("Horaire: de 7h à 19h", "12", "day"),
        ("werkuren van 8 tot 20u", "12", "day"),
        ("Arbeitszeit 06:30 bis 15:00 Uhr", "8.5", "day"),
        ("work from 7am to 8pm", "13", "day"),
        ("godziny pracy 6:00-18:00", "12", "day"),
        ("dagloon 90 euro, van 6u tot 18u", "12", "day"),
        ("40 horas semanales", "40", "week"),
        ("10 horas diarias", "10", "day"),
        ("jornada de 12 horas", "12", "day"),
        ("12 ore zilnic", "12", "day"),
        ("ture de 12 ore", "12", "day"),
        ("10 ore giornaliere", "10", "day"),
        ("10 ore al giorno", "10", "day"),
        ("40 ore settimanali", "40", "week"),
        ("12 horas diárias", "12", "day"),
        ("44 horas semanais", "44", "week"),
        ("12 hour shifts", "12", "day"),
        ("shifts of 12 hours", "12", "day"),
        ("39h hebdo", "39", "week"),
        ("la journée de 11 heures", "11", "day"),
        ("semaine de 45 heures", "45", "week"),
        ("12-uursdiensten", "12", "day"),
        ("werkdagen van 11 uur", "11", "day"),
        ("12-Stunden-Schichten", "12", "day"),
        ("12 часов в день", "12", "day"),
        ("12-часовой рабочий день", "12", "day"),
        ("смены по 12 часов", "12", "day"),
        ("смена 12 часов", "12", "day"),
        ("60+ hours per week", "60", "week"),
        ("11 ore di lavoro al giorno", "11", "day"),
        ("60 часов в неделю", "60", "week"),
        ("12 godzin na dobę", "12", "day"),
        ("12-godzinne zmiany", "12", "day"),
        ("50 godzin w tygodniu", "50", "week"),
    ],
)
def test_job_ads_say_hours_in_many_ways(
    one_ad: Callable[..., Ad], of_kind: Kind, text: str, hours: str, per: str
) -> None:
    found = of_kind(read_ad(one_ad("Job", text, category=Category.JOB), (), "BE"), FindingKind.HOURS)

    assert [(one.value, one.unit, one.per) for one in found if one.accepted] == [(hours, "hour", per)]


@pytest.mark.parametrize(
    "text",
    [
        "appeler entre 9h et 17h",
        "3 à 8 h par semaine selon saison",
        "bus 5-9 u",
        "8 h d'attente",
        "open elke dag van 10 tot 22 uur",
        "alle dagen van 9 uur tot 17 uur",
        "24-uursdienst",
        "journée de 2 heures",
    ],
)
def test_other_hours_are_no_working_day(one_ad: Callable[..., Ad], of_kind: Kind, text: str) -> None:
    found = of_kind(read_ad(one_ad("Job", text, category=Category.JOB), (), "BE"), FindingKind.HOURS)

    assert [one for one in found if one.accepted and one.per == "day"] == []


def test_a_massage_ad_states_prices_and_no_pay(one_ad: Callable[..., Ad], of_kind: Kind) -> None:
    found = read_ad(one_ad("Massage", "150€ / h, 24h/24, 7j/7"), (), "BE")

    assert of_kind(found, FindingKind.PAY) == []
    assert of_kind(found, FindingKind.HOURS) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bonjour, je suis nouvelle dans votre ville", "fr"),
        ("Hallo, ik ben nieuw in de stad en zoek werk", "nl"),
        ("Hallo, ich bin neu hier und suche Arbeit", "de"),
        ("Hello, I am new in town", "en"),
        ("Hola, soy nueva en la ciudad", "es"),
        ("Bună, sunt nouă în oraș", "ro"),
        ("Ciao, sono nuova in città", "it"),
        ("Olá, sou nova na cidade", "pt"),
        ("Привет, я новая в городе", "ru"),
        ("zadzwoń do mnie teraz", "pl"),
        ("bel me nu schat", "nl"),
        ("me liga amor", "pt"),
    ],
)
def test_the_language_of_a_line_is_known(values: Values, text: str, language: str) -> None:
    assert values(text, "BE", FindingKind.LANGUAGE) == [language]


@pytest.mark.parametrize("text", ["", "0470 12 34 56", "€€€", "ok"])
def test_too_few_letters_have_no_language(values: Values, text: str) -> None:
    assert values(text, "BE", FindingKind.LANGUAGE) == []


def test_price_and_place_fields_of_the_page_are_read(one_ad: Callable[..., Ad], of_kind: Kind) -> None:
    found = read_ad(one_ad("Massage", "", price="100", currency="EUR", place="Liège"), (), "BE")

    (price,), (place,) = of_kind(found, FindingKind.PRICE), of_kind(found, FindingKind.PLACE)
    assert (price.field, price.value, price.unit, price.raw) == ("price", "100", "EUR", "100")
    assert (place.field, place.value) == ("place", "Liège")
