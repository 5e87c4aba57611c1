"""A BagIt bag (RFC 8493, version 1.0) around a folder of payload: manifests in SHA-256 and SHA-512, tag manifests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

ALGORITHMS = ("sha256", "sha512")
SIGNED = "tagmanifest-sha256.txt"
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
STEP = 1 << 20


def close_bag(folder: Path, info: Iterable[tuple[str, str]]) -> bytes:
    """Write the tag files around `folder`/data; the bytes of the tag manifest that is to be signed.

    Every other file that stands in `folder` becomes a tag file. Same payload and info, same bytes.
    """
    payload = _names(folder, folder / "data")
    size = sum((folder / name).stat().st_size for name in payload)
    oxum = ("Payload-Oxum", f"{size}.{len(payload)}")
    (folder / "bagit.txt").write_text(DECLARATION, "utf-8")
    (folder / "bag-info.txt").write_text("".join(f"{name}: {value}\n" for name, value in (*info, oxum)), "utf-8")
    _write_manifests(folder, "manifest", payload)
    tags = [name for name in _names(folder, folder) if not name.startswith("data/")]
    _write_manifests(folder, "tagmanifest", tags)
    return (folder / SIGNED).read_bytes()


def _names(folder: Path, under: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in under.rglob("*") if path.is_file())


def _write_manifests(folder: Path, kind: str, names: list[str]) -> None:
    lines: dict[str, list[str]] = {algorithm: [] for algorithm in ALGORITHMS}
    for name in names:
        for algorithm, digest in _digests(folder / name).items():
            lines[algorithm].append(f"{digest}  {name}\n")
    for algorithm, said in lines.items():
        (folder / f"{kind}-{algorithm}.txt").write_text("".join(said), "utf-8")


def _digests(path: Path) -> dict[str, str]:
    engines = {name: hashlib.new(name) for name in ALGORITHMS}
    with path.open("rb") as file:
        while piece := file.read(STEP):
            for engine in engines.values():
                engine.update(piece)
    return {name: engine.hexdigest() for name, engine in engines.items()}
