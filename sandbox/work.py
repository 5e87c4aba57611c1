"""Those who advertise work: lures, exploiters, staffing firms."""

from __future__ import annotations

from model import Category
from sandbox import names
from sandbox.author import DAYS, Author
from sandbox.draft import Creative
from sandbox.texts import has_topic, lines

WORK_PHOTOS = (0, 0, 1, 1, 1, 2)
LURES = (("bridge", "debt"), ("bridge", "split"), ("debt",), ("bridge", "debt"), ("bridge",))


def lure(author: Author, size: int, turn: int) -> None:
    """Jobs that promise all, and weeks later ads that sell those who answered: same number, pictures or address."""
    rng = author.rng
    schemes = LURES[turn % len(LURES)]
    author.flags = frozenset(
        rule for scheme, rule in (("bridge", "bridge"), ("debt", "debt-recruiting")) if scheme in schemes
    )
    author.ways = "both"
    author.new_phone()
    scenes = author.scenes(6)
    jobs = size if "bridge" not in schemes else max(3, round(size * 0.55))
    promised = [promise(author, schemes, first=number == 0) for number in range(rng.choice((2, 2, 3)))]
    author.photo_counts = WORK_PHOTOS
    for number in range(jobs):
        author.write(
            promised[number % len(promised)],
            author.day(40, DAYS - 40 if "bridge" in schemes else DAYS),
            phone=author.phones[0],
            people=("",),
            city=names.towns(rng, author.country, author.language, 2)[0],
            scenes=scenes[:3],
        )
    if size > jobs:
        serve_guests(author, size - jobs, scenes)


def promise(author: Author, schemes: tuple[str, ...], first: bool) -> Creative:
    """A job ad out of all proportion; every promise a rule looks for is in it in some wording."""
    rng = author.rng
    language = rng.choice(("ro", "es")) if not first and rng.random() < 0.2 else author.language
    topics = ["lure.open", "lure.pay", "lure.all", "lure.all", "lure.messenger", "detail.work"]
    if "debt" in schemes:
        topics += ["lure.debt", "lure.debt"]
    if "split" in schemes:
        topics.append("lure.split")
    topics += rng.sample(["lure.pay", "lure.open", "lure.quota", "lure.crisis", "extra"], 2)
    return author.compose(Category.JOB, "title.lure", topics, language)


def serve_guests(author: Author, size: int, scenes: tuple[int, ...]) -> None:
    """The service side of a bridge: later, in other categories, mostly under the number of the job ads."""
    rng = author.rng
    people = names.people(rng, author.language, rng.randint(2, 4))
    phone = author.phones[0] if rng.random() < 0.7 else author.new_phone()
    author.handle = "" if phone == author.phones[0] else author.new_handle(people[0])
    massage = rng.random() < 0.5
    author.photo_counts = (1, 1, 2)
    topics = ("massage.open", "massage.open") if massage else ("we.open", "we.style")
    said = [
        author.compose(
            Category.MASSAGE if massage else Category.ESCORT,
            "title.massage" if massage else "title.we",
            (*topics, "we.open", "we.place", "always", "detail.company"),
            price=rng.choice(("50 €", "60 €", "70 €") if massage else ("100 €", "120 €")),
            reviews=lines(author.language, "rev.ok") + lines(author.language, "rev.handler"),
            review_rate=0.12,
        )
        for _ in range(rng.choice((1, 2)))
    ]
    for number in range(size):
        author.write(
            said[number % len(said)],
            author.day(DAYS - 70),
            phone=author.phones[0] if number % 3 == 0 else phone,
            people=(people[number % len(people)], people[number % len(people) - 1]),
            age=rng.randint(20, 26),
            scenes=scenes,
        )


def labour(author: Author, size: int, turn: int) -> None:
    """Work far below the minimum, with a bed that is deducted and a van that decides who leaves; one in five milder."""
    rng = author.rng
    mild = turn % 5 == 4
    author.flags = frozenset() if mild else frozenset({"under-minimum-camp"})
    author.photo_counts = WORK_PHOTOS
    for _ in range(rng.choice((1, 1, 2))):
        author.new_phone()
    said = [hard_work(author, mild, first=number == 0) for number in range(rng.randint(2, 4))]
    scenes = author.scenes(3)
    towns = names.towns(rng, author.country, author.language, 3)
    for number in range(size):
        author.write(
            said[number % len(said)],
            author.day(),
            phone=author.phones[0] if number < len(said) else rng.choice(author.phones),
            people=("",),
            city=rng.choice(towns),
            scenes=scenes,
        )


def hard_work(author: Author, mild: bool, first: bool) -> Creative:
    rng = author.rng
    language = rng.choice(("ro", "es", "ro")) if not first and rng.random() < 0.3 else author.language
    pay = rng.choice(("lab.day", "lab.hour"))
    worse = [
        topic for topic in ("lab.fee", "lab.papers", "lab.cash", "lab.status", "lab.fine") if has_topic(language, topic)
    ]
    topics = ["lab.open", "lab.open", "detail.work", "detail.work", *rng.sample(worse, 2)]
    topics += ["lab.cash", "extra"] if mild else [pay, "lab.house", "lab.house", "lab.van", "lab.van"]
    return author.compose(Category.JOB, "title.labour", topics, language, {"sector": author.sector(language)})


def staffing(author: Author, size: int, turn: int) -> None:
    """A recognised agency: unlike sectors, many towns, one switchboard; housing within the law, wages above it."""
    rng = author.rng
    switchboard = author.new_phone()
    author.email = author.fixed["email"]
    author.photo_counts = WORK_PHOTOS
    author.strength = 0.7
    logo = author.scenes(2)
    said = [vacancy(author) for _ in range(rng.randint(4, 8))]
    towns = names.towns(rng, author.country, author.language, 5)
    for _ in range(size):
        author.write(
            rng.choice(said),
            author.day(),
            phone=switchboard,
            people=("",),
            city=rng.choice(towns),
            scenes=logo,
        )


def vacancy(author: Author) -> Creative:
    housing = ("sta.house", "sta.house") if author.rng.random() < 0.5 else ()
    topics = ("sta.open", "sta.task", "sta.task", "sta.pay", "sta.reg", "detail.trade", *housing, "sta.close")
    slots = {"sector": author.sector(author.language)}
    return author.compose(Category.JOB, "title.staffing", topics, slots=slots)
