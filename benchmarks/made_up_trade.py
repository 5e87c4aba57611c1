"""A made-up trade for the linker alone: operators of one to three hundred ads and every kind of trouble, truth known.

Pseudo-words, random hashes, no boards. Hubs, numbers that change hands within weeks or months, stock and stolen
pictures, agencies with many sites, small operators under one desk, spam, false evidence: each is drawn from a rate of
its own, and every ad remembers what befell it, so that a wrong pair can be told by its cause.
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
AVERAGE = 8  # ads of an operator, by which hubs are counted out
CITIES = [f"city {number}" for number in range(60)]
CROWDS = [1 / (rank + 2) for rank in range(len(CITIES))]  # one ad in seven is from the capital
SITES = ("one", "two", "three", "four")


@dataclass(frozen=True)
class Rates:
    """How often each trouble happens; counts are for six thousand operators, shares are of operators or of ads."""

    switchboards: int = 40  # numbers that belong to a house or a service, shown beside the own one
    teams: int = 24  # accounts of agencies and drivers
    stock: int = 30  # pictures anybody can take
    phrases: int = 16  # texts that a site or a poster's tool adds
    under_hub: float = 0.18
    tours: float = 0.3  # small operators that work in several cities
    desks: int = 60  # booking desks of two to five small operators
    agencies: int = 40  # one operator, five to fifteen sites, two to six numbers
    recycled: float = 0.04  # operators whose number belonged to somebody else before
    rest: tuple[tuple[int, int], ...] = ((14, 60), (60, 300))  # days that a number rests: weeks, or months
    stolen: float = 0.02  # operators that show a picture of somebody else in all ads of one text
    false: float = 0.01  # ads that carry a number, a picture or a wording of somebody else
    families: int = 6  # spam: one wording, throw-away contacts, everywhere at once
    family: tuple[int, int] = (40, 400)


@dataclass(frozen=True)
class Trade:
    """Ads, their operators and texts, the values planted as hubs, and what could mislead about each operator."""

    facts: tuple[AdFacts, ...]
    operator: dict[str, str]
    creative: dict[str, str]
    hubs: frozenset[str]
    recycled: frozenset[str]
    spam: frozenset[str]
    kinds: dict[str, str]  # operator -> plain, agency, desk, spam
    threads: dict[frozenset[str], str]  # two operators -> the trouble that ties them
    under: dict[str, frozenset[str]]  # operator -> the hubs it shows


@dataclass
class _Operator:
    name: str
    size: int
    start: int
    days: int
    phones: list[str]
    handle: str | None
    city: list[str]
    kind: str = "plain"
    sites: list[str] = field(default_factory=list)
    templates: list[tuple[list[list[str]], list[int]]] = field(default_factory=list)
    board: str | None = None
    team: str | None = None
    phrase: str | None = None
    stock: int | None = None


def _under(one: _Operator) -> frozenset[str]:
    stock = None if one.stock is None else f"{one.stock:064x}"
    return frozenset(hub for hub in (one.board, one.team, one.phrase, stock) if hub)


def build(seed: int, ads: int = 48_000, rates: Rates | None = None) -> Trade:
    """About `ads` ads; what is shared shrinks with the trade so that each hub still has its crowd."""
    return _Builder(seed, ads, rates or Rates()).build()


class _Builder:
    def __init__(self, seed: int, ads: int, rates: Rates) -> None:
        self.writer = _Writer(seed)
        self.rng: Random = self.writer.rng
        self.ads, self.count, self.rates = ads, ads // AVERAGE, rates
        self.largest = min(LARGEST, ads // 40)
        self.boards = [f"+32800{n:05}" for n in range(self._some(rates.switchboards, 4))]
        self.teams = [f"team{n:04}" for n in range(self._some(rates.teams, 3))]
        self.stock = [self.writer.photo() for _ in range(self._some(rates.stock, 4))]
        self.phrases = [self._phrase() for _ in range(self._some(rates.phrases, 3))]
        self.facts: list[AdFacts] = []
        self.owner: dict[str, str] = {}
        self.text: dict[str, str] = {}
        self.templates: dict[str, list[list[str]]] = {}
        self.recycled: set[str] = set()
        self.threads: dict[frozenset[str], str] = {}

    def _some(self, count: int, least: int) -> int:
        return max(least, round(count * min(1.0, self.count / 6000)))

    def build(self) -> Trade:
        families = [f"spam{number}" for number in range(self._some(self.rates.families, 1))]
        crowds = {name: self.rng.randint(*self.rates.family) for name in families}
        people = [self._agency(number) for number in range(self._some(self.rates.agencies, 2))]
        while sum(one.size for one in people) + sum(crowds.values()) < self.ads:
            people.append(self._person(len(people)))
        self._share_desks(people)
        for one in people:
            self._recycle(one, people)
            self._steal(one, people)
        for one in people:
            for _ in range(one.size):
                self._post(one)
        for name, crowd in crowds.items():
            self._spam(name, crowd)
        self._err()
        hubs = frozenset([*self.boards, *self.teams, *(f"{one:064x}" for one in self.stock), *self.phrases])
        kinds = {one.name: one.kind for one in people} | dict.fromkeys(families, "spam")
        return Trade(
            tuple(self.facts), self.owner, self.text, hubs, frozenset(self.recycled), frozenset(families), kinds,
            self.threads, {one.name: _under(one) for one in people},
        )  # fmt: skip

    def _person(self, number: int) -> _Operator:
        rng = self.rng
        size = min(self.largest, int(2.6 * rng.paretovariate(1.25)) - 1)
        one = self._operator(f"o{number}", size, 1 + size // 12)
        one.handle = f"h{rng.randrange(10**8)}" if rng.random() < 0.4 else None
        if rng.random() < self.rates.under_hub:
            one.board = rng.choice(self.boards)
        if rng.random() < self.rates.under_hub / 2:
            one.team = rng.choice(self.teams)
        if rng.random() < self.rates.under_hub:
            one.phrase = rng.choice(self.phrases)
        if rng.random() < self.rates.under_hub:
            one.stock = rng.choice(self.stock)
        return one

    def _operator(self, name: str, size: int, numbers: int) -> _Operator:
        rng = self.rng
        days = min(DAYS - 1, 10 + int(size * rng.uniform(2, 12)))
        cities = rng.choices(CITIES, CROWDS, k=3 if size > 40 or rng.random() < self.rates.tours else 1)
        one = _Operator(
            name, size, rng.randrange(DAYS - days), days, [self._number() for _ in range(numbers)], None, cities
        )
        pool = [self.writer.photo() for _ in range(rng.randint(1, 3 + size // 6))]
        for _ in range(1 + int(size**0.5 / 1.5)):
            pictures = [self.writer.photo() for _ in range(rng.choice((0, 1, 1, 2)))]
            pictures += [rng.choice(pool)] if rng.random() < 0.3 else []
            one.templates.append((self.writer.template(), pictures))
        return one

    def _agency(self, number: int) -> _Operator:
        """One house behind many web sites: every ad names one of them, and one or two of a few numbers."""
        one = self._operator(f"agency{number}", self.rng.randint(30, min(120, self.largest)), self.rng.randint(2, 6))
        one.kind = "agency"
        one.sites = [f"https://a{number}-{n}.example" for n in range(self.rng.randint(5, 15))]
        return one

    def _share_desks(self, people: Sequence[_Operator]) -> None:
        """Small operators with numbers of their own beside that of a desk."""
        small = [one for one in people if one.size <= 10 and one.board is None]
        self.rng.shuffle(small)
        for _ in range(self._some(self.rates.desks, 4)):
            members = [small.pop() for _ in range(min(self.rng.randint(2, 5), len(small)))]
            desk = self._number()
            for one in members:
                one.board, one.kind = desk, "desk"
                for other in members:
                    if other is not one:
                        self._tie(one.name, other.name, "desk")

    def _tie(self, one: str, other: str, trouble: str) -> None:
        self.threads.setdefault(frozenset((one, other)), trouble)

    def _phrase(self) -> str:
        return " ".join(word for _ in range(3) for word in self.writer.sentence())

    def _number(self) -> str:
        return f"+3247{self.rng.randrange(10**7):07}"

    def _recycle(self, one: _Operator, people: Sequence[_Operator]) -> None:
        """The number of somebody who stopped, after weeks or months of rest."""
        if self.rng.random() >= self.rates.recycled:
            return
        former = self.rng.choice(people)
        begin = former.start + former.days + self.rng.randint(*self.rng.choice(self.rates.rest))
        if former is one or begin + one.days >= DAYS or former.phones[0] in self.recycled:
            return
        if {*one.phones} & self.recycled:
            return
        one.start = begin
        one.phones[0] = former.phones[0]
        self.recycled.add(one.phones[0])
        self._tie(one.name, former.name, "recycled number")

    def _steal(self, one: _Operator, people: Sequence[_Operator]) -> None:
        """A picture that somebody else showed before, in every ad of one text."""
        robbed = self.rng.choice(people)
        pictures = robbed.templates[0][1]
        if self.rng.random() < self.rates.stolen and robbed is not one and pictures:
            self.rng.choice(one.templates)[1].append(self.rng.choice(pictures))
            self._tie(one.name, robbed.name, "stolen picture")

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
        sites = [rng.choice(one.sites)] if one.sites else []
        day = one.start + rng.random() * one.days
        self._add(one.name, f"{one.name} {turn}", text, phones, handles, sites, shots, day, rng.choice(one.city))
        self.templates.setdefault(self.facts[-1].key, template)

    def _spam(self, name: str, crowd: int) -> None:
        """One wording under ever new contacts in every city within days."""
        rng, template, start = self.rng, self.writer.template(), self.rng.randrange(DAYS - 20)
        for _ in range(crowd):
            text, day = self.writer.edit(template), start + 14 * rng.random()
            self._add(name, name, text, [self._number()], [], [], [], day, rng.choices(CITIES, CROWDS)[0])
            self.templates.setdefault(self.facts[-1].key, template)

    def _err(self) -> None:
        """Random false evidence: a misread number or account, somebody else's picture, somebody else's wording."""
        for place in self.rng.sample(range(len(self.facts)), round(self.rates.false * len(self.facts))):
            one, other = self.facts[place], self.rng.choice(self.facts)
            kind = self.rng.random()
            if kind < 0.25 and other.pictures:
                self.facts[place] = replace(one, pictures=(*one.pictures, self.rng.choice(other.pictures)))
            elif kind < 0.5:
                body = self.writer.edit(self.templates[other.key])
                self.facts[place] = replace(one, text=body, folded=body)
                self.text[one.key] = self.text[other.key]
            elif other.findings:
                self.facts[place] = replace(one, findings=(*one.findings, self.rng.choice(other.findings)))
            self._tie(self.owner[one.key], self.owner[other.key], "false evidence")

    def _add(
        self, name: str, creative: str, text: str, phones: list[str], handles: list[str], sites: list[str],
        shots: list[int], day: float, city: str,
    ) -> None:  # fmt: skip
        rng = self.rng
        site = rng.choice(SITES)
        key = f"{site}:{len(self.facts):06}"
        when = START + timedelta(days=day)
        body = " ".join([text, *phones])
        findings = [Finding(FindingKind.PHONE, one, 0, 1, one, rng.choice((1.0, 0.9, 0.8))) for one in phones]
        findings += [Finding(FindingKind.HANDLE, one, 0, 1, one, 0.9, unit="telegram") for one in handles]
        findings += [Finding(FindingKind.URL, one, 0, 1, one, 0.9) for one in sites]
        pictures: list[Picture] = [self.writer.picture(one) for one in shots]
        self.facts.append(
            AdFacts(
                key, site, "escort", "BE", city, None, when, when, when, body, body, tuple(findings), tuple(pictures)
            )
        )
        self.owner[key], self.text[key] = name, creative
