"""TimelineJS in: its JSON and its spreadsheet become events, periods, topics and a page."""

from __future__ import annotations

from dateline.importing.known import Known
from dateline.importing.model import Problem, Reading
from dateline.importing.tables import TableError, read_table
from dateline.importing.timelinejs.json_file import read_json
from dateline.importing.timelinejs.sheet import read_sheet_deck
from dateline.importing.timelinejs.writing import to_things

__all__ = ["read_timelinejs"]


def read_timelinejs(data: bytes, ending: str, known: Known) -> Reading:
    """Read a timeline from a file's bytes: JSON, CSV, TSV or XLSX by the ending of its name, else by its first character.

    Nothing is raised for any bytes. A file that cannot be read at all is one problem, at row 0.
    """
    if ending.lower() == ".json" or data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return Reading(
                "event", (), (Problem(0, f"it is not UTF-8 (byte {error.start + 1:,}); save it as UTF-8", "file"),)
            )
        return to_things(read_json(text), known)
    table = read_table(data, ending)
    if isinstance(table, TableError):
        return Reading("row", (), (Problem(0, table.message, "file"),))
    return to_things(read_sheet_deck(table), known)
