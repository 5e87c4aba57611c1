"""The report told in order: the frame, facts as captured, what software derived, assessments by persons, the rest."""

from __future__ import annotations

from exports.blocks import Section
from exports.dossier import Dossier
from exports.story.assessments import assessments
from exports.story.collection import checking, collection, unused
from exports.story.facts import facts
from exports.story.frame import opening
from exports.story.software import software


def tell(dossier: Dossier) -> tuple[Section, ...]:
    """Every section of the report; facts, derivations and assessments never share one."""
    return (
        opening(dossier),
        facts(dossier),
        software(dossier),
        assessments(dossier),
        unused(dossier),
        collection(dossier),
        checking(dossier),
    )
