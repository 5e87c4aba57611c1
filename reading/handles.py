"""Handles and links on messengers and social networks. `unit` names the network, `value` is the handle without @."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.passage import Passage, Taken

_LINKS = (
    ("whatsapp", re.compile(r"(?:wa\.me|api\.whatsapp\.com/send/?\?phone=|chat\.whatsapp\.com)/?\+?([\w-]{5,40})")),
    ("telegram", re.compile(r"(?:t\.me|telegram\.me|telegram\.dog)/(?:s/|joinchat/)?\+?([\w-]{4,40})", re.I)),
    ("signal", re.compile(r"signal\.(?:me/#(?:p|eu)/|group/#)\+?([\w.=-]{5,120})", re.I)),
    ("snapchat", re.compile(r"snapchat\.com/(?:add|t)/([\w.-]{3,32})", re.I)),
    ("instagram", re.compile(r"(?:instagram\.com|instagr\.am|ig\.me/m)/(?!p/|reel/|stories/)([\w.]{2,30})", re.I)),
    ("facebook", re.compile(r"(?:facebook\.com|fb\.com|fb\.me|m\.me)/(?!groups/|share)([\w.]{4,60})", re.I)),
    ("tiktok", re.compile(r"tiktok\.com/@([\w.]{2,30})", re.I)),
    ("onlyfans", re.compile(r"onlyfans\.com/([\w.-]{3,40})", re.I)),
    ("mym", re.compile(r"mym\.fans/([\w.-]{3,40})", re.I)),
    ("fansly", re.compile(r"fansly\.com/([\w.-]{3,40})", re.I)),
    ("twitter", re.compile(r"(?:twitter\.com|(?<![\w.])x\.com)/(?!i/|home)(\w{2,20})", re.I)),
    ("linktree", re.compile(r"linktr\.ee/([\w.]{2,40})", re.I)),
    ("vk", re.compile(r"vk\.com/([\w.]{3,40})", re.I)),
    ("skype", re.compile(r"skype:([\w.:-]{5,60})", re.I)),
)  # fmt: skip

_NETWORKS = {
    "telegram": r"tele ?gram\w?|telegr?|tlgrm|tg|telgram",
    "whatsapp": r"whats ?app|watsapp|wapp|whatsap",
    "signal": r"signal",
    "viber": r"viber",
    "snapchat": r"snap ?chat|snap|snapp|sc(?= ?[:@])|👻",
    "instagram": r"instagram|insta|ig",
    "facebook": r"facebook|fb|messenger",
    "tiktok": r"tik ?tok",
    "onlyfans": r"only ?fans|onlyf|of(?= ?[:@] ?@?[a-z\d.]*_)",
    "mym": r"mym(?:\.fans)?",
    "fansly": r"fansly",
    "twitter": r"twitter",
    "skype": r"skype",
    "wechat": r"we ?chat|weixin",
    "kik": r"kik",
    "wickr": r"wickr(?: ?me)?",
    "threema": r"threema",
    "discord": r"discord",
    "session": r"session id",
    "line": r"line id|line(?= ?: ?@?[a-z]+[\d_.])",
    "vk": r"vkontakte|vk",
}
_NETWORK = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _NETWORKS.items())
_NAMED = re.compile(
    rf"(?<![\w@./])(?:{_NETWORK})(?P<link>\s?(?:[:=>/|⇒→➜➡➤►▶👉👻📷📸✈]{{1,3}}|->|c'est|est|is|ist|es|id|user(?:name)?|pseudo|naam|name|compte|account)"
    rf"\s?:?\s?@?|\s?@|\s)(?:live:(?:\.cid\.)?)?(?P<handle>05[\da-f]{{64}}|[a-z0-9_](?:[a-z0-9_.-]{{1,38}}[a-z0-9_])(?:#\d{{4}})?)(?![\w@])"
)
_BARE = re.compile(r"(?<![\w@./:])@(?P<handle>[a-z0-9_][a-z0-9_.]{2,30}[a-z0-9_])(?![\w@])")
_STRONG_LINK = re.compile(r"[:=>@/|⇒→➜➡➤►▶👉👻📷📸✈]|->|id|user|pseudo|compte|account")
_GUESSED = 0.8  # below, an address is guessed from its last word: "insta: lea.sexy" is none
_DIGITS = re.compile(r"[\d.\-]+")
_HANDLE_LIKE = re.compile(r"[a-z].*[\d_.]|[\d_].*[a-z]")


def read_handles(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Handles: from links, after the name of a network, and bare "@name" (weak, network unknown)."""
    for finding in earlier:
        if finding.kind is FindingKind.URL:
            yield from _linked(passage, finding)
    surer = [found for found in earlier if found.kind is not FindingKind.URL or found.confidence > _GUESSED]
    taken = Taken.by(passage, surer, FindingKind.URL, FindingKind.EMAIL, FindingKind.PHONE)
    for match in _NAMED.finditer(passage.folded.text):
        found = _named(passage, match)
        if found and not taken.has(found.start, found.end):
            taken.take(found.start, found.end)
            yield found
    for match in _BARE.finditer(passage.folded.text) if "@" in passage.folded.text else ():
        found = passage.found(
            FindingKind.HANDLE, match["handle"], match.start(), match.end(), 0.5, accepted=False, unit="unknown"
        )
        if not taken.has(found.start, found.end):
            yield found


def _linked(passage: Passage, url: Finding) -> Iterator[Finding]:
    for network, pattern in _LINKS:
        match = pattern.search(url.raw)
        if match and not (network == "whatsapp" and match[1].isdigit()):
            start = url.start + match.start(1)
            handle = match[1].rstrip(".")
            invited = network == "whatsapp" or "+" in match.group() or "joinchat" in match.group()
            yield Finding(
                FindingKind.HANDLE, handle if invited else handle.lower(), start, start + len(handle),
                passage.text[start : start + len(handle)], 0.95, passage.field, unit=network,
            )  # fmt: skip
            return


def _named(passage: Passage, match: re.Match[str]) -> Finding | None:
    """The handle after a network's name, if a sign says so ("snap: x") or if it looks like one ("insta mia_98")."""
    handle = match["handle"].strip(".-")
    if _DIGITS.fullmatch(handle) or len(handle) < 3:
        return None
    strong = _STRONG_LINK.search(match["link"]) is not None
    if not strong and not _HANDLE_LIKE.search(handle):
        return None
    network = next(name for name in _NETWORKS if match[name])
    sure = "@" in match["link"] or _HANDLE_LIKE.search(handle) is not None
    if not sure and handle in _WORDS:
        return None
    start = match.start("handle")
    return passage.found(
        FindingKind.HANDLE, handle, start, start + len(handle), 0.9 if sure else 0.6, accepted=sure, unit=network
    )


_WORDS_LISTED = (
    "ok oui non yes no ja nein nee only uniquement alleen nur seulement possible disponible dispo available "
    "aussi ook auch too mogelijk welkom bienvenue please merci dank contact appel call sms tel ou or oder of "
    "et and und en the nummer numero number viber telegram whatsapp signal snap insta skype pour voor fur for "
    "sur op auf on"
)
_WORDS = frozenset(_WORDS_LISTED.split())
