"""Signs of people being moved about (MOV-02, MOV-04, ORG-05 of the catalogue)."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import pairwise

from alerts.features.look import Carried, counted, day, most, person_names
from model import ClusterFacts

FORTNIGHT = timedelta(days=14)
WEEK = timedelta(days=7)
TOGETHER = timedelta(days=3)  # moves this close in time count as one

Move = tuple[str, datetime, str]  # who, when, the ad that shows it


def cities_14d(facts: ClusterFacts) -> Carried:
    """The most places in which the cluster's ads appeared within 14 days."""
    count, window = most(facts.ads, FORTNIGHT, _places(facts))
    return float(count), tuple(record.key for record in window)


def posting_cities_7d(facts: ClusterFacts) -> Carried:
    """The most places posted to within 7 days: very many are the mark of spam, not of travel (CI-07)."""
    count, window = most(facts.ads, WEEK, _places(facts))
    return float(count), tuple(record.key for record in window)


def synchronous_moves(facts: ClusterFacts) -> Carried:
    """Times that two or more differently named people changed from one place to the same other within three days."""
    together: list[str] = []
    rotations = 0
    for moves in _moves(facts).values():
        for index, (who, when, key) in enumerate(moves):
            others = [move for move in moves[index + 1 :] if move[0] != who and move[1] - when <= TOGETHER]
            if others:
                rotations += 1
                together += [key, *(move[2] for move in others)]
                break
    return float(rotations), counted(together)[1]


def _places(facts: ClusterFacts) -> dict[str, frozenset[str]]:
    return {record.key: frozenset({record.ad.place.casefold()}) for record in facts.ads if record.ad.place}


def _moves(facts: ClusterFacts) -> dict[tuple[str, str], list[Move]]:
    """Changes of place of each named person, by (from, to), in time order."""
    stays: dict[str, list[tuple[datetime, str, str]]] = defaultdict(list)
    for record in facts.ads:
        names = person_names(facts, record.key)
        if record.ad.place and len(names) == 1:
            stays[next(iter(names))].append((day(record), record.ad.place.casefold(), record.key))
    moves: dict[tuple[str, str], list[Move]] = defaultdict(list)
    for who, visits in stays.items():
        visits.sort()
        for (_, origin, _), (when, target, key) in pairwise(visits):
            if origin != target:
                moves[origin, target].append((who, when, key))
    return {route: sorted(taken, key=lambda move: (move[1], move[0])) for route, taken in moves.items()}
