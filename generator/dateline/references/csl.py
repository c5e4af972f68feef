"""Describe sources as CSL items: the form that citation processors and reference managers share.

The form is that of CSL-JSON, as the schema of CSL 1.0.2 has it (https://github.com/citation-style-language/schema, csl-data.json).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from dateline.dates import OPEN_END, OPEN_START, Date, civil, words
from dateline.model import Part, Source

_TYPES: tuple[tuple[str, str], ...] = (
    (r"e-?mail|letter|correo|carta", "personal_communication"),
    (r"treaty|convention|tratado|convenio", "treaty"),
    (r"interview|entrevista", "interview"),
    (r"speech|address|discurso", "speech"),
    (r"press release|comunicado de prensa", "document"),
    (r"magazine|revista", "article-magazine"),
    (r"news|newspaper|agency|article|editorial|column", "article-newspaper"),
    (r"noticia|diario|periódico|periodístic[oa]|agencia|artículo|columna", "article-newspaper"),
    (r"report|briefing|informe", "report"),
    (r"book|libro", "book"),
    (r"thesis|dissertation|tesis", "thesis"),
    (r"law|act|statute|decree|ley|estatuto|decreto", "legislation"),
    (r"web ?page|blog|website|página web|sitio web", "webpage"),
)
"""Words of a source's kind, in English and in Spanish, and the CSL type that they mean; the first that is among the words decides.

A language edition translates the kind, and must not make another type of source of it.
"""

_PERIODICALS = frozenset({"article-newspaper", "article-magazine", "webpage"})
_POINT = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[?~%]?")
_SEASON = re.compile(r"(\d{4})-(2[1-4])[?~%]?")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\W\d_]\.")
_NO_PERSON = frozenset(
    {"the", "and", "of", "for", "staff", "y", "de", "del", "la", "press", "news", "agency", "office"}
)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


class CslName(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A name: of a person where its parts are plain, else as it is written."""

    family: str = ""
    given: str = ""
    literal: str = ""


