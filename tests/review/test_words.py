"""The desk's words: translated completely, and none that says more than was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

import review
from config.messages import LOCALE

ROOM = Path(review.__file__).parent
FORBIDDEN = re.compile(
    r"\b(victim|traffick|confirmed|suspect(?!\b)|offender|guilty|perpetrat|victime|trafiquant|confirmé|coupable"
    r"|slachtoffer|handelaar|dader|bevestigd|opfer|täter|händler|bestätigt)",
    re.IGNORECASE,
)


def messages() -> set[str]:
    """Every message id of the templates and of the code."""
    return {message for message in (*_of_templates(), *_of_code()) if message}


def _of_templates() -> Iterator[str]:
    for path in ROOM.glob("templates/*.html"):
        with path.open("rb") as file:
            yield from (found[2] for found in babel_extract(file, ("_",), (), {}))


def _of_code() -> Iterator[str]:
    for path in ROOM.glob("*.py"):
        with path.open("rb") as file:
            yield from (found[1] for found in extract("python", file, {"msg": None, "say": None}))


def catalogue(language: str) -> dict[str, str]:
    with (LOCALE / language / "desk.po").open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id}


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_every_message_is_translated_and_none_is_left_over(language: str) -> None:
    known = catalogue(language)

    assert {message for message in messages() if not known.get(message)} == set()
    assert set(known) - messages() == set()


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_a_translation_has_the_places_of_its_message(language: str) -> None:
    for message, translation in catalogue(language).items():
        assert places(message) == places(translation), message


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_text_of_a_template_stands_in_a_message() -> None:
    """Words between tags that nobody translates."""
    for path in ROOM.glob("templates/*.html"):
        bare = re.sub(
            r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<!doctype html>", "", path.read_text(encoding="utf-8"), flags=re.S
        )
        words = re.findall(r"[A-Za-zéè]{2,}", re.sub(r"<[^>]*>", " ", bare, flags=re.S))

        assert set(words) <= {"Vigie", "SHA", "Esc", "Enter", "Space", "wide", "narrow"}, path.name


def test_no_page_says_more_than_a_flag_can() -> None:
    shown = [*messages(), *(text for language in ("fr", "nl", "de") for text in catalogue(language).values())]

    assert [text for text in shown if FORBIDDEN.search(text)] == []
    assert FORBIDDEN.search("a confirmed victim") and FORBIDDEN.search("Menschenhändler") is None


def test_no_template_loads_or_links_anything_from_outside() -> None:
    for path in (*ROOM.glob("templates/*"), *ROOM.glob("static/*")):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")

        assert not re.search(r"https?://|//cdn|@import|url\(", text), path.name
        assert not re.search(r"\son\w+=|\sstyle=|\|\s*safe\b|<script>(?!<)", text), path.name
