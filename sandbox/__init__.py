"""A made-up town of ads with known truth, and the boards that serve it on loopback: demo, training, tests, benchmarks.

Nothing here describes a real person, number, site or place of business; wording is neutral throughout.
"""

from sandbox.serve import Boards, Misbehaviour, serve
from sandbox.town import SITES, Edition, TownAd, TownPhoto, World
from sandbox.truth import AdTruth, Kind, Operator
from sandbox.world import build

__all__ = [
    "SITES",
    "AdTruth",
    "Boards",
    "Edition",
    "Kind",
    "Misbehaviour",
    "Operator",
    "TownAd",
    "TownPhoto",
    "World",
    "build",
    "serve",
]
