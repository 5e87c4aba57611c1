"""Comparing the values that two ads show: the best reading of each, weighed by rarity and by how sure it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from datetime import datetime

from dedup.context import Context
from model import IS_CONTESTED, SAYS_LITTLE, AdFacts, Clause, Finding, FindingKind, Reason, value_key

_SAYS = {
    FindingKind.PHONE: Clause("both ads show the telephone number {value}"),
    FindingKind.EMAIL: Clause("both ads show the e-mail address {value}"),
    FindingKind.HANDLE: Clause("both ads show the account {value} ({service})"),
    FindingKind.URL: Clause("both ads show the web address {value}"),
    FindingKind.IBAN: Clause("both ads show the bank account {value}"),
    FindingKind.WALLET: Clause("both ads show the crypto wallet {value}"),
    FindingKind.COMPANY: Clause("both ads show the company number {value}"),
}

Readings = Mapping[str, Finding]  # key -> the surest reading of the value


class Values:
    """The values of some kinds that ads show. A key is the signal's name, what kind of value it is, and the value."""

    def __init__(self, signal: str, kinds: frozenset[FindingKind], context: Context) -> None:
        self._signal, self._kinds, self._context = signal, kinds, context
        self._known: dict[str, Readings] = {}

    def shown(self, facts: AdFacts) -> Readings:
        """All values of an ad. Comments under it are other people's words and are left out."""
        known = self._known.get(facts.key)
        if known is None:
            known = self._known[facts.key] = self._read(facts)
        return known

    def accepted(self, facts: AdFacts) -> frozenset[str]:
        """The keys that may find candidates; weak readings do not."""
        return frozenset(key for key, finding in self.shown(facts).items() if finding.accepted)

    def compare(self, left: AdFacts, right: AdFacts) -> Reason | None:
        """One reason for all shared values, the rarest first."""
        ours, theirs = self.shown(left), self.shown(right)
        both = _told_once(ours.keys() & theirs.keys(), ours, theirs)
        passed = self._passed(both, left, right)
        shared = sorted((-self._weigh(key, ours[key], theirs[key], passed), key) for key in both)
        if not shared:
            return None
        said = (self._describe(key, ours[key], theirs[key], passed) for _, key in shared)
        return Reason.of(
            self._signal,
            self._context.rarity.together([-weight for weight, _ in shared]),
            [clause for clauses in said for clause in clauses],
            ", ".join(ours[key].raw for _, key in shared),
            ", ".join(theirs[key].raw for _, key in shared),
        )

    def counts(self, left: AdFacts, right: AdFacts) -> Mapping[str, int]:
        """How many values each of the two ads shows."""
        return {"ours": len(self.shown(left)), "theirs": len(self.shown(right))}

    def _read(self, facts: AdFacts) -> Readings:
        best: dict[str, Finding] = {}
        for finding in facts.findings:
            if finding.kind in self._kinds and (finding.field == "body" or _in_picture(finding)):
                key = value_key(finding)
                if key not in best or _sureness(finding) > _sureness(best[key]):
                    best[key] = finding
        return best

    def _passed(self, shared: Collection[str], left: AdFacts, right: AdFacts) -> Mapping[str, datetime]:
        """Shared values that changed hands between the two ads, and since when others show them."""
        rarity = self._context.rarity
        turns = {key: (rarity.epoch(key, left), rarity.epoch(key, right)) for key in shared if key in rarity.epochs}
        return {key: rarity.epochs[key][max(turn) - 1] for key, turn in turns.items() if turn[0] != turn[1]}

    def _weigh(self, key: str, ours: Finding, theirs: Finding, passed: Mapping[str, datetime]) -> float:
        if key in passed:
            return self._context.profile.hub
        bits = self._context.rarity.bits(key) * min(ours.confidence, theirs.confidence)
        return bits if ours.accepted and theirs.accepted else min(bits, self._context.profile.weak)

    def _describe(self, key: str, ours: Finding, theirs: Finding, passed: Mapping[str, datetime]) -> list[Clause]:
        rarity, value = self._context.rarity, {"value": ours.value}
        said = [Clause(_SAYS[ours.kind].text, value | {"service": ours.unit or "–"})]
        if key in passed:
            day = passed[key].date().isoformat()
            said.append(Clause("{value} is shown since {day} by others, which says little", value | {"day": day}))
        elif key in rarity.hubs:
            said.append(Clause(SAYS_LITTLE.text, value))
        elif key in rarity.contested:
            said.append(Clause(IS_CONTESTED.text, value))
        elif (creatives := rarity.carriers.get(key, 0)) > 2:
            said.append(Clause("{value} is on {count} different ads", value | {"count": creatives}))
        if not (ours.accepted and theirs.accepted):
            said.append(Clause("{value} is a weak reading", value))
        if _in_picture(ours) or _in_picture(theirs):
            said.append(Clause("{value} is written in a picture", value))
        return said


def _told_once(keys: Set[str], ours: Readings, theirs: Readings) -> list[str]:
    """The keys without weak readings of characters that a sure one explains in both ads."""
    sure = {(ours[key].raw, theirs[key].raw) for key in keys if ours[key].accepted and theirs[key].accepted}
    weak = {key for key in keys if not (ours[key].accepted or theirs[key].accepted)}
    return sorted(key for key in keys if key not in weak or (ours[key].raw, theirs[key].raw) not in sure)


def _in_picture(finding: Finding) -> bool:
    return finding.field.startswith("picture:")


def _sureness(finding: Finding) -> tuple[bool, float, int]:
    return finding.accepted, finding.confidence, -finding.start
