"""Digits that are no telephone number: dates, hours, measures, registers, accounts, order numbers, postcodes.

Patterns run over folded text, and only near a run of digits long enough to be a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

_END = r"(?!\d)(?![./:-]\d)"
_LAST = r"(?!\d)(?! ?[./:h-]? ?\d(?!m))"  # no number after it, but perhaps a height
_MONTHS = (
    r"jan\w*|fev\w*|feb\w*|mar\w*|mrt|maart|avr\w*|apr\w*|mai|mei|may|juin|juni?|june|juil\w*|jul\w*|aout|aug\w*|"
    r"sept?\w*|okt\w*|oct\w*|nov\w*|dec\w*|dez\w*|ian\w*|iun\w*|iul\w*|ago\w*|ene\w*|gen\w*|mag\w*|giu\w*|lug\w*|set\w*"
)
_LABELS_LISTED = (
    "ref refs reference referentie referenz referencia referinta riferimento annonce advertentie anzeige anuncio anunt "
    "annuncio dossier commande cmd bestelling bestelnummer bestellung bestellnummer bestellnr auftrag auftragsnummer "
    "order pedido comanda ordine facture factuur rechnung rechnungsnummer invoice ticket client klant "
    "klantnummer kunde "
    "kundennummer customer contrat contract vertrag id ean isbn imei serie serial colis tracking track pakket paket "
    "sendung compte konto kontonummer rekening rekeningnummer account code artikel article art item lot matricule "
    "licence permis agrement erkenning vergunning polis pin bic siren siret rcs kvk hrb hra rpm rpr bce kbo tva "
    "btw vat "
    "mwst ust ustid ustidnr cui cif nif nip regon onss rsz nn niss insz rrn steuernummer handelsregister "
    "ondernemingsnummer ondernemingsnr entreprise inami riziv iva piva fiscale fiscal sn insee secu securite ssn bsn "
    "nir pesel cnp dni nie passeport passport pasaport paspoort ausweis neosurf paysafecard paysafe transcash pcs "
    "colissimo bpost postnl dhl ups lotto loto euromillions euromillion keno tirage trekking ziehung passe password "
    "passwort wachtwoord contrasena parola wifi md5 sha hash peb epc upi vin chassis chassisnr moteur postfach postbus "
    "pacco collo spedizione paquete encomenda colet awb посылка трек инн огрн снилс паспорт заказ артикул код"
)
_AFTER = 36  # characters behind a run that may show what it is
_NEAR = 12
_LONG = 7  # letters of a word that names a number and more
_LABELS = frozenset(_LABELS_LISTED.split())
_NAMES_A_NUMBER = ("nummer", "nummern", "number", "numero", "nr")  # "advertentienummer", "Kundennr"
_TELEPHONES = (
    "tel", "gsm", "handy", "mobil", "phone", "ruf", "fax", "whats", "wa", "app", "kontakt", "contact", "num", "sms",
    "mijn", "nummer", "nr", "bel",
)  # fmt: skip
_SIGN = r"(?:[ .:#/-]|n[o°](?![a-z])|(?:nr|num(?:ero|ber|mer|ar)?|id|d'entreprise|intracommunautaire)\b)"
_COUNTRIES = "be|fr|nl|de|lu|gb|ie|es|pt|it|at|ch|pl|ro|bg|hu|cz|sk|dk|se|no|fi|lt|lv|ee|gr|hr|si|mt|cy"
_DAY = (
    "(?:" + "|".join(rf"(?:0?[1-9]|[12]\d|3[01]){sign}(?:0?[1-9]|1[0-2]){sign}\d\d" for sign in (r"\.", "/", "-")) + ")"
)
_TO = r" ?(?:-|a|au|tot|bis|to|till|und|en|et|and|,|;)? ?"

_APART = r"(?<![\doil)][ ./:hx-])(?<!\d [-/x] )(?<!\d [-/x])(?<!\d[-/x] )(?<!\))"  # from digits before
_ROUND = r"(?:[6-9]\d|1[0-2]\d)"  # bust and hips
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"

# Each pattern with what may stand behind its first digits: a space ("s") or one of the signs ". / -" before the next
# digit, a space before a letter ("l"), a letter or anything else ("*"); and with how many first digits there may be,
# nine standing for more as well. Patterns are tried only where they can match.
PATTERNS: tuple[tuple[str, str, str], ...] = (
    # Dates, times, measures, machines.
    ("./-", "12", rf"(?<!\d[./:h-])[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d{_END}"),
    ("./-", "4", rf"(?<!\d[./:h-])(?:19|20)\d\d[./-][01]?\d[./-][0-3]?\d{_END}"),
    ("./-", "12", rf"(?<!\w)(?<!\d[ ./:h-]){_DAY}{_LAST}"),
    ("./-", "12", rf"(?<!\d[./:h-]){_DAY}(?:{_TO}{_DAY})+(?!\d)(?![./-]\d)"),
    ("/", "12", rf"(?<!\d[ ./:-])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d{_LAST}"),
    (".*", "12", rf"(?<!\d[./:h-])[0-2]?\d[.:h][0-5]\d ?(?:-|a|tot|bis|to|till) ?[0-2]?\d[.:h][0-5]\d{_LAST}"),
    ("l*", "12", rf"(?<!\d[./:h-])[0-2]?\d ?[:h][0-5]\d(?::[0-5]\d)?{_LAST}"),
    ("/", "12", r"(?<!\d[./:h-])[0-3]?\d/[01]?\d(?:[ ,;]{1,3}[0-3]?\d/[01]?\d){2,}(?![/\d])"),
    (".*", "12", r"(?<!\d[./:h-])[0-2]?\d[.:h][0-5]\d(?:[ ,;/-]{1,3}[0-2]?\d[.:h][0-5]\d){2,}(?![.:\d])"),
    ("l*", "1", r"(?<!\d[ ./-])[12] ?m ?[3-9]\d(?!\d)"),
    (".*", "1", r"(?<!\d[ ./,-])1[.,][4-9]\d(?= ?[/-] ?\d{2,3}(?!\d))"),
    ("/*", "2", r"(?<!\d[ ./-])[1-6]\d ?/ ?1[4-9]\d ?/ ?[3-9]\d(?!\d)"),
    ("/", "3", r"\d{3}/\d\d ?z?r? ?1\d(?!\d)(?: ?\d\d\d?[a-z])?"),
    ("/", "3", r"(?<=\+{3})\d{3}/\d{4}/\d{5}(?=\+{3})|(?<=\*{3})\d{3}/\d{4}/\d{5}(?=\*{3})"),
    (".", "23", rf"(?<![+/])(?<!\d[ .])(?:10|127|172|192|255)(?:\.{_OCTET}){{3}}(?![\d.])"),
    (".*", "1", rf"(?<!\d[ .,])\d[.,]\d{{5,}}{_LAST}"),
    (".", "2", r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d(?!\d)"),
    (".", "123", r"(?<![\w.])\d{1,3}\.\d{4,}[ ,;/]{1,3}-?\d{1,3}\.\d{4,}(?!\d)"),
    # Dates and times of another kind, measures, registers, cards, postcodes.
    ("l*", "12", rf"(?<!\d[./:h-])[0-3]?\d(?:er|st|nd|rd|th|\.)?[ -]?(?:{_MONTHS})\.?[ -]?(?:19|20)\d\d{_END}"),
    ("-l*", "4", rf"(?<!\d[ ./:h-])[0-2]\d[0-5]\d ?(?:-|a|tot|bis|to|till) ?[0-2]\d[0-5]\d(?:h|u|uur|uhr|hrs)?{_LAST}"),
    ("s/l*", "2", rf"(?<!\d[^\w ])(?:24 ?(?:[hu] ?[/ -]|/) ?(?:24 ?[hu]?|7)|(?<!\d )24 7(?! ?[jd/])){_END}"),
    ("s/l*", "1", rf"(?<!\d[^\w ])7 ?[jd]? ?/ ?7{_END}"),
    ("sl*", "8", rf"(?<!\d[./:h-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19[5-9]|20[0-4])\d{_END}"),
    ("s/-l*", "23", rf"{_APART}{_ROUND} ?[-/x ] ?[4-9]\d ?[-/x ] ?{_ROUND}{_LAST}"),
    ("s*", "13567", r"[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?\d[\dab] \d{3} \d{3}(?: \d\d)?(?! ?\d)"),
    ("*", "123456789", r"(?=[\da-f]{0,30}[a-f])[\da-f]{24,}(?![a-z\d])"),
    ("s", "3", r"\d{3} \d{3} \d{3} \d{5}(?!\d)"),
    ("s", "5", r"(?<!\d[ -])\d{5}(?: \d{5}){2,}(?! ?\d)"),
    ("s-", "4", rf"(?<!\d[ -])\d{{4}}(?P<card>[ -])\d{{4}}(?P=card)\d{{4}}(?P=card)\d{{4}}{_LAST}"),
    ("s/-*", "5", rf"(?<!\d[ ./:h-])\d{{5}}(?: ?[,/;-] ?| (?=0))\d{{5}}(?:(?: ?[,/;-] ?| )\d{{5}})*{_LAST}"),
)  # fmt: skip
_SIGNS = {" ": "s", ".": ".", "/": "/", "-": "-"}
_Match = Callable[[str, int, int], re.Match[str] | None]
_MANY = 9  # first digits: no pattern tells more of them apart
_BEFORE_DIGITS = (
    rf"(?:{_COUNTRIES})\d\d ?(?:[a-z]{{4}}|\d{{4}})(?: ?\d[\da-z]{{3}}){{2,6}}(?: ?\d[\da-z]{{0,2}})?\b",
    r"be ?[01]\d{3}\.\d{3}\.\d{3}\b",
    rf"(?:{_COUNTRIES})\d{{9}}(?:b\d\d)?\b",
    r"fr ?\d\d ?\d{3} ?\d{3} ?\d{3}(?! ?\d)",
    r"[a-z]{1,2}-\d{4,5}(?!\d)",
    r"(?:img|image|photo|dsc|pic|screenshot|vid)[ _-]?\d[\d _.-]*",
)
_NAMED = (
    r"s/n ?:? ?\d[\da-z]+",
    r"r\.?c\.?s\.?(?: [a-z. -]{2,24}?)?(?: [a-d])? \d{3} ?\d{3} ?\d{3}(?!\d)",
    r"(?:lotto|loto|euro ?millions?|keno|tirage|trekking|ziehung)[ :]{1,3}\d\d?(?:[ ,;-]{1,2}\d\d?){4,}",
    r"st\.?-? ?nr\.?:? ?\d{2,3}/\d{3,4}/\d{4,5}",
)
_REGISTERED = re.compile(rf"(?<![a-z])(?=[a-z]{{1,10}}[ _-]?\d)(?:{'|'.join(_BEFORE_DIGITS)})")
_OPENS = re.compile(
    rf"(?<![a-z])(?:(?:{_COUNTRIES})\d\d|be(?:[01]|$)|fr(?:\d|$)|[a-z]{{1,2}}-\d{{4}}"
    r"|(?:img|image|photo|dsc|pic|screenshot|vid)(?:[_-]?\d|$))"
)
"""What `_REGISTERED` knows begins with, up to a space."""
_A_DIGIT = re.compile(r"\d")
_LONGEST_NAME = 12  # letters, and a sign, before the first digit of what `_REGISTERED` knows
_HEX = re.compile(r"(?<![a-z\d])(?=[a-f]{0,30}\d)(?=\d{0,30}[a-f])[\da-f]{24,}(?![a-z\d])")
_LONGEST_HEX = 72  # a key of 33 bytes, and some
_SAID = re.compile(rf"(?<![a-z])(?:{'|'.join(_NAMED)})")
_OPENINGS = frozenset((
    "s", "r", "rcs", "lotto", "loto", "million", "millions", "euromillion", "euromillions", "keno", "tirage",
    "trekking", "ziehung", "st",
))  # fmt: skip
"""One of these words stands in whatever `_SAID` knows."""
_LABEL = re.compile(r"(?<![a-zа-я])[a-zа-я]{1,18}(?=[ .:#/-])")
_LABELLED = re.compile(
    rf"{_SIGN}{{1,14}}(?:(?!tel|gsm|app|sms|wa)[a-z]{{1,3}}[ -]?)?"
    r"(?:(?:\d\d[ .]){3,4}\d\d(?! ?\d)|\d(?:[\da-z]{2,}|\d?(?=[-./]\d))(?:[-./]\d+)*(?:[ -]\d{3,}){0,4})"
)


def is_telling(chunk: str) -> bool:
    """Whether a chunk of folded text, given between its spaces, has what `named` goes by."""
    words = _LABEL.findall(chunk + " ")
    return not _OPENINGS.isdisjoint(words) or any(map(_announces, words)) or _OPENS.search(chunk) is not None


def spans(text: str, digits: Sequence[tuple[int, int]], end: int, telling: bool) -> list[tuple[int, int]]:
    """Where decoys stand in `text` before `end`, among `digits` (their places, in order) and the words before.

    `telling`: whether a chunk of the text `is_telling`.
    """
    start, last = digits[0][0], min(len(text), end + _AFTER)
    found = numeric(text, digits, last)
    if text[start - 1 : start].isalpha():
        found += [match.span() for match in _HEX.finditer(text, max(0, start - _LONGEST_HEX), end + _LONGEST_HEX)]
    return found + named(text, start, end, last) if telling else found


def named(text: str, start: int, end: int, last: int) -> list[tuple[int, int]]:
    """Decoys by a word or letters in front of digits that stand at `start:end`; they go no further than `last`."""
    near, first = min(len(text), end + _NEAR), max(0, start - 40)
    begins = first if _A_DIGIT.search(text, first, start) else max(0, start - _LONGEST_NAME)
    found = [match.span() for match in _REGISTERED.finditer(text, begins, near)]
    words = _LABEL.findall(text, first, end)
    if not _OPENINGS.isdisjoint(words):
        found += [match.span() for match in _SAID.finditer(text, first, near)]
    if True in map(_announces, words):
        found += _labelled(text, first, end, last)
    return found


def numeric(text: str, digits: Sequence[tuple[int, int]], last: int) -> list[tuple[int, int]]:
    """Decoys that begin with digits and go no further than `last`."""
    found: list[tuple[int, int]] = []
    done = 0
    for start, stop in digits:
        if start < done:
            continue
        tried = _tried(text[stop : stop + 2], stop - start)
        if tried and (match := tried(text, start, last)):
            done = match.end()
            found.append((start, done))
    return found


@lru_cache(maxsize=8192)
def _tried(behind: str, length: int) -> _Match | None:
    """What matches decoys that begin with so many digits, behind which these two characters stand; if there are any."""
    sign, after = behind[:1], behind[1:]
    if after.isdigit() and sign in _SIGNS:
        return _matching(_SIGNS[sign], min(length, _MANY))
    return _matching("l" if sign == " " and after.isalpha() else "*", min(length, _MANY))


@cache
def _matching(sign: str, length: int) -> _Match | None:
    patterns = [pattern for signs, lengths, pattern in PATTERNS if sign in signs and str(length) in lengths]
    return re.compile(rf"(?<!\d)(?:{'|'.join(patterns)})").match if patterns else None


def _labelled(text: str, first: int, end: int, last: int) -> Iterator[tuple[int, int]]:
    for label in _LABEL.finditer(text, first, end):
        if _announces(label.group()) and (match := _LABELLED.match(text, label.end(), last)):
            yield label.start(), match.end()


def _announces(word: str) -> bool:
    """Whether a word announces digits that are no telephone number."""
    return word in _LABELS or (
        len(word) > _LONG and word.endswith(_NAMES_A_NUMBER) and not word.startswith(_TELEPHONES)
    )
