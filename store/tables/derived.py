"""What was worked out from ads: findings, links, clusters and their features; and people's word on pairs."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Float, ForeignKey, Index, LargeBinary, Table, Text

from store.tables.feature_columns import FEATURE_COLUMNS
from store.tables.schema import RowNumber, maybe, metadata, moment, number, row_id, said, text, to

reading = Table("reading", metadata, to("ad_version.id", "version", primary_key=True), text("reader"))

finding = Table(
    "finding",
    metadata,
    row_id(),
    to("ad_version.id", "version"),
    text("kind"),
    said("value"),
    number("start"),
    number("end"),
    said("raw"),
    Column("confidence", Float, nullable=False),
    text("field"),
    Column("disguise", Float, nullable=False),
    Column("accepted", Boolean, nullable=False),
    maybe("unit"),
    maybe("per"),
    Index(None, "version"),
    Index(None, "kind", "value"),
)

link = Table(
    "link",
    metadata,
    Column("level", Text, primary_key=True),
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    text("state"),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    moment("at"),
    Index(None, "left"),
    Index(None, "right"),
)

hub = Table(
    "hub",
    metadata,
    row_id(),
    text("level"),
    text("signal"),
    said("value"),
    number("ads"),
    Column("spread", Float, nullable=False),
    text("why"),
    Column("since", JSON, nullable=False, server_default="[]"),
    moment("at"),
    Index(None, "value"),
)

judgement = Table(
    "judgement",
    metadata,
    row_id(),
    text("level"),
    text("left"),
    text("right"),
    text("sameness"),
    text("account"),
    text("why"),
    moment("at"),
    Index(None, "level", "left", "right"),
    Index(None, "right"),
)

# A merged cluster points to where most of its ads are now, always in one step.
cluster = Table(
    "cluster",
    metadata,
    Column("id", Text, primary_key=True),
    text("level"),
    moment("born"),
    moment("retired_at", nullable=True),
    maybe("merged_into"),
    Index(None, "merged_into"),
    Index(None, "level"),
)

member = Table(
    "member",
    metadata,
    Column("level", Text, primary_key=True),
    Column("ad_key", Text, primary_key=True),
    to("cluster.id", "cluster"),
    Index(None, "cluster"),
    Index(None, "ad_key"),
)

# What linking remembers from one run to the next; made again whenever it is lost.
sheet = Table(
    "sheet",
    metadata,
    Column("ad", BigInteger, ForeignKey("ad.id"), primary_key=True, autoincrement=False),
    text("mark"),
    text("stamp"),
    moment("posted_at", nullable=True),
    moment("first_seen"),
    maybe("place"),
    Column("words", LargeBinary, nullable=False),
    Column("pictures", JSON, nullable=False),
    Column("found", JSON, nullable=False),
    Column("contacts", JSON, nullable=False),
    Column("weighed", JSON, nullable=False),
)

# How the values and words of an ad were weighed in the last run: for comparing any two ads.
weighing = Table(
    "weighing",
    metadata,
    Column("ad", BigInteger, ForeignKey("ad.id"), primary_key=True, autoincrement=False),
    Column("value", JSON, nullable=False),
)

remembered = Table(
    "remembered",
    metadata,
    Column("name", Text, primary_key=True),
    Column("part", BigInteger, primary_key=True, autoincrement=False),
    Column("value", LargeBinary, nullable=False),
)

cluster_event = Table(
    "cluster_event",
    metadata,
    row_id(),
    text("kind"),
    text("cluster"),
    text("level"),
    Column("others", JSON, nullable=False),
    text("cause"),
    moment("at"),
    Index(None, "cluster"),
)

# Ads of an event as rows, so that an erased ad can be taken out of history.
event_ad = Table(
    "event_ad",
    metadata,
    to("cluster_event.id", "event", primary_key=True),
    Column("added", Boolean, primary_key=True),
    Column("position", RowNumber, primary_key=True, autoincrement=False),
    text("ad_key"),
    Index(None, "ad_key"),
)

feature = Table(
    "feature",
    metadata,
    to("cluster.id", "cluster", primary_key=True),
    moment("computed_at"),
    *(Column(name, Float, nullable=True) for name in FEATURE_COLUMNS),
)

carrier = Table(
    "carrier",
    metadata,
    to("cluster.id", "cluster", primary_key=True),
    Column("feature", Text, primary_key=True),
    Column("ad_key", Text, primary_key=True),
    number("position"),
    Index(None, "ad_key"),
)

feature_change = Table(
    "feature_change",
    metadata,
    row_id(),
    to("cluster.id", "cluster"),
    moment("at"),
    text("feature"),
    Column("value", Float, nullable=True),
    Index(None, "cluster"),
)
