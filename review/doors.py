"""Every address of the desk, who may go there, and which view answers. What is not listed here does not exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import store
from model import Role
from review import cases, cluster, decide, links, lookup, oversight, own, pair, pictures, queue
from review.visit import Answer, Visit

READERS = frozenset({Role.REVIEWER, Role.COUNTERSIGNER})
CASE_READERS = READERS | {Role.EXPORTER, Role.APPROVER}
KEEPERS = frozenset({Role.ADMIN, Role.COLLECTOR})
EVERYBODY = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Door:
    """One method of one address; `roles` empty lets nobody in."""

    method: str
    path: str
    view: Callable[[Visit, store.Unit], Answer]
    roles: frozenset[Role] = frozenset()


DOORS = (
    Door("GET", "/", queue.show_queue, READERS),
    Door("GET", "/cluster/{cluster}", cluster.show_cluster, READERS),
    Door("POST", "/cluster/{cluster}/claim", cluster.claim, READERS),
    Door("POST", "/cluster/{cluster}/release", cluster.release, READERS),
    Door("POST", "/cluster/{cluster}/skip", cluster.skip, READERS),
    Door("POST", "/cluster/{cluster}/decide", decide.decide, READERS),
    Door("GET", "/cluster/{cluster}/link", links.show_split, READERS),
    Door("POST", "/cluster/{cluster}/link", links.judge, READERS),
    Door("GET", "/why", pair.show_why, READERS),
    Door("GET", "/ad/{ad:path}", cluster.show_versions, READERS),
    Door("POST", "/picture/{picture}/look", pictures.look, READERS),
    Door("POST", "/picture/{picture}/seal", pictures.seal, READERS),
    Door("POST", "/picture/{picture}/describe", pictures.describe, READERS),
    Door("POST", "/screenshot/{capture}/look", pictures.look_at_screenshot, READERS),
    Door("GET", "/cases", cases.show_cases, CASE_READERS),
    Door("POST", "/cases", cases.open_case, frozenset({Role.REVIEWER})),
    Door("POST", "/cases/items", cases.add_item, READERS),
    Door("GET", "/case/{case}", cases.show_case, CASE_READERS),
    Door("POST", "/case/{case}/number", lookup.add_number, frozenset({Role.REVIEWER})),
    Door("POST", "/case/{case}/export", cases.request_export, frozenset({Role.REVIEWER, Role.EXPORTER})),
    Door("POST", "/case/{case}/countersign", cases.countersign_export, frozenset({Role.COUNTERSIGNER, Role.APPROVER})),
    Door("GET", "/case/{case}/export/{request}", cases.download, frozenset({Role.EXPORTER})),
    Door("GET", "/search", lookup.show_search, frozenset({Role.REVIEWER})),
    Door("POST", "/search", lookup.search, frozenset({Role.REVIEWER})),
    Door("GET", "/mandates", oversight.show_mandates, EVERYBODY),
    Door("POST", "/mandates/approve", oversight.approve_mandate, frozenset({Role.APPROVER})),
    Door("POST", "/mandates/end", oversight.end_mandate, frozenset({Role.APPROVER})),
    Door("GET", "/sites", oversight.show_sites, KEEPERS | {Role.APPROVER}),
    Door("POST", "/sites", oversight.switch_site, KEEPERS | {Role.APPROVER}),
    Door("GET", "/audit", oversight.show_log, frozenset({Role.AUDITOR})),
    Door("GET", "/audit/check", oversight.check_log, frozenset({Role.AUDITOR})),
    Door("GET", "/account", own.show_account, EVERYBODY),
    Door("POST", "/account", own.save_preferences, EVERYBODY),
    Door("POST", "/account/password", own.change_password, EVERYBODY),
)


def home_of(roles: frozenset[Role]) -> str:
    """Where an account of these roles starts."""
    for path in ("/", "/cases", "/sites", "/audit"):
        if any(door.path == path and door.method == "GET" and door.roles & roles for door in DOORS):
            return path
    return "/account"
