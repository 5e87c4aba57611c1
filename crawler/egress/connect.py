"""Resolve once, check every answer, connect to the checked address, verify the chain before a byte is sent."""

from __future__ import annotations

import asyncio
import hashlib
import re
import socket
import ssl
import time
import warnings
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, lru_cache
from ipaddress import ip_address
from typing import SupportsIndex
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from crawler.egress.addresses import forbidden
from model import RefusalReason, Refused, VigieError, is_short_url

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]

OPENSSL_VERSION = ssl.OPENSSL_VERSION
CONNECT_TIMEOUT_S = 10.0
MOST_TRIED = 4  # of the addresses that a name has; all of them are checked
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ODD = re.compile(r"[\x00-\x20\x7f\\]")


class FetchFailed(VigieError):
    """No response came: no such name, no connection, no handshake, no byte within the time. Worth another try later."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host (lower case, without brackets) and port."""

    scheme: str
    host: str
    port: int

    @property
    def authority(self) -> str:
        """`host[:port]`, the port only where it is not the scheme's own, as site definitions and `Host` write it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Policy:
    """Where connections may go: a closed list of `host[:port]`, and loopback only in training."""

    hosts: frozenset[str]
    training: bool = False

    def admit(self, url: str) -> Origin:
        """The origin of `url`; `Refused` for another scheme, user names, odd characters or a host not on the list."""
        origin = read_origin(url)
        if origin.authority not in self.hosts:
            raise Refused(RefusalReason.HOST_NOT_LISTED, origin.authority)
        return origin

    def check(self, addresses: Sequence[str]) -> None:
        """`Refused` unless every one of `addresses` may be connected: one bad answer spoils the name."""
        for address in addresses:
            why = forbidden(address, training=self.training)
            if why:
                raise Refused(RefusalReason.ADDRESS_FORBIDDEN, f"{address}: {why}")


@dataclass(frozen=True, slots=True)
class Tls:
    """What the handshake showed. `chain` holds the certificates as sent, in DER, the server's own first.

    `sni` is the server name that was asked for; empty where the host is an address, which has none (RFC 6066).
    """

    version: str
    cipher: str
    chain: tuple[bytes, ...]
    sni: str = ""

    @property
    def digests(self) -> tuple[str, ...]:
        """SHA-256 of each certificate."""
        return tuple(hashlib.sha256(certificate).hexdigest() for certificate in self.chain)


class BadCertificate(VigieError):
    """The chain does not verify for the host; nothing was sent. Carries what the server showed."""

    def __init__(self, why: str, connected: Connected, tls: Tls) -> None:
        self.why, self.connected, self.tls = why, connected, tls
        super().__init__(f"certificate not accepted: {why}")


class CountingReader(asyncio.StreamReader):
    """A stream that knows how much ever arrived, so that bytes nobody asked for are noticed."""

    arrived = 0

    def feed_data(self, data: Iterable[SupportsIndex]) -> None:
        received = bytes(data)
        self.arrived += len(received)
        super().feed_data(received)


@dataclass(slots=True, eq=False)
class Connected:
    """An open connection to a checked address (`ip:port`).

    `times` says when, by the monotonic clock in seconds, its name was resolved (dns), it stood (tcp) and was secured
    (tls). `facts` is what is said of it with every answer: see docs/evidence.md.
    """

    reader: CountingReader
    writer: asyncio.StreamWriter
    address: str
    times: tuple[tuple[str, float], ...] = ()
    facts: dict[str, object] = field(default_factory=dict)
    uses: int = 0  # requests sent over it
    tls: Tls | None = None
    idle_since: float = 0.0
    taken: int = 0  # bytes that belong to answers already read

    @property
    def quiet(self) -> bool:
        """Whether the server is still there and has said nothing unasked: else the next answer would be a false one."""
        return self.reader.arrived == self.taken and not self.writer.is_closing() and not self.reader.at_eof()

    def close(self) -> None:
        self.writer.transport.abort()


@lru_cache(maxsize=256)  # asked four times for each request: by gate, robots.txt, policy and client
def read_origin(url: str) -> Origin:
    """Scheme, host and port of an absolute http or https address; `Refused` when it is written oddly."""
    if _ODD.search(url):
        raise Refused(RefusalReason.HOST_NOT_LISTED, "address with a space, backslash or control character")
    if not is_short_url(url):
        raise Refused(RefusalReason.HOST_NOT_LISTED, "address longer than any")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused(RefusalReason.HOST_NOT_LISTED, "address that cannot be read") from error
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        scheme = (
            parts.scheme if re.fullmatch("[a-z]{1,10}", parts.scheme) else "missing or odd"
        )  # a page may write more
        raise Refused(RefusalReason.HOST_NOT_LISTED, f"scheme {scheme}")
    if "@" in parts.netloc:
        raise Refused(RefusalReason.HOST_NOT_LISTED, "address with a user name")
    return Origin(parts.scheme, parts.hostname.rstrip("."), port or _DEFAULT_PORTS[parts.scheme])


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """Every address that the system's resolver gives for `host`."""
    answers = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


