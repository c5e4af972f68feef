"""What the axis is given, and the frozen views that it gives: positions, lanes and words, no HTML and no floats.

Positions run from 0 to `LENGTH` along the direction of time; what reads them decides how long that is and which way it runs. Lanes are
counted from 0, away from the line of time. Whoever draws keeps to the sheet's measures, and nothing overlaps.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from dateline.dates import Date, Edge, ShapeKind
from dateline.model import Importance, Record, Standing

LENGTH = 10_000
"""How far positions run: a hundredth of one per cent of the axis is the unit."""


class Happening(msgspec.Struct, frozen=True):
    """An event as the axis needs it.

    `words` is its date in words, `path` where its mark leads, `accounts` the dates that accounts in dispute give. `note` must stand with
    the title wherever that does (the outcome of an accusation).
    """

    id: str
    title: str
    words: str
    path: str
    date: Date | None
    standing: Standing = "occurred"
    importance: Importance = "major"
    accounts: tuple[Date, ...] = ()
    note: str = ""


class Publication(msgspec.Struct, frozen=True):
    """A source and the date of its publication."""

    title: str
    words: str
    path: str
    date: Date


class Era(msgspec.Struct, frozen=True):
    """A period as the axis needs it: its bounds in words and as dates; without an end it runs on."""

    title: str
    words: str
    path: str
    first: Date
    last: Date | None


class Sheet(msgspec.Struct, frozen=True):
    """The measures of what is drawn on, in ems of its text, at the narrowest that it may be.

    `marks` is the number of events up to which each has a mark of its own, `lanes` how many rows of them there is room for: beyond either,
    counts stand for them, in at most `columns`. `labels` is how many rows there are for landmarks with their names. `rows` is the most lines
    of the narrow form, 0 for none. `below` puts the words of breaks under the labels of ticks, where there is little room beside them.
    """

    ems: int = 58
    marks: int = 120
    lanes: int = 22
    labels: int = 9
    columns: int = 72
    rows: int = 20
    below: bool = False


class Subject(msgspec.Struct, frozen=True):
    """All that one axis shows. `years` leads from a year to where it stands in the list; `since` and `until` widen the scale."""

    happenings: tuple[Happening, ...]
    language: str
    publications: tuple[Publication, ...] = ()
    eras: tuple[Era, ...] = ()
    years: Mapping[int, str] = msgspec.field(default_factory=dict)
    since: int | None = None
    until: int | None = None


# --- views ----------------------------------------------------------------------------------------------------------------------------


class Knot(Record, frozen=True, kw_only=True):
    """A place where the scale bends: the beginning of a day, and its position. Between knots time runs evenly."""

    day: int
    at: int


class Break(Record, frozen=True, kw_only=True):
    """A stretch that is cut short because nothing happens in it, and the words for it on two lines."""

    start: int
    end: int
    lines: tuple[str, str]
    room: tuple[int, int]
    """The positions between which the words stand: centred on the break where that leaves them on the axis; alike where there is no room."""


class Tick(Record, frozen=True, kw_only=True):
    """The beginning of a year, month or day: its label ("" where there is no room for it), and where it stands in the list."""

    at: int
    label: str
    path: str = ""
    end: int = 0
    """Where the label ends."""


class Band(Record, frozen=True, kw_only=True):
    """A period: where it begins and ends, and the part of its title that fits ("" where nothing does).

    `runs_on` where it goes on beyond the axis. `row` is 1 where it overlaps the one before it, else 0.
    """

    start: int
    end: int
    title: str
    words: str
    path: str
    label: str
    runs_on: bool
    row: int


class Piece(Record, frozen=True, kw_only=True):
    """A stretch of a mark. `core` is the part that is certainly covered, None where there is none; see `dates.Stretch` for the edges.

    `exact` is where it truly begins and ends, where it was widened to be seen: who draws it larger needs that.
    """

    start: int
    end: int
    core: tuple[int, int] | None
    begins: Edge
    ends: Edge
    exact: tuple[int, int] | None = None


class Label(Record, frozen=True, kw_only=True):
    """The name of a landmark beside its mark: from `start` to `end`, read from `start` where `after`, else set against `end`.

    Its lines are the title, the date, and those of the note.
    """

    start: int
    end: int
    after: bool
    title: str
    note: tuple[str, ...]


class Mark(Record, frozen=True, kw_only=True):
    """An event on the axis. `pieces` stand for its date, `accounts` for the dates of accounts that contradict each other.

    `start` and `end` are what it takes up of its lane, its label included.
    """

    id: str
    title: str
    words: str
    note: str
    path: str
    kind: ShapeKind
    pieces: tuple[Piece, ...]
    accounts: tuple[Piece, ...]
    uncertain: bool
    standing: Standing
    importance: Importance
    lane: int
    start: int
    end: int
    label: Label | None = None


class Column(Record, frozen=True, kw_only=True):
    """How many events begin in a span of time; `height` is in thousandths of the highest column."""

    start: int
    end: int
    words: str
    path: str
    count: int
    height: int


class PublicationMark(Record, frozen=True, kw_only=True):
    """When a source was published: a place, or a stretch of days within which it was. Several at one place stand as one: `count`."""

    start: int
    end: int
    title: str
    words: str
    path: str
    count: int


class Row(Record, frozen=True, kw_only=True):
    """A line of the narrow form: a span of time, the events that begin in it, and the words for what is empty before it.

    `marks` are empty where there are too many events; `names` are the landmarks.
    """

    words: str
    path: str
    count: int
    height: int
    gap: str
    marks: tuple[Mark, ...]
    names: tuple[Mark, ...]


class Axis(Record, frozen=True, kw_only=True):
    """An axis, drawn. Where there are too many events for marks, `columns` say how many begin when, and `marks` and `spans` are empty.

    `named` are landmarks with their names, `marks` the other events, `spans` those that reach over much of the axis; each has lanes of
    its own: `named_lanes`, `mark_lanes`, `span_lanes`. `listed_only` counts the events that have no place on it. `unit` is that of the
    ticks: year, month or day; `heads` are the units above it. `events` counts all; `busiest` is the row with the most of them.
    """

    unit: Literal["year", "month", "day"]
    knots: tuple[Knot, ...]
    breaks: tuple[Break, ...]
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    heads: tuple[Tick, ...]
    named: tuple[Mark, ...]
    named_lanes: tuple[int, ...]
    """How many lines each lane of landmarks has."""
    marks: tuple[Mark, ...]
    mark_lanes: int
    spans: tuple[Mark, ...]
    span_lanes: int
    columns: tuple[Column, ...]
    publications: tuple[PublicationMark, ...]
    rows: tuple[Row, ...]
    events: int
    listed_only: int
    busiest: Row | None
