"""Cards as a table for programs that ask them one by one: CSV as Anki imports it."""

from __future__ import annotations

import csv
import re
from io import StringIO

from dateline.handouts.cards import CardsSheet, rows

_HEADER = "#separator:Comma\n#html:false\n#columns:Front,Back,Tags\n#tags column:3\n"
"""What Anki reads of a text file before its rows: https://docs.ankiweb.net/importing/text-files.html"""
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\d)")
"""What a spreadsheet would take for the beginning of a formula."""


def cards_table(sheet: CardsSheet) -> bytes:
    """Return the cards as CSV in UTF-8: front, back, and tags that say the set and the language; two languages are two notes each."""
    out = StringIO()
    out.write(_HEADER)
    writer = csv.writer(out, lineterminator="\n")
    for part in sheet.parts:
        for front, back, _ in rows(part):
            writer.writerow([_cell(front), _cell(back), f"dateline {sheet.code} {part.language}"])
    return out.getvalue().encode()


def _cell(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
