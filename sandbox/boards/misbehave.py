"""How a board can go wrong: server errors, half pages, a challenge, a new layout, broken photos, slowness."""

from __future__ import annotations

import json
import re
from enum import StrEnum

from sandbox.boards.board import Answer, page


class Misbehaviour(StrEnum):
    """Every mode leaves robots.txt alone."""

    ERROR = "500"  # every page and photo is a server error
    HALF_PAGE = "half-page"  # the length of the whole page is announced, half of it comes, the connection ends
    CHALLENGE = "challenge"  # status 403 and a page that asks to prove that the visitor is human
    LAYOUT_CHANGE = "layout-change"  # other class names, ids and JSON names; addresses stay
    CORRUPT_PHOTO = "corrupt-photo"  # photos cannot be decoded
    SLOW = "slow"  # every answer takes Boards.slow_seconds longer


CHALLENGE = (
    '<!doctype html><html lang="en"><head><title>Just a moment...</title></head><body><div id="challenge">'
    "<h1>Checking your browser</h1><p>Verify that you are human to continue.</p></div></body></html>"
)
INSTEAD = {
    Misbehaviour.ERROR: page("<h1>Internal error</h1>", 500),
    Misbehaviour.CHALLENGE: page(CHALLENGE, 403),
}
# What a visitor's selectors hang on. The shell of town-cards is spared so that its script still runs.
NAMES = re.compile(r'(?<= )(class|data-[a-z]+|rel|datetime|id|property)="([^"]*)"')


def spoil(answer: Answer, target: str, how: Misbehaviour | None) -> tuple[Answer, int | None]:
    """The answer as the misbehaving board gives it, and after how many bytes it breaks off (`None`: never)."""
    if how is None or target.startswith("/robots.txt"):
        return answer, None
    photo = answer.content_type.startswith("image/")
    if how in INSTEAD:
        return INSTEAD[how], None
    if how is Misbehaviour.HALF_PAGE and not photo:
        return answer, len(answer.body) // 2
    if how is Misbehaviour.CORRUPT_PHOTO and photo:
        return Answer(answer.status, answer.content_type, broken(answer.body)), None
    if how is Misbehaviour.LAYOUT_CHANGE and not photo:
        return Answer(answer.status, answer.content_type, rebuilt(answer).encode(), answer.headers), None
    return answer, None


def broken(picture: bytes) -> bytes:
    """The first bytes of the picture, then nonsense of the same length."""
    return picture[:16] + bytes((n * 7 + 13) % 251 for n in range(len(picture) - 16))


def rebuilt(answer: Answer) -> str:
    """The same content in other clothes: markup and JSON with other names."""
    text = answer.body.decode()
    if answer.content_type.startswith("application/json"):
        return json.dumps(renamed(json.loads(text)), ensure_ascii=False)
    if answer.content_type.startswith("text/javascript"):
        return text.replace('"card', '"ncard').replace("dataset.ref", "dataset.number")
    if not answer.content_type.startswith("text/html") or 'id="cards"' in text:
        return text
    text = re.sub(r'<script type="application/ld\+json">.*?</script>', "", text, flags=re.S)
    text = re.sub(r"<(/?)(article|h2|dl|blockquote|q)\b", r"<\1div", text)
    return NAMES.sub(lambda match: f'{match[1]}="n{match[2]}"' if match[1] in ("class", "id") else "", text)


def renamed(value: object) -> object:
    """JSON with every name but those of paging changed."""
    if isinstance(value, dict):
        return {new_name(str(name)): renamed(part) for name, part in value.items()}
    return [renamed(part) for part in value] if isinstance(value, list) else value


def new_name(name: str) -> str:
    return name if name in ("meta", "total", "offset", "limit", "next", "items", "error") else f"{name}V2"
