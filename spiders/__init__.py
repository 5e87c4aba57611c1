"""From a page to an ad: site definitions, the strict parser they drive, and the one spider that follows them."""

from spiders.definition import load, start_tasks
from spiders.result import Page, PageResult, PageState

__all__ = ["Page", "PageResult", "PageState", "load", "start_tasks"]
