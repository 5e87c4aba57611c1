"""The one door to the outside: resolve, check, connect, tee. Every outgoing connection is opened here."""

from crawler.egress.addresses import forbidden
from crawler.egress.connect import BadCertificate, Connected, FetchFailed, Policy, Tls, connect
from crawler.egress.http import Answer, HttpClient, Outgoing
from crawler.egress.wire import Limits

__all__ = [
    "Answer",
    "BadCertificate",
    "Connected",
    "FetchFailed",
    "HttpClient",
    "Limits",
    "Outgoing",
    "Policy",
    "Tls",
    "connect",
    "forbidden",
]
