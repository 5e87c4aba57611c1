"""The reviewer's desk: server-rendered pages where people look at flagged clusters and decide.

app = create_app(store, settings)
"""

from review.access import hash_password
from review.app import create_app

__all__ = ["create_app", "hash_password"]
