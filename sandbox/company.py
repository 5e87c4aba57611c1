"""Those who advertise company and massage for themselves or lawfully, and the scammers among them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from model import Category
from sandbox import names
from sandbox.author import DAYS, Author
from sandbox.draft import Creative
from sandbox.texts import lines

HOURLY = ("100 €", "120 €", "130 €", "150 €", "150 € / h", "180 €", "200 €", "€ 140", "160 EUR")


def reviews(author: Author, *topics: str) -> tuple[str, ...]:
    """Patterns of what people say, in the author's language."""
    return tuple(line for topic in topics for line in lines(author.language, topic))


def profile(author: Author, topics: Sequence[str]) -> Creative:
    """One advertised person of a house."""
    heard = reviews(author, "rev.ok", "rev.handler")
    price = author.rng.choice(HOURLY)
    return author.compose(Category.ESCORT, "title.profile", topics, price=price, reviews=heard, review_rate=0.15)


def agency(author: Author, size: int, turn: int) -> None:
    """A registered house: plural voice, many names, one switchboard, terms and company number."""
    rng = author.rng
    people = names.people(rng, author.language, rng.randint(5, 9))
    switchboard = author.new_phone()
    author.email, author.ways = author.fixed["email"].replace("jobs", "info"), "both"
    towns = names.towns(rng, author.country, author.language, 2)
    price = rng.choice(("180 €", "200 €", "220 €", "250 €"))
    more = ("we.name", "agency.reg", "we.open", "agency.terms", "self.style", rng.choice(("trust", "extra")))
    topics = (*more, "detail.company", "detail.company")
    profiles = [
        author.compose(
            Category.ESCORT, "title.profile", topics, price=price, reviews=reviews(author, "rev.ok"), review_rate=0.15
        )
        for _ in people
    ]
    scenes = [author.scenes(2) for _ in people]
    for _ in range(size):
        who = rng.randrange(len(people))
        author.write(
            profiles[who],
            author.day(),
            phone=switchboard,
            people=(people[who],),
            age=24 + who,
            city=rng.choice(towns),
            scenes=scenes[who],
            extra_contacts=(author.fixed["url"],) if rng.random() < 0.5 else (),
        )


def independent(author: Author, size: int, turn: int) -> None:
    """One person, one name, own rules; some tour and say so, some change the number, a few share a booking desk."""
    rng, commons = author.rng, author.commons
    name, age = names.people(rng, author.language, 1)[0], rng.randint(23, 52)
    free = commons.retired.get(author.country, [])
    again = free.pop() if turn % 4 == 0 and free else None
    first = DAYS - 55 if again else 0
    author.phones = [again] if again else [author.new_phone()]
    author.disguise = rng.choice((0, 0, 0.3, 0.8))
    author.email = f"{author.new_handle(name)}@example.org" if rng.random() < 0.3 else ""
    said = [own_creative(author, rng.random() < 0.3) for _ in range(rng.choice((1, 1, 2, 3)))]
    scenes = author.scenes(rng.randint(1, 5))
    commons.stolen.extend(scenes)
    tour = names.towns(rng, author.country, author.language, 3) if rng.random() < 0.25 else (author.home,)
    leaves = turn % 8 == 5
    if leaves:
        author.new_phone()
    for _ in range(size):
        at = author.day(first)
        early = at < commons.end - timedelta(days=80)
        author.write(
            rng.choice(said),
            at,
            phone=author.phones[0 if early or not leaves else 1],
            people=(name,),
            age=age,
            city=rng.choice(tour),
            scenes=scenes,
            shared=(commons.desk,) if turn % 6 == 1 and rng.random() < 0.4 else (),
        )
    if leaves:
        commons.retired.setdefault(author.country, []).append(author.phones[0])


def own_creative(author: Author, massage: bool) -> Creative:
    """A text in the first person."""
    rng = author.rng
    heard = tuple(line for line in reviews(author, "rev.ok"))
    price = rng.choice(("60 €", "70 €", "80 €") if massage else HOURLY)
    if massage:
        topics = ("massage.open",) * 3 + ("self.rules", "self.place", "detail.company", "detail.company")
        return author.compose(Category.MASSAGE, "title.massage", topics, price=price, reviews=heard, review_rate=0.12)
    own = ("self.open", "self.open", "self.place", "self.style", "self.rules", "detail.company", "detail.company")
    more = rng.sample(("trust", "self.tour", "self.place", "always", "extra"), 2)
    return author.compose(Category.ESCORT, "title.company", (*own, *more), price=price, reviews=heard, review_rate=0.12)


def friends(author: Author, size: int, turn: int) -> None:
    """Two or three friends in one flat with one telephone; each writes her own ads."""
    rng = author.rng
    people = names.people(rng, author.language, rng.choice((2, 3)))
    author.new_phone()
    hides = turn % 2 == 0
    author.disguise = 0.4 if hides else 0.0
    topics = ("self.open", "flat.open", "flat.open", "self.style", "self.rules", "detail.company", "detail.company")
    more = ("extra",) if hides else ("trust",)
    said = [
        author.compose(
            Category.ESCORT,
            "title.company",
            (*topics, *more),
            price=rng.choice(HOURLY),
            reviews=reviews(author, "rev.ok"),
            review_rate=0.12,
        )
        for _ in people
    ]
    scenes = [author.scenes(3) for _ in people]
    for _ in range(size):
        who = rng.randrange(len(people))
        author.write(
            said[who],
            author.day(),
            phone=author.phones[0],
            people=(people[who], people[who - 1]),
            age=25 + 3 * who,
            scenes=scenes[who],
        )


def scammer(author: Author, size: int, turn: int) -> None:
    """Stolen photos, all towns, a new number every few ads, money first: nobody ever comes."""
    rng = author.rng
    people = names.people(rng, author.language, 6)
    author.strength = 1.0
    topics = ("scam.open", "scam.open", "scam.open", "self.style", "detail.company", "trust")
    said = [
        author.compose(rng.choice((Category.ESCORT, Category.DATING)), "title.scam", topics, price=rng.choice(HOURLY))
        for _ in range(rng.choice((1, 2)))
    ]
    towns = [town for country in ("BE", "FR", "NL", "DE") for town in names.TOWNS[country].split()]
    loot = author.commons.stolen or list(author.commons.stock)
    stolen = rng.sample(loot, min(5, len(loot)))
    for number in range(size):
        if number % 5 == 0:
            author.new_phone()
        phones = author.phones[-2:]
        author.write(
            rng.choice(said),
            author.day(DAYS - 120),
            phone=rng.choice(phones),
            people=(rng.choice(people),),
            age=rng.randint(21, 27),
            city=rng.choice(towns),
            scenes=stolen,
        )
