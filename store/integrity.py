"""Whether rows that people rely on are still what was written: compared with their own digests and with the log.

Captures are compared with their bytes by the evidence room, the log with itself by `audit.check`, captures and entries
with their leaves by `records.check`. Whoever can write to the database can rewrite the log from the start as well: a
checkpoint that somebody else keeps tells (`vigie log compare`). Of what was done before a pruning the log says nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from sqlalchemy import select

from model import AuditEntry, Verdict
from store import ad_rows, audit, custody, queue
from store.session import Unit
from store.tables.authority import account, audit_entry, hash_absence, mandate, mandate_event, site_definition
from store.tables.collected import ad, ad_version, tombstone
from store.tables.people import export_request
from store.tables.people import verdict as verdict_table

BATCH = 500  # versions fetched at a time


def check(unit: Unit, *, training: bool = False) -> list[str]:
    """What does not agree, one line per problem. In training one person does what takes two, and so is not compared."""
    problems = [*_versions(unit), *_texts(unit), *_verdicts(unit), *custody.check(unit)]
    return problems if training else [*problems, *_approvals(unit), *_accounts(unit)]


def digest_of(verdict: Verdict) -> str:
    """The digest by which the log knows a verdict again; its time, place and account stand in the entry itself."""
    said = [
        verdict.decision, verdict.stage, verdict.reason, sorted(verdict.facts), verdict.sentence,
        sorted(verdict.innocent.items()), sorted(verdict.alerts),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def _versions(unit: Unit) -> Iterator[str]:
    chosen = ad_rows.columns().join(ad_version, ad_version.c.ad == ad.c.id).execution_options(yield_per=BATCH)
    for row in unit.execute(chosen).mappings():
        version = ad_rows.version_of(row)
        if version.ad.content_sha256 != row["content_sha256"]:
            yield f"version {version.id} of an ad: its words are not those that were read"


def _texts(unit: Unit) -> Iterator[str]:
    for row in unit.execute(select(mandate.c.reference, mandate.c.text, mandate.c.text_sha256)):
        if row.text_sha256 and _sha256(row.text) != row.text_sha256:
            yield f"mandate {row.reference}: its text is not the one that was proposed"
    for row in unit.execute(select(site_definition.c.site, site_definition.c.text, site_definition.c.sha256)):
        if _sha256(row.text) != row.sha256:
            yield f"site {row.site}: a recorded definition was altered"


def _verdicts(unit: Unit) -> Iterator[str]:
    """Every verdict has its entry in the log, and every entry its verdict."""
    logged = {_place(entry): entry for entry in audit.matching(unit, audit_entry.c.action.like("verdict.%"))}
    erased = unit.execute(select(tombstone.c.id).limit(1)).first() is not None
    for row in unit.execute(select(verdict_table).order_by(verdict_table.c.id)):
        verdict = queue.verdict_of(row)
        entry = logged.pop((f"verdict.{verdict.stage}", verdict.cluster, verdict.account, verdict.at), None)
        blanked = erased and not (verdict.reason or verdict.sentence or verdict.innocent)
        if entry is None:
            if audit.tells_of(unit, verdict.at):
                yield f"verdict {verdict.id}: the log does not know it"
        elif not entry.detail.startswith(f"{verdict.decision} ") or not (
            blanked or entry.detail.endswith(digest_of(verdict))
        ):
            yield f"verdict {verdict.id}: altered since entry {entry.seq} of the log"
    for entry in logged.values():
        yield f"entry {entry.seq} of the log: its verdict is gone"


def _place(entry: AuditEntry) -> tuple[object, ...]:
    return entry.action, entry.subject, entry.account, entry.at


def _approvals(unit: Unit) -> Iterator[str]:
    """What takes two people, against who the log says they were."""
    mandates = {(e.subject, e.account) for e in audit.entries(unit, action="mandate.approve")}
    for row in unit.execute(select(mandate_event).where(mandate_event.c.kind == "approved")):
        if (row.mandate, row.account) not in mandates and audit.tells_of(unit, row.at):
            yield f"mandate {row.mandate}: the log knows no approval by {row.account}"
    signed = {(e.subject, e.account) for e in audit.entries(unit, action="export.countersign")}
    for row in unit.execute(select(export_request).where(export_request.c.countersigned_at.is_not(None))):
        if (row.name, row.countersigned_by) not in signed and audit.tells_of(unit, row.countersigned_at):
            yield f"request {row.name}: the log knows no countersignature by {row.countersigned_by}"
    absent = {e.account for e in audit.entries(unit, action="hashlist.approve-none")}
    for row in unit.execute(select(hash_absence).where(hash_absence.c.approved_by.is_not(None))):
        if row.approved_by not in absent and audit.tells_of(unit, row.approved_at):
            yield f"hash lists: the log knows no approval of their absence by {row.approved_by}"


def _accounts(unit: Unit) -> Iterator[str]:
    added = {entry.subject: entry.detail for entry in audit.entries(unit, action="account.add")}
    for row in unit.execute(select(account.c.name, account.c.roles, account.c.added_at).order_by(account.c.name)):
        if added.get(row.name) != ", ".join(sorted(row.roles)) and audit.tells_of(unit, row.added_at):
            yield f"account {row.name}: its roles are not those that the log says it was given"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
