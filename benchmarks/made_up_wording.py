"""Made-up ads in eleven languages whose wording alone says which belong together. Known truth, no numbers, no pictures.

A creative draws sentence patterns and fills them with words of its own; its copies fill in their own names, prices,
places and hours, and change words. All creatives of a language draw from one pool, so that they share patterns, words,
set phrases and the footers of sites, as ads do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import yaml

from model import AdFacts
from reading import fold

ASKED = ("fr", "nl", "de", "en", "ro", "es", "ru")  # languages with a figure to reach
OTHERS = ("ar", "hi", "th", "zh")  # other scripts: beside it
UNSPACED = frozenset({"th", "zh"})
_START = datetime(2026, 1, 1, tzinfo=UTC)
_FOLDER = Path(__file__).parent / "phrases"
_OPEN = re.compile(r"\{(name|price|place|hour2?)\}")  # filled in anew by every copy
_SLOT = re.compile(r"\{(\w+)\}")
_EMOJI = "💋🌹✨🔥😘📞💎🍒⭐💶"
_LOOKS = [dict(zip(plain, posing, strict=True)) for plain, posing in (("aeopcx", "аеорсх"), ("aeiost", "431057"))]
_ZERO = "\u200b\u200c\u2060\ufeff"


@dataclass(frozen=True)
class MadeUpAds:
    """Ads and their truth: ad -> creative, language, and how many words in fifty its copies changed."""

    facts: tuple[AdFacts, ...]
    creative: dict[str, str]
    language: dict[str, str]
    changes: dict[str, int]


@dataclass(frozen=True)
class Pool:
    """What a language has to say."""

    patterns: Sequence[str]
    classes: dict[str, list[str]]
    phrases: Sequence[str]
    footers: Sequence[str]
    names: Sequence[str]
    places: Sequence[str]
    words: Sequence[str]


def read_pool(language: str) -> Pool:
    read = yaml.safe_load((_FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    options = [option for one in read["classes"].values() for option in one]
    return Pool(**read, words=sorted({word for option in options for word in option.split()}))


@dataclass(frozen=True)
class Creative:
    """One text with its open slots, and the site whose footer it carries on some copies."""

    name: str
    sentences: Sequence[str]
    bare: bool  # half of its copies leave the accents out


def build(
    seed: int,
    languages: Sequence[str],
    changes: Sequence[int],
    ads: int,
    *,
    lengths: tuple[int, int] = (15, 150),
    boilerplate: float = 0.25,
) -> MadeUpAds:
    """About `ads` ads; each creative has a language and a number of changed words in fifty of its own."""
    rng = Random(seed)
    pools = {language: read_pool(language) for language in languages}
    made = MadeUpAds((), {}, {}, {})
    facts: list[AdFacts] = []
    while len(facts) < ads:
        language, changed = rng.choice(list(languages)), rng.choice(list(changes))
        pool = pools[language]
        creative = _creative(rng, pool, f"c{len(made.creative)}", rng.randint(*lengths), boilerplate)
        for _ in range(min(60, int(rng.paretovariate(0.8)), ads - len(facts))):
            key = f"site{rng.randrange(3)}:{len(facts):06}"
            body = _copy(rng, pool, creative, changed, language in UNSPACED)
            at = _START + timedelta(minutes=rng.randrange(200_000))
            facts.append(
                AdFacts(key, key[:5], "escort", "BE", None, None, at, at, at, body, fold(body).text)  # nothing read
            )
            made.creative[key], made.language[key], made.changes[key] = creative.name, language, changed
    return MadeUpAds(tuple(facts), made.creative, made.language, made.changes)


def _creative(rng: Random, pool: Pool, name: str, words: int, boilerplate: float) -> Creative:
    sentences: list[str] = []
    patterns = rng.sample(list(pool.patterns), len(pool.patterns))
    while sum(_length(one) for one in sentences) < words:
        if rng.random() < boilerplate and len(sentences) % 2:
            sentences.append(rng.choice(pool.phrases))
        else:
            pattern = patterns.pop() if patterns else rng.choice(pool.patterns)
            sentences.append(_SLOT.sub(lambda slot: _chosen(rng, pool, slot), pattern))
    return Creative(name, sentences, rng.random() < 0.4)


def _length(sentence: str) -> int:
    """Words; in a script without gaps, four letters count as one."""
    return max(len(sentence.split()), len(sentence) // 8)


def _chosen(rng: Random, pool: Pool, slot: re.Match[str]) -> str:
    return slot.group() if _OPEN.fullmatch(slot.group()) else rng.choice(pool.classes[slot.group(1)])


def _copy(rng: Random, pool: Pool, creative: Creative, changed: int, unspaced: bool) -> str:
    sentences = list(creative.sentences)
    if changed and rng.random() < 0.15:
        rng.shuffle(sentences)
    tokens = [_OPEN.sub(lambda slot: _filled(rng, pool, slot.group(1)), one) for one in sentences]
    words = _pieces(rng, " ".join(tokens), unspaced)
    for at in rng.sample(range(len(words)), min(_number(rng, changed * len(words) / 50), len(words))):
        words[at] = rng.choices(_EDITS, _SHARES)[0](rng, pool, words[at])
    text = ("" if unspaced else " ").join(word for word in words if word)
    if creative.bare and rng.random() < 0.5:
        text = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    if rng.random() < 0.3:
        text = f"{rng.choice(_EMOJI)} {text} {rng.choice(_EMOJI) * rng.randint(1, 4)}"
    if rng.random() < 0.1:
        text = text.upper()
    return f"{text}\n\n{rng.choice(pool.footers)}" if rng.random() < 0.35 else text


def _pieces(rng: Random, text: str, unspaced: bool) -> list[str]:
    if not unspaced:
        return text.split()
    size = 2 if any("\u4e00" <= one <= "\u9fff" for one in text) else 5
    return [text[at : at + size] for at in range(0, len(text), size)]


def _filled(rng: Random, pool: Pool, slot: str) -> str:
    if slot == "name":
        return rng.choice(pool.names)
    if slot == "place":
        return rng.choice(pool.places)
    return str(rng.randrange(50, 400, 10) if slot == "price" else rng.randint(7, 23))


def _number(rng: Random, expected: float) -> int:
    return int(expected) + (rng.random() < expected % 1)


def _other(rng: Random, pool: Pool, word: str) -> str:
    del word
    return rng.choice(pool.words)


def _drop(rng: Random, pool: Pool, word: str) -> str:
    del rng, pool, word
    return ""


def _insert(rng: Random, pool: Pool, word: str) -> str:
    return f"{word} {rng.choice(pool.words)}"


def _mistype(rng: Random, pool: Pool, word: str) -> str:
    del pool
    at = rng.randrange(len(word))
    return rng.choice((word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + word[at:][::-1]))


def _disguise(rng: Random, pool: Pool, word: str) -> str:
    """Look-alike letters, digits for letters, zero-width characters, repeated letters."""
    del pool
    way = rng.randrange(4)
    if way < 2:
        return "".join(_LOOKS[way].get(letter, letter) for letter in word)
    at = rng.randrange(len(word))
    return word[:at] + (rng.choice(_ZERO) if way == 2 else word[at] * rng.randint(2, 4)) + word[at:]


_EDITS: tuple[Callable[[Random, Pool, str], str], ...] = (_other, _drop, _insert, _mistype, _disguise)
_SHARES = (40, 15, 15, 15, 15)
