"""Words that announce a telephone number: "tel", "app me op", "звоните"."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = re.compile(r"[^\W\d_]+|[+\d\u260e\u260f\u2706\U0001f4de\U0001f4f1\U0001f4f2\U0001f4f3]")
_REACH = 36  # characters before the number
_MOST_LINKS = 2

_LABELS_LISTED = (
    "tel tfn tlf tlm fon phone gsm mob mobil mobile mobiel handy portable whats wats wa wapp app call calls bel bellen "
    "sms text texto nr n nummer joindre joignable ruf rufe telegram signal viber ring cell cel cellulare movil fax "
    "telemovel telemobil tef номер тел сот звони звоните ваибер вотсап ватсап "
    "\u260e \u260f \u2706 \U0001f4de \U0001f4f1 \U0001f4f2 \U0001f4f3"
)
_LABELS = frozenset(_LABELS_LISTED.split())
_LINKS_LISTED = "au at op me moi uns mich nous ons on le la is est unter auf sur al a mij via no my o под по"
_LINKS = frozenset(_LINKS_LISTED.split())
_OPENINGS = (
    "telef", "telep", "mobil", "whatsap", "watsap", "appel", "num", "contact", "kontakt", "anruf", "llama", "suna",
    "chiama", "liga", "zadzwon", "телеф", "позвон", "bereikbaar", "erreichbar",
)  # fmt: skip


def is_labelled(text: str, start: int) -> bool:
    """Whether one of these words stands right before `start` of folded text, small words between or not."""
    links = 0
    for chunk in reversed(text[max(0, start - _REACH) : start].split(" ")):
        for is_link, labels in _said(chunk):
            if not is_link or links == _MOST_LINKS:
                return labels
            links += 1
    return False


@lru_cache(maxsize=8192)
def _said(chunk: str) -> tuple[tuple[bool, bool], ...]:
    """Of each word of a chunk, the last first: whether it may stand between a label and a number; whether it is one."""
    words = reversed(_WORDS.findall(chunk))
    labels = [(word, word in _LABELS or word.startswith(_OPENINGS)) for word in words]
    return tuple([(word in _LINKS and not label, label) for word, label in labels])
