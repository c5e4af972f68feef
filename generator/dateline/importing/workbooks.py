"""Read a sheet of an XLSX workbook as rows of texts; a workbook is a zip of XML, so its size is vetted before it is read.

The library that reads it makes a whole rectangle of cells from the outermost ones, copies a shared text into every cell that names it,
and inflates whatever the zip holds: each of the three could exhaust the machine from a file of a few kilobytes. So every part is inflated
here, up to a limit, its cells and texts are counted, and only a plain copy of the parts that are needed is handed on.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import msgspec

MAX_INFLATED = 50_000_000
MAX_CELLS = 1_000_000
"""Cells in a sheet's rectangle, empty ones included."""
MAX_CHARACTERS = 20_000_000
"""Characters in all cells of a workbook together."""
MAX_PARTS = 500

_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/workbook\.xml\.rels|(?:workbook|sharedStrings|styles|worksheets/[^/]+)\.xml)",
    re.IGNORECASE,
)
_PLACE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]*)([0-9]+)\s*["']""")
_CELL = re.compile(rb"<(?:[A-Za-z0-9_.-]+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:[A-Za-z0-9_.-]+:)?row[\s/>]")
_INDEX = re.compile(rb"<(?:[A-Za-z0-9_.-]+:)?v[^>]*>\s*([0-9]{1,7})\s*<")
_SHARED = re.compile(rb"<(?:[A-Za-z0-9_.-]+:)?si[\s/>]")


class SheetError(msgspec.Struct, frozen=True):
    """Why a workbook cannot be read, in words."""

    message: str


def read_sheet(data: bytes, sheet: str, *, most_rows: int, most_columns: int) -> list[list[str]] | SheetError:
    """Return the rows of a sheet, from the first, every cell as text; the sheet of this name, or the first one.

    Numbers that are whole are written without a point, days as ISO days, times as hh:mm or hh:mm:ss. Nothing is raised for any bytes.
    """
    parts = _parts(data)
    if isinstance(parts, SheetError):
        return parts
    problem = _oversized(parts, most_rows, most_columns)
    if problem:
        return SheetError(problem)
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as plain:
        for name, content in parts.items():
            plain.writestr(zipfile.ZipInfo(name), content)
    return _cells(copy, sheet)


def _parts(data: bytes) -> dict[str, bytes] | SheetError:
    """Return the parts that a sheet is read from, inflated, as long as they stay within the limits."""
    found: dict[str, bytes] = {}
    left = MAX_INFLATED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > MAX_PARTS:
                return SheetError(f"the workbook has more than {MAX_PARTS} parts")
            for info in archive.infolist():
                if not _NEEDED.fullmatch(info.filename):
                    continue
                content = _inflated(data, info, left + 1)
                left -= len(content)
                if left < 0:
                    return SheetError(f"unpacked, the workbook has more than {MAX_INFLATED:,} bytes")
                found[info.filename] = content
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, OSError, ValueError) as error:
        return SheetError(f"it cannot be unpacked as a workbook: {str(error)[:80]}")
    if not any(name.lower() == "xl/workbook.xml" for name in found):
        return SheetError("it is no XLSX workbook: xl/workbook.xml is not in it")
    if any(b"<!DOCTYPE" in content.upper() for content in found.values()):
        return SheetError("a part of the workbook has a document type, which no spreadsheet writes")
    return found


def _inflated(data: bytes, info: zipfile.ZipInfo, most: int) -> bytes:
    """Return at most so many bytes of a part; what its entry says of its size is not believed, so the library's own reader is not used."""
    start = info.header_offset
    name, extra = struct.unpack_from("<HH", data, start + 26)
    begin = start + 30 + name + extra
    packed = data[begin : begin + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        return packed[:most]
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile("a part is packed in a way that no spreadsheet uses")
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)


def _oversized(parts: dict[str, bytes], most_rows: int, most_columns: int) -> str:
    """Return why the parts are too large to be read as sheets, or nothing. Any part may be named as a sheet, so each is looked at."""
    shared = next((each for name, each in parts.items() if name.lower() == "xl/sharedstrings.xml"), b"")
    starts = [match.start() for match in _SHARED.finditer(shared)]
    lengths = [after - start for start, after in pairwise([*starts, len(shared)])]
    for content in parts.values():
        if content is not shared and _SHARED.search(content):
            return "texts that cells share stand outside xl/sharedStrings.xml"
        rows, columns = _extent(content)
        if rows > most_rows or columns > most_columns or rows * columns > MAX_CELLS:
            return f"a sheet reaches to row {rows:,} and column {columns:,}; at most {most_rows:,} rows and {MAX_CELLS:,} cells are read"
        copied = sum(lengths[index] for each in _INDEX.finditer(content) if (index := int(each[1])) < len(lengths))
        if copied > MAX_CHARACTERS:
            return f"its cells hold more than {MAX_CHARACTERS:,} characters"
    return ""


def _extent(content: bytes) -> tuple[int, int]:
    """Return the last row and column that a sheet may reach, rather too far than not far enough; cells need not say their place."""
    rows = columns = 0
    for number, row in enumerate(_ROW.split(content)):
        rows = max(rows, number)
        places = _PLACE.findall(row)
        rows = max([rows, *(int(digits[:8]) for _, digits in places)])
        last = max((_column(letters[:5]) for letters, _ in places), default=0)
        placed = sum(1 for letters, _ in places if letters)
        columns = max(columns, last + max(0, len(_CELL.findall(row)) - placed))
    return rows, columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _cells(copy: io.BytesIO, sheet: str) -> list[list[str]] | SheetError:
    from python_calamine import CalamineError, load_workbook

    copy.seek(0)
    try:
        with load_workbook(copy) as workbook:
            names = workbook.sheet_names
            if not names or (sheet and sheet not in names):
                known = ", ".join(f"`{name[:40]}`" for name in names[:10])
                return SheetError(f"the workbook has no sheet `{sheet[:40]}`; it has {known or 'none'}")
            rows = workbook.get_sheet_by_name(sheet or names[0]).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        return SheetError(f"it cannot be read as a workbook: {str(error)[:80]}")
    except BaseException as error:
        if (
            type(error).__name__ != "PanicException"
        ):  # what the library raises for a fault of its own; it is no Exception
            raise
        return SheetError("it cannot be read as a workbook")
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: object) -> str:
    """Return a cell as a person would type it."""
    match cell:
        case bool():
            return str(cell).lower()
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(timespec="seconds")
        case date():
            return cell.isoformat()
        case time():
            return cell.isoformat(timespec="seconds" if cell.second else "minutes")
        case timedelta():
            return str(cell)
        case _:
            return str(cell)
