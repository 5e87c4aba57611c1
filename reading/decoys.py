"""Digits that are no telephone number: dates, hours, measures, registers, accounts, order numbers, postcodes.

Patterns run over folded text, and only near a run of digits long enough to be a number.
"""

from __future__ import annotations

import re

_END = r"(?!\d)(?![./:-]\d)"
_LAST = r"(?!\d)(?! ?[./:h-]? ?\d)"  # no number after it
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
    "ondernemingsnummer ondernemingsnr entreprise inami riziv"
)
_LABELS = frozenset(_LABELS_LISTED.split())
_SIGN = r"(?:[ .:#/-]|n[o°](?!\w)|(?:nr|num(?:ero|ber|mer|ar)?|id|d'entreprise|intracommunautaire)\b)"
_COUNTRIES = "be|fr|nl|de|lu|gb|ie|es|pt|it|at|ch|pl|ro|bg|hu|cz|sk|dk|se|no|fi|lt|lv|ee|gr|hr|si|mt|cy"
_DAY = r"[0-3]?\d[./-][01]?\d[./-]\d\d"
_TO = r" ?(?:-|a|au|tot|bis|to|till|und|en|et|and|,|;)? ?"

_NUMERIC = re.compile(
    r"(?<!\d)(?=\d)(?:"
    + "|".join(
        (
            # dates and times
            rf"(?<!\d[./:h-])(?:[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d|(?:19|20)\d\d[./-][01]?\d[./-][0-3]?\d){_END}",
            rf"(?<!\w)(?<!\d[ ./:h-]){_DAY}{_LAST}",
            rf"(?<!\d[./:h-]){_DAY}(?:{_TO}{_DAY})+(?!\d)(?![./-]\d)",
            rf"(?<!\d[./:h-])[0-3]?\d(?:er|st|nd|rd|th|\.)?[ -]?(?:{_MONTHS})\.?[ -]?(?:19|20)\d\d{_END}",
            rf"(?<!\d[./:h-])[0-2]?\d[.:h][0-5]\d ?(?:-|a|tot|bis|to|till) ?[0-2]?\d[.:h][0-5]\d{_LAST}",
            rf"(?<!\d[./:h-])[0-2]?\d ?[:h][0-5]\d(?::[0-5]\d)?{_LAST}",
            rf"(?<!\d[ ./:h-])[0-2]\d[0-5]\d ?(?:-|a|tot|bis|to|till) ?[0-2]\d[0-5]\d(?:h|u|uur|uhr|hrs)?{_LAST}",
            rf"(?<!\d[^\w ])(?:24 ?(?:[hu] ?[/ -]|/) ?(?:24 ?[hu]?|7)|(?<!\d )24 7(?! ?[jd/])|7 ?[jd]? ?/ ?7){_END}",
            # measures
            rf"(?<!\d[ ./:hx-])(?:[6-9]\d|1[0-2]\d) ?[-/x ] ?[4-9]\d ?[-/x ] ?(?:[6-9]\d|1[0-2]\d){_LAST}",
            # registers, cards, postcodes, coordinates
            r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d(?!\d)",
            r"\d{3} \d{3} \d{3} \d{5}(?!\d)",
            rf"(?<!\d[ -])\d{{4}}(?P<card>[ -])\d{{4}}(?P=card)\d{{4}}(?P=card)\d{{4}}{_LAST}",
            rf"(?<!\d[ ./:h-])\d{{5}}(?: ?[,/;-] ?| )\d{{5}}(?:(?: ?[,/;-] ?| )\d{{5}})*{_LAST}",
            r"(?<![\w.])\d{1,3}\.\d{4,}[ ,;/]{1,3}-?\d{1,3}\.\d{4,}(?!\d)",
        )
    )
    + ")"
)
_WORDED = re.compile(
    r"(?<![a-z])(?=[a-z])(?:"
    + "|".join(
        (
            rf"(?:{_COUNTRIES})\d\d ?(?:[a-z]{{4}}|\d{{4}})(?: ?\d[\da-z]{{3}}){{2,6}}(?: ?\d[\da-z]{{0,2}})?\b",
            r"be ?[01]\d{3}\.\d{3}\.\d{3}\b",
            rf"(?:{_COUNTRIES})\d{{9}}(?:b\d\d)?\b",
            r"[a-z]{1,2}-\d{4,5}(?!\d)",
            r"(?:img|image|photo|dsc|pic|screenshot|vid)[ _-]?\d[\d _.-]*",
        )
    )
    + ")"
)
_LABEL = re.compile(r"(?<![a-z])[a-z]{2,18}(?=[ .:#/-])")
_LABELLED = re.compile(
    rf"{_SIGN}{{1,14}}(?:(?!tel|gsm|app|sms|wa)[a-z]{{1,3}}[ -]?)?\d[\da-z]{{2,}}(?:[-./]\d+)*(?: \d{{3,}}){{0,4}}"
)


def spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where decoys stand in `text`, looking from a little before `start` to a little after `end`."""
    last = min(len(text), end + 12)
    first = max(0, start - 40)
    found = [match.span() for match in _NUMERIC.finditer(text, start, last)]
    found += [match.span() for match in _WORDED.finditer(text, first, last)]
    for label in _LABEL.finditer(text, first, last):
        if label.group() in _LABELS and (match := _LABELLED.match(text, label.end(), last)):
            found.append((label.start(), match.end()))
    return found
