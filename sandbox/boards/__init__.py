"""The four boards, each built another way. Every module's docstring states its markup exactly."""

from sandbox.boards.board import Answer, Board, Request, Stock
from sandbox.boards.town_api import TownApi
from sandbox.boards.town_cards import TownCards
from sandbox.boards.town_feed import TownFeed
from sandbox.boards.town_pages import TownPages

BOARDS: tuple[type[Board], ...] = (TownPages, TownCards, TownApi, TownFeed)

__all__ = ["BOARDS", "Answer", "Board", "Request", "Stock", "TownApi", "TownCards", "TownFeed", "TownPages"]
