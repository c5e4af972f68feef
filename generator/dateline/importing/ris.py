"""Read RIS, the tagged lines that reference managers and newspaper databases export, into sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dateline.importing.dating import from_parts
from dateline.importing.drafts import Draft
from dateline.importing.model import Reading
from dateline.importing.naming import Shelf
from dateline.parsing.forms import short

_LINE = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")
_TITLES = ("TI", "T1")
_CONTAINERS = ("T2", "JF", "JO", "JA", "BT")
_AUTHORS = ("AU", "A1")
_PEOPLE = ("A2", "A3", "A4", "ED")
_REMARKS = ("AB", "N1", "N2")
_PERIODICALS = ("JOUR", "EJOUR", "JFULL", "MGZN", "NEWS", "BLOG", "ELEC", "WEB", "INPR")
_KINDS = {
    "JOUR": "journal article",
    "EJOUR": "journal article",
    "MGZN": "magazine article",
    "NEWS": "newspaper article",
    "BLOG": "blog post",
    "ELEC": "web page",
    "WEB": "web page",
    "BOOK": "book",
    "CHAP": "chapter",
    "RPRT": "report",
    "GOVDOC": "government document",
    "CONF": "conference paper",
    "THES": "thesis",
    "GEN": "document",
}


class _Record(msgspec.Struct):
    line: int
    fields: list[tuple[str, str]] = msgspec.field(default_factory=list)

    def all(self, *tags: str) -> Iterator[tuple[str, str]]:
        """Yield tag and text of every field with one of the tags, in the order of the tags."""
        return ((tag, text) for wanted in tags for tag, text in self.fields if tag == wanted)

    def first(self, tag: str) -> str:
        return next((text for _, text in self.all(tag)), "")


def read_ris(text: str) -> Reading:
    """Read every record from `TY` to `ER`; what cannot be read is among the problems, and nothing is raised.

    A line without a tag continues the field above. The key is `ID`, else made from author, year and title.
    """
    shelf = Shelf("line")
    for record in _records(text, shelf):
        shelf.add(_draft(record), record.first("ID"), record.line)
    return shelf.reading()


def _records(text: str, shelf: Shelf) -> Iterator[_Record]:
    record: _Record | None = None
    for number, line in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        found = _LINE.fullmatch(line.rstrip())
        tag, value = (found[1], found[2]) if found else ("", line.strip())
        if tag == "TY":
            if record:
                shelf.refuse(
                    number, f"the record of line {record.line} is not closed by ER; it is imported as it stands"
                )
                yield record
            record = _Record(number, [(tag, value)])
        elif record is None:
            if value or tag:
                shelf.refuse(number, f"`{short(line)}` stands outside a record, which begins with TY")
        elif tag == "ER":
            yield record
            record = None
        elif tag:
            record.fields.append((tag, value))
        elif value:
            above, words = record.fields[-1]
            record.fields[-1] = (above, f"{words} {value}")
    if record:
        shelf.refuse(record.line, "the last record is not closed by ER; it is imported as it stands")
        yield record


def _draft(record: _Record) -> Draft:
    draft = Draft()
    kind = record.first("TY").strip()
    draft.put("kind", "TY", _KINDS.get(kind, kind))
    names = (*_CONTAINERS, "PB") if kind in _PERIODICALS else ("PB", *_CONTAINERS)
    for tag, text in record.all(*names):
        draft.put("publisher", tag, text)
    for tag, text in record.all(*_TITLES):
        draft.put("title", tag, text)
    draft.authors(_name(text) for _, text in record.all(*_AUTHORS))
    for tag, text in record.all("DA", "PY", "Y1"):
        _date(draft, tag, text)
    used = {"TY", "ID", "DA", "PY", "Y1", *names, *_TITLES, *_AUTHORS}
    for tag, text in record.fields:
        if tag not in used:
            _take(draft, tag, text)
    return draft


def _take(draft: Draft, tag: str, text: str) -> None:
    if tag == "UR":
        draft.address("url", text)
    elif tag == "LA":
        draft.put("language", tag, text)
    elif tag == "Y2":
        draft.date("accessed", tag, _edtf(text), text)
    elif tag in _REMARKS:
        draft.remark(text)
    elif tag in _PEOPLE:
        draft.keep(tag, _name(text))
    else:
        draft.keep(tag, text)


def _name(text: str) -> str:
    """Return `Family, Given, Suffix` as `Given Family Suffix`."""
    family, *rest = (part.strip() for part in text.split(","))
    return " ".join([*rest[:1], family, *rest[1:]])


def _date(draft: Draft, tag: str, text: str) -> None:
    """Take a date of publication; one that only repeats the year of the date before says nothing new."""
    known = draft.get("published")
    if not (isinstance(known, str) and known and known.startswith(_edtf(text) or "\n")):
        draft.date("published", tag, _edtf(text), text)


def _edtf(text: str) -> str:
    """Return the EDTF of `YYYY/MM/DD/other`, of which all but the year may be empty; nothing where `other` says more."""
    year, month, day, other = (*(part.strip() for part in text.split("/", 3)), "", "", "")[:4]
    if other and not month:
        month, other = other, ""
    return "" if other else from_parts(year, month, day)
