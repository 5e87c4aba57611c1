"""Scrapy as we run it: everything off that opens a port, reads a file, follows, retries or remembers by itself.

Scrapy 2.19 starts a telnet console and a server that executes Python, reads `file:` addresses, accepts 1 GiB bodies and
does not verify certificates (notes/threats-and-faults.md, F9). `tests/crawler/test_settings.py` asserts every value.
"""

from __future__ import annotations

from typing import Any

from scrapy import Request, Spider
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter

from crawler.egress import Limits
from crawler.queue import InOrder

AT_ONCE = 48  # in Scrapy's hands; how many are on the wire is the gate's to say, the others wait at the recorder

OFF: dict[str, Any] = {
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "ADDONS": {},
    "EXTENSIONS_BASE": {},
    "EXTENSIONS": {},
    "SPIDER_MIDDLEWARES_BASE": {},
    "SPIDER_MIDDLEWARES": {},
    "DOWNLOADER_MIDDLEWARES_BASE": {},
    "DOWNLOADER_MIDDLEWARES": {},
    "ITEM_PIPELINES_BASE": {},
    "ITEM_PIPELINES": {},
    "FEEDS": {},
    "FEED_STORAGES_BASE": {},
    "FEED_EXPORTERS_BASE": {},
    "SPIDER_CONTRACTS_BASE": {},
    "SPIDER_MODULES": [],
    "COMMANDS_MODULE": "",
    "JOBDIR": None,
    "HTTPCACHE_ENABLED": False,
    "COOKIES_ENABLED": False,
    "REDIRECT_ENABLED": False,
    "METAREFRESH_ENABLED": False,
    "RETRY_ENABLED": False,
    "COMPRESSION_ENABLED": False,
    "ROBOTSTXT_OBEY": False,  # the gate obeys: it also keeps what it read
    "REFERER_ENABLED": False,
    "HTTPPROXY_ENABLED": False,
    "AUTOTHROTTLE_ENABLED": False,
    "MEMUSAGE_ENABLED": False,
    "STATS_DUMP": False,
    "LOG_ENABLED": False,  # Scrapy's log names addresses; `crawler.run` reports by itself
    "LOG_INSTALL_ROOT_HANDLER": False,
    "LOG_STDOUT": False,
    "DEFAULT_REQUEST_HEADERS": {},
    "DNSCACHE_ENABLED": False,  # a name is resolved once per connection, by egress
}


class Unsaid(LogFormatter):
    """No line for each page, not even one that nobody hears; to say none is `None`, as Scrapy documents it."""

    def crawled(self, request: Request, response: Response, spider: Spider) -> None:  # type: ignore[override]
        return None


def scrapy_settings(handler: type[BaseDownloadHandler], user_agent: str, limits: Limits) -> dict[str, Any]:
    """The settings of one run."""
    return {
        **OFF,
        "BOT_NAME": "vigie",
        "USER_AGENT": user_agent,
        "TWISTED_REACTOR_ENABLED": True,
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "DOWNLOAD_HANDLERS": {
            "http": handler, "https": handler, "data": None, "file": None, "s3": None, "ftp": None,
        },
        "DOWNLOAD_VERIFY_CERTIFICATES": True,  # unused: egress verifies; set in case a handler ever asks
        "DOWNLOAD_MAXSIZE": limits.media,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": limits.total_s,
        "DOWNLOAD_DELAY": 0,  # the gate paces, over all hosts of the site
        "DOWNLOAD_DELAY_JITTER": 0,
        "RANDOMIZE_DOWNLOAD_DELAY": False,
        "CONCURRENT_REQUESTS": AT_ONCE,
        "CONCURRENT_REQUESTS_PER_DOMAIN": AT_ONCE,
        "CONCURRENT_ITEMS": 1,  # no page yields items, and the default starts 100 tasks per page: a third of all CPU
        "SCHEDULER": InOrder,
        "LOG_FORMATTER": Unsaid,
        "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",  # the run counts by itself
        "URLLENGTH_LIMIT": 2083,
    }  # fmt: skip
