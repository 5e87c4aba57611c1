"""Comparing the values that two ads show: the best reading of each, weighed by rarity and by how sure it is."""

from __future__ import annotations

from collections.abc import Mapping

from dedup.context import Context
from model import AdFacts, Finding, FindingKind, Reason

Readings = Mapping[str, Finding]


def readings(signal: str, facts: AdFacts, kinds: frozenset[FindingKind]) -> Readings:
    """Key -> the surest reading of it. Comments under an ad are other people's words and are left out."""
    best: dict[str, Finding] = {}
    for finding in facts.findings:
        if finding.kind in kinds and finding.field == "body":
            key = key_of(signal, finding)
            if key not in best or _sureness(finding) > _sureness(best[key]):
                best[key] = finding
    return best


def key_of(signal: str, finding: Finding) -> str:
    """Signal, kind if it is another word, network if any, and value: `phone:+32…`, `contact:handle:telegram:…`."""
    parts = dict.fromkeys([signal, str(finding.kind), finding.unit or "", finding.value])
    return ":".join(part for part in parts if part)


def accepted_keys(signal: str, facts: AdFacts, kinds: frozenset[FindingKind]) -> frozenset[str]:
    """The keys that may find candidates; weak readings do not."""
    return frozenset(key for key, finding in readings(signal, facts, kinds).items() if finding.accepted)


def compare_values(
    signal: str, kinds: frozenset[FindingKind], context: Context, left: AdFacts, right: AdFacts
) -> Reason | None:
    """One reason for all shared values, the rarest first."""
    ours, theirs = readings(signal, left, kinds), readings(signal, right, kinds)
    shared = sorted((-_weight(context, key, ours[key], theirs[key]), key) for key in ours.keys() & theirs.keys())
    if not shared:
        return None
    detail = "both ads show " + ", ".join(_describe(context, key, ours[key], theirs[key]) for _, key in shared)
    return Reason(
        signal,
        context.rarity.together([-weight for weight, _ in shared]),
        detail,
        ", ".join(ours[key].raw for _, key in shared),
        ", ".join(theirs[key].raw for _, key in shared),
    )


def count_values(signal: str, left: AdFacts, right: AdFacts, kinds: frozenset[FindingKind]) -> str:
    """How many values each of the two ads shows, in words."""
    return f"{len(readings(signal, left, kinds))} and {len(readings(signal, right, kinds))}"


def _weight(context: Context, key: str, ours: Finding, theirs: Finding) -> float:
    bits = context.rarity.bits(key) * min(ours.confidence, theirs.confidence)
    return bits if ours.accepted and theirs.accepted else min(bits, context.profile.weak)


def _describe(context: Context, key: str, ours: Finding, theirs: Finding) -> str:
    notes = []
    if key in context.rarity.hubs:
        notes.append("shared by many unrelated ads, says little")
    elif (creatives := context.rarity.carriers.get(key, 0)) > 2:
        notes.append(f"on {creatives} different ads")
    if not (ours.accepted and theirs.accepted):
        notes.append("a weak reading")
    return ours.value + (f" ({'; '.join(notes)})" if notes else "")


def _sureness(finding: Finding) -> tuple[bool, float, int]:
    return finding.accepted, finding.confidence, -finding.start
