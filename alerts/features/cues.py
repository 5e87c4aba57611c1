"""Cue phrases of the lexicon as features: for each indicator, the ads in which one of its phrases stands.

Sensitive traits (SEX-07, SEX-15, MOV-01 and the like) have no column: they can be shown, never scored.
"""

from __future__ import annotations

from collections.abc import Callable

from alerts.features.look import Carried, counted
from model import ClusterFacts, FindingKind

IN_REVIEWS = frozenset({"MIN-06", "CTL-05"})  # said by the public, under the ad

INDICATORS: dict[str, str] = {
    "SEX-01": "say that everything is accepted",
    "SEX-02": "offer services without protection",
    "SEX-03": "say that one person is available round the clock",
    "SEX-08": "stress that all is genuine and serious",
    "SEX-09": "speak of the person in the third person or the plural",
    "SEX-11": "speak of people as goods that arrive",
    "SEX-12": "say that the person refuses nothing",
    "SEX-13": "say that the person does not speak the language of the ad",
    "MIN-03": "stress that the person has only just come of age",
    "MIN-04": "refer to school life",
    "MIN-05": "stress innocence or a first time",
    "MIN-06": "have a public comment that doubts the age",
    "MIN-08": "use the slang of those who recruit the very young",
    "REC-02": "seek an attractive person for a vague job",
    "REC-03": "promise that ticket, papers and housing are all arranged",
    "REC-04": "advance costs that are to be paid back from work",
    "REC-06": "want contact by messenger alone",
    "REC-07": "want young women only, with no reason given",
    "REC-08": "address people in a crisis",
    "REC-10": "state that earnings are shared",
    "REC-12": "offer a room against favours",
    "REC-14": "recruit for a camera studio with lodging",
    "LAB-03": "tie housing to the job and deduct it",
    "LAB-04": "ask a fee to get the job",
    "LAB-05": "want papers handed over",
    "LAB-06": "stress cash and no contract",
    "LAB-07": "say that no papers are needed",
    "LAB-08": "demand that workers call themselves self-employed",
    "LAB-09": "transport and lodge workers on site",
    "LAB-10": "seek live-in domestic work without days off",
    "LAB-12": "offer a crew of workers for hire",
    "LAB-13": "threaten penalties or hold deposits",
    "SMU-01": "offer passage on a route at a price per person",
    "SMU-02": "guarantee success or payment on arrival",
    "SMU-04": "offer identity papers for sale",
    "SMU-05": "offer visas by influence",
    "SMU-06": "offer or seek marriage for papers",
    "SMU-07": "mix paid travel and marriage",
    "SMU-08": "sell residence as a package",
    "SMU-09": "seek drivers for border trips in cash",
    "SMU-10": "trade in pregnancy or children",
    "CTL-01": "say that someone else answers",
    "CTL-03": "speak of minimum takings or fines",
    "CTL-05": "have a public comment that reports fear or a man present",
    "PAY-01": "want payment by voucher or crypto",
    "PAY-04": "want payment to a third party",
}


def column(indicator: str) -> str:
    """The column of an indicator: `cue_lab_04` for LAB-04."""
    return "cue_" + indicator.lower().replace("-", "_")


def _feature(indicator: str, what: str) -> Callable[[ClusterFacts], Carried]:
    def cue(facts: ClusterFacts) -> Carried:
        return counted(key for key in facts.findings if _stands(facts, key, indicator))

    cue.__name__ = column(indicator)
    cue.__doc__ = f"Ads that {what} ({indicator})."
    return cue


def _stands(facts: ClusterFacts, key: str, indicator: str) -> bool:
    in_review = indicator in IN_REVIEWS
    return any(
        finding.kind is FindingKind.CUE
        and finding.value == indicator
        and finding.accepted
        and finding.field.startswith("review") is in_review
        for finding in facts.findings[key]
    )


CUE_FEATURES = {column(indicator): _feature(indicator, what) for indicator, what in INDICATORS.items()}
