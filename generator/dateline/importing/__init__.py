"""Bibliographies into source files: read CSL-JSON, BibTeX and RIS, and merge without losing what was changed by hand."""

from dateline.importing.bibtex import read_bibtex
from dateline.importing.csl_json import read_csl_json
from dateline.importing.formats import READERS, Format, recognised
from dateline.importing.merging import Merged, merge
from dateline.importing.model import Imported, Problem, Reading
from dateline.importing.ris import read_ris

__all__ = [
    "READERS",
    "Format",
    "Imported",
    "Merged",
    "Problem",
    "Reading",
    "merge",
    "read_bibtex",
    "read_csl_json",
    "read_ris",
    "recognised",
]
