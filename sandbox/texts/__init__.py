"""Sentences of the town, by language and topic, and the small grammar that varies them."""

from sandbox.texts.grammar import expand, has_topic, lines

__all__ = ["expand", "has_topic", "lines"]
