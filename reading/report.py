"""The JSON object that `vigie read` prints for a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from model import Finding, FindingKind
from reading.read import read_text

_LISTS: dict[str, tuple[FindingKind, tuple[str, ...]]] = {
    "emails": (FindingKind.EMAIL, ("disguise",)),
    "handles": (FindingKind.HANDLE, ("network",)),
    "urls": (FindingKind.URL, ()),
    "ibans": (FindingKind.IBAN, ()),
    "wallets": (FindingKind.WALLET, ("currency",)),
    "prices": (FindingKind.PRICE, ("currency", "per")),
    "ages": (FindingKind.AGE, ()),
    "names": (FindingKind.NAME, ()),
    "companies": (FindingKind.COMPANY, ("register",)),
    "places": (FindingKind.PLACE, ("country",)),
    "pay": (FindingKind.PAY, ("currency", "per")),
    "hours": (FindingKind.HOURS, ("unit", "per")),
}
_EXTRA: dict[str, Callable[[Finding], Any]] = {
    "disguise": lambda f: f.disguise,
    "network": lambda f: f.unit,
    "currency": lambda f: f.unit,
    "register": lambda f: f.unit,
    "country": lambda f: f.unit,
    "unit": lambda f: f.unit,
    "per": lambda f: f.per,
}


def describe(text: str, region: str, id: str) -> dict[str, Any]:
    """The object of `vigie read` (docs/interfaces): `phones` are the accepted numbers, `weak` every other reading.

    Items carry `start`, `end` (code points of `text`), `raw`, `confidence`; `value` unless they are telephone numbers,
    which carry `e164` and `disguise`; items of `weak` also `kind`.
    """
    findings = sorted(read_text(text, region), key=lambda f: (f.start, f.end))
    language = next((f.value for f in findings if f.kind is FindingKind.LANGUAGE), None)
    described: dict[str, Any] = {
        "id": id,
        "phones": [_phone(f) for f in findings if f.kind is FindingKind.PHONE and f.accepted],
        "weak": [_weak(f) for f in findings if not f.accepted],
    }
    for name, (kind, extra) in _LISTS.items():
        described[name] = [_item(f, extra) for f in findings if f.kind is kind and f.accepted]
    described["language"] = language
    return described


def _phone(found: Finding) -> dict[str, Any]:
    return {"e164": found.value, **_place(found), "disguise": found.disguise}


def _weak(found: Finding) -> dict[str, Any]:
    if found.kind is FindingKind.PHONE:
        return {"kind": "phone", **_phone(found)}
    return {"kind": found.kind.value, "value": found.value, **_place(found)}


def _item(found: Finding, extra: tuple[str, ...]) -> dict[str, Any]:
    return {"value": found.value, **_place(found), **{name: _EXTRA[name](found) for name in extra}}


def _place(found: Finding) -> dict[str, Any]:
    return {"start": found.start, "end": found.end, "raw": found.raw, "confidence": found.confidence}
