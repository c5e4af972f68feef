"""Read the spreadsheet of TimelineJS: one row a slide, under the column names of its template (and of the older one's)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dateline.diagnostics import did_you_mean
from dateline.importing.drafts import extra_key
from dateline.importing.tables import Row, Table
from dateline.importing.timelinejs.moments import Fault, Moment, read_clock, read_moment
from dateline.importing.timelinejs.slides import Deck, Role, Slide
from dateline.parsing.forms import short

COLUMNS = (
    *(
        "Year",
        "Month",
        "Day",
        "Time",
        "End Year",
        "End Month",
        "End Day",
        "End Time",
        "Display Date",
        "Headline",
        "Text",
    ),
    *("Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background"),
)
_OLDER = {"tag": "Group", "start date": "Start Date", "end date": "End Date"}
_LINKS = {"media link": "link", "link": "link", "media link target": "link_target", "link target": "link_target"}
_MEDIA = {
    "Media": "url",
    "Media Caption": "caption",
    "Media Credit": "credit",
    "Media Thumbnail": "thumbnail",
    "Alt Text": "alt",
}
_ENDS = {
    "start": ("Year", "Month", "Day", "Time", "Start Date"),
    "end": ("End Year", "End Month", "End Day", "End Time", "End Date"),
}
_NAMES = {name.lower(): name for name in COLUMNS} | _OLDER
_ISO = re.compile(r"([+-]?[0-9]+)(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_SLASHED = re.compile(r"(?:([0-9]{1,2})/)?(?:([0-9]{1,2})/)?([0-9]{4})")


def read_sheet_deck(table: Table) -> Deck:
    """Read every row; what cannot be read is among the problems, with its column's name, and nothing is raised."""
    known = {_NAMES[column.lower()] for column in table.columns if column.lower() in _NAMES}
    if not known & {"Year", "Start Date"}:
        near = next((column for column in table.columns if did_you_mean("year", [column.lower()])), "")
        found = ", ".join(f"`{short(column)}`" for column in table.columns[:8])
        why = f"no column is called `Year`, as in TimelineJS's template; there are {found}"
        rename = f"; rename `{short(near)}` to `Year`" if near else ""
        return Deck(table.unit, (), ((0, "file", why + rename),))
    foreign = [name for name in table.columns if name.lower() not in _NAMES and name.lower() not in _LINKS]
    slides: list[Slide] = []
    problems: list[tuple[int, str, str]] = []
    has_title = False
    for row in table.rows:
        cells = {_NAMES.get(name.lower(), name): text for name, text in row.cells.items()}
        slide = _slide(cells, row, table.unit, may_be_title=not has_title)
        if isinstance(slide, str):
            problems.append((row.number, table.unit, slide))
            continue
        has_title = has_title or slide.role == "title"
        slides.append(slide)
    return Deck(table.unit, tuple(slides), tuple(problems), tuple(_note(name) for name in foreign))


def _note(name: str) -> str:
    hint = did_you_mean(name, [each.lower() for each in COLUMNS])
    return f"the column `{short(name)}` is none of TimelineJS's, and is kept as {extra_key(f'timelinejs-{name}')}. {hint}".rstrip()


def _slide(cells: Mapping[str, str], row: Row, unit: str, *, may_be_title: bool) -> Slide | str:
    """Return the slide that a row describes, or what is wrong with it. A second title is an event, as it is for TimelineJS."""
    role = _role(cells.get("Type", ""), may_be_title=may_be_title)
    start = _moment(cells, "start", needed=role != "title")
    end = _moment(cells, "end", needed=role == "era")
    faults = [moment for moment in (start, end) if isinstance(moment, str)]
    if faults:
        return "; ".join(faults)
    media = {field: cells[name] for name, field in _MEDIA.items() if name in cells}
    media |= {_LINKS[name.lower()]: text for name, text in cells.items() if name.lower() in _LINKS}
    return Slide(
        role=role,
        row=row.number,
        unit=unit,
        headline=cells.get("Headline", ""),
        text=cells.get("Text", ""),
        start=start if isinstance(start, Moment) else None,
        end=end if isinstance(end, Moment) else None,
        display_date=cells.get("Display Date", ""),
        group=cells.get("Group", ""),
        media=tuple(media.items()),
        extra=tuple(_extra(cells, role)),
    )


def _role(type_: str, *, may_be_title: bool) -> Role:
    if type_ == "title":
        return "title" if may_be_title else "event"
    return "era" if type_ == "era" else "event"


def _moment(cells: Mapping[str, str], which: str, *, needed: bool) -> Moment | str | None:
    """Return a row's start or end; None where it has none and needs none, else what is wrong, with the column's name."""
    year, month, day, clock, whole = _ENDS[which]
    parts: dict[str, str] = {}
    if whole in cells and year not in cells:
        found = _whole(cells[whole])
        if found is None:
            return f"{whole}: `{short(cells[whole])}` is no date: write 2020-10-04, or month/day/year as TimelineJS reads it"
        parts = found
    elif not any(name in cells for name in (year, month, day, clock)):
        return f"{year}: there is no year, and without one TimelineJS shows nothing either" if needed else None
    else:
        columns = {"year": year, "month": month, "day": day}
        parts = {part: cells.get(name, "") for part, name in columns.items()}
    time = read_clock(cells[clock]) if clock in cells else {}
    if isinstance(time, Fault):
        return f"{clock}: {time.message}"
    read = read_moment(parts | time)
    if isinstance(read, Fault):
        column = (
            {"year": year, "month": month, "day": day}.get(read.part, clock)
            if whole not in cells or year in cells
            else whole
        )
        return f"{column}: {read.message}"
    return read


def _whole(text: str) -> dict[str, str] | None:
    """Return the parts of a date in one cell, as the older template has them; slashes are month/day/year there."""
    if match := _ISO.fullmatch(text.strip()):
        return {"year": match[1].lstrip("+"), "month": match[2] or "", "day": match[3] or ""}
    if match := _SLASHED.fullmatch(text.strip()):
        return {"year": match[3], "month": match[1] or "", "day": match[2] or ""}
    return None


def _extra(cells: Mapping[str, str], role: Role) -> Iterator[tuple[str, str]]:
    background = cells.get("Background", "")
    if background:
        yield "background-url" if re.match(r"(?:https?:)?/", background) else "background-color", background
    if cells.get("Type", "") not in ("", role):
        yield "type", cells["Type"]
    named = {*COLUMNS, *_OLDER.values()}
    for name, text in cells.items():
        if name not in named and name.lower() not in _LINKS:
            yield name, text
