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
    checkpoints,
    clusters,
    erasure,
    faults,
    features,
    findings,
    frontier,
    hashlists,
    integrity,
    jobs,
    leaves,
    links,
    mandates,
    marks,
    photos,
    queue,
    records,
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
    "checkpoints",
    "clusters",
    "erasure",
    "faults",
    "features",
    "findings",
    "frontier",
    "hashlists",
    "integrity",
    "jobs",
    "leaves",
    "links",
    "mandates",
    "marks",
    "migrate",
    "open_store",
    "photos",
    "queue",
    "records",
    "runs",
    "schedule",
    "sealed",
    "search",
    "sites",
]
