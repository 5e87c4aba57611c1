"""From an ad to findings, and from the bytes of a picture to its hashes. Decides only; opens no file, no connection."""

from reading.fold import Folded, fold
from reading.pictures import PIPELINE, read_picture, study_picture
from reading.read import MOST_READ, READERS, VERSION, is_read_whole, read_ad, read_text
from reading.report import describe

__all__ = [
    "MOST_READ",
    "PIPELINE",
    "READERS",
    "VERSION",
    "Folded",
    "describe",
    "fold",
    "is_read_whole",
    "read_ad",
    "read_picture",
    "read_text",
    "study_picture",
]
