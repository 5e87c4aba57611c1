"""What the linker's signals are called wherever people read of them: English message ids of the catalogue `reasons`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SIGNAL_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "phone": "telephone number",
        "contact": "other contact",
        "picture": "picture",
        "room": "room or things",
        "wording": "wording",
        "other-wording": "different wording",
        "other-language": "different languages",
        "other-contacts": "different contacts",
        "two-countries": "two countries on one day",
        "long-gap": "long silence",
    }
)
