"""Export: a case file is loaded, its captures copied byte for byte, written, bagged, signed, verified, logged."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import alerts
import evidence
import exports
from config.messages import translator
from config.settings import LANGUAGES
from evidence.portable import portable
from model import Act, Capture, CaptureKind, CaseFile, EvidenceBroken, Found, Operation, RefusalReason, Refused
from store import alerts as raised
from store import audit, cases, custody, mandates
from store.cases import ExportRequest
from vigie import __version__
from vigie.steps.log import package_part
from vigie.steps.method import methods_of
from vigie.steps.replay import lay_replay
from vigie.steps.sealed import sealed_part, stamp_package
from vigie.steps.staging import staging
from vigie.workspace import Workspace, now

WARC = "captures.warc.gz"
VERIFIER = "verify.pyz"


def export_case(workspace: Workspace, reference: str, target: Path, account: str, language: str) -> Path:
    """Write the signed package of a case into the folder `target`; its path.

    Raises Refused without a countersigned request (outside training) or a mandate in time, BadInput for an unknown case
    or a missing key, EvidenceBroken when a capture or the finished package does not verify.
    """
    with staging(workspace) as folder:
        return _export(workspace, reference, target, account, language, folder)


def _export(workspace: Workspace, reference: str, target: Path, account: str, language: str, folder: Path) -> Path:
    request = approved(workspace, reference, account)
    case = _load(workspace, reference, account)
    _under_mandate(workspace, case)
    target.mkdir(parents=True, exist_ok=True)
    name = folder_name(reference)
    for left in target.glob(f".{name}_*.part-*"):  # what a killed export left behind
        shutil.rmtree(left)
    leaving = leaving_captures(case)
    found = _hashed_again(workspace, leaving, request, account)
    log = package_part(workspace, case, leaving, account)
    sealed = sealed_part(workspace, log.files["checkpoint"], leaving, account)
    files = log.files | sealed.files
    held = tuple(_captures(workspace, leaving, folder))
    case = replace(case, captures=held, audit=log.entries, sealing=sealed.sealing)
    lay_replay(workspace, case, folder / WARC, translator("report", language))
    package = exports.write_package(
        case,
        target / f"{name}_{case.made_at:%Y-%m-%dT%H%M%SZ}",
        captures=folder,
        language=language,
        translators={each: translator("report", each) for each in LANGUAGES},
        sign=lambda data: evidence.sign_detached(workspace.settings.keys, data),
        certificate=evidence.certificate(workspace.settings.keys),
        stamp=lambda data: stamp_package(workspace, data),
        rule_texts=_rule_texts(workspace),
        beside={VERIFIER: portable()} | {f"log/{name}": said for name, said in files.items()},
    )
    report = evidence.verify_package(package)
    if report.failures:
        raise EvidenceBroken(f"{package}: the package just written does not verify: {report.failures[0]}")
    _record(workspace, request, package, found, account)
    return package


def folder_name(reference: str) -> str:
    """A case reference such as BR.30.99.12/2026 as the beginning of a folder's name: no way out of the target."""
    return re.sub(r"[^A-Za-z0-9.-]+", "-", reference).strip(".-") or "case"


def approved(workspace: Workspace, reference: str, account: str) -> ExportRequest:
    """The countersigned request; in training, where one person does both, it is made on the spot."""
    with workspace.store.writing() as unit:
        request = cases.approved_export(unit, reference)
        if request is None and workspace.training:
            made = cases.request_export(unit, reference, account, "training", now())
            cases.countersign_export(unit, made, account, now(), training=True)
            request = cases.approved_export(unit, reference)
    if request is None:
        raise Refused(RefusalReason.NOT_COUNTERSIGNED, f"case {reference} has no countersigned request for export")
    return request


def _load(workspace: Workspace, reference: str, account: str) -> CaseFile:
    rules = alerts.load_rules(workspace.settings.rules)
    with workspace.store.reading() as unit:
        case = cases.load(unit, reference, made_at=now(), made_by=account, training=workspace.training, rules=rules)
    return replace(case, software=f"Vigie {__version__}", methods=methods_of(workspace, case.captures))


def _under_mandate(workspace: Workspace, case: CaseFile) -> None:
    """The mandate runs, and every ad of the case lies in its scope."""
    with workspace.store.reading() as unit:
        mandate = mandates.running(unit, case.mandate.reference, now())
    outside = sum(not mandate.covers(one.ad.site, one.ad.category, now()) for one in case.ads)
    if outside:
        raise Refused(RefusalReason.OUT_OF_SCOPE, f"{outside} ads of the case: mandate {mandate.reference}")


def _rule_texts(workspace: Workspace) -> dict[str, str]:
    """The YAML of every rule that ever flagged here, by its digest."""
    with workspace.store.reading() as unit:
        return {sha256: text for _, _, sha256, text in raised.rules(unit)}


def leaving_captures(case: CaseFile) -> list[Capture]:
    """What leaves with the case: no sealed picture, and no picture that a page drew of ads outside the case.

    The pictures of the case's own ads were fetched by themselves and go along as such.
    """
    sealed = exports.sealed_captures(case)
    return [
        capture
        for capture in case.captures
        if capture.id not in sealed
        and not (capture.kind is CaptureKind.RESOURCE and capture.content_type.startswith("image/"))
    ]


def _hashed_again(
    workspace: Workspace, leaving: Sequence[Capture], request: ExportRequest, account: str
) -> list[Found]:
    """What stands in the places of the captures now. Raises EvidenceBroken, and the log names them, if any differs."""
    found = evidence.rehash(workspace.settings.evidence, leaving)
    altered = [one for one in found if one.fault]
    if altered:
        with workspace.store.writing() as unit:
            custody.log(unit, now(), account, Act.EXPORT, found, subject=request.id, why=request.why,
                        case=request.case, outcome="nothing left the house")  # fmt: skip
        raise EvidenceBroken(
            f"{len(altered)} captures are not as recorded, nothing was exported: {altered[0].capture}: "
            f"{altered[0].fault}; run `vigie verify`"
        )
    return found


def _captures(workspace: Workspace, leaving: Sequence[Capture], staging: Path) -> list[Capture]:
    """Copy what leaves with the case, and lay screenshots beside it for the report."""
    for capture in leaving:
        if capture.kind is CaptureKind.SCREENSHOT:
            name = capture.id.rpartition(":")[2] + ".png"
            (staging / name).write_bytes(evidence.read(workspace.settings.evidence, capture).payload)
    return evidence.extract(workspace.settings.evidence, leaving, staging / WARC) if leaving else []


def _record(workspace: Workspace, request: ExportRequest, package: Path, found: Sequence[Found], account: str) -> None:
    digest = hashlib.sha256((package / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
    with workspace.store.writing() as unit:
        cases.record_export(unit, request.id, package.name, digest, now())
        if found:
            custody.log(unit, now(), account, Act.EXPORT, found, subject=request.id, why=request.why, case=request.case)
        audit.log(
            unit, now(), account, Operation.DISCLOSURE, "case.export", request.id, request.why, request.case, digest
        )
