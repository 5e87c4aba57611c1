"""E-mail addresses, plain and disguised ("jan at proton punt me", "marie (arobase) gmail point com")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.handles import is_network
from reading.passage import Passage, Taken

_AT_WORDS = r"at|arobaze?|arobase?|apenstaart(?:je)?|klammeraffe|arroba|chiocciola|arond|a rond|malpa|собака|собачка"
_SIGNS = {
    ".": r"dot|point|punt|punkt|punto|punct|ponto|kropka|точка",
    "_": r"underscore|underline|tiret (?:du )?bas|tiret du 8|souligne|(?:liggend|laag) streepje|unterstrich|guion bajo"
    r"|traco baixo|trattino basso|linie jos|liniuta jos|podkreslnik|podkreslenie|dolna kreska"
    r"|(?:нижнее )?подчеркивание",
    "-": r"tiret|trait d'union|streepje|koppelteken|bindestrich|minus|dash|hyphen|guion|hifen|traco|trattino|liniuta"
    r"|cratima|myslnik|дефис|тире|минус",
}
_OPEN, _CLOSE = r"\s?[\[({<*_-]{1,2}\s?", r"\s?[\])}>*_-]{1,2}\s?"
_AT = rf"(?:{_OPEN}(?:@|a|chez|bij|bei|{_AT_WORDS}){_CLOSE}|\s(?:{_AT_WORDS}|a commercial)\s|\s?@\s?)"
_WORDS = "|".join(_SIGNS.values())
_DOT = rf"(?:{_OPEN}(?:\.|{_SIGNS['.']}){_CLOSE}|\s(?:{_SIGNS['.']})\s|\s\.\s?|\.)"
_SPOKEN_SIGN = rf"{_OPEN}(?:[._-]|{_WORDS}){_CLOSE}|\s(?:{_WORDS})\s"
_SIGN = rf"(?:{_SPOKEN_SIGN}|\s[._]\s?|\.)"
_TOP = (
    rf"(?:(?:com?{_DOT})?"
    r"(?:com|net|org|info|biz|be|fr|nl|de|lu|eu|ch|at|uk|es|it|pt|ro|pl|ie|cz|hu|bg|ru|ua|br|"
    r"me|io|email|online|site|xyz|live|mail|pro|app|"
    r"dev|lgbt|sexy|brussels|vlaanderen|gent|paris|example|test|invalid))"
)
_NAME = rf"[a-z0-9][a-z0-9_%+-]{{0,40}}(?:{_SIGN}[a-z0-9_%+-]{{1,40}}){{0,4}}?"

_PLAIN = re.compile(
    r"(?<![\w.+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,24}(?![\w@])"
)
_DISGUISED = re.compile(
    rf"(?<![\w.+-])(?P<name>{_NAME}){_AT}"
    rf"(?P<host>[a-z0-9-]{{2,40}}(?:{_SIGN}[a-z0-9-]{{2,40}}){{0,2}}?){_DOT}(?P<top>{_TOP})(?![\w@-])"
)
_HINT = re.compile(
    r"@|\bat\b|arob|apenst|klammeraffe|arroba|chiocciola|arond|[\[({<*]\s?a\s?[\])}>*]|a commercial|a rond"
    r"|malpa|собак|собач|[\[({](?:chez|bij|bei)[\])}]"
)
# Hosts that give addresses to anyone: beside one of these, little is needed to say "at".
_PROVIDERS = (
    r"(?:g ?mail|googlemail|hotmail|outlook|yahoo|ymail|icloud|proton(?:mail)?|tutanota|gmx|t-online|wanadoo|laposte|"
    r"skynet|telenet|proximus|kpnmail|hetnet|bluewin|yandex|rambler|seznam)"
)
_BY_PROVIDER = re.compile(
    rf"(?<![\w.+-])(?P<name>{_NAME})"
    rf"(?: ?@ ?| ?# ?|[_-]at[_-]| (?:at|chez|bij|bei) | ?arobase? ?)"
    rf"(?P<host>{_PROVIDERS})(?: ?[.,] ?| |{_DOT})(?P<top>{_TOP})(?![\w@-])"
)
_PROVIDER_HINT = re.compile(_PROVIDERS)
_SPACED = re.compile(r"(?<!\S)(?:[a-z0-9._-] ){3,40}@(?: [a-z0-9.-]){5,40}(?!\S)")
_LABELS = frozenset(("ig", "insta", "instagram", "snap", "snapchat", "tg", "telegram", "sc", "of", "twitter"))
_TOPS_OF_HANDLES = frozenset(
    ("me", "io", "xyz", "live", "pro", "app", "dev", "online", "site", "sexy", "paris", "gent")
)
"""What handles may end in: "moi @lola.paris" is none of "moi"'s addresses."""
_NO_NAMES = frozenset(("me", "us", "you", "him", "her", "them", "here", "am", "is", "are", "be", "look", "stay"))
_BEGUN = re.compile(rf"(?<![\w.+-])(?:[a-z0-9][a-z0-9_%+-]{{0,40}}(?:{_SPOKEN_SIGN}|\s_\s)){{1,4}}$")
_CUT = re.compile(rf"(?:{_SPOKEN_SIGN})$")
_AT_PROVIDER = re.compile(rf"@{_PROVIDERS}\.")
_SAID_SIGN = re.compile(_SIGN)
_SAID_AS = [(sign, re.compile(words)) for sign, words in _SIGNS.items()]
_BEFORE, _BEHIND = 100, 100  # characters around an at-sign in which its address stands
_WORDS_REACH = 30  # characters before an address in which a sign is spelt
_LEAST_NAME = 3  # characters before "at" and a provider


