"""Hold what words say about time, and what counting from an anchor gives: plain values between finding and resolving."""

from typing import Literal

import msgspec

from dateline.dates import OPEN_END, OPEN_START, Date

ExpressionKind = Literal["stated", "recurring", "unit", "distance", "stretch", "during", "after", "before"]
"""How the words give a time.

- `stated`: with its year, in need of no anchor ("October 7, 2021", "2012 to 2018", "the 1990s");
- `recurring`: a name that comes again ("last October", "on Friday", "Oct. 8", "over the summer", "the weekend");
- `unit`: a whole unit of the calendar, counted in places from the anchor's own ("last year" is -1, "today" 0);
- `distance`: so many units away ("two weeks ago", "a month later");
- `stretch`: so many units, all of them, up to the anchor or from it ("over the last two weeks", "for months");
- `during`: at the anchor ("while", "still"); `after`, `before`: on one side of it, however far.
"""
Unit = Literal["hour", "day", "week", "month", "year", "decade", "century"]
Direction = Literal["either", "past", "future", "last", "this", "next"]
Hedge = Literal["", "about", "almost", "more", "less"]
Side = Literal["", "from", "until"]
Needs = Literal["", "event", "publication"]
Reason = Literal[
    "kind", "language", "no-words", "too-long", "no-expression", "unfit-expression", "no-anchor", "no-date"
]
"""Why nothing was computed.

`kind`: a basis of its kind is never computed; `language`: its language is not read here; `no-words`, `too-long`: there are no words,
or more than are read; `no-expression`: they hold no time expression that is known here; `unfit-expression`: they hold one that its
kind cannot count with; `no-anchor`: the date to count from is unknown; `no-date`: what they give is no date, or out of reach.
"""
Portion = tuple[int, int, int]
"""A part of a span: from `first / whole` of it to `last / whole`: (0, 1, 2) is the first half."""


class TimeExpression(msgspec.Struct, frozen=True):
    """A time expression as found in words; a field that the kind does not use keeps its default."""

    text: str
    """The expression as it stands in the words."""
    offset: int
    """Where it begins in the words, in code points from 0."""
    kind: ExpressionKind
    direction: Direction = "either"
    """Which way from the anchor; for a `unit`, `past` and `future` are its part before or after the anchor ("earlier this year")."""
    unit: Unit | None = None
    number: int = 0
    """The least count of units; for a `unit`, its place, negative before the anchor's own."""
    number_to: int = 0
    """The greatest count of units ("a few" is 2 to 7)."""
    hedge: Hedge = ""
    year: int | None = None
    """The year, or the first year of the decade or century that `unit` names."""
    year_to: int | None = None
    month: int | None = None
    day: int | None = None
    day_to: int | None = None
    season: int | None = None
    """1 spring, 2 summer, 3 autumn, 4 winter."""
    weekday: int | None = None
    """1 Monday to 7 Sunday; 8 is the weekend."""
    portions: tuple[Portion, ...] = ()
    """The parts to take, one of the other: ("late", or "the first half of the first decade of" a century)."""
    side: Side = ""
    """Whether the words before it open it to one side: `from` ("since 2018") or `until` ("before 2014")."""
    needs: Needs = ""
    """The only anchor that it can be counted from: "a month later" needs an event, "still" the day of publication."""
    weak: bool = False
    """Whether it counts only where the words hold nothing better ("after", a year without a preposition)."""

    @property
    def length(self) -> int:
        """The number of code points it takes in the words."""
        return len(self.text)


class Bounds(msgspec.Struct, frozen=True):
    """Two inclusive day numbers (as in `dateline.dates`); None where unknown or open."""

    earliest: int | None
    latest: int | None


Anchor = Bounds
"""What is counted from: the bounds of the publication date, or of the anchor event's date."""


def bounds_of(date: Date) -> Bounds:
    """Return the bounds of a date, an open end being as unknown as an unknown one."""
    return Bounds(
        None if date.earliest == OPEN_START else date.earliest,
        None if date.latest == OPEN_END else date.latest,
    )


class Resolution(msgspec.Struct, frozen=True):
    """What an expression gives when counted from its anchor."""

    alternatives: tuple[Bounds, ...] = ()
    """The readings, the likeliest first; any of them may be meant. Empty where nothing can be computed."""
    reason: Reason | None = None
    """Why nothing can be computed; None where there are alternatives."""
    problem: str = ""
    """The same for a person: one sentence without a full stop."""

    @property
    def checked(self) -> bool:
        """Whether there is anything to compare a date with."""
        return bool(self.alternatives)

    @property
    def earliest(self) -> int | None:
        """The first day of all readings; None where unknown."""
        days = [each.earliest for each in self.alternatives if each.earliest is not None]
        return min(days) if days and len(days) == len(self.alternatives) else None

    @property
    def latest(self) -> int | None:
        """The last day of all readings; None where unknown."""
        days = [each.latest for each in self.alternatives if each.latest is not None]
        return max(days) if days and len(days) == len(self.alternatives) else None

    def overlaps(self, date: Date) -> bool:
        """Tell whether some day of the date lies within one of the readings; an unknown end could be any day."""
        return any(_meet(each, bounds_of(date)) for each in self.alternatives)


def _meet(a: Bounds, b: Bounds) -> bool:
    begins_in_time = a.earliest is None or b.latest is None or a.earliest <= b.latest
    ends_in_time = a.latest is None or b.earliest is None or b.earliest <= a.latest
    return begins_in_time and ends_in_time
