"""Digits that are no telephone number: dates, hours, measures, registers, accounts, order numbers, postcodes.

Patterns run over folded text, and only near a run of digits long enough to be a number.
"""

from __future__ import annotations

import re

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
    "инн огрн снилс паспорт заказ артикул код"
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

_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"

# Dates, times, measures, machines: a sign or a letter follows their first digits.
_SIGNED = (
    rf"(?<!\d[./:h-])(?:[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d|(?:19|20)\d\d[./-][01]?\d[./-][0-3]?\d){_END}",
    rf"(?<!\w)(?<!\d[ ./:h-]){_DAY}{_LAST}",
    rf"(?<!\d[./:h-]){_DAY}(?:{_TO}{_DAY})+(?!\d)(?![./-]\d)",
    rf"(?<!\d[./:h-])[0-2]?\d[.:h][0-5]\d ?(?:-|a|tot|bis|to|till) ?[0-2]?\d[.:h][0-5]\d{_LAST}",
    rf"(?<!\d[./:h-])[0-2]?\d ?[:h][0-5]\d(?::[0-5]\d)?{_LAST}",
    r"(?<!\d[./:h-])[0-3]?\d/[01]?\d(?:[ ,;]{1,3}[0-3]?\d/[01]?\d){2,}(?![/\d])",
    r"(?<!\d[./:h-])[0-2]?\d[.:h][0-5]\d(?:[ ,;/-]{1,3}[0-2]?\d[.:h][0-5]\d){2,}(?![.:\d])",
    r"(?<!\d[ ./-])[12] ?m ?[3-9]\d(?!\d)",
    r"(?<!\d[ ./,-])1[.,][4-9]\d(?= ?[/-] ?\d{2,3}(?!\d))",
    r"(?<!\d[ ./-])[1-6]\d ?/ ?1[4-9]\d ?/ ?[3-9]\d(?!\d)",
    r"\d{3}/\d\d ?z?r? ?1\d(?!\d)(?: ?\d\d\d?[a-z])?",
    r"(?<=\+{3})\d{3}/\d{4}/\d{5}(?=\+{3})|(?<=\*{3})\d{3}/\d{4}/\d{5}(?=\*{3})",
    rf"(?<![+/])(?<!\d[ .])(?:10|127|172|192|255)(?:\.{_OCTET}){{3}}(?![\d.])",
    rf"(?<!\d[ .,])\d[.,]\d{{5,}}{_LAST}",
    r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d(?!\d)",
    r"(?<![\w.])\d{1,3}\.\d{4,}[ ,;/]{1,3}-?\d{1,3}\.\d{4,}(?!\d)",
)
# Dates and times of another kind, measures, registers, cards, postcodes.
_UNSIGNED = (
    rf"(?<!\d[./:h-])[0-3]?\d(?:er|st|nd|rd|th|\.)?[ -]?(?:{_MONTHS})\.?[ -]?(?:19|20)\d\d{_END}",
    rf"(?<!\d[ ./:h-])[0-2]\d[0-5]\d ?(?:-|a|tot|bis|to|till) ?[0-2]\d[0-5]\d(?:h|u|uur|uhr|hrs)?{_LAST}",
    rf"(?<!\d[^\w ])(?:24 ?(?:[hu] ?[/ -]|/) ?(?:24 ?[hu]?|7)|(?<!\d )24 7(?! ?[jd/])|7 ?[jd]? ?/ ?7){_END}",
    rf"(?<!\d[./:h-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19[5-9]|20[0-4])\d{_END}",
    rf"(?<![\doil)][ ./:hx-])(?<!\))(?:[6-9]\d|1[0-2]\d) ?[-/x ] ?[4-9]\d ?[-/x ] ?(?:[6-9]\d|1[0-2]\d){_LAST}",
    r"[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?\d[\dab] \d{3} \d{3}(?: \d\d)?(?! ?\d)",
    r"(?=[\da-f]{0,30}[a-f])[\da-f]{24,}(?![a-z\d])",
    r"\d{3} \d{3} \d{3} \d{5}(?!\d)",
    rf"(?<!\d[ -])\d{{4}}(?P<card>[ -])\d{{4}}(?P=card)\d{{4}}(?P=card)\d{{4}}{_LAST}",
    rf"(?<!\d[ ./:h-])\d{{5}}(?: ?[,/;-] ?| (?=0))\d{{5}}(?:(?: ?[,/;-] ?| )\d{{5}})*{_LAST}",
)
_NUMERIC = re.compile(
    rf"(?<!\d)(?=\d)(?:(?=\d{{1,5}} ?[^\w ]|\d{{1,2}} ?[hmu])(?:{'|'.join(_SIGNED)})|{'|'.join(_UNSIGNED)})"
)
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
_WORDED = re.compile(
    rf"(?<![a-z])(?:(?=[a-z]{{1,10}}[ _-]?\d)(?:{'|'.join(_BEFORE_DIGITS)})|(?=[srlektz])(?:{'|'.join(_NAMED)}))"
)
_LABEL = re.compile(r"(?<![a-z])[a-z]{2,18}(?=[ .:#/-])")
_LABELLED = re.compile(
    rf"{_SIGN}{{1,14}}(?:(?!tel|gsm|app|sms|wa)[a-z]{{1,3}}[ -]?)?"
    r"(?:(?:\d\d[ .]){3,4}\d\d(?! ?\d)|\d(?:[\da-z]{2,}|\d?(?=[-./]\d))(?:[-./]\d+)*(?:[ -]\d{3,}){0,4})"
)


def spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where decoys stand in `text`, looking from a little before `start` to a little after `end`."""
    last, near = min(len(text), end + _AFTER), min(len(text), end + _NEAR)
    first = max(0, start - 40)
    found = [match.span() for match in _NUMERIC.finditer(text, start, last)]
    found += [match.span() for match in _WORDED.finditer(text, first, near)]
    for label in _LABEL.finditer(text, first, end):
        if _announces(label.group()) and (match := _LABELLED.match(text, label.end(), last)):
            found.append((label.start(), match.end()))
    return found


def _announces(word: str) -> bool:
    """Whether a word announces digits that are no telephone number."""
    return word in _LABELS or (
        len(word) > _LONG and word.endswith(_NAMES_A_NUMBER) and not word.startswith(_TELEPHONES)
    )
