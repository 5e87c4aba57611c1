"""The whole case file as JSON, exactly: facts, derivations and assessments in parts of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path

from exports.dossier import Dossier
from model import AdRecord, Photo

TITLE = "Exact values"
SUFFIX = "case.json"
FORMAT = "vigie-case/1"

DERIVED = ("state", "missed_at")  # of an ad: what software concluded from not finding it


def write(dossier: Dossier, folder: Path) -> None:
    """Write `case.json`. ASCII only: every other character is escaped, so that nothing in it can deceive a reader."""
    text = json.dumps(contents(dossier), indent=1, sort_keys=True, ensure_ascii=True, allow_nan=False)
    (folder / SUFFIX).write_text(text + "\n", "ascii")


def contents(dossier: Dossier) -> dict[str, object]:
    """The case file as plain values; times in ISO 8601, UTC."""
    case = dossier.case
    photos = [(record, photo) for record in case.ads for photo in record.photos]
    return {
        "format": FORMAT,
        "training": case.training,
        "case": plain(case.case),
        "mandate": plain(case.mandate),
        "made_at": plain(case.made_at),
        "made_by": case.made_by,
        "countersigned_by": case.countersigned_by,
        "software": case.software,
        "numbers": {"exhibits": dict(dossier.exhibits), "ads": dict(dossier.ads), "groups": dict(dossier.groups)},
        "facts": {
            "captures": plain(dossier.captured()),
            "runs": plain(case.runs),
            "ads": [_as_captured(record) for record in case.ads],
            "versions": plain(case.versions),
            "pictures": [_picture(record, photo) for record, photo in photos],
        },
        "software_derived": {
            "ad_states": {one.key: {name: plain(getattr(one, name)) for name in DERIVED} for one in case.ads},
            "picture_hashes": [
                plain(photo.picture) for record, photo in photos if photo.picture and not _hidden(record, photo)
            ],
            "frames": dict(case.frames),
            "findings": plain(case.findings),
            "links": plain(case.links),
            "hubs": plain(case.hubs),
            "spreads": plain(case.spreads),
            "groups": plain(case.clusters),
            "events": plain(case.events),
            "alerts": plain(case.alerts),
            "rules": plain(case.rules),
        },
        "assessments": {
            "verdicts": plain(case.verdicts),
            "judgements": plain(case.judgements),
            "picture_descriptions": [
                {"ad": record.key, "position": photo.position, "text": photo.reviewed_as}
                for record, photo in photos
                if photo.reviewed_as and not _hidden(record, photo)
            ],
        },
        "unused": plain(case.unused),
        "log": plain(case.audit),
    }


def plain(value: object) -> object:
    """A value of the vocabulary as JSON has it; sets are sorted."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


def _as_captured(record: AdRecord) -> dict[str, object]:
    """An ad without what software concluded about it and without its pictures, which stand apart."""
    left_out = (*DERIVED, "photos")
    return {field.name: plain(getattr(record, field.name)) for field in fields(record) if field.name not in left_out}


def _picture(record: AdRecord, photo: Photo) -> dict[str, object]:
    hidden = _hidden(record, photo)
    return {
        "ad": record.key,
        "url": photo.url,
        "position": photo.position,
        "sha256": None if hidden else photo.sha256,
        "capture_id": None if hidden else photo.capture_id,
        "sealed": hidden,
    }


def _hidden(record: AdRecord, photo: Photo) -> bool:
    return photo.sealed or record.sealed
