"""Scrapy's settings, one by one: what is on by default and must not be."""

import pytest
from scrapy import Spider
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.settings import Settings

from crawler.egress import Limits
from crawler.queue import InOrder
from crawler.settings import OFF, scrapy_settings


class Handler(BaseDownloadHandler):
    async def download_request(self, request):
        raise AssertionError


@pytest.fixture
def settings() -> Settings:
    return Settings(scrapy_settings(Handler, "Vigie/0.1", Limits()))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELNETCONSOLE_ENABLED", False),
        ("REMOTE_CONTROL_ENABLED", False),
        ("JOBDIR", None),
        ("HTTPCACHE_ENABLED", False),
        ("COOKIES_ENABLED", False),
        ("REDIRECT_ENABLED", False),
        ("METAREFRESH_ENABLED", False),
        ("RETRY_ENABLED", False),
        ("COMPRESSION_ENABLED", False),
        ("REFERER_ENABLED", False),
        ("HTTPPROXY_ENABLED", False),
        ("AUTOTHROTTLE_ENABLED", False),
        ("MEMUSAGE_ENABLED", False),
        ("LOG_ENABLED", False),
        ("LOG_STDOUT", False),
        ("STATS_DUMP", False),
        ("DNSCACHE_ENABLED", False),
        ("DOWNLOAD_VERIFY_CERTIFICATES", True),
        ("DOWNLOAD_MAXSIZE", 32 * 1024 * 1024),
        ("DOWNLOAD_TIMEOUT", 60.0),
        ("DOWNLOAD_DELAY", 0),
        ("CONCURRENT_ITEMS", 1),
        ("USER_AGENT", "Vigie/0.1"),
        ("SCHEDULER", InOrder),
        ("SPIDER_MODULES", []),
        ("COMMANDS_MODULE", ""),
        ("TWISTED_REACTOR", "twisted.internet.asyncioreactor.AsyncioSelectorReactor"),
    ],
)
def test_setting_is_as_hardened(settings, name, value):
    assert settings[name] == value


@pytest.mark.parametrize(
    "name",
    ["EXTENSIONS", "SPIDER_MIDDLEWARES", "DOWNLOADER_MIDDLEWARES", "ITEM_PIPELINES", "FEED_STORAGES", "FEED_EXPORTERS"],
)
def test_nothing_is_plugged_in(settings, name):
    assert len(settings.getwithbase(name)) == 0


def test_our_handler_is_the_only_one(settings):
    handlers = {scheme: found for scheme, found in settings.getwithbase("DOWNLOAD_HANDLERS").items() if found}

    assert handlers == {"http": Handler, "https": Handler}


def test_every_setting_that_we_set_exists():
    """A misspelt name would leave Scrapy's default in place without a word."""
    known = set(Settings().keys())

    assert set(OFF) <= known


def test_crawler_made_from_these_settings_has_no_extension(settings):
    crawler = Crawler(Spider, settings)

    assert not crawler.settings.getwithbase("EXTENSIONS")
