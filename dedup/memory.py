"""What linking remembers from one run to the next. Made again when lost or of another version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dedup import layers, rare
from dedup.corpus import Corpus, Rows
from dedup.layers import Layer, Pairs, Renewed, Way, numbered, renew
from dedup.rare import Index, Rare, renew_rare
from dedup.terms import Terms

VERSION = "1"  # of all that a digest stands for: raised whenever the same ads would be linked otherwise


@dataclass(frozen=True, slots=True)
class Memory:
    """By the name of a stage: its pairs and groups, or its rarest terms."""

    layers: Mapping[str, Layer] = field(default_factory=dict)
    rare: Mapping[str, Rare] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of linking: what was remembered before, and what the stages make of it.

    Of a stage only what the next run remembers is kept here: the reasons of its pairs go with whoever asked for them.
    """

    corpus: Corpus
    before: Memory
    layers: dict[str, Layer] = field(default_factory=dict)
    rare: dict[str, Rare] = field(default_factory=dict)
    compared: list[Rows] = field(default_factory=list)  # names of pairs, stage by stage

    def layer(self, stage: str, pairs: Pairs, way: Way) -> Renewed:
        """Bring the pairs and groups of a stage up to date."""
        done = renew(self.before.layers.get(stage, layers.NOTHING), self.corpus, pairs, way)
        self.layers[stage] = done.layer
        self.compared.append(numbered(self.corpus, done.found).names)
        return done

    def index(self, stage: str, terms: Terms) -> Index:
        """Bring the rarest terms of all ads up to date."""
        self.rare[stage], index = renew_rare(self.before.rare.get(stage, rare.NOTHING), self.corpus, terms)
        return index
