"""From an ad to findings, from the bytes of a picture to its hashes and its writing. Opens no file, no connection."""

from reading.fold import Folded, fold
from reading.pictures import PIPELINE, study_file, study_picture
from reading.read import MOST_READ, READERS, VERSION, is_read_whole, read_ad, read_text, regions_of
from reading.report import describe
from reading.written import READER as WRITTEN
from reading.written import look as look_for_writing
from reading.written import read_sheets
from reading.written_findings import read_written
from reading.written_program import is_there as can_read_writing

__all__ = [
    "MOST_READ",
    "PIPELINE",
    "READERS",
    "VERSION",
    "WRITTEN",
    "Folded",
    "can_read_writing",
    "describe",
    "fold",
    "is_read_whole",
    "look_for_writing",
    "read_ad",
    "read_sheets",
    "read_text",
    "read_written",
    "regions_of",
    "study_file",
    "study_picture",
]
