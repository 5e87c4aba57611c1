"""The append-only log: a Merkle tree over salted digests of records, and checkpoints signed over its head.

Hashes and proofs are those of RFC 6962, checkpoints those of C2SP (tlog-checkpoint, signed-note, tlog-cosignature).
"""

from evidence.log.checkpoint import TreeHead, checkpoint, read_checkpoint
from evidence.log.contents import CONTENTS, contents
from evidence.log.history import verify_log
from evidence.log.inclusion import Covered, log_part, verify_inclusion
from evidence.log.keys import log_keys, log_signer, new_log_key
from evidence.log.note import Note, Sign, Verifier, cosigned
from evidence.log.proofs import is_consistent, is_included
from evidence.log.tree import EMPTY, Frontier, Tree, leaf_hash, node_hash

__all__ = [
    "CONTENTS",
    "EMPTY",
    "Covered",
    "Frontier",
    "Note",
    "Sign",
    "Tree",
    "TreeHead",
    "Verifier",
    "checkpoint",
    "contents",
    "cosigned",
    "is_consistent",
    "is_included",
    "leaf_hash",
    "log_keys",
    "log_part",
    "log_signer",
    "new_log_key",
    "node_hash",
    "read_checkpoint",
    "verify_inclusion",
    "verify_log",
]
