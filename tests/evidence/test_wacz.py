"""A WACZ made here, and every rule of its checker made to fail with nothing else wrong."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import shutil
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from evidence import WarcWriter, new_package_key, sign_plain, verify, verify_wacz, write_wacz
from evidence.keys import Signature
from evidence.member import pack
from evidence.record import write_record
from evidence.wacz_index import BLOCKS, DIRECTORY, LINES, records, surt, write_index
from evidence.wacz_signature import is_ecdsa
from model import BadInput, CaptureKind, CaptureVerdict, EvidenceBroken

ARCHIVE, PAGES = "archive/run-1-00001.warc.gz", "pages/pages.jsonl"
LIST, DIGEST = "datapackage.json", "datapackage-digest.json"
GZIPPED = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"<p>packed</p>", mtime=0)
ZSTD = b"HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n\x28\xb5\x2f\xfd"
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=utf-8\r\nContent-Length: 2\r\n\r\nhi"

Files = dict[str, bytes]


class Made(NamedTuple):
    """A WACZ, its files, and a way to write it again with files changed, listed and signed as they should be."""

    path: Path
    files: Files
    ids: dict[str, str]  # capture id by what it was
    again: Callable[..., Path]

    def lines(self) -> list[str]:
        return gzip.decompress(self.files[BLOCKS]).decode().splitlines(keepends=True)

    def pages(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.files[PAGES].split(b"\n") if line]


def sha256(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def index(lines: list[str], **changes: Any) -> Files:
    """One block and its directory; `changes` alter what the directory says of the block."""
    block = pack("".join(lines).encode())
    place = {"offset": 0, "length": len(block), "digest": sha256(block)} | changes
    meta = '!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n'
    return {BLOCKS: block, DIRECTORY: f"{meta}{lines[0].partition(' {')[0]} {json.dumps(place)}\n".encode()}


def listed(files: Files, about: dict[str, str]) -> bytes:
    rows = [
        {"name": name.rpartition("/")[2], "path": name, "hash": sha256(data), "bytes": len(data)}
        for name, data in files.items()
    ]
    return json.dumps({**about, "resources": rows}).encode()


def signed(listing: bytes, about: dict[str, str], sign: Callable[[bytes], Signature]) -> bytes:
    made = sign(sha256(listing).encode())
    said = {
        "hash": sha256(listing), "created": about["created"], "software": about["software"], "version": "0.1.0",
        "signature": base64.b64encode(made.value).decode(), "publicKey": base64.b64encode(made.public_key).decode(),
    }  # fmt: skip
    return json.dumps({"path": LIST, "hash": sha256(listing), "signedData": said}).encode()


@pytest.fixture
def warc(keep, exchange, at, tmp_path):
    """A WARC file with a page of each kind and what is no page; ids by what they are."""
    folder, captures = keep([PAGE, GZIPPED, ZSTD, b"SSH-2.0-x\r\n", b"HTTP/1.1 404 Gone\r\n\r\n"])
    names = ("page", "packed", "zstd", "malformed", "gone", "picture")
    return folder / captures[0].warc_file, {name: one.id for name, one in zip(names, captures, strict=True)}


@pytest.fixture
def sign(tmp_path, at):
    new_package_key(tmp_path / "keys", "Test unit", at)
    return lambda data: sign_plain(tmp_path / "keys", data)


@pytest.fixture
def made(warc, sign, at, tmp_path) -> Made:
    path, ids = warc
    target = tmp_path / "a.wacz"
    write_wacz(
        target, path, title="Case C-1", description="made up", software="vigie test", created=at, sign=sign,
        titles={ids["page"]: "An ad\u2028of two lines\n\u2013 caf\u00e9"},
    )  # fmt: skip
    with zipfile.ZipFile(target) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}

    def again(changes: Files | None = None, *, without: str = "", compress: int = 0, **loose: bytes) -> Path:
        """`changes` are listed and signed, `loose` files (by the beginning of their names) are put in as they are."""
        content = {name: data for name, data in (files | (changes or {})).items() if name != without}
        about = {name: said for name, said in json.loads(files[LIST]).items() if name != "resources"}
        listing = listed({name: data for name, data in content.items() if name not in (LIST, DIGEST)}, about)
        content |= {LIST: listing, DIGEST: signed(listing, about, sign)}
        content |= {next((known for known in content if known.startswith(name)), name): data
                    for name, data in loose.items()}  # fmt: skip
        other = tmp_path / "b.wacz"
        with zipfile.ZipFile(other, "w", compress) as archive:
            for name, data in content.items():
                archive.writestr(name, data)
        return other

    return Made(target, files, ids, again)


def faults(path: Path) -> list[str]:
    return [str(problem) for problem in verify_wacz(path).failures]


def test_wacz_made_here_passes_and_says_whose_word_is_open(made):
    report = verify(made.path)

    assert report.failures == ()
    assert any("compare the SHA-256 of its public key" in line for line in report.unchecked)
    assert report.notes == (
        "a.wacz: 2 captures are kept and not shown by players: malformed, without an answer, or in a coding that they "
        "do not read",
    )


def test_files_as_other_writers_lay_them_pass(made):
    assert faults(made.again()) == []
    assert faults(made.again(index(made.lines()))) == []


def test_archive_is_stored_byte_for_byte(made, warc):
    with zipfile.ZipFile(made.path) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
    assert made.files[ARCHIVE] == warc[0].read_bytes()


def test_same_input_same_bytes_but_for_the_signature(made, warc, at, tmp_path):
    other = tmp_path / "c.wacz"
    fixed = Signature(b"key", b"signature")
    for path in (other, tmp_path / "d.wacz"):
        write_wacz(path, warc[0], title="t", software="s", created=at, sign=lambda _: fixed)

    assert other.read_bytes() == (tmp_path / "d.wacz").read_bytes()


def test_list_says_what_a_reader_needs(made):
    said = json.loads(made.files[LIST])

    assert (said["profile"], said["wacz_version"], said["title"]) == ("data-package", "1.1.1", "Case C-1")
    assert (said["created"], said["metadata"]["title"]) == ("2026-11-02T09:30:00Z", "Case C-1")
    assert [row["path"] for row in said["resources"]] == [ARCHIVE, BLOCKS, DIRECTORY, PAGES]


def test_lines_lead_to_what_can_be_shown(made):
    lines = [line.partition(" {")[0].partition(" ")[0] for line in made.lines()]

    assert lines.count("1,0,0,127:8080)/ads/1?q=caf%c3%a9%20cr%c3%a8me") == 3  # not the malformed one, not the zstd
    assert lines[-1] == "urn:view:http://127.0.0.1:8080/ads/1"


def test_pages_and_their_pictures_are_listed_with_their_titles(made):
    first, *pages = made.pages()

    assert first["format"] == "json-pages-1.0"
    assert [page["id"] for page in pages] == [made.ids[name] for name in ("page", "packed", "picture")]
    assert pages[0]["title"] == "An ad\u2028of two lines\n\u2013 caf\u00e9"
    assert pages[1]["title"] == pages[1]["url"] == "http://127.0.0.1:8080/ads/1?q=caf%C3%A9%20cr%C3%A8me"
    assert pages[2]["url"] == "urn:view:http://127.0.0.1:8080/ads/1"
    assert pages[0]["ts"] == "2026-11-02T09:30:00.125Z"


def test_truncated_page_is_shown_and_bad_certificate_is_not(tmp_path, exchange, at):
    writer = WarcWriter(tmp_path / "ev", "w", "vigie test")
    kept = [
        writer.exchange(exchange(PAGE, verdict=verdict), run=None, site="s", kind=CaptureKind.PAGE)
        for verdict in (CaptureVerdict.TRUNCATED, CaptureVerdict.BAD_CERTIFICATE)
    ]
    chain = writer.resource("https://a/", b"PEM", "application/x-pem-file", run=None, site="s",
                            kind=CaptureKind.RESOURCE, at=at)  # fmt: skip
    photo = writer.resource("https://a/1.jpg", b"JPEG", "image/jpeg", run=None, site="s", kind=CaptureKind.IMPORT,
                            at=at)  # fmt: skip
    writer.close()

    found = {one.id: one for one in records(tmp_path / "ev" / kept[0].warc_file)}

    assert [found[one.id].shown for one in (*kept, chain, photo)] == [True, False, False, True]
    assert [found[one.id].is_page for one in (*kept, chain, photo)] == [True, False, False, False]


def test_existing_file_is_not_overwritten(made, warc, sign, at):
    with pytest.raises(BadInput, match="already"):
        write_wacz(made.path, warc[0], title="t", software="s", created=at, sign=sign)


def test_torn_archive_makes_no_wacz(warc, sign, at, tmp_path):
    torn = tmp_path / "torn.warc.gz"
    torn.write_bytes(warc[0].read_bytes()[:-3])

    with pytest.raises(EvidenceBroken):
        write_wacz(tmp_path / "t.wacz", torn, title="t", software="s", created=at, sign=sign)
    assert not list(tmp_path.glob("t.wacz*"))


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.Example.org/A/B?z=1&a=2", "org,example)/a/b?a=2&z=1"),
        ("https://www2.example.org:443", "org,example)/"),
        ("http://example.org:443/", "org,example:443)/"),
        ("https://user:pw@sub.example.org:8443/x", "org,example,sub:8443)/x"),
        ("http://[::1]:8080/x", "[::1]:8080)/x"),
        ("http://127.0.0.1/%C3%A9", "1,0,0,127)/%c3%a9"),
        ("urn:view:http://a.b/C?d", "urn:view:http://a.b/C?d"),
        ("http://a:99999/", "http://a:99999/"),
    ],
)
def test_keys_are_those_of_the_players_own_library(url, key):
    assert surt(url) == key


def test_long_index_is_cut_into_blocks_that_the_checker_follows(made, tmp_path):
    (one,) = [one for one in records(_archive(made, tmp_path)) if one.id == made.ids["page"]]
    many = [replace(one.line, key=f"a,b)/{number:06}") for number in range(LINES + 1)]
    blocks, directory = write_index(many)

    assert directory.count(b"\n") == 3
    assert gzip.decompress(blocks).decode().splitlines() == [str(line)[:-1] for line in many]


def test_index_of_two_blocks_passes_and_a_gap_between_them_fails(made):
    lines = made.lines()
    one, two = pack("".join(lines[:2]).encode()), pack("".join(lines[2:]).encode())
    head = made.files[DIRECTORY].split(b"\n")[0].decode()

    def directory(second: int) -> bytes:
        rows = [(lines[0], 0, one), (lines[2], second, two)]
        told = [
            f"{first.partition(' {')[0]} " + json.dumps({"offset": at, "length": len(block), "digest": sha256(block)})
            for first, at, block in rows
        ]
        return "\n".join([head, *told, ""]).encode()

    assert faults(made.again({BLOCKS: one + two, DIRECTORY: directory(len(one))})) == []
    assert (
        "one behind the other" in faults(made.again({BLOCKS: one + b"x" + two, DIRECTORY: directory(len(one) + 1)}))[0]
    )


def _archive(made: Made, folder: Path) -> Path:
    path = folder / "copy.warc.gz"
    path.write_bytes(made.files[ARCHIVE])
    return path


def changed(line: str, **fields: Any) -> str:
    """A line of the index with other values; `None` takes a field away."""
    key, at, rest = line.split(" ", 2)
    said = {name: value for name, value in (json.loads(rest) | fields).items() if value is not None}
    return f"{said.pop('key', key)} {said.pop('at', at)} {json.dumps(said)}\n"


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"url": "http://127.0.0.1:8080/other"}, "index, url"),
        ({"digest": "sha256:AAAA"}, "index, digest"),
        ({"mime": "image/png"}, "index, mime"),
        ({"length": 7}, "index, length"),
        ({"status": 500}, "index, status"),
        ({"method": "POST"}, "index, method"),
        ({"at": "20200101000000000"}, "index, at"),
        ({"key": "0,0,0,127)/"}, "index, key"),
        ({"offset": 1}, "leads to no record"),
        ({"offset": "one"}, "leads to no record"),
        ({"filename": "other.warc.gz"}, "leads to no record"),
    ],
    ids=str,
)
def test_line_that_says_something_else_than_its_record_fails(made, fields, what):
    first, *others = made.lines()

    assert what in " ".join(faults(made.again(index([changed(first, **fields), *others]))))


def test_record_without_a_line_fails(made):
    assert faults(made.again(index(made.lines()[1:])))[0].endswith("index: has no line")


def test_line_twice_fails(made):
    first, *others = made.lines()

    assert "has two lines" in faults(made.again(index([first, first, *others])))[0]


def test_line_to_what_must_not_be_shown_fails(made, tmp_path):
    (hidden,) = [one for one in records(_archive(made, tmp_path)) if one.id == made.ids["malformed"]]
    line = str(hidden.line).replace("copy.warc.gz", ARCHIVE.rpartition("/")[2])

    assert "not to be shown" in " ".join(faults(made.again(index(sorted([*made.lines(), line])))))


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda made: index(made.lines()[::-1]), "not in order"),
        (lambda made: index(made.lines(), digest=sha256(b"")), "digest of the block"),
        (lambda made: index(made.lines(), offset=1), "one behind the other"),
        (lambda made: index(made.lines(), length=10**6), "one behind the other"),
        (lambda made: index(made.lines()) | {BLOCKS: made.files[BLOCKS] + pack(b"more\n")}, "does not name"),
        (lambda made: {DIRECTORY: made.files[DIRECTORY].replace(b"0,127", b"0,128")}, "begins with another key"),
        (lambda made: {DIRECTORY: made.files[DIRECTORY].partition(b"\n")[2]}, "name of its format"),
        (
            lambda made: {DIRECTORY: made.files[DIRECTORY].replace(b"index.cdx.gz", b"other.gz")},
            "blocks that is missing",
        ),
        (lambda made: {DIRECTORY: made.files[DIRECTORY].replace(b"gzip-1.0", b"gzip-2.0")}, "name of its format"),
        (lambda made: {DIRECTORY: b"no json\n"}, "a line is not as"),
        (lambda made: index(["no json\n"]), "a line is not as"),
        (lambda made: _one_block(made, b"no gzip"), "does not unpack"),
        (lambda made: _one_block(made, pack(b"") + made.files[BLOCKS]), "more than one piece"),
    ],
)
def test_broken_index_fails(made, spoil, what):
    assert what in " ".join(faults(made.again(spoil(made))))


def _one_block(made: Made, block: bytes) -> Files:
    directory = index(made.lines(), length=len(block), digest=sha256(block))[DIRECTORY]
    return {BLOCKS: block, DIRECTORY: directory}


def test_damaged_or_endless_index_fails(made, monkeypatch):
    at = made.path.read_bytes().index(made.files[DIRECTORY])

    assert "is missing or damaged" in " ".join(faults(spoiled(made, lambda data: _put(data, at + 5, b"X"))))
    monkeypatch.setattr("evidence.wacz_contents.MAX_PART", len(made.files[PAGES]) - 1)
    assert "is too large to check" in " ".join(faults(made.path))


def test_wacz_without_an_index_that_players_read_fails(made):
    assert "no index that players read" in faults(made.again(without=DIRECTORY))[0]


def test_plain_index_is_read_as_well(made):
    plain = {"indexes/index.cdxj": "".join(made.lines()).encode()}

    assert "has two lines" in faults(made.again(plain))[0]


def page_list(pages: list[dict[str, Any]]) -> Files:
    return {PAGES: "".join(json.dumps(page) + "\n" for page in pages).encode()}


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda pages, ids: [pages[0], pages[1] | {"url": "http://other/"}, *pages[2:]], "another address or time"),
        (
            lambda pages, ids: [pages[0], pages[1] | {"ts": "2020-01-01T00:00:00Z"}, *pages[2:]],
            "another address or time",
        ),
        (lambda pages, ids: [*pages, pages[1] | {"id": "urn:uuid:0"}], "is no capture"),
        (lambda pages, ids: [*pages, {}], "is no capture"),
        (lambda pages, ids: [*pages, pages[1] | {"id": ids["gone"]}], "no page that can be shown"),
        (lambda pages, ids: pages[:-1], "not in the list of pages"),
        (lambda pages, ids: [*pages, pages[1]], "is listed twice"),
        (lambda pages, ids: pages[1:], "name of its format"),
        (lambda pages, ids: [*pages, 7], "cannot be read"),
        (lambda pages, ids: [], "cannot be read"),
    ],
)
def test_wrong_page_list_fails(made, spoil, what):
    assert what in " ".join(faults(made.again(page_list(spoil(made.pages(), made.ids)))))


@pytest.mark.parametrize(
    ("loose", "what"),
    [
        ({"archive": b"\x1f\x8bchanged"}, f"hash: does not match {LIST}"),
        ({PAGES: b"changed"}, f"hash: does not match {LIST}"),
        ({"extra": b"x"}, f"is not listed in {LIST}"),
        ({LIST: b"{}"}, "is missing or cannot be read"),
        ({LIST: b'{"resources": []}'}, "is not listed in"),
        ({DIGEST: b"no json"}, f"{DIGEST}: is missing or cannot be read"),
        ({DIGEST: b"[]"}, f"{DIGEST}: is missing or cannot be read"),
        ({DIGEST: b'{"path": "datapackage.json", "hash": "x"}'}, f"does not match {DIGEST}"),
    ],
    ids=str,
)
def test_file_that_is_not_as_listed_fails(made, loose, what):
    assert what in " ".join(faults(made.again(**loose)))


def test_missing_file_size_and_page_list_are_told(made):
    with zipfile.ZipFile(made.again(without=PAGES)) as archive:
        listing = json.loads(archive.read(LIST))
    listing["resources"][0]["bytes"] += 1
    listing["resources"].append({"path": "gone", "hash": "sha256:0", "bytes": 0})
    shown = " ".join(faults(made.again(without=PAGES, **{LIST: json.dumps(listing).encode()})))

    assert "pages/pages.jsonl: is missing" in shown
    assert f"gone, file: is missing, though in {LIST}" in shown
    assert f"{ARCHIVE}, bytes: does not match {LIST}" in shown


def test_record_changed_inside_a_wacz_fails(made):
    warc = bytearray(made.files[ARCHIVE])
    warc[len(warc) // 2] ^= 1

    assert any("gzip member" in fault for fault in faults(made.again({ARCHIVE: bytes(warc)})))


def test_archive_that_only_calls_itself_compressed_fails(made):
    assert "not compressed record by record" in " ".join(faults(made.again({ARCHIVE: b"WARC/1.1\r\n"})))


def test_damaged_archive_is_named_once_and_not_by_every_line(made):
    whole = made.path.read_bytes()
    at = whole.index(made.files[ARCHIVE]) + 200

    found = faults(spoiled(made, lambda data: _put(data, at, bytes((data[at] ^ 1,)))))

    assert [fault.rpartition(": ")[2] for fault in found] == [
        f"does not match {LIST}", "is damaged, or not compressed record by record",
    ]  # fmt: skip


def test_archive_that_is_not_compressed_by_record_is_told(made):
    report = verify_wacz(made.again({"archive/plain.warc": b"WARC/1.1\r\n"}))

    assert any("archive/plain.warc: only archives" in line for line in report.unchecked)


def test_unsigned_wacz_and_one_signed_for_a_domain_stay_open(made):
    digest = json.loads(made.files[DIGEST])
    unsigned = {name: said for name, said in digest.items() if name != "signedData"}

    for said, what in (
        (unsigned, "it is not signed"),
        (digest | {"signedData": {"domain": "a.b"}}, "name of a domain"),
    ):
        listing = {LIST: made.files[LIST], DIGEST: json.dumps(said).encode()}
        report = verify_wacz(made.again(**listing))
        assert (report.failures, what in " ".join(report.unchecked)) == ((), True)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"created": "2020-01-01T00:00:00Z"}, "not about this list"),
        ({"software": "other"}, "not about this list"),
        ({"hash": "sha256:00"}, "not about this list"),
        ({"more": 1}, "nothing else"),
        ({"signature": "AAAA"}, "not by the key"),
        ({"signature": base64.b64encode(b"\1" * 96).decode()}, "not by the key"),
        ({"signature": "no base64"}, "cannot be read"),
        ({"publicKey": base64.b64encode(b"no key").decode()}, "not by the key"),
    ],
    ids=str,
)
def test_changed_signature_fails(made, change, what):
    digest = json.loads(made.files[DIGEST])
    digest["signedData"] |= change

    assert what in " ".join(faults(made.again(**{LIST: made.files[LIST], DIGEST: json.dumps(digest).encode()})))


def test_signature_of_an_older_list_fails_with_the_newer(made):
    assert f"does not match {DIGEST}" in " ".join(
        faults(made.again(page_list(made.pages()), **{DIGEST: made.files[DIGEST]}))
    )


def test_signature_is_that_of_openssl_on_every_curve_of_ours(tmp_path, at):
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

    for curve, width in ((ec.SECP256R1(), 32), (ec.SECP384R1(), 48), (ec.SECP521R1(), 66)):
        key = ec.generate_private_key(curve)
        public = key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        numbers = decode_dss_signature(key.sign(b"said", ec.ECDSA(hashes.SHA256())))
        value = b"".join(number.to_bytes(width, "big") for number in numbers)
        assert is_ecdsa(public, value, b"said")
        assert not is_ecdsa(public, value, b"else")
        assert not is_ecdsa(public, value[1:], b"said")


def test_without_openssl_nothing_has_passed(made, monkeypatch):
    monkeypatch.setenv("PATH", "")

    report = verify_wacz(made.path)

    assert (report.failures, report.passed) == ((), False)


def spoiled(made: Made, spoil: Callable[[bytearray], bytes | bytearray]) -> Path:
    path = made.path.with_name("spoiled.wacz")
    path.write_bytes(spoil(bytearray(made.path.read_bytes())))
    return path


def _put(data: bytearray, at: int, what: bytes) -> bytearray:
    data[at : at + len(what)] = what
    return data


def _directory_at(data: bytearray) -> int:
    return struct.unpack("<I", data[-6:-2])[0]


def _moved(data: bytearray, start: int) -> bytearray:
    """Bytes between the last entry and the directory, which is told to start behind them."""
    longer = data[:start] + b"hidden" + data[start:]
    return _put(longer, len(longer) - 6, struct.pack("<I", start + 6))


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda data: data + b"behind", "belong to no entry"),
        (lambda data: b"before" + data, "belong to no entry"),
        (lambda data: _moved(data, _directory_at(data)), "belong to no entry"),
        (lambda data: _put(data, len(data) - 2, b"\2\0") + b"no", "belong to no entry"),
        (lambda data: _put(data, 30, b"Archive"), "something else than the directory"),
        (lambda data: _put(data, 14, b"\0\0\0\0"), "something else than the directory"),
        (lambda data: _put(data, _directory_at(data) + 8, b"\1\0"), "is encrypted"),
        (lambda data: _put(data, _directory_at(data) + 10, b"\x0c\0"), "players do not read"),
    ],
)
def test_zip_that_readers_would_not_agree_on_fails(made, spoil, what):
    assert what in " ".join(faults(spoiled(made, spoil)))


def test_entry_twice_fails(made):
    path = made.again()
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(PAGES, b"other")

    assert "stands there twice" in faults(path)[0]


def test_bytes_between_entries_fail(made, tmp_path):
    path = tmp_path / "gaps.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        for number, (name, data) in enumerate(made.files.items()):
            if number == 2:
                archive.fp.write(b"hidden")
                archive.start_dir = archive.fp.tell()
            archive.writestr(name, data)

    assert faults(path) == [f"gaps.wacz, {DIRECTORY}, zip: 6 bytes before it belong to no entry"]


def test_entry_hidden_from_the_directory_fails(made):
    path = made.again()
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("hidden", b"bytes that only some readers find")
        archive.filelist.pop()

    assert "belong to no entry" in faults(path)[0]


def test_deflated_archive_fails(made):
    assert "must be stored as it is" in faults(made.again(compress=zipfile.ZIP_DEFLATED))[0]


def test_streamed_entries_of_other_writers_pass(made, tmp_path):
    path = tmp_path / "streamed.wacz"
    with path.open("wb") as out, zipfile.ZipFile(_Stream(out), "w") as archive:  # type: ignore[arg-type]
        for name, data in made.files.items():
            archive.writestr(name, data)

    assert faults(path) == []


class _Stream:
    """A file that cannot go back: sizes are written behind the data."""

    def __init__(self, out: Any) -> None:
        self.write, self.flush = out.write, out.flush


def test_wacz_beyond_the_old_limits_of_zip_passes(made, warc, sign, at, tmp_path, monkeypatch):
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 100)
    path = tmp_path / "large.wacz"

    write_wacz(path, warc[0], title="t", software="s", created=at, sign=sign)

    assert path.read_bytes()[-42:-38] == b"PK\6\7"  # the end mark of the larger format stands there
    assert faults(path) == []
    assert "belong to no entry" in " ".join(faults(spoiled(made._replace(path=path), lambda data: data + b"x")))


def test_no_zip_is_bad_input(tmp_path):
    (tmp_path / "a.wacz").write_bytes(b"PK no")

    with pytest.raises(BadInput):
        verify(tmp_path / "a.wacz")


def test_wacz_of_another_writer_is_held_to_what_writers_agree_on(made, sign, tmp_path, at):
    """Records without our fields; times to the second, numbers as words, another key, a page with an id of its own."""
    fields = (
        ("WARC-Type", "response"), ("WARC-Record-ID", "<urn:uuid:1>"), ("WARC-Date", "2026-05-01T10:00:00Z"),
        ("WARC-Target-URI", "http://a.b/"), ("Content-Type", "application/http"),
    )  # fmt: skip
    member = pack(write_record(fields, PAGE))
    line = {"url": "http://a.b/", "mime": "text/html", "status": "200", "digest": "sha1:X", "length": str(len(member)),
            "offset": "0", "filename": "data.warc.gz"}  # fmt: skip

    def files(page: str, **other: str) -> Files:
        lines = [f"b,a)/ 20260501100000 {json.dumps(line | other)}\n"]
        rows = [{"format": "json-pages-1.0"}, {"id": "1", "url": page, "ts": "2026-05-01T10:00:01Z"}]
        return {"archive/data.warc.gz": member, **index(lines), **page_list(rows)}

    assert faults(made.again(files("http://a.b/"), without=ARCHIVE)) == []
    assert "is no capture" in faults(made.again(files("http://c.d/"), without=ARCHIVE))[0]
    assert "index, status" in faults(made.again(files("http://a.b/", status="404"), without=ARCHIVE))[0]


def test_checking_leaves_nothing_behind(made, tmp_path):
    shutil.rmtree(tmp_path / "keys")
    before = sorted(tmp_path.rglob("*"))

    verify(made.path)

    assert sorted(tmp_path.rglob("*")) == before
