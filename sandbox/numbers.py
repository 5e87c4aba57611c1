"""Telephone numbers that belong to nobody, and the many ways in which ads write them.

France and Britain keep ranges for fiction (ARCEP: 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49, 06 39 98; Ofcom:
07700 900); elsewhere we stay around the example numbers of libphonenumber.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from model import BadInput

RANGES = {
    "FR": ("+3363998....", "+3319900....", "+3326191....", "+3335301....", "+3346571....", "+3353649...."),
    "GB": ("+447700900...",),
    "BE": ("+3245000....", "+3212345..."),
    "NL": ("+3161234....",),
    "DE": ("+491512345....",),
    "RO": ("+4071203....",),
    "ES": ("+3461234....",),
}
"""Ranges by country, the most used first; a dot stands for a free digit."""

CODES = {"FR": "33", "GB": "44", "BE": "32", "NL": "31", "DE": "49", "RO": "40", "ES": "34"}
GROUPS = {
    "FR": ((2, 2, 2, 2, 2),),
    "GB": ((5, 6), (5, 3, 3)),
    "BE": ((4, 2, 2, 2), (4, 3, 3), (4, 6)),
    "NL": ((2, 8), (2, 2, 2, 2, 2), (3, 3, 4)),
    "DE": ((5, 7), (5, 3, 4), (4, 4, 4)),
    "RO": ((4, 3, 3),),
    "ES": ((3, 3, 3), (3, 2, 2, 2)),
}
WORDS = {
    "en": "zero one two three four five six seven eight nine",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf",
    "nl": "nul een twee drie vier vijf zes zeven acht negen",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun",
    "ro": "zero unu doi trei patru cinci șase șapte opt nouă",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve",
}
LOOKALIKES = {"0": "OoО", "1": "lI", "3": "З", "5": "S", "8": "B", "6": "б"}


def is_reserved(e164: str) -> bool:
    """Whether a number lies in one of our ranges."""
    return any(
        len(e164) == len(pattern) and e164.startswith(pattern.rstrip(".")) and e164[1:].isdigit()
        for patterns in RANGES.values()
        for pattern in patterns
    )


def country_of(e164: str) -> str:
    return next(country for country, code in CODES.items() if e164.startswith("+" + code))


def new_number(rng: Random, country: str, taken: set[str]) -> str:
    """An E.164 number of a range of that country (mobile for most) that is not in `taken`, to which it is added."""
    for _ in range(10_000):
        patterns = RANGES[country]
        pattern = patterns[0] if rng.random() < 0.8 else rng.choice(patterns)
        number = "".join(rng.choice("0123456789") if letter == "." else letter for letter in pattern)
        if number not in taken:
            taken.add(number)
            return number
    raise BadInput("the ranges kept for fiction are used up", "ads", "build a smaller world")


def national(e164: str) -> str:
    """All digits as dialled at home."""
    country = country_of(e164)
    return ("" if country == "ES" else "0") + e164[1 + len(CODES[country]) :]


def grouped(rng: Random, e164: str, between: str = " ") -> str:
    """National digits in one of the country's usual groups."""
    country, digits = country_of(e164), national(e164)
    if e164.startswith("+3212"):
        sizes: tuple[int, ...] = (3, 2, 2, 2)
    else:
        sizes = rng.choice(GROUPS[country])
    parts, start = [], 0
    for size in sizes:
        parts.append(digits[start : start + size])
        start += size
    return between.join(part for part in (*parts, digits[start:]) if part)


def plain(rng: Random, e164: str) -> str:
    """As most people write it."""
    country = country_of(e164)
    rest = grouped(rng, e164).removeprefix("0")
    return rng.choice(
        (
            grouped(rng, e164),
            grouped(rng, e164),
            grouped(rng, e164),
            national(e164),
            grouped(rng, e164, rng.choice("./-")),
            f"+{CODES[country]} {rest}",
            f"+{CODES[country]}{rest.replace(' ', '')}",
            f"00{CODES[country]} {rest}",
        )
    )


def spelled(rng: Random, e164: str, language: str) -> str:
    """Every digit as a word."""
    words = WORDS[language].split()
    said = [words[int(digit)] for digit in national(e164)]
    return rng.choice((" ", " ", "-")).join(said)


def half_spelled(rng: Random, e164: str, language: str) -> str:
    """Some groups as words, the others as digits."""
    words = WORDS[language].split()
    parts = grouped(rng, e164).split(" ")
    chosen = set(rng.sample(range(len(parts)), max(1, len(parts) // 2)))
    return " ".join(
        " ".join(words[int(digit)] for digit in part) if place in chosen else part for place, part in enumerate(parts)
    )


def lookalike(rng: Random, e164: str, language: str) -> str:
    """Up to four digits replaced by letters that look like them."""
    text = list(grouped(rng, e164))
    places = [place for place, letter in enumerate(text) if letter in LOOKALIKES]
    for place in rng.sample(places, min(4, len(places))):
        text[place] = rng.choice(LOOKALIKES[text[place]])
    return "".join(text)


def keycap(rng: Random, e164: str, language: str) -> str:
    """Keycap emoji."""
    return "".join(digit + "\ufe0f\u20e3" for digit in national(e164))


def wide(rng: Random, e164: str, language: str) -> str:
    """Full-width digits."""
    return grouped(rng, e164).translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})


def spaced(rng: Random, e164: str, language: str) -> str:
    """A mark or a space between all digits."""
    return rng.choice((" ", ".", "-", " . ", "*", "_")).join(national(e164))


def broken(rng: Random, e164: str, language: str) -> str:
    """Split across two or three lines."""
    parts = grouped(rng, e164).split(" ")
    if len(parts) < 3:
        digits = national(e164)
        parts = [digits[:4], digits[4:7], digits[7:]]
    at = rng.randrange(1, len(parts))
    return " ".join(parts[:at]) + "\n" + " ".join(parts[at:])


def lettered(rng: Random, e164: str, language: str) -> str:
    """Letters or signs between the groups."""
    return rng.choice(("x", "o-o", " a ", "~", "♥", "(.)", "/")).join(grouped(rng, e164).split(" "))


def bracketed(rng: Random, e164: str, language: str) -> str:
    """International prefix in an odd writing."""
    country = country_of(e164)
    rest = spaced(rng, e164, language).lstrip("0 .-*_")
    return rng.choice((f"(+{CODES[country]}) {rest}", f"00 {CODES[country]} {rest}", f"+{CODES[country]} (0) {rest}"))


DISGUISES: tuple[Callable[[Random, str, str], str], ...] = (
    spelled,
    half_spelled,
    lookalike,
    keycap,
    wide,
    spaced,
    broken,
    lettered,
    bracketed,
)


def disguised(rng: Random, e164: str, language: str) -> str:
    """One of the disguises, in the ad's language where it is made of words."""
    return rng.choice(DISGUISES)(rng, e164, language)
