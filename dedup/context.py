"""What a signal may know beyond the two ads: the level, how rare values and words are, which pictures are alike."""

from __future__ import annotations

from dataclasses import dataclass

from dedup.gallery import Gallery
from dedup.vocabulary import Vocabulary
from dedup.weights import Profile, Rarity
from model import Level


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to every signal when it is made."""

    level: Level
    rarity: Rarity
    vocabulary: Vocabulary
    gallery: Gallery
    families: frozenset[str] = frozenset()  # ads of one wording under ever new contacts

    @property
    def profile(self) -> Profile:
        return self.rarity.profile
