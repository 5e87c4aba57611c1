"""What a checkpoint says (c2sp.org/tlog-checkpoint): which log, how many leaves, and the head of their tree."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

from evidence.log.note import Note, Sign, Verifier, signed
from evidence.log.tree import WIDTH, Frontier
from model import BadInput

TEXT = re.compile(r"([^\n]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*")


@dataclass(frozen=True, slots=True)
class TreeHead:
    """The log's own name, its size in leaves, and the head of the tree."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def parse(cls, text: str) -> TreeHead:
        """Read the text of a note. Raises BadInput when it is no checkpoint; lines after the third are others'."""
        found = TEXT.fullmatch(text)
        if found is None:
            raise BadInput("not a checkpoint of a log", "checkpoint", "give the file as it was written")
        try:
            root = base64.b64decode(found[3], validate=True)
        except binascii.Error as error:
            raise BadInput("a checkpoint whose head is not base64", "checkpoint") from error
        assert len(root) == WIDTH
        return cls(found[1], int(found[2]), root)


def checkpoint(frontier: Frontier, key: Verifier, sign: Sign) -> Note:
    """The signed note over a log as it stands; the log is called as the key is."""
    return signed(str(TreeHead(key.name, frontier.size, frontier.root)), key, sign)


def read_checkpoint(said: str) -> tuple[Note, TreeHead]:
    """A note and what it says of a log. Raises BadInput."""
    note = Note.parse(said)
    return note, TreeHead.parse(note.text)
