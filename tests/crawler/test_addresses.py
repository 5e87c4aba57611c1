"""Which addresses may be connected, and how a spelling cannot change that."""

import asyncio
from ipaddress import IPv6Address

import pytest

from crawler.egress.addresses import embedded, forbidden
from crawler.egress.connect import Policy, connect, read_origin, system_resolver
from model import RefusalReason, Refused


def words(text: str) -> list[str]:
    return text.split()


FORBIDDEN = words("""
0.0.0.0 0.0.0.1 0.255.255.255 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.1.2.3 127.255.255.255
168.63.129.16 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.8 192.0.0.170
192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.168.0.1 192.168.255.255 192.175.48.1 198.18.0.1 198.19.255.255
198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.254 255.255.255.255
:: ::1 ::7f00:1 ::127.0.0.1 ::10.0.0.1 ::ffff:127.0.0.1 ::ffff:10.1.2.3 ::ffff:169.254.169.254 ::ffff:0:7f00:1
64:ff9b::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b::10.0.0.1 64:ff9b:1::1 64:ff9b:1:fffe::8.8.8.8
100::1 100:0:0:1::1 2001::1 2001:0:7f00:1:: 2001:0:4136:e378:8000:63bf:80ff:fffe 2001:1::1 2001:2::1 2001:3::1
2001:10::1 2001:20::1 2001:30::1 2001:db8::1 2002:7f00:1:: 2002:a00:1:: 2002:808:808:: 2620:4f:8000::1 3fff::1
3fff:fff::1 4000::1 5f00::1 8000::1 fc00::1 fd00:ec2::254 fdff:ffff::1 fe80::1 fe80::1%eth0 febf::1 fec0::1 ff00::1
ff02::1 ff05::2 ff0e::1 ::2 1::1 200::1 e000::1
""")

ALLOWED = words("""
1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1 168.63.129.15
169.253.255.255 169.255.0.1 172.15.255.255 172.32.0.1 191.255.255.255 192.0.1.1 192.167.255.255 192.169.0.1
198.17.255.255 198.20.0.1 223.255.255.255 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2001:200::1 2001:4860:4860::8888
2606:4700::1111 2a00:1450:4001::1 2003::1 3ffe:ffff::1
""")

SPELLINGS = words("""
2130706433 0x7f000001 0x7f.0.0.1 0x7f.1 127.1 127.0.1 0177.0.0.1 0177.1 017700000001 0 0x0 0.0 127.00.00.01
0x7f.0x0.0x0.0x1 3232235521 0xc0a80001 192.168.1 10.1 0xa.0.0.1 012.0.0.1 2852039166 0xa9fea9fe 169.254.43518
0251.0376.0251.0376
""")


@pytest.mark.parametrize("address", FORBIDDEN)
def test_special_purpose_address_is_forbidden(address: str):
    assert forbidden(address)


@pytest.mark.parametrize("address", ALLOWED)
def test_public_address_is_allowed(address: str):
    assert forbidden(address) is None


def test_table_is_as_long_as_promised():
    assert len(set(FORBIDDEN)) >= 80


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spelling_does_not_hide_the_address(spelling: str):
    policy = Policy(frozenset({spelling}))
    with pytest.raises(Refused) as caught:
        asyncio.run(connect(policy.admit(f"http://{spelling}/"), policy))

    assert caught.value.reason is RefusalReason.ADDRESS_FORBIDDEN


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
def test_training_reaches_loopback(address: str):
    assert forbidden(address, training=True) is None


@pytest.mark.parametrize("address", ["8.8.8.8", "10.0.0.1", "::", "0.0.0.0", "64:ff9b::7f00:1", "2002:7f00:1::"])
def test_training_reaches_nothing_but_loopback(address: str):
    assert forbidden(address, training=True)


@pytest.mark.parametrize("text", ["", "localhost", "127.1", "0x7f000001", "1.2.3.4.5", "[::1]"])
def test_what_is_no_numerical_address_is_forbidden(text: str):
    assert forbidden(text)


