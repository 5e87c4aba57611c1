"""Every sentence that a command speaks has its French, Dutch and German, with the same places."""

import ast
import re
from pathlib import Path

import pytest

from config.messages import catalogue
from model import RefusalReason
from vigie.refusals import SENTENCES

PLACE = re.compile(r"\{\w+\}")
BARE = {"{line}", "{mistake}", "{note}"}  # nothing to translate


def spoken() -> set[str]:
    """First arguments of every `say` and `text` of the hall, and of names bound to a sentence for them."""
    found: set[str] = set()
    for path in Path("vigie").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("say", "text")
            ):
                found |= {arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)}
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "human":
                found |= {node.value.value} if isinstance(node.value, ast.Constant) else set()
    return (found | set(SENTENCES.values())) - BARE


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_every_sentence_is_translated_with_its_places(language: str) -> None:
    known = catalogue("cli", language)

    assert spoken() - set(known) == set()
    assert [text for text in spoken() if sorted(PLACE.findall(text)) != sorted(PLACE.findall(known[text]))] == []


def test_every_refusal_has_a_sentence() -> None:
    assert set(SENTENCES) == set(RefusalReason)


def test_no_sentence_says_more_than_a_flag_can() -> None:
    said = [*spoken(), *(text for language in ("fr", "nl", "de") for text in catalogue("cli", language).values())]
    accusing = (
        r"victim|traffick|confirmed|guilt|victime|trafiquant|confirmé|slachtoffer|handelaar|bevestigd"
        r"|opfer|täter|händler|bestätigt"
    )

    assert [text for text in said if re.search(accusing, text, re.IGNORECASE)] == []
