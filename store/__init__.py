"""The only room that knows the database: one module per noun it keeps, every function takes the unit (a transaction).

with store.writing() as unit:
    captures.add(unit, [capture])
    ads.ingest(unit, ad, capture.id, run.id, at)
"""

from store import (
    accounts,
    ads,
    alerts,
    audit,
    captures,
    cases,
    clusters,
    erasure,
    faults,
    features,
    findings,
    frontier,
    hashlists,
    integrity,
    jobs,
    links,
    mandates,
    marks,
    photos,
    queue,
    runs,
    schedule,
    sealed,
    search,
    sites,
)
from store.session import Store, Unit, open_store
from store.upgrade import migrate

__all__ = [
    "Store",
    "Unit",
    "accounts",
    "ads",
    "alerts",
    "audit",
    "captures",
    "cases",
    "clusters",
    "erasure",
    "faults",
    "features",
    "findings",
    "frontier",
    "hashlists",
    "integrity",
    "jobs",
    "links",
    "mandates",
    "marks",
    "migrate",
    "open_store",
    "photos",
    "queue",
    "runs",
    "schedule",
    "sealed",
    "search",
    "sites",
]