@pytest.mark.parametrize(
    ("address", "inner"),
    [
        ("::ffff:1.2.3.4", "1.2.3.4"),
        ("64:ff9b::1.2.3.4", "1.2.3.4"),
        ("2002:102:304::", "1.2.3.4"),
        ("2001:0:4136:e378:8000:63bf:fefd:fcfb", "1.2.3.4"),
    ],
)
def test_embedded_address_is_unwrapped(address: str, inner: str):
    assert str(embedded(IPv6Address(address))) == inner


@pytest.mark.parametrize(
    "url",
    [
        "ftp://site.example/",
        "file:///etc/passwd",
        "data:text/html,x",
        "gopher://site.example/",
        "http://user@site.example/",
        "http://user:word@site.example/",
        "http://site.example@evil.example/",
        "http://site.example\\@evil.example/",
        "http:\\\\site.example/",
        "http://site.example/\r\nHost: evil.example",
        "http://site.example:99999/",
        "http://site.example:8080/",
        "https://site.example:80/",
        "http://evil.example/",
        "http://site.example.evil.example/",
        "http:///path",
        "//site.example/",
        "/path",
        "",
        "http://[::1",
        "http://site.example /",
    ],
)
def test_odd_or_unlisted_address_is_refused(url: str):
    with pytest.raises(Refused) as caught:
        Policy(frozenset({"site.example"})).admit(url)

    assert caught.value.reason is RefusalReason.HOST_NOT_LISTED


@pytest.mark.parametrize(
    ("url", "authority"),
    [
        ("http://site.example/", "site.example"),
        ("https://SITE.example/", "site.example"),
        ("http://site.example./", "site.example"),
        ("http://site.example:80/", "site.example"),
        ("http://[2001:200::1]:81/", "[2001:200::1]:81"),
    ],
)
def test_listed_host_is_admitted_however_written(url: str, authority: str):
    assert Policy(frozenset({authority})).admit(url).authority == authority


def test_one_bad_answer_spoils_the_name():
    async def mixed(host: str, port: int) -> list[str]:
        return ["8.8.8.8", "1.1.1.1", "10.0.0.1"]

    policy = Policy(frozenset({"site.example"}))
    with pytest.raises(Refused, match=r"10\.0\.0\.1"):
        asyncio.run(connect(policy.admit("http://site.example/"), policy, resolve=mixed))


def test_rebinding_name_is_resolved_once_and_the_checked_address_connected():
    asked: list[str] = []

    async def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    async def scene() -> str:
        server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        policy = Policy(frozenset({f"town.example:{port}"}), training=True)
        connected = await connect(policy.admit(f"http://town.example:{port}/"), policy, resolve=rebinding)
        connected.close()
        server.close()
        return connected.address

    assert asyncio.run(scene()).startswith("127.0.0.1:")
    assert asked == ["town.example"]


def test_rebinding_on_the_next_connection_is_refused():
    answers = iter((["8.8.8.8"], ["127.0.0.1"]))

    async def rebinding(host: str, port: int) -> list[str]:
        return next(answers)

    policy = Policy(frozenset({"site.example"}))
    policy.check(asyncio.run(rebinding("site.example", 80)))
    with pytest.raises(Refused):
        asyncio.run(connect(policy.admit("http://site.example/"), policy, resolve=rebinding))


def test_the_systems_resolver_knows_loopback():
    assert "127.0.0.1" in asyncio.run(system_resolver("localhost", 80)) or "::1" in asyncio.run(
        system_resolver("localhost", 80)
    )


def test_address_longer_than_any_is_refused() -> None:
    short = "http://127.0.0.1:1/" + "x" * 1_900

    assert read_origin(short).port == 1
    with pytest.raises(Refused, match="longer than any"):
        read_origin(short + "é" * 100)


@pytest.mark.parametrize("scheme", ["anna-0470123456", "tel", "x" * 11])
def test_refusal_repeats_no_scheme_that_a_page_made_up(scheme: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_origin(f"{scheme}://host/")

    assert ("0470" in refusal.value.detail, "x" * 11 in refusal.value.detail) == (False, False)
