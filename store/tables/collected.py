"""What came in: runs, the frontier, captures, faults, ads and their photos; and when a site is due."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, Table, Text, UniqueConstraint
from sqlalchemy import text as sql

from store.tables.schema import Moment, maybe, metadata, moment, number, row_id, said, text, to

run = Table(
    "run",
    metadata,
    Column("id", Text, primary_key=True),
    text("site"),
    text("sweep"),
    text("mandate"),
    text("account"),
    text("definition_sha256"),
    moment("started"),
    text("state"),
    moment("ended", nullable=True),
    moment("heartbeat"),
    Column("counts", JSON, nullable=False),
    text("message"),
    Index(None, "site", "started"),
    Index(None, "sweep"),
)

sweep = Table(
    "sweep",
    metadata,
    Column("id", Text, primary_key=True),
    text("site"),
    moment("opened_at"),
    moment("closed_at", nullable=True),
    Index(
        "uq_sweep_open", "site", unique=True,
        sqlite_where=sql("closed_at IS NULL"), postgresql_where=sql("closed_at IS NULL"),
    ),
)  # fmt: skip

task = Table(
    "task",
    metadata,
    row_id(),
    to("sweep.id", "sweep"),
    said("url"),
    text("kind"),
    number("depth"),
    number("tries"),
    said("context"),
    text("state"),
    maybe("run"),
    moment("due_at", nullable=True),  # due: not before; leased: until; None: at once
    text("why"),
    UniqueConstraint("sweep", "url"),
    Index(None, "sweep", "state", "id"),
    Index(None, "run", "state"),
)

capture = Table(
    "capture",
    metadata,
    Column("id", Text, primary_key=True),
    maybe("run"),
    text("site"),
    text("kind"),
    said("url"),
    text("method"),
    Column("status", Integer, nullable=False),
    moment("requested_at"),
    moment("received_at"),
    maybe("address"),
    said("content_type"),
    text("payload_sha256"),
    text("block_sha256"),
    number("size"),
    text("warc_file"),
    number("offset"),
    number("length"),
    text("verdict"),
    maybe("source"),
    said("detail"),
    to("capture.id", "refers_to", nullable=True),
    maybe("request_sha256"),
    Index(None, "run"),
    Index(None, "source"),
    Index(None, "url", "payload_sha256", "refers_to"),  # those with a body of their own refer to none
    Index(None, "refers_to", sqlite_where=sql("refers_to IS NOT NULL"), postgresql_where=sql("refers_to IS NOT NULL")),
    Index(None, "warc_file", "offset"),
)

fault = Table(
    "fault",
    metadata,
    row_id(),
    text("kind"),
    text("site"),
    said("url"),
    said("detail"),
    maybe("run"),
    maybe("capture"),
    moment("at"),
    Index(None, "run"),
    Index(None, "url"),
    Index(None, "capture"),
)

ad = Table(
    "ad",
    metadata,
    row_id(),
    text("key", unique=True),
    text("site"),
    number("versions"),
    moment("first_seen"),
    moment("last_seen"),
    text("state"),
    moment("missed_at", nullable=True),
    Index(None, "site", "state"),
)

# The newest version of an ad is the one whose number equals ad.versions.
ad_version = Table(
    "ad_version",
    metadata,
    row_id(),
    to("ad.id", "ad"),
    number("number"),
    text("content_sha256"),
    text("native_id"),
    said("url"),
    text("category"),
    said("title"),
    said("text"),
    said("place", nullable=True),
    said("country", nullable=True),
    said("language", nullable=True),
    moment("posted_at", nullable=True),
    said("price", nullable=True),
    said("currency", nullable=True),
    Column("contacts", JSON, nullable=False),
    Column("reviews", JSON, nullable=False),
    Column("photos", JSON, nullable=False),
    maybe("capture"),
    maybe("run"),
    moment("seen_at"),
    UniqueConstraint("ad", "number"),
    Index(None, "capture"),
    Index(None, "url"),
)

sighting = Table(
    "sighting",
    metadata,
    row_id(),
    to("ad.id", "ad"),
    moment("at"),
    maybe("capture"),
    maybe("run"),
    UniqueConstraint("ad", "capture"),
    Index(None, "ad", "at"),
    Index(None, "run"),
    Index(None, "capture"),
)

# Missed, gone, back: appended, with the capture that shows it where there is one.
ad_life = Table(
    "ad_life",
    metadata,
    row_id(),
    to("ad.id", "ad"),
    text("state"),
    moment("at"),
    maybe("capture"),
    Index(None, "ad"),
    Index(None, "capture"),
)

photo = Table(
    "photo",
    metadata,
    row_id(),
    to("ad.id", "ad"),
    to("ad_version.id", "version"),
    number("position"),
    said("url"),
    maybe("sha256"),
    maybe("capture"),
    UniqueConstraint("version", "position"),
    Index(None, "ad", "url"),
    Index(None, "sha256"),
    Index(None, "capture"),
)

picture = Table(
    "picture",
    metadata,
    Column("sha256", Text, primary_key=True),
    number("width"),
    number("height"),
    text("format"),
    maybe("pdq"),
    maybe("pdq_mirror"),
    number("quality"),
    text("pipeline"),
    said("fault", nullable=True),
    Column("at_ms", BigInteger, nullable=True),
)

seal = Table("seal", metadata, Column("sha256", Text, primary_key=True), text("account"), text("why"), moment("at"))

photo_note = Table(
    "photo_note", metadata, row_id(), text("sha256"), text("text"), text("account"), moment("at"), Index(None, "sha256")
)

plan = Table("plan", metadata, Column("site", Text, primary_key=True), number("every_s"), moment("start"))

slot = Table(
    "slot",
    metadata,
    Column("site", Text, primary_key=True),
    Column("due_at", Moment, primary_key=True),
    text("run"),
    number("skipped"),
)

# An address that was erased, as a keyed digest: a later crawl knows it and does not store it again.
erased_key = Table("erased_key", metadata, Column("key_hmac", Text, primary_key=True), text("tombstone"))

tombstone = Table(
    "tombstone",
    metadata,
    row_id(),
    text("name", unique=True),
    moment("at"),
    text("account"),
    text("why"),
    number("ads"),
    number("rows"),
    number("captures"),
    number("shared_captures"),
)

# Where bytes still lie whose rows are gone; emptied when the evidence room has erased them.
erasing = Table(
    "erasing",
    metadata,
    Column("capture", Text, primary_key=True),
    maybe("run"),
    text("site"),
    text("kind"),
    moment("requested_at"),
    moment("received_at"),
    text("warc_file"),
    number("offset"),
    number("length"),
    number("size"),
)
