"""A made-up trade for the linker alone: operators of one to three hundred ads, hubs, numbers that change hands, errors.

Pseudo-words, random hashes, known truth, no boards. Every kind of trouble is drawn from a rate of its own, so that a
score can be told apart by what it suffers from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from made_up_market import _Writer

from model import AdFacts, Finding, FindingKind, Picture

START = datetime(2024, 1, 1, tzinfo=UTC)
DAYS = 900
LARGEST = 300
CITIES = [f"city {number}" for number in range(60)]
SITES = ("one", "two", "three", "four")


@dataclass(frozen=True)
class Rates:
    """How often each trouble happens; shares of operators, unless said otherwise."""

    switchboards: int = 40  # numbers that belong to a house or a service, shown beside the own one
    teams: int = 24  # accounts of agencies and drivers
    stock: int = 30  # pictures anybody can take
    phrases: int = 16  # texts that a site or a poster's tool adds
    under_hub: float = 0.18
    recycled: float = 0.04  # operators whose number belonged to somebody else before
    false: float = 0.01  # ads that carry one value of somebody else
    families: int = 6  # spam: one wording, throw-away contacts, everywhere at once
    family: tuple[int, int] = (40, 160)


@dataclass(frozen=True)
class Trade:
    """Ads, the operator of each, the keys planted as hubs, the numbers that changed hands, and the spam's operators."""

    facts: tuple[AdFacts, ...]
    operator: dict[str, str]
    hubs: frozenset[str]
    recycled: frozenset[str]
    spam: frozenset[str]


@dataclass
class _Operator:
    name: str
    size: int
    start: int
    days: int
    phones: list[str]
    handle: str | None
    city: list[str]
    templates: list[tuple[list[list[str]], list[int]]] = field(default_factory=list)
    board: str | None = None
    team: str | None = None
    phrase: str | None = None
    stock: int | None = None


def build(seed: int, operators: int = 6000, rates: Rates | None = None) -> Trade:
    """About eight ads per operator; hubs shrink with the number of operators so that each still has its crowd."""
    return _Builder(seed, operators, rates or Rates()).build()


