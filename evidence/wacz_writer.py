"""A WACZ (version 1.1.1) made of a WARC file: what ReplayWeb.page needs to show its captures as they looked."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from evidence.durable import written_durably
from evidence.keys import Signature
from evidence.wacz_index import BLOCKS, DIRECTORY, Found, records, write_index
from model import BadInput

LIST, LIST_DIGEST, PAGES = "datapackage.json", "datapackage-digest.json", "pages/pages.jsonl"
VERSION, AUTH_VERSION = "1.1.1", "0.1.0"  # of the specifications: WACZ, and WACZ Signing and Verification
STEP = 1 << 20
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a ZIP file can say: same input, same bytes

NO_TITLES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of the WACZ: bytes, or the path of what is copied."""

    name: str
    content: bytes | Path

    def pieces(self) -> Iterator[bytes]:
        if isinstance(self.content, bytes):
            yield self.content
            return
        with self.content.open("rb") as file:
            while piece := file.read(STEP):
                yield piece

    @property
    def size(self) -> int:
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size


def write_wacz(
    target: Path,
    warc: Path,
    *,
    title: str,
    software: str,
    created: datetime,
    sign: Callable[[bytes], Signature],
    titles: Mapping[str, str] = NO_TITLES,
    description: str = "",
) -> None:
    """Write the new file `target` from a WARC file.

    `titles` names pages and screenshots by the id of their capture; the others go by their address. `sign` is handed
    the digest of the list of files as the specification writes it. Same input, same bytes, apart from the signature.
    Raises BadInput when the target exists, EvidenceBroken when the WARC file does not read to its end.
    """
    if target.exists():
        raise BadInput("there is something under this name already", str(target), "choose another name")
    found = [one for one in records(warc) if one.shown]
    blocks, directory = write_index(one.line for one in found)
    entries = (
        _Entry(f"archive/{warc.name}", warc),
        _Entry(BLOCKS, blocks),
        _Entry(DIRECTORY, directory),
        _Entry(PAGES, _pages(found, titles)),
    )
    about = {"title": title, "description": description, "software": software, "created": _moment(created)}
    listed = _list(entries, about)
    digest = _digest(listed, about, sign)
    _write(target, (*entries, _Entry(LIST, listed), _Entry(LIST_DIGEST, digest)))


def _pages(found: Iterable[Found], titles: Mapping[str, str]) -> bytes:
    """What the player lists: the pages that can be shown, and their pictures, in the order of the archive."""
    said = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}]
    for one in found:
        if one.is_page:
            line = one.line
            said.append({"id": one.id, "url": line.url, "ts": line.moment, "title": titles.get(one.id) or line.url})
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in said).encode()


def _list(entries: Iterable[_Entry], about: Mapping[str, str]) -> bytes:
    resources = [
        {"name": entry.name.rpartition("/")[2], "path": entry.name, "hash": _sha256(entry), "bytes": entry.size}
        for entry in entries
    ]
    shown = {"title": about["title"], "desc": about["description"]}  # where ReplayWeb.page looks for them
    said = {"profile": "data-package", "wacz_version": VERSION, **about, "metadata": shown, "resources": resources}
    return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()


def _digest(listed: bytes, about: Mapping[str, str], sign: Callable[[bytes], Signature]) -> bytes:
    digest = f"sha256:{hashlib.sha256(listed).hexdigest()}"
    signature = sign(digest.encode())
    signed = {
        "hash": digest,
        "created": about["created"],
        "software": about["software"],
        "version": AUTH_VERSION,
        "signature": base64.b64encode(signature.value).decode(),
        "publicKey": base64.b64encode(signature.public_key).decode(),
    }
    return f"{json.dumps({'path': LIST, 'hash': digest, 'signedData': signed}, indent=2)}\n".encode()


def _sha256(entry: _Entry) -> str:
    engine = hashlib.sha256()
    for piece in entry.pieces():
        engine.update(piece)
    return f"sha256:{engine.hexdigest()}"


def _write(target: Path, entries: Iterable[_Entry]) -> None:
    """Every file stored as it is: players read stretches of it where it stands."""
    with written_durably(target, mode=0o666) as out, zipfile.ZipFile(out, "w") as archive:
        for entry in entries:
            about = zipfile.ZipInfo(entry.name, EPOCH)
            about.file_size, about.external_attr = entry.size, 0o644 << 16
            with archive.open(about, "w") as file:
                for piece in entry.pieces():
                    file.write(piece)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
