"""An exported package checked offline: BagIt manifests (RFC 8493), detached signature, the captures inside."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from evidence.case import verify_case
from evidence.openssl import CannotCheck, fingerprint, is_cms, read_certificate
from evidence.report import Problem, Report
from evidence.seals.package import verify_times
from evidence.trust import NOTHING, Trust
from evidence.wacz_package import verify_replay
from model import BadInput

SIGNED = "tagmanifest-sha256.txt"
SIGNATURE, CERTIFICATE = f"{SIGNED}.p7s", "certificate.pem"
UNLISTED = re.compile(r"tagmanifest-sha(?:256|512)\.txt(?:\.p7s|\.tsr)?")  # top-level files that no manifest can list
PORTABLE = "data/verify.pyz"
ALGORITHMS = ("sha256", "sha512")
LINE = re.compile(r"([0-9a-f]{64}|[0-9a-f]{128})  (.+)")
STEP = 1 << 20

UNREAD = (
    "report, schedules, and what data/case.json says of ads, findings, links, flags and verdicts: covered by the "
    "signature alone; captures and entries of the log are compared with the files and the log as well"
)


def verify_package(path: Path, trust: Trust = NOTHING) -> Report:
    """Check an exported package: every file against its manifests, no file beside them, the signature, the captures.

    What lies deeper is checked whatever was found before: a signature that fails says that something was changed, the
    rest says what. Needs the `openssl` program for signatures. Raises BadInput when the folder is no bag.
    """
    if not (path / "bagit.txt").is_file():
        raise BadInput("no bagit.txt: not an exported package", str(path))
    digests = {name: _digests(path / name) for name in _files(path)}
    failures = [*_declaration(path), *_links(path), *_check_manifests(path, digests), *_check_size(path)]
    report = Report(len(digests), tuple(failures), (UNREAD,), (f"{len(digests)} files read", *_verifier(digests)))
    return (
        report
        + _check_signature(path, trust)
        + verify_times(path, trust.tsa_roots)
        + verify_case(path, digests, trust)
        + verify_replay(path, digests)
    )


def _verifier(digests: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    if PORTABLE in digests:
        yield (
            f"{PORTABLE}: before you run it, compare its SHA-256 {digests[PORTABLE]['sha256']} with the one that the "
            "unit gave you by another way"
        )


def _files(path: Path) -> list[str]:
    found = (file for file in path.rglob("*") if file.is_file() and not file.is_symlink())
    return sorted(file.relative_to(path).as_posix() for file in found)


def _links(path: Path) -> Iterator[Problem]:
    for file in path.rglob("*"):
        if file.is_symlink():
            yield Problem(file.relative_to(path).as_posix(), "", "file", "is a link, which a package must not hold")


def _digests(path: Path) -> dict[str, str]:
    engines = {name: hashlib.new(name) for name in ALGORITHMS}
    with path.open("rb") as file:
        while piece := file.read(STEP):
            for engine in engines.values():
                engine.update(piece)
    return {name: engine.hexdigest() for name, engine in engines.items()}


def _declaration(path: Path) -> Iterator[Problem]:
    said = (path / "bagit.txt").read_bytes()
    if said != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
        yield Problem("bagit.txt", "", "declaration", "is not that of BagIt 1.0 in UTF-8")


def _check_manifests(path: Path, digests: dict[str, dict[str, str]]) -> Iterator[Problem]:
    for algorithm in ALGORITHMS:
        for kind, part in (("manifest", True), ("tagmanifest", False)):
            wanted = {name for name in digests if name.startswith("data/") is part and not UNLISTED.fullmatch(name)}
            yield from _check_manifest(path, f"{kind}-{algorithm}.txt", algorithm, digests, wanted)


def _check_manifest(
    path: Path, manifest: str, algorithm: str, digests: dict[str, dict[str, str]], wanted: set[str]
) -> Iterator[Problem]:
    try:
        listed = dict(_read_manifest(path / manifest))
    except (OSError, ValueError):
        yield Problem(manifest, "", "file", "is missing or cannot be read")
        return
    for name in sorted(wanted - listed.keys()):
        yield Problem(name, "", "file", f"is not listed in {manifest}")
    for name, digest in sorted(listed.items()):
        if name not in digests:
            yield Problem(name, "", "file", f"is listed in {manifest} and missing")
        elif digests[name][algorithm] != digest:
            yield Problem(name, "", algorithm, f"does not match {manifest}")


def _read_manifest(path: Path) -> Iterator[tuple[str, str]]:
    """Names and digests, of lines written exactly as we write them. Raises ValueError for any other."""
    *lines, end = path.read_bytes().decode("utf-8").split("\n")
    for line in lines:
        found = LINE.fullmatch(line)
        if end or not found:
            raise ValueError("not a line of a list of digests")
        yield found[2].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"), found[1]


def _check_size(path: Path) -> Iterator[Problem]:
    info = path / "bag-info.txt"
    said = re.search(rb"^Payload-Oxum: (\d+)\.(\d+)$", info.read_bytes() if info.is_file() else b"", re.M)
    sizes = [file.stat().st_size for file in (path / "data").rglob("*") if file.is_file()]
    if not said or (int(said[1]), int(said[2])) != (sum(sizes), len(sizes)):
        yield Problem("bag-info.txt", "", "Payload-Oxum", "does not match the files")


def _check_signature(path: Path, trust: Trust) -> Report:
    """Whether the tag manifest was signed by the key of the certificate in the package, and that is the unit's."""
    if not (path / SIGNATURE).is_file() or not (path / CERTIFICATE).is_file():
        return Report(0, (Problem(SIGNATURE, "", "signature", "the signature or its certificate is missing"),))
    try:
        certificate = read_certificate((path / CERTIFICATE).read_bytes())
    except BadInput:
        return Report(0, (Problem(CERTIFICATE, "", "certificate", "is not one certificate in PEM"),))
    whose = _whose(certificate, trust)
    if certificate not in (path / SIGNATURE).read_bytes():
        return whose + Report(0, (Problem(SIGNATURE, "", "signature", f"does not carry {CERTIFICATE} as we write it"),))
    try:
        if not is_cms(path / SIGNED, path / SIGNATURE, certificate):
            return whose + Report(
                0, (Problem(SIGNATURE, "", "signature", f"is not that of {SIGNED} by {CERTIFICATE}"),)
            )
    except CannotCheck as problem:
        return whose + Report(0, hindered=(f"signature: {problem}",))
    return whose + Report(0, notes=(f"the signature is by the key of {CERTIFICATE}",))


def _whose(certificate: bytes, trust: Trust) -> Report:
    found = fingerprint(certificate)
    if not trust.certificate:
        return Report(
            0,
            unchecked=(
                f"who signed: anybody can make a certificate. Compare its SHA-256 fingerprint {found} "
                "with the one that the unit gave you by another way",
            ),
        )
    if found.replace(":", "").lower() != trust.certificate:
        return Report(0, (Problem(CERTIFICATE, "", "fingerprint", "is not the one that you were given"),))
    return Report(0, notes=(f"{CERTIFICATE} has the fingerprint that you were given",))
