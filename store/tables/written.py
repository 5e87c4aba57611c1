"""What is written inside pictures, and which versions' findings it was read into."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Table, Text

from store.tables.schema import metadata, said, text, to

picture_text = Table(
    "picture_text",
    metadata,
    Column("sha256", Text, primary_key=True),
    text("reader"),
    said("text"),
    Column("lines", JSON, nullable=False),
    Index(None, "reader"),
)

# The findings themselves stand among those of the version, in the field `picture:<sha256>`.
picture_finding = Table(
    "picture_finding",
    metadata,
    to("ad_version.id", "version", primary_key=True),
    Column("sha256", Text, primary_key=True),
    text("reader"),
    Index(None, "sha256"),
)