class _Builder:
    def __init__(self, seed: int, operators: int, rates: Rates) -> None:
        self.writer = _Writer(seed)
        self.rng: Random = self.writer.rng
        self.count, self.rates = operators, rates
        share = min(1.0, operators / 6000)
        self.boards = [f"+32800{n:05}" for n in range(max(4, round(rates.switchboards * share)))]
        self.teams = [f"team{n:04}" for n in range(max(3, round(rates.teams * share)))]
        self.stock = [self.writer.photo() for _ in range(max(4, round(rates.stock * share)))]
        self.phrases = [self._phrase() for _ in range(max(3, round(rates.phrases * share)))]
        self.known: dict[str, _Operator] = {}
        self.facts: list[AdFacts] = []
        self.owner: dict[str, str] = {}
        self.recycled: set[str] = set()

    def build(self) -> Trade:
        people = [self._person(number) for number in range(self.count)]
        for one in people:
            self._recycle(one, people)
        for one in people:
            for _ in range(one.size):
                self._post(one)
        families = [self._family(number) for number in range(max(2, self.rates.families * self.count // 6000))]
        self._err()
        hubs = frozenset([*self.boards, *self.teams, *(f"{one:064x}" for one in self.stock), *self.phrases])
        return Trade(tuple(self.facts), self.owner, hubs, frozenset(self.recycled), frozenset(families))

    def _person(self, number: int) -> _Operator:
        rng = self.rng
        size = min(LARGEST, int(2.6 * rng.paretovariate(1.25)) - 1)
        days = min(DAYS - 1, 10 + int(size * rng.uniform(2, 12)))
        one = _Operator(
            f"o{number}", size, rng.randrange(DAYS - days), days,
            [self._number() for _ in range(1 + size // 12)],
            f"h{rng.randrange(10**8)}" if rng.random() < 0.4 else None,
            rng.sample(CITIES, min(3, 1 + size // 20)),
        )  # fmt: skip
        pool = [self.writer.photo() for _ in range(rng.randint(1, 3 + size // 6))]
        for _ in range(1 + int(size**0.5 / 1.5)):
            pictures = [self.writer.photo() for _ in range(rng.choice((0, 1, 1, 2)))]
            pictures += [rng.choice(pool)] if rng.random() < 0.3 else []
            one.templates.append((self.writer.template(), pictures))
        if rng.random() < self.rates.under_hub:
            one.board = rng.choice(self.boards)
        if rng.random() < self.rates.under_hub / 2:
            one.team = rng.choice(self.teams)
        if rng.random() < self.rates.under_hub:
            one.phrase = rng.choice(self.phrases)
        if rng.random() < self.rates.under_hub:
            one.stock = rng.choice(self.stock)
        return one

    def _phrase(self) -> str:
        return " ".join(word for _ in range(3) for word in self.writer.sentence())

    def _number(self) -> str:
        return f"+3247{self.rng.randrange(10**7):07}"

    def _recycle(self, one: _Operator, people: Sequence[_Operator]) -> None:
        """The number of somebody who stopped, after two to ten months of rest."""
        if self.rng.random() >= self.rates.recycled:
            return
        former = self.rng.choice(people)
        begin = former.start + former.days + self.rng.randint(60, 300)
        if former is one or begin + one.days >= DAYS or former.phones[0] in self.recycled:
            return
        if {*one.phones} & self.recycled:
            return
        one.start = begin
        one.phones[0] = former.phones[0]
        one.board = one.team = one.phrase = one.stock = None
        self.recycled.add(one.phones[0])

    def _post(self, one: _Operator) -> None:
        rng = self.rng
        turn = rng.randrange(len(one.templates))
        template, pictures = one.templates[turn]
        phones = [one.phones[(turn + step) % len(one.phones)] for step in range(min(len(one.phones), 2))]
        if rng.random() < 0.05:
            phones = phones[1:]
        if one.board and rng.random() < 0.9:
            phones.append(one.board)
        handles = [one.handle] if one.handle and rng.random() < 0.7 else []
        handles += [one.team] if one.team and rng.random() < 0.9 else []
        shots = pictures if rng.random() < 0.8 else pictures[:1]
        shots = [*shots, *([one.stock] if one.stock and rng.random() < 0.6 else [])]
        text = self.writer.edit(template) + (f" {one.phrase}" if one.phrase else "")
        self._add(one.name, text, phones, handles, shots, one.start + rng.random() * one.days, rng.choice(one.city))

    def _family(self, number: int) -> str:
        """One wording under ever new contacts in every city within days."""
        rng, name = self.rng, f"spam{number}"
        template, start = self.writer.template(), rng.randrange(DAYS - 20)
        for _ in range(rng.randint(*self.rates.family)):
            text, day = self.writer.edit(template), start + 14 * rng.random()
            self._add(name, text, [self._number()], [], [], day, rng.choice(CITIES))
        return name

    def _err(self) -> None:
        """Random false evidence: a misread number, a stolen picture, a mistyped account."""
        for place in self.rng.sample(range(len(self.facts)), round(self.rates.false * len(self.facts))):
            other = self.rng.choice(self.facts)
            one = self.facts[place]
            if other.pictures and self.rng.random() < 0.4:
                self.facts[place] = replace(one, pictures=(*one.pictures, self.rng.choice(other.pictures)))
            elif other.findings:
                self.facts[place] = replace(one, findings=(*one.findings, self.rng.choice(other.findings)))

    def _add(
        self, name: str, text: str, phones: list[str], handles: list[str], shots: list[int], day: float, city: str
    ) -> None:
        rng = self.rng
        site = rng.choice(SITES)
        key = f"{site}:{len(self.facts):06}"
        when = START + timedelta(days=day)
        body = " ".join([text, *phones])
        findings = [Finding(FindingKind.PHONE, one, 0, 1, one, rng.choice((1.0, 0.9, 0.8))) for one in phones]
        findings += [Finding(FindingKind.HANDLE, one, 0, 1, one, 0.9, unit="telegram") for one in handles]
        pictures: list[Picture] = [self.writer.picture(one) for one in shots]
        self.facts.append(
            AdFacts(
                key, site, "escort", "BE", city, None, when, when, when, body, body, tuple(findings), tuple(pictures)
            )
        )
        self.owner[key] = name
