"""Read BibTeX and BibLaTeX files into sources; bibtexparser finds the entries, what their fields mean is said here."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.importing.dating import edtf_of, from_parts
from dateline.importing.drafts import Draft
from dateline.importing.latex import plain_text
from dateline.importing.model import Reading
from dateline.importing.naming import Shelf
from dateline.parsing.forms import is_web_address, short

_PERIODICALS = ("article", "online", "electronic", "www", "misc")
_CONTAINERS = ("journaltitle", "journal", "maintitle", "booktitle")
_PUBLISHERS = ("publisher", "institution", "organization", "school")
_PEOPLE = ("editor", "translator")
_REMARKS = ("abstract", "note", "annote", "annotation")
_VERBATIM = ("url", "doi", "eprint", "file", "crossref", "urldate", "date", "keywords")
_KINDS = {
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "conference paper",
    "mastersthesis": "thesis",
    "misc": "document",
    "online": "web page",
    "phdthesis": "thesis",
    "techreport": "report",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MAX_JOINED = 100_000
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


def read_bibtex(text: str) -> Reading:
    """Read every entry; `@string` names are put in; what cannot be read is among the problems, and nothing is raised.

    Field names are read without regard to case. `crossref` is kept and not followed.
    """
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.exceptions import ParserStateException
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

    shelf = Shelf("line")
    unix = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        library = parse_string(unix, parse_stack=[])
    except ParserStateException as error:
        shelf.refuse(1, f"the file cannot be read as BibTeX: {short(str(error))}")
        return shelf.reading()
    strings = {month: month for month in _MONTHS}
    for string in library.strings:
        strings[string.key.lower()] = _value(string.value, strings)
    for block in library.blocks:
        row = (block.start_line or 0) + 1
        twice = isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock)
        entry = block.ignore_error_block if isinstance(block, ParsingFailedBlock) and twice else block
        if isinstance(entry, Entry):
            fields = [(field.key.lower(), _value(field.value, strings)) for field in entry.fields]
            shelf.add(_draft(entry.entry_type.lower(), fields), entry.key, row)
        elif isinstance(block, DuplicateBlockKeyBlock):
            shelf.refuse(row, f"the name `{short(block.key)}` stands already; the first counts")
        elif isinstance(block, ParsingFailedBlock):
            shelf.refuse(
                row, "the entry cannot be read: a brace or a quotation mark is not closed, or a comma or = is missing"
            )
    return shelf.reading()


def _value(written: str, strings: Mapping[str, str]) -> str:
    """Return a value without its braces or quotation marks, its pieces (`name # "text"`) joined and names put in.

    One that names would swell beyond `MAX_JOINED` characters stays as written: names made of names can double at each step.
    """
    pieces, length = [], 0
    for piece in _split(written, "#"):
        pieces.append(_piece(piece, strings))
        length += len(pieces[-1])
        if length > MAX_JOINED and len(pieces) > 1:
            return written
    return "".join(pieces)


def _piece(written: str, strings: Mapping[str, str]) -> str:
    written = written.strip()
    if len(written) > 1 and (written[0], written[-1]) in (("{", "}"), ('"', '"')):
        return written[1:-1]
    return strings.get(written.lower(), written)


def _split(written: str, mark: str) -> list[str]:
    """Return the pieces between marks that stand outside braces and quotation marks."""
    pieces, start, depth, quoted = [], 0, 0, False
    for offset, character in enumerate(written):
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == '"' and depth == 0:
            quoted = not quoted
        elif character == mark and depth == 0 and not quoted:
            pieces.append(written[start:offset])
            start = offset + 1
    return [*pieces, written[start:]]


def _draft(kind: str, fields: list[tuple[str, str]]) -> Draft:
    draft = Draft()
    first = dict(reversed(fields))
    draft.put("kind", "entrytype", _KINDS.get(kind, kind))
    title, subtitle = (plain_text(first.get(key, "")).strip() for key in ("title", "subtitle"))
    draft.put("title", "title", f"{title}: {subtitle}" if title and subtitle else title)
    names = (*_CONTAINERS, *_PUBLISHERS) if kind in _PERIODICALS else (*_PUBLISHERS, *_CONTAINERS)
    for name in names:
        for field, value in fields:
            if field == name:
                draft.put("publisher", field, plain_text(value))
    _publication(draft, first)
    used = {"date", "year", "month", "day", "subtitle", *names}
    for field, value in fields:
        if field not in used or value != first[field]:
            _take(draft, field, value)
    return draft


def _publication(draft: Draft, first: Mapping[str, str]) -> None:
    """Set the date from `date`, or from `year`, `month` and `day`; one that cannot be read is kept part by part."""
    if "date" in first:
        draft.date("published", "date", edtf_of(first["date"]), first["date"])
    year, month, day = (plain_text(first.get(key, "")).strip() for key in ("year", "month", "day"))
    within = re.fullmatch(r"([^\W\d]+)\.?\s*~?\s*([0-9]{1,2})", month) if not day else None
    edtf = from_parts(year, within[1], within[2]) if within else from_parts(year, month, day)
    known = draft.get("published")
    if edtf and isinstance(known, str) and known.startswith(edtf):
        return
    if edtf and not known:
        draft.date("published", "year", edtf, edtf)
        return
    for field in ("year", "month", "day"):
        if first.get(field):
            draft.date("published", field, edtf_of(first[field]) if field == "year" else "", first[field])


def _take(draft: Draft, field: str, value: str) -> None:
    """Put one field where it belongs."""
    text = value if field in _VERBATIM else plain_text(value)
    if field == "url":
        draft.address(field, text.replace("\\", ""))
    elif field == "howpublished" and is_web_address(text.strip()):
        draft.address(field, text)
    elif field == "urldate":
        draft.date("accessed", field, edtf_of(text), text)
    elif field == "author":
        draft.authors(_names(value))
    elif field in _PEOPLE:
        draft.keep(field, *_names(value))
    elif field in _REMARKS:
        draft.remark(text)
    elif field in ("language", "langid"):
        draft.put("language", field, text)
    elif field == "title":
        draft.put("title", field, _whole_title(draft, text))
    else:
        draft.keep(field, text)


def _whole_title(draft: Draft, text: str) -> str:
    """Return the title as it was set with its subtitle, so that setting it again says nothing new."""
    known = draft.get("title")
    return known if isinstance(known, str) and known.startswith(" ".join(text.split())) else text


def _names(value: str) -> list[str]:
    """Return the names of a list joined by `and`, given name first; `others` stands as it is."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    parts = [parse_single_name_into_parts(name, strict=False) for name in _people(value)]
    return [plain_text(name.merge_first_name_first) for name in parts]


def _people(value: str) -> list[str]:
    """Split at each `and` that stands outside braces."""
    people, start, seen, depth = [], 0, 0, 0
    for found in _AND.finditer(value):
        depth += value.count("{", seen, found.start()) - value.count("}", seen, found.start())
        seen = found.start()
        if depth == 0:
            people.append(value[start:seen])
            start = found.end()
    return [*people, value[start:]]
