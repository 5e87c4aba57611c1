"""The only place with column names: tables by subject, all in one metadata."""

from store.tables import authority, collected, derived, log, people, pictures, written
from store.tables.schema import metadata

__all__ = ["authority", "collected", "derived", "log", "metadata", "people", "pictures", "written"]
