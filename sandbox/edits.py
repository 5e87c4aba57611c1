"""What a repost does to a text and to a picture: some words, a sentence more or less, an emoji; a crop, a mark."""

from __future__ import annotations

from random import Random

from sandbox.texts import expand, lines
from sandbox.town import TownPhoto

# Shares of the ways in which a picture is reposted, our own assumption.
WAYS = (30, 22, 15, 10, 9, 9, 2, 3)
EMOJI = ("☀️", "🌸", "✨", "🌹", "📞", "✅", "⭐", "🍀", "👍", "💬", "🌙", "🎵")


def edited(rng: Random, sentences: tuple[str, ...], language: str, strength: float) -> tuple[str, ...]:
    """A reposted creative. `strength` 1 changes up to eight words in fifty and now and then a whole sentence."""
    said = list(sentences)
    if len(said) > 4 and rng.random() < 0.22 * strength:
        said.pop(rng.randrange(1, len(said)))
    if rng.random() < 0.3 * strength:
        said.insert(rng.randrange(1, len(said) + 1), expand(rng, rng.choice(lines(language, "extra"))))
    if len(said) > 3 and rng.random() < 0.15 * strength:
        place = rng.randrange(1, len(said) - 1)
        said[place], said[place + 1] = said[place + 1], said[place]
    rate = rng.choice((0, 0, 1, 2, 3, 4, 5, 6, 8)) / 50 * min(1.0, strength)
    said = [reworded(rng, sentence, language, rate) for sentence in said]
    if rng.random() < 0.3 * strength:
        place = rng.randrange(len(said))
        said[place] = f"{said[place]} {rng.choice(EMOJI) * rng.randint(1, 3)}"
    return tuple(said)


def reworded(rng: Random, sentence: str, language: str, rate: float) -> str:
    """Every word changes with probability `rate`; slots and words with digits stay."""
    words = []
    for word in sentence.split(" "):
        if rng.random() >= rate or not word.strip(".,:;?!").isalpha():
            words.append(word)
        else:
            words.extend(changed(rng, word, language))
    return " ".join(words)


def changed(rng: Random, word: str, language: str) -> list[str]:
    """Another writing of one word: left out, with a filler, a slip of the keyboard, in capitals."""
    way = rng.randrange(5)
    if way == 0 and len(word) < 6:
        return []
    if way == 1:
        return [rng.choice(lines(language, "filler")), word]
    if way == 2 and len(word) > 4:
        slip = rng.randrange(1, len(word) - 1)
        return [word[:slip] + word[slip + 1 :]]
    if way == 3 and len(word) > 4:
        slip = rng.randrange(1, len(word) - 2)
        return [word[:slip] + word[slip + 1] + word[slip] + word[slip + 2 :]]
    return [word.upper() if word.islower() else word.lower()]


def reposted_photo(rng: Random, scene: int) -> TownPhoto:
    """A scene as one ad shows it: half of the time untouched or only compressed again."""
    quality = rng.choice((82, 82, 82, 60, 70, 90, 45, 35))
    kind = rng.choices(("jpeg", "webp", "png"), (0.86, 0.09, 0.05))[0]
    way = rng.choices(("none", "pack", "scale", "mark", "mirror", "crop", "border", "light"), WAYS)[0]
    made = {
        "none": lambda: TownPhoto(scene),
        "pack": lambda: TownPhoto(scene, quality=quality, format=kind),
        "scale": lambda: TownPhoto(scene, scale=rng.choice((0.6, 0.75, 0.9, 1.25)), quality=quality),
        "mark": lambda: TownPhoto(scene, mark=rng.randint(1, 9), quality=quality),
        "mirror": lambda: TownPhoto(scene, mirror=True, quality=quality, mark=rng.choice((0, 0, 3))),
        "crop": lambda: TownPhoto(scene, crop=crop(rng), quality=quality),
        "border": lambda: TownPhoto(scene, border=rng.randint(4, 14), quality=quality),
        "light": lambda: TownPhoto(scene, brightness=rng.choice((0.8, 1.2, 1.35)), quality=quality, format=kind),
    }
    return made[way]()


def crop(rng: Random) -> tuple[float, float, float, float]:
    """One to twelve per cent off all sides, or off one."""
    share = rng.choice((0.01, 0.02, 0.03, 0.05, 0.08, 0.12))
    if rng.random() < 0.6:
        return (share, share, share, share)
    side = rng.randrange(4)
    return (share * (side == 0), share * (side == 1), share * (side == 2), share * (side == 3))
