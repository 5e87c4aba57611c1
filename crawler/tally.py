"""What one run has done so far, and whether its pages still fit their definition."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from model import Ad, CaptureKind, IngestOutcome, RunCounts, SiteDefinition

FEWEST_ADS = 10  # below this a share says nothing, except that no page at all was read
UNFIT_SHARE = 0.2  # of ad pages that do not fit: one broken page is a fault, one in five is a changed site
OVERLOOKED_SHARE = 0.2  # of the ads seen: a listing that moves while we read it loses a few, not a fifth


@dataclass(slots=True)
class Tally:
    """Counts of a run; `snapshot` gives them as a fact."""

    requests: int = 0
    captures: int = 0
    pages: int = 0
    ads: Counter[IngestOutcome] = field(default_factory=Counter)
    gone: int = 0
    photos: int = 0
    faults: int = 0
    refused: int = 0
    bytes: int = 0
    read: int = 0  # ads read from pages, as `filled` counts them
    fit: int = 0
    unfit: int = 0
    overlooked: int = 0  # ads that live although no listing of a whole sweep showed them
    filled: Counter[str] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)  # ads seen, on their page or on a listing
    left: Counter[tuple[str, str]] = field(default_factory=Counter)  # (what, why) that was not kept, or in part only
    skews: array[float] = field(default_factory=lambda: array("d"))  # of servers' clocks, one per answer that says
    shown: defaultdict[CaptureKind, list[str]] = field(default_factory=lambda: defaultdict(list))  # captures by kind
    browser: str = ""  # the build that drew pages

    def note_ad(self, ad: Ad, outcome: IngestOutcome) -> None:
        """Count an ad and which of its fields the page filled."""
        self.ads[outcome] += 1
        self.read += 1
        self.filled.update(name for name in Ad.__dataclass_fields__ if getattr(ad, name))

    def note_skew(self, skew: float | None) -> None:
        """Count how far a server's clock lies off, where its answer said."""
        if skew is not None:
            self.skews.append(skew)

    def drift(self, definition: SiteDefinition) -> str:
        """What does not fit the definition any more, in a sentence; empty while all is well."""
        pages = self.fit + self.unfit
        if self.unfit and (self.unfit > UNFIT_SHARE * pages if pages >= FEWEST_ADS else not self.fit):
            return f"{self.unfit} of {pages} pages do not fit the definition"
        if self.overlooked > OVERLOOKED_SHARE * len(self.keys):
            return f"{self.overlooked} ads are live and stand on no listing"
        if self.read < FEWEST_ADS:
            return ""
        for name, share in definition.expect:
            found = self.filled[name] / self.read
            if found < share:
                return f"field '{name}' is filled in {found:.0%} of {self.read} ads, expected {share:.0%}"
        return ""

    def snapshot(self) -> RunCounts:
        """The counts as they stand."""
        return RunCounts(
            self.requests, self.captures, self.pages, self.ads[IngestOutcome.NEW], self.ads[IngestOutcome.CHANGED],
            self.ads[IngestOutcome.SEEN], self.gone, self.photos, self.faults, self.refused, self.bytes,
        )  # fmt: skip
