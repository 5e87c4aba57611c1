"""Digits that are no telephone number: dates, hours, measures, registers, accounts, order numbers, postcodes.

Patterns run over folded text, and only near a run of digits long enough to be a number.
"""

from __future__ import annotations

import re

_EDGE = r"(?<!\d)(?<!\d[./:h-])"
_ALONE = r"(?<!\d)(?<!\d[ ./:h-])"  # no number before it
_END = r"(?!\d)(?![./:-]\d)"
_LAST = r"(?!\d)(?! ?[./:h-]? ?\d)"  # no number after it
_MONTHS = (
    r"jan\w*|fev\w*|feb\w*|mar\w*|mrt|maart|avr\w*|apr\w*|mai|mei|may|juin|juni?|june|juil\w*|jul\w*|aout|aug\w*|"
    r"sept?\w*|okt\w*|oct\w*|nov\w*|dec\w*|dez\w*|ian\w*|iun\w*|iul\w*|ago\w*|ene\w*|gen\w*|mag\w*|giu\w*|lug\w*|set\w*"
)
_LABELS = (
    r"ref|refs|reference|referentie|referenz|referencia|referinta|riferimento|annonce|advertentie|anzeige|anuncio|"
    r"anunt|annuncio|dossier|commande|cmd|bestelling|bestelnummer|bestellung|bestellnummer|bestellnr|auftrag|"
    r"auftragsnummer|order|pedido|comanda|ordine|facture|factuur|rechnung|rechnungsnummer|invoice|ticket|client|klant|"
    r"klantnummer|kunde|kundennummer|customer|contrat|contract|vertrag|id|ean|isbn|imei|serie|serial|colis|tracking|"
    r"track|pakket|paket|sendung|compte|konto|kontonummer|rekening|rekeningnummer|account|code|artikel|article|art|"
    r"item|lot|matricule|licence|permis|agrement|erkenning|vergunning|polis|pin|bic|siren|siret|rcs|kvk|hrb|hra|rpm|"
    r"rpr|bce|kbo|tva|btw|vat|mwst|ust|ustid|ustidnr|cui|cif|nif|nip|regon|onss|rsz|nn|niss|insz|rrn|steuernummer|"
    r"handelsregister|ondernemingsnummer|ondernemingsnr|entreprise|inami|riziv"
)
_SIGN = r"(?:[ .:#/-]|n[o°]\b|nr\b|num(?:ero|ber|mer|ar)?\b|id\b|d'entreprise\b|intracommunautaire\b)"
_COUNTRIES = "be|fr|nl|de|lu|gb|ie|es|pt|it|at|ch|pl|ro|bg|hu|cz|sk|dk|se|no|fi|lt|lv|ee|gr|hr|si|mt|cy"

_DECOYS = re.compile(
    "|".join(
        (
            # dates and times
            rf"{_EDGE}(?:[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d|(?:19|20)\d\d[./-][01]?\d[./-][0-3]?\d){_END}",
            rf"{_ALONE}[0-3]?\d[./-][01]?\d[./-]\d\d{_LAST}",
            rf"{_EDGE}[0-3]?\d(?:er|st|nd|rd|th|\.)?[ -]?(?:{_MONTHS})\.?[ -]?(?:19|20)\d\d{_END}",
            rf"{_EDGE}[0-2]?\d[.:h][0-5]\d ?(?:-|a|tot|bis|to|till) ?[0-2]?\d[.:h][0-5]\d{_LAST}",
            rf"{_EDGE}[0-2]?\d ?[:h][0-5]\d(?::[0-5]\d)?{_LAST}",
            rf"{_ALONE}[0-2]\d[0-5]\d ?(?:-|a|tot|bis|to|till) ?[0-2]\d[0-5]\d(?:h|u|uur|uhr|hrs)?{_LAST}",
            rf"{_ALONE}(?:24|7) ?[hujd]?[/ -](?:24|7)[hujd]?{_END}",
            # measures
            rf"{_ALONE}(?:[6-9]\d|1[0-2]\d) ?[-/x ] ?[4-9]\d ?[-/x ] ?(?:[6-9]\d|1[0-2]\d){_LAST}",
            # accounts, registers, orders
            rf"\b(?:{_COUNTRIES})\d\d ?(?:[a-z]{{4}}|\d{{4}})(?: ?\d[\da-z]{{3}}){{2,6}}(?: ?\d[\da-z]{{0,2}})?\b",
            rf"\b(?:{_LABELS})\b{_SIGN}{{0,14}}(?:[a-z]{{1,3}}[ -]?)?\d[\da-z]{{2,}}(?:[-./]\d+)*(?: \d{{3,}}){{0,4}}",
            r"\bbe ?[01]\d{3}\.\d{3}\.\d{3}\b",
            rf"\b(?:{_COUNTRIES})\d{{9}}(?:b\d\d)?\b",
            r"(?<!\d)\d\d\.\d\d\.\d\d-\d{3}\.\d\d(?!\d)",
            r"(?<!\d)\d{3} \d{3} \d{3} \d{5}(?!\d)",
            r"(?<!\d)\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}(?!\d)",
            # places
            r"(?<!\w)[a-z]{1,2}-\d{4,5}(?!\d)",
            rf"{_ALONE}\d{{5}}(?: ?[,/;-] ?| )\d{{5}}(?:(?: ?[,/;-] ?| )\d{{5}})*{_LAST}",
            r"(?<![\d.])-?\d{1,3}\.\d{5,}(?!\d)",
            # names of picture files
            r"\b(?:img|image|photo|dsc|pic|screenshot|vid)[ _-]?\d[\d _.-]*",
        )
    )
)


def spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where decoys stand in `text`, looking from a little before `start` to a little after `end`."""
    return [match.span() for match in _DECOYS.finditer(text, max(0, start - 40), min(len(text), end + 12))]
