"""Which numerical addresses may be connected. Judged on resolved addresses, never on spellings.

The table follows the IANA registries "IPv4 Special-Purpose Address Space" and "IPv6 Special-Purpose Address Space"
(RFC 6890 and successors, read 2026-11), plus multicast and one provider address inside public space. Python's own
`is_private` and `is_global` let a third of these through (notes/threats-and-faults.md, F2).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_V4 = tuple(
    (IPv4Network(block), name)
    for block, name in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private use"),
        ("100.64.0.0/10", "shared address space"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "cloud host service"),  # in public space, yet answered by the machine's own host
        ("169.254.0.0/16", "link local"),
        ("172.16.0.0/12", "private use"),
        ("192.0.0.0/24", "IETF protocol assignments"),
        ("192.0.2.0/24", "documentation"),
        ("192.31.196.0/24", "AS112"),
        ("192.52.193.0/24", "AMT relay"),
        ("192.88.99.0/24", "6to4 relay anycast"),
        ("192.168.0.0/16", "private use"),
        ("192.175.48.0/24", "AS112"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_V6 = tuple(
    (IPv6Network(block), name)
    for block, name in (
        ("::1/128", "loopback"),
        ("::/96", "IPv4-compatible or unspecified"),
        ("64:ff9b:1::/48", "local-use translation"),
        ("100::/64", "discard only"),
        ("100:0:0:1::/64", "dummy prefix"),
        ("2001::/32", "Teredo"),
        ("2001::/23", "IETF protocol assignments"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),
        ("2620:4f:8000::/48", "AS112"),
        ("3fff::/20", "documentation"),
        ("5f00::/16", "segment routing"),
        ("fc00::/7", "unique local"),
        ("fe80::/10", "link local"),
        ("fec0::/10", "site local"),
        ("ff00::/8", "multicast"),
    )
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_TEREDO = IPv6Network("2001::/32")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_GLOBAL_UNICAST = IPv6Network("2000::/3")  # the only block that IANA gives out


def forbidden(address: str, *, training: bool = False) -> str | None:
    """Why `address` (numerical, as a resolver gives it) may not be connected, or `None` when it may.

    A training workspace reaches loopback and nothing else; any other reaches public addresses and nothing else.
    """
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return "not a numerical address"
    if training:
        return None if _is_loopback(parsed) else "training workspaces reach loopback only"
    return _special(parsed)


def embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside a mapped, NAT64, 6to4 or Teredo address."""
    bits = int(address)
    if address in _MAPPED or address in _NAT64:
        return IPv4Address(bits & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return IPv4Address((bits >> 80) & 0xFFFFFFFF)
    if address in _TEREDO:
        return IPv4Address(~bits & 0xFFFFFFFF)
    return None


def _special(address: IPv4Address | IPv6Address) -> str | None:
    if isinstance(address, IPv4Address):
        return next((name for block, name in _V4 if address in block), None)
    inner = embedded(address)
    if inner is not None and (address in _MAPPED or address in _NAT64):
        return _special(inner)
    name = next((name for block, name in _V6 if address in block), None)
    if name and inner is not None:
        return f"{name} around {_special(inner) or 'a public address'}"
    return name or (None if address in _GLOBAL_UNICAST else "not global unicast")


def _is_loopback(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        inner = embedded(address) if address in _MAPPED else None
        return _is_loopback(inner) if inner is not None else address == IPv6Address("::1")
    return address in IPv4Network("127.0.0.0/8")
