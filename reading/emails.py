"""E-mail addresses, plain and disguised ("jan at proton punt me", "marie (arobase) gmail point com")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.passage import Passage, Taken

_AT_WORDS = r"at|arobase|arobaz|arobas|apenstaart(?:je)?|klammeraffe|arroba|chiocciola|arond|a rond|собака"
_DOT_WORDS = r"dot|point|punt|punkt|punto|punct|ponto|точка"
_OPEN, _CLOSE = r"\s?[\[({<*_-]{1,2}\s?", r"\s?[\])}>*_-]{1,2}\s?"
_AT = rf"(?:{_OPEN}(?:@|a|chez|bij|bei|{_AT_WORDS}){_CLOSE}|\s(?:{_AT_WORDS}|a commercial)\s|\s?@\s?)"
_DOT = rf"(?:{_OPEN}(?:\.|{_DOT_WORDS}){_CLOSE}|\s(?:{_DOT_WORDS})\s|\s\.\s?|\.)"
_TOP = (
    r"(?:com|net|org|info|biz|be|fr|nl|de|lu|eu|ch|at|uk|co\.uk|es|it|pt|ro|pl|ie|cz|hu|bg|ru|ua|"
    r"me|io|email|online|site|xyz|live|mail|pro|app|"
    r"dev|lgbt|sexy|brussels|vlaanderen|gent|paris|example|test|invalid)"
)

_PLAIN = re.compile(
    r"(?<![\w.+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,24}(?![\w@])"
)
_DISGUISED = re.compile(
    rf"(?<![\w.+-])(?P<name>[a-z0-9][a-z0-9_%+-]{{0,40}}(?:{_DOT}[a-z0-9_%+-]{{1,40}}){{0,3}}?){_AT}"
    rf"(?P<host>[a-z0-9-]{{2,40}}(?:{_DOT}[a-z0-9-]{{2,40}}){{0,2}}?){_DOT}(?P<top>{_TOP})(?![\w@-])"
)
_HINT = re.compile(
    r"@|\bat\b|arob|apenst|klammeraffe|arroba|chiocciola|arond|[\[({<*]\s?a\s?[\])}>*]|a commercial|a rond|собака"
    r"|[\[({](?:chez|bij|bei)[\])}]"
)
# Hosts that give addresses to anyone: beside one of these, little is needed to say "at".
_PROVIDERS = (
    r"(?:g ?mail|googlemail|hotmail|outlook|yahoo|ymail|icloud|proton(?:mail)?|tutanota|gmx|t-online|wanadoo|laposte|"
    r"skynet|telenet|proximus|kpnmail|hetnet|bluewin|yandex|rambler|seznam)"
)
_BY_PROVIDER = re.compile(
    rf"(?<![\w.+-])(?P<name>[a-z0-9][a-z0-9._+-]{{2,40}}?)"
    rf"(?: ?@ ?| ?# ?|[_-]at[_-]| (?:at|chez|bij|bei) | ?arobase? ?)"
    rf"(?P<host>{_PROVIDERS})(?: ?[.,] ?| |{_DOT})(?P<top>{_TOP})(?![\w@-])"
)
_PROVIDER_HINT = re.compile(_PROVIDERS)
_SPACED = re.compile(r"(?<!\S)(?:[a-z0-9._-] ){3,40}@(?: [a-z0-9.-]){5,40}(?!\S)")
_NETWORKS = frozenset(("ig", "insta", "instagram", "snap", "snapchat", "tg", "telegram", "sc", "of", "twitter"))
_NO_NAMES = frozenset(("me", "us", "you", "him", "her", "them", "here", "am", "is", "are", "be", "look", "stay"))
_DOT_RE = re.compile(_DOT)


def read_emails(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """E-mail addresses; `value` is lower case with its dots and at-sign put back."""
    text = passage.folded.text
    if not _HINT.search(text) and not _PROVIDER_HINT.search(text):
        return
    taken = Taken(len(text))
    for start, end in [match.span() for match in _PLAIN.finditer(text)]:
        if text[start:end].partition("@")[0] not in _NETWORKS:  # "ig@lea.bxl" is a handle
            taken.take(start, end)
            yield passage.found(FindingKind.EMAIL, text[start:end], start, end, 0.97)
    for match in (*_BY_PROVIDER.finditer(text), *_SPACED.finditer(text)):
        if not taken.has(*match.span()) and (found := _loose(passage, match)):
            taken.take(*match.span())
            yield found
    for hint in _HINT.finditer(text):
        yield from _around(passage, hint.start(), taken)


def _loose(passage: Passage, match: re.Match[str]) -> Finding | None:
    """An address at a known provider ("anna at outlook.fr", "anna@gmail,com"), or one with a space in every gap."""
    if match.re is _SPACED:
        value = match.group().replace(" ", "")
    else:
        value = f"{match['name']}@{match['host'].replace(' ', '')}.{match['top']}"
    if not _PLAIN.fullmatch(value) or value.partition("@")[0] in _NO_NAMES | _NETWORKS:
        return None
    return passage.found(FindingKind.EMAIL, value, match.start(), match.end(), 0.8, disguise=0.6)


def _around(passage: Passage, at: int, taken: Taken) -> Iterator[Finding]:
    """A disguised address whose at-sign stands near `at`; a window keeps the search linear."""
    text = passage.folded.text
    for match in _DISGUISED.finditer(text, max(0, at - 60), min(len(text), at + 80)):
        start, end = match.span()
        if not match.start() <= at < match.end() or taken.has(start, end):
            continue
        name = _DOT_RE.sub(".", text[start : match.end("name")])
        value = f"{name}@{_DOT_RE.sub('.', match['host'])}.{match['top']}"
        taken.take(start, end)
        loose = (
            " at " in text[start:end]
            and (  # "meet me at hotel.com"
                name in _NO_NAMES or "." in text[match.start("host") : end]
            )
        )
        yield passage.found(
            FindingKind.EMAIL, value, start, end, 0.4 if loose else 0.8, disguise=0.6, accepted=not loose
        )
