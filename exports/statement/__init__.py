"""The statement of method told in order: plain words, what was counted, how, when, by whom, a draft to sign."""

from __future__ import annotations

from dataclasses import replace

from exports.blocks import Section
from exports.dossier import Dossier
from exports.statement.certificate import certificate
from exports.statement.checklist import checklist
from exports.statement.custody import custody
from exports.statement.laid import Laid
from exports.statement.plain import plain
from exports.statement.runs import collected
from exports.statement.seals import seals


def state(dossier: Dossier, laid: Laid) -> tuple[Section, ...]:
    """Every section of the statement; `laid` is what already lies in the package."""
    sections = (
        plain(dossier, laid),
        checklist(dossier, laid),
        collected(dossier),
        seals(dossier, laid),
        custody(dossier, laid),
        certificate(dossier, laid),
    )
    return tuple(replace(one, title=f"{number}. {one.title}") for number, one in enumerate(sections, 1))
