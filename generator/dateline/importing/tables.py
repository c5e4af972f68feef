"""Read a table of texts, one row an event, from CSV, TSV or a workbook: the first row names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import msgspec

from dateline.importing.workbooks import SheetError, read_sheet

MAX_ROWS = 20_000
MAX_COLUMNS = 500
MAX_CELL = 100_000
"""How many characters a cell may have; a spreadsheet's own limit is a third of it."""

_DELIMITERS = {".csv": ",;\t", ".tsv": "\t", ".tab": "\t"}


class Row(msgspec.Struct, frozen=True):
    """One row: its line or row number, and the text of each column, by the column's name; empty cells are left out."""

    number: int
    cells: dict[str, str]


class Table(msgspec.Struct, frozen=True):
    """Rows under named columns; `unit` says what the rows' numbers count ("line" or "row"). Rows without any text are left out."""

    unit: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class TableError(msgspec.Struct, frozen=True):
    """Why a file cannot be read as a table, in words, beginning with the place where it can be named."""

    message: str


def read_table(data: bytes, ending: str, sheet: str = "") -> Table | TableError:
    """Read a table from a file's bytes; the ending of its name tells what it is. `sheet` names a workbook's sheet, else the first counts.

    Nothing is raised for any bytes.
    """
    if ending.lower() in (".xlsx", ".xlsm") or data.startswith(b"PK\x03\x04"):
        rows = read_sheet(data, sheet, most_rows=MAX_ROWS, most_columns=MAX_COLUMNS)
        return TableError(rows.message) if isinstance(rows, SheetError) else _table("row", enumerate(rows, 1))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return TableError(f"it is not UTF-8 (byte {error.start + 1:,}); export it again as UTF-8")
    return _delimited(text, _delimiter(text, ending.lower()))


def _delimiter(text: str, ending: str) -> str:
    """Return the mark that stands most often in the first line, outside quotation marks, among those that the ending allows."""
    first, quoted = [], False
    for character in text:
        if character == '"':
            quoted = not quoted
        elif character in "\r\n" and not quoted:
            break
        elif not quoted:
            first.append(character)
    return max(_DELIMITERS.get(ending, ",;\t"), key=first.count)


def _delimited(text: str, delimiter: str) -> Table | TableError:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            rows.append((start, cells))
            start = reader.line_num + 1
            if len(rows) > MAX_ROWS:
                return TableError(f"line {start}: more than {MAX_ROWS:,} rows; divide the file")
    except csv.Error as error:
        return TableError(f"line {start}: the row that begins here cannot be read: {error}")
    return _table("line", rows)


def _table(unit: str, numbered: Iterable[tuple[int, list[str]]]) -> Table | TableError:
    """Make a table whose first row that has any text names the columns."""
    rows = [(number, [cell.strip() for cell in cells]) for number, cells in numbered]
    filled = [(number, cells) for number, cells in rows if any(cells)]
    if not filled:
        return TableError("there is nothing in it")
    first, names = filled[0]
    named = [name for name in names if name]
    twice = next((name for index, name in enumerate(named) if name in named[:index]), "")
    if twice:
        return TableError(f"{unit} {first}: two columns are called `{twice[:60]}`")
    if len(names) > MAX_COLUMNS:
        return TableError(f"{unit} {first}: more than {MAX_COLUMNS:,} columns")
    for number, cells in filled:
        long = next((name for name, cell in zip(names, cells, strict=False) if len(cell) > MAX_CELL), None)
        if long is not None:
            return TableError(f"{unit} {number}, {long[:60]}: more than {MAX_CELL:,} characters in one cell")
    made = (Row(number, _cells(names, cells)) for number, cells in filled[1:])
    return Table(unit, tuple(named), tuple(row for row in made if row.cells))


def _cells(names: list[str], cells: list[str]) -> dict[str, str]:
    return {name: cell for name, cell in zip(names, cells, strict=False) if name and cell}
