"""Cases: what is put together for the prosecutor, and the export that takes two people."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from starlette.responses import StreamingResponse

import store
from config.settings import LANGUAGES
from model import BadInput, Case, CaseItem, Operation, RefusalReason, Refused
from review.lookup import case_in_force
from review.visit import Absent, Answer, Entry, Visit, go

REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,63}")
PIECE = 1 << 16


def show_cases(visit: Visit, unit: store.Unit) -> Answer:
    """All cases, and the form that opens one."""
    mandates = [one for one in store.mandates.all_of(unit) if one.state == "approved"]
    response = visit.show("cases.html", cases=store.cases.all_of(unit), mandates=mandates)
    return Answer(response, Entry(Operation.CONSULTATION, "cases.view", "cases"))


def open_case(visit: Visit, unit: store.Unit) -> Answer:
    reference = visit.field("reference", visit.say("A case needs a reference."))
    if not REFERENCE.fullmatch(reference):
        raise BadInput(visit.say("A reference is made of letters, digits, dots, hyphens and underscores."))
    case = Case(
        reference=reference,
        title=visit.field("title", visit.say("A case needs a title.")),
        mandate=visit.field("mandate", visit.say("Choose the mandate.")),
        purpose=visit.field("purpose", visit.say("Write the purpose.")),
        opened_by=visit.account.name,
        opened_at=visit.at,
    )
    store.cases.open_case(unit, case)
    case_in_force(visit, unit, reference)
    entry = Entry(Operation.ALTERATION, "case.open", reference, case.purpose, reference)
    return Answer(go(f"/case/{reference}", said="opened"), entry)


def case_of(visit: Visit, unit: store.Unit) -> Case:
    case = store.cases.get(unit, visit.path("case"))
    if case is None:
        raise Absent
    return case


def show_case(visit: Visit, unit: store.Unit) -> Answer:
    """A case with its items, its requests for export and how far they are."""
    case = case_of(visit, unit)
    ads = {ad.key: ad for ad in store.ads.many(unit, [item.value for item in case.items if item.kind == "ad"])}
    clusters = {item.value: store.clusters.get(unit, item.value) for item in case.items if item.kind == "cluster"}
    response = visit.show(
        "case.html",
        case=case,
        mandate=store.mandates.get(unit, case.mandate),
        ads=ads,
        clusters=clusters,
        requests=list(reversed(store.cases.requests(unit, case.reference))),
        jobs=_jobs(unit, case),
        approved=store.cases.approved_export(unit, case.reference),
        exports=str(visit.desk.settings.exports),
    )
    return Answer(response, Entry(Operation.CONSULTATION, "case.view", case.reference, case=case.reference))


def _jobs(unit: store.Unit, case: Case) -> dict[str, store.jobs.Job]:
    """The newest job of every request."""
    mine = [job for job in store.jobs.recent(unit, 200) if job.args.get("case") == case.reference]
    return {job.args.get("request", ""): job for job in reversed(mine)}


def add_item(visit: Visit, unit: store.Unit) -> Answer:
    """Put a cluster or an ad into a case; a number goes through a logged look-up instead."""
    reference = visit.field("case", visit.say("Choose the case."))
    if store.cases.get(unit, reference) is None:
        raise Absent
    kind, value = visit.optional("kind"), visit.field("value", visit.say("There is nothing to add."))
    known = {"cluster": store.clusters.get, "ad": store.ads.get}.get(kind)
    if known is not None and known(unit, value):
        why = visit.field("why", visit.say("Say in a few words why."))
        store.cases.add_item(unit, reference, CaseItem(kind, value, why, visit.account.name, visit.at))
        entry = Entry(Operation.ALTERATION, f"case.add-{kind}", value, why, reference)
        return Answer(go(f"/case/{reference}", said="added"), entry)
    raise Absent


def request_export(visit: Visit, unit: store.Unit) -> Answer:
    case = case_in_force(visit, unit, visit.path("case"))
    why = visit.field("why", visit.say("Write what the export is for and who receives it."))
    if not case.items:
        raise BadInput(visit.say("The case holds nothing yet."))
    request = store.cases.request_export(unit, case.reference, visit.account.name, why, visit.at)
    entry = Entry(Operation.ALTERATION, "export.request", request, why, case.reference)
    return Answer(go(f"/case/{case.reference}", said="requested"), entry)


def countersign_export(visit: Visit, unit: store.Unit) -> Answer:
    """Agree to an export that another person asked for; the hall then makes it."""
    case = case_in_force(visit, unit, visit.path("case"))
    wanted = visit.field("request", visit.say("Choose the request."))
    if wanted not in {one.id for one in store.cases.requests(unit, case.reference)}:
        raise Absent
    store.cases.countersign_export(unit, wanted, visit.account.name, visit.at, training=visit.training)
    language = visit.optional("language")
    order = {"case": case.reference, "request": wanted}
    order |= {"language": language} if language in LANGUAGES else {}
    store.jobs.ask(unit, "export", order, visit.account.name, visit.at)
    entry = Entry(Operation.ALTERATION, "export.countersign", wanted, case=case.reference)
    return Answer(go(f"/case/{case.reference}", said="approved"), entry)


def download(visit: Visit, unit: store.Unit) -> Answer:
    """The finished package as one ZIP file, streamed. Refused when a picture in it was sealed since it was made."""
    case = case_in_force(visit, unit, visit.path("case"))
    wanted = next((one for one in store.cases.requests(unit, case.reference) if one.id == visit.path("request")), None)
    if wanted is None or not wanted.folder_name:
        raise Absent
    if store.cases.is_overtaken(unit, wanted):
        raise Refused(RefusalReason.SEALED, "since the package was made; a new export leaves it out")
    root = visit.desk.settings.exports.resolve()
    folder = (root / wanted.folder_name).resolve()
    if not folder.is_relative_to(root) or folder == root or not folder.is_dir():
        raise Absent
    name = re.sub(r"[^A-Za-z0-9._-]", "_", folder.name)
    headers = {"Content-Disposition": f'attachment; filename="{name}.zip"'}
    response = StreamingResponse(zipped(folder), media_type="application/zip", headers=headers)
    return Answer(response, Entry(Operation.DISCLOSURE, "export.download", wanted.id, wanted.why, case.reference))


class _Pipe(io.RawIOBase):
    """Collects what the ZIP writer writes until it is taken."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.waiting += data
        return len(data)

    def take(self) -> bytes:
        taken = bytes(self.waiting)
        self.waiting.clear()
        return taken


def zipped(folder: Path) -> Iterator[bytes]:
    """`folder` as a ZIP, uncompressed, never held in memory as a whole; links are left out."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            with archive.open(f"{folder.name}/{path.relative_to(folder)}", "w", force_zip64=True) as entry, path.open("rb") as source:  # fmt: skip  # noqa: E501
                while piece := source.read(PIECE):
                    entry.write(piece)
                    yield pipe.take()
    yield pipe.take()