async def connect(
    origin: Origin,
    policy: Policy,
    *,
    resolve: Resolver = system_resolver,
    anchors: Store | None = None,
    tunnel: bool = False,
) -> Connected:
    """A connection to a checked address of `origin`; with `tunnel` the bytes alone, TLS being the caller's affair.

    Raises `Refused` (an answer is forbidden), `FetchFailed`, `BadCertificate` (before anything is sent).
    """
    addresses = await _addresses(origin, policy, resolve)
    resolved = time.monotonic()
    context = _unverified() if origin.scheme == "https" and not tunnel else None
    failure: Exception | None = None
    for address in addresses[:MOST_TRIED]:
        try:
            connected = await asyncio.wait_for(_open(address, origin, context), CONNECT_TIMEOUT_S)
        except (OSError, TimeoutError) as error:
            failure = error
            continue
        connected.times = (("dns", resolved), *connected.times)
        connected.facts = {"ips": tuple(addresses)}
        if context:
            _judge(connected, origin.host, anchors)
        return connected
    raise FetchFailed(f"no connection: {_short(failure)}") from failure


async def _open(address: str, origin: Origin, context: ssl.SSLContext | None) -> Connected:
    loop = asyncio.get_running_loop()
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    plain = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        plain.setblocking(False)
        await loop.sock_connect(plain, (address, origin.port))
        times = [("tcp", time.monotonic())]
        reader = CountingReader()
        transport, protocol = await loop.create_connection(
            lambda: asyncio.StreamReaderProtocol(reader),
            sock=plain,
            ssl=context,
            server_hostname=origin.host if context else None,
        )
    except BaseException:
        plain.close()
        raise
    if context:
        times.append(("tls", time.monotonic()))
    writer = asyncio.StreamWriter(transport, protocol, reader, loop)
    return Connected(reader, writer, f"{address}:{origin.port}", tuple(times))


async def _addresses(origin: Origin, policy: Policy, resolve: Resolver) -> Sequence[str]:
    try:
        addresses = await asyncio.wait_for(resolve(origin.host, origin.port), CONNECT_TIMEOUT_S)
    except (OSError, TimeoutError, UnicodeError) as error:
        raise FetchFailed(f"name not resolved: {_short(error)}") from error
    if not addresses:
        raise FetchFailed("name not resolved: no address")
    policy.check(addresses)
    return addresses


def _short(error: Exception | None) -> str:
    return type(error).__name__ if error is None or not str(error) else str(error).partition("(_ssl")[0].strip()[:200]


@cache
def _unverified() -> ssl.SSLContext:
    """A context that shows every chain; `_verify` judges it, so that a bad one is kept as evidence too."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_alpn_protocols(["http/1.1"])
    return context


def _judge(connected: Connected, host: str, anchors: Store | None) -> None:
    """Note what the handshake showed and what it is worth; `BadCertificate` when the chain does not verify."""
    tls = connected.tls = _shown(connected.writer, host)
    shown = {"tls": tls.version, "cipher": tls.cipher, "sni": tls.sni}
    connected.facts |= {name: value for name, value in shown.items() if value}
    connected.facts |= {"chain_sha256": tls.digests, "certificate": "trusted"}
    try:
        _verify(tls, host, anchors)
    except (VerificationError, ValueError, IndexError) as error:
        connected.close()
        connected.facts["certificate"] = _short(error)
        raise BadCertificate(_short(error), connected, tls) from error


def _shown(writer: asyncio.StreamWriter, host: str) -> Tls:
    shown = writer.get_extra_info("ssl_object")
    cipher = shown.cipher()
    sni = host if isinstance(_subject(host), x509.DNSName) else ""
    return Tls(shown.version() or "", cipher[0] if cipher else "", tuple(_chain(shown)), sni)


def _chain(shown: ssl.SSLObject) -> list[bytes]:
    """The chain as sent: public from Python 3.13 on, before that a call of the inner object."""
    if hasattr(shown, "get_unverified_chain"):
        return list(shown.get_unverified_chain())
    certificates = getattr(shown, "_sslobj").get_unverified_chain() or ()  # noqa: B009  typeshed does not know it
    return [certificate.public_bytes(2) for certificate in certificates]  # 2: ssl's ENCODING_DER


@cache
def system_anchors() -> Store:
    """The authorities that the system trusts; `FetchFailed` when it has none."""
    return read_anchors(ssl.create_default_context().get_ca_certs(binary_form=True))


def read_anchors(certificates: Sequence[bytes]) -> Store:
    """A store of trusted authorities from certificates in DER."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)  # old roots with odd serial numbers
        loaded = [x509.load_der_x509_certificate(certificate) for certificate in certificates]
    if not loaded:
        raise FetchFailed("this machine trusts no certificate authority (Debian: install ca-certificates)")
    return Store(loaded)


def _verify(tls: Tls, host: str, anchors: Store | None) -> None:
    chain = [x509.load_der_x509_certificate(certificate) for certificate in tls.chain]
    builder = PolicyBuilder().store(anchors or system_anchors()).time(datetime.now(UTC).replace(tzinfo=None))
    builder.build_server_verifier(_subject(host)).verify(chain[0], chain[1:])


def _subject(host: str) -> x509.DNSName | x509.IPAddress:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)
