"""Check quotations against an article's text, or against the fingerprint that is committed in its place.

Pure functions over values: no files, no clock, no messages. In reading order:

* `paragraphs`: an article's text as numbered paragraphs, pages and times; locators.
* `normalise`: the one normalisation that every comparison uses.
* `text`: an article's text made ready for checking.
* `quotation`: a quotation's text as the readings that may be looked for.
* `matching`: what a check answers.
* `search`, `nearest`: a check against the full text, and the nearest passage when it fails.
* `fingerprint`, `fingerprint_file`, `fingerprint_check`: the committed fingerprint: made, written and read, asked.
* `overlap`: how much two articles have in common.
"""

from dateline.evidence.fingerprint import SALT_SIZE, Fingerprint, compare, is_identical, make, record
from dateline.evidence.fingerprint_check import check as check_fingerprint
from dateline.evidence.fingerprint_file import FingerprintError, serialise
from dateline.evidence.fingerprint_file import read as read_fingerprint
from dateline.evidence.matching import Match, Outcome, Passage, Run
from dateline.evidence.overlap import Overlap, overlap_with_fingerprint, overlap_with_text
from dateline.evidence.paragraphs import Locator
from dateline.evidence.quotation import Quotation, read_quotation
from dateline.evidence.search import check_text
from dateline.evidence.text import Text, read_text

__all__ = [
    "SALT_SIZE",
    "Fingerprint",
    "FingerprintError",
    "Locator",
    "Match",
    "Outcome",
    "Overlap",
    "Passage",
    "Quotation",
    "Run",
    "Text",
    "check_fingerprint",
    "check_text",
    "compare",
    "is_identical",
    "make",
    "overlap_with_fingerprint",
    "overlap_with_text",
    "read_fingerprint",
    "read_quotation",
    "read_text",
    "record",
    "serialise",
]
