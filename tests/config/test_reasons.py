"""What reasons of links say is translated completely, whichever room says it."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract

import dedup
import model.link
import model.spread
from config.messages import EVERYWHERE, catalogue, translator
from dedup.signals import SIGNALS
from model import SIGNAL_NAMES

PLACE = re.compile(r"{\w+}")
BARE = {"{text}"}  # an older reason, as it was said


def said() -> set[str]:
    """First arguments of every `Clause`, the sentences of the signals, and what they are called."""
    found: set[str] = set()
    for path in (*Path(dedup.__file__).parent.rglob("*.py"), Path(model.link.__file__), Path(model.spread.__file__)):
        with path.open("rb") as file:
            found |= {str(one[1]) for one in extract("python", file, {"Clause": None})}
    found |= {" ".join((inspect.getdoc(signal) or "").split()) for signal in SIGNALS}
    return (found | set(SIGNAL_NAMES.values())) - BARE


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_every_reason_is_translated_with_its_places_and_none_is_left_over(language: str) -> None:
    known = catalogue(EVERYWHERE, language)

    assert said() == known.keys()
    assert [text for text in known if sorted(PLACE.findall(text)) != sorted(PLACE.findall(known[text]))] == []


@pytest.mark.parametrize("domain", ["desk", "report", "cli"])
def test_desk_reports_and_commands_say_a_reason_alike(domain: str) -> None:
    assert translator(domain, "fr")("the same file") == "le même fichier"


def test_every_signal_has_a_name() -> None:
    assert set(SIGNAL_NAMES) == {signal.name for signal in SIGNALS}
