"""The signals, in the order in which a reviewer reads them: first what speaks for a link, then what speaks against.

A new signal is one file here and its line in `SIGNALS`. Its class docstring is the sentence the reviewer reads.
"""

from __future__ import annotations

from typing import ClassVar, Protocol

from dedup.context import Context
from dedup.signals.contact import SameContact
from dedup.signals.country import TwoCountriesOneDay
from dedup.signals.gap import LongGap
from dedup.signals.language import OtherLanguage
from dedup.signals.phone import SamePhone
from dedup.signals.picture import SamePicture
from dedup.signals.room import SameRoom
from dedup.signals.strangers import OtherContacts
from dedup.signals.text import OtherWording
from dedup.signals.wording import SameWording
from model import AdFacts, Clause, Level, Reason


class Signal(Protocol):
    """One kind of evidence. `keys` are the values by which candidates are found; signals against have none.

    `miss` says why nothing came of a comparison, for the question "why are these two not linked?".
    """

    name: ClassVar[str]
    levels: ClassVar[frozenset[Level]]

    def __init__(self, context: Context) -> None: ...

    def keys(self, facts: AdFacts) -> frozenset[str]: ...

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None: ...

    def miss(self, left: AdFacts, right: AdFacts) -> Clause: ...


SIGNALS: tuple[type[Signal], ...] = (
    SamePhone,
    SameContact,
    SamePicture,
    SameRoom,
    SameWording,
    OtherWording,
    OtherLanguage,
    OtherContacts,
    TwoCountriesOneDay,
    LongGap,
)
