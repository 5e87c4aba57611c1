"""What whoever verifies was given by another way than the package: whose keys and authorities to believe."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

from model import BadInput


@dataclass(frozen=True, slots=True)
class Trust:
    """`certificate` is the SHA-256 of the unit's certificate as 64 hexadecimal digits, empty when not known.

    `log_key` is the public key of the unit's log as its `.vkey` file has it, empty when not known.
    `tsa_roots` are certificates of time-stamping authorities (PEM), None when there are none of the reader's own.
    """

    certificate: str = ""
    log_key: str = ""
    tsa_roots: bytes | None = None


NOTHING = Trust()


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of a command that verifies."""
    parser.add_argument(
        "--certificate-fingerprint", default="", metavar="HEX", help="the unit's certificate (SHA-256), as it told you"
    )
    parser.add_argument("--key", type=Path, metavar="FILE", help="the public key of the unit's log (.vkey)")
    parser.add_argument("--tsa-root", type=Path, metavar="FILE", help="roots of time-stamping authorities (PEM)")


def read_options(args: argparse.Namespace) -> Trust:
    """What the options say. Raises BadInput for what cannot be read."""
    certificate = re.sub(r"[\s:]", "", args.certificate_fingerprint).lower()
    if certificate and not re.fullmatch(r"[0-9a-f]{64}", certificate):
        raise BadInput("no SHA-256 of a certificate", "--certificate-fingerprint", "give its 64 hexadecimal digits")
    key = _read(args.key, "--key").decode("utf-8", "replace") if args.key else ""
    return Trust(certificate, key, _read(args.tsa_root, "--tsa-root") if args.tsa_root else None)


def _read(path: Path, option: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise BadInput(f"{path} cannot be read", option) from problem
