"""The wall chart: the axis of the site, drawn large enough for every event's name, in sheets that join."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from dateline.axis import Axis
from dateline.axis import Sheet as Room
from dateline.axis.drawing import MOST_NAMED
from dateline.handouts.edition import Edition
from dateline.handouts.events import footer, outcomes, ranks
from dateline.handouts.model import Paper, Part, Sheet
from dateline.handouts.wording import FRAME, WALL, said
from dateline.outputs.axes import wall_axis
from dateline.outputs.languages import direction
from dateline.selection import Selection, select

ON_A_SHEET = 24
"""So many names are legible on one sheet."""
EMS: Mapping[Paper, int] = {"a3": 100, "tabloid": 102, "a2": 142}
"""How many ems of 11 points a sheet is wide, between its margins."""
LANES: Mapping[Paper, int] = {"a3": 14, "tabloid": 12, "a2": 23}
"""How many rows of names it has room for."""
NEAREST: Mapping[Paper, Paper] = {"a4": "a3", "letter": "tabloid", "legal": "tabloid"}


class WallPart(Part, kw_only=True):
    """The chart in one language. `importance` has the importance of the events that are landmarks; `alt` says in words what is drawn."""

    axis: Axis
    landmarks: tuple[str, ...]
    alt: str
    rest: tuple[str, ...]
    """The events that have no name on it, or no place."""


class WallSheet(Sheet, kw_only=True):
    """A chart in so many `sheets` side by side; each part has its own."""

    sheets: int
    parts: tuple[WallPart, ...]


def wall_sheet(editions: tuple[Edition, ...], paper: Paper, selection: Selection) -> WallSheet | None:
    """Return the chart of the events that a selection means; None where none of them has a place on an axis."""
    wide = NEAREST.get(paper, paper)
    number = len(select(selection, editions[0].chronology).events)
    sheets = max(1, ceil(number / ON_A_SHEET))
    room = Room(ems=EMS[wide] * sheets, marks=number + 1, lanes=12, labels=LANES[wide], rows=0)
    parts = tuple(part for edition in editions if (part := _part(edition, selection, room)))
    if not parts:
        return None
    title = editions[0].say(WALL, "wall", title=editions[0].chronology.config.title)
    return WallSheet(kind="wall", paper=wide, title=title, sheets=sheets, parts=parts)


def _part(edition: Edition, selection: Selection, room: Room) -> WallPart | None:
    chronology = edition.chronology
    names = select(selection, chronology).events
    axis = _most_names(edition, names, room)
    if axis is None:
        return None
    drawn = {mark.id for mark in (*axis.named, *axis.marks, *axis.spans)}
    told = {mark.id for mark in (*axis.named, *axis.spans)}
    named = {name: _in_words(edition, name) for name in names}
    return WallPart(
        language=edition.language,
        direction=direction(edition.language),
        title=chronology.config.title,
        subtitle=chronology.config.subtitle,
        words=said(edition.texts, FRAME, WALL),
        footer=footer(edition),
        axis=axis,
        landmarks=tuple(name for name in names if chronology.events[name].importance == "landmark"),
        alt=edition.say(WALL, "alt", events="; ".join(text for name, text in named.items() if name in drawn)),
        rest=tuple(each for name, each in named.items() if name not in told),
    )


def _most_names(edition: Edition, names: tuple[str, ...], room: Room) -> Axis | None:
    """Return the axis with as many names as find room, the most important events first; None where no event has a place on it.

    The axis itself gives room to names in the order of time: so the less important ones are taken back until all that remain fit.
    """
    rank = ranks(edition.chronology.events[name] for name in names)
    ranked = sorted((name for name in names if edition.chronology.events[name].date), key=lambda name: rank[name])
    axis = wall_axis(edition.register, names, frozenset(), room)
    for number in range(min(len(ranked), MOST_NAMED), 0, -1):
        tried = wall_axis(edition.register, names, frozenset(ranked[:number]), room)
        if tried and len(tried.named) == number:
            return tried
    return axis


def _in_words(edition: Edition, name: str) -> str:
    """Return an event with its date, and an accusation with its outcome, in a line of words."""
    event = edition.chronology.events[name]
    when = edition.register.words(event.date)
    told = (f"{when}: {event.title}" if when else event.title, *outcomes(edition, event))
    return ". ".join(told)
