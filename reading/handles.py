"""Handles and links on messengers and social networks. `unit` names the network, `value` is the handle without @."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from model import Finding, FindingKind
from reading.fold import fold_listed
from reading.passage import Passage, Taken
from reading.shipped import given_names, towns

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
    "telegram": r"t[e3€]l[e3€] ?gram\w?|telegr?|tlgrm|telgram|tgm?|tlg|телеграм\w{0,2}|телег[аеиу]|тг|тлг",
    "whatsapp": r"whats ?app|watsapp|wapp|whatsap|в[оа][тц]с?ап\w?|уотсап",
    "signal": r"signal|сигнал",
    "viber": r"viber|ваибер\w?",
    "snapchat": r"snap ?chat|snap|snapp|sc(?= ?[:@])|👻|снап(?:чат)?\w?",
    "instagram": r"instagram|insta|ig|инстаграм\w?|инст[аеу]",
    "facebook": r"facebook|fb|messenger|феисбук",
    "tiktok": r"tik ?tok|тик ?ток",
    "onlyfans": r"only ?fans|onlyf|of(?= ?[:@] ?@?[a-z\d.]*_)",
    "mym": r"mym(?:\.fans)?",
    "fansly": r"fansly",
    "twitter": r"twitter",
    "skype": r"skype|скаип",
    "wechat": r"we ?chat|weixin",
    "kik": r"kik",
    "wickr": r"wickr(?: ?me)?",
    "threema": r"threema",
    "discord": r"discord|дискорд",
    "session": r"session id",
    "line": r"line id|line(?= ?: ?@?[a-z]+[\d_.])",
    "vk": r"vkontakte|vk|вк|вконтакте",
}
"""Networks with their names as they stand in folded text."""
_ANY = "|".join(_NETWORKS.values())
_NETWORK = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _NETWORKS.items())
_COPULA = r"(?:c'est|est|is|ist|es|e|este|jest|to|это)"
_NAMED = re.compile(
    rf"(?<![\w@./])(?:{_NETWORK})(?P<link>\s?(?:[:=>/|⇒→➜➡➤►▶👉👻📷📸✈]{{1,3}}|->|{_COPULA}(?![^\W_])|id|user(?:name)?|pseudo"
    rf"|naam|name|compte|account|\s(?:-|as|at|als|sous|como|come|jako)(?=\s))\s?:?\s?@?|\s?@|\s)(?:live:(?:\.cid\.)?)?"
    rf"(?!(?:{_ANY})(?![\w.]))"
    r"(?P<handle>05[\da-f]{64}|[a-z0-9_](?:[a-z0-9_.-]{1,38}[a-z0-9_])(?:#\d{4})?)(?![\w@])"
)
_BARE = re.compile(r"(?<![\w@./:])@(?P<handle>[a-z0-9_][a-z0-9_.]{2,30}[a-z0-9_])(?![\w@])")
_STRONG_LINK = re.compile(rf"[:=>@/|⇒→➜➡➤►▶👉👻📷📸✈]|->|id|user|pseudo|compte|account|\b{_COPULA}\b")
_GUESSED = 0.8  # below, an address is guessed from its last word: "insta: lea.sexy" is none
_DIGITS = re.compile(r"[\d.\-]+")
_TIME = re.compile(r"\d{1,4}(?:[hu]\d{0,2}|min|j|d|am|pm|e|eur|euros?|ans|jr|uhr|uur|er|eme|st|nd|rd|th|de|ste)")
_HANDLE_LIKE = re.compile(r"[a-z].*[\d_.]|[\d_].*[a-z]")
_FLOURISH = re.compile(r"(?<=[a-z]{3})(?:x|xx+|xo(?:xo)*|foxy?|kitty|kitten|bunny|doll|queen|princess|vip|official)$")
_SHORT_TOWNS = frozenset(("msk", "spb", "bxl", "ams", "bcn", "ldn", "nyc"))
_END = re.compile(r" ?(?:[,;!?)/|]|\.(?!\w)|$)| (?:et|en|und|and|y|e|si|ou|of|oder|or|o|sau|i|lub|и|или) ")
_OFTEN_BARE = frozenset(("telegram", "snapchat", "instagram", "tiktok", "kik", "wickr", "vk"))
_LEAST_BARE = 5  # letters of a word behind one of these that may be a handle
_LONG_NAME = 4  # letters; words often begin with a shorter given name ("annonces", "market")
_A_NETWORK = re.compile(_ANY)


def is_network(word: str) -> bool:
    """Whether a word of folded text names a messenger or a social network."""
    return _A_NETWORK.fullmatch(word) is not None


def read_handles(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Handles: from links, after the name of a network, and bare "@name" (weak, network unknown)."""
    for finding in earlier:
        if finding.kind is FindingKind.URL:
            yield from _linked(passage, finding)
    taken = Taken.by(passage, filter(_is_surer, earlier), FindingKind.URL, FindingKind.EMAIL, FindingKind.PHONE)
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


