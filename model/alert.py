"""Features of a cluster, rules over them, and the flags they raise. A flag is a reason to look, no finding of guilt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from model.ad import AdRecord, Finding
from model.link import Hub, Link


@dataclass(frozen=True, slots=True)
class ClusterFacts:
    """A cluster with everything its features are computed from."""

    cluster: str
    ads: tuple[AdRecord, ...]
    findings: dict[str, tuple[Finding, ...]]  # by ad key
    creatives: dict[str, str]  # ad key -> creative cluster id
    links: tuple[Link, ...] = ()
    hubs: tuple[Hub, ...] = ()


FeatureValue = float | None
"""Numbers only; a flag is 0 or 1; `None` is unknown, which is neither yes nor no."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One value of one cluster, with the ads that carry it (so that a click opens them)."""

    name: str
    value: FeatureValue
    ads: tuple[str, ...] = ()


class Outcome(StrEnum):
    FLAG = "flag"
    UNDECIDED = "undecided"  # a fact the rule needs is unknown
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Condition:
    """A leaf of a rule: a feature compared with a number. `op` is one of at_least, at_most, equals."""

    id: str
    feature: str
    op: str
    value: float


@dataclass(frozen=True, slots=True)
class Combination:
    """An inner node of a rule: `all`, `any`, `none` of its parts, or `at_least` so many (`count`)."""

    op: str
    parts: tuple[Condition | Combination, ...]
    count: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """An innocent explanation and the question that would settle it, by language."""

    id: str
    ask: dict[str, str]


@dataclass(frozen=True, slots=True)
class RuleTest:
    name: str
    features: dict[str, FeatureValue]
    expect: Outcome
    explains: str | None = None  # id of the innocent explanation that this case stands for


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to look, as written in its YAML file. `sha256` is the digest of the file's canonical form."""

    id: str
    version: str
    status: str  # draft | shadow | trial | trusted | retired
    title: dict[str, str]
    track: str  # "normal" or "urgent"
    when: Condition | Combination
    unless: tuple[Condition, ...]
    does_not_show: tuple[str, ...]
    explain: dict[str, dict[str, str]]  # condition id -> language -> sentence with {feature} places
    innocent: tuple[Explanation, ...]
    sources: tuple[str, ...]
    indicators: tuple[str, ...]  # ids of the catalogue
    tests: tuple[RuleTest, ...]
    owner: str
    sha256: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """How one condition fared: its value, the threshold, and whether it held (`None`: unknown)."""

    condition: str
    feature: str
    value: FeatureValue
    op: str
    threshold: float
    held: bool | None
    ads: tuple[str, ...] = ()
    sentence: dict[str, str] | None = None  # filled in by language, for what held


@dataclass(frozen=True, slots=True)
class Alert:
    """A rule's outcome for a cluster, kept as raised: rule, version, digest, feature values, data date, trace."""

    id: str
    cluster: str
    rule: str
    version: str
    rule_sha256: str
    outcome: Outcome
    track: str
    features: dict[str, FeatureValue]
    trace: tuple[Trace, ...]
    data_date: datetime
    raised_at: datetime
