"""Tables of any kind in: a map says what their columns are."""

from __future__ import annotations

from dateline.importing.known import Known
from dateline.importing.mapped.column_map import ColumnMap, MapError, missing_columns, read_map
from dateline.importing.mapped.example import example_map
from dateline.importing.mapped.rows import to_events
from dateline.importing.model import Reading
from dateline.importing.tables import Table

__all__ = ["ColumnMap", "MapError", "example_map", "read_map", "read_mapped"]


def read_mapped(table: Table, column_map: ColumnMap, known: Known, language: str) -> Reading | MapError:
    """Return what a table becomes, or what is wrong with the map for this table; `language` is that of names."""
    missing = missing_columns(column_map, table.columns)
    return MapError(missing) if missing else to_events(table, column_map, known, language)
