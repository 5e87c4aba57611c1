"""Made-up names of people, places of business and firms; real towns; numbers of registers that are not given out."""

from __future__ import annotations

from random import Random

PEOPLE = {
    "fr": "Léa Chloé Inès Manon Jade Camille Sarah Élise Nina Lola Margaux Anaïs Clara Juliette Zoé Maëlys Océane",
    "nl": "Emma Lotte Sanne Fleur Noor Eva Julie Marieke Tess Yara Jana Femke Amber Marijke Elke Sofie Anouk Hanne",
    "de": "Lena Mia Hanna Lea Marie Sophie Klara Ida Paula Greta Nele Frieda Jule Katja Svenja Antonia Carla Emilia",
    "en": "Alice Grace Ruby Ella Daisy Holly Lucy Amber Jasmine Molly Scarlett Megan Olivia Erin Abigail Rose Ivy",
    "ro": "Andreea Ioana Mihaela Roxana Alina Bianca Larisa Denisa Raluca Simona Cristina Oana Diana Monica",
    "es": "Carmen Lucía Paula Marta Elena Noelia Sofía Rocío Valeria Daniela Irene Alba Nuria Pilar",
}
TOWNS = {
    "BE": "Bruxelles Antwerpen Gent Liège Charleroi Namur Brugge Leuven Mons Kortrijk Oostende Hasselt Tournai",
    "FR": "Paris Lille Lyon Marseille Toulouse Nantes Strasbourg Rouen Reims Metz Calais Dunkerque Amiens Roubaix Nice",
    "NL": "Amsterdam Rotterdam Utrecht Eindhoven Tilburg Breda Maastricht Venlo Arnhem Groningen Nijmegen",
    "DE": "Köln Aachen Düsseldorf Berlin Hamburg Dortmund Essen Bonn Saarbrücken Trier Frankfurt Mannheim",
}
WALLOON = "Bruxelles Liège Charleroi Namur Mons Tournai"
FLEMISH = "Antwerpen Gent Brugge Leuven Kortrijk Oostende Hasselt"
STREETS = {
    "fr": ("rue du Moulin Bleu", "rue des Trois Horloges", "avenue du Vieux Verger", "quai des Lanternes",
           "rue de la Petite Écluse", "place du Puits Doré", "rue des Sept Saules", "chemin du Renard Gris"),
    "nl": ("Blauwe Molenstraat", "Drie Klokkenlaan", "Oude Boomgaardstraat", "Lantaarnkaai", "Kleine Sluisstraat",
           "Gouden Putplein", "Zevenwilgenweg", "Grijze Vossenstraat"),
    "de": ("Blaumühlstraße", "Dreiuhrengasse", "Altgartenweg", "Laternenufer", "Kleine Schleusenstraße",
           "Goldbrunnenplatz", "Siebenweidenweg", "Graufuchsgasse"),
    "en": ("Blue Mill Street", "Three Clocks Lane", "Old Orchard Road", "Lantern Quay", "Little Lock Street",
           "Golden Well Square", "Seven Willows Way", "Grey Fox Lane"),
}  # fmt: skip
FIRM_STEMS = "Clairval Noordvier Brabex Lysora Meridor Waalkant Rheinova Scaldis Ardenco Polderis Vallone Tramex"
FIRM_KINDS = ("Interim", "Work", "Personnel", "Jobs", "Flex", "Services", "Partners")
ROADS = (
    ("Istanbul", "Trieste"), ("Izmir", "Athína"), ("Tunis", "Palermo"), ("Calais", "Dover"), ("Dunkerque", "Kent"),
    ("Tirana", "Bari"), ("Beograd", "Wien"), ("Minsk", "Berlin"),
)  # fmt: skip
RIDES = (
    ("Bruxelles", "Paris"), ("Gent", "Amsterdam"), ("Liège", "Köln"), ("Lille", "Bruxelles"), ("Lyon", "Marseille"),
    ("Antwerpen", "Rotterdam"), ("Charleroi", "Bucuresti"), ("Metz", "Frankfurt"), ("Nantes", "Madrid"),
)  # fmt: skip


def people(rng: Random, language: str, count: int) -> tuple[str, ...]:
    """Different given names, as they are common where the language is spoken."""
    return tuple(rng.sample(PEOPLE[language].split(), count))


def towns(rng: Random, country: str, language: str, count: int) -> tuple[str, ...]:
    """Different towns of a country; in Belgium those of the language first."""
    known = TOWNS[country].split()
    if country == "BE" and language in ("fr", "nl"):
        known = (WALLOON if language == "fr" else FLEMISH).split()
    return tuple(rng.sample(known, min(count, len(known))))


def country_of_town(town: str) -> str:
    return next(country for country, names in TOWNS.items() if town in names.split())


def street(rng: Random, language: str) -> str:
    """A made-up street with a house number."""
    name, house = rng.choice(STREETS.get(language, STREETS["en"])), rng.randint(2, 148)
    return f"{house} {name}" if language in ("fr", "en") else f"{name} {house}"


def firm(rng: Random) -> str:
    return f"{rng.choice(FIRM_STEMS.split())}{rng.choice(('', 'a', 'is', 'o'))} {rng.choice(FIRM_KINDS)}"


def register_number(rng: Random, country: str) -> str:
    """A company number with a right check digit from a block that no register has given out."""
    if country == "BE":
        base = 19999000 + rng.randrange(1000)
        text = f"{base}{97 - base % 97:02}"
        return f"{text[:4]}.{text[4:7]}.{text[7:]}"
    if country == "FR":
        base = 99999000 + rng.randrange(1000)
        digit = next(digit for digit in range(10) if luhn(f"{base}{digit}"))
        return f"SIREN {str(base)[:3]} {str(base)[3:6]} {str(base)[6:]}{digit}"
    return f"KvK 9999{rng.randrange(10000):04}" if country == "NL" else f"HRB 999{rng.randrange(1000):03}"


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1: whether the check digit at the end is right."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
