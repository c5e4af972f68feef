"""The formats that are read: by the ending of a file's name, else by how its text begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from dateline.importing.bibtex import read_bibtex
from dateline.importing.csl_json import read_csl_json
from dateline.importing.model import Reading
from dateline.importing.ris import read_ris

Format = Literal["CSL-JSON", "BibTeX", "RIS"]
READERS: dict[Format, Callable[[str], Reading]] = {"CSL-JSON": read_csl_json, "BibTeX": read_bibtex, "RIS": read_ris}

_ENDINGS: dict[str, Format] = {".json": "CSL-JSON", ".bib": "BibTeX", ".bibtex": "BibTeX", ".ris": "RIS"}
_SIGNS: tuple[tuple[re.Pattern[str], Format], ...] = (
    (re.compile(r"\A\s*[\[{]"), "CSL-JSON"),
    (re.compile(r"\A\s*TY {1,2}-"), "RIS"),
    (re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE), "BibTeX"),
)


def recognised(ending: str, text: str) -> Format | None:
    """Return the format of a text from a file whose name has this ending (`.bib`); None where neither tells."""
    known = _ENDINGS.get(ending.lower())
    return known or next((name for sign, name in _SIGNS if sign.search(text.removeprefix("\ufeff"))), None)
