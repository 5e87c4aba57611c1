"""What is derived from pictures to tell copies of one another: gone with the picture, never there for a sealed one."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Index, LargeBinary, Table, Text

from store.tables.schema import RowNumber, metadata, number, text

# Local features of a picture (part 0, -1 softened) and of the tiles of a collage: see model.PictureFeature.
picture_feature = Table(
    "picture_feature",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("part", RowNumber, primary_key=True, autoincrement=False),
    text("pipeline"),
    Column("box", JSON, nullable=False),
    number("width"),
    number("height"),
    number("distinct"),
    Column("points", LargeBinary, nullable=False),
    Column("straight", LargeBinary, nullable=False),
    Column("mirrored", LargeBinary, nullable=False),
    Column("thumbnail", LargeBinary, nullable=False),
    number("columns"),
)

# Pictures whose matches with all others here are on record, and the version of the matcher that looked.
picture_matched = Table("picture_matched", metadata, Column("sha256", Text, primary_key=True), text("version"))

picture_match = Table(
    "picture_match",
    metadata,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    text("kind"),
    Column("mirrored", Boolean, nullable=False),
    number("turned"),
    Column("bits", RowNumber, nullable=True),
    number("points"),
    Column("left_area", JSON, nullable=False),
    Column("right_area", JSON, nullable=False),
    text("pipeline"),
    Index(None, "right"),
)

# Frames are pictures (`picture`, with a time) that no ad shows by themselves: an ad that shows the video shows them.
video_frame = Table(
    "video_frame",
    metadata,
    Column("sha256", Text, primary_key=True),
    text("video"),
    Index(None, "video"),
)
