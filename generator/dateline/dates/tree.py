"""Hold a date as read: the typed tree between the text and its bounds, words and precision."""

import msgspec

from dateline.dates.days import OPEN_END, OPEN_START

UNCERTAIN = 1
"""The mark `?`."""
APPROXIMATE = 2
"""The mark `~`; `%` is both."""
MARKS = {"": 0, "?": UNCERTAIN, "~": APPROXIMATE, "%": UNCERTAIN | APPROXIMATE}


class Date(msgspec.Struct, frozen=True):
    """A date that was understood; all that wording needs beyond these fields is read again from `edtf`."""

    edtf: str
    """The text as given."""
    level: int
    """The lowest EDTF level that has all the features used: 0, 1 or 2."""
    earliest: int | None
    """The first day it can mean, inclusive; `OPEN_START` when open, None when unknown."""
    latest: int | None
    """The last day it can mean, inclusive; `OPEN_END` when open, None when unknown."""


class DateError(msgspec.Struct, frozen=True):
    """Why a text is no EDTF date."""

    message: str
    """One sentence for a person, without a full stop."""
    offset: int
    """The index, in code points from 0, where it goes wrong."""
    suggestion: str | None = None
    """The EDTF to write instead ("… or …" where the text has two readings), when one can be told."""

    def moved(self, by: int) -> "DateError":
        """Return the error as seen from a text in which this one starts `by` code points later."""
        return msgspec.structs.replace(self, offset=self.offset + by)


class Point(msgspec.Struct, frozen=True):
    """One date: a year, month or day, a part of a year, or a day with a time."""

    negative: bool
    """Whether the year has a minus sign."""
    digits: str
    """The year's digits as written, `X` where unspecified; without sign, `Y`, `E` and `S`."""
    exponent: int
    """The power of ten that multiplies the digits, 0 where none is written."""
    significant: int
    """The number of significant digits, 0 where none is written."""
    month: str
    """Two digits, `X` where unspecified; 21 to 41 is a part of the year; empty at year precision."""
    day: str
    """Two digits, `X` where unspecified; empty at coarser precision."""
    time: str
    """The time of day with its zone, without `T`; mostly empty."""
    marks: tuple[int, int, int]
    """What qualifies year, month and day: 0, `UNCERTAIN`, `APPROXIMATE` or their sum."""
    level: int
    earliest: int
    latest: int

    @property
    def year(self) -> int | None:
        """The year, estimated where it has significant digits; None when digits are unspecified."""
        if "X" in self.digits:
            return None
        year = int(self.digits + "0" * self.exponent)
        return -year if self.negative else year

    @property
    def masked(self) -> bool:
        """Whether any digit is unspecified."""
        return "X" in self.digits or "X" in self.month or "X" in self.day

    @property
    def unit(self) -> str:
        """The unit it is written in: `year`, `part` (of a year), `month` or `day`."""
        if self.day:
            return "day"
        if not self.month:
            return "year"
        return "part" if self.month > "20" and "X" not in self.month else "month"


class Interval(msgspec.Struct, frozen=True):
    """A stretch from one date to another; an end without a date is open (`..`) or unknown (empty).

    An open end *with* a date is ISO 8601-2's "on or before" (`..2004/2005`) and "on or after" (`2004/2005..`).
    """

    start: Point | None
    end: Point | None
    open_start: bool
    open_end: bool

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """The first and last day; see `Date`."""
        first = OPEN_START if self.open_start else self.start.earliest if self.start else None
        last = OPEN_END if self.open_end else self.end.latest if self.end else None
        return first, last


class Run(msgspec.Struct, frozen=True):
    """Consecutive members of a set; a single member is both first and last, None is an open side."""

    first: Point | None
    last: Point | None


class Members(msgspec.Struct, frozen=True):
    """A set: one of its members is meant (`[…]`), or all are (`{…}`)."""

    every: bool
    runs: tuple[Run, ...]

    @property
    def bounds(self) -> tuple[int, int]:
        """The first day of any member and the last day of any member."""
        return (
            min(run.first.earliest if run.first else OPEN_START for run in self.runs),
            max(run.last.latest if run.last else OPEN_END for run in self.runs),
        )


Tree = Point | Interval | Members


def points(tree: Tree) -> tuple[Point, ...]:
    """Return the dates written in a tree, from left to right."""
    if isinstance(tree, Point):
        return (tree,)
    if isinstance(tree, Interval):
        return tuple(point for point in (tree.start, tree.end) if point)
    ends = (point for run in tree.runs for point in ((run.first,) if run.first is run.last else (run.first, run.last)))
    return tuple(point for point in ends if point)
