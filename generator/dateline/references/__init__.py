"""Say how a source is cited: as data for reference managers, as formatted references, as metadata in a page's head."""

from dateline.references.bibtex import bibtex
from dateline.references.csl import CslDate, CslItem, CslName, csl_date, csl_item, csl_items, csl_json
from dateline.references.formatted import STYLES, Formatter
from dateline.references.metadata import metadata
from dateline.references.ris import ris

__all__ = [
    "STYLES",
    "CslDate",
    "CslItem",
    "CslName",
    "Formatter",
    "bibtex",
    "csl_date",
    "csl_item",
    "csl_items",
    "csl_json",
    "metadata",
    "ris",
]
