"""Digits that are no telephone number: dates, hours, measures, registers, accounts, order numbers, postcodes.

Patterns run over folded text, and only near a run of digits long enough to be a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reading.registers import is_enterprise

_END = r"(?!\d)(?![./:-]\d)"
_LAST = r"(?!\d)(?! ?[./:h-]? ?\d(?!m))"  # no number after it, but perhaps a height
_MONTHS = (
    r"jan\w*|fev\w*|feb\w*|mar\w*|mrt|maart|avr\w*|apr\w*|mai|mei|may|juin|juni?|june|juil\w*|jul\w*|aout|aug\w*|"
    r"sept?\w*|okt\w*|oct\w*|nov\w*|dec\w*|dez\w*|ian\w*|iun\w*|iul\w*|ago\w*|ene\w*|gen\w*|mag\w*|giu\w*|lug\w*|set\w*"
)
_SURE_LISTED = (
    "ref refs reference referentie referenz referencia referinta riferimento dossier cmd bestelnummer bestellnummer "
    "bestellnr auftragsnummer rechnungsnummer klantnummer kundennummer ean isbn imei kontonummer rekeningnummer "
    "matricule bic siren siret rcs kvk hrb hra rpm rpr bce kbo tva btw vat mwst ust ustid ustidnr nip regon onss rsz "
    "nn niss insz rrn steuernummer handelsregister ondernemingsnummer ondernemingsnr inami riziv iva piva sn insee "
    "secu ssn bsn nir pesel cnp nie neosurf paysafe transcash colissimo bpost postnl ups euromillions euromillion "
    "keno tirage trekking ziehung md5 sha hash peb epc upi chassisnr postfach postbus awb инн огрн снилс id pin cif "
    "nif compte konto account"
)
_LOOSE_LISTED = (
    "annonce advertentie anzeige anuncio anunt annuncio client klant kunde customer contrat contract vertrag lot "
    "licence permis agrement erkenning vergunning polis fiscale fiscal securite passeport passport pasaport paspoort "
    "ausweis entreprise cui паспорт modele model modell modelo modello"
)
_GROUPED_LISTED = (
    "commande bestelling bestellung auftrag order pedido comanda ordine facture factuur rechnung invoice ticket serie "
    "serial colis tracking track pakket paket sendung rekening code article artikel art item passe password passwort "
    "wachtwoord contrasena parola wifi chassis moteur pacco collo spedizione paquete encomenda colet loto lotto "
    "посылка трек заказ артикул код vin dni pcs dhl paysafecard"
)
_VAT = ("btw", "tva", "vat", "mwst")
_ABBREVIATED = ("ref", "refs", "cmd", "art")
_AFTER = 36  # characters behind a run that may show what it is
_NEAR = 12
_LONG = 7  # letters of a word that names a number and more
_SURE = frozenset(_SURE_LISTED.split())
"""Labels of numbers that are no telephone number."""
_LOOSE = frozenset(_LOOSE_LISTED.split())
"""Labels that often stand before a telephone number and say nothing of it: "sans contrat 06..", "mon annonce. 06.."."""
_GROUPED = frozenset(_GROUPED_LISTED.split())
"""Labels that say nothing of digits in groups, but of a block of them: "Commande 0639981234", not "Commande 06 39"."""
_LABELS = _SURE | _LOOSE | _GROUPED
_NAMES_A_NUMBER = ("nummer", "nummern", "number", "numero", "nr")  # "advertentienummer", "Kundennr"
_TELEPHONES = (
    "tel", "gsm", "handy", "mobil", "phone", "ruf", "fax", "whats", "wa", "app", "kontakt", "contact", "num", "sms",
    "mijn", "nummer", "nr", "bel",
)  # fmt: skip
_NUMBER_SIGN = r"n\.?[o°](?![a-z])|(?:nr|num(?:ero|ber|mer|ar)?|id|d'entreprise|intracommunautaire)\b"
_SIGN = rf"(?:[ .:#/-]|{_NUMBER_SIGN})"
_NUMBER_SIGNED = re.compile(rf"#|{_NUMBER_SIGN}")
_JOINS = ("/", "-")  # as in addresses: "annonce/0639.."
_GROUP = re.compile(r"[ ./-]\d")
_PAIRED = re.compile(r"[01]\d(?:\d\d(?:[ ./-]\d\d){3}|(?:[ ./-]\d\d){4})(?!\d)")  # ten digits as people dial them
_WORD_BEFORE = re.compile(
    r"(?<![^\W\d_])([^\W\d_]+)(-|[.:°# ]{1,3})"
    r"(?:(?:de|du|des|der|van|del|di) |(?:de )?(?:l|d)' ?|(?:van de|de la) )?\Z"
)
_HEADS = frozenset(("n", "num", "code", "numar"))  # "N° client", "Code client"
_LINKS = frozenset(
    ("au", "a", "op", "la", "al", "am", "on", "at", "me", "my", "aan", "via", "o", "is", "no", "bel", "ruf")
)
"""Words between a label and a telephone number: "commande au 06 39"."""
_COUNTRIES = "be|fr|nl|de|lu|gb|ie|es|pt|it|at|ch|pl|ro|bg|hu|cz|sk|dk|se|no|fi|lt|lv|ee|gr|hr|si|mt|cy"
_DAY = (
    "(?:" + "|".join(rf"(?:0?[1-9]|[12]\d|3[01]){sign}(?:0?[1-9]|1[0-2]){sign}\d\d" for sign in (r"\.", "/", "-")) + ")"
)
_NOT_BEHIND = (  # the first digits of a number
    r"(?<!\w)(?<!\d[ ./:h-])(?<!\d\) )(?<!\d\))(?<!0\d{3} / )(?<!0\d\d / )(?<!0\d / )(?<!0\d{3}: )"
)
_TO = r" ?(?:-|/|a|au|tot|bis|to|till|und|en|et|and|,|;)? ?"

_APART = (  # from digits before
    r"(?<![\doil)][ ./:hx-])(?<!\d [-/x] )(?<!\d [-/x])(?<!\d[-/x] )(?<!\))(?<!0\d{3}: )"
)
_ROUND = r"(?:[6-9]\d|1[0-2]\d)"  # bust and hips
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"

# Each pattern with what may stand behind its first digits: a space ("s") or one of the signs ". / -" before the next
# digit, a space before a letter ("l"), a letter or anything else ("*"); and with how many first digits there may be,
# nine standing for more as well. Patterns are tried only where they can match.
PATTERNS: tuple[tuple[str, str, str], ...] = (
    # Dates, times, measures, machines.
    ("./-", "12", rf"(?<!\d[./:h-])[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d{_END}"),
    ("./-", "4", rf"(?<!\d[./:h-])(?:19|20)\d\d[./-][01]?\d[./-][0-3]?\d{_END}"),
    ("./-", "12", rf"{_NOT_BEHIND}{_DAY}{_LAST}"),
    ("./-", "12", rf"(?<!\d[./:h-]){_DAY}(?:{_TO}{_DAY})+(?!\d)(?![./-]\d)"),
    ("/", "12", rf"(?<!\d[ ./:-])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d{_LAST}"),
    (".*", "12", rf"(?<!\d[./:h-])[0-2]?\d[.:h][0-5]\d ?(?:-|a|tot|bis|to|till) ?[0-2]?\d[.:h][0-5]\d{_LAST}"),
    ("l*", "12", rf"(?<!\d[./:h-])[0-2]?\d ?[:h][0-5]\d(?::[0-5]\d)?{_LAST}"),
    ("/", "12", r"(?<!\d[./:h-])[0-3]?\d/[01]?\d(?:[ ,;]{1,3}[0-3]?\d/[01]?\d){2,}(?![/\d])"),
    (".*", "12", r"(?<!\d[./:h-])[0-2]?\d[.:h][0-5]\d(?:[ ,;/-]{1,3}[0-2]?\d[.:h][0-5]\d){2,}(?![.:\d])"),
    ("l*", "1", r"(?<!\d[ ./-])[12] ?m ?[3-9]\d(?!\d)"),
    (".*", "1", r"(?<!\d[ ./,-])1[.,][4-9]\d(?= ?[/-] ?\d{2,3}(?!\d))"),
    ("/*", "2", r"(?<!\d[ ./-])[1-6]\d ?/ ?1[4-9]\d ?/ ?[3-9]\d(?!\d)"),
    ("/", "3", r"[1-3]\d5/\d\d ?(?:z?r ?1\d(?!\d)(?: ?\d\d\d?[a-z])?|1\d(?![ .-]?\d))"),
    ("/", "3", r"(?<=\+{3})\d{3}/\d{4}/\d{5}(?=\+{3})|(?<=\*{3})\d{3}/\d{4}/\d{5}(?=\*{3})"),
    (".", "23", rf"(?<![+/])(?<!\d[ .])(?:10|127|172|192|255)(?:\.{_OCTET}){{3}}(?![\d.])"),
    (".*", "1", rf"(?<!\d[ .,])\d[.,]\d{{5,}}{_LAST}"),
    (".", "2", r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d(?!\d)"),
    ("*", "12", r"\d\d?[°o] ?\d\d?[°oa](?! ?\d\d?[°oa])(?![a-z\d])"),
    ("-", "4", r"(?<=, )\d{4}-\d{3}(?=,? [a-z])"),
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
    ("s-", "4", rf"(?<!\d[ ./-])\d{{4}}(?P<card>[ -])\d{{4}}(?:(?P=card)\d{{4}}){{2,}}{_LAST}"),
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
    r"(?:(?:img|image|photo|dsc|pic|screenshot|vid)[_-]?|(?:img|dsc|screenshot|vid) |(?:image|photo|pic)(?P<apart> ))"
    r"\d[\d _.-]*",
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
    rf"(?P<sign>{_SIGN}{{1,14}})(?:(?!tel|gsm|app|sms|wa)(?P<word>[a-z]{{1,3}})[ -]?)?"
    r"(?P<digits>(?:\d\d[ .]){3,4}\d\d(?! ?\d)|\d(?:[\da-z]{2,}|\d?(?=[-./]\d))(?:[-./]\d+)*(?:[ -]\d{3,}){0,4})"
)


def is_telling(chunk: str) -> bool:
    """Whether a chunk of folded text, given between its spaces, has what `named` goes by."""
    words = _LABEL.findall(chunk + " ")
    return not _OPENINGS.isdisjoint(words) or any(map(_announces, words)) or _OPENS.search(chunk) is not None


class Spans(NamedTuple):
    """Where decoys stand; `doubtful` ones are none if the digits are a number that people here would dial."""

    sure: list[tuple[int, int]]
    doubtful: list[tuple[int, int]]


def spans(text: str, digits: Sequence[tuple[int, int]], end: int, telling: bool) -> Spans:
    """Where decoys stand in `text` before `end`, among `digits` (their places, in order) and the words before.

    `telling`: whether a chunk of the text `is_telling`.
    """
    start, last = digits[0][0], min(len(text), end + _AFTER)
    found = numeric(text, digits, last)
    if text[start - 1 : start].isalpha():
        found += [match.span() for match in _HEX.finditer(text, max(0, start - _LONGEST_HEX), end + _LONGEST_HEX)]
    if not telling:
        return Spans(found, [])
    by_name = named(text, start, end, last)
    return Spans(found + by_name.sure, by_name.doubtful)


def named(text: str, start: int, end: int, last: int) -> Spans:
    """Decoys by a word or letters in front of digits that stand at `start:end`; they go no further than `last`."""
    near, first = min(len(text), end + _NEAR), max(0, start - 40)
    begins = first if _A_DIGIT.search(text, first, start) else max(0, start - _LONGEST_NAME)
    found = Spans([], [])
    for match in _REGISTERED.finditer(text, begins, near):
        (found.doubtful if match["apart"] else found.sure).append(match.span())
    words = _LABEL.findall(text, first, end)
    if not _OPENINGS.isdisjoint(words):
        found.sure.extend([match.span() for match in _SAID.finditer(text, first, near)])
    if True in map(_announces, words):
        for label in _LABEL.finditer(text, first, end):
            if _announces(label.group()) and (labelled := _LABELLED.match(text, label.end(), last)):
                (found.sure if _tells(text, label, labelled) else found.doubtful).append(
                    (label.start(), labelled.end())
                )
    return found


def _tells(text: str, label: re.Match[str], labelled: re.Match[str]) -> bool:
    """Whether a label tells of the digits behind it for certain, by what it names, what stands before it ("ref."),
    between it and them ("n°", the end of a sentence, other letters), and whether they are one block."""
    word, between = label.group(), labelled["sign"]
    if between in _JOINS or labelled["word"] == "n" or _NUMBER_SIGNED.search(between) or word.endswith(_NAMES_A_NUMBER):
        return True
    ahead = _WORD_BEFORE.search(text[max(0, label.start() - 2 * _NEAR) : label.start()])
    if ahead and (ahead[2] == "-" or ahead[1] in _HEADS or ahead[1] in _SURE or ahead[1].endswith(_NAMES_A_NUMBER)):
        return True  # "ref. annonce 0639..", "N° de contrat", "Anzeigen-ID 0151.."
    if word in _VAT and not labelled["word"]:
        paired = _PAIRED.match(text, labelled.start("digits"))
        return paired is None or is_enterprise("".join(filter(str.isdecimal, paired.group())))
    if labelled["word"] in _LINKS or (". " in between and word not in _ABBREVIATED):
        return False
    grouped = _GROUP.search(labelled["digits"]) or _GROUP.match(text, labelled.end())
    if word in _LOOSE:
        return ":" in between and not grouped
    return word not in _GROUPED or not grouped


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


def _announces(word: str) -> bool:
    """Whether a word announces digits that are no telephone number."""
    return word in _LABELS or (
        len(word) > _LONG and word.endswith(_NAMES_A_NUMBER) and not word.startswith(_TELEPHONES)
    )
