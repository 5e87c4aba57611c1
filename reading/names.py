"""Given names that an ad offers: after an introduction, or from the shipped list where a name is expected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.fold import fold
from reading.passage import Passage, Taken
from reading.shipped import given_names

_NAME = r"[^\W\d_]{2,20}(?:-[^\W\d_]{2,20})?"
_AND = r"(?: ?(?:,|&|\+|/) ?(?:et |en |und |and |y |si |e )?| (?:et|en|und|and|y|si|e|i|и) )"
# Said only of oneself: any word that follows is the name.
_SURE = (
    r"je m'appelle|je me nomme|mon nom est|mon prenom est|mon prenom c'est|prenom ?:|moi c'est|appelle[- ]moi"
    r"|on m'appelle|"
    r"mijn naam is|ik heet|mijn naam|naam ?:|ze noemen me|ich heisse|ich hei[sz]e|mein name ist|name ?:|nenn mich|"
    r"my name is|my name's|call me|me llamo|mi nombre es|nombre ?:|ma numesc|ma cheama|numele meu(?: este)?"
    r"|nume ?:|mi chiamo|"
    r"il mio nome e|nome ?:|me chamo|o meu nome e|meu nome e|chamo-me|mam na imie|nazywam sie|меня зовут|мое имя"
)
# Followed by anything: the word must be a known name.
_LIKELY = (
    r"je suis|moi|c'est|voici|ici|avec|chez|demandez|demande|rencontrez|decouvrez|ik ben|hier is|met|bij|vraag naar|"
    r"ich bin|hier ist|mit|bei|frag nach|i am|i'm|im|this is|it'?s|with|ask for|meet|soy|con|con la|sunt|sono|com"
    r"|sou(?: a| o)?|jestem|я"
)
_INTRODUCED = re.compile(
    rf"\b(?P<intro>(?P<sure>{_SURE})|(?:{_LIKELY}))[ :]{{1,3}}(?:la |die |de "
    rf"|a )?(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,4}})"
)
_HEADED = re.compile(
    rf"(?:^|[\n!.:*|•~✨❤♥★☆🌹💋-]\s*)(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,3}})(?=\s*(?:[,:;!|(*~•✨❤♥★☆🌹💋\n-]|\d|$))"
)
_ONE = re.compile(_NAME)
_JOINS = frozenset(("et", "en", "und", "and", "si", "y", "e", "i", "и"))
_NO_NAMES_LISTED = (
    "la le les une un des de du the a an die der das ein eine een het la nouvelle nieuw neu new from van von "
    "ici hier here pour voor fur for et en und and disponible beschikbaar available maintenant your votre je "
    "ik ich sexy masseuse escort whatsapp telegram tel simple facile au sur only not now whenever anytime "
    "asap baby babe later back zij ze hij elle elles nous wij we sie wir they she he our onze nos unsere dames "
    "meisjes damen filles ladies girls hostess femme vrouw frau lady woman massage duo prive privat studio adresse "
    "madame mevrouw dame team salon maison huis haus agence agentur club praktijk institut bureau personne iemand"
)
NO_NAMES = frozenset(_NO_NAMES_LISTED.split())


def read_names(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Given names; `value` has a capital. Several names in one ad give several findings."""
    busy = Taken.by(passage, earlier, FindingKind.EMAIL, FindingKind.URL, FindingKind.HANDLE)
    taken: set[int] = set()
    for match in _INTRODUCED.finditer(passage.folded.text):
        sure = match["sure"] is not None
        yield from _names(passage, match, sure, busy, taken)
    for found in _headed(passage, busy):
        if found.start not in taken:
            taken.add(found.start)
            yield found


def _names(passage: Passage, match: re.Match[str], sure: bool, busy: Taken, taken: set[int]) -> Iterator[Finding]:
    """The names of one introduction: the first may be unknown to the list, those after "and" must be on it."""
    parts = [part for part in _ONE.finditer(match["names"]) if part.group() not in _JOINS]
    for index, part in enumerate(parts):
        start = match.start("names") + part.start()
        known = given_names().get(part.group())
        found = passage.found(FindingKind.NAME, "", start, start + len(part.group()), 0.9)
        if known is None and not (sure and index == 0 and part.group() not in NO_NAMES):
            return
        if known and not sure and not found.raw[:1].isupper():
            return
        if found.start in taken or busy.has(found.start, found.end):
            continue
        taken.add(found.start)
        yield _called(found, 0.9 if known is not None and sure else 0.75 if known is not None else 0.6)


def _headed(passage: Passage, busy: Taken) -> Iterator[Finding]:
    """Known names that open a line or a sentence and stand alone: "Sofia, 23 ans", "Anna & Mia - Liège"."""
    for match in _HEADED.finditer(passage.text):
        for part in _ONE.finditer(match["names"]):
            if part.group() in _JOINS:
                continue
            known = given_names().get(fold(part.group()).text)
            if known is None or known or not part.group()[:1].isupper():
                break
            start = match.start("names") + part.start()
            end = start + len(part.group())
            if not busy.has(start, end):
                yield _called(Finding(FindingKind.NAME, "", start, end, part.group(), 0.0, passage.field), 0.65)


def _called(found: Finding, confidence: float) -> Finding:
    value = "-".join(part.capitalize() for part in found.raw.split("-"))
    return Finding(found.kind, value, found.start, found.end, found.raw, confidence, found.field)
