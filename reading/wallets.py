"""Crypto wallets whose checksum holds: Bitcoin and Litecoin (base58check, bech32, bech32m), Tron, Ethereum, Monero."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from model import Finding, FindingKind
from reading.keccak import keccak256
from reading.passage import Passage

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VERSIONS = {0x00: "btc", 0x05: "btc", 0x30: "ltc", 0x32: "ltc", 0x41: "trx", 0x1E: "doge"}
_WALLET = re.compile(
    r"(?<![A-Za-z0-9])(?:(?P<eth>0x[0-9a-fA-F]{40})|(?P<bech>(?:bc1|ltc1|BC1|LTC1)[02-9ac-hj-np-zAC-HJ-NP-Z]{11,87})"
    r"|(?P<xmr>[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?)"
    r"|(?P<base>[13LMTD][1-9A-HJ-NP-Za-km-z]{25,34}))(?![A-Za-z0-9])"
)

_LONG = re.compile("[A-Za-z0-9]{14}")  # the shortest that is looked at


def read_wallets(passage: Passage, earlier: tuple[Finding, ...]) -> Iterator[Finding]:
    """Wallet addresses; `unit` is the currency. An Ethereum address in one case has no checksum and less confidence."""
    for match in _WALLET.finditer(passage.text) if _LONG.search(passage.text) else ():
        unit, confidence = _check(match)
        if unit:
            raw = match.group()
            value = raw if match["base"] or match["xmr"] else raw.lower()
            yield Finding(
                FindingKind.WALLET, value, match.start(), match.end(), raw, confidence, passage.field, unit=unit
            )


def _check(match: re.Match[str]) -> tuple[str, float]:
    if match["eth"]:
        return _check_eth(match["eth"])
    if match["bech"]:
        return (
            (match["bech"][:3].lower().rstrip("1").replace("bc", "btc"), 0.99)
            if _check_bech32(match["bech"])
            else ("", 0.0)
        )
    return (
        ("xmr" if _check_monero(match["xmr"]) else "", 0.99) if match["xmr"] else (_check_base58(match["base"]), 0.99)
    )


def _check_monero(address: str) -> bool:
    """Monero's base58: blocks of eleven characters for eight bytes, the last of seven for five; Keccak's first four."""
    data = b""
    for start in range(0, len(address), 11):
        block, number = address[start : start + 11], 0
        for character in block:
            number = number * 58 + _BASE58.index(character)
        size = 8 if len(block) == 11 else 5
        if number >> (8 * size):
            return False
        data += number.to_bytes(size, "big")
    return keccak256(data[:-4])[:4] == data[-4:]


def _check_base58(address: str) -> str:
    number = 0
    for character in address:
        number = number * 58 + _BASE58.index(character)
    if number >> 200:
        return ""
    data = number.to_bytes(25, "big")
    whole = hashlib.sha256(hashlib.sha256(data[:21]).digest()).digest()[:4] == data[21:]
    return _VERSIONS.get(data[0], "") if whole else ""


def _check_bech32(address: str) -> bool:
    """BIP 173 and BIP 350."""
    if address not in (address.lower(), address.upper()):
        return False
    human, _, data = address.lower().rpartition("1")
    if not all(character in _BECH32 for character in data):
        return False
    values = [ord(c) >> 5 for c in human] + [0] + [ord(c) & 31 for c in human] + [_BECH32.index(c) for c in data]
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> bit & 1 else 0
    return check in (1, 0x2BC830A3)


def _check_eth(address: str) -> tuple[str, float]:
    """EIP-55: the case of each letter carries a checksum, when there are two cases."""
    digits = address[2:]
    if digits in (digits.lower(), digits.upper()):
        return "eth", 0.8
    marks = keccak256(digits.lower().encode()).hex()
    right = all(not c.isalpha() or c.isupper() == (int(mark, 16) >= 8) for c, mark in zip(digits, marks, strict=False))
    return ("eth", 0.99) if right else ("", 0.0)
