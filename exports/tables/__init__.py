"""What stands in the schedules: pure rows, each column marked as fact, derivation or assessment."""

from __future__ import annotations

from exports.dossier import Dossier
from exports.tables.facts import ads, contacts, exhibits, photos
from exports.tables.persons import answers, items, judgements, log, unused, verdicts
from exports.tables.sheet import Sheet
from exports.tables.software import flags, groups, links, rules
from exports.tables.timeline import timeline_sheet


def schedules(dossier: Dossier) -> dict[str, tuple[Sheet, ...]]:
    """Every workbook by its file name, with its sheets."""
    return {
        "exhibits": (exhibits(dossier),),
        "ads": (ads(dossier), photos(dossier)),
        "contacts": (contacts(dossier),),
        "timeline": (timeline_sheet(dossier),),
        "links": (links(dossier), groups(dossier)),
        "decisions": (verdicts(dossier), answers(dossier), judgements(dossier), items(dossier)),
        "rules": (flags(dossier), rules(dossier)),
        "log": (log(dossier),),
        "unused": (unused(dossier),),
    }
