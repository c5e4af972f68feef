"""Resolve the words on which a date rests: "the arrest last October", in an article of 6 October 2021, is October 2020.

The time expression is found in the words (`find`), counted from the date of publication or from an event (`resolve`), and compared
with what its author says that it gives. A result is one or more readings, each with bounds; any of them may be meant, and a date
agrees with the words when it overlaps one of them.

Conventions
-----------
- A result is as exact as the coarser of unit and anchor: "a month later" after a day in October is November, whole; "a year later"
  after 2014 is 2015; after October 2020 it is 2021. Units are those of the calendar, counted in places: a year ago is last year.
- Decades and centuries at a distance are always rounded: "a decade ago" is 10 years ago, give or take 3.
- "About" is a quarter more or less; "almost" up to a quarter less; "more than" up to half as much again, and at least one unit; "less
  than" anything down to none; all counted in the next finer unit.
- "A couple" is 2 or 3, "a few" 2 to 7, "several" 3 to 12. A plural alone ("months ago", "in recent weeks") is 2 to 24 hours, 14
  days, 8 weeks, 18 months, 20 years or 10 decades.
- A week is that of both who begin it on Monday and who begin it on Sunday: 8 days, or 13 when counted from a Sunday. Last week is
  the one before.
- "Last October" is the last October that is over, or that of the last year; "last Friday" likewise, with weeks. They differ late in the
  year or week, and usage is divided: both are readings. "Next" mirrors "last". "This" October is that of the anchor's year.
- A name alone ("on Friday", "Oct. 8", "Ebrard's July interview") is the nearest one begun by the anchor where the words tell of the
  past, the nearest one not over where they tell of the future (the hint nearest before it counts, else the first after it), else both.
- Seasons are northern and meteorological, as in `dateline.dates`. "Over the summer", like "over the weekend", is the last that
  has begun, unless the words tell of the future.
- "Early" and "late" are the halves of a span, "mid" its middle half, the beginning and the end its first and last third.
- "Before", "until", "by" open the start of what follows them, "since", "after" its end: "before 2014" is anything up to its last day.
"""

from dateline.bases.expression import Anchor, Bounds, Reason, Resolution, TimeExpression, bounds_of
from dateline.bases.finding import find, find_all
from dateline.bases.giving import Given, NotGiven, give
from dateline.bases.resolving import resolve

__all__ = [
    "Anchor",
    "Bounds",
    "Given",
    "NotGiven",
    "Reason",
    "Resolution",
    "TimeExpression",
    "bounds_of",
    "find",
    "find_all",
    "give",
    "resolve",
]