def read_emails(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """E-mail addresses; `value` is lower case with its dots and at-sign put back."""
    text = passage.folded.text
    if not _HINT.search(text) and not _PROVIDER_HINT.search(text):
        return
    taken = Taken(len(text))
    for start, end in [match.span() for match in _PLAIN.finditer(text)]:
        if text[start:end].partition("@")[0] not in _LABELS:  # "ig@lea.bxl" is a handle
            taken.take(start, end)
            yield _plain(passage, start, end)
    for match in (*_BY_PROVIDER.finditer(text), *_SPACED.finditer(text)):
        if not taken.has(*match.span()) and (found := _loose(passage, match)):
            taken.take(*match.span())
            yield found
    for hint in _HINT.finditer(text):
        yield from _around(passage, hint.start(), taken)


def _plain(passage: Passage, start: int, end: int) -> Finding:
    """An address in its usual form, or one whose beginning is spelt: "jan punt peeters@gmail.com"."""
    text = passage.folded.text
    begun = _BEGUN.search(text, max(0, start - _BEFORE), start) if _AT_PROVIDER.search(text, start, end) else None
    if begun is None:
        return passage.found(FindingKind.EMAIL, text[start:end], start, end, 0.97)
    value = _spelt(begun.group()) + text[start:end]
    return passage.found(FindingKind.EMAIL, value, begun.start(), end, 0.8, disguise=0.6)


def _is_cut(text: str, start: int) -> bool:
    """Whether a spoken sign stands before an address, whose beginning is then not known: "аня точка m собака ..."."""
    return _CUT.search(text, max(0, start - _WORDS_REACH), start) is not None


def _loose(passage: Passage, match: re.Match[str]) -> Finding | None:
    """An address at a known provider ("anna at outlook.fr", "anna@gmail,com"), or one with a space in every gap."""
    if match.re is _SPACED:
        value = match.group().replace(" ", "")
    else:
        value = f"{_spelt(match['name'])}@{match['host'].replace(' ', '')}.{_spelt(match['top'])}"
    name = value.partition("@")[0]
    if not _PLAIN.fullmatch(value) or len(name) < _LEAST_NAME or name in _NO_NAMES or _is_label(name):
        return None
    cut = _is_cut(passage.folded.text, match.start())
    return passage.found(
        FindingKind.EMAIL, value, match.start(), match.end(), 0.4 if cut else 0.8, disguise=0.6, accepted=not cut
    )


def _is_label(name: str) -> bool:
    return name in _LABELS or is_network(name)


def _spelt(part: str) -> str:
    """Part of an address with its signs for their words: "jan punt peeters" -> "jan.peeters"."""
    return _SAID_SIGN.sub(_sign, part)


def _sign(match: re.Match[str]) -> str:
    said = match.group().strip(" ()[]{}<>*")
    if said in _SIGNS:
        return said
    return next((sign for sign, words in _SAID_AS if words.fullmatch(said.strip("_-"))), "-")


def _around(passage: Passage, at: int, taken: Taken) -> Iterator[Finding]:
    """A disguised address whose at-sign stands near `at`; a window keeps the search linear."""
    text = passage.folded.text
    for match in _DISGUISED.finditer(text, max(0, at - _BEFORE), min(len(text), at + _BEHIND)):
        start, end = match.span()
        if not start <= at < end or taken.has(start, end):
            continue
        name = _spelt(match["name"])
        if _is_label(name):
            continue
        taken.take(start, end)
        value = f"{name}@{_spelt(match['host'])}.{_spelt(match['top'])}"
        loose = _is_cut(text, start) or _may_be_other(text[match.end("name") : match.start("host")], name, match)
        yield passage.found(
            FindingKind.EMAIL, value, start, end, 0.4 if loose else 0.8, disguise=0.6, accepted=not loose
        )


def _may_be_other(at_sign: str, name: str, match: re.Match[str]) -> bool:
    """Whether it may be no address: "meet me at hotel.com", "moi @lola.paris"."""
    if at_sign == " at ":
        return name in _NO_NAMES or "." in match.group()[match.start("host") - match.start() :]
    return at_sign == " @" and match["top"] in _TOPS_OF_HANDLES
