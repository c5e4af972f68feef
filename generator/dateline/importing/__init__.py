"""Foreign files into content files: bibliographies, TimelineJS, tables; merged without losing what was changed by hand."""

from dateline.importing.bibtex import read_bibtex
from dateline.importing.csl_json import read_csl_json
from dateline.importing.formats import READERS, Format, recognised
from dateline.importing.known import Known, known_from
from dateline.importing.mapped import ColumnMap, MapError, example_map, read_map, read_mapped
from dateline.importing.merging import Merged, merge
from dateline.importing.model import Imported, Problem, Reading
from dateline.importing.ris import read_ris
from dateline.importing.tables import Table, TableError, read_table
from dateline.importing.timelinejs import read_timelinejs

__all__ = [
    "READERS",
    "ColumnMap",
    "Format",
    "Imported",
    "Known",
    "MapError",
    "Merged",
    "Problem",
    "Reading",
    "Table",
    "TableError",
    "example_map",
    "known_from",
    "merge",
    "read_bibtex",
    "read_csl_json",
    "read_map",
    "read_mapped",
    "read_ris",
    "read_table",
    "read_timelinejs",
    "recognised",
]
