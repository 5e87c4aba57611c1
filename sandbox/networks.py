"""Networks that work with the bodies of others: the schemes that four of the starter rules look for."""

from __future__ import annotations

from model import Category
from sandbox import names
from sandbox.author import DAYS, Author
from sandbox.company import HOURLY, profile, reviews

SCHEMES = (
    ("carousel",),
    ("rotation",),
    ("hidden",),
    ("young", "house"),
    ("carousel", "hidden"),
    ("rotation", "young"),
)
RULE_OF = {
    "carousel": "carousel-template",
    "rotation": "rotating-flat",
    "hidden": "hidden-contact-team",
    "young": "urgent-young",
}
FEW = 8  # ads of the minors' track per operator: enough to be seen, no more


def coerced(author: Author, size: int, turn: int) -> None:
    """A network that works with others' bodies: one to two schemes, which decide the flags due."""
    schemes = SCHEMES[turn % len(SCHEMES)]
    author.flags = frozenset(RULE_OF[scheme] for scheme in schemes if scheme in RULE_OF)
    author.ways = "both"
    author.writes_over = turn % 3 == 0
    author.handle = author.new_handle(author.rng.choice(names.people(author.rng, author.language, 3)))
    author.new_phone()
    for scheme, count in zip(schemes, shares(schemes, size), strict=True):
        ACTS[scheme](author, count)


def shares(schemes: tuple[str, ...], size: int) -> tuple[int, ...]:
    """How the ads are divided between one or two schemes; the minors' track gets few."""
    if len(schemes) == 1:
        return (size,)
    few = [min(FEW, size // 2) if scheme == "young" else size // 2 for scheme in schemes]
    return (few[0], size - few[0]) if schemes[0] == "young" else (size - few[1], few[1])


def carousel(author: Author, size: int) -> None:
    """The same text under ever new numbers: each lasts a few days, names change, the house stays."""
    rng = author.rng
    people = names.people(rng, author.language, rng.randint(4, 6))
    while len(author.phones) < min(9, max(6, size // 4)):
        author.new_phone()
    trust = ("trust", "trust") if "hidden-contact-team" in author.flags else ()
    topics = ("we.pair", "we.pair", "we.open", "we.style", "we.style", "answers", "we.place", "detail.company", *trust)
    said = author.compose(
        Category.ESCORT,
        "title.pair",
        topics,
        price=rng.choice(HOURLY),
        reviews=reviews(author, "rev.ok", "rev.handler"),
        review_rate=0.15,
    )
    scenes = {name: author.scenes(2) for name in people}
    towns = names.towns(rng, author.country, author.language, 3)
    days = sorted(rng.uniform(60, DAYS) for _ in range(size))
    for place, day in enumerate(days):
        pair = rng.sample(people, 2)
        phone = author.phones[place * len(author.phones) // size]
        author.write(
            said,
            author.day(day, day),
            phone=phone,
            people=pair,
            age=rng.randint(22, 29),
            city=rng.choice(towns),
            scenes=scenes[pair[0]],
            hide=None if trust else False,
        )


def rotation(author: Author, size: int) -> None:
    """Three or four profiles of one flat per town, which move on together every week."""
    rng = author.rng
    people = names.people(rng, author.language, 3 if size < 16 else 4)
    towns = names.towns(rng, author.country, author.language, rng.randint(3, 4))
    flats = {town: names.street(rng, author.language) for town in towns}
    third = ("we.name", "we.she", "we.open", "we.place", "we.place", "detail.company")
    topics = (*third, rng.choice(("answers", "paythird")), rng.choice(("we.style", "always")))
    profiles = [profile(author, topics) for _ in people]
    scenes = [author.scenes(2) for _ in people]
    rounds = -(-size // len(people))
    period = min(9.0, 150 / rounds)
    first = DAYS - rounds * period
    for number in range(size):
        turn, who = divmod(number, len(people))
        town = towns[turn % len(towns)]
        day = first + turn * period + rng.uniform(0, 0.9)
        author.write(
            profiles[who],
            author.day(day, day),
            phone=author.phones[0],
            people=(people[who],),
            age=22 + who * 2,
            city=town,
            street=flats[town],
            scenes=scenes[who],
            hide=False,
        )


def hidden(author: Author, size: int) -> None:
    """Many names on one or two numbers that are nearly always disguised, with much talk of being genuine."""
    rng = author.rng
    people = names.people(rng, author.language, rng.randint(4, 6))
    author.disguise = 0.9
    topics = ("we.name", "trust", "trust", "we.open", "we.style", "self.place", "detail.company", "always")
    profiles = [profile(author, topics) for _ in range(rng.randint(2, 3))]
    scenes = [author.scenes(2) for _ in people]
    for number in range(size):
        who = number % len(people)
        author.write(
            profiles[number % len(profiles)],
            author.day(DAYS - 55),
            phone=author.phones[0],
            people=(people[who],),
            age=rng.randint(22, 30),
            scenes=scenes[who],
        )


def young(author: Author, size: int) -> None:
    """One name and number with two ages near 18, and words of school; only outings are spoken of."""
    rng = author.rng
    name = names.people(rng, author.language, 1)[0]
    doubts = reviews(author, "rev.doubt")
    said = [
        author.compose(
            Category.DATING,
            "title.young",
            ("young.age", "young.age", "young.school", "young.school", "young.like"),
            reviews=doubts,
            review_rate=0.35,
        ),
        author.compose(
            Category.DATING,
            "title.young",
            ("hello", "young.like", "young.like", "extra", "extra"),
            reviews=doubts,
            review_rate=0.35,
        ),
    ]
    scenes = author.scenes(3)
    for number in range(size):
        author.write(
            said[number % 2],
            author.day(DAYS - 80),
            phone=author.phones[0],
            people=(name,),
            age=(18, rng.choice((21, 22)))[number % 2],
            scenes=scenes,
            hide=False,
        )


def house(author: Author, size: int) -> None:
    """A house that stays where it is: spoken of in the third person, one open number, adults only."""
    rng = author.rng
    people = names.people(rng, author.language, 3)
    topics = ("we.name", "we.style", "we.style", "answers", "self.place", "detail.company", "detail.company")
    profiles = [profile(author, topics) for _ in people]
    scenes = [author.scenes(2) for _ in people]
    for number in range(size):
        who = number % len(people)
        author.write(
            profiles[who],
            author.day(40),
            phone=author.phones[0],
            people=(people[who],),
            age=25 + 2 * who,
            scenes=scenes[who],
            hide=False,
        )


ACTS = {"carousel": carousel, "rotation": rotation, "hidden": hidden, "young": young, "house": house}
