"""Signed notes as C2SP has them (c2sp.org/signed-note): text, a blank line, and one line for each signature."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from evidence.openssl import is_ed25519
from model import BadInput

ED25519, COSIGNATURE = 1, 4  # kinds of signature: c2sp.org/signed-note and c2sp.org/tlog-cosignature
NAME = re.compile(r"[^\s+]+")
LINE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")
LONGEST = 1 << 16  # characters: a note is a few lines

Sign = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key under the name it signs as."""

    name: str
    public: bytes  # 32 bytes

    @classmethod
    def parse(cls, text: str) -> Verifier:
        """Read `name+id+key`, the form in which such keys are handed on. Raises BadInput."""
        name, _, rest = text.strip().partition("+")
        said, _, key = rest.partition("+")
        found = _unbase64(key)
        if not NAME.fullmatch(name) or len(found) != 33 or found[0] != ED25519:
            raise BadInput("not the public key of a log", "key", "give the file or line that the other unit gave you")
        made = cls(name, found[1:])
        if said != made.id(ED25519).hex():
            raise BadInput("a public key whose id does not match", name, "ask the other unit for it again")
        return made

    def __str__(self) -> str:
        return f"{self.name}+{self.id(ED25519).hex()}+{base64.b64encode(bytes([ED25519]) + self.public).decode()}"

    def id(self, kind: int) -> bytes:
        """The first four bytes of the digest of name, kind and key."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([kind]) + self.public).digest()[:4]

    def made(self, signature: Signature, text: str) -> bool:
        """Whether this key made the signature over the text. Raises CannotCheck when nothing here can tell."""
        if signature.name != self.name:
            return False
        if signature.id == self.id(ED25519):
            return is_ed25519(self.public, signature.data, text.encode())
        if signature.id == self.id(COSIGNATURE) and len(signature.data) == 72:
            return is_ed25519(self.public, signature.data[8:], _cosigned(text, int.from_bytes(signature.data[:8])))
        return False


@dataclass(frozen=True, slots=True)
class Signature:
    """One line under a note: the name it is made under, the id of the key, and the signature itself."""

    name: str
    id: bytes
    data: bytes

    def __str__(self) -> str:
        return f"— {self.name} {base64.b64encode(self.id + self.data).decode()}"


@dataclass(frozen=True, slots=True)
class Note:
    """A text, ending in a line break, and who signed it."""

    text: str
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, said: str) -> Note:
        """Read a note. Raises BadInput when it is none."""
        text, blank, under = said.rpartition("\n\n")
        lines = under.split("\n")
        found = [LINE.fullmatch(line) for line in lines[:-1]]
        if not blank or not text or len(said) > LONGEST or lines[-1] or not found or None in found:
            raise BadInput("not a signed note", "checkpoint", "give the file as it was written")
        signatures = [(one[1], _unbase64(one[2])) for one in found if one]
        return cls(text + "\n", tuple(Signature(name, data[:4], data[4:]) for name, data in signatures))

    def __str__(self) -> str:
        return f"{self.text}\n" + "".join(f"{one}\n" for one in self.signatures)

    def signers(self, known: Iterable[Verifier]) -> tuple[Verifier, ...]:
        """The known keys that signed this text. Raises CannotCheck when nothing here can tell."""
        return tuple(key for key in known if any(key.made(one, self.text) for one in self.signatures))


def signed(text: str, key: Verifier, sign: Sign) -> Note:
    """The note with one signature."""
    return Note(text, (Signature(key.name, key.id(ED25519), sign(text.encode())),))


def cosigned(note: Note, key: Verifier, sign: Sign, at: datetime) -> Note:
    """The note with a witness's dated signature added: c2sp.org/tlog-cosignature."""
    seconds = int(at.astimezone(UTC).timestamp())
    made = Signature(key.name, key.id(COSIGNATURE), seconds.to_bytes(8) + sign(_cosigned(note.text, seconds)))
    others: Sequence[Signature] = [one for one in note.signatures if (one.name, one.id) != (made.name, made.id)]
    return Note(note.text, (*others, made))


def _cosigned(text: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def _unbase64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadInput("not base64", "signed note") from error
