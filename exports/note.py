"""How to check the package with nothing but openssl and sha256sum: in the reader's language, and in English."""

from __future__ import annotations

from pathlib import Path

from exports.dossier import Dossier, Translate, moment
from exports.legible import one_line

TITLE = "How to check"
SUFFIX = "VERIFY.txt"

SIGNATURE = (
    "openssl cms -verify -binary -inform DER -in tagmanifest-sha256.txt.p7s \\\n"
    "        -content tagmanifest-sha256.txt -CAfile certificate.pem -no_check_time -out /dev/null"
)
FINGERPRINT = "openssl x509 -in certificate.pem -noout -subject -dates -fingerprint -sha256"
TAGS = "sha256sum --check --strict tagmanifest-sha256.txt"
FILES = (
    "sha256sum --check --strict --quiet manifest-sha256.txt && sha512sum --check --strict --quiet manifest-sha512.txt"
)
EXTRA = "find data -type f | wc -l ; wc -l < manifest-sha256.txt"
RECORDS = "vigie verify ."


def write(dossier: Dossier, folder: Path) -> None:
    """Write `VERIFY.txt`."""
    parts = [_told(dossier, dossier.translate)]
    if dossier.language != "en":
        parts.append(_told(dossier, str))
    (folder / SUFFIX).write_text(f"\n{'=' * 78}\n\n".join(parts), "utf-8")


def _told(dossier: Dossier, say: Translate) -> str:
    case = dossier.case
    steps = (
        (say("Work in the folder that holds bagit.txt. The list of lists is signed; check the signature:"), SIGNATURE),
        (say("See whose certificate it is, and compare the fingerprint with one that the unit gave you by another way; "
             "anybody can make a certificate:"), FINGERPRINT),
        (say("Check the lists against the signed list:"), TAGS),
        (say("Check every file against the lists:"), FILES),
        (say("Nothing may stand in the folder data that is not listed; both numbers must be equal:"), EXTRA),
        (say("With Vigie installed, one command checks all this and every captured response by itself:"), RECORDS),
    )  # fmt: skip
    lines = [say("How to check this package"), ""]
    if case.training:
        lines += [say("TRAINING – made-up data"), ""]
    lines += [f"{one_line(case.case.reference)}, {moment(case.made_at)}", ""]
    for count, (text, command) in enumerate(steps, 1):
        lines += [f"{count}. {text}", "", f"    {command}", ""]
    lines.append(
        say(
            "What this does not show: that a page told the truth, who wrote it, or when it was first published. "
            "Times are those of the collecting machine; no trusted time stamp covers them."
        )
    )
    return "\n".join(lines) + "\n"
