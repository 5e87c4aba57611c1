"""Who lives in the town: how many operators of each kind, how busy, and the function that plays each kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

from sandbox import company, networks, trade, work
from sandbox.author import Author
from sandbox.draft import Commons
from sandbox.numbers import new_number
from sandbox.texts import expand, lines
from sandbox.truth import Kind

Act = Callable[[Author, int, int], None]


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of operator: `count` of them in a town of 3,200 ads, with `ads` each on average."""

    kind: Kind
    count: int
    ads: int
    act: Act


# Independent workers come first: scammers steal their pictures and their old numbers are handed out again.
# The mix is our own assumption: nearly half of the ads is what the watch looks for, far more than anywhere, so that
# every rule has cases. No rate of flags measured here says anything about a real board.
PARTS = (
    Part(Kind.INDEPENDENT, 64, 8, company.independent),
    Part(Kind.COERCED, 18, 30, networks.coerced),
    Part(Kind.LURE, 15, 20, work.lure),
    Part(Kind.LABOUR, 15, 17, work.labour),
    Part(Kind.SMUGGLING, 12, 14, trade.smuggling),
    Part(Kind.AGENCY, 10, 34, company.agency),
    Part(Kind.FLAT, 14, 13, company.friends),
    Part(Kind.STAFFING, 8, 34, work.staffing),
    Part(Kind.SCAMMER, 7, 18, company.scammer),
    Part(Kind.SPAM, 5, 26, trade.spam),
    Part(Kind.HELP, 8, 5, trade.help_group),
    Part(Kind.TRADE, 24, 6, trade.trade),
)
TOWN = sum(part.count * part.ads for part in PARTS)
SMALLEST = 12  # fewer ads of one guilty operator could not show what it is flagged for
COUNTRIES = (("BE", "fr"), ("BE", "nl"), ("FR", "fr"), ("NL", "nl"), ("DE", "de"), ("BE", "en"), ("FR", "en"))
COUNTRY_SHARES = (24, 22, 20, 9, 15, 6, 4)


def plan(rng: Random, ads: int) -> list[tuple[Part, int, int]]:
    """Who posts how many ads: (kind, turn within the kind, ads), the ads adding up to `ads` exactly."""
    chosen = [
        (part, turn, rng.lognormvariate(0, 0.55) * part.ads)
        for part in PARTS
        for turn in range(max(1, round(part.count * ads / TOWN)))
    ]
    scale = ads / sum(weight for *_, weight in chosen)
    sizes = [max(floor(part), round(weight * scale)) for part, _, weight in chosen]
    place = 0
    while sum(sizes) != ads and place < 1_000_000:
        here = place % len(sizes)
        step = 1 if sum(sizes) < ads else -1
        if step > 0 or sizes[here] > floor(chosen[here][0]):
            sizes[here] += step
        place += 1
    return [(part, turn, size) for (part, turn, _), size in zip(chosen, sizes, strict=True)]


def floor(part: Part) -> int:
    return SMALLEST if part.kind.guilty else 2


def shared_things(rng: Random, seed: int, end: datetime) -> Commons:
    """What unrelated people will share: stock pictures, sentences that all copy, the number of a booking desk."""
    commons = Commons(seed, end)
    commons.stock = tuple(commons.scene() for _ in range(6))
    commons.desk = new_number(rng, "BE", commons.taken)
    commons.popular = {
        f"{language} {topic}": tuple(expand(rng, line) for line in rng.sample(lines(language, topic), 2))
        for language in ("fr", "nl", "de", "en")
        for topic in ("self.style", "self.rules", "trust", "massage.open", "sta.close", "we.style")
    }
    return commons


def authors(seed: int, ads: int, end: datetime, extra: Callable[[int], int]) -> list[Author]:
    """Every operator of a town with all its drafts: `size + extra(size)` each."""
    commons = shared_things(Random(f"{seed}:commons"), seed, end)
    found = []
    for part, turn, size in plan(Random(f"{seed}:plan"), ads):
        rng = Random(f"{seed}:{part.kind}:{turn}")
        country, language = rng.choices(COUNTRIES, COUNTRY_SHARES)[0]
        author = Author(f"{part.kind}-{turn + 1}", part.kind, rng, commons, country, language)
        part.act(author, size + extra(size), turn)
        found.append(author)
    return found
