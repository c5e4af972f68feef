"""Write a map to begin with from a table's first row: what its columns look like, the rest as comments."""

from __future__ import annotations

import json
import re
import unicodedata
from textwrap import fill

from dateline.importing.mapped.column_map import KEYS, SEVERAL

_WORDS = {
    "title": "title headline event happened titulo titular evento hecho paso",
    "date": "date when year day fecha cuando ano dia",
    "date.end": "end until hasta fin",
    "summary": "summary description abstract resumen descripcion",
    "body": "body text details texto detalles",
    "actors": "actors people persons who names personas quien actores",
    "organisations": "organisations organizations organisation organization organizaciones",
    "places": "place places location where city country lugar lugares ciudad pais",
    "topics": "topic topics tags tag category categories group theme tema temas categoria",
    "source.title": "source article fuente articulo",
    "source.url": "url link address enlace direccion",
    "source.publisher": "publisher outlet newspaper medio editorial",
    "source.locator": "page paragraph pagina parrafo",
    "media.url": "image picture photo media imagen foto",
    "media.caption": "caption pie",
    "media.credit": "credit credito",
    "id": "id",
    "private": "notes note comments notas comentarios",
}
_HEAD = """\
# What each column of the table is. Check the lines below, then:
#     dateline import csv FILE --map THIS_FILE

# How dates such as 03/04/2021 are meant: "day-month-year", "month-day-year" or "year-month-day".
# Without it they are refused, since nobody can tell. Dates in words and EDTF (2020-10~) need no order.
# dates = "day-month-year"

# What stands between several people, places or topics in one cell.
separator = ";"

# Of a workbook: which sheet; the first by default.
# sheet = "Events"

[columns]
"""


def example_map(columns: tuple[str, ...]) -> str:
    """Return a map for these columns. Guesses are by name alone; what is not recognised is a comment, to be kept as a key of one's own."""
    taken: set[str] = set()
    lines = []
    for column in columns:
        key = next(
            (key for key, words in _WORDS.items() if key not in taken and set(_plain(column)) & set(words.split())), ""
        )
        if key:
            if key not in SEVERAL:
                taken.add(key)
            lines.append(f"{json.dumps(column, ensure_ascii=False)} = {json.dumps(key)}")
        else:
            own = "x-" + ("-".join(_plain(column)) or "column")
            lines.append(f"# {json.dumps(column, ensure_ascii=False)} = {json.dumps(own)}")
    return "\n".join(
        [
            _HEAD + "\n".join(lines),
            "",
            *fill(f"Keys: {', '.join(KEYS)},", 110, initial_indent="# ", subsequent_indent="# ").split("\n"),
            "# and keys of your own that begin with x-.",
            "",
        ]
    )


def _plain(column: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", column).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", folded)
