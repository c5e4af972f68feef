"""The wall chart: the axis of the site, drawn large enough for every event's whole name, in sheets that join."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

import msgspec

from dateline.axis import LENGTH, Axis, Mark
from dateline.axis import Sheet as Room
from dateline.axis.lanes import in_lanes
from dateline.handouts.edition import Edition
from dateline.handouts.events import corrections, cut, footer, outcomes, ranks, view_event
from dateline.handouts.model import Paper, Part, Sheet
from dateline.handouts.wall_names import (
    LINE,
    ROW,
    BandName,
    Chart,
    Name,
    Numbered,
    Wording,
    measured,
    name_bands,
    place_names,
)
from dateline.handouts.wording import FRAME, WALL, said
from dateline.outputs.axes import legend_of, wall_axis
from dateline.outputs.languages import direction
from dateline.outputs.views import View
from dateline.selection import Selection, select

ON_A_SHEET: Mapping[Paper, int] = {"a3": 14, "tabloid": 13, "a2": 28}
"""So many names are legible on one sheet."""
MOST_SHEETS = 12
EMS: Mapping[Paper, int] = {"a3": 100, "tabloid": 102, "a2": 142}
"""How many ems of 11 points a sheet is wide, between its margins."""
TALL: Mapping[Paper, int] = {"a3": 63, "tabloid": 58, "a2": 94}
"""How many it is high, between its heading and its foot."""
NEAREST: Mapping[Paper, Paper] = {"a4": "a3", "letter": "tabloid", "legal": "tabloid"}
_LONGEST_TITLE = 150
_SCALE = 44
"""The height of what stands below the line of time: ticks, their labels, and the words of breaks; in tenths of an em."""
_AIR, _GAP = 10, 5
BAND = 15
"""The height of a row of periods' titles."""
_MOST_BELOW = 0.4
"""How much of the height events over longer times may take up; the least important ones beyond it are not on the chart."""
_NARROWEST = 300
"""How wide the name of an event over a longer time may be, at least."""


class Span(View, kw_only=True):
    """An event over a longer time, below the line of time: its name in whole lines above its mark, which is at `down`."""

    mark: Mark
    title: str
    when: str
    notes: tuple[str, ...]
    bold: bool
    start: int
    width: int
    down: int
    height: int


class WallPart(Part, kw_only=True):
    """The chart in one language; lengths are in tenths of an em. `alt` says in words what is drawn."""

    axis: Axis
    height: int
    line: int
    """How far the line of time is from above."""
    band_names: tuple[BandName, ...]
    names: tuple[Name, ...]
    numbered: tuple[Numbered, ...]
    spans: tuple[Span, ...]
    key: tuple[tuple[int, ...], ...]
    """The columns of the key, in numbers; as many on each sheet."""
    alt: str
    codes: tuple[tuple[str, str], ...]
    """What the legend explains: the axis's codes, and their words."""
    rest: tuple[str, ...]
    """The events that are not on it."""


class WallSheet(Sheet, kw_only=True):
    """A chart in so many `sheets` side by side; each part has its own."""

    sheets: int
    ems: int
    parts: tuple[WallPart, ...]


