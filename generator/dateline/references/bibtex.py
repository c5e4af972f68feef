"""Write CSL items as BibTeX, for biblatex.

Fields and entry types are those of the biblatex manual, section 2; dates are EDTF as its section 2.3.8 takes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from dateline.references.csl import CslDate, CslItem, CslName

_ENTRIES = {
    "article-newspaper": "article",
    "article-magazine": "article",
    "personal_communication": "letter",
    "report": "report",
    "book": "book",
    "thesis": "thesis",
    "legislation": "legislation",
    "webpage": "online",
}
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # \{ would count as a brace where BibTeX looks for the end of the field
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_KNOWN_DATE = re.compile(r"(\d{4}(-\d\d){0,2}[?~%]?|\d{3}X|\d\dXX)?(/(\d{4}(-\d\d){0,2}[?~%]?|\.\.)?)?")
"""What biblatex reads of EDTF: no sets, no masked months or days."""


def bibtex(items: Iterable[CslItem]) -> str:
    """Return a bibliography as BibTeX in UTF-8, keys being the items' ids."""
    return "\n".join(_entry(item) for item in items)


def _entry(item: CslItem) -> str:
    fields = {
        "author": " and ".join(_name(name) for name in item.author),
        "title": escape(item.title),
        "journaltitle": escape(item.container_title),
        "publisher": escape(item.publisher),
        "date": _date(item.issued),
        "entrysubtype": "newspaper" if item.type == "article-newspaper" else "",
        "howpublished": escape(item.genre),
        "url": quote(item.url, safe="%/:?#[]@!$&'()*+,;=~-._"),
        "urldate": _date(item.accessed),
        "langid": escape(item.language),
        "note": escape(item.note),
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{_ENTRIES.get(item.type, 'misc')}{{{item.id},\n{''.join(lines)}}}\n"


def escape(text: str) -> str:
    """Return a text as LaTeX reads it; letters with accents stay, as biber and XeTeX, LuaTeX and pdfTeX of today read UTF-8."""
    return text.translate(_ESCAPES)


def _name(name: CslName) -> str:
    """Return a name; braces keep one that is not of a person whole."""
    return f"{{{escape(name.literal)}}}" if name.literal else f"{escape(name.family)}, {escape(name.given)}"


def _date(date: CslDate | None) -> str:
    """Return a date as biblatex reads it: the EDTF itself, else the smallest unit that holds it (the note has the EDTF)."""
    if date is None:
        return ""
    if _KNOWN_DATE.fullmatch(date.edtf):
        return date.edtf
    return "-".join(f"{part:0{width}}" for part, width in zip(date.within, (4, 2, 2), strict=False))
