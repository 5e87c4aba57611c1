"""Someone who posts: their numbers, names, towns and pictures, the creatives they compose, the ads they write."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from anyascii import anyascii

from model import Category
from sandbox import names
from sandbox.draft import Commons, Creative, Draft
from sandbox.edits import edited, reposted_photo, reworded
from sandbox.numbers import disguised, new_number, plain
from sandbox.texts import expand, has_topic, lines
from sandbox.town import TownPhoto
from sandbox.truth import Kind

DAYS = 180
SLOT = re.compile(r"\{(\w+)\}")
LATE = ("name", "name2", "age", "city", "street", "phone")  # filled anew in every ad
CHOICES = {
    "n": range(2, 10),
    "hours": (11, 12, 13),  # a day
    "daypay": (38, 40, 42, 45, 48, 50, 55),  # euros
    "fee": (50, 60, 75, 80, 90, 100, 120, 150),
}
LOW_PAY = (3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7)  # euros an hour
GREAT_PAY = (6000, 8000, 9000, 10000, 12000, 15000, 20000)  # euros a month
# Euros an hour, above the minimum wages of 2026 (about 12 to 15).
FAIR = {
    "BE": (15.2, 19.5),
    "FR": (13.1, 17.0),
    "NL": (16.0, 20.0),
    "DE": (15.0, 19.0),
}


class Author:
    """An operator at work; everything it does follows from its own seeded generator."""

    def __init__(self, operator: str, kind: Kind, rng: Random, commons: Commons, country: str, language: str) -> None:
        self.id, self.kind, self.rng, self.commons = operator, kind, rng, commons
        self.country, self.language = country, language
        self.flags: frozenset[str] = frozenset()
        self.phones: list[str] = []
        self.languages: list[str] = [language]
        self.creatives = 0
        self.drafts: list[Draft] = []
        self.disguise = 0.0  # share of ads that hide the number
        self.writes_over = False  # whether the number also stands on the first picture
        self.strength = rng.choice((0.3, 0.7, 1.0, 1.0))  # how much reposts are edited
        self.photo_counts: Sequence[int] = (0, 1, 1, 2, 2, 3)
        self.firm = names.firm(rng)
        self.email = ""
        self.handle = ""
        self.ways = rng.choice(("field", "text", "both"))  # where a plain number stands
        host = re.sub(r"[^a-z]", "", anyascii(self.firm).lower())
        self.fixed: dict[str, str] = {
            "firm": self.firm,
            "email": f"jobs@{host}{rng.randint(2, 99)}.example",
            "url": f"www.{host}{rng.randint(2, 99)}.example",
            "vat": names.register_number(rng, country),
            "year": str(rng.randint(1994, 2019)),
        }
        self.home = names.towns(rng, country, language, 1)[0]
        self.street = names.street(rng, language)

    def new_phone(self, country: str | None = None) -> str:
        number = new_number(self.rng, country or self.country, self.commons.taken)
        self.phones.append(number)
        return number

    def new_handle(self, name: str) -> str:
        """A messenger name that nobody has."""
        return f"{anyascii(name).lower()}_town{self.rng.randint(100, 9999)}"

    def scenes(self, count: int) -> tuple[int, ...]:
        return tuple(self.commons.scene() for _ in range(count))

    def compose(
        self,
        category: Category,
        title: str,
        topics: Sequence[str],
        language: str | None = None,
        slots: Mapping[str, str] | None = None,
        price: str | None = None,
        reviews: tuple[str, ...] = (),
        review_rate: float = 0.0,
    ) -> Creative:
        """A new creative: one sentence per topic named (name a topic twice for two), shuffled, the first kept first."""
        language = language or self.language
        if language not in self.languages:
            self.languages.append(language)
        known = [topic for topic in topics if has_topic(language, topic)]
        chosen = [
            sentence for topic in dict.fromkeys(known) for sentence in self.pick(language, topic, known.count(topic))
        ]
        body = chosen[1:]
        self.rng.shuffle(body)
        self.creatives += 1
        filled = {**self.fixed, **(slots or {})}
        return Creative(
            f"{self.id}-c{self.creatives}",
            category,
            language,
            tuple(self.fill(heading, language, filled) for heading in self.pick(language, title, 2)),
            tuple(self.fill(sentence, language, filled) for sentence in (*chosen[:1], *body)),
            price,
            reviews,
            review_rate,
        )

    def pick(self, language: str, topic: str, count: int) -> list[str]:
        """So many different sentences of a topic, expanded; now and then one that is copied all over town."""
        found = lines(language, topic)
        said = [expand(self.rng, line) for line in self.rng.sample(found, min(count, len(found)))]
        popular = self.commons.popular.get(f"{language} {topic}", ())
        return [self.rng.choice(popular) if popular and self.rng.random() < 0.12 else sentence for sentence in said]

    def fill(self, sentence: str, language: str, slots: Mapping[str, str]) -> str:
        """Fill the slots that stay the same in every ad of a creative."""
        return SLOT.sub(lambda found: self.value(found[1], language, slots), sentence)

    def value(self, slot: str, language: str, slots: Mapping[str, str]) -> str:
        """What stands in a slot: given, left open, or made up now."""
        if slot in LATE or slot in slots:
            return slots.get(slot, "{" + slot + "}")
        if slot in CHOICES:
            return str(self.rng.choice(CHOICES[slot]))
        if slot == "sector":
            return self.sector(language)
        return {
            "lowpay": money(self.rng.choice(LOW_PAY), language),
            "fairpay": money(round(self.rng.uniform(*FAIR[self.country]), 1), language),
            "pay": large(self.rng.choice(GREAT_PAY), language),
        }[slot]

    def sector(self, language: str) -> str:
        return expand(self.rng, self.rng.choice(lines(language, "sector")))

    def write(
        self,
        creative: Creative,
        at: datetime,
        *,
        phone: str | None,
        people: Sequence[str],
        city: str | None = None,
        age: int = 28,
        scenes: Sequence[int] = (),
        street: str | None = None,
        extra_contacts: Sequence[str] = (),
        shared: Sequence[str] = (),
        hide: bool | None = None,
    ) -> Draft:
        """One ad from a creative: edited, its open slots filled, the number written openly or in disguise."""
        rng, language = self.rng, creative.language
        city = city or self.home
        said = list(edited(rng, creative.sentences, language, self.strength))
        contacts, phones = list(extra_contacts), [*shared]
        if phone is not None:
            phones.insert(0, phone)
            self.put_phone(said, contacts, phone, language, rng.random() < self.disguise if hide is None else hide)
        contacts += [f"Tel {plain(rng, number)}" for number in shared]
        late = {
            "name": people[0],
            "name2": people[1] if len(people) > 1 else "",
            "age": str(age),
            "city": city,
            "street": street or self.street,
        }
        title = creative.titles[-1 if rng.random() < 0.35 else 0]
        text = laid_out(rng, [put(sentence, late) for sentence in said])
        draft = Draft(
            creative.id,
            creative.category,
            at,
            put(reworded(rng, title, language, 0.04 * self.strength), late)[:120],
            text,
            city,
            names.country_of_town(city),
            language,
            creative.price,
            tuple(contacts),
            self.say_reviews(creative, late),
            self.written_over(self.show(scenes), phone),
            tuple(phones),
            tuple(shared),
        )
        self.drafts.append(draft)
        return draft

    def put_phone(self, said: list[str], contacts: list[str], phone: str, language: str, hide: bool) -> None:
        """Write the number into the sentences, the contact fields or both; a disguised one only into the sentences."""
        rng = self.rng
        written = disguised(rng, phone, language) if hide else plain(rng, phone)
        if any("{phone}" in sentence for sentence in said):
            said[:] = [sentence.replace("{phone}", written) for sentence in said]
        elif hide or self.ways in ("text", "both"):
            call = expand(rng, rng.choice(lines(language, "call"))).replace("{phone}", written)
            at = len(said) if rng.random() < 0.75 else rng.randrange(1, len(said) + 1)
            # A sentence that starts with digits must not run into the number.
            said.insert(at, call if at == len(said) else call + rng.choice((".", " !", ".", " -")))
        if not hide and self.ways in ("field", "both"):
            contacts.insert(0, rng.choice(("", "", "Tel ", "WhatsApp ")) + plain(rng, phone))
        if self.email and rng.random() < 0.5:
            contacts.append(self.email)
        if self.handle and rng.random() < 0.5:
            contacts.append(f"Telegram: @{self.handle}")

    def say_reviews(self, creative: Creative, late: Mapping[str, str]) -> tuple[str, ...]:
        if not creative.reviews or self.rng.random() >= creative.review_rate:
            return ()
        count = min(len(creative.reviews), self.rng.choice((1, 1, 2, 3)))
        return tuple(put(expand(self.rng, line), late) for line in self.rng.sample(creative.reviews, count))

    def show(self, scenes: Sequence[int]) -> tuple[TownPhoto, ...]:
        """Some of the scenes, as this repost shows them; a stock picture that others use too in a few ads."""
        count = min(len(scenes), self.rng.choice(self.photo_counts))
        photos = [reposted_photo(self.rng, scene) for scene in self.rng.sample(list(scenes), count)]
        if photos and self.rng.random() < 0.04:
            photos.append(reposted_photo(self.rng, self.rng.choice(self.commons.stock)))
        return tuple(photos)

    def written_over(self, photos: tuple[TownPhoto, ...], phone: str | None) -> tuple[TownPhoto, ...]:
        """The photos, the number on the first of them if the operator is one who does that."""
        if not (self.writes_over and photos and phone):
            return photos
        return (replace(photos[0], written=plain(Random(phone), phone)), *photos[1:])

    def day(self, first: float = 0, last: float = DAYS) -> datetime:
        """A moment so many days after the town's first day, by day or evening."""
        start = self.commons.end - timedelta(days=DAYS)
        moment = start + timedelta(days=self.rng.uniform(first, last))
        moment = moment.replace(hour=self.rng.choice((8, 9, 10, 11, 13, 15, 17, 18, 20, 21)), second=0, microsecond=0)
        return moment if moment < self.commons.end else moment - timedelta(days=1)


def put(sentence: str, late: Mapping[str, str]) -> str:
    """Fill the open slots of one sentence."""
    return SLOT.sub(lambda found: late.get(found[1], ""), sentence)


def laid_out(rng: Random, said: Sequence[str]) -> str:
    """Sentences in one to three paragraphs, some with a line break in between."""
    cuts = sorted(rng.sample(range(1, len(said)), min(len(said) - 1, rng.choice((0, 1, 1, 2)))))
    blocks = [said[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(said)], strict=True)]
    between = rng.choice((" ", " ", "\n"))
    return "\n\n".join(between.join(block) for block in blocks)


def money(amount: float, language: str) -> str:
    """`5,50` or `5.50`; whole amounts without decimals."""
    text = f"{amount:.0f}" if amount == int(amount) else f"{amount:.2f}"
    return text if language == "en" else text.replace(".", ",")


def large(amount: int, language: str) -> str:
    """`8 000 €`, `€ 8.000`, `€8,000` as the language writes it."""
    match language:
        case "en":
            return f"€{amount:,}"
        case "fr":
            return f"{amount:,} €".replace(",", " ")
        case _:
            return f"{amount:,} €".replace(",", ".")
