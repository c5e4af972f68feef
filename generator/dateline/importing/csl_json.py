"""Read CSL-JSON, the interchange form of Zotero and of citation processors, into sources (citationstyles.org, `csl-data.json`)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from dateline.importing.dating import edtf_of, from_parts
from dateline.importing.drafts import Draft
from dateline.importing.model import Problem, Reading
from dateline.importing.naming import Shelf

_PERIODICALS = (
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "post-weblog",
    "webpage",
    "broadcast",
)
_PEOPLE = ("editor", "translator", "interviewer", "director", "composer", "container-author")
_DATES = {"issued": "published", "accessed": "accessed"}
_REMARKS = ("abstract", "note", "annote")
_KINDS = {
    "article-journal": "journal article",
    "article-magazine": "magazine article",
    "article-newspaper": "newspaper article",
    "post-weblog": "blog post",
    "webpage": "web page",
    "personal_communication": "personal communication",
}


def read_csl_json(text: str) -> Reading:
    """Read a list of items, a mapping with `items`, or one item; what cannot be read is among the problems, nothing is raised.

    A date is read from `edtf`, `date-parts`, `literal` or `raw`, in this order. Years before 1 are kept as an `x-` key: programs do
    not agree whether there is a year 0.
    """
    try:
        root = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        return Reading("entry", (), (Problem(1, f"line {error.lineno} is not JSON: {error.msg}"),))
    except (ValueError, RecursionError):
        return Reading(
            "entry", (), (Problem(1, "the JSON is nested too deeply, or holds a number too long to be read"),)
        )
    shelf = Shelf("entry")
    for row, item in enumerate(_items(root), 1):
        if isinstance(item, Mapping):
            shelf.add(_draft(item), _text(item.get("id")), row)
        else:
            shelf.refuse(row, "this is no item: an item is a mapping of CSL variables")
    return shelf.reading()


def _items(root: object) -> list[object]:
    if isinstance(root, list):
        return root
    if isinstance(root, Mapping) and isinstance(root.get("items"), list):
        return list(root["items"])
    return [root]


def _draft(item: Mapping[str, object]) -> Draft:
    draft = Draft()
    kind = _text(item.get("type"))
    draft.put("kind", "type", _KINDS.get(kind, kind.replace("-", " ").replace("_", " ")))
    names = ("container-title", "publisher") if kind in _PERIODICALS else ("publisher", "container-title")
    for field in names:
        draft.put("publisher", field, _text(item.get(field)))
    for field, value in item.items():
        if field not in ("id", "type", *names):
            _take(draft, field, value)
    return draft


def _take(draft: Draft, field: str, value: object) -> None:
    """Put one variable where it belongs."""
    if field in ("title", "language"):
        draft.put(field, field, _text(value))
    elif field == "URL":
        draft.address("url", _text(value))
    elif field == "author":
        draft.authors(_names(value))
    elif field in _PEOPLE:
        draft.keep(field, *_names(value))
    elif field in _DATES:
        draft.date(_DATES[field], field, _date(value), _raw(value))
    elif field in _REMARKS:
        draft.remark(_text(value))
    elif isinstance(value, list) and all(isinstance(each, str | int | float) for each in value):
        draft.keep(field, *map(_text, value))
    else:
        draft.keep(field, _text(value))


def _text(value: object) -> str:
    """Return a variable as text: strings as they are, nothing for null, structures as JSON."""
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def _names(value: object) -> list[str]:
    return [_name(each) for each in value] if isinstance(value, list) else [_text(value)]


def _name(value: object) -> str:
    """Return one name, given name first; what is no name in CSL's form as JSON, so that it is not lost."""
    if not isinstance(value, Mapping):
        return _text(value)
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    found = [_text(value[part]) for part in parts if value.get(part)]
    return _text(value.get("literal")) or " ".join(found) or _text(value)


def _raw(value: object) -> str:
    if isinstance(value, Mapping):
        return _text(value.get("literal") or value.get("raw") or value)
    return _text(value)


def _date(value: object) -> str:
    """Return the EDTF of a CSL date, or nothing."""
    if not isinstance(value, Mapping):
        return edtf_of(_text(value))
    edtf = edtf_of(_text(value.get("edtf")))
    if edtf:
        return edtf
    ends = value.get("date-parts")
    if not isinstance(ends, list) or not ends:
        return edtf_of(_text(value.get("literal") or value.get("raw")))
    season = _text(value.get("season")).strip('"')
    dates = [_end(end, season) for end in ends]
    if not 1 <= len(dates) <= 2 or not all(dates):
        return ""
    mark = "~" if value.get("circa") not in (None, False, 0, "", "0", "false") else ""
    return "/".join(f"{date}{mark}" for date in dates)


def _end(parts: object, season: str) -> str:
    """Return the EDTF of `[year, month, day]`; a season (1 to 4, or its name) stands for the month where there is none."""
    if not isinstance(parts, list) or not 1 <= len(parts) <= 3:
        return ""
    texts = [_text(part) for part in parts]
    if len(texts) == 1 and season:
        texts.append(str(20 + int(season)) if season in ("1", "2", "3", "4") else season)
    year = texts[0].zfill(4) if texts[0].isascii() and texts[0].isdigit() and texts[0] != "0" else texts[0]
    return from_parts(year, *texts[1:])
