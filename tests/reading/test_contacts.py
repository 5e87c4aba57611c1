"""E-mails, handles, links, accounts, wallets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model import FindingKind
from reading import read_text

Values = Callable[[str, str, FindingKind], list[str]]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("mail jan.peeters@example.com svp", "jan.peeters@example.com"),
        ("MARIE@EXAMPLE.BE", "marie@example.be"),
        ("marie (at) example (point) com", "marie@example.com"),
        ("marie [at] example [dot] com", "marie@example.com"),
        ("jan apenstaartje example punt be", "jan@example.be"),
        ("marie.d arobase example.fr", "marie.d@example.fr"),
        ("mia at example dot com", "mia@example.com"),
        ("mia klammeraffe example punkt de", "mia@example.de"),
        ("mia @ example . com".replace(" . ", "."), "mia@example.com"),
        ("mia point b arobase example point me", "mia.b@example.me"),
        ("mia_98*at*example.com", "mia_98@example.com"),
        ("mia{at}example{dot}co.uk", "mia@example.co.uk"),
        ("mia arroba example punto es", "mia@example.es"),
        ("mia.b@ example .com", "mia.b@example.com"),
        ("mia a rond example punct ro", "mia@example.ro"),
        ("olga собака example точка ru", "olga@example.ru"),
        ("mia [chez] example.com", "mia@example.com"),
        ("ｍｉａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "mia@example.com"),
        ("miamade@gmail,com", "miamade@gmail.com"),
        ("miamade@gmail com", "miamade@gmail.com"),
        ("miamade#gmail.com", "miamade@gmail.com"),
        ("miamade_at_hotmail.com", "miamade@hotmail.com"),
        ("miamadearobasegmail.com", "miamade@gmail.com"),
        ("miamade at outlook.fr", "miamade@outlook.fr"),
        ("miamade chez gmail point com", "miamade@gmail.com"),
        ("m i a @ e x a m p l e . c o m", "mia@example.com"),
        ("jan punt peeters at gmail punt com", "jan.peeters@gmail.com"),
        ("mail: jan punt peeters apenstaart telenet punt be", "jan.peeters@telenet.be"),
        ("lola point douce arobase hotmail point fr", "lola.douce@hotmail.fr"),
        ("lola (point) douce (arobase) hotmail (point) fr", "lola.douce@hotmail.fr"),
        ("lola tiret du bas douce arobaze hotmail point fr", "lola_douce@hotmail.fr"),
        ("lola tiret douce arobase hotmail point fr", "lola-douce@hotmail.fr"),
        ("jasmine underscore x at hotmail dot co dot uk", "jasmine_x@hotmail.co.uk"),
        ("jasmine [underscore] x [at] hotmail [dot] co [dot] uk", "jasmine_x@hotmail.co.uk"),
        ("jasmine dash x at gmail dot com", "jasmine-x@gmail.com"),
        ("kim streepje nova apenstaartje gmail punt com", "kim-nova@gmail.com"),
        ("kim liggend streepje nova at gmail punt com", "kim_nova@gmail.com"),
        ("mia Bindestrich b at gmx punkt de", "mia-b@gmx.de"),
        ("mia Unterstrich b klammeraffe gmx punkt de", "mia_b@gmx.de"),
        ("mia guion bajo b arroba gmail punto com", "mia_b@gmail.com"),
        ("mia guion b arroba gmail punto com", "mia-b@gmail.com"),
        ("mia ponto b hifen c arroba gmail ponto com", "mia.b-c@gmail.com"),
        ("mia trattino basso b chiocciola libero punto it", "mia_b@libero.it"),
        ("mia punct b liniuta c arond yahoo punct ro", "mia.b-c@yahoo.ro"),
        ("mia kropka b małpa gmail kropka com", "mia.b@gmail.com"),
        ("mia podkreślnik b małpa example kropka pl", "mia_b@example.pl"),
        ("olga точка m собака example точка ru", "olga.m@example.ru"),
        ("olga нижнее подчеркивание m собака example точка ru", "olga_m@example.ru"),
        ("olga дефис m собака yandex точка ru", "olga-m@yandex.ru"),
        ("jan punt peeters@gmail.com", "jan.peeters@gmail.com"),
        ("jan (punt) peeters@gmail.com", "jan.peeters@gmail.com"),
        ("jan _ peeters@hotmail.com", "jan_peeters@hotmail.com"),
        ("jan _ peeters @ hotmail.com", "jan_peeters@hotmail.com"),
        ("voici le point info@example.be", "info@example.be"),
        ("mail - mia@gmail.com", "mia@gmail.com"),
        ("mia arobase ma tiret boutique point fr", "mia@ma-boutique.fr"),
    ],
)
def test_addresses_are_read_plain_and_disguised(values: Values, text: str, address: str) -> None:
    assert values(text, "BE", FindingKind.EMAIL) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "meet me at hotel com",
        "come and see me at home dot com",
        "see you at example.com",
        "@mia",
        "a @ b",
        "prix 100 @ 200",
        "ig@lea.bxl",
        "send it here at gmail please",
        "IG @lola.paris.x",
        "mon insta @lola.paris",
        "telegram at lola dot me",
        "snap @lola.live",
        "телеграм @alina.me",
        "see you at the point in time dot com",
        "аня точка m собака example точка ru",
    ],
)
def test_what_is_no_address_is_not_accepted(values: Values, text: str) -> None:
    assert values(text, "BE", FindingKind.EMAIL) == []


@pytest.mark.parametrize(
    ("text", "network", "handle"),
    [
        ("Telegram @mia_98", "telegram", "mia_98"),
        ("telegram : mia_98", "telegram", "mia_98"),
        ("TG: @miamia", "telegram", "miamia"),
        ("https://t.me/miaXo", "telegram", "miaxo"),
        ("snap: lola.b", "snapchat", "lola.b"),
        ("Snapchat lola_21", "snapchat", "lola_21"),
        ("insta mia_98", "instagram", "mia_98"),
        ("instagram.com/mia.98", "instagram", "mia.98"),
        ("onlyfans.com/lola-x", "onlyfans", "lola-x"),
        ("WhatsApp: @mia_nova", "whatsapp", "mia_nova"),
        ("signal id: mia.42", "signal", "mia.42"),
        ("viber @mia_nova", "viber", "mia_nova"),
        ("mym.fans/lola", "mym", "lola"),
        ("tiktok.com/@mia.98", "tiktok", "mia.98"),
        ("ＳＮＡＰ： lola.b", "snapchat", "lola.b"),
        ("wechat id mia_88", "wechat", "mia_88"),
        ("kik: mia_88", "kik", "mia_88"),
        ("discord: mia_88", "discord", "mia_88"),
        ("Snap 👻 lola_21", "snapchat", "lola_21"),
        ("👻 lola_21", "snapchat", "lola_21"),
        ("insta ⇒ mia.sexy", "instagram", "mia.sexy"),
        ("telegram👉mia_98", "telegram", "mia_98"),
        ("mon insta c'est mia_98", "instagram", "mia_98"),
        ("OF: mia_98", "onlyfans", "mia_98"),
        ("sc: mia_22", "snapchat", "mia_22"),
        ("Tele gram @mia_22", "telegram", "mia_22"),
        ("discord mia#1234", "discord", "mia#1234"),
        ("skype live:mia22", "skype", "mia22"),
        ("line: mia22", "line", "mia22"),
        ("t.me/+AbCdEf123", "telegram", "AbCdEf123"),
        ("ig@lea.bxl", "instagram", "lea.bxl"),
        ("IG @lola.paris.x", "instagram", "lola.paris.x"),
        ("mon insta @lola.paris", "instagram", "lola.paris"),
        ("Mon snap c'est lolaparisx", "snapchat", "lolaparisx"),
        ("sc: lolaparisx", "snapchat", "lolaparisx"),
        ("👻 lolaparisx", "snapchat", "lolaparisx"),
        ("kik jassyxo", "kik", "jassyxo"),
        ("insta jassyfox", "instagram", "jassyfox"),
        ("mijn telegram is kimamsterdam", "telegram", "kimamsterdam"),
        ("Telegramm: miakoeln", "telegram", "miakoeln"),
        ("find me on snap as jassy_9", "snapchat", "jassy_9"),
        ("telegram at jassyfox99", "telegram", "jassyfox99"),
        ("mi telegram es valeriavlc", "telegram", "valeriavlc"),
        ("o meu insta é brunalisboa", "instagram", "brunalisboa"),
        ("il mio insta è giuliatorino", "instagram", "giuliatorino"),
        ("insta andreeacluj", "instagram", "andreeacluj"),
        ("mój snap to kasiawaw", "snapchat", "kasiawaw"),
        ("телеграм @alina_msk", "telegram", "alina_msk"),
        ("пиши в телегу alina_msk", "telegram", "alina_msk"),
        ("тг: alina_msk", "telegram", "alina_msk"),
        ("мой тг это alinamsk", "telegram", "alinamsk"),
        ("в инсте alina.msk", "instagram", "alina.msk"),
        ("инстаграм @alina.msk", "instagram", "alina.msk"),
        ("вотсап: alina_msk", "whatsapp", "alina_msk"),
        ("вайбер @alina_msk", "viber", "alina_msk"),
        ("снап alina_msk", "snapchat", "alina_msk"),
        ("мой вк: alina_msk", "vk", "alina_msk"),
        ("TLG jassyfox99", "telegram", "jassyfox99"),
        ("telegram et insta: lola_9", "instagram", "lola_9"),
    ],
)
def test_handles_carry_their_network(text: str, network: str, handle: str) -> None:
    found = [f for f in read_text(text, "BE") if f.kind is FindingKind.HANDLE and f.accepted]

    assert [(f.unit, f.value) for f in found] == [(network, handle)]
    assert found[0].raw == text[found[0].start : found[0].end]


@pytest.mark.parametrize(
    "text",
    [
        "whatsapp only",
        "WhatsApp 0470 12 34 56",
        "telegram ou signal",
        "snap ok",
        "via instagram please",
        "in line",
        "insta op aanvraag",
        "insta sur demande",
        "snap disponible",
        "telegram of whatsapp",
        "Telegram interdit.",
        "mon insta est supprimé",
        "snap escort",
        "insta: marketing",
        "snap privado",
        "telegram es gratis",
        "snap e insta su richiesta",
        "instagram vip",
        "whatsapp 24h/24",
        "snap at 10pm",
        "telegram 18eme",
        "телеграм или вотсап",
        "пишите в тг",
    ],
)
def test_words_around_a_network_are_no_handles(values: Values, text: str) -> None:
    assert values(text, "BE", FindingKind.HANDLE) == []


def test_an_at_sign_before_a_name_makes_a_handle_of_it() -> None:
    found = read_text("moi @lola.paris", "BE")

    assert [(f.kind, f.value) for f in found if f.kind is FindingKind.HANDLE] == [("handle", "lola.paris")]
    assert [f for f in found if f.kind is FindingKind.EMAIL and f.accepted] == []


@pytest.mark.parametrize(
    ("text", "network", "handle"),
    [
        ("snap: zorbelle", "snapchat", "zorbelle"),
        ("mijn insta is zorbelle", "instagram", "zorbelle"),
        ("insta zorbelle, bisous", "instagram", "zorbelle"),
        ("kik zorbelle\ntel 0470", "kik", "zorbelle"),
        ("snap zorbelle et insta", "snapchat", "zorbelle"),
    ],
)
def test_what_may_be_a_word_is_a_weak_handle(text: str, network: str, handle: str) -> None:
    (found,) = [f for f in read_text(text, "BE") if f.kind is FindingKind.HANDLE]

    assert (found.unit, found.value, found.accepted) == (network, handle, False)


def test_a_bare_handle_is_weak() -> None:
    (found,) = [f for f in read_text("ecris @mia_98", "BE") if f.kind is FindingKind.HANDLE]

    assert (found.value, found.unit, found.accepted) == ("mia_98", "unknown", False)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://Example.com/Mia?x=1.", "https://example.com/Mia?x=1"),
        ("www.example.be/mia)", "https://www.example.be/mia"),
        ("voir example.com/mia!", "https://example.com/mia"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
    ],
)
def test_links_are_read_whole_and_without_their_full_stop(values: Values, text: str, url: str) -> None:
    assert values(text, "BE", FindingKind.URL) == [url]


@pytest.mark.parametrize("text", ["bonjour.je suis", "12.50", "a.b", "jan@example.com", "etc..."])
def test_full_stops_make_no_links(values: Values, text: str) -> None:
    assert values(text, "BE", FindingKind.URL) == []


@pytest.mark.parametrize(
    ("text", "iban"),
    [
        ("BE68 5390 0754 7034", "BE68539007547034"),
        ("be68539007547034", "BE68539007547034"),
        ("BE68-5390-0754-7034", "BE68539007547034"),
        ("FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"),
        ("NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"),
        ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        ("GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819"),
        ("RO49 AAAA 1B31 0075 9384 0000", "RO49AAAA1B31007593840000"),
        ("BE68 539O O754 7O34", "BE68539007547034"),
        ("B E 6 8 5 3 9 0 0 7 5 4 7 0 3 4", "BE68539007547034"),
        ("LU28 0019 4006 4475 0000", "LU280019400644750000"),
    ],
)
def test_accounts_are_read_when_their_checksum_holds(values: Values, text: str, iban: str) -> None:
    assert values(f"compte {text} merci", "BE", FindingKind.IBAN) == [iban]
    assert values(f"compte {text[:-1]}{(int(text[-1]) + 1) % 10} merci", "BE", FindingKind.IBAN) == []


@pytest.mark.parametrize(
    ("address", "unit"),
    [
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "btc"),
        ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "btc"),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "btc"),
        ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "btc"),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "btc"),
        ("TJRabPrwbZy45sbavfcjinPJC18kjpRTv8", "trx"),
        (
            "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
            "xmr",
        ),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "eth"),
        ("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "eth"),
    ],
)
def test_wallets_are_read_when_their_checksum_holds(address: str, unit: str) -> None:
    (found,) = [f for f in read_text(f"pay {address} now", "BE") if f.kind is FindingKind.WALLET]

    assert found.unit == unit


@pytest.mark.parametrize(
    "address",
    [
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "bc1qw508D6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
        "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3B",
        "0x5aaeb6",
    ],
)
def test_a_wallet_with_a_wrong_checksum_is_no_wallet(values: Values, address: str) -> None:
    assert values(f"pay {address} now", "BE", FindingKind.WALLET) == []