def _is_surer(found: Finding) -> bool:
    """Whether a finding is surer than a handle: "insta: lea.sexy" is no address, "moi @lola.paris" no e-mail."""
    if found.kind is FindingKind.URL:
        return found.confidence > _GUESSED
    return found.accepted or found.kind is not FindingKind.EMAIL


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
    """The handle after a network's name. Sure with "@", with a digit, dot or underscore ("insta mia_98"), or if it is
    made like one ("snap lolaparisx"); other words are weak behind a sign ("snap: mia") or at the end of what is said.
    """
    handle = match["handle"].strip(".-")
    if _DIGITS.fullmatch(handle) or len(handle) < 3:
        return None
    link, start = match["link"], match.start("handle")
    at, told = "@" in link, _STRONG_LINK.search(link) is not None or match.group().startswith("👻")
    if not at and (handle in _WORDS or _TIME.fullmatch(handle)):
        return None
    network = next(name for name in _NETWORKS if match[name])
    like = at or _HANDLE_LIKE.search(handle) is not None
    sure = like or _is_made(handle, told)
    confidence = 0.9 if like else 0.75 if sure else 0.6 if told else 0.4
    found = passage.found(
        FindingKind.HANDLE, handle, start, start + len(handle), confidence, accepted=sure, unit=network
    )
    return found if sure or told or _may_be_bare(passage, network, found, start + len(handle)) else None


def _may_be_bare(passage: Passage, network: str, found: Finding, end: int) -> bool:
    """Whether a word behind the mere name of a network, "insta jassyfox", stands where a handle would."""
    if network not in _OFTEN_BARE or len(found.value) < _LEAST_BARE:
        return False
    return passage.text[found.end : found.end + 1] == "\n" or _END.match(passage.folded.text, end) is not None


def _is_made(handle: str, told: bool) -> bool:
    """Whether letters are made up like a handle: of a given name and a town, another name or a flourish ("lolaparisx",
    "jassyxo"); behind a sign a longer name and anything will do ("snap: kimberleytje")."""
    base = _FLOURISH.sub("", handle)
    names = [base[:length] for length in range(3, len(base) + 1) if base[:length] in given_names()]
    if base != handle and (names or len(handle) > len(base) + 1):
        return True
    rests = [base[len(name) :] for name in names]
    if any(rest in given_names() or rest in _towns() for rest in rests):
        return True
    return told and any(len(name) >= _LONG_NAME and len(rest) > 1 for name, rest in zip(names, rests, strict=True))


@cache
def _towns() -> frozenset[str]:
    """The towns of the gazetteer as they stand in handles: without spaces and hyphens."""
    spellings = (re.sub(r"[ -]", "", fold_listed(spelling)) for town in towns() for spelling in town.spellings)
    return frozenset(spelling for spelling in spellings if len(spelling) > 2) | _SHORT_TOWNS


_WORDS_LISTED = (
    "ok oui non seulement uniquement possible disponible dispo aussi bienvenue merci contact appel sms tel ou et pour "
    "sur en prive privee perso personnel pro payant payante gratuit gratuite actif active verifie demande dessous ci "
    "bio profil photo photos video videos contenu bisous svp stp interdit bloque supprime annule marche fonctionne pas "
    "jamais toujours bientot nouveau nouvelle maintenant ici avec sans par mais numero moi vous mon mes disponibles "
    "ja nee alleen enkel ook mogelijk welkom dank nummer voor op aanvraag beschikbaar betaald gratis actief profiel "
    "foto fotos graag groetjes niet geen nooit altijd nieuw nieuwe hier met zonder maar mijn bericht berichten markt "
    "nein nur auch moglich willkommen danke und oder fur auf anfrage verfugbar privat bezahlt kostenlos aktiv bilder "
    "nachricht schreiben nicht kein nie immer neu neue mit ohne aber "
    "yes no only also too please thanks call text message messages dm dms request available private paid free verified "
    "profile pics pic nudes nude content premium chat show shows sexting verification below above first number name "
    "me my your you here now with without not never always new down banned blocked deleted working and the for on or "
    "of market marketing maximum escort escorts model models sexy "
    "si solo tambien gracias llamada mensaje mensajes privado privada pago activo perfil nunca siempre nuevo nueva "
    "aqui con sin pero para anche possibile benvenuto grazie messaggio messaggi disponibile privato pagamento attivo "
    "profilo mai sempre nuovo nuova qui senza oppure richiesta sim nao apenas possivel obrigada mensagem disponivel "
    "ativo novo nova com sem sexo anexo reflexo da nu doar numai posibil multumesc mesaj mesaje disponibil activ poze "
    "mereu nou noua aici fara sau cerere tak nie tylko mozliwe dziekuje wiadomosc dostepne dostepny prywatny platny "
    "darmowy aktywny zdjecia zawsze nowy nowa tutaj bez albo lub"
)
_WORDS = frozenset(_WORDS_LISTED.split())
