"""Turn the rows of a table into events, sources, people, places and topics, as a map says."""

from __future__ import annotations

from collections.abc import Callable

from dateline.importing.cleaning import line, prose
from dateline.importing.drafts import SOURCE_KEYS, Draft
from dateline.importing.gathering import Gathered, told_apart, twin_mark
from dateline.importing.html_text import to_markdown
from dateline.importing.known import Known
from dateline.importing.mapped.column_map import CHOICES, LISTS, MEDIA, SOURCE, ColumnMap
from dateline.importing.mapped.spoken_dates import Unread, interval, read_date
from dateline.importing.model import Fields, Reading
from dateline.importing.tables import Row, Table
from dateline.parsing.citations import read_group
from dateline.parsing.forms import is_id, is_web_address, likely_id, short
from dateline.parsing.schema import EVENT

_EVENT_KEYS = (
    "title",
    "summary",
    "date",
    *(field.key for field in EVENT.fields if field.key not in ("title", "summary", "date")),
)
_KINDS = {"actors": "actor", "organisations": "actor", "places": "place", "topics": "topic"}
_TITLE_WORDS = 8
_ENDS = (".", "!", "?", "…")


class _Cells:
    """One row under the keys of the map: texts by key, the columns they come from, and what is wrong with them so far."""

    def __init__(self, row: Row, column_map: ColumnMap) -> None:
        self.number = row.number
        self.faults: list[str] = []
        self._map = column_map
        self._texts: dict[str, list[tuple[str, str]]] = {}
        for column, key in column_map.columns:
            if column in row.cells:
                self._texts.setdefault(key, []).append((column, row.cells[column]))

    def text(self, key: str) -> str:
        """Return the text of a key, or nothing."""
        return next((text for _, text in self._texts.get(key, [])), "")

    def several(self, key: str) -> list[str]:
        """Return the values of a key that may have several, each once."""
        parts = (part for _, text in self._texts.get(key, []) for part in text.split(self._map.separator))
        return list(dict.fromkeys(name for part in parts if (name := line(part))))

    def own(self) -> list[tuple[str, str]]:
        """Return the keys of the author's own, with their texts."""
        return [(key, self.text(key)) for key in self._texts if key.startswith("x-")]

    def fault(self, key: str, message: str) -> None:
        """Note that a key cannot be taken as it stands; its column is named."""
        column = next((column for column, named in self._map.columns if named == key), key)
        self.faults.append(f"{short(column)}: {message}")

    def checked(self, key: str, read: Callable[[str], str | Unread]) -> str:
        """Return what a key's text reads as; nothing, and a fault, where it cannot be read."""
        text = self.text(key)
        found = read(text) if text else ""
        if isinstance(found, Unread):
            self.fault(key, found.message)
            return ""
        return found

    def date(self, key: str) -> str:
        """Return a key's date as EDTF."""
        return self.checked(key, lambda text: read_date(text, self._map.order))


def to_events(table: Table, column_map: ColumnMap, known: Known, language: str) -> Reading:
    """Return the files that a table becomes, as its map says; rows with faults are among the problems, with all their faults."""
    gathered = Gathered(table.unit, known, language)
    drafts = [(cells, _draft(cells)) for cells in (_Cells(row, column_map) for row in table.rows)]
    whole = [(cells, draft) for cells, draft in drafts if not cells.faults]
    for cells, _ in drafts:
        if cells.faults:
            gathered.refuse(cells.number, "; ".join(cells.faults))
    keys = told_apart([(_key(cells, draft), repr((draft.values(), cells.text("body")))) for cells, draft in whole])
    first: dict[str, int] = {}
    for (cells, draft), key in zip(whole, keys, strict=True):
        if key in first:
            gathered.refuse(cells.number, f"this event stands already at {table.unit} {first[key]}")
            continue
        first[key] = cells.number
        _complete(gathered, cells, draft, key)
    unused = [column for column in table.columns if column not in dict(column_map.columns)]
    named = ", ".join(f"`{short(column)}`" for column in unused)
    return gathered.reading((f"left out, since the map does not name them: {named}",) if unused else ())


def _key(cells: _Cells, draft: Draft) -> str:
    return cells.text("id") or line(f"{draft.get('title')} {draft.get('date')}")


def _draft(cells: _Cells) -> Draft:
    """Return what a row says of the event itself; what is wrong with it is among the row's faults."""
    draft = Draft(_EVENT_KEYS)
    if not line(cells.text("title")):
        cells.fault("title", "there is no title, and an event needs one")
    name = cells.text("id")
    if name and not is_id(name):
        likely = likely_id(name)
        cells.fault("id", f"`{short(name)}` is no id" + (f": write `{likely}`" if likely else ""))
    _date(cells, draft)
    for field in EVENT.fields:
        if field.key in CHOICES and cells.text(field.key):
            draft.set(field.key, cells.checked(field.key, _choice(CHOICES[field.key])))
        elif field.key not in ("date", "media", *LISTS):
            draft.set(
                field.key,
                prose(cells.text(field.key)) if field.key in ("summary", "private") else line(cells.text(field.key)),
            )
    _medium(cells, draft)
    _check_source(cells)
    for key, text in cells.own():
        draft.keep(key.removeprefix("x-"), text)
    return draft


