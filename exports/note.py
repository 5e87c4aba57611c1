"""How to check the package with openssl and sha256sum, or with one file: in the reader's language, and in English."""

from __future__ import annotations

from pathlib import Path

from exports.dossier import Dossier, Translate, moment
from exports.legible import one_line
from exports.sealing import sealing_sentences, stamp_command

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
RECORDS = "python3 -I -S data/verify.pyz ."
OWN_COPY = "sha256sum data/verify.pyz"
CHECKPOINT = (
    "cat data/log/checkpoint data/log/log.vkey\n"
    "    (printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'\n"
    "     cut -d+ -f3- data/log/log.vkey | base64 -d | tail -c 32) > /tmp/key.der\n"
    "    sed '/^$/,$d' data/log/checkpoint > /tmp/text\n"
    "    sed -n 's/^— [^ ]* //p' data/log/checkpoint | head -n 1 | base64 -d | tail -c 64 > /tmp/signature\n"
    "    openssl pkeyutl -verify -pubin -keyform DER -inkey /tmp/key.der -rawin \\\n"
    "        -in /tmp/text -sigfile /tmp/signature"
)


def write(dossier: Dossier, folder: Path) -> None:
    """Write `VERIFY.txt`; `folder` holds already whatever else it speaks of."""
    parts = [_told(dossier, folder, dossier.translate)]
    if dossier.language != "en":
        parts.append(_told(dossier, folder, str))
    (folder / SUFFIX).write_text(f"\n{'=' * 78}\n\n".join(parts), "utf-8")


def _told(dossier: Dossier, folder: Path, say: Translate) -> str:
    case = dossier.case
    steps = [
        (say("Work in the folder that holds bagit.txt. The list of lists is signed; check the signature:"), SIGNATURE),
        (say("See whose certificate it is, and compare the fingerprint with one that the unit gave you by another way; "
             "anybody can make a certificate:"), FINGERPRINT),
        (say("Check the lists against the signed list:"), TAGS),
        (say("Check every file against the lists:"), FILES),
        (say("Nothing may stand in the folder data that is not listed; both numbers must be equal:"), EXTRA),
    ]  # fmt: skip
    if (folder / "verify.pyz").is_file():
        steps += [
            (say("One file checks all this, every captured response and the log by itself; it needs Python 3.11 and "
                 "openssl, no network and nothing of Vigie:"), RECORDS),
            (say("Whoever could alter this package could alter that file as well. Rather run a copy that you have from "
                 "the unit's release or an earlier delivery; at the least compare its digest with the one that the "
                 "unit gave you by another way:"), OWN_COPY),
        ]  # fmt: skip
    if (folder / "log").is_dir():
        steps.append(
            (say("The folder data/log shows that the captures, and the entries of who did what, stood in the unit's "
                 "log: checkpoint is its signed head, log.vkey the public key, inclusion.json and custody.json lead "
                 "from each record to the head (RFC 6962), seals holds trusted time stamps where there are any. "
                 "Compare log.vkey with what the unit gave you, and check the head's signature:"), CHECKPOINT)
        )  # fmt: skip
    if case.sealing:
        steps.append(
            (say("A trusted time stamp shows that the log stood so at its time at the latest. Compare the authority's "
                 "root certificate with the one that it publishes, and check the newest stamp; "
                 "tagmanifest-sha256.txt.tsr, where there is one, is checked likewise and covers the package:"),
             stamp_command(case.sealing.seals))
        )  # fmt: skip
    lines = [say("How to check this package"), ""]
    if case.training:
        lines += [say("TRAINING – made-up data"), ""]
    lines += [f"{one_line(case.case.reference)}, {moment(case.made_at)}", ""]
    for count, (text, command) in enumerate(steps, 1):
        lines += [f"{count}. {text}", "", f"    {command}", ""]
    if (folder / "replay.wacz").is_file():
        lines += [
            say("data/replay.wacz shows the captured pages as they looked: open it in ReplayWeb.page, which needs no "
                "network. It is a copy for the eye. That player counts as invalid what it does not compute, and as "
                "verified even a wrong signature: only the checks above prove anything."), ""
        ]  # fmt: skip
    else:
        lines += [say("No replay copy of the captures was made: they weigh more than 2 GB, or there are none."), ""]
    lines.append(
        say(
            "What this does not show: that a page told the truth, who wrote it, or when it was first published. "
            "Times are those of the collecting machine."
        )
    )
    lines += sealing_sentences(dossier, lambda text, **values: say(text).format(**values))
    return "\n".join(lines) + "\n"