def wall_sheet(editions: tuple[Edition, ...], paper: Paper, selection: Selection) -> WallSheet | None:
    """Return the chart of the events that a selection means; None where none of them has a place on an axis."""
    wide = NEAREST.get(paper, paper)
    chronology = editions[0].chronology
    names = select(selection, chronology).events
    number = sum(chronology.events[name].date is not None for name in names)
    sheets = min(max(1, ceil(number / ON_A_SHEET[wide])), MOST_SHEETS)
    chart = Chart(sheets=sheets, wide=EMS[wide] * 10, room=TALL[wide] * 10)
    parts = tuple(part for edition in editions if (part := _part(edition, names, chart, ON_A_SHEET[wide] * 3 // 2)))
    if not parts:
        return None
    title = editions[0].say(WALL, "wall", title=chronology.config.title)
    return WallSheet(kind="wall", paper=wide, title=title, sheets=sheets, ems=EMS[wide], parts=parts)


def _part(edition: Edition, names: tuple[str, ...], chart: Chart, most: int) -> WallPart | None:
    """Return the chart in one language, with at most so many events a sheet: the most important ones."""
    chronology = edition.chronology
    rank = ranks(chronology.events[name] for name in names)
    dated = sorted((name for name in names if chronology.events[name].date), key=lambda name: rank[name])
    chosen = frozenset(dated[: most * chart.sheets])
    room = Room(ems=chart.length // 10, marks=len(names) + 1, lanes=len(names) + 1, labels=0, rows=0)
    axis = wall_axis(edition.register, (name for name in names if name in chosen), room)
    if axis is None:
        return None
    longer = [mark for mark in (*axis.marks, *axis.spans) if _is_long(mark, chart)]
    marks = [mark for mark in (*axis.marks, *axis.spans) if not _is_long(mark, chart)]
    worded = {mark.id: _wording(edition, mark.id) for mark in (*longer, *marks)}
    longer.sort(key=lambda mark: rank[mark.id])
    spans, below = _spans(longer, worded, chart)
    while below > chart.room * _MOST_BELOW:
        longer.pop()
        spans, below = _spans(longer, worded, chart)
    bands = name_bands(axis.bands, chart)
    above = (max((band.row for band in bands), default=-1) + 1) * BAND
    fixed = above + _AIR + _SCALE + below
    placed = place_names(marks, worded, rank, msgspec.structs.replace(chart, room=chart.room - fixed))
    drawn = {mark.id for mark in longer}.union(mark.id for mark in placed.marks)
    line = chart.room - _SCALE - below
    return WallPart(
        language=edition.language,
        direction=direction(edition.language),
        title=chronology.config.title,
        subtitle=chronology.config.subtitle,
        words=said(edition.texts, FRAME, WALL),
        footer=footer(edition),
        axis=msgspec.structs.replace(axis, marks=(), spans=()),
        height=chart.room,
        line=line,
        band_names=bands,
        names=placed.names,
        numbered=placed.numbered,
        spans=spans,
        key=placed.key,
        alt=edition.say(WALL, "alt", events="; ".join(_in_words(edition, name) for name in names if name in drawn)),
        codes=tuple((code, edition.word("axis", code)) for code in legend_of(axis)),
        rest=tuple(_in_words(edition, name) for name in names if name not in drawn),
    )


def _is_long(mark: Mark, chart: Chart) -> bool:
    """Tell whether a mark reaches over more than half a sheet: then it stands below the line of time."""
    return (mark.end - mark.start) * chart.sheets > LENGTH // 2


def _spans(longer: list[Mark], worded: Mapping[str, Wording], chart: Chart) -> tuple[tuple[Span, ...], int]:
    """Return the events over longer times in rows below the line, and how high they are together."""
    ordered = sorted(longer, key=lambda mark: (mark.start, mark.end, mark.id))
    placed = [_span(mark, worded[mark.id], chart) for mark in ordered]
    lanes = in_lanes(
        [(chart.across(each.mark.start), max(chart.across(each.mark.end), each.start + each.width)) for each in placed],
        len(placed),
    )
    heights = [
        max(each.height for each, at in zip(placed, lanes, strict=True) if at == lane) + ROW + _GAP
        for lane in range(len(set(lanes)))
    ]
    tops = [LINE + sum(heights[: lane or 0]) for lane in lanes]
    spans = tuple(
        msgspec.structs.replace(each, down=top + heights[lane or 0] - ROW - _GAP)
        for each, top, lane in zip(placed, tops, lanes, strict=True)
    )
    return spans, LINE + sum(heights) if heights else 0


def _span(mark: Mark, wording: Wording, chart: Chart) -> Span:
    """Return a span with its name at its beginning, moved to the next sheet where little of it is on the one it begins on."""
    start, end = chart.across(mark.pieces[0].start), chart.across(mark.pieces[-1].end)
    join = (chart.sheet(start) + 1) * chart.wide
    if join - start < _NARROWEST < end - join:
        start, join = join, join + chart.wide
    start = min(start + 4, join - _NARROWEST)
    width = min(max(end - start, _NARROWEST), join - start - 4)
    one = wording._replace(title=f"{wording.title}, {wording.when}", when="")
    return Span(mark=mark, **wording._asdict(), start=start, width=width, down=0, height=measured(one, width)[1])


def _wording(edition: Edition, name: str) -> Wording:
    event = edition.chronology.events[name]
    text = view_event(edition, event, 0)
    standing = "" if event.standing == "occurred" else edition.word("standing", event.standing)
    doubt = edition.say(WALL, "disagree") if any(each.kind != "copy-error" for each in event.disputes) else ""
    when = "; ".join(filter(None, (", ".join((text.when, *text.asides)), standing, doubt)))
    notes = (*outcomes(edition, event), *corrections(edition, event))
    return Wording(cut(text.title, _LONGEST_TITLE), when, notes, bold=event.importance == "landmark")


def _in_words(edition: Edition, name: str) -> str:
    """Return an event with its date, and what must stand with it, in a line of words."""
    text = view_event(edition, edition.chronology.events[name], 0)
    return ". ".join(each.rstrip(".") for each in (f"{text.when}: {text.title}", *text.notes))
