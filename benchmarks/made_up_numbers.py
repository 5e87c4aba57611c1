# ruff: noqa: E501 lists of phrases are read across, not down
"""Made-up telephone numbers, the ways ads write them, and digits that are no number.

The generator shares no table with `reading/`: its number words are written out here, by rule, for 0 to 99.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

FR = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
NL = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
DE = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ES = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
RO = [
    "zero",
    "unu",
    "doi",
    "trei",
    "patru",
    "cinci",
    "șase",
    "șapte",
    "opt",
    "nouă",
    "zece",
    "unsprezece",
    "doisprezece",
    "treisprezece",
    "paisprezece",
    "cincisprezece",
    "șaisprezece",
    "șaptesprezece",
    "optsprezece",
    "nouăsprezece",
]
TENS = {
    "fr": ["vingt", "trente", "quarante", "cinquante", "soixante"],
    "nl": ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"],
    "de": ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"],
    "en": ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    "es": ["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"],
    "ro": ["douăzeci", "treizeci", "patruzeci", "cincizeci", "șaizeci", "șaptezeci", "optzeci", "nouăzeci"],
}


def french(n: int) -> str:
    if n < 20:
        return FR[n]
    if n < 70:
        ten, unit = TENS["fr"][n // 10 - 2], n % 10
        return ten if not unit else f"{ten} et un" if unit == 1 else f"{ten}-{FR[unit]}"
    if n < 80:
        return "soixante et onze" if n == 71 else f"soixante-{FR[n - 60]}"
    return "quatre-vingts" if n == 80 else f"quatre-vingt-{FR[n - 80]}"


def belgian(n: int) -> str:
    if n < 70 or 80 <= n < 90:
        return french(n)
    ten, unit = ("septante" if n < 80 else "nonante"), n % 10
    return ten if not unit else f"{ten} et un" if unit == 1 else f"{ten}-{FR[unit]}"


def dutch(n: int) -> str:
    if n < 20:
        return NL[n]
    ten, unit = TENS["nl"][n // 10 - 2], n % 10
    return ten if not unit else f"{NL[unit]}{'ën' if unit in (2, 3) else 'en'}{ten}"


def german(n: int) -> str:
    if n < 20:
        return DE[n]
    ten, unit = TENS["de"][n // 10 - 2], n % 10
    return ten if not unit else f"{'ein' if unit == 1 else DE[unit]}und{ten}"


def english(n: int) -> str:
    if n < 20:
        return EN[n]
    ten, unit = TENS["en"][n // 10 - 2], n % 10
    return ten if not unit else f"{ten}-{EN[unit]}"


def spanish(n: int) -> str:
    if n < 30:
        return ES[n]
    ten, unit = TENS["es"][n // 10 - 2], n % 10
    return ten if not unit else f"{ten} y {ES[unit]}"


IT = "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove".split()  # noqa: SIM905
PT = "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove".split()  # noqa: SIM905
RU = "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать".split()  # noqa: SIM905
TENS["it"] = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()  # noqa: SIM905
TENS["pt"] = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split()  # noqa: SIM905
TENS["ru"] = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()  # noqa: SIM905


def italian(n: int) -> str:
    if n < 20:
        return IT[n]
    ten, unit = TENS["it"][n // 10 - 2], n % 10
    return ten if not unit else (ten[:-1] if unit in (1, 8) else ten) + ("tré" if unit == 3 else IT[unit])


def portuguese(n: int) -> str:
    if n < 20:
        return PT[n]
    ten, unit = TENS["pt"][n // 10 - 2], n % 10
    return ten if not unit else f"{ten} e {PT[unit]}"


def russian(n: int) -> str:
    if n < 20:
        return RU[n]
    ten, unit = TENS["ru"][n // 10 - 2], n % 10
    return ten if not unit else f"{ten} {RU[unit]}"


def romanian(n: int) -> str:
    if n < 20:
        return RO[n]
    ten, unit = TENS["ro"][n // 10 - 2], n % 10
    return ten if not unit else f"{ten} și {RO[unit]}"


@dataclass(frozen=True)
class Tongue:
    """A language as ads use it: how it says numbers, its country, its words around numbers."""

    code: str
    region: str
    say: Callable[[int], str]
    double: str
    triple: str
    times: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    filler: tuple[str, ...]


TONGUES = (
    Tongue("fr", "FR", french, "double", "triple", "fois", ("Appelle-moi au", "Contact :", "mon numéro", "joignable au", "Tél.", "je t'attends", "dispo ce soir", "WhatsApp"), ("bisous", "pas de sms svp", "de 10h à 22h", "24h/24", "merci", "pas d'appel masqué", "! A très vite"), ("Bonjour messieurs, je suis nouvelle dans ta ville.", "Massage relaxant 60 min 100€, 30min 70 €.", "J'ai 24 ans, 1m68, 55kg.", "Appartement propre et discret à Lyon.", "Libre du lundi au vendredi.", "Photos 100% réelles.")),
    Tongue("fr-be", "BE", belgian, "double", "triple", "fois", ("Appelle-moi au", "GSM :", "mon numéro", "joignable au", "Tél.", "je t'attends", "contactez-nous au"), ("bisous", "pas de sms svp", "de 10h à 22h", "7j/7", "merci", "à bientôt"), ("Bonjour, je suis à Liège.", "Cherche personnel pour nettoyage, 12€/h.", "J'ai 31 ans, 90-60-90.", "Studio à louer 650€ par mois, 1000 Bruxelles.", "Permis B exigé.", "Horaire 8h-17h.")),
    Tongue("nl", "NL", dutch, "dubbel", "drie keer", "keer", ("Bel mij op", "Mijn nummer is", "Tel:", "app me", "bereikbaar op", "nieuw in de stad", "bel nu"), ("geen sms", "van 10 tot 22 uur", "dag en nacht", "groetjes", "geen anoniem", "tot snel!"), ("Hallo heren, ik ben nieuw hier.", "Een uur 120 euro, half uur 80 euro.", "Ik ben 26 jaar, 170 cm.", "Wij zoeken schoonmakers, 38 uur per week.", "Discreet adres in Utrecht.", "Alleen vandaag.")),
    Tongue("nl-be", "BE", dutch, "dubbel", "drie keer", "maal", ("Bel mij op", "GSM", "Tel:", "stuur een bericht naar", "bereikbaar op", "nieuw in Gent"), ("geen sms", "van 10 tot 22 uur", "7 dagen op 7", "groetjes", "tot snel!"), ("Goedendag, ontspannende massage.", "Een uur 120€, half uur 70€.", "Ik ben 29 jaar.", "Poetshulp gezocht, 9000 Gent.", "Parking voor de deur.", "Ook in het weekend.")),
    Tongue("de", "DE", german, "doppel", "dreimal", "mal", ("Ruf mich an unter", "Tel.", "Meine Nummer:", "WhatsApp", "Handy", "erreichbar unter", "neu in der Stadt"), ("keine SMS", "von 10 bis 22 Uhr", "bitte nicht anonym", "bis bald", "Küsse"), ("Hallo, ich bin neu hier.", "Eine Stunde 150 Euro, 30 min 80€.", "Ich bin 25 Jahre alt, 172cm, 58kg.", "Wir suchen Reinigungskräfte ab sofort.", "Diskrete Wohnung in Köln.", "Täglich ab 11 Uhr.")),
    Tongue("en", "GB", english, "double", "triple", "times", ("Call me on", "My number is", "Text", "phone:", "WhatsApp", "new in town", "ring"), ("no withheld numbers", "10am-10pm", "thanks", "kisses", "no texts please", "see you soon!"), ("Hi guys, I am new here.", "1 hour £120, 30 min £80.", "I'm 23 years old, size 8, 34C.", "Warehouse staff wanted, 40 hours a week.", "Clean flat near the station.", "Real photos only.")),
    Tongue("es", "ES", spanish, "doble", "triple", "veces", ("Llámame al", "Mi número:", "Tel.", "WhatsApp", "escríbeme", "nueva en la ciudad"), ("besos", "no contesto ocultos", "de 10 a 22 horas", "hasta pronto"), ("Hola, soy nueva aquí.", "Una hora 120 euros, media hora 70€.", "Tengo 27 años.", "Se busca camarera, 1200€ al mes.", "Piso discreto.", "Fotos reales.")),
    Tongue("ro", "RO", romanian, "dublu", "triplu", "ori", ("Sună-mă la", "Numărul meu:", "Tel.", "WhatsApp", "contact", "nouă în oraș"), ("pupici", "fără sms", "între 10 și 22", "pe curând"), ("Bună, sunt nouă aici.", "O oră 300 lei, 30 min 200 lei.", "Am 25 ani.", "Caut menajeră, 3000 lei pe lună.", "Locație discretă.", "Poze reale.")),
    Tongue("it", "IT", italian, "doppio", "triplo", "volte", ("Chiamami al", "Il mio numero:", "Tel.", "cell", "WhatsApp", "appena arrivata"), ("baci", "no anonimi", "dalle 10 alle 22", "a presto"), ("Ciao, sono nuova in città.", "Un'ora 150 euro, mezz'ora 80€.", "Ho 26 anni, alta 1,70.", "Cercasi badante, 1100€ al mese.", "Appartamento riservato a Milano.", "Foto reali.")),
    Tongue("pt", "PT", portuguese, "duplo", "triplo", "vezes", ("Liga-me para o", "O meu número:", "Tel.", "telemóvel", "WhatsApp", "nova na cidade"), ("beijos", "não atendo anónimos", "das 10 às 22 horas", "até já"), ("Olá, sou nova aqui.", "Uma hora 100 euros, meia hora 60€.", "Tenho 25 anos.", "Precisa-se empregada, 900€ por mês.", "Apartamento discreto em Lisboa.", "Fotos reais.")),
    Tongue("ru", "RU", russian, "дважды", "трижды", "раза", ("Звони", "Мой номер:", "тел.", "WhatsApp", "пиши в вотсап", "новенькая в городе"), ("целую", "без смс", "с 10 до 22", "жду"), ("Привет, я новенькая.", "Час 5000 руб, ночь 20000 руб.", "Мне 25 лет, рост 170.", "Требуется уборщица, 40 часов в неделю.", "Квартира в центре.", "Фото мои.")),
)  # fmt: skip


def national(tongue: Tongue, rng: random.Random) -> tuple[str, str, tuple[int, ...]]:  # noqa: PLR0911 one per country
    """A number: (E.164, national digits, grouping)."""

    def digits(count: int) -> str:
        return "".join(rng.choice("0123456789") for _ in range(count))

    match tongue.region:
        case "FR":
            start = rng.choice(
                ["063998", "019900", "06" + rng.choice("01235678") + digits(1), "07" + rng.choice("56789") + digits(1)]
            )
            number = start + digits(10 - len(start))
            return "+33" + number[1:], number, (2, 2, 2, 2, 2)
        case "BE":
            number = (
                "04"
                + rng.choice(
                    [
                        "70",
                        "71",
                        "72",
                        "75",
                        "77",
                        "78",
                        "79",
                        "84",
                        "85",
                        "86",
                        "87",
                        "89",
                        "90",
                        "93",
                        "95",
                        "96",
                        "98",
                    ]
                )
                + digits(6)
            )
            return "+32" + number[1:], number, rng.choice([(4, 2, 2, 2), (4, 3, 3), (4, 6)])
        case "NL":
            number = "06" + rng.choice("12345") + digits(7)
            return "+31" + number[1:], number, rng.choice([(2, 2, 2, 2, 2), (2, 8), (2, 4, 4), (3, 3, 2, 2)])
        case "DE":
            number = rng.choice(["0151", "0152", "0157", "0160", "0170", "0171", "0172", "0173", "0175", "0176"])
            number += rng.choice("23456789") + digits(7 if number in ("0151", "0152", "0157", "0176") else 6)
            return "+49" + number[1:], number, (4, 4, len(number) - 8)
        case "GB":
            number = rng.choice(["07700900", "074" + rng.choice("0123456789") + digits(2), "0788" + digits(1)])
            number += digits(11 - len(number))
            return "+44" + number[1:], number, (5, 3, 3)
        case "ES":
            number = rng.choice(["6", "6", "71", "72", "74"])
            number += digits(9 - len(number))
            return "+34" + number, number, rng.choice([(3, 3, 3), (3, 2, 2, 2)])
        case "IT":
            number = rng.choice(["320", "328", "333", "339", "347", "348", "349", "366", "380", "392"]) + digits(7)
            return "+39" + number, number, rng.choice([(3, 3, 4), (3, 7), (3, 2, 2, 3)])
        case "PT":
            number = rng.choice(["91", "92", "93", "96"]) + digits(7)
            return "+351" + number, number, rng.choice([(3, 3, 3), (2, 3, 2, 2)])
        case "RU":
            number = "89" + rng.choice(["12", "16", "25", "26", "03", "51", "60", "65"]) + digits(7)
            return "+7" + number[1:], number, rng.choice([(1, 3, 3, 2, 2), (1, 3, 3, 4)])
        case _:
            number = "07" + rng.choice("234567") + digits(7)
            return "+40" + number[1:], number, rng.choice([(4, 3, 3), (4, 2, 2, 2)])


def prefix(e164: str) -> int:
    """Characters of + and the country code."""
    return 2 if e164.startswith("+7") else 4 if e164.startswith("+351") else 3


def cut(number: str, groups: tuple[int, ...]) -> list[str]:
    pieces, at = [], 0
    for length in groups:
        pieces.append(number[at : at + length])
        at += length
    return pieces


Form = Callable[[str, str, tuple[int, ...], Tongue, random.Random], str]
FORMS: dict[str, Form] = {}


def form(name: str) -> Callable[[Form], Form]:
    def keep(function: Form) -> Form:
        FORMS[name] = function
        return function

    return keep


def joined(name: str, separator: str) -> None:
    FORMS[name] = lambda e164, number, groups, tongue, rng: separator.join(cut(number, groups))


for _name, _separator in (
    ("spaced", " "), ("dotted", "."), ("dashed", "-"), ("slashed", "/"), ("starred", "*"), ("underscored", "_"),
    ("pipes", "|"), ("commas", ", "), ("emoji", "🌹"), ("hearts", " ❤️ "), ("tildes", " ~ "), ("zero-width", "\u200b"),
    ("no-break", "\u00a0"), ("dots-spaced", " . "), ("newline", "\n"), ("double dash", "--"), ("equals dots", "..."),
):  # fmt: skip
    joined(_name, _separator)


@form("solid")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return number


@form("plus")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    code = prefix(e164)
    return e164[:code] + rng.choice([" ", "", "-", "."]) + " ".join(cut(e164[code:], (3, 2, 2, 9)))


@form("plus (0)")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return f"{e164[:3]} (0){' '.join(cut(e164[3:], (3, 2, 2, 9)))}" if number[0] == "0" else e164


@form("double zero")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return "00" + e164[1 : prefix(e164)] + rng.choice(["", " "]) + e164[prefix(e164) :]


@form("brackets")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return "".join(f"({piece})" for piece in cut(number, groups))


@form("single digits")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return rng.choice([" ", "-", ".", " - "]).join(number)


@form("look-alikes")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    twins = {"0": "OoОοº"[:4], "1": "lI|"[:2]}
    text = rng.choice([" ", ".", ""]).join(cut(number, groups))
    return "".join(rng.choice(twins[c]) if c in twins and rng.random() < 0.7 else c for c in text)


@form("full-width")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return " ".join("".join(chr(0xFF10 + int(c)) for c in piece) for piece in cut(number, groups))


@form("circled")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    table = rng.choice(["⓪①②③④⑤⑥⑦⑧⑨", "⓿❶❷❸❹❺❻❼❽❾", "0⓵⓶⓷⓸⓹⓺⓻⓼⓽"])
    return "".join(table[int(c)] for c in number)


@form("keycap")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return rng.choice(["", " "]).join(c + "\ufe0f\u20e3" for c in number)


@form("mathematical")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    base = rng.choice([0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6])
    return "".join(chr(base + int(c)) for c in number)


@form("superscript")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return "".join(rng.choice(["⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"])[int(c)] for c in number)


@form("letters between")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    letter = rng.choice("xvknw")
    return letter.join(rng.choice([list(number), cut(number, groups)]))


@form("digit words")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return rng.choice([" ", ", ", "-"]).join(tongue.say(int(c)) for c in number)


@form("pair words")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    if len(number) % 2:
        words = [tongue.say(int(c)) for c in number[:3]]
        number = number[3:]
    else:
        words = [tongue.say(int(c)) for c in number[:2]]
        number = number[2:]
    for pair in cut(number, (2,) * (len(number) // 2)):
        words += [tongue.say(0), tongue.say(int(pair[1]))] if pair[0] == "0" else [tongue.say(int(pair))]
    return rng.choice([" ", ", "]).join(words)


@form("glued words")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return "".join(tongue.say(int(c)) for c in number)


@form("words and digits")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return " ".join(tongue.say(int(c)) if rng.random() < 0.5 else c for c in number)


@form("words in groups")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    pieces = cut(number, groups)
    return " ".join(
        " ".join(tongue.say(int(c)) for c in piece) if index % 2 else piece for index, piece in enumerate(pieces)
    )


@form("repeats")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    said, at = [], 0
    while at < len(number):
        run = 1
        while run < 3 and at + run < len(number) and number[at + run] == number[at]:
            run += 1
        digit = tongue.say(int(number[at]))
        said.append({1: "", 2: f"{tongue.double} ", 3: f"{tongue.triple} "}[run] + digit)
        at += run
    return " ".join(said)


@form("times")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    said, at = [], 0
    while at < len(number):
        run = 1
        while run < 3 and at + run < len(number) and number[at + run] == number[at]:
            run += 1
        digit = tongue.say(int(number[at]))
        said.append(f"{tongue.say(run)} {tongue.times} {digit}" if run > 1 else digit)
        at += run
    return " ".join(said)


@form("two lines")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    pieces = cut(number, groups)
    middle = len(pieces) // 2
    return " ".join(pieces[:middle]) + "\n" + " ".join(pieces[middle:])


@form("sound-alikes")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    heard = {
        "2": ["to", "too", "two"],
        "4": ["for", "four"],
        "8": ["ate", "eight"],
        "1": ["won", "one"],
        "0": ["o", "oh"],
    }
    return " ".join(rng.choice(heard.get(c, [c])) if rng.random() < 0.6 else c for c in number)


@form("hundreds")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    said, rest = [tongue.say(0)] if number[0] == "0" else [], number.removeprefix("0")
    hundred = {"fr": "cent", "fr-be": "cent", "nl": "honderd", "nl-be": "honderd", "de": "hundert", "en": "hundred"}
    for piece in cut(rest, (3, 2, 2, 2, 2)):
        if len(piece) == 3 and piece[0] not in "01" and tongue.code in hundred:
            gap = " " if tongue.code[:2] in ("fr", "en") else ""
            tail = tongue.say(int(piece[1:])) if piece[1:] != "00" else ""
            said.append(f"{tongue.say(int(piece[0]))}{gap}{hundred[tongue.code]} {tail}".strip())
        else:
            said += [tongue.say(int(c)) for c in piece]
    return ", ".join(said)


@form("fillers")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    word = {
        "fr": "puis",
        "nl": "dan",
        "de": "dann",
        "en": "then",
        "es": "luego",
        "ro": "apoi",
        "it": "poi",
        "pt": "depois",
        "ru": "потом",
    }[tongue.code[:2]]
    return f" {word} ".join(cut(number, groups))


@form("capitals, no accents")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    text = FORMS[rng.choice(["digit words", "pair words"])](e164, number, groups, tongue, rng).upper()
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@form("plus in words")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    plus = {"es": "más", "ro": "plus", "it": "più", "pt": "mais", "ru": "плюс"}.get(tongue.code, "plus")
    code = (
        " ".join(tongue.say(int(c)) for c in e164[1:4])
        if prefix(e164) == 4
        else tongue.say(int(e164[1 : prefix(e164)]))
    )
    return f"{plus} {code} " + " ".join(tongue.say(int(c)) for c in e164[prefix(e164) :])


@form("everything mixed")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    def one(piece: str) -> str:
        way = rng.randrange(4)
        if way == 0:
            return " ".join(tongue.say(int(c)) for c in piece)
        if way == 1:
            return piece.replace("0", "O").replace("1", rng.choice("lI"))
        if way == 2:
            return "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(c)] for c in piece)
        return piece

    said = one(number[:2])
    for piece in cut(number[2:], (2,) * 5):
        said += rng.choice([" ", ".", " - ", "*", "/", "  ", " . ", "🌸", "_"]) + one(piece) if piece else ""
    return said


@form("odd grouping")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    text = number[0]
    for digit in number[1:]:
        text += rng.choice(["", "", " ", ".", " "]) + digit
    return text


@form("beside prices")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    said = rng.choice(["", " "]).join(cut(number, groups))
    return rng.choice(
        [f"100€ 150€ {said} 24/7", f"1h 150 / {said} / 30min 80€", f"22 {said} 100 150 €", f"{said} 2h=200€"]
    )


@form("label glued")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return rng.choice(["tel", "wa:", "Whatsapp", "sms/", "☎", "T:", "📞"]) + rng.choice([number, e164])


@form("glued behind")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return number + rng.choice(["whatsapp", "Tel", "!!!", "♥♥", "...", "(whatsapp)", "bisou"])


@form("country code, no plus")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    code, rest = e164[1 : prefix(e164)], e164[prefix(e164) :]
    return rng.choice([code + rest, f"({code}) {rest}", f"{code} {rest[:3]} {rest[3:]}"])


@form("wa.me")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    return rng.choice(["https://wa.me/", "wa.me/", "https://api.whatsapp.com/send?phone="]) + e164[1:]


@form("abroad")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    """A number of another country of ours, with its code."""
    return f"{e164[: prefix(e164)]}.{'.'.join(cut(e164[prefix(e164) :], (1, 2, 2, 2, 2, 2)))}".rstrip(".")


@form("styled letters")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    """Number words in mathematical bold or with stray marks between letters."""
    text = FORMS["digit words"](e164, number, groups, tongue, rng)
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return "".join(chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c for c in plain.replace("ß", "ss"))


@form("signs between")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    sign = rng.choice("=%€$@?&#!^;:")
    return sign.join(piece for piece in cut(number, (2,) * 6) if piece) if number[0] == "0" else e164


@form("backwards")
def _(e164: str, number: str, groups: tuple[int, ...], tongue: Tongue, rng: random.Random) -> str:
    said = {
        "fr": "à l'envers",
        "nl": "achterstevoren",
        "de": "rückwärts",
        "en": "backwards",
        "es": "al revés",
        "ro": "invers",
        "it": "al contrario",
        "pt": "ao contrário",
        "ru": "наоборот",
    }
    text = rng.choice([" ", ".", ""]).join(cut(number[::-1], (2, 2, 2, 2, 2, 2))).strip(" .")
    return rng.choice([f"({said[tongue.code[:2]]}) {text}", f"{text} {said[tongue.code[:2]]}"])


def decoys(rng: random.Random) -> Iterable[tuple[str, str, str]]:
    """(kind, region, text) of texts that hold digits and no number."""

    def digits(count: int, first: str = "0123456789") -> str:
        return rng.choice(first) + "".join(rng.choice("0123456789") for _ in range(count - 1))

    def two() -> str:
        return f"{rng.randint(1, 28):02d}"

    def iban() -> str:
        body = digits(12)
        check = 98 - int(body + "111400") % 97
        text = f"BE{check:02d}{body}"
        return rng.choice([text, " ".join(cut(text, (4, 4, 4, 4)))])

    def french_iban() -> str:
        return " ".join(cut(f"FR{two()}{digits(23)}", (4,) * 6 + (3,)))

    def bce() -> str:
        body = rng.choice("01") + digits(7)
        number = f"{body}{97 - int(body) % 97:02d}"
        return rng.choice(
            [
                f"BE {number[:4]}.{number[4:7]}.{number[7:]}",
                f"BCE {number}",
                f"TVA BE{number}",
                f"KBO {number[:4]} {number[4:7]} {number[7:]}",
                f"btw: BE 0{number[1:]}",
            ]
        )

    def siret() -> str:
        return rng.choice(["SIRET ", "siret n° ", "SIRET: "]) + " ".join(cut(digits(14), (3, 3, 3, 5)))

    makers: list[tuple[str, Callable[[], str]]] = [
        ("prices", lambda: f"Tarifs: 30min {rng.randint(5, 9)}0€, 1h {rng.randint(10, 20)}0€, 2h {rng.randint(20, 40)}0€, nuit {rng.randint(5, 12)}00€"),
        ("prices", lambda: "Prix " + " - ".join(str(rng.randint(5, 40) * 10) for _ in range(rng.randint(3, 6))) + " euros"),
        ("prices", lambda: " / ".join(f"{rng.randint(5, 40) * 10}" for _ in range(5))),
        ("prices", lambda: f"loyer 0{rng.randint(500, 950)} euros charges {rng.randint(50, 200)} caution {rng.randint(500, 1900)}"),
        ("ages", lambda: f"Nous avons {rng.randint(18, 40)} ans, {rng.randint(18, 40)} ans, {rng.randint(18, 40)} ans et {rng.randint(18, 40)} ans"),
        ("ages", lambda: "ages " + ", ".join(str(rng.randint(18, 60)) for _ in range(5))),
        ("measures", lambda: f"{rng.randint(80, 110)}-{rng.randint(55, 80)}-{rng.randint(80, 110)} 1m{rng.randint(55, 85)} {rng.randint(45, 80)}kg"),
        ("measures", lambda: f"mensurations {rng.randint(80, 99)} {rng.randint(55, 80)} {rng.randint(80, 99)}, 0{rng.randint(100, 900)} x {rng.randint(10, 90)} cm"),
        ("dates", lambda: f"du {two()}/0{rng.randint(1, 9)}/2025 au {two()}/0{rng.randint(1, 9)}/2025"),
        ("dates", lambda: f"{two()}.0{rng.randint(1, 9)}.2026 - {two()}.0{rng.randint(1, 9)}.2026"),
        ("dates", lambda: f"{two()}-0{rng.randint(1, 9)}-25 {two()}-0{rng.randint(1, 9)}-25"),
        ("dates", lambda: f"Publié le 2025-0{rng.randint(1, 9)}-{two()} 0{rng.randint(0, 9)}:{two()}:{two()}"),
        ("dates", lambda: f"le 0{rng.randint(1, 9)} mars 2025 et le 0{rng.randint(1, 9)} avril 2025"),
        ("hours", lambda: f"0{rng.randint(6, 9)}h00 - {rng.randint(17, 22)}h30, 0{rng.randint(6, 9)}h30 - {rng.randint(12, 16)}h00"),
        ("hours", lambda: f"ma-vr 0{rng.randint(6, 9)}:00-{rng.randint(17, 22)}:30 za 0{rng.randint(6, 9)}:30-{rng.randint(12, 16)}:00"),
        ("hours", lambda: f"0{rng.randint(6, 9)}.00-{rng.randint(17, 22)}.30 Uhr, 0{rng.randint(6, 9)}.30-{rng.randint(12, 16)}.00 Uhr"),
        ("hours", lambda: f"open 0{rng.randint(6, 9)}00-{rng.randint(17, 22)}30, 24/7 or 7/7"),
        ("postcodes", lambda: ", ".join(f"{digits(5, '013679')}" for _ in range(4))),
        ("postcodes", lambda: f"{digits(5, '0')} {digits(5, '0')}"),
        ("postcodes", lambda: f"B-{digits(4, '123456789')} Bruxelles, F-{digits(5, '05679')} Nice, D-{digits(5, '0')} Dresden"),
        ("registers", bce),
        ("registers", siret),
        ("registers", lambda: f"RCS Paris {' '.join(cut(digits(9, '345789'), (3, 3, 3)))}"),
        ("registers", lambda: f"NISS {two()}.0{rng.randint(1, 9)}.{two()}-{digits(3)}.{two()}"),
        ("registers", lambda: f"KvK nummer {digits(8, '0123')}"),
        ("registers", lambda: f"USt-IdNr. DE{digits(9)}, HRB {digits(6)}"),
        ("ibans", iban),
        ("ibans", french_iban),
        ("ibans", lambda: f"IBAN: NL{two()} INGB 0{digits(3)} {digits(4)} {digits(2)}"),
        ("orders", lambda: f"{rng.choice(['Réf.', 'référence', 'annonce n°', 'Commande', 'ref:', 'dossier nr', 'Order number', 'Bestellnummer', 'ticket #', 'factuurnummer'.replace('nummer', ' nr')])} {digits(10, '0')}"),
        ("orders", lambda: f"Art.-Nr. {digits(8)}-{digits(3)}, EAN {digits(13)}"),
        ("orders", lambda: f"IMG_{digits(8, '2')}_{digits(6, '01')}.jpg"),
        ("orders", lambda: f"https://example.com/annonce/0{digits(9)}?id={digits(8)}"),
        ("orders", lambda: f"card {' '.join(digits(4) for _ in range(4))}"),
        ("orders", lambda: f"GPS 50.{digits(6)}, 4.{digits(6)}"),
        ("orders", lambda: f"colis {digits(12, '6')} suivi"),
        ("words", lambda: f"de neuf heures à vingt-deux heures, {french(rng.randint(20, 60))} ans, deux cents euros"),
        ("words", lambda: f"een twee drie huisje, {dutch(rng.randint(20, 60))} jaar, vanaf {dutch(rng.randint(20, 90))} euro"),
    ]  # fmt: skip
    for kind, make in makers:
        yield kind, rng.choice(["BE", "FR", "NL", "DE"]), make()


def ad(tongue: Tongue, said: str, rng: random.Random) -> str:
    lines = rng.sample(tongue.filler, 2)
    return f"{lines[0]} {rng.choice(tongue.before)} {said} {rng.choice(tongue.after)}. {lines[1]}"
