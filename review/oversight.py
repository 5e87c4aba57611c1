"""Under which authority what runs: mandates, sites with their kill switch, and the log for the auditor."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import store
from model import Operation
from review.visit import Answer, Entry, Visit, go

LOG_PAGE = 100


def show_mandates(visit: Visit, unit: store.Unit) -> Answer:
    """Every mandate: what may run, on which basis, until when."""
    response = visit.show("mandates.html", mandates=store.mandates.all_of(unit))
    return Answer(response, Entry(Operation.CONSULTATION, "mandates.view", "mandates"))


def approve_mandate(visit: Visit, unit: store.Unit) -> Answer:
    reference = visit.field("reference", visit.say("Choose the mandate."))
    store.mandates.approve(unit, reference, visit.account.name, visit.at, training=visit.training)
    return Answer(go("/mandates", said="approved"), Entry(Operation.ADMINISTRATION, "mandate.approve", reference))


def end_mandate(visit: Visit, unit: store.Unit) -> Answer:
    reference = visit.field("reference", visit.say("Choose the mandate."))
    why = visit.field("why", visit.say("Say in a few words why."))
    store.mandates.end(unit, reference, visit.account.name, visit.at)
    return Answer(go("/mandates", said="ended"), Entry(Operation.ADMINISTRATION, "mandate.end", reference, why))


def show_sites(visit: Visit, unit: store.Unit) -> Answer:
    """Every site: whether it may be fetched, its last runs, the newest faults."""
    sites = [(site, store.runs.recent(unit, site.id, 5)) for site in store.sites.all_of(unit)]
    response = visit.show("sites.html", sites=sites, faults=store.faults.recent(unit, 50))
    return Answer(response, Entry(Operation.CONSULTATION, "sites.view", "sites"))


def switch_site(visit: Visit, unit: store.Unit) -> Answer:
    """Enable a site, or stop it at once."""
    site = visit.field("site", visit.say("Choose the site."))
    why = visit.field("why", visit.say("Say in a few words why."))
    on = visit.optional("switch") == "on"
    (store.sites.enable if on else store.sites.disable)(unit, site, visit.account.name, why, visit.at)
    action = "site.enable" if on else "site.disable"
    return Answer(go("/sites", said="switched"), Entry(Operation.ADMINISTRATION, action, site, why))


def show_log(visit: Visit, unit: store.Unit) -> Answer:
    """The log, newest first, narrowed by its filters; that it was read is itself logged."""
    chosen = {
        name: visit.query(name) for name in ("account", "operation", "action", "subject", "case", "since", "until")
    }
    operation = chosen["operation"] if chosen["operation"] in list(Operation) else ""
    found = store.audit.entries(
        unit,
        account=chosen["account"] or None,
        operation=Operation(operation) if operation else None,
        action=chosen["action"] or None,
        subject=chosen["subject"] or None,
        case=chosen["case"] or None,
        since=_day(chosen["since"]),
        until=_after(_day(chosen["until"])),
    )
    page = max(int(visit.query("page")), 1) if visit.query("page").isdecimal() else 1
    newest = found[::-1][(page - 1) * LOG_PAGE : page * LOG_PAGE]
    response = visit.show(
        "audit.html",
        entries=newest,
        total=len(found),
        page=page,
        pages=max(-(-len(found) // LOG_PAGE), 1),
        chosen=chosen,
        operations=list(Operation),
        problems=None,
    )
    asked = " ".join(name for name, value in chosen.items() if value)
    return Answer(response, Entry(Operation.CONSULTATION, "log.view", "log", detail=asked))


def check_log(visit: Visit, unit: store.Unit) -> Answer:
    """Check the whole chain and say what is wrong with it."""
    problems = store.audit.check(unit)
    response = visit.show("audit-check.html", problems=problems, head=store.audit.head(unit))
    return Answer(response, Entry(Operation.CONSULTATION, "log.check", "log", detail=f"{len(problems)} problems"))


def _day(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None


def _after(day: datetime | None) -> datetime | None:
    return day + timedelta(days=1) if day else None
