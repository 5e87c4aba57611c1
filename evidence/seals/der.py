"""As much DER (X.690) as a time-stamp query and the content of a token need."""

from __future__ import annotations

from collections.abc import Iterator

BOOLEAN, INTEGER, OCTETS, OID, GENERALIZED_TIME, SEQUENCE = 0x01, 0x02, 0x04, 0x06, 0x18, 0x30


def encode(tag: int, *parts: bytes) -> bytes:
    """One element around its content, which is shorter than 64 KiB."""
    body = b"".join(parts)
    size = len(body)
    length = bytes([size]) if size < 128 else b"\x81" + bytes([size]) if size < 256 else b"\x82" + size.to_bytes(2)
    return bytes([tag]) + length + body


def integer(value: int) -> bytes:
    """A number from 0."""
    return encode(INTEGER, value.to_bytes(value.bit_length() // 8 + 1))


def oid(dotted: str) -> bytes:
    """An object identifier. Raises ValueError when it is not written as one."""
    first, second, *rest = (int(part) for part in dotted.split("."))
    if not (0 <= first <= 2 and 0 <= second < (40 if first < 2 else 1 << 16)) or any(part < 0 for part in rest):
        raise ValueError(f"{dotted} is no object identifier")
    return encode(OID, *(_base128(part) for part in (40 * first + second, *rest)))


def elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Tag and content of the elements that stand side by side. Raises ValueError when they are not whole."""
    while data:
        if len(data) < 2:
            raise ValueError("cut short")
        tag, size, start = data[0], data[1], 2
        if size > 127:
            start += size & 127
            size = int.from_bytes(data[2:start])
        if start + size > len(data):
            raise ValueError("cut short")
        yield tag, data[start : start + size]
        data = data[start + size :]


def _base128(value: int) -> bytes:
    septets = [value & 127]
    while value := value >> 7:
        septets.append(value & 127 | 128)
    return bytes(reversed(septets))