def _date(cells: _Cells, draft: Draft) -> None:
    date, end = cells.date("date"), cells.date("date.end")
    if cells.text("date.end") and not cells.text("date"):
        cells.fault("date.end", "an end stands here without a beginning")
    if date and end:
        date = cells.checked("date.end", lambda _: interval(date, end))
    draft.set("date", date)
    if not cells.text("date") and not cells.text("undated"):
        cells.fault("date", "there is no date; fill it in, or say why there is none in a column that is `undated`")


def _choice(values: tuple[str, ...]) -> Callable[[str], str | Unread]:
    return lambda text: (
        text.lower() if text.lower() in values else Unread(f"`{short(text)}` is none of {', '.join(values)}")
    )


def _medium(cells: _Cells, draft: Draft) -> None:
    pairs = [(key, line(cells.text(f"media.{key}"))) for key in MEDIA if line(cells.text(f"media.{key}"))]
    if pairs and not is_web_address(cells.text("media.url")):
        address = short(cells.text("media.url"))
        cells.fault("media.url", f"`{address}` is no web address, and a picture needs one")
    elif pairs:
        draft.set("media", (Fields(tuple(pairs)),))


def _check_source(cells: _Cells) -> None:
    """Note what is wrong with the row's source: a citation that cannot be written, a date that cannot be read."""
    cells.date("source.published")
    if not any(cells.text(f"source.{key}") for key in SOURCE):
        return
    if not cells.text("source.title") and not cells.text("source.url"):
        cells.fault("source.title", "a source has a title or an address, and there is neither")
    if not read_group(_citation("source", cells)).slips:
        return
    if not read_group(f"[@source, {line(cells.text('source.locator'))}]").slips:
        cells.fault("source.quotation", "it cannot be written as a quotation")
    else:
        cells.fault(
            "source.locator",
            f"`{short(cells.text('source.locator'))}` is no place in a source: write ¶ 9, p. 3 or at 12:40",
        )


def _complete(gathered: Gathered, cells: _Cells, draft: Draft, key: str) -> None:
    """Take in what the event refers to, then the event."""
    for field in LISTS:
        kind = _KINDS[field]
        actor_kind = "organisation" if field == "organisations" else ""
        ids = tuple(gathered.refer(kind, name, cells.number, actor_kind=actor_kind) for name in cells.several(field))  # type: ignore[arg-type]
        target = "actors" if kind == "actor" else field
        present = draft.get(target)
        draft.set(target, tuple(dict.fromkeys((*(present if isinstance(present, tuple) else ()), *ids))))
    body = to_markdown(cells.text("body")).text
    source = _source(gathered, cells)
    if source:
        said = body or to_markdown(cells.text("summary") or cells.text("title")).text
        body = _cited(said, _citation(source, cells))
    plain = " ".join([*str(draft.get("title")).split()[:_TITLE_WORDS], str(draft.get("date")), twin_mark(key)])
    gathered.add("event", draft, key, cells.number, plain=plain, body=body)


def _source(gathered: Gathered, cells: _Cells) -> str:
    """Return the id of the row's source, taking it in where it is new; nothing where the row has none."""
    url, title = line(cells.text("source.url")), line(cells.text("source.title"))
    if not url and not title:
        return ""
    draft = Draft(SOURCE_KEYS)
    draft.put("title", "title", title or url)
    for key in ("publisher", "language", "kind"):
        draft.put(key, key, cells.text(f"source.{key}"))
    draft.authors(cells.several("source.authors"))
    draft.set("published", cells.date("source.published"))
    draft.address("url", url)
    plain = " ".join([cells.text("source.publisher"), cells.date("source.published"), *title.split()[:_TITLE_WORDS]])
    key = url or line(f"{title} {cells.text('source.publisher')}")
    return gathered.refer_source(draft, key, (url, title), cells.number, plain=plain)


def _citation(source: str, cells: _Cells) -> str:
    locator, quotation = line(cells.text("source.locator")), line(cells.text("source.quotation")).strip('"“”«»')
    escaped = quotation.replace("\\", "").replace('"', '\\"')
    words = " ".join(filter(None, (locator, f'"{escaped}"' if escaped else "")))
    return f"[@{source}, {words}]" if words else f"[@{source}]"


def _cited(body: str, citation: str) -> str:
    """Return a body whose last sentence rests on a citation, which stands before the full stop."""
    end = body[-1:] if body.endswith(_ENDS) else ""
    return f"{body.removesuffix(end) if end else body} {citation}{end or '.'}"
