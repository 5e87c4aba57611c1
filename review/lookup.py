"""One look-up of one contact, for a case, with its purpose, logged. There is no listing by place or category."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

import store
from model import (
    AdRecord,
    BadInput,
    Case,
    CaseItem,
    FindingKind,
    Level,
    Operation,
    RefusalReason,
    Refused,
)
from review.visit import Absent, Answer, Entry, Visit, go

CONTACTS = (FindingKind.PHONE, FindingKind.EMAIL, FindingKind.HANDLE, FindingKind.IBAN)
SHORTEST_PURPOSE = 10  # characters, as at the command line
HANDLE = re.compile(r"[\w.+-]{3,64}")


@dataclass(frozen=True, slots=True)
class Hit:
    """An ad that carries the contact, and the cluster it is in."""

    record: AdRecord
    cluster: str | None


def show_search(visit: Visit, unit: store.Unit) -> Answer:
    """The empty form."""
    response = visit.show("search.html", cases=store.cases.all_of(unit), hits=None, value="", purpose="", case="")
    return Answer(response, Entry(Operation.CONSULTATION, "search.form", "search"))


def search(visit: Visit, unit: store.Unit) -> Answer:
    """Look one contact up. Refused without a purpose or a case whose mandate is in force."""
    purpose = purpose_of(visit, "purpose")
    case = case_in_force(visit, unit, visit.field("case", visit.say("Choose the case that the look-up is for.")))
    value = contact(visit)
    hits = find(unit, value)
    response = visit.show(
        "search.html", cases=store.cases.all_of(unit), hits=hits, value=value, purpose=purpose, case=case.reference
    )
    return Answer(response, entry(case, purpose, len(hits)))


def add_number(visit: Visit, unit: store.Unit) -> Answer:
    """Put a number from a complaint into a case: a look-up like any other, whose result the case page shows."""
    case = case_in_force(visit, unit, visit.path("case"))
    why = purpose_of(visit, "why")
    value = contact(visit)
    store.cases.add_item(unit, case.reference, CaseItem("number", value, why, visit.account.name, visit.at))
    hits = find(unit, value)
    response = go(f"/case/{case.reference}", said="added") if not hits else visit.show(
        "search.html", cases=store.cases.all_of(unit), hits=hits, value=value, purpose=why, case=case.reference
    )  # fmt: skip
    return Answer(response, entry(case, why, len(hits)))


def entry(case: Case, purpose: str, hits: int) -> Entry:
    """The log names the case and the purpose; the number itself stands nowhere in it."""
    subject = f"lookup-{secrets.token_hex(6)}"
    return Entry(Operation.CONSULTATION, "search.contact", subject, purpose, case.reference, f"{hits} ads")


def case_in_force(visit: Visit, unit: store.Unit, reference: str) -> Case:
    """The case, whose mandate must be approved and in time: otherwise nothing is searched or exported."""
    case = store.cases.get(unit, reference)
    if case is None:
        raise Absent
    store.mandates.running(unit, case.mandate, visit.at)
    return case


def purpose_of(visit: Visit, name: str) -> str:
    """Why, in enough words for somebody else to judge it later; in training any word will do. Raises Refused."""
    purpose = visit.optional(name)
    if not purpose or (not visit.training and len(purpose) < SHORTEST_PURPOSE):
        raise Refused(RefusalReason.NO_PURPOSE)
    return purpose


def contact(visit: Visit) -> str:
    """The one number, address, account or handle that the form names, as findings write it."""
    from reading import read_text  # number tables take a second to load, and most people never look up

    given = visit.field("contact", visit.say("Write one number or handle."))
    found = [one for one in read_text(given, visit.desk.settings.region) if one.kind in CONTACTS]
    values = tuple(dict.fromkeys(one.value for one in found))
    if len(values) > 1:
        raise BadInput(visit.say("One number or handle at a time."))
    if values:
        return str(values[0])
    handle = given.removeprefix("@").lower()
    if not HANDLE.fullmatch(handle):
        raise BadInput(visit.say("This is not a number, a handle, an e-mail address or a bank account."))
    return handle


def find(unit: store.Unit, value: str) -> list[Hit]:
    keys = store.search.by_contact(unit, value)
    return [Hit(ad, store.clusters.of_ad(unit, ad.key, Level.OPERATOR)) for ad in store.ads.many(unit, keys)]