class CslDate(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A date. One of `parts` (one date, or the two ends of a range), `parts` with `season` (1 to 4), and `literal` says it.

    `within` is the smallest year, month or day that holds all days it can mean: less than is known, but never false; () for none.
    """

    parts: tuple[tuple[int, ...], ...] = ()
    season: int = 0
    circa: bool = False
    literal: str = ""
    within: tuple[int, ...] = ()
    edtf: str = ""
    words: str = ""


class CslItem(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One thing to cite; names of fields are those of CSL, with `_` for `-`."""

    id: str
    type: str
    title: str
    author: tuple[CslName, ...] = ()
    container_title: str = ""
    publisher: str = ""
    issued: CslDate | None = None
    accessed: CslDate | None = None
    url: str = ""
    language: str = ""
    genre: str = ""
    note: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the item as CSL-JSON has it, without empty fields."""
        found: dict[str, object] = {
            "id": self.id,
            "type": self.type,
            "title": self.title,
            "author": [msgspec.to_builtins(name) for name in self.author],
            "container-title": self.container_title,
            "publisher": self.publisher,
            "issued": _date_json(self.issued),
            "accessed": _date_json(self.accessed),
            "URL": self.url,
            "language": self.language,
            "genre": self.genre,
            "note": self.note,
        }
        return {key: value for key, value in found.items() if value}


def csl_items(sources: Iterable[Source], language: str = "en") -> tuple[CslItem, ...]:
    """Return the items of sources, each followed by those of its parts that have a title of their own."""
    return tuple(
        csl_item(source, part, language)
        for source in sources
        for part in (None, *(part for part in source.parts if part.title))
    )


def csl_json(items: Iterable[CslItem]) -> str:
    """Return a bibliography as CSL-JSON, one item after the other, ended by a line feed."""
    return json.dumps([item.as_json() for item in items], ensure_ascii=False, indent=1) + "\n"


def csl_item(source: Source, part: Part | None = None, language: str = "en") -> CslItem:
    """Return a source, or a part of it that was published by itself, as a CSL item; dates in words are in `language`.

    A part is what it was where it first stood; its note says in which source we have it.
    """
    thing: Source | Part = part or source
    kind = "article-newspaper" if part else _type_of(source.kind)
    publisher = _clean(thing.publisher)
    periodical = kind in _PERIODICALS
    issued = csl_date(thing.published or source.published, language)
    url = "" if part or source.url == "none" else source.url or source.archived_url
    return CslItem(
        id=f"{source.id}-{part.id}" if part else source.id,
        type=kind,
        title=_clean(thing.title),
        author=tuple(_name(author) for author in thing.authors if _clean(author)),
        container_title=publisher if periodical else "",
        publisher="" if periodical else publisher,
        issued=issued,
        accessed=csl_date(source.accessed, language),
        url=url,
        language=source.language,
        genre="" if part else _clean(source.kind),
        note=_note(source, part, issued),
    )


@lru_cache(maxsize=1 << 12)  # entries are written, and sources looked at, on a few days
def csl_date(date: Date | None, language: str = "en") -> CslDate | None:
    """Return a date as CSL can say it; None for none.

    A day, month, year or season is said as such, `circa` where it is uncertain or approximate; an interval as a range. CSL has no form
    for sets, masks and open ends: these are said in words.
    """
    if date is None:
        return None
    circa, within, said = any(mark in date.edtf for mark in "?~%"), _within(date), words(date, language)
    points = [_POINT.fullmatch(end) for end in date.edtf.split("/")]
    if all(points):
        parts = tuple(tuple(int(group) for group in point.groups() if group) for point in points if point)
        return CslDate(parts=parts, circa=circa, within=within, edtf=date.edtf, words=said)
    if season := _SEASON.fullmatch(date.edtf):
        year = (int(season[1]),)
        return CslDate(parts=(year,), season=int(season[2]) - 20, circa=circa, within=year, edtf=date.edtf, words=said)
    return CslDate(literal=said, circa=circa, within=within, edtf=date.edtf, words=said)


def _within(date: Date) -> tuple[int, ...]:
    if date.earliest in (None, OPEN_START, OPEN_END) or date.latest in (None, OPEN_START, OPEN_END):
        return ()
    first, last = civil(date.earliest or 0), civil(date.latest or 0)
    shared = next((length for length in (3, 2, 1) if first[:length] == last[:length]), 0)
    return tuple(first[:shared]) if 0 < first[0] <= 9999 else ()


def _date_json(date: CslDate | None) -> dict[str, object]:
    if date is None:
        return {}
    said: dict[str, object] = (
        {"date-parts": [list(part) for part in date.parts]} if date.parts else {"literal": date.literal}
    )
    return said | ({"season": date.season} if date.season else {}) | ({"circa": True} if date.circa else {})


def _type_of(kind: str) -> str:
    found = (name for pattern, name in _TYPES if re.search(rf"\b(?:{pattern})\b", kind.lower()))
    return next(found, "document")


def _name(author: str) -> CslName:
    """Split "Given Family" and "Given Middle Family"; whatever else a name is (an office, a by-line, two names) stays whole."""
    parts = _clean(author).split(" ")
    plain = all(
        _NAME_WORD.fullmatch(part) and part[0].isupper() and (len(part) < 3 or not part.isupper()) for part in parts
    )
    if len(parts) not in (2, 3) or not plain or any(part.lower() in _NO_PERSON for part in parts):
        return CslName(literal=_clean(author))
    return CslName(family=parts[-1], given=" ".join(parts[:-1]))


def _note(source: Source, part: Part | None, issued: CslDate | None) -> str:
    """Return what CSL has no field for: the date in EDTF where CSL says less, where a part is held, the archived copy."""
    plain = issued is None or (len(issued.parts) == 1 and not issued.season and not issued.circa)
    place = part.paragraphs if part else None
    notes = (
        f"Date (EDTF): {issued.edtf}" if issued and not plain else "",
        f"Held in: {_clean(source.title)} ({source.id}), ¶¶ {place.first}–{place.last}" if place else "",
        f"Translated from: {source.translated_from}" if source.translated_from and not part else "",
        f"Archived copy: {source.archived_url}" if source.archived_url and not part else "",
        f"Archived on: {source.archived_on.edtf}" if source.archived_on and not part else "",
    )
    return ". ".join(note.rstrip(".") for note in notes if note)


def _clean(text: str) -> str:
    """Return a text on one line, without control characters; most texts are so already, which is quickly seen."""
    return (text if text.isprintable() else _CONTROL.sub(" ", text)).strip()
