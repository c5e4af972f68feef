"""Write CSL items as RIS, which nearly every reference manager reads.

Tags are those of the RIS format's specification of 2011: a tag of two characters, two blanks, a hyphen, a blank; `TY` first, `ER` last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.references.csl import CslDate, CslItem, CslName

_TYPES = {
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "book": "BOOK",
    "thesis": "THES",
    "legislation": "STAT",
    "webpage": "ELEC",
}


def ris(items: Iterable[CslItem]) -> str:
    """Return a bibliography as RIS: UTF-8, lines ended by carriage return and line feed."""
    return "".join(f"{tag}  - {value}\r\n" for item in items for tag, value in _lines(item))


def _lines(item: CslItem) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(item.type, "GEN")
    fields = (
        ("ID", item.id),
        *(("AU", _name(name)) for name in item.author),
        ("TI", item.title),
        ("T2", item.container_title),
        ("PB", item.publisher),
        ("PY", f"{item.issued.within[0]:04}" if item.issued and item.issued.within else ""),
        ("DA", _date(item.issued)),
        ("Y2", _date(item.accessed)),
        ("UR", item.url),
        ("LA", item.language),
        ("M3", item.genre),
        ("N1", item.note),
    )
    yield from ((tag, value) for tag, value in fields if value)
    yield "ER", ""


def _name(name: CslName) -> str:
    return name.literal or f"{name.family}, {name.given}"


def _date(date: CslDate | None) -> str:
    """Return `YYYY/MM/DD/other`, parts that are not known left empty, the EDTF behind where the parts say less."""
    if date is None:
        return ""
    year, month, day = (*(f"{part:02}" for part in date.within), "", "", "")[:3]
    simple = date.edtf == "-".join(part for part in (year.zfill(4), month, day) if part)
    return f"{year.zfill(4) if year else ''}/{month}/{day}/{'' if simple else date.edtf.replace('/', ' to ')}"
