"""Small builders for the tests of the reading room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from model import Ad, Category, Finding, FindingKind
from reading import read_text

Values = Callable[[str, str, FindingKind], list[str]]


@pytest.fixture
def values() -> Values:
    """The accepted values of a kind in a text, in the order of their places."""

    def read(text: str, region: str, kind: FindingKind) -> list[str]:
        found = [f for f in read_text(text, region) if f.kind is kind and f.accepted]
        return [f.value for f in sorted(found, key=lambda f: f.start)]

    return read


@pytest.fixture(scope="session")
def one_ad() -> Callable[..., Ad]:
    """An ad of the made-up site, with what a test says of it."""

    def build(title: str = "", text: str = "", contacts: Sequence[str] = (), **said: object) -> Ad:
        category = said.pop("category", Category.MASSAGE)
        return Ad("town", "1", "http://127.0.0.1/1", category, title, text, contacts=tuple(contacts), **said)  # type: ignore[arg-type]

    return build


@pytest.fixture
def of_kind() -> Callable[[Sequence[Finding], FindingKind], list[Finding]]:
    """Findings of a kind, accepted or weak."""

    def pick(findings: Sequence[Finding], kind: FindingKind) -> list[Finding]:
        return [finding for finding in findings if finding.kind is kind]

    return pick
