"""Those who advertise papers and passage, their lawful look-alikes, help groups, and spam."""

from __future__ import annotations

from model import Category
from sandbox import names
from sandbox.author import DAYS, Author
from sandbox.draft import Creative
from sandbox.texts import has_topic

FEW_PHOTOS = (0, 0, 1, 1, 2)
OFFERS = (("papers",), ("marriage",), ("route",), ("papers", "route", "marriage"))


def smuggling(author: Author, size: int, turn: int) -> None:
    """Papers, paper marriages, passage: sure to succeed, paid where nobody can ask it back."""
    rng = author.rng
    offers = OFFERS[turn % len(OFFERS)]
    author.flags = frozenset() if offers == ("route",) else frozenset({"papers-for-sale"})
    author.disguise = rng.choice((0, 0.3, 0.5))
    author.photo_counts = FEW_PHOTOS
    author.new_phone()
    author.handle = author.new_handle("docs")
    said = [offer(author, kind) for kind in offers for _ in range(2)]
    scenes = author.scenes(4)
    towns = names.towns(rng, author.country, author.language, 4)
    for number in range(size):
        author.write(
            said[number % len(said)],
            author.day(),
            phone=author.phones[0],
            people=("",),
            city=rng.choice(towns),
            scenes=scenes,
        )


def offer(author: Author, kind: str) -> Creative:
    rng = author.rng
    start, end = rng.choice(names.ROADS)
    slots = {"from": start, "to": end, "price": f"{rng.choice((2500, 3500, 4500, 6000))} €"}
    if kind == "route":
        route = ("route.open", "route.open", "sure", "sure", "papers.close", "extra")
        return author.compose(Category.TRANSPORT, "title.route", route, foreign(author, "route.open"), slots)
    if kind == "marriage":
        marriage = ("marriage.open", "marriage.open", "sure", "sure", "prepay", "prepay", "papers.close")
        where = rng.choice((Category.DOCUMENTS, Category.OTHER))
        return author.compose(where, "title.marriage", marriage, None, slots)
    more = rng.sample(("visa", "bundle", "papers.close", "extra"), 2)
    papers = ("papers.open", "papers.open", "sure", "sure", "prepay", "prepay", *more)
    return author.compose(Category.DOCUMENTS, "title.papers", papers, foreign(author, "papers.open"), slots)


def foreign(author: Author, topic: str) -> str:
    """Romanian or Spanish now and then, where the topic is written in it."""
    language = author.rng.choice(("ro", "es")) if author.rng.random() < 0.15 else author.language
    return language if has_topic(language, topic) else author.language


TRADES = (
    ("photo.shop", Category.DOCUMENTS),
    ("ride", Category.TRANSPORT),
    ("translate", Category.DOCUMENTS),
    ("honest.open", Category.JOB),
    ("room", Category.HOUSING),
    ("visa.advice", Category.DOCUMENTS),
    ("hair", Category.JOB),
    ("movers", Category.TRANSPORT),
    ("clean", Category.SERVICE),
    ("match", Category.DATING),
)


def trade(author: Author, size: int, turn: int) -> None:
    """Honest small business whose words are near those of the guilty: passport photos, rides, translations, a chair."""
    rng = author.rng
    topic, category = TRADES[turn % len(TRADES)]
    author.new_phone()
    author.email = author.fixed["email"].replace("jobs", "hello") if rng.random() < 0.5 else ""
    author.photo_counts = FEW_PHOTOS
    said = [plain_offer(author, topic, category) for _ in range(rng.choice((1, 2)))]
    scenes = author.scenes(3)
    for number in range(size):
        author.write(
            said[number % len(said)],
            author.day(),
            phone=author.phones[0],
            people=(names.people(rng, author.language, 1)[0],),
            scenes=scenes,
        )


def plain_offer(author: Author, topic: str, category: Category) -> Creative:
    rng = author.rng
    start, end = rng.choice(names.RIDES)
    monthly = f"{rng.choice((350, 420, 480, 550, 620))} €"
    hourly = f"{rng.choice((15, 20, 25, 30, 60))} €"
    price = monthly if topic == "room" else hourly
    slots = {"from": start, "to": end, "price": price}
    language = foreign(author, topic) if topic in ("ride", "honest.open") else author.language
    topics = ("hello", topic, topic, topic, "detail.trade", "detail.trade", "extra")
    shown = price if topic in ("room", "ride", "clean") else None
    title = "title.honest" if topic == "honest.open" else f"title.{topic}"
    return author.compose(category, title, topics, language, slots, price=shown)


def help_group(author: Author, size: int, turn: int) -> None:
    """A charity, a union desk, a health project: their warnings quote what the guilty write."""
    author.new_phone()
    author.photo_counts = (0, 0, 1)
    category = (Category.OTHER, Category.SERVICE)[turn % 2]
    topics = ("help.open", "help.open", "help.warn", "help.warn", "detail.trade", "help.close", "help.close")
    said = [author.compose(category, "title.help", topics) for _ in range(2)]
    scenes = author.scenes(1)
    for number in range(size):
        author.write(said[number % 2], author.day(), phone=author.phones[0], people=("",), scenes=scenes)


def spam(author: Author, size: int, turn: int) -> None:
    """The same nothing in all towns: a link, a bonus, every hour."""
    rng = author.rng
    author.photo_counts = (0, 0, 1)
    towns = [town for country in ("BE", "FR", "NL", "DE") for town in names.TOWNS[country].split()]
    said = [
        author.compose(
            rng.choice((Category.OTHER, Category.SERVICE, Category.JOB)),
            "title.spam",
            ("spam.open", "spam.open", "spam.open", "extra"),
        )
        for _ in range(rng.choice((1, 2)))
    ]
    scenes = author.scenes(2)
    for number in range(size):
        if turn % 2 and number % 6 == 0:
            author.new_phone()
        author.write(
            rng.choice(said),
            author.day(DAYS - 60),
            phone=author.phones[-1] if author.phones else None,
            people=("",),
            city=rng.choice(towns),
            scenes=scenes,
        )
